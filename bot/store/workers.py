"""Helpline workers: who they are, how they sign in, their sessions. All methods block."""

import hashlib
import hmac
import json
import secrets as random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Optional, get_args

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.clock import now
from bot.store.audit import Audit
from bot.store.database import writing
from bot.store.encryption import Cipher
from bot.store.retention import SESSION_IDLE, SESSION_LONGEST
from bot.store.secrets import Secrets
from bot.store.tables import marks, sessions, workers

Role = Literal["worker", "lead", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST_PASSWORD = 12
MOST_FAILURES = 5
LOCKED = timedelta(minutes=15)
STEP = 30
"""Seconds that a code of the second factor lives."""
SEEN_EVERY = timedelta(seconds=30)
"""A session's last use is written no more often than this."""


class WorkerError(Exception):
    """A worker cannot be added or changed so; the message says why."""


class SignInRefused(Exception):
    """Name, password or code are wrong, or the worker is disabled: one message for all."""

    def __init__(self) -> None:
        super().__init__("The name, the password or the code is not right.")


class LockedOut(Exception):
    """Too many attempts from this address or with this name."""

    def __init__(self) -> None:
        super().__init__("There were too many attempts. Try again in 15 minutes.")


@dataclass(frozen=True)
class Worker:
    """Somebody who works at the helpline. `email` is where the worker on call is told, "" for none."""

    id: int
    name: str
    role: Role
    disabled: bool
    email: str
    on_call: bool


class Workers:
    """The workers of one database. `by` is the worker who makes a change, None for a command."""

    def __init__(self, engine: Engine, cipher: Cipher, hasher: Optional[PasswordHasher] = None) -> None:
        self._engine = engine
        self._cipher = cipher
        self._secrets = Secrets(cipher)
        self._audit = Audit(engine, cipher)
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(random.token_urlsafe())

    def add(
        self,
        name: str,
        role: Role,
        password: str,
        email: str = "",
        *,
        by: Optional[int] = None,
        moment: Optional[datetime] = None,
    ) -> tuple[Worker, str]:
        """Adds a worker; returns them and the secret of their second factor, shown once. Raises WorkerError."""
        name = " ".join(name.split())
        if not name:
            raise WorkerError("A name is needed.")
        if role not in ROLES:
            raise WorkerError(f"A role is one of {', '.join(ROLES)}.")
        values, totp = self._credentials(password)
        person = self._cipher.encrypt(json.dumps({"name": name, "email": email.strip()}))
        with writing(self._engine) as connection:
            self._secrets.wait_for_marks(connection)
            mark = self._name_mark(connection, name)
            if connection.execute(select(workers.c.id).where(workers.c.name_mark == mark)).first():
                raise WorkerError(f"There is a worker with the name {name} already.")
            row = {"name_mark": mark, "role": role, "disabled": False, "on_call": False, "person": person}
            made = connection.execute(insert(workers).values(**row, **values))
            worker_id = made.inserted_primary_key[0]
            self._audit.add(connection, by, "worker_added", None, f"{worker_id} {role}", moment or now())
        return Worker(worker_id, name, role, False, email.strip(), False), totp

    def disable(self, name: str, *, by: Optional[int] = None, moment: Optional[datetime] = None) -> None:
        """Lets a worker in no more and ends their sessions. Raises WorkerError."""
        with writing(self._engine) as connection:
            worker_id = self._id_of(connection, name)
            connection.execute(
                update(workers).where(workers.c.id == worker_id).values(disabled=True, on_call=False)
            )
            self._end_sessions(connection, worker_id)
            self._audit.add(connection, by, "worker_disabled", None, str(worker_id), moment or now())

    def reset(
        self, name: str, password: str, *, by: Optional[int] = None, moment: Optional[datetime] = None
    ) -> str:
        """A new password and second factor, and the worker is let in again; returns the new secret."""
        values, totp = self._credentials(password)
        with writing(self._engine) as connection:
            worker_id = self._id_of(connection, name)
            connection.execute(
                update(workers).where(workers.c.id == worker_id).values(disabled=False, **values)
            )
            self._end_sessions(connection, worker_id)
            mark = self._secrets.mark(connection, "sign in", _plain(name))
            connection.execute(delete(marks).where(marks.c.mark == mark))
            self._audit.add(connection, by, "worker_reset", None, str(worker_id), moment or now())
        return totp

    def set_on_call(
        self, worker_id: int, on_call: bool, *, by: Optional[int] = None, moment: Optional[datetime] = None
    ) -> None:
        """Whether this worker is told of a case that comes in as "first"."""
        self._set(worker_id, {"on_call": on_call}, f"{worker_id} on call {on_call}", by, moment)

    def set_role(
        self, worker_id: int, role: Role, *, by: Optional[int] = None, moment: Optional[datetime] = None
    ) -> None:
        """Changes a worker's role."""
        if role not in ROLES:
            raise WorkerError(f"A role is one of {', '.join(ROLES)}.")
        self._set(worker_id, {"role": role}, f"{worker_id} {role}", by, moment)

    def sign_in(self, name: str, password: str, totp: str, address: str, moment: datetime) -> str:
        """A session's token. Raises SignInRefused, or LockedOut after 5 failures in 15 minutes.

        The attempt is counted before it is looked at, so that many at once are no way around the limit.
        """
        name_mark, address_mark = self._count_attempt(name, address, moment)
        with self._engine.connect() as connection:
            row = connection.execute(
                select(workers).where(workers.c.name_mark == self._name_mark(connection, name))
            ).first()
        right = self._is_password(row, password)
        counter = self._counter(row, totp, moment) if row else None
        if row is None or not right or counter is None or row.disabled:
            raise SignInRefused
        token = random.token_urlsafe(32)
        with writing(self._engine) as connection:
            fresh = (workers.c.id == row.id) & (workers.c.totp_last < counter)
            used = connection.execute(update(workers).where(fresh).values(totp_last=counter))
            if used.rowcount == 0:
                raise SignInRefused
            connection.execute(delete(marks).where(marks.c.mark == name_mark))
            connection.execute(delete(marks).where(marks.c.mark == address_mark, marks.c.at == moment))
            session = {"token_hash": _hash(token), "worker_id": row.id}
            connection.execute(insert(sessions).values(**session, started_at=moment, seen_at=moment))
            self._audit.add(connection, row.id, "signed_in", None, "", moment)
        return token

    def session(self, token: str, moment: datetime) -> Optional[Worker]:
        """The worker of a session that was used in the last 20 minutes and is not older than 8 hours."""
        digest = _hash(token)
        query = (
            select(workers, sessions.c.seen_at)
            .join(sessions, sessions.c.worker_id == workers.c.id)
            .where(
                sessions.c.token_hash == digest,
                sessions.c.seen_at > moment - SESSION_IDLE,
                sessions.c.started_at > moment - SESSION_LONGEST,
                workers.c.disabled.is_(False),
            )
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        if moment - row.seen_at > SEEN_EVERY:
            with writing(self._engine) as connection:
                seen = update(sessions).where(sessions.c.token_hash == digest)
                connection.execute(seen.values(seen_at=moment))
        return self._worker(row)

    def sign_out(self, token: str) -> None:
        """Ends a session."""
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.token_hash == _hash(token)))

    def list(self) -> tuple[Worker, ...]:
        """All workers, disabled ones too, in the order in which they were added."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(workers).order_by(workers.c.id)).all()
        return tuple(self._worker(row) for row in rows)

    def _set(
        self,
        worker_id: int,
        values: dict[str, Any],
        detail: str,
        by: Optional[int],
        moment: Optional[datetime],
    ) -> None:
        with writing(self._engine) as connection:
            known = connection.execute(update(workers).where(workers.c.id == worker_id).values(**values))
            if known.rowcount == 0:
                raise WorkerError("There is no such worker.")
            self._audit.add(connection, by, "worker_changed", None, detail, moment or now())

    def _credentials(self, password: str) -> tuple[dict[str, Any], str]:
        if len(password) < SHORTEST_PASSWORD:
            raise WorkerError(f"A password has at least {SHORTEST_PASSWORD} characters.")
        totp = pyotp.random_base32()
        hashed = self._cipher.encrypt(self._hasher.hash(password))
        return {"password": hashed, "totp": self._cipher.encrypt(totp), "totp_last": 0}, totp

    def _name_mark(self, connection: Connection, name: str) -> str:
        return self._secrets.mark(connection, "worker", _plain(name))

    def _id_of(self, connection: Connection, name: str) -> int:
        mark = self._name_mark(connection, name)
        found = connection.execute(select(workers.c.id).where(workers.c.name_mark == mark)).scalar()
        if found is None:
            raise WorkerError(f"There is no worker with the name {name}.")
        return int(found)

    def _end_sessions(self, connection: Connection, worker_id: int) -> None:
        connection.execute(delete(sessions).where(sessions.c.worker_id == worker_id))

    def _count_attempt(self, name: str, address: str, moment: datetime) -> tuple[str, str]:
        with writing(self._engine) as connection:
            self._secrets.wait_for_marks(connection)
            name_mark = self._secrets.mark(connection, "sign in", _plain(name))
            address_mark = self._secrets.mark(connection, "sign in from", address)
            for mark in (name_mark, address_mark):
                recent = select(func.count()).where(marks.c.mark == mark, marks.c.at > moment - LOCKED)
                if connection.execute(recent).scalar() >= MOST_FAILURES:
                    raise LockedOut
            for mark in (name_mark, address_mark):
                connection.execute(insert(marks).values(mark=mark, at=moment))
        return name_mark, address_mark

    def _is_password(self, row: Optional[Row], password: str) -> bool:
        """Takes the same time whether there is such a worker or not."""
        hashed = self._cipher.decrypt(row.password) if row else self._nobody
        try:
            return self._hasher.verify(hashed, password) and row is not None
        except VerificationError:
            return False

    def _counter(self, row: Row, totp: str, moment: datetime) -> Optional[int]:
        """The number of the code, one step early or late allowed; None for a wrong code."""
        codes = pyotp.HOTP(self._cipher.decrypt(row.totp))
        step = int(moment.timestamp()) // STEP
        given = "".join(totp.split())
        for counter in (step - 1, step, step + 1):
            if hmac.compare_digest(codes.at(counter).encode(), given.encode()):
                return counter
        return None

    def _worker(self, row: Row) -> Worker:
        person = json.loads(self._cipher.decrypt(row.person))
        return Worker(row.id, person["name"], row.role, row.disabled, person["email"], row.on_call)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
