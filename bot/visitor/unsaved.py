"""Conversations in memory, for the terminal and the commands: nothing of them is written anywhere.

What the bot says that it passes on is passed on all the same: a call-back that was agreed to, a withdrawal.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Optional

from sqlalchemy.engine import Connection, Engine

from bot.store.conversations import StoredTurn
from bot.store.database import drop_log, migrate, open_database, writing
from bot.store.encryption import load_cipher
from bot.store.requests import Requests


class Unsaved:
    """Stands in for the database's conversations where nothing may be kept."""

    def __init__(self) -> None:
        self._snapshots: dict[str, dict[str, Any]] = {}
        self._engine: Optional[Engine] = None
        self.turns: list[StoredTurn] = []

    def snapshot(self, identity: str) -> Optional[dict[str, Any]]:
        return self._snapshots.get(identity)

    def save(
        self,
        identity: str,
        snapshot: dict[str, Any],
        new: list[StoredTurn],
        moment: datetime,
        also: Optional[Callable[[Connection], None]] = None,
    ) -> None:
        if also is not None:
            with writing(self._database()) as connection:
                also(connection)
            drop_log(self._database())
        self._snapshots[identity] = snapshot
        self.turns.extend(new)

    def requests(self) -> Requests:
        """The call-back requests of the settings' database, which is opened only for them."""
        return Requests(self._database(), load_cipher())

    def _database(self) -> Engine:
        if self._engine is None:
            self._engine = open_database()
            migrate(self._engine)
        return self._engine
