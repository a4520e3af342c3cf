"""The person's own picture: what they told so far, as a plain list with days where there are any."""

import re
from datetime import date, datetime
from typing import Optional

import dateparser

from bot.account import Account
from bot.account.types import Incident
from bot.clock import UK
from bot.guidance.speaker import FEELINGS, joined
from bot.knowledge import Knowledge
from bot.knowledge.types import Frozen

OFTEN = {"once": "once", "several": "more than once", "weekly": "most weeks", "daily": "most days"}
LEADING = re.compile(
    r"^(?:on|in|this|since|the other|last(?= (?:mon|tue|wed|thu|fri|sat|sun)))\s+", re.IGNORECASE
)
NIGHT_BEFORE = re.compile(r"^(?:last (?:night|nite|evening)|yday)$", re.IGNORECASE)
SAME_DAY = re.compile(r"^(?:tonight|earlier|(?:this )?(?:morning|afternoon|evening))$", re.IGNORECASE)
A_DAY = re.compile(r"\d|mon|tue|wed|thu|fri|sat|sun|day", re.IGNORECASE)
"""Words that mean one day. A month or "last week" is no day and gets no point."""
LONGER = re.compile(r"\b(?:weeks?|months?|years?)\b", re.IGNORECASE)


class Line(Frozen):
    """One incident: plain names of what happened, the person's words, how often and when in their words."""

    number: int
    names: tuple[str, ...]
    words: tuple[str, ...]
    often: str = ""
    goes_on: bool = False
    when: tuple[str, ...] = ()
    days: tuple[date, ...] = ()


class Picture(Frozen):
    """All incidents that count, since when it has gone on, and what it does to the person."""

    lines: tuple[Line, ...] = ()
    since: str = ""
    since_day: Optional[date] = None
    feelings: str = ""
    today: date


def picture_of(account: Account, knowledge: Knowledge, now: datetime) -> Picture:
    """The picture of an account, with days counted from `now`."""
    local = now.astimezone(UK)
    lines = tuple(
        _line(number, incident, knowledge, local) for number, incident in enumerate(account.told(), start=1)
    )
    felt = [FEELINGS[effect] for effect in account.effects if effect in FEELINGS]
    return Picture(
        lines=lines,
        since=account.since_text,
        since_day=date.fromisoformat(account.since) if account.since else None,
        feelings=joined(felt),
        today=local.date(),
    )


def _line(number: int, incident: Incident, knowledge: Knowledge, now: datetime) -> Line:
    names = (
        knowledge.behaviours[m.behaviour].name
        if m.behaviour in knowledge.behaviours
        else knowledge.forms[m.form].name
        for m in incident.mentions
    )
    frequency = incident.frequency or ""
    days = (day_of(words, now) for words in incident.when)
    return Line(
        number=number,
        names=tuple(dict.fromkeys(names)),
        words=tuple(dict.fromkeys(" ".join(m.text.split()) for m in incident.mentions if m.text.strip())),
        often=OFTEN.get(frequency, f"{frequency} times" if frequency else ""),
        goes_on=frequency in ("several", "weekly", "daily") or frequency.isdecimal(),
        when=incident.when,
        days=tuple(dict.fromkeys(day for day in days if day is not None)),
    )


def day_of(words: str, now: datetime) -> Optional[date]:
    """The day that words such as "last Tuesday" mean, counted from `now`; None where they mean no one day."""
    plain = LEADING.sub("", words.strip())
    if NIGHT_BEFORE.match(plain):
        plain = "yesterday"
    elif SAME_DAY.match(plain):
        plain = "today"
    if not A_DAY.search(plain) or LONGER.search(plain):
        return None
    found = dateparser.parse(
        plain,
        languages=["en"],
        settings={
            "RELATIVE_BASE": now.astimezone(UK).replace(tzinfo=None),
            "PREFER_DATES_FROM": "past",
            "DATE_ORDER": "DMY",
        },
    )
    return found.date() if found and found.date() <= now.astimezone(UK).date() else None
