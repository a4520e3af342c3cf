"""Backup and restore. What is encrypted stays encrypted; a restore brings nothing back that was erased since."""

import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.charity import Charity
from bot.operate.carry import Carried, carried_from, carry_over
from bot.store.database import migrate
from bot.store.encryption import Cipher
from bot.store.retention import Purged, new_backup, purge

NOT_WHOLE = "the file is no whole backup of this program's database"


class BackupError(Exception):
    """A backup or a restore is not possible; the message says why."""


def backup(engine: Engine, moment: datetime, file: Path | None = None) -> Path:
    """Writes a backup, readable by its owner alone, to `file` or under `var/backups`; returns its path."""
    sqlite = engine.dialect.name == "sqlite"
    file = file or new_backup(moment, "db" if sqlite else "sql")
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.new")
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        if sqlite:
            _copy_sqlite(_sqlite_file(engine), fresh)
        else:
            options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", f"--file={fresh}")
            _run_postgresql(engine, "pg_dump", *options)
        os.replace(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)
    return file


def restore(engine: Engine, cipher: Cipher, charity: Charity, moment: datetime, file: Path) -> list[str]:
    """Replaces the database by a backup; returns what there is to say about it.

    What was erased, withdrawn or closed since the backup stays so, and all whose time is over is purged.
    """
    _check(engine, cipher, file)
    carried, said = _put_away(engine, moment)
    _bring_back(engine, file)
    migrate(engine)
    said += carry_over(engine, cipher, carried, moment)
    said.append(describe(purge(engine, cipher, charity, moment)))
    return said


def _put_away(engine: Engine, moment: datetime) -> tuple[Carried, list[str]]:
    """What is to be carried over from the database that is there; it is kept as a backup, or as it is if damaged."""
    try:
        migrate(engine)
        carried = carried_from(engine)
        return carried, [f"the replaced database is kept as {backup(engine, moment)}"]
    except (DBAPIError, sqlite3.DatabaseError):
        said = ["the replaced database could not be read: what was erased since the backup is not known"]
        return Carried(), said + _set_aside(engine, moment)


def describe(purged: Purged) -> str:
    """What a purge has done, in a line."""
    line = f"{purged.conversations} conversations, {purged.cases} cases, {purged.backups} backups erased"
    if purged.overdue:
        line += f"; open for longer than the retention, to be closed: {', '.join(purged.overdue)}"
    return line


def _check(engine: Engine, cipher: Cipher, file: Path) -> None:
    """Raises BackupError where the file cannot be restored, EncryptionError where it has another key."""
    if not file.is_file():
        raise BackupError(f"there is no file {file}")
    kept = (_kept_in_sqlite if engine.dialect.name == "sqlite" else _kept_in_dump)(file)
    if kept:
        cipher.decrypt(kept)


def _kept_in_dump(file: Path) -> bytes | None:
    """Something encrypted in a dump, None where nothing is."""
    with file.open("rb") as handle:
        if b"PostgreSQL database dump" not in handle.read(200):
            raise BackupError(NOT_WHOLE)
        inside = False
        for line in handle:
            if inside:
                found = re.search(rb"\\x([0-9a-f]+)$", line.strip())
                return bytes.fromhex(found.group(1).decode()) if found else None
            inside = line.startswith(b"COPY public.secrets ")
    return None


def _kept_in_sqlite(file: Path) -> bytes | None:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            whole = source.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            tables = {name for (name,) in source.execute("SELECT name FROM sqlite_master")}
            kept = source.execute("SELECT value FROM secrets").fetchone() if "secrets" in tables else None
            if not whole or "alembic_version" not in tables:
                raise BackupError(NOT_WHOLE)
    except sqlite3.DatabaseError as error:
        raise BackupError(NOT_WHOLE) from error
    return kept[0] if kept else None


def _bring_back(engine: Engine, file: Path) -> None:
    if engine.dialect.name == "sqlite":
        _copy_sqlite(file, _sqlite_file(engine))
        return
    options = ("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={file}")
    _run_postgresql(engine, "psql", *options)
    engine.dispose()


def _set_aside(engine: Engine, moment: datetime) -> list[str]:
    """Moves a damaged SQLite file away; on PostgreSQL the restore replaces the tables anyway."""
    if engine.dialect.name != "sqlite":
        return []
    damaged = _sqlite_file(engine)
    for ending in ("-wal", "-shm"):
        damaged.with_name(damaged.name + ending).unlink(missing_ok=True)
    aside = damaged.with_name(f"{damaged.name}.damaged-{moment:%Y%m%dT%H%M%S}")
    damaged.rename(aside)
    return [f"the damaged file is now {aside}: delete it when it is needed no more"]


def _sqlite_file(engine: Engine) -> Path:
    return Path(str(engine.url.database))


def _copy_sqlite(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(source, timeout=30)) as one,
        closing(sqlite3.connect(target, timeout=30)) as two,
    ):
        two.execute("PRAGMA secure_delete=ON")
        one.backup(two)


def _run_postgresql(engine: Engine, tool: str, *options: str) -> None:
    """Runs one of PostgreSQL's tools; the password goes by the environment, which other users cannot read."""
    command = shutil.which(tool)
    if command is None:
        raise BackupError(f"{tool} is not installed: it comes with PostgreSQL's client package")
    address = engine.url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    environment = dict(os.environ)
    if engine.url.password:
        environment["PGPASSWORD"] = str(engine.url.password)
    done = subprocess.run(
        [command, *options, f"--dbname={address}"], env=environment, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise BackupError(f"{tool} failed: {done.stderr.strip()}")
