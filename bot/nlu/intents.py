"""Which intent the conversation follows once mentions and signals are known."""

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


def settled_intent(intent: Optional[str], signals: Sequence[Signal], mentioned: bool) -> str:
    """The most urgent signal's name, else `tell` for a message that mentions an act, else the intent.

    A signal's intent that no signal bears out becomes `tell` or the fallback.
    """
    if signals:
        return signals[0].value
    name = intent or FALLBACK
    unsupported = any(part in {signal.value for signal in Signal} for part in name.split("+"))
    if unsupported:
        return "tell"
    return "tell" if mentioned and name in GIVE_WAY else name
