"""The visitor's side of a case: ask for a call-back, withdraw it. Nothing here reads a case."""

import json
import secrets as random
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql import Select

from bot.case.codes import code_hash
from bot.case.types import CallBack
from bot.store.audit import Audit
from bot.store.database import drop_log, writing
from bot.store.encryption import Cipher
from bot.store.secrets import Secrets
from bot.store.tables import cases, conflicts, incidents, marks, notes, requests

MOST_AN_HOUR = 5
"""Requests of one address in an hour."""
MOST_OPEN = 3
"""Open cases of one number after which a worker is warned."""
HOUR = timedelta(hours=1)
LETTERS = "ABCDEFGHJKLMNPRSTUVWXY"
OPEN_STATES = ("open", "claimed")


class TooMany(Exception):
    """One address asked for more call-backs in an hour than are taken."""


class Requests:
    """Makes and withdraws call-back requests."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        self._engine = engine
        self._cipher = cipher
        self._secrets = Secrets(cipher)
        self._audit = Audit(engine, cipher)

    def request(
        self,
        connection: Connection,
        call_back: CallBack,
        conversation_id: str,
        address: str,
        moment: datetime,
    ) -> None:
        """Makes the case of a call-back, once for each `call_back.id`. An empty address has no limit.

        Raises TooMany. A number with many open cases gets one more, with a warning to the worker.
        """
        if connection.execute(select(requests.c.id).where(requests.c.id == call_back.id)).first():
            return
        self._secrets.wait_for_marks(connection)
        if address:
            self._count(connection, self._secrets.mark(connection, "request", address), moment)
        number = self._secrets.mark(connection, "number", call_back.contact.number)
        case_id = uuid.uuid4().hex
        self._insert_case(connection, case_id, call_back, moment)
        agreement = {
            "wording": call_back.wording,
            "agreed_at": call_back.agreed_at.isoformat(),
            "language": call_back.language,
        }
        connection.execute(
            insert(requests).values(
                id=call_back.id,
                case_id=case_id,
                conversation_id=conversation_id,
                code_mark=self._secrets.mark(connection, "code", call_back.code_hash),
                number_mark=number,
                contact=self._cipher.encrypt(call_back.contact.json()),
                agreement=self._cipher.encrypt(json.dumps(agreement)),
            )
        )
        self._warn_of_many(connection, number)
        self._audit.add(connection, None, "requested", case_id, "", moment)

    def withdraw(self, code: str, moment: datetime) -> None:
        """Withdraws the call-back of a code. Whether the code was known stays unsaid."""
        with writing(self._engine) as connection:
            self.withdraw_in(connection, code, moment)
        drop_log(self._engine)

    def withdraw_in(self, connection: Connection, code: str, moment: datetime) -> None:
        """The same, inside a transaction."""
        mark = self._secrets.mark(connection, "code", code_hash(code))
        self._withdraw(connection, select(requests.c.case_id).where(requests.c.code_mark == mark), moment)

    def withdraw_for_conversation(self, conversation_id: str, moment: datetime) -> None:
        """Withdraws the call-backs that were agreed to in a conversation."""
        with writing(self._engine) as connection:
            self.withdraw_for_conversation_in(connection, conversation_id, moment)
        drop_log(self._engine)

    def withdraw_for_conversation_in(
        self, connection: Connection, conversation_id: str, moment: datetime
    ) -> None:
        """The same, inside a transaction."""
        mine = select(requests.c.case_id).where(requests.c.conversation_id == conversation_id)
        self._withdraw(connection, mine, moment)

    def _withdraw(self, connection: Connection, which: Select, moment: datetime) -> None:
        found = [row.case_id for row in connection.execute(which)]
        withdraw_cases(connection, found, moment)
        for case_id in found:
            self._audit.add(connection, None, "withdrawn", case_id, "", moment)

    def _count(self, connection: Connection, mark: str, moment: datetime) -> None:
        recent = select(func.count()).where(marks.c.mark == mark, marks.c.at > moment - HOUR)
        if connection.execute(recent).scalar() >= MOST_AN_HOUR:
            raise TooMany
        connection.execute(insert(marks).values(mark=mark, at=moment))

    def _insert_case(
        self, connection: Connection, case_id: str, call_back: CallBack, moment: datetime
    ) -> None:
        summary = call_back.summary.copy(update={"incidents": ()})
        connection.execute(
            insert(cases).values(
                id=case_id,
                reference=_new_reference(connection),
                created_at=moment,
                state="open",
                needs_review=False,
                many_requests=False,
                attempts=0,
                unanswered=0,
                summary=self._cipher.encrypt(summary.json()),
            )
        )
        for number, incident in enumerate(call_back.summary.incidents, start=1):
            content = self._cipher.encrypt(incident.json())
            connection.execute(insert(incidents).values(case_id=case_id, number=number, content=content))

    def _warn_of_many(self, connection: Connection, number: str) -> None:
        same = select(requests.c.case_id).where(requests.c.number_mark == number)
        still_open = cases.c.id.in_(same), cases.c.state.in_(OPEN_STATES)
        if (
            connection.execute(select(func.count()).select_from(cases).where(*still_open)).scalar()
            > MOST_OPEN
        ):
            connection.execute(update(cases).where(*still_open).values(many_requests=True))


def _new_reference(connection: Connection) -> str:
    """A short name of a case that tells nothing, such as K7-3042."""
    while True:
        reference = f"{random.choice(LETTERS)}{random.randbelow(10)}-{random.randbelow(10_000):04}"
        if not connection.execute(select(cases.c.id).where(cases.c.reference == reference)).first():
            return reference


def withdraw_cases(connection: Connection, case_ids: Sequence[str], moment: datetime) -> None:
    """Leaves of these cases only that they were withdrawn: no contact, summary, incident or note."""
    connection.execute(
        update(cases)
        .where(cases.c.id.in_(case_ids))
        .values(state="withdrawn", closed_at=moment, summary=None, needs_review=False, many_requests=False)
    )
    connection.execute(
        update(requests)
        .where(requests.c.case_id.in_(case_ids))
        .values(conversation_id=None, code_mark=None, number_mark=None, contact=None, agreement=None)
    )
    for table in (incidents, notes, conflicts):
        connection.execute(delete(table).where(table.c.case_id.in_(case_ids)))
