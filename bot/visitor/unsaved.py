"""Conversations in memory, for the terminal and the commands: nothing is written anywhere."""

from datetime import datetime
from typing import Any, Optional

from bot.store.conversations import StoredTurn


class Unsaved:
    """Stands in for the database's conversations where nothing may be kept."""

    def __init__(self) -> None:
        self._snapshots: dict[str, dict[str, Any]] = {}
        self.turns: list[StoredTurn] = []

    def snapshot(self, identity: str) -> Optional[dict[str, Any]]:
        return self._snapshots.get(identity)

    def save(self, identity: str, snapshot: dict[str, Any], new: list[StoredTurn], moment: datetime) -> None:
        self._snapshots[identity] = snapshot
        self.turns.extend(new)
