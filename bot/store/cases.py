"""The cases as the helpline works on them: claim, call, note, hand on, close. All methods block.

Each change is one transaction with its event in the audit trail. Times are aware and in UTC.
"""

import json
from datetime import date, datetime
from typing import Any, Optional

from sqlalchemy import case as sql_case
from sqlalchemy import exists, func, insert, or_, select, update
from sqlalchemy.engine import Connection, Engine

from bot.store.audit import Audit
from bot.store.database import drop_log, writing
from bot.store.encryption import Cipher
from bot.store.figures import Figures, figures_of
from bot.store.reading import RESULTS, CaseReader, CaseState, Note, NoteKind, StoredCase
from bot.store.requests import Requests, TooMany, withdraw_cases
from bot.store.tables import cases, conflicts, notes, workers
from bot.store.tallies import read_tallies

__all__ = ["Cases", "CaseState", "Figures", "Note", "NoteKind", "RESULTS", "StoredCase", "TooMany"]

Written = tuple[NoteKind, str, str]
"""A note before it is stored: kind, text, result."""
FAILED_ATTEMPTS = 3
"""Attempts without an answer after which a lead reviews the case."""


class Cases(CaseReader, Requests):
    """All cases of one database. Methods that return a bool return False where the case was not theirs."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        Requests.__init__(self, engine, cipher)
        self._audit = Audit(engine, cipher)

    def claim(self, case_id: str, worker_id: int, moment: datetime) -> bool:
        """Gives an open case to a worker; False where somebody else holds it or the worker has a conflict."""
        values = {
            "state": "claimed",
            "claimed_by": worker_id,
            "claimed_at": moment,
            "first_claimed_at": func.coalesce(cases.c.first_claimed_at, moment),
        }
        free = cases.c.state == "open", cases.c.claimed_by.is_(None), ~_in_conflict(worker_id)
        return self._change(case_id, worker_id, "claimed", moment, values, *free)

    def release(self, case_id: str, worker_id: int, moment: datetime) -> bool:
        """Puts a worker's case back into the queue."""
        return self._change(case_id, worker_id, "released", moment, UNCLAIMED, _held_by(worker_id))

    def take_back(self, case_id: str, lead_id: int, moment: datetime) -> bool:
        """Puts a case back into the queue whoever holds it: a lead's means for a worker who has gone home."""
        held = cases.c.state == "claimed"
        return self._change(case_id, lead_id, "taken_back", moment, UNCLAIMED, held)

    def hand_on(self, case_id: str, worker_id: int, to_worker_id: int, text: str, moment: datetime) -> bool:
        """Hands a worker's case to another worker who may take it."""
        able = exists().where(
            workers.c.id == to_worker_id,
            workers.c.disabled.is_(False),
            workers.c.role.in_(("worker", "lead")),
        )
        fits = _held_by(worker_id), able, ~_in_conflict(to_worker_id)
        values = {"claimed_by": to_worker_id, "claimed_at": moment}
        note: Written = ("handover", text, "")
        return self._change(case_id, worker_id, "handed_on", moment, values, *fits, note=note)

    def close(self, case_id: str, worker_id: int, outcome: str, text: str, moment: datetime) -> bool:
        """Closes a worker's case with an outcome; its retention begins."""
        values = {"state": "closed", "closed_at": moment, "needs_review": False}
        note: Written = ("outcome", text, outcome)
        return self._change(case_id, worker_id, "closed", moment, values, _held_by(worker_id), note=note)

    def add_note(
        self, case_id: str, worker_id: int, kind: NoteKind, text: str, result: str, moment: datetime
    ) -> bool:
        """Adds a note. An attempt is the holder's alone; the third without an answer asks for a lead's review."""
        values: dict[str, Any] = {"attempts": cases.c.attempts}
        conditions = [cases.c.state != "withdrawn"]
        if kind == "attempt":
            values = _attempt(result, moment)
            conditions.append(_held_by(worker_id))
        note: Written = (kind, text, result)
        return self._change(case_id, worker_id, kind, moment, values, *conditions, note=note)

    def review(self, case_id: str, worker_id: int, text: str, moment: datetime) -> bool:
        """A lead has looked at a case whose attempts failed; they are counted anew."""
        values = {"needs_review": False, "unanswered": 0}
        waiting = cases.c.needs_review.is_(True)
        note: Written = ("note", text, "")
        return self._change(case_id, worker_id, "reviewed", moment, values, waiting, note=note)

    def conflict(self, case_id: str, worker_id: int, text: str, moment: datetime) -> bool:
        """This case is not for this worker, who no longer sees it; it goes back into the queue if they held it."""
        present = cases.c.state != "withdrawn", ~_in_conflict(worker_id)
        held = _held_by(worker_id)
        values = {name: sql_case((held, value), else_=cases.c[name]) for name, value in UNCLAIMED.items()}
        with writing(self._engine) as connection:
            if not _update(connection, case_id, values, *present):
                return False
            connection.execute(insert(conflicts).values(case_id=case_id, worker_id=worker_id))
            self._write(connection, case_id, worker_id, "conflict", moment, ("conflict", text, ""))
        return True

    def erase(self, case_id: str, worker_id: int, moment: datetime) -> bool:
        """Withdraws a case for a person who asks a worker for it; leaves nothing of it but that."""
        present = cases.c.state != "withdrawn"
        with writing(self._engine) as connection:
            known = connection.execute(
                select(cases.c.id).where(cases.c.id == case_id, present).with_for_update()
            ).first()
            if known:
                withdraw_cases(connection, [case_id], moment)
                self._audit.add(connection, worker_id, "withdrawn", case_id, "", moment)
        drop_log(self._engine)
        return known is not None

    def mark_told(self, case_id: str, moment: datetime) -> None:
        """The worker on call was told of this case."""
        self._change(case_id, None, "told", moment, {"told_at": moment}, cases.c.told_at.is_(None))

    def figures(self, since: datetime, until: datetime) -> Figures:
        """Plain counts without personal data of the cases that came in from `since` to before `until`."""
        found = self.created_between(since, until)
        return figures_of(found, self.outcomes(case.id for case in found))

    def tallies(self, since: date, until: date) -> dict[str, int]:
        """The sum of each tally from the day `since` to the day `until`, both counted."""
        return read_tallies(self._engine, since, until)

    def _change(
        self,
        case_id: str,
        worker_id: Optional[int],
        action: str,
        moment: datetime,
        values: dict[str, Any],
        *conditions: Any,
        note: Optional[Written] = None,
    ) -> bool:
        """One UPDATE decides whether the case is changed; then its note and its event are written."""
        with writing(self._engine) as connection:
            changed = _update(connection, case_id, values, *conditions)
            if changed:
                self._write(connection, case_id, worker_id, action, moment, note)
        return changed

    def _write(
        self,
        connection: Connection,
        case_id: str,
        worker_id: Optional[int],
        action: str,
        moment: datetime,
        note: Optional[Written],
    ) -> None:
        if note is not None:
            kind, text, result = note
            content = json.dumps({"kind": kind, "text": text, "result": result})
            connection.execute(
                insert(notes).values(
                    case_id=case_id, worker_id=worker_id, at=moment, content=self._cipher.encrypt(content)
                )
            )
        self._audit.add(connection, worker_id, action, case_id, note[2] if note else "", moment)


UNCLAIMED: dict[str, Any] = {"state": "open", "claimed_by": None, "claimed_at": None}


def _update(connection: Connection, case_id: str, values: dict[str, Any], *conditions: Any) -> bool:
    changed = connection.execute(update(cases).where(cases.c.id == case_id, *conditions).values(**values))
    return bool(changed.rowcount)


def _held_by(worker_id: int) -> Any:
    return (cases.c.claimed_by == worker_id) & (cases.c.state == "claimed")


def _in_conflict(worker_id: int) -> Any:
    return exists().where(conflicts.c.case_id == cases.c.id, conflicts.c.worker_id == worker_id)


def _attempt(result: str, moment: datetime) -> dict[str, Any]:
    values: dict[str, Any] = {"attempts": cases.c.attempts + 1}
    if result == "no_answer":
        unanswered = cases.c.unanswered + 1
        values["unanswered"] = unanswered
        values["needs_review"] = or_(cases.c.needs_review, unanswered >= FAILED_ATTEMPTS)
    if result == "reached":
        values["first_reached_at"] = func.coalesce(cases.c.first_reached_at, moment)
    return values
