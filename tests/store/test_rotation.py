"""A change of the key: nothing is lost wherever it stops, and the old key opens nothing afterwards."""

import threading
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from bot.store import rotation
from bot.store.conversations import StoredTurn
from bot.store.database import writing
from bot.store.encryption import Cipher, EncryptionError, FileCipher, read_keys, write_keys
from bot.store.rotation import rotate_key
from bot.store.tables import Encrypted, metadata
from tests.store.conftest import NOW, Store, call_back, opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    write_keys(path, [Fernet.generate_key()])
    return path


@pytest.fixture
def full(url: str, file: Path) -> Store:
    """A database with something in every encrypted column."""
    store = opened(url, FileCipher(file))
    worker = store.worker()
    store.conversations.save("chat", {"v": 1}, [StoredTurn(1, "m1", "text", [])], NOW)
    store.ask(call_back())
    case_id = store.only_case()
    store.cases.claim(case_id, worker.id, NOW)
    store.cases.add_note(case_id, worker.id, "note", "a note", "", NOW)
    return store


def stored(store: Store) -> list[bytes]:
    """Everything that is encrypted in the database; every encrypted column is used."""
    found = []
    with store.engine.connect() as connection:
        for table in metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Encrypted):
                    values = [bytes(value) for value in connection.execute(select(column)).scalars()]
                    assert values, f"{column} is not in the test"
                    found += values
    return found


def is_readable(store: Store) -> bool:
    (case,) = store.cases.open_cases()
    return (
        case.call_back == call_back().copy(update={"code_hash": ""})
        and store.cases.notes(case.id)[0].text == "a note"
        and store.conversations.snapshot("chat") == {"v": 1}
        and store.workers.list()[0].name == "Ann"
        and store.audit.check() is None
    )


def test_everything_has_the_new_key_and_nothing_the_old(full: Store, file: Path) -> None:
    (old,) = read_keys(file)
    before = stored(full)
    rotate_key(full.engine, file, grace=0)
    (new,) = read_keys(file)
    assert new != old and file.stat().st_mode & 0o777 == 0o600
    after = stored(full)
    assert len(after) == len(before) and not set(after) & set(before)
    for token in after:
        Cipher([new]).decrypt(token)
        with pytest.raises(EncryptionError):
            Cipher([old]).decrypt(token)
    assert is_readable(full)
    with pytest.raises(DBAPIError, match="append-only"), writing(full.engine) as connection:
        connection.exec_driver_sql("DELETE FROM audit_events")


@pytest.mark.parametrize("step", range(1, 6))
def test_wherever_it_stops_everything_is_readable_and_it_can_go_on(
    full: Store, file: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0

    def stopping(name: str) -> None:
        real = getattr(rotation, name)

        def run(*arguments: object) -> object:
            nonlocal steps
            steps += 1
            if steps == step:
                raise KeyboardInterrupt
            return real(*arguments)

        monkeypatch.setattr(rotation, name, run)

    stopping("write_keys")
    stopping("_reencrypt")
    with pytest.raises(KeyboardInterrupt):
        rotate_key(full.engine, file, grace=0)
    assert is_readable(opened(str(full.engine.url), Cipher(read_keys(file))))
    monkeypatch.undo()
    rotate_key(full.engine, file, grace=0)
    assert len(read_keys(file)) == 1 and is_readable(full)


def test_the_key_changes_while_an_app_writes(full: Store, file: Path) -> None:
    done = threading.Event()
    written: list[str] = []

    def write() -> None:
        while not done.is_set():
            chat = f"chat{len(written)}"
            full.conversations.save(chat, {"n": chat}, [StoredTurn(1, "m", "t", [])], NOW)
            written.append(chat)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        rotate_key(full.engine, file, grace=1)
    finally:
        done.set()
        writer.join()
    fresh = opened(str(full.engine.url), Cipher(read_keys(file)))
    assert written and all(fresh.conversations.snapshot(chat) == {"n": chat} for chat in written)


def test_a_row_that_no_key_opens_stops_the_change(full: Store, file: Path) -> None:
    (old,) = read_keys(file)
    stranger = opened(str(full.engine.url), Cipher([Fernet.generate_key()]))
    with writing(full.engine) as connection:
        stranger.conversations._write(connection, "strange", {}, [], NOW)
    with pytest.raises(EncryptionError):
        rotate_key(full.engine, file, grace=0)
    assert read_keys(file)[0] == old and is_readable(full)
