"""The audit trail: append-only, and a gap, a change or a cut end shows."""

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from bot.store.audit_triggers import drop_triggers
from bot.store.database import writing
from tests.store.conftest import MINUTE, NOW, Store, call_back


@pytest.fixture
def trail(store: Store) -> Store:
    store.ask(call_back())
    for number in range(5):
        store.audit.record(7, "viewed", store.only_case(), f"page {number}", NOW + number * MINUTE)
    assert store.audit.check() is None
    return store


def test_events_come_newest_first_and_by_case(trail: Store) -> None:
    trail.audit.record(7, "searched", None, "2 found", NOW)
    assert [event.action for event in trail.audit.events(limit=2)] == ["searched", "viewed"]
    mine = trail.audit.events(trail.only_case())
    assert len(mine) == 6 and mine[0].detail == "page 4" and mine[0].at == NOW + 4 * MINUTE
    assert mine[-1].worker_id is None


@pytest.mark.parametrize(
    "change", ["UPDATE audit_events SET worker_id = 8", "DELETE FROM audit_events", "TRUNCATE audit_events"]
)
def test_the_database_refuses_to_change_or_delete_an_event(trail: Store, change: str) -> None:
    if trail.engine.dialect.name == "sqlite":
        change = change.replace("TRUNCATE", "DELETE FROM")
    with pytest.raises(DBAPIError, match="append-only"), writing(trail.engine) as connection:
        connection.execute(text(change))
    assert trail.audit.check() is None


def _swap(connection: Connection) -> None:
    for old, new in ((2, 90), (3, 2), (90, 3)):
        connection.execute(text(f"UPDATE audit_events SET number = {new} WHERE number = {old}"))


def _run(*statements: str) -> Callable[[Connection], None]:
    def run(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))

    return run


OLD_HEAD = "UPDATE audit_head SET number = 4, hash = (SELECT hash FROM audit_events WHERE number = 4)"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_run("DELETE FROM audit_events WHERE number = 3"), "Event 3 of the audit trail is missing"),
        (
            _run("UPDATE audit_events SET worker_id = 8 WHERE number = 3"),
            "Event 3 of the audit trail was changed",
        ),
        (
            _run("UPDATE audit_events SET at = '2020-01-01 00:00:00.000000' WHERE number = 2"),
            "Event 2 of the audit trail was changed",
        ),
        (_swap, "Event 2 of the audit trail was changed"),
        (_run("DELETE FROM audit_events WHERE number > 4"), "The end of the audit trail is cut: 6 events"),
        (
            _run("DELETE FROM audit_events WHERE number > 4", OLD_HEAD),
            "mark of the audit trail's end was changed",
        ),
        (
            _run("DELETE FROM audit_events", "DELETE FROM audit_head"),
            "The beginning of the audit trail is missing",
        ),
        (
            _run("DELETE FROM audit_events", "DELETE FROM audit_head", "DELETE FROM secrets"),
            "The beginning of the audit trail is missing",
        ),
    ],
)
def test_harm_done_past_the_triggers_shows(
    trail: Store, harm: Callable[[Connection], None], said: str
) -> None:
    with writing(trail.engine) as connection:
        drop_triggers(connection)
        harm(connection)
    assert said in str(trail.audit.check())


def test_an_event_cannot_be_forged_without_the_key(trail: Store) -> None:
    with writing(trail.engine) as connection:
        connection.execute(
            text(
                "INSERT INTO audit_events (number, at, worker_id, case_id, content, hash)"
                " SELECT 7, at, worker_id, case_id, content, hash FROM audit_events WHERE number = 6"
            )
        )
    assert trail.audit.check() == "Event 7 of the audit trail was changed."


def test_an_empty_database_has_a_whole_trail(store: Store) -> None:
    assert store.audit.check() is None
