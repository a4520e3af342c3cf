"""The tables. What a person typed, a contact or a name stands only in `Encrypted` columns."""

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)


class UtcDateTime(TypeDecorator):  # type: ignore[type-arg]
    """A moment in UTC; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.astimezone(timezone.utc)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(timezone.utc) if value.tzinfo else value.replace(tzinfo=timezone.utc)


class Encrypted(LargeBinary):
    """What the cipher made; a change of the key rewrites every column of this type."""


metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(64), primary_key=True, comment="SHA-256 of the visitor's key, in hex"),
    Column("started_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False, index=True),
    Column("last_number", Integer, nullable=False),
    Column("snapshot", Encrypted, nullable=False, comment="slots and the last events"),
)

turns = Table(
    "turns",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("message_id", String(64), nullable=False),
    Column("content", Encrypted, nullable=False, comment="what was typed, what was answered"),
    UniqueConstraint("conversation_id", "message_id"),
)

erased = Table(
    "erased",
    metadata,
    Column("id", String(64), primary_key=True, comment="a conversation that must not be written again"),
    Column("erased_at", UtcDateTime, nullable=False),
)

workers = Table(
    "workers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name_mark", String(64), nullable=False, unique=True, comment="keyed hash of the name"),
    Column("role", String(20), nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("on_call", Boolean, nullable=False),
    Column("person", Encrypted, nullable=False, comment="name and e-mail"),
    Column("password", Encrypted, nullable=False, comment="an argon2 hash"),
    Column("totp", Encrypted, nullable=False, comment="the secret of the second factor"),
    Column("totp_last", Integer, nullable=False, comment="the last code's number: a code counts once"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("worker_id", ForeignKey("workers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("started_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("reference", String(16), nullable=False, unique=True),
    Column("created_at", UtcDateTime, nullable=False, index=True),
    Column("state", String(10), nullable=False, index=True, comment="open, claimed, closed or withdrawn"),
    Column("claimed_by", ForeignKey("workers.id"), nullable=True),
    Column("claimed_at", UtcDateTime, nullable=True),
    Column("first_claimed_at", UtcDateTime, nullable=True),
    Column("first_reached_at", UtcDateTime, nullable=True),
    Column("closed_at", UtcDateTime, nullable=True, comment="when it was closed or withdrawn"),
    Column("told_at", UtcDateTime, nullable=True, comment="when the worker on call was told"),
    Column("needs_review", Boolean, nullable=False),
    Column("many_requests", Boolean, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("unanswered", Integer, nullable=False, comment="attempts without an answer since the last review"),
    Column("summary", Encrypted, nullable=True),
)

requests = Table(
    "requests",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("conversation_id", String(64), nullable=True, index=True),
    Column("code_mark", String(64), nullable=True, index=True, comment="keyed hash of the code's hash"),
    Column("number_mark", String(64), nullable=True, index=True, comment="keyed hash of the number"),
    Column("contact", Encrypted, nullable=True),
    Column("agreement", Encrypted, nullable=True, comment="wording, time, language"),
)

incidents = Table(
    "incidents",
    metadata,
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", Encrypted, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("worker_id", ForeignKey("workers.id"), nullable=True),
    Column("at", UtcDateTime, nullable=False),
    Column("content", Encrypted, nullable=False, comment="kind, text, result"),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("worker_id", ForeignKey("workers.id"), primary_key=True),
)

audit_events = Table(
    "audit_events",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("worker_id", Integer, nullable=True),
    Column("case_id", String(32), nullable=True, index=True),
    Column("content", Encrypted, nullable=False, comment="action and detail"),
    Column("hash", String(64), nullable=False, comment="HMAC of this event and the hash before it"),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("seal", String(64), nullable=False, comment="HMAC of number and hash"),
)

secrets = Table(
    "secrets",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("value", Encrypted, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mark", String(64), nullable=False, index=True, comment="keyed hash of an address or a name"),
    Column("at", UtcDateTime, nullable=False),
)

tallies = Table(
    "tallies",
    metadata,
    Column("day", Date, primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("number", Integer, nullable=False),
)
