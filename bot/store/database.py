"""The database: its engine, its tables, its migrations."""

import os
from datetime import datetime, timezone
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    create_engine,
    event,
)
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from bot.paths import ROOT, VAR


class UtcDateTime(TypeDecorator):  # type: ignore[type-arg]
    """A moment in UTC; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.astimezone(timezone.utc)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value if value.tzinfo else value.replace(tzinfo=timezone.utc)


metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(64), primary_key=True, comment="SHA-256 of the visitor's key, in hex"),
    Column("started_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False, index=True),
    Column("last_number", Integer, nullable=False),
    Column("snapshot", LargeBinary, nullable=False, comment="encrypted: slots and the last events"),
)

turns = Table(
    "turns",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("message_id", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False, comment="encrypted: what was typed, what was answered"),
    UniqueConstraint("conversation_id", "message_id"),
)

erased = Table(
    "erased",
    metadata,
    Column("id", String(64), primary_key=True, comment="a conversation that must not be written again"),
    Column("erased_at", UtcDateTime, nullable=False),
)


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
        return create_engine(url, future=True, pool_pre_ping=True)
    engine = create_engine(url, future=True, poolclass=NullPool, connect_args={"timeout": 5})

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, record: Any) -> None:
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def migrate(engine: Engine) -> None:
    """Brings the tables to the newest version."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "bot" / "store" / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
