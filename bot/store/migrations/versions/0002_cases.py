"""Workers, call-back requests, cases, notes, the audit trail, marks for limits, and tallies."""

import sqlalchemy as sa
from alembic import op

from bot.store.audit_triggers import make_triggers

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _workers()
    _cases()
    _audit()
    op.create_table(
        "secrets",
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "marks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("mark", sa.String(64), nullable=False, index=True),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table(
        "tallies",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )


def _workers() -> None:
    op.create_table(
        "workers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name_mark", sa.String(64), nullable=False, unique=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("disabled", sa.Boolean, nullable=False),
        sa.Column("on_call", sa.Boolean, nullable=False),
        sa.Column("person", sa.LargeBinary, nullable=False),
        sa.Column("password", sa.LargeBinary, nullable=False),
        sa.Column("totp", sa.LargeBinary, nullable=False),
        sa.Column("totp_last", sa.Integer, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column(
            "worker_id",
            sa.Integer,
            sa.ForeignKey("workers.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
    )


def _of_case(**options: bool) -> sa.Column:
    return sa.Column("case_id", sa.String(32), sa.ForeignKey("cases.id", ondelete="CASCADE"), **options)


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("reference", sa.String(16), nullable=False, unique=True),
        sa.Column("created_at", MOMENT, nullable=False, index=True),
        sa.Column("state", sa.String(10), nullable=False, index=True),
        sa.Column("claimed_by", sa.Integer, sa.ForeignKey("workers.id"), nullable=True),
        sa.Column("claimed_at", MOMENT, nullable=True),
        sa.Column("first_claimed_at", MOMENT, nullable=True),
        sa.Column("first_reached_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.Column("needs_review", sa.Boolean, nullable=False),
        sa.Column("many_requests", sa.Boolean, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("unanswered", sa.Integer, nullable=False),
        sa.Column("summary", sa.LargeBinary, nullable=True),
    )
    op.create_table(
        "requests",
        sa.Column("id", sa.String(64), primary_key=True),
        _of_case(nullable=False, unique=True),
        sa.Column("conversation_id", sa.String(64), nullable=True, index=True),
        sa.Column("code_mark", sa.String(64), nullable=True, index=True),
        sa.Column("number_mark", sa.String(64), nullable=True, index=True),
        sa.Column("contact", sa.LargeBinary, nullable=True),
        sa.Column("agreement", sa.LargeBinary, nullable=True),
    )
    op.create_table(
        "incidents",
        _of_case(primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_case(nullable=False, index=True),
        sa.Column("worker_id", sa.Integer, sa.ForeignKey("workers.id"), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "conflicts",
        _of_case(primary_key=True),
        sa.Column("worker_id", sa.Integer, sa.ForeignKey("workers.id"), primary_key=True),
    )


def _audit() -> None:
    op.create_table(
        "audit_events",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("worker_id", sa.Integer, nullable=True),
        sa.Column("case_id", sa.String(32), nullable=True, index=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    make_triggers(op.get_bind())


def downgrade() -> None:
    names = "tallies marks secrets audit_head audit_events conflicts notes incidents requests cases sessions"
    for table in (*names.split(), "workers"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change()")
