"""Dates and days that words mean, by UK order of day and month, counted back from a moment."""

import re
from datetime import date, datetime, timedelta
from typing import Optional

import dateparser
from dateutil.easter import easter

from bot.clock import UK

DAYS_MEANT = {
    "last night": "yesterday",
    "last nite": "yesterday",
    "last evening": "yesterday",
    "yday": "yesterday",
    "tonight": "today",
    "earlier": "today",
    "morning": "today",
    "afternoon": "today",
    "evening": "today",
    "week": "this week",
}
"""Words that the date library does not know, and what they mean."""
LAST_YEAR = re.compile(r"^(\w+) last year$", re.IGNORECASE)
LEADING = re.compile(
    r"^(?:on|in|this|since|the other|last(?= (?:mon|tue|wed|thu|fri|sat|sun)))\s+", re.IGNORECASE
)
A_DAY = re.compile(r"\d|mon|tue|wed|thu|fri|sat|sun|day", re.IGNORECASE)
"""Words that mean one day. A month or "last week" is no day."""
PART = re.compile(
    r"^(?:the )?(?:(?:start|beginning|middle|end) of (?:the |this )?|(?:early|late|mid|this)[ -])?",
    re.IGNORECASE,
)
"""Which part of a month or season is meant: the whole of it is near enough."""
FEASTS = {
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new year": (1, 1),
    "valentine": (2, 14),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
    "spring": (3, 1),
    "summer": (6, 1),
    "autumn": (9, 1),
    "winter": (12, 1),
    "year": (1, 1),
}
"""Feasts and the first days of the seasons, as month and day."""
YEARLY = re.compile(
    rf"^(?P<last>last )?(?P<name>{'|'.join(FEASTS)}|hallowe'en|easter)(?:'?s)?(?: day)?(?: (?P<year>\d{{4}}))?$",
    re.IGNORECASE,
)
YEAR = re.compile(r"^(?:19|20)\d\d$")
LAST_MONTH = re.compile(r"^last (?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", re.IGNORECASE)
SEASONS = ("spring", "summer", "autumn", "winter")
A_SEASON = timedelta(days=92)
LONGER = re.compile(r"\b(?:weeks?|months?|years?)\b", re.IGNORECASE)


def date_of(phrase: str, now: datetime) -> Optional[date]:
    """The date that a phrase such as "march" or "3 weeks ago" means; None where it gives none."""
    plain = DAYS_MEANT.get(phrase.strip().lower(), PART.sub("", phrase.strip()))
    plain = LAST_YEAR.sub(rf"\1 {now.year - 1}", plain)
    if not plain:
        return None
    yearly = _yearly(plain, now.astimezone(UK).date())
    if yearly:
        return yearly
    if YEAR.match(plain):
        return date(int(plain), 1, 1)
    plain = LAST_MONTH.sub("", plain)
    found = dateparser.parse(
        plain,
        languages=["en"],
        settings={
            "RELATIVE_BASE": now.astimezone(UK).replace(tzinfo=None),
            "PREFER_DATES_FROM": "past",
            "PREFER_DAY_OF_MONTH": "first",
            "DATE_ORDER": "DMY",
        },
    )
    return found.date() if found else None


def _yearly(phrase: str, today: date) -> Optional[date]:
    """The latest day that a feast or season began; "last summer" is one that is over, "last year" is left to the library."""
    match = YEARLY.match(phrase)
    if not match or phrase.lower() == "last year":
        return None
    name = match.group("name").lower().replace("'", "")
    if match.group("year"):
        return _in_year(name, int(match.group("year")))
    latest = today - A_SEASON if match.group("last") and name in SEASONS else today
    this_year = _in_year(name, latest.year)
    return this_year if this_year <= latest else _in_year(name, latest.year - 1)


def _in_year(name: str, year: int) -> date:
    """The day of a feast or the first day of a season in a year."""
    return easter(year) if name == "easter" else date(year, *FEASTS[name])


def day_of(words: str, now: datetime) -> Optional[date]:
    """The one day that words such as "last Tuesday" mean; None where they mean no one day, or one to come."""
    plain = LEADING.sub("", words.strip())
    plain = DAYS_MEANT.get(plain.lower(), plain)
    if not A_DAY.search(plain) or LONGER.search(plain):
        return None
    found = date_of(plain, now)
    return found if found and found <= now.astimezone(UK).date() else None
