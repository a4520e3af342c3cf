"""Which intent the conversation follows once mentions and signals are known."""

import re
from collections.abc import Sequence
from typing import Optional

from bot.account.types import Signal

FALLBACK = "nlu_fallback"
GIVE_WAY = frozenset(
    {
        FALLBACK,
        "other",
        "greet",
        "inform",
        "affirm",
        "deny",
        "unsure",
        "abuse",
        "not_english",
        "thank",
        "goodbye",
    }
)
"""Intents that give way to `tell` when the message mentions an act."""


CORRECTION = re.compile(
    r"\b(?:(?:that|it|they|those|these|the \w+|which)(?: one)? (?:was|were)(?: not|n[o']?t)|wasn'?t|weren'?t)"
    r" (?:actually |really |even )?(?:from |by |done by )?(?:him|her|them|my ex|that person|the same)\b(?! (?:who|that)\b)"
    r"|\bscrap that\b|\bignore (?:that|what i said)\b|\bi (?:got|had) (?:that|it) wrong\b|\bmy mistake\b"
    r"|\bthat'?s not (?:right|what i (?:said|meant))\b|\b(?:sorry|no),? i meant\b",
    re.IGNORECASE,
)
"""Words that take something back, whatever else the message is taken for."""


def settled_intent(
    intent: Optional[str], signals: Sequence[Signal], mentioned: bool, text: str
) -> str:
    """The most urgent signal's name, else `retract` for a correction, else `tell` for a message that
    mentions an act, else the intent.

    A signal's intent that no signal bears out becomes `tell`.
    """
    if signals:
        return signals[0].value
    if CORRECTION.search(text.replace("’", "'")):
        return "retract"
    name = intent or FALLBACK
    unsupported = any(part in {signal.value for signal in Signal} for part in name.split("+"))
    if unsupported:
        return "tell"
    return "tell" if mentioned and name in GIVE_WAY else name
