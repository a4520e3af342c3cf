"""A picture's days on a line, as numbers for an inline SVG, with the same in words."""

from datetime import date
from typing import Optional

from bot.guidance.speaker import joined
from bot.knowledge.types import Frozen
from bot.visitor.picture import Line, Picture

WIDTH = 320
"""As narrow as the narrowest phone, so that letters never shrink below their size."""
LEFT, RIGHT = 34, WIDTH - 14
ROW = 30
TOP = 14
FOOT = 26


class Row(Frozen):
    """One incident: its number, its place from the top, its days, and where it goes on, its span."""

    number: int
    y: int
    points: tuple[int, ...] = ()
    span: Optional[tuple[int, int]] = None


class Timeline(Frozen):
    """The drawing and `words`, its text equivalent, a sentence an incident."""

    rows: tuple[Row, ...]
    height: int
    first: str
    last: str
    words: tuple[str, ...]


def timeline_of(picture: Picture) -> Optional[Timeline]:
    """The timeline, or None where nothing was told with a day."""
    lines = [line for line in picture.lines if line.days or _span(line, picture)]
    if not lines:
        return None
    starts = [day for line in lines for day in line.days]
    starts += [picture.since_day] if picture.since_day else []
    begin, end = min(starts), picture.today
    length = max((end - begin).days, 1)

    def place(day: date) -> int:
        return LEFT + round((day - begin).days / length * (RIGHT - LEFT))

    rows = []
    for index, line in enumerate(lines):
        span = _span(line, picture)
        rows.append(
            Row(
                number=line.number,
                y=TOP + ROW * index,
                points=tuple(place(day) for day in line.days),
                span=(place(span[0]), place(span[1])) if span else None,
            )
        )
    return Timeline(
        rows=tuple(rows),
        height=TOP + ROW * len(rows) + FOOT,
        first=said(begin),
        last=f"Today, {said(end)}" if begin != end else "Today",
        words=tuple(_words(line, picture) for line in lines),
    )


def _span(line: Line, picture: Picture) -> Optional[tuple[date, date]]:
    """What happens again and again spans the time since it began."""
    if not line.goes_on or picture.since_day is None or picture.since_day >= picture.today:
        return None
    return picture.since_day, picture.today


def _words(line: Line, picture: Picture) -> str:
    parts = []
    if line.days:
        parts.append(f"on {joined([said(day) for day in line.days])}")
    if _span(line, picture) and picture.since_day:
        parts.append(f"{line.often}, since {said(picture.since_day)}")
    return f"{line.number}: {joined(line.names)}, {'; '.join(parts)}."


def said(day: date) -> str:
    """A day as people write it: 24 November 2026."""
    return f"{day.day} {day:%B %Y}"
