"""The triggers by which the database itself refuses to change or delete an event of the audit trail."""

from sqlalchemy.engine import Connection

REFUSAL = "the audit trail is append-only"

SQLITE_MAKE = tuple(
    f"CREATE TRIGGER audit_events_no_{verb} BEFORE {verb.upper()} ON audit_events"
    f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("update", "delete")
)
SQLITE_DROP = tuple(f"DROP TRIGGER audit_events_no_{verb}" for verb in ("update", "delete"))
POSTGRESQL_MAKE = (
    "CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    "CREATE TRIGGER audit_events_no_change BEFORE UPDATE OR DELETE ON audit_events"
    " FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()",
    "CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events"
    " FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()",
)
POSTGRESQL_DROP = (
    "DROP TRIGGER audit_events_no_change ON audit_events",
    "DROP TRIGGER audit_events_no_truncate ON audit_events",
)


def make_triggers(connection: Connection) -> None:
    """Protects the trail."""
    _run(connection, SQLITE_MAKE, POSTGRESQL_MAKE)


def drop_triggers(connection: Connection) -> None:
    """Lifts the protection until the end of this transaction, where a change of the key rewrites the trail."""
    _run(connection, SQLITE_DROP, POSTGRESQL_DROP)


def _run(connection: Connection, sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> None:
    for statement in sqlite if connection.dialect.name == "sqlite" else postgresql:
        connection.exec_driver_sql(statement)
