"""The plain check of words for the signals. It needs no model and runs before any lock or queue."""

import re
import textwrap
from functools import lru_cache

from bot.account.types import Signal
from bot.death_threats import is_death_threat_alone
from bot.knowledge.types import Knowledge, SignalWords
from bot.leaving import denies_danger, denies_despair, is_plain_farewell
from bot.plain_text import APOSTROPHES

FIRST = (Signal.danger_now, Signal.suicide)
"""The signals before which nothing else is said."""
STRETCH = 600
"""Characters that the patterns see at once, so that a very long text takes no longer a character."""
VOWEL = re.compile(r"[aeiouyw]")
CLUSTER = re.compile(r"[bcdfghjklmnpqrstvxz]{5}")
KEYS = re.compile(r"asdf|qwe|zxcv|hjkl|sdfg|uiop|dfgh")


def is_nonsense(text: str) -> bool:
    """Whether most words are struck keys ("asdfgh jkl"), which no language has."""
    words = re.findall(r"[a-z]{3,}", _plain(text))
    struck = [word for word in words if KEYS.search(word) or CLUSTER.search(word) or not VOWEL.search(word)]
    return bool(struck) and 2 * len(struck) > len(words) and not re.search(r"[^\x00-\x7f]", text)


def word_signals(text: str, knowledge: Knowledge) -> tuple[Signal, ...]:
    """The signals that the words of `text` raise, most urgent first."""
    stretches = textwrap.wrap(_plain(text), STRETCH) or [""]
    return tuple(
        signal
        for signal in Signal
        if signal.value in knowledge.signals
        and any(_raised(stretch, knowledge.signals[signal.value]) for stretch in stretches)
    )


def is_taken_back(text: str, signal: Signal, knowledge: Knowledge) -> bool:
    """Whether the words of `text` speak against a signal that a model sees."""
    plain = _plain(text)
    return any(_compiled(pattern).search(plain) for pattern in knowledge.signals[signal.value].unless)


def is_plainly_none(text: str, signal: Signal) -> bool:
    """Whether a whole message is plain words in which a signal that a model alone sees, however sure, is none."""
    if signal is Signal.suicide:
        return is_plain_farewell(text) or denies_despair(text) or is_death_threat_alone(text)
    if signal is Signal.danger_now:
        return is_plain_farewell(text) or denies_danger(text)
    return signal is Signal.own_behaviour and is_plain_farewell(text)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().translate(APOSTROPHES))


def _raised(plain: str, words: SignalWords) -> bool:
    """Whether a pattern is found in what the `unless` patterns leave of the text."""
    for pattern in words.unless:
        plain = _compiled(pattern).sub(" ", plain)
    return any(_compiled(pattern).search(plain) for pattern in words.patterns)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)
