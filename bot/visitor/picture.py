"""The person's own picture: what they told so far, as a plain list with days where there are any."""

from datetime import date, datetime
from typing import Optional

from bot.account import Account
from bot.account.types import Incident
from bot.case.summary import how_often_said
from bot.clock import UK
from bot.guidance.speaker import FEELINGS, joined
from bot.knowledge import Knowledge
from bot.knowledge.types import Frozen


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
    """The picture of an account as of `now`."""
    lines = tuple(
        _line(number, incident, knowledge) for number, incident in enumerate(account.told(), start=1)
    )
    felt = [FEELINGS[effect] for effect in account.effects if effect in FEELINGS]
    return Picture(
        lines=lines,
        since=account.since_text,
        since_day=date.fromisoformat(account.since) if account.since else None,
        feelings=joined(felt),
        today=now.astimezone(UK).date(),
    )


def _line(number: int, incident: Incident, knowledge: Knowledge) -> Line:
    names = (
        knowledge.behaviours[m.behaviour].name
        if m.behaviour in knowledge.behaviours
        else knowledge.forms[m.form].name
        for m in incident.mentions
    )
    frequency = incident.frequency or ""
    return Line(
        number=number,
        names=tuple(dict.fromkeys(names)),
        words=tuple(dict.fromkeys(" ".join(m.text.split()) for m in incident.mentions if m.text.strip())),
        often=how_often_said(incident.frequency),
        goes_on=frequency in ("several", "weekly", "daily") or frequency.isdecimal(),
        when=incident.when,
        days=tuple(map(date.fromisoformat, incident.days)),
    )
