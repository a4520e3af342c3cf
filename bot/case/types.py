"""What a person agrees to share with the helpline, and the case that a worker sees."""

from datetime import datetime, time
from enum import Enum
from typing import Literal, Optional

from bot.account.types import Signal
from bot.knowledge.types import FormId, Frozen, Nation


class Priority(str, Enum):
    """The place in the queue, most urgent first; none of them is an emergency service."""

    first = "first"
    today = "today"
    soon = "soon"


class Window(Frozen):
    """A time at which a call is safe, in UK time: days (0 = Monday) and hours [start, end)."""

    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    start: time = time.min
    end: time = time.max


class Contact(Frozen):
    """How to reach the person safely.

    `number` is an E.164 number. `windows` is empty where the words for the safe times were not understood;
    `times` always holds the words. `words` are what to say if somebody else answers.
    """

    way: Literal["call", "text"] = "call"
    number: str
    name: str = ""
    times: str = ""
    windows: tuple[Window, ...] = ()
    voicemail: bool = False
    words: str = ""


class IncidentTold(Frozen):
    """One incident as the worker reads it: plain names of the behaviours and the person's own words."""

    behaviours: tuple[str, ...]
    forms: tuple[FormId, ...]
    words: tuple[str, ...]
    how_often: str = ""
    when: tuple[str, ...] = ()


class Heading(Frozen):
    """A neutral heading of the triage table that the account touches, with the words that touch it."""

    id: str
    title: str
    words: tuple[str, ...] = ()


class Summary(Frozen):
    """The one-screen summary of a case.

    `shared` is the text that the person read, changed and agreed to share, line by line.
    """

    shared: tuple[str, ...]
    forms: tuple[FormId, ...]
    incidents: tuple[IncidentTold, ...]
    since: str = ""
    last: str = ""
    how_often: str = ""
    who: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    told_for: Literal["self", "other"] = "self"
    nation: Optional[Nation] = None
    age: Optional[int] = None
    signals: tuple[Signal, ...] = ()
    headings: tuple[Heading, ...] = ()
    priority: Priority = Priority.soon
    reasons: tuple[str, ...] = ()


class CallBack(Frozen):
    """A call-back that was agreed to: the contact, the summary, and the agreement with its wording and time.

    `code_hash` is the SHA-256, in hex, of the code that withdraws it; the code itself is shown once.
    `language` is the language of an interpreter, "" for English. Times are UTC.
    """

    id: str
    code_hash: str
    contact: Contact
    summary: Summary
    wording: str
    agreed_at: datetime
    language: str = ""
