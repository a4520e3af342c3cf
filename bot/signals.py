"""The plain check of words for the signals. It needs no model and runs before any lock or queue."""

import re
from functools import lru_cache

from bot.account.types import Signal
from bot.knowledge.types import Knowledge, SignalWords

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})


def word_signals(text: str, knowledge: Knowledge) -> tuple[Signal, ...]:
    """The signals that the words of `text` raise, most urgent first."""
    plain = re.sub(r"\s+", " ", text.lower().translate(APOSTROPHES))
    return tuple(
        signal
        for signal in Signal
        if signal.value in knowledge.signals and _raised(plain, knowledge.signals[signal.value])
    )


def _raised(plain: str, words: SignalWords) -> bool:
    if not any(_compiled(pattern).search(plain) for pattern in words.patterns):
        return False
    return not any(_compiled(pattern).search(plain) for pattern in words.unless)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)
