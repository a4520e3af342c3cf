"""The pieces of a message that are read for mentions, and the label that training data gives each."""

import re
from collections.abc import Sequence

import numpy as np

from bot.nlu.clauses import Clause

OPENER = re.compile(r"^(?:\W*(?:\w+[ ,]*){1,2}[.!?…]+\s+)+")
"""Words before the first sentence ("ok.", "right so.") tell of nothing and only blur what does."""


CLOSER = re.compile(
    r"[\s,.;-]+(?:and |but |so |i |i've |ive |we |have |got |still )*(?:no idea|not a clue|no clue|(?:do ?n'?t|dinnae|did ?n'?t) (?:know|see)|dunno|not sure|couldn'?t say)"
    r"(?: at all)?(?: who| why)(?: (?:it|they|he|she)?(?:'s| is| was| are| were)?| it'?s from| from| by| did it| sent (?:it|them))*\W*$",
    re.IGNORECASE,
)
"""Words after what is told that only say that the person is not known."""


def message_units(text: str, parts: Sequence[Clause]) -> tuple[Clause, ...]:
    """A message's clauses and, last, the whole message, without an opener and a closer; nothing for one without clauses."""
    opener, closer = OPENER.match(text), CLOSER.search(text)
    begin = opener.end() if opener and opener.end() < len(text) else 0
    end = closer.start() if closer and closer.start() > begin else len(text)
    told = [
        Clause(max(part.start, begin), min(part.end, end), part.aside)
        for part in parts
        if part.end > begin and part.start < end
    ]
    return (*told, Clause(begin, end)) if told else ()


def whole_acts(units: Sequence[Clause]) -> dict[Clause, Clause]:
    """For each clause the place of the act that it tells of: with the asides that follow it, or that it is one of."""
    acts: dict[Clause, Clause] = {}
    group: list[Clause] = []
    for unit in units:
        group = [*group, unit] if unit.aside and group else [unit]
        place = Clause(group[0].start, group[-1].end)
        acts.update((part, place) for part in group)
    return acts


def pooled(vectors: np.ndarray, places: np.ndarray, units: Sequence[Clause]) -> np.ndarray:
    """The mean vector (units, size) of the pieces in each unit; a unit without pieces gets zeros.

    `places` (pieces, 2) are the pieces' begin and end in the text, in order.
    """
    rows = np.zeros((len(units), vectors.shape[1]), np.float32)
    if len(vectors):
        first = np.searchsorted(places[:, 1], [unit.start for unit in units], side="right")
        last = np.searchsorted(places[:, 0], [unit.end for unit in units], side="left")
        for row in np.flatnonzero(last > first):
            rows[row] = vectors[first[row] : last[row]].mean(0)
    return rows


def covers(unit: Clause, start: int, end: int) -> bool:
    """Whether a unit tells an annotated span: they share over half of the shorter one."""
    shared = min(unit.end, end) - max(unit.start, start)
    return shared > 0.5 * min(unit.end - unit.start, end - start)
