"""What the bot knows: typed, checked facts from `data/knowledge/`."""

from bot.knowledge.check import FOLDER, KnowledgeError, check, load
from bot.knowledge.types import (
    Answer,
    Behaviour,
    Form,
    FormId,
    Knowledge,
    Law,
    Nation,
    Need,
    Organisation,
    SignalWords,
    Tip,
)

__all__ = [
    "FOLDER",
    "Answer",
    "Behaviour",
    "Form",
    "FormId",
    "Knowledge",
    "KnowledgeError",
    "Law",
    "Nation",
    "Need",
    "Organisation",
    "SignalWords",
    "Tip",
    "check",
    "load",
]
