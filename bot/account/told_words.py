"""An act that plain words tell, as a mention of the message, and what the message is then. Pure."""

from bot.account.types import Mention, Signal
from bot.knowledge.types import FormId
from bot.plain_text import APOSTROPHES


def mention_of(form: FormId, behaviour: str, words: str, text: str) -> Mention:
    """The mention of an act by `words`, which stand in `text` whatever mark it has for an apostrophe."""
    start = max(text.translate(APOSTROPHES).find(words), 0)
    end = start + len(words)
    return Mention(form=form, behaviour=behaviour, text=words, start=start, end=end, confidence=1.0)


def intent_with_act(intent: str) -> str:
    """An act makes a message an account, unless it asks something or is a signal."""
    asks = intent.startswith("ask_") or intent.split("+")[0] in {signal.value for signal in Signal}
    return intent if asks else "tell"
