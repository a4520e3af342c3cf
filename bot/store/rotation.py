"""A change of the encryption key, also while both apps run."""

import time
from pathlib import Path

from cryptography.fernet import Fernet
from sqlalchemy import and_, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.schema import Table

from bot.store.audit_triggers import drop_triggers, make_triggers
from bot.store.database import compact, drop_log, writing
from bot.store.encryption import Cipher, EncryptionError, read_keys, write_keys
from bot.store.tables import Encrypted, metadata

GRACE = 10.0
"""Seconds after which nothing that was encrypted with the old key is still on its way into the database."""


def rotate_key(engine: Engine, file: Path, grace: float = GRACE) -> int:
    """Puts a new key into the file and re-encrypts every row; returns how many.

    Wherever it is interrupted, the file holds every key that a row may need, and running it again finishes.
    Running apps follow the file: first they learn the new key, then they encrypt with it, then the old one goes.
    """
    old = read_keys(file)
    new = Fernet.generate_key()
    write_keys(file, [*old, new])
    rewritten = _reencrypt(engine, new, old)
    write_keys(file, [new, *old])
    time.sleep(grace)
    rewritten += _reencrypt(engine, new, old)
    write_keys(file, [new])
    compact(engine)
    drop_log(engine)
    return rewritten


def _reencrypt(engine: Engine, new: bytes, old: list[bytes]) -> int:
    """Re-encrypts in one transaction all that the new key alone does not open."""
    target, both = Cipher([new]), Cipher([new, *old])
    rewritten = 0
    with writing(engine) as connection:
        drop_triggers(connection)
        for table in metadata.sorted_tables:
            rewritten += _reencrypt_table(connection, table, target, both)
        make_triggers(connection)
    return rewritten


def _reencrypt_table(connection: Connection, table: Table, target: Cipher, both: Cipher) -> int:
    encrypted = [column for column in table.columns if isinstance(column.type, Encrypted)]
    if not encrypted:
        return 0
    rewritten = 0
    for row in connection.execute(select(table).with_for_update()).all():
        fresh = {
            column.name: both.encrypt(both.decrypt(row._mapping[column]))
            for column in encrypted
            if row._mapping[column] is not None and not _opens(target, row._mapping[column])
        }
        if fresh:
            this = and_(*(column == row._mapping[column] for column in table.primary_key))
            connection.execute(update(table).where(this).values(**fresh))
            rewritten += 1
    return rewritten


def _opens(cipher: Cipher, token: bytes) -> bool:
    try:
        cipher.decrypt(token)
    except EncryptionError:
        return False
    return True
