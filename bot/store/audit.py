"""The audit trail: what workers did and what befell a case, append-only and chained so that a gap shows."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Optional

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.store.database import writing
from bot.store.encryption import Cipher, EncryptionError
from bot.store.secrets import Secrets
from bot.store.tables import audit_events, audit_head, cases, workers

KEY = "audit"
HEAD = 1
BEGINNING = "0" * 64
"""What stands in for the hash before the first event."""


@dataclass(frozen=True)
class AuditEvent:
    """One event. `worker_id` is None for what a visitor, a command or the clock did.

    `detail` is a word of ours, such as an outcome or a role: never what a person typed, never a contact.
    """

    number: int
    at: datetime
    worker_id: Optional[int]
    action: str
    case_id: Optional[str]
    detail: str


class Audit:
    """The audit trail of one database. Its key is in the table `secrets`, encrypted."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        self._engine = engine
        self._cipher = cipher
        self._secrets = Secrets(cipher)

    def add(
        self,
        connection: Connection,
        worker_id: Optional[int],
        action: str,
        case_id: Optional[str],
        detail: str,
        moment: datetime,
    ) -> None:
        """Adds an event to a transaction. Call it last in one, so that transactions queue in one order."""
        key = self._secrets.key(connection, KEY)
        connection.execute(
            text(
                "INSERT INTO audit_head (id, number, hash, seal) VALUES (:id, 0, :hash, :seal)"
                " ON CONFLICT (id) DO NOTHING"
            ),
            {"id": HEAD, "hash": BEGINNING, "seal": _seal(key, 0, BEGINNING)},
        )
        head = connection.execute(select(audit_head).with_for_update()).one()
        event = AuditEvent(head.number + 1, moment, worker_id, action, case_id, detail)
        digest = _hash(key, event, head.hash)
        content = self._cipher.encrypt(json.dumps({"action": action, "detail": detail}))
        connection.execute(
            insert(audit_events).values(
                number=event.number,
                at=moment,
                worker_id=worker_id,
                case_id=case_id,
                content=content,
                hash=digest,
            )
        )
        seal = _seal(key, event.number, digest)
        connection.execute(update(audit_head).values(number=event.number, hash=digest, seal=seal))

    def record(
        self, worker_id: Optional[int], action: str, case_id: Optional[str], detail: str, moment: datetime
    ) -> None:
        """Adds an event in a transaction of its own: a view, a search, an export."""
        with writing(self._engine) as connection:
            self.add(connection, worker_id, action, case_id, detail, moment)

    def events(self, case_id: Optional[str] = None, limit: int = 200) -> list[AuditEvent]:
        """The newest events first, of one case or of all."""
        query = select(audit_events).order_by(audit_events.c.number.desc()).limit(limit)
        if case_id is not None:
            query = query.where(audit_events.c.case_id == case_id)
        with self._engine.connect() as connection:
            return [self._event(row) for row in connection.execute(query)]

    def check(self) -> Optional[str]:
        """None if the chain is whole, else a plain sentence that says where it is not."""
        with self._engine.connect() as connection:
            key = self._secrets.find(connection, KEY)
            head = connection.execute(select(audit_head)).first()
            if key is None or head is None:
                return self._check_unbegun(connection)
            last, before, trouble = self._check_events(connection, key)
        if trouble:
            return trouble
        if not hmac.compare_digest(head.seal, _seal(key, head.number, head.hash)):
            return "The mark of the audit trail's end was changed."
        if (head.number, head.hash) != (last, before):
            return f"The end of the audit trail is cut: {head.number} events were recorded, {last} are there."
        return None

    def _check_events(self, connection: Connection, key: bytes) -> tuple[int, str, Optional[str]]:
        """The last event's number and hash, or what is wrong before it."""
        last, before = 0, BEGINNING
        try:
            for row in connection.execute(select(audit_events).order_by(audit_events.c.number)):
                if row.number != last + 1:
                    return last, before, f"Event {last + 1} of the audit trail is missing."
                if not hmac.compare_digest(row.hash, _hash(key, self._event(row), before)):
                    return last, before, f"Event {last + 1} of the audit trail was changed."
                last, before = row.number, row.hash
        except (EncryptionError, KeyError, ValueError):
            return last, before, f"Event {last + 1} of the audit trail was changed."
        return last, before, None

    def _check_unbegun(self, connection: Connection) -> Optional[str]:
        counted = (select(func.count()).select_from(table) for table in (audit_events, cases, workers))
        if any(connection.execute(query).scalar() for query in counted):
            return "The beginning of the audit trail is missing."
        return None

    def _event(self, row: Row) -> AuditEvent:
        content: dict[str, Any] = json.loads(self._cipher.decrypt(row.content))
        return AuditEvent(
            row.number, row.at, row.worker_id, content["action"], row.case_id, content["detail"]
        )


def _hash(key: bytes, event: AuditEvent, before: str) -> str:
    at = event.at.astimezone(timezone.utc).isoformat(timespec="microseconds")
    parts = [event.number, at, event.worker_id, event.action, event.case_id, event.detail, before]
    return hmac.new(key, json.dumps(parts).encode(), hashlib.sha256).hexdigest()


def _seal(key: bytes, number: int, digest: str) -> str:
    return hmac.new(key, f"end:{number}:{digest}".encode(), hashlib.sha256).hexdigest()
