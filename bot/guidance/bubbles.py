"""A reply in few bubbles: the shortest neighbours are joined until there are few enough."""

from collections.abc import Sequence

from bot.guidance.types import Message

MOST = 4
"""Bubbles of one reply."""


def in_few(messages: Sequence[Message], most: int = MOST) -> list[Message]:
    """The messages, joined with their neighbours where there are more than `most`; nothing is lost or moved.

    The introduction, which comes first, and whatever has buttons stay as they are.
    """
    kept = list(messages)
    while len(kept) > most:
        places = [at for at in range(1, len(kept) - 1) if _may_join(kept[at], kept[at + 1])]
        if not places:
            return kept
        at = min(places, key=lambda place: len(kept[place].text) + len(kept[place + 1].text))
        text = f"{kept[at].text}\n\n{kept[at + 1].text}"
        kept[at : at + 2] = [kept[at].copy(update={"text": text})]
    return kept


def _may_join(one: Message, other: Message) -> bool:
    """Whether two bubbles are of one kind: plain, in one language and both urgent or neither."""
    return not (one.buttons or other.buttons) and (one.lang, one.urgent) == (other.lang, other.urgent)
