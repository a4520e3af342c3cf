"""Workers: signing in, being locked out, sessions that end, a second factor that counts once."""

from datetime import datetime, timedelta

import pyotp
import pytest
from sqlalchemy import select

from bot.store.tables import sessions
from bot.store.workers import LockedOut, SignInRefused, WorkerError
from tests.store.conftest import MINUTE, NOW, PASSWORD, Store

ADDRESS = "192.0.2.1"


def code(totp: str, moment: datetime) -> str:
    return pyotp.TOTP(totp).at(moment)


@pytest.fixture
def totp(store: Store) -> str:
    return store.workers.add("Ann Lee", "worker", PASSWORD, "ann@example.org", moment=NOW)[1]


def test_signing_in_gives_a_session_that_names_the_worker(store: Store, totp: str) -> None:
    token = store.workers.sign_in(" ann  LEE ", PASSWORD, code(totp, NOW), ADDRESS, NOW)
    worker = store.workers.session(token, NOW)
    assert worker is not None
    assert (worker.name, worker.role, worker.email, worker.on_call) == (
        "Ann Lee",
        "worker",
        "ann@example.org",
        False,
    )
    with store.engine.connect() as connection:
        assert token not in str(connection.execute(select(sessions)).all()), "a session is kept as a hash"


@pytest.mark.parametrize("wrong", ["name", "password", "code", "disabled"])
def test_every_refusal_says_the_same(store: Store, totp: str, wrong: str) -> None:
    if wrong == "disabled":
        store.workers.disable("Ann Lee", moment=NOW)
    name = "Nobody" if wrong == "name" else "Ann Lee"
    password = "another long password" if wrong == "password" else PASSWORD
    given = "000000" if wrong == "code" else code(totp, NOW)
    with pytest.raises(SignInRefused, match="The name, the password or the code is not right"):
        store.workers.sign_in(name, password, given, ADDRESS, NOW)


def test_a_code_counts_once_and_a_minute_old_one_does_not_count(store: Store, totp: str) -> None:
    used = code(totp, NOW)
    store.workers.sign_in("Ann Lee", PASSWORD, used, ADDRESS, NOW)
    with pytest.raises(SignInRefused):
        store.workers.sign_in("Ann Lee", PASSWORD, used, ADDRESS, NOW)
    with pytest.raises(SignInRefused):
        store.workers.sign_in("Ann Lee", PASSWORD, code(totp, NOW + 3 * MINUTE), ADDRESS, NOW + 5 * MINUTE)
    assert store.workers.sign_in("Ann Lee", PASSWORD, code(totp, NOW + MINUTE), ADDRESS, NOW + 1.4 * MINUTE)


def test_five_failures_lock_the_name_out_for_a_quarter_of_an_hour(store: Store, totp: str) -> None:
    for number in range(5):
        with pytest.raises(SignInRefused):
            store.workers.sign_in("ann lee", "guessed", "123456", f"192.0.2.{number}", NOW)
    with pytest.raises(LockedOut):
        store.workers.sign_in("Ann Lee", PASSWORD, code(totp, NOW), "192.0.2.99", NOW + MINUTE)
    later = NOW + 16 * MINUTE
    assert store.workers.sign_in("Ann Lee", PASSWORD, code(totp, later), "192.0.2.99", later)


def test_five_failures_lock_the_address_out_whatever_the_names(store: Store, totp: str) -> None:
    for number in range(5):
        with pytest.raises(SignInRefused):
            store.workers.sign_in(f"guess {number}", "guessed", "123456", ADDRESS, NOW)
    with pytest.raises(LockedOut):
        store.workers.sign_in("Ann Lee", PASSWORD, code(totp, NOW), ADDRESS, NOW)
    assert store.workers.sign_in("Ann Lee", PASSWORD, code(totp, NOW), "192.0.2.2", NOW)


def test_an_unknown_name_is_locked_out_as_a_known_one_is(store: Store) -> None:
    for number in range(5):
        with pytest.raises(SignInRefused):
            store.workers.sign_in("nobody", "guessed", "123456", f"192.0.2.{number}", NOW)
    with pytest.raises(LockedOut):
        store.workers.sign_in("nobody", "guessed", "123456", "192.0.2.99", NOW)


def test_signing_in_forgets_the_failures_of_the_name(store: Store, totp: str) -> None:
    for hour in range(3):
        moment = NOW + hour * MINUTE
        for _ in range(3):
            with pytest.raises(SignInRefused):
                store.workers.sign_in("Ann Lee", "guessed", "123456", f"192.0.2.{hour}", moment)
        assert store.workers.sign_in("Ann Lee", PASSWORD, code(totp, moment), "192.0.2.99", moment)


def test_a_session_ends_when_it_is_idle_and_after_eight_hours(store: Store, totp: str) -> None:
    token = store.workers.sign_in("Ann Lee", PASSWORD, code(totp, NOW), ADDRESS, NOW)
    moment = NOW
    while moment < NOW + timedelta(hours=7, minutes=50):
        moment += 19 * MINUTE
        alive = store.workers.session(token, moment)
        assert (alive is not None) == (moment < NOW + timedelta(hours=8))
    assert store.workers.session(token, NOW + timedelta(hours=8)) is None
    other = store.workers.sign_in("Ann Lee", PASSWORD, code(totp, moment), ADDRESS, moment)
    assert store.workers.session(other, moment + 20 * MINUTE) is None


def test_signing_out_disabling_and_resetting_end_sessions(store: Store, totp: str) -> None:
    workers = store.workers
    token = workers.sign_in("Ann Lee", PASSWORD, code(totp, NOW), ADDRESS, NOW)
    workers.sign_out(token)
    assert workers.session(token, NOW) is None
    moment = NOW + MINUTE
    token = workers.sign_in("Ann Lee", PASSWORD, code(totp, moment), ADDRESS, moment)
    workers.disable("ann lee", moment=moment)
    assert workers.session(token, moment) is None
    fresh = workers.reset("Ann Lee", "a new long password", moment=moment)
    token = workers.sign_in("Ann Lee", "a new long password", code(fresh, moment), ADDRESS, moment)
    assert workers.session(token, moment) is not None
    workers.reset("Ann Lee", PASSWORD, moment=moment)
    assert workers.session(token, moment) is None


def test_what_cannot_be_added_is_said(store: Store, totp: str) -> None:
    for name, role, password in (
        ("ANN LEE", "worker", PASSWORD),
        ("Bea", "boss", PASSWORD),
        ("Bea", "lead", "short"),
        (" ", "lead", PASSWORD),
    ):
        with pytest.raises(WorkerError):
            store.workers.add(name, role, password, moment=NOW)
    with pytest.raises(WorkerError):
        store.workers.disable("Nobody", moment=NOW)
    assert [worker.name for worker in store.workers.list()] == ["Ann Lee"]


def test_roles_and_being_on_call_change_and_are_in_the_trail(store: Store, totp: str) -> None:
    (ann,) = store.workers.list()
    store.workers.set_on_call(ann.id, True, by=ann.id, moment=NOW)
    store.workers.set_role(ann.id, "lead", moment=NOW)
    (ann,) = store.workers.list()
    assert ann.on_call and ann.role == "lead"
    assert [event.action for event in store.audit.events()] == [
        "worker_changed",
        "worker_changed",
        "worker_added",
    ]
