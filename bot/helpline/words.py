"""Plain words for what workers read: times, states, results, roles. Pure."""

from datetime import date, datetime, time, timedelta
from typing import Union

import phonenumbers

from bot.case.types import Window
from bot.clock import UK
from bot.helpline.safe_times import Safety

PRIORITIES = {"first": "First", "today": "Today", "soon": "Soon"}
STATES = {"open": "Waiting", "claimed": "Claimed", "closed": "Closed", "withdrawn": "Withdrawn"}
ROLES = {"worker": "Worker", "lead": "Lead", "administrator": "Administrator"}
RESULTS = {
    "reached": "Reached the person",
    "no_answer": "No answer",
    "wrong_person": "Somebody else answered",
    "unsafe": "It was not safe to talk",
    "voicemail_left": "Left a voicemail",
}
OUTCOMES = {
    "supported": "Spoke, and gave support",
    "passed_on": "Spoke, and put in touch with another service",
    "police": "Spoke, and the police are involved",
    "not_wanted": "The person wants no call",
    "not_reached": "Could not be reached; a lead has looked at it",
    "mistaken": "Not a request of this person, or a mistake",
}
FORMS = {
    "unwanted_contact": "unwanted contact",
    "unwanted_appearances": "turning up where the person is",
    "threats": "threats",
    "harassing_associates": "bothering people close to the person",
    "driving_past": "driving past home or work",
    "following_watching": "following or watching",
    "letters_gifts": "unwanted letters or gifts",
    "property_damage": "damage to property",
    "burglary_robbery": "burglary or robbery",
    "assault": "assault",
}
KINDS = {
    "note": "Note",
    "attempt": "Attempt",
    "outcome": "Closed",
    "handover": "Handed on",
    "conflict": "Not for this worker",
    "agreement": "Agreed to a copy for the police",
}
ACTIONS = {
    "requested": "Call-back requested by a visitor",
    "withdrawn": "Request withdrawn",
    "viewed": "Case viewed",
    "searched": "Searched",
    "exported": "Copy for the police made",
    "claimed": "Case claimed",
    "released": "Case released",
    "taken_back": "Case taken back by a lead",
    "handed_on": "Case handed on",
    "closed": "Case closed",
    "attempt": "Attempt recorded",
    "note": "Note kept",
    "agreement": "Agreement to a copy for the police recorded",
    "reviewed": "Case reviewed by a lead",
    "conflict": "Case is not for this worker",
    "told": "Workers on call told by e-mail",
    "audit_viewed": "Audit trail viewed",
    "signed_in": "Signed in",
    "worker_added": "Worker added",
    "worker_disabled": "Worker disabled",
    "worker_reset": "Worker's password and second factor reset",
    "worker_changed": "Worker's role or on-call changed",
}
SIGNALS = {
    "danger_now": "Danger at that moment",
    "suicide": "Suicidal thoughts of the person's own",
    "under_18": "Under 18",
    "own_behaviour": "Wrote of their own behaviour",
}
WHO = {
    "ex_partner": "former partner",
    "partner": "partner",
    "family": "somebody of the family",
    "client": "client or customer",
    "known": "somebody the person knows",
    "unknown": "not known who",
}
EFFECTS = {
    "fear": "frightened",
    "anxiety": "anxious",
    "harassed": "feels harassed",
    "sleep": "cannot sleep well",
    "routine": "has changed daily life",
    "none": "says that it has no effect",
}


def plain(word: str, known: dict[str, str]) -> str:
    """The plain words for an id, or the id itself with spaces."""
    return known.get(word, word.replace("_", " "))


def uk_time(moment: datetime) -> str:
    """A moment as "Tuesday 24 November 2026, 2:05am" in UK time."""
    local = moment.astimezone(UK)
    return f"{local:%A} {local.day} {local:%B %Y}, {clock_time(moment)}"


def uk_day(moment: Union[datetime, date]) -> str:
    """A day as "24 November 2026" in UK time."""
    local = moment.astimezone(UK) if isinstance(moment, datetime) else moment
    return f"{local.day} {local:%B %Y}"


def said_day(when: str) -> str:
    """A day of an incident: an ISO date in plain words, all else as it was said."""
    try:
        return uk_day(date.fromisoformat(when))
    except ValueError:
        return when


def clock_time(moment: datetime) -> str:
    """The time of day as "2:05am", "midday" or "midnight" in UK time."""
    local = moment.astimezone(UK)
    if (local.hour, local.minute) in ((0, 0), (12, 0)):
        return "midday" if local.hour else "midnight"
    half = "am" if local.hour < 12 else "pm"
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{half}"


def duration(length: timedelta) -> str:
    """A length of time in its two largest units: "3 hours 5 minutes"."""
    minutes = max(0, int(length.total_seconds() // 60))
    days, hours = divmod(minutes // 60, 24)
    parts = [_counted(days, "day"), _counted(hours, "hour"), "" if days else _counted(minutes % 60, "minute")]
    return " ".join(part for part in parts if part) or "less than a minute"


def counted_minutes(minutes: float) -> str:
    """Minutes as a length of time."""
    return duration(timedelta(minutes=minutes))


def _counted(number: int, word: str) -> str:
    return "" if not number else f"{number} {word}{'' if number == 1 else 's'}"


def telephone(number: str) -> str:
    """A number as it is dialled from the UK, in groups."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_out_of_country_calling_number(parsed, "GB")


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def window_words(window: Window) -> str:
    """A safe time as "Monday to Friday, 9am to midday"."""
    return f"{_days(sorted(set(window.days)))}, {_hour(window.start)} to {_hour(window.end)}"


def _days(days: list[int]) -> str:
    if len(days) == len(DAYS):
        return "Every day"
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{DAYS[days[0]]} to {DAYS[days[-1]]}"
    return ", ".join(DAYS[day] for day in days)


def _hour(at: time) -> str:
    if at == time.max:
        return "midnight"
    return clock_time(datetime.combine(date(2000, 1, 1), at.replace(tzinfo=None), tzinfo=UK))


def safety_words(safety: Safety, moment: datetime) -> str:
    """Whether to call now, in one line."""
    if safety.state == "unknown":
        return "Read the safe times before you call"
    if safety.state == "now":
        return (
            "Safe to call now, at any time"
            if safety.until is None
            else f"Safe to call now, until {_when(safety.until, moment)}"
        )
    if safety.until is None:
        return "Do not call now"
    return f"Do not call before {_when(safety.until, moment)}"


def _when(then: datetime, moment: datetime) -> str:
    local, today = then.astimezone(UK), moment.astimezone(UK).date()
    if local.date() == today:
        return clock_time(then)
    if (local.hour, local.minute) == (0, 0) and local.date() == today + timedelta(days=1):
        return "midnight"
    return f"{clock_time(then)} on {local:%A} {local.day} {local:%B}"
