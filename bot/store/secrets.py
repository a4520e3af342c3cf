"""Keys of our own that the database holds encrypted, and the keyed hashes made with them.

A keyed hash (a mark) lets us see that a number, a name or an address came before, and tells a thief nothing.
"""

import base64
import hashlib
import hmac
import os
from typing import Optional

from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from bot.store.encryption import Cipher
from bot.store.tables import secrets

MARKS = "marks"


class Secrets:
    """The keys of one database, each made when it is first needed."""

    def __init__(self, cipher: Cipher) -> None:
        self._cipher = cipher

    def find(self, connection: Connection, name: str) -> Optional[bytes]:
        """The key with this name, None where it was never needed."""
        stored = connection.execute(select(secrets.c.value).where(secrets.c.name == name)).scalar()
        return None if stored is None else base64.b64decode(self._cipher.decrypt(stored))

    def key(self, connection: Connection, name: str) -> bytes:
        """The key with this name; made in this transaction where there is none."""
        found = self.find(connection, name)
        if found is not None:
            return found
        value = self._cipher.encrypt(base64.b64encode(os.urandom(32)).decode())
        connection.execute(
            text("INSERT INTO secrets (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING"),
            {"name": name, "value": value},
        )
        made = self.find(connection, name)
        assert made is not None
        return made

    def mark(self, connection: Connection, kind: str, value: str) -> str:
        """The keyed hash of a value; `kind` keeps a name and an address of the same letters apart."""
        key = self.key(connection, MARKS)
        return hmac.new(key, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()

    def wait_for_marks(self, connection: Connection) -> None:
        """Lets one transaction at a time count and add marks, until it ends."""
        self.key(connection, MARKS)
        connection.execute(select(secrets.c.name).where(secrets.c.name == MARKS).with_for_update())
