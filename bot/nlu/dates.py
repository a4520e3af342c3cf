"""Dates and days that words mean, by UK order of day and month, counted back from a moment."""

import re
from datetime import date, datetime
from typing import Optional

import dateparser

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
LONGER = re.compile(r"\b(?:weeks?|months?|years?)\b", re.IGNORECASE)


def date_of(phrase: str, now: datetime) -> Optional[date]:
    """The date that a phrase such as "march" or "3 weeks ago" means; None where it gives none."""
    plain = DAYS_MEANT.get(phrase.strip().lower(), phrase)
    plain = LAST_YEAR.sub(rf"\1 {now.year - 1}", plain)
    if not plain.strip():
        return None
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


def day_of(words: str, now: datetime) -> Optional[date]:
    """The one day that words such as "last Tuesday" mean; None where they mean no one day, or one to come."""
    plain = LEADING.sub("", words.strip())
    plain = DAYS_MEANT.get(plain.lower(), plain)
    if not A_DAY.search(plain) or LONGER.search(plain):
        return None
    found = date_of(plain, now)
    return found if found and found <= now.astimezone(UK).date() else None
