"""When a call is safe, in UK time. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal, Optional

from bot.case.types import Window
from bot.clock import UK

AHEAD = 8
"""Days that are looked ahead: a window of one weekday comes round within them."""
ALWAYS = timedelta(days=AHEAD)


@dataclass(frozen=True)
class Safety:
    """Whether a call is safe at a moment; `until` is the end of the safe time, or the start of the next.

    `unknown`: the person's words for the safe times were not understood, so a worker reads them.
    """

    state: Literal["now", "later", "unknown"]
    until: Optional[datetime] = None


def safety(windows: Sequence[Window], moment: datetime) -> Safety:
    """Whether a call is safe at `moment`."""
    if not windows:
        return Safety("unknown")
    for start, end in _intervals(windows, moment):
        if end <= moment:
            continue
        if start <= moment:
            return Safety("now", None if end - moment >= ALWAYS - timedelta(days=2) else end)
        return Safety("later", start)
    return Safety("later")


def _intervals(windows: Sequence[Window], moment: datetime) -> list[tuple[datetime, datetime]]:
    """The safe times from yesterday on, in UTC, in order, those that touch joined."""
    first = moment.astimezone(UK).date() - timedelta(days=1)
    days = [first + timedelta(days=count) for count in range(AHEAD + 2)]
    single = sorted(
        _interval(window, day) for day in days for window in windows if day.weekday() in window.days
    )
    joined: list[tuple[datetime, datetime]] = []
    for start, end in single:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _interval(window: Window, day: date) -> tuple[datetime, datetime]:
    """The window of one day; one that ends before it starts goes on past midnight."""
    last = day if window.start < window.end else day + timedelta(days=1)
    if window.end == time.max:
        return _utc(day, window.start), _utc(day + timedelta(days=1), time.min)
    return _utc(day, window.start), _utc(last, window.end)


def _utc(day: date, at: time) -> datetime:
    return datetime.combine(day, at.replace(tzinfo=None), tzinfo=UK).astimezone(timezone.utc)
