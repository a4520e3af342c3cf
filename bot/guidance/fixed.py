"""What is said without a turn: the opening, and the answers for when no turn can be run."""

from bot.account import Account
from bot.guidance.signals import answer_signals
from bot.guidance.speaker import Speaker
from bot.guidance.types import Message, Progress, Setting
from bot.signals import word_signals


def opening_messages(setting: Setting) -> tuple[Message, ...]:
    """What the page shows before the first message."""
    speaker = Speaker(setting, Progress())
    speaker.say("opening")
    return tuple(speaker.messages)


def urgent_messages(text: str, setting: Setting) -> tuple[Message, ...]:
    """What is said when no turn can be run: the signals that plain words raise, else 999 and the helpline."""
    return _by_words(text, setting) or _ready("failed", setting)


def too_long_messages(text: str, setting: Setting) -> tuple[Message, ...]:
    """What is said to a message that is too long to read, after the signals that its words raise."""
    return (*_by_words(text, setting), *_ready("too_long", setting))


def too_many_messages(text: str, setting: Setting) -> tuple[Message, ...]:
    """What is said where no more call-backs are taken from one connection, after the signals that words raise."""
    return (*_by_words(text, setting), *_ready("too_many_requests", setting))


def _by_words(text: str, setting: Setting) -> tuple[Message, ...]:
    """The answers to the signals that plain words raise, without quick replies: no turn would take them."""
    speaker = Speaker(setting, Progress())
    answer_signals(speaker, Account(), word_signals(text, setting.knowledge))
    return tuple(message.copy(update={"buttons": ()}) for message in speaker.messages)


def _ready(wording: str, setting: Setting) -> tuple[Message, ...]:
    return (Message(text=Speaker(setting, Progress()).line(wording)),)
