"""The account: what a person has told, folded turn by turn, and what it amounts to."""

from bot.account.fold import fold
from bot.account.pattern import forms, forms_of, pattern, serious
from bot.account.types import Account, Detail, Incident, Mention, Pattern, Signal, Turn

__all__ = [
    "Account",
    "Detail",
    "Incident",
    "Mention",
    "Pattern",
    "Signal",
    "Turn",
    "fold",
    "forms",
    "forms_of",
    "pattern",
    "serious",
]
