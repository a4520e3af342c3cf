"""The lead's figures as series of numbers, each for one table and one plot. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from statistics import median
from typing import Literal, Optional

from bot.clock import UK
from bot.helpline import words
from bot.store.cases import Figures

PERIODS = {"7": "7 days", "30": "30 days", "90": "90 days", "365": "a year"}
USUAL = "30"
HOUR = 60
WAITS: tuple[tuple[str, Optional[int]], ...] = (
    ("Up to 1 hour", HOUR),
    ("1 to 4 hours", 4 * HOUR),
    ("4 to 12 hours", 12 * HOUR),
    ("12 to 24 hours", 24 * HOUR),
    ("1 to 3 days", 72 * HOUR),
    ("Longer", None),
)


@dataclass(frozen=True)
class Series:
    """Numbers with their labels. `upright` ones are drawn as columns in time, others as bars."""

    id: Literal["when", "forms", "priorities", "claimed", "reached", "outcomes"]
    title: str
    head: str
    labels: tuple[str, ...]
    values: tuple[int, ...]
    note: str = ""
    upright: bool = False

    def rows(self) -> list[tuple[str, int]]:
        return list(zip(self.labels, self.values))


def period(days: int, moment: datetime) -> tuple[datetime, datetime]:
    """The whole UK days up to and with today: from the start of the first to the end of the last."""
    today = moment.astimezone(UK).date()
    return _start(today - timedelta(days=days - 1)), _start(today + timedelta(days=1))


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UK).astimezone(timezone.utc)


def all_series(figures: Figures, since: datetime, days: int) -> list[Series]:
    """All series of the page, in its order."""
    return [
        _when(figures, since.astimezone(UK).date(), days),
        _named("priorities", "By place in the queue", "Place", figures.per_priority, words.PRIORITIES),
        _named("forms", "By form of harassment", "Form", figures.per_form, words.FORMS),
        _waits("claimed", "Waiting time until somebody claimed the case", figures.claim_minutes),
        _waits("reached", "Waiting time until the person was first reached", figures.reach_minutes),
        _named("outcomes", "How cases ended", "Outcome", figures.outcomes, words.OUTCOMES),
    ]


def _when(figures: Figures, first: date, days: int) -> Series:
    """Cases a day; a week where the period is long, a month where it is a year."""
    name, head = _grouping(days)
    counts: dict[str, int] = {}
    for ahead in range(days):
        day = first + timedelta(days=ahead)
        label = name(day, first)
        counts[label] = counts.get(label, 0) + figures.per_day.get(day, 0)
    return Series("when", "When cases came in", head, tuple(counts), tuple(counts.values()), upright=True)


def _grouping(days: int) -> tuple[Callable[[date, date], str], str]:
    if days > 180:
        return lambda day, first: f"{day:%b %Y}", "Month"
    if days > 45:
        return lambda day, first: _short(day - timedelta(days=(day - first).days % 7)), "Week from"
    return lambda day, first: _short(day), "Day"


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"


def _named(
    identity: Literal["forms", "priorities", "outcomes"],
    title: str,
    head: str,
    counts: Mapping[str, int],
    names: Mapping[str, str],
) -> Series:
    labels = tuple(words.plain(name, dict(names)) for name in counts)
    return Series(identity, title, head, labels, tuple(counts.values()))


def _waits(identity: Literal["claimed", "reached"], title: str, minutes: Sequence[int]) -> Series:
    values = []
    for (_, longest), shortest in zip(WAITS, (0, *(end for _, end in WAITS))):
        values.append(sum((shortest or 0) <= m and (longest is None or m < longest) for m in minutes))
    note = f"Half waited less than {words.counted_minutes(median(minutes))}." if minutes else ""
    return Series(identity, title, "Waiting time", tuple(label for label, _ in WAITS), tuple(values), note)
