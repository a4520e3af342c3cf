"""The database: its engine, its transactions, its migrations."""

import os
import sqlite3
import time
from contextlib import AbstractContextManager
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import NullPool

from bot.paths import ROOT, VAR

PRAGMAS = ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL", "temp_store=MEMORY")
WAITS = 5.0
"""Seconds that SQLite waits for another connection."""
MIGRATION_LOCK = 72
"""PostgreSQL's advisory lock that lets one process migrate at a time."""


def database_url() -> str:
    """DATABASE_URL, or a SQLite file under `var/`."""
    url = os.environ.get("DATABASE_URL")
    if url:
        return url
    VAR.mkdir(exist_ok=True)
    return f"sqlite:///{VAR / 'stalking-matters.db'}"


def open_database(url: str | None = None) -> Engine:
    """An engine on `url` or the settings' database; SQLite with foreign keys, WAL and secure delete."""
    url = url or database_url()
    if not url.startswith("sqlite"):
        return create_engine(url, future=True, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(
        url, future=True, poolclass=NullPool, connect_args={"timeout": WAITS}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        _set_wal(connection)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _set_wal(connection: sqlite3.Connection) -> None:
    """Turns the write-ahead log on. Unlike other statements the switch of a new file does not wait for others."""
    end = time.monotonic() + WAITS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def writing(engine: Engine) -> AbstractContextManager[Connection]:
    """A transaction that writes. On SQLite it waits for the others first, so that it cannot fail half-way."""
    return engine.execution_options(writes=True).begin()


def migrate(engine: Engine) -> None:
    """Brings the tables to the newest version; one process at a time."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "bot" / "store" / "migrations"))
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def drop_log(engine: Engine) -> None:
    """Empties SQLite's write-ahead log, which still holds what was just erased; best effort, never long."""
    if engine.dialect.name == "sqlite":
        _sqlite_run(engine, "PRAGMA busy_timeout=200", "PRAGMA wal_checkpoint(TRUNCATE)")


def compact(engine: Engine) -> None:
    """Rewrites the database without its free space; PostgreSQL only frees it."""
    if engine.dialect.name == "sqlite":
        _sqlite_run(engine, "VACUUM")
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM"))


def _sqlite_run(engine: Engine, *statements: str) -> None:
    """Runs statements that cannot run inside a transaction."""
    connection = engine.raw_connection()
    try:
        for statement in statements:
            connection.execute(statement).fetchall()
    finally:
        connection.close()
