"""Since when it has gone on, when it was, and since when it has stopped."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Optional

from bot.account.types import Detail
from bot.nlu.dates import date_of, day_of
from bot.nlu.found import Span, detail_at, number_of, overlaps
from bot.nlu.time_words import (
    AGO_ALONE,
    BARE_DURATION,
    DATE_INSIDE,
    DATE_NEXT,
    ENDED,
    OTHER_EVENT,
    OTHER_STATE,
    SINCE_DATE,
    SINCE_EVENT,
    SPAN_SINCE,
    STARTED,
    TOLD_DURATION,
    WHEN,
)

UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


def times(text: str, now: datetime) -> Iterator[Detail]:
    """Since when, when, and since when no more, each with its date where one can be told."""
    quiet: list[Span] = []
    for pattern in ENDED:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if not overlaps(match.span(), quiet):
                quiet.append(match.span())
                yield detail_at(
                    "ended", _iso(date_of(match.groupdict().get("date") or "", now)), text, match.span()
                )
    since = list(_since(text, now, quiet))
    yield from since
    taken = [*quiet, *((detail.start or 0, detail.end or 0) for detail in since)]
    for match in re.finditer(AGO_ALONE, text, re.IGNORECASE):
        yield detail_at("since", _counted_back(match, now), text, match.span("said"))
    for pattern in WHEN:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            before = text[: match.start()]
            if not overlaps(match.span(), taken) and not re.search(OTHER_EVENT, before, re.IGNORECASE):
                taken.append(match.span())
                yield detail_at("when", _iso(day_of(match.group(), now)), text, match.span())


def _since(text: str, now: datetime, quiet: list[Span]) -> Iterator[Detail]:
    """Each phrase for how long it has gone on, once. `said` is the part that can be said back."""
    taken = list(quiet)
    for pattern in (SPAN_SINCE, SINCE_DATE, STARTED, SINCE_EVENT, *TOLD_DURATION, BARE_DURATION):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            span = match.span("said")
            if overlaps(span, taken) or _of_another_state(match):
                continue
            taken.append(span)
            yield detail_at("since", _start(match, now), text, span)


def _of_another_state(match: "re.Match[str]") -> bool:
    """Whether a duration is that of a marriage, a job or a stay: "we were together for two years"."""
    if "unit" not in match.groupdict():
        return False
    before = match.string[: match.start("said")]
    return bool(re.search(OTHER_STATE, before, re.IGNORECASE))


def _start(match: "re.Match[str]", now: datetime) -> str:
    """The ISO date from which a phrase counts, "" where none can be told."""
    parts = match.groupdict()
    if parts.get("unit") or parts.get("number"):
        return _counted_back(match, now)
    if parts.get("date"):
        return _iso(date_of(parts["date"], now))
    inside = re.search(DATE_INSIDE, match.group("said"), re.IGNORECASE)
    after = re.match(DATE_NEXT, match.string[match.end("said") :], re.IGNORECASE)
    found = inside or after
    return _iso(date_of(found.group("date"), now)) if found else ""


def _counted_back(match: "re.Match[str]", now: datetime) -> str:
    """The day that lies as far back as a duration says; "for years" says no number."""
    number = number_of(re.sub(r"\bgood ", "", match.group("number") or "", flags=re.IGNORECASE))
    unit = match.group("unit")
    if not number or not unit:
        return ""
    return _iso(date_of(f"{number} {UNITS[unit[0].lower()]} ago", now))


def _iso(day: Optional[date]) -> str:
    return day.isoformat() if day else ""
