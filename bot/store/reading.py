"""What the helpline reads of the cases. The visitor's side never imports this module."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Optional

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.sql import Select

from bot.case.types import CallBack, Contact, IncidentTold, Priority, Summary
from bot.store.encryption import Cipher
from bot.store.requests import OPEN_STATES
from bot.store.tables import cases, conflicts, incidents, notes, requests

CaseState = Literal["open", "claimed", "closed", "withdrawn"]
NoteKind = Literal["note", "attempt", "outcome", "handover", "conflict", "agreement"]
RESULTS = ("reached", "no_answer", "wrong_person", "unsafe", "voicemail_left")


@dataclass(frozen=True)
class StoredCase:
    """A case as a worker sees it. `call_back` is None once it is withdrawn.

    `needs_review`: attempts failed, a lead looks at it. `many_requests`: its number has been given very often.
    """

    id: str
    reference: str
    created_at: datetime
    state: CaseState
    claimed_by: Optional[int]
    claimed_at: Optional[datetime]
    closed_at: Optional[datetime]
    needs_review: bool
    many_requests: bool
    call_back: Optional[CallBack]
    attempts: int
    first_claimed_at: Optional[datetime] = None
    first_reached_at: Optional[datetime] = None


@dataclass(frozen=True)
class Note:
    """What a worker wrote. `result` is one of `RESULTS` for an attempt, the outcome's id for an outcome."""

    id: int
    case_id: str
    worker_id: Optional[int]
    at: datetime
    kind: NoteKind
    text: str
    result: str


class CaseReader:
    """Reads and decrypts cases. All methods block."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        self._engine = engine
        self._cipher = cipher

    def open_cases(self) -> list[StoredCase]:
        """The cases that are open or claimed, the oldest first."""
        return self._cases(cases.c.state.in_(OPEN_STATES))

    def case(self, case_id: str) -> Optional[StoredCase]:
        """The case with this id, None where there is none."""
        found = self._cases(cases.c.id == case_id)
        return found[0] if found else None

    def notes(self, case_id: str) -> list[Note]:
        """The notes of a case in their order."""
        return self._notes(notes.c.case_id == case_id)

    def hidden_from(self, worker_id: int) -> set[str]:
        """The cases that a worker must not see: a conflict of interest."""
        query = select(conflicts.c.case_id).where(conflicts.c.worker_id == worker_id)
        with self._engine.connect() as connection:
            return {row.case_id for row in connection.execute(query)}

    def search(self, words: str) -> list[StoredCase]:
        """The cases, closed ones too, that hold every word: in the reference, the call-back or a note.

        Digits of a number are found however they are written.
        """
        wanted = words.casefold().split()
        if not wanted:
            return []
        texts: dict[str, list[str]] = {}
        for note in self._notes():
            texts.setdefault(note.case_id, []).append(note.text)
        return [case for case in self._cases() if _holds(case, texts.get(case.id, []), wanted)]

    def untold_first(self) -> list[StoredCase]:
        """The unclaimed cases of the priority "first" that the worker on call was not told of."""
        untold = self._cases(cases.c.state == "open", cases.c.told_at.is_(None))
        return [
            case for case in untold if case.call_back and case.call_back.summary.priority is Priority.first
        ]

    def created_between(self, since: datetime, until: datetime) -> list[StoredCase]:
        """The cases that came in from `since` to before `until`."""
        return self._cases(cases.c.created_at >= since, cases.c.created_at < until)

    def outcomes(self, case_ids: Iterable[str]) -> list[str]:
        """The outcomes that were noted for these cases."""
        wanted = set(case_ids)
        return [note.result for note in self._notes() if note.case_id in wanted and note.kind == "outcome"]

    def _notes(self, *conditions: Any) -> list[Note]:
        query = select(notes).where(*conditions).order_by(notes.c.at, notes.c.id)
        with self._engine.connect() as connection:
            return [
                Note(
                    row.id,
                    row.case_id,
                    row.worker_id,
                    row.at,
                    **json.loads(self._cipher.decrypt(row.content)),
                )
                for row in connection.execute(query)
            ]

    def _cases(self, *conditions: Any) -> list[StoredCase]:
        query = (
            select(cases, requests.c.contact, requests.c.agreement, requests.c.id.label("request_id"))
            .join(requests, requests.c.case_id == cases.c.id)
            .where(*conditions)
            .order_by(cases.c.created_at, cases.c.id)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
            told = self._incidents(connection, select(cases.c.id).where(*conditions))
        return [self._case(row, told.get(row.id, [])) for row in rows]

    def _incidents(self, connection: Connection, case_ids: Select) -> dict[str, list[IncidentTold]]:
        query = select(incidents).where(incidents.c.case_id.in_(case_ids)).order_by(incidents.c.number)
        found: dict[str, list[IncidentTold]] = {}
        for row in connection.execute(query):
            told = IncidentTold.parse_raw(self._cipher.decrypt(row.content))
            found.setdefault(row.case_id, []).append(told)
        return found

    def _case(self, row: Row, told: list[IncidentTold]) -> StoredCase:
        return StoredCase(
            id=row.id,
            reference=row.reference,
            created_at=row.created_at,
            state=row.state,
            claimed_by=row.claimed_by,
            claimed_at=row.claimed_at,
            closed_at=row.closed_at,
            needs_review=row.needs_review,
            many_requests=row.many_requests,
            call_back=self._call_back(row, told),
            attempts=row.attempts,
            first_claimed_at=row.first_claimed_at,
            first_reached_at=row.first_reached_at,
        )

    def _call_back(self, row: Row, told: list[IncidentTold]) -> Optional[CallBack]:
        if row.summary is None:
            return None
        agreement = json.loads(self._cipher.decrypt(row.agreement))
        summary = Summary.parse_raw(self._cipher.decrypt(row.summary))
        return CallBack(
            id=row.request_id,
            contact=Contact.parse_raw(self._cipher.decrypt(row.contact)),
            summary=summary.copy(update={"incidents": tuple(told)}),
            code_hash="",
            **agreement,
        )


def _holds(case: StoredCase, texts: list[str], wanted: list[str]) -> bool:
    told = list(_texts(case.call_back.dict())) if case.call_back else []
    everything = "\n".join([case.reference, *told, *texts]).casefold()
    number = case.call_back.contact.number if case.call_back else ""
    return all(word in everything or _is_number(word, number) for word in wanted)


def _texts(value: Any) -> Iterator[str]:
    """All texts inside a plain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)


def _is_number(word: str, number: str) -> bool:
    digits = re.sub(r"\D", "", word).removeprefix("44").lstrip("0")
    return len(digits) >= 4 and digits in number
