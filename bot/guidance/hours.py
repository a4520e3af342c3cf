"""When an organisation's line is open, by UK time and bank holidays."""

from datetime import datetime, time, timedelta
from typing import Optional

import holidays

from bot.clock import UK
from bot.knowledge.types import DAYS, Organisation

WEEK = 7


def is_open(organisation: Organisation, moment: datetime) -> Optional[bool]:
    """Whether the line is open at `moment`; None where its hours are not known."""
    if organisation.opening is None:
        return None
    if organisation.opening == "always":
        return True
    local = moment.astimezone(UK)
    hours = _hours_on(organisation, local)
    if hours is None:
        return False
    return hours[0] <= local.time().replace(tzinfo=None) < hours[1]


def next_opening(organisation: Organisation, moment: datetime) -> Optional[datetime]:
    """The next time in UK time at which a line that is closed opens, within two weeks."""
    local = moment.astimezone(UK)
    for days in range(15):
        day = local + timedelta(days=days)
        hours = _hours_on(organisation, day)
        if hours is None:
            continue
        opening = day.replace(hour=hours[0].hour, minute=hours[0].minute, second=0, microsecond=0)
        if opening > local:
            return opening
    return None


def opening_said(organisation: Organisation, moment: datetime) -> str:
    """Whether the line is open at `moment`, in few words: "Closed now, opens Monday 9:30am."; "" where nobody knows."""
    state = is_open(organisation, moment)
    if state is None:
        return ""
    if organisation.opening == "always":
        return "Day and night."
    if state:
        return "Open now."
    opening = next_opening(organisation, moment)
    if opening is None:
        return "Closed now."
    return f"Closed now, opens {_day_said(opening, moment.astimezone(UK))} {clock_said(opening)}."


def clock_said(moment: datetime) -> str:
    """A time of day as people say it: "9:30am", "4pm"."""
    minutes = f":{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def _day_said(day: datetime, today: datetime) -> str:
    """The day as seen from today: "today", "Monday", and with its date where it is a week away or more."""
    away = (day.date() - today.date()).days
    if away == 0:
        return "today"
    return f"{day:%A}" if away < WEEK else f"{day:%A} {day.day} {day:%B}"


def end_of_next_day(organisation: Organisation, moment: datetime) -> Optional[datetime]:
    """When the next day on which the line is open ends, in UK time; the day of `moment` does not count."""
    local = moment.astimezone(UK)
    if organisation.opening == "always":
        return local + timedelta(days=1)
    for days in range(1, 15):
        day = local + timedelta(days=days)
        hours = _hours_on(organisation, day)
        if hours is not None:
            return day.replace(hour=hours[1].hour, minute=hours[1].minute, second=0, microsecond=0)
    return None


def _hours_on(organisation: Organisation, day: datetime) -> Optional[tuple[time, time]]:
    if not isinstance(organisation.opening, dict):
        return None
    bank_holiday = day.date() in holidays.UnitedKingdom(subdiv="ENG", years=day.year)
    if bank_holiday and organisation.bank_holidays != "open":
        return None
    hours = organisation.opening.get(DAYS[day.weekday()])
    if hours is None:
        return None
    start, end = hours.split("-")
    return time.fromisoformat(start), time.max if end == "24:00" else time.fromisoformat(end)
