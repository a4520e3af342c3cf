"""Reading, saving and erasing conversations. Nothing here knows of Rasa."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Optional

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.charity import Charity
from bot.store.database import drop_log, migrate, open_database, writing
from bot.store.encryption import Cipher, load_cipher
from bot.store.requests import Requests
from bot.store.retention import Purged, purge
from bot.store.tables import conversations, erased, requests, turns


class Erased(Exception):
    """The conversation was erased and must not be written again."""


class Repeated(Exception):
    """A turn with this number or message id is already there."""


@dataclass(frozen=True)
class StoredTurn:
    """One message and its answer; each answer is a message of text and buttons."""

    number: int
    message_id: str
    text: str
    answers: list[dict[str, Any]]


def conversation_id(key: str) -> str:
    """The stored name of a conversation: a stolen database opens none."""
    return hashlib.sha256(key.encode("utf-8")).hexdigest()


class Conversations:
    """The conversations of one database. All methods block: call them off the event loop."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        self._engine = engine
        self._cipher = cipher

    def snapshot(self, identity: str) -> Optional[dict[str, Any]]:
        """The snapshot of a conversation, None where there is none. Raises on a database error."""
        query = select(conversations.c.snapshot).where(conversations.c.id == identity)
        with self._engine.connect() as connection:
            stored = connection.execute(query).scalar()
        return None if stored is None else json.loads(self._cipher.decrypt(stored))

    def last_number(self, identity: str) -> int:
        """The number of the last turn, 0 before the first."""
        query = select(conversations.c.last_number).where(conversations.c.id == identity)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def is_erased(self, identity: str) -> bool:
        query = select(erased.c.id).where(erased.c.id == identity)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def turn(
        self, identity: str, message_id: Optional[str] = None, number: Optional[int] = None
    ) -> Optional[StoredTurn]:
        """The turn with this message id, or else with this number; None where there is none."""
        matches = turns.c.message_id == message_id if message_id else turns.c.number == number
        query = select(turns).where(turns.c.conversation_id == identity, matches)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return None if row is None else self._turn(row)

    def transcript(self, identity: str) -> list[StoredTurn]:
        """All turns in their order."""
        query = select(turns).where(turns.c.conversation_id == identity).order_by(turns.c.number)
        with self._engine.connect() as connection:
            return [self._turn(row) for row in connection.execute(query)]

    def save(
        self,
        identity: str,
        snapshot: dict[str, Any],
        new: list[StoredTurn],
        moment: datetime,
        also: Optional[Callable[[Connection], None]] = None,
    ) -> None:
        """Writes the snapshot, the new turns and what `also` writes in one transaction.

        Raises Erased for an erased conversation and Repeated where a turn is already there.
        """
        with writing(self._engine) as connection:
            if connection.execute(select(erased.c.id).where(erased.c.id == identity)).first():
                raise Erased(identity)
            try:
                self._write(connection, identity, snapshot, new, moment)
            except IntegrityError as error:
                raise Repeated(identity) from error
            if also is not None:
                also(connection)
        if also is not None:
            drop_log(self._engine)

    def _write(
        self,
        connection: Connection,
        identity: str,
        snapshot: dict[str, Any],
        new: list[StoredTurn],
        moment: datetime,
    ) -> None:
        row = {
            "last_at": moment,
            "snapshot": self._cipher.encrypt(json.dumps(snapshot)),
            **({"last_number": new[-1].number} if new else {}),
        }
        known = connection.execute(update(conversations).where(conversations.c.id == identity).values(**row))
        if known.rowcount == 0:
            first = {"id": identity, "started_at": moment, "last_number": 0, **row}
            connection.execute(insert(conversations).values(**first))
        for turn in new:
            content = json.dumps({"text": turn.text, "answers": turn.answers})
            connection.execute(
                insert(turns).values(
                    conversation_id=identity,
                    number=turn.number,
                    message_id=turn.message_id,
                    content=self._cipher.encrypt(content),
                )
            )

    def requests(self) -> Requests:
        """The call-back requests of the same database."""
        return Requests(self._engine, self._cipher)

    def erase(self, identity: str, moment: datetime, cancel_call_back: bool = False) -> None:
        """Erases a conversation and refuses it from then on.

        A call-back agreed to in it is withdrawn with it, or else kept without the tie to the conversation.
        """
        with writing(self._engine) as connection:
            if not connection.execute(select(erased.c.id).where(erased.c.id == identity)).first():
                connection.execute(insert(erased).values(id=identity, erased_at=moment))
            connection.execute(delete(turns).where(turns.c.conversation_id == identity))
            connection.execute(delete(conversations).where(conversations.c.id == identity))
            if cancel_call_back:
                self.requests().withdraw_for_conversation_in(connection, identity, moment)
            mine = requests.c.conversation_id == identity
            connection.execute(update(requests).where(mine).values(conversation_id=None))
        drop_log(self._engine)

    def purge(self, charity: Charity, moment: datetime) -> Purged:
        """Erases all in the database whose time is over."""
        return purge(self._engine, self._cipher, charity, moment)

    def _turn(self, row: Any) -> StoredTurn:
        content = json.loads(self._cipher.decrypt(row.content))
        return StoredTurn(row.number, row.message_id, content["text"], content["answers"])


def open_conversations() -> Conversations:
    """The conversations of the settings' database, with its tables up to date."""
    cipher = load_cipher()
    engine = open_database()
    migrate(engine)
    return Conversations(engine, cipher)
