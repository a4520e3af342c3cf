"""Call-backs as the dialogue makes them, built by hand."""

import itertools
import uuid
from datetime import datetime, time, timedelta, timezone
from typing import Any

from bot.account.types import Signal
from bot.case.codes import code_hash
from bot.case.types import CallBack, Contact, Heading, IncidentTold, Priority, Summary, Window
from bot.knowledge.types import FormId, Nation

NIGHT = datetime(2026, 12, 28, 2, 0, tzinfo=timezone.utc)
"""02:00 on a bank holiday: the substitute day for Boxing Day 2026."""
MORNING = datetime(2026, 12, 29, 10, 0, tzinfo=timezone.utc)
"""The next working day."""
NUMBER = "+447700900123"
SHOWN = "07700 900123"
WEEKDAY_MORNINGS = Window(days=(0, 1, 2, 3, 4), start=time(9), end=time(12))
counter = itertools.count(1)


def contact(**changes: Any) -> Contact:
    given: dict[str, Any] = {
        "number": NUMBER,
        "name": "Anna",
        "times": "weekday mornings before noon",
        "windows": (WEEKDAY_MORNINGS,),
        "voicemail": False,
        "words": "Hello, I am ringing about the dentist's appointment",
    }
    return Contact(**{**given, **changes})


def summary(priority: Priority = Priority.first, **changes: Any) -> Summary:
    given: dict[str, Any] = {
        "shared": ("My former partner texts me every day.", "Yesterday he said that he would kill me."),
        "forms": (FormId.threats, FormId.unwanted_contact),
        "incidents": (
            IncidentTold(
                behaviours=("a threat to kill",),
                forms=(FormId.threats,),
                words=("he said he would <b>kill</b> me",),
                when=("2026-12-27",),
            ),
            IncidentTold(
                behaviours=("texts and messages",),
                forms=(FormId.unwanted_contact,),
                words=("my ex texts me every day",),
                how_often="most days",
            ),
        ),
        "since": "since October",
        "last": "yesterday",
        "how_often": "most days",
        "who": ("ex_partner",),
        "effects": ("fear", "sleep"),
        "nation": Nation.england,
        "age": 31,
        "signals": (Signal.danger_now,),
        "headings": (
            Heading(
                id="kill_or_weapon",
                title="Threats to kill, with a weapon, or of sexual violence",
                words=("he said he would <b>kill</b> me",),
            ),
            Heading(id="former_partner", title="A former partner"),
        ),
        "priority": priority,
        "reasons": ("Threats to kill, with a weapon, or of sexual violence",),
    }
    return Summary(**{**given, **changes})


def call_back(
    priority: Priority = Priority.first, code: str = "", agreed_at: datetime = NIGHT, **changes: Any
) -> CallBack:
    given: dict[str, Any] = {
        "id": uuid.uuid4().hex,
        "code_hash": code_hash(code or f"CODE-{next(counter):04}-TEST"),
        "contact": contact(),
        "summary": summary(priority),
        "wording": "Trained staff of the helpline see this.\nIf somebody is at serious risk, they may have to tell others.",
        "agreed_at": agreed_at,
    }
    return CallBack(**{**given, **changes})


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)
