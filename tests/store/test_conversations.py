"""Conversations on a real database: kept, repeated, erased, encrypted, migrated."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import inspect

from bot.charity import load_charity
from bot.store.conversations import Erased, Repeated, StoredTurn, conversation_id
from bot.store.database import migrate, open_database
from bot.store.encryption import Cipher, EncryptionError, load_cipher
from bot.store.tables import metadata
from tests.store.conftest import NOW, Store, opened

KEY = Fernet.generate_key()
CANARY = "canaryword"


def turn(number: int, text: str = CANARY, message_id: str | None = None) -> StoredTurn:
    return StoredTurn(number, message_id or f"m{number}", text, [{"text": f"answer {number}", "buttons": []}])


def test_a_conversation_is_there_after_the_database_is_opened_again(url: str) -> None:
    opened(url, Cipher([KEY])).conversations.save("a", {"slots": {"x": 1}}, [turn(1), turn(2)], NOW)
    again = opened(url, Cipher([KEY])).conversations
    assert again.snapshot("a") == {"slots": {"x": 1}}
    assert [t.text for t in again.transcript("a")] == [CANARY, CANARY]
    assert again.turn("a", message_id="m2") == turn(2)


def test_a_turn_counts_once(store: Store) -> None:
    kept = store.conversations
    kept.save("a", {"v": 1}, [turn(1)], NOW)
    for repeat in (turn(1, "other", "m9"), turn(2, "other", "m1")):
        with pytest.raises(Repeated):
            kept.save("a", {"v": 2}, [repeat], NOW)
    assert kept.snapshot("a") == {"v": 1}, "what fails writes nothing"
    assert [t.text for t in kept.transcript("a")] == [CANARY]


def test_of_many_writers_of_one_turn_one_wins(store: Store) -> None:
    won, lost = [], []

    def write(name: int) -> None:
        try:
            store.conversations.save("a", {"by": name}, [turn(1, str(name), f"m{name}")], NOW)
            won.append(name)
        except Repeated:
            lost.append(name)

    threads = [threading.Thread(target=write, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1 and len(lost) == 7
    assert store.conversations.snapshot("a") == {"by": won[0]}


def test_erased_is_gone_and_not_written_again(store: Store) -> None:
    kept = store.conversations
    kept.save("a", {"v": 1}, [turn(1)], NOW)
    kept.erase("a", NOW)
    assert kept.snapshot("a") is None and kept.transcript("a") == []
    with pytest.raises(Erased):
        kept.save("a", {"v": 2}, [turn(2)], NOW)


def test_purge_erases_what_is_silent_for_longer_than_the_retention(store: Store) -> None:
    kept = store.conversations
    kept.save("old", {}, [turn(1)], NOW - timedelta(hours=25))
    kept.save("new", {}, [turn(1)], NOW - timedelta(hours=23))
    assert kept.purge(load_charity(), NOW).conversations == 1
    assert kept.transcript("old") == [] and len(kept.transcript("new")) == 1


def test_the_visitors_key_is_not_in_the_file(tmp_path: Path) -> None:
    key = "a-visitors-key"
    store = opened(f"sqlite:///{tmp_path / 'test.db'}", Cipher([KEY]))
    store.conversations.save(conversation_id(key), {}, [turn(1)], NOW)
    assert all(key.encode() not in path.read_bytes() for path in tmp_path.iterdir())


def test_a_second_key_still_opens_and_a_wrong_one_is_an_error(url: str) -> None:
    opened(url, Cipher([KEY])).conversations.save("a", {"v": 1}, [], NOW)
    new = Fernet.generate_key()
    assert opened(url, Cipher([new, KEY])).conversations.snapshot("a") == {"v": 1}
    with pytest.raises(EncryptionError):
        opened(url, Cipher([new])).conversations.snapshot("a")


def test_without_a_key_production_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STALKING_MATTERS_KEY", "STALKING_MATTERS_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STALKING_MATTERS_ENV", "production")
    with pytest.raises(EncryptionError, match="Make one with"):
        load_cipher()
    monkeypatch.setenv("STALKING_MATTERS_KEY", "not a key")
    with pytest.raises(EncryptionError):
        load_cipher()


def test_migrations_give_the_tables_that_the_code_names(url: str) -> None:
    engine = open_database(url)
    migrate(engine)
    migrate(engine)
    found = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: column.nullable for column in table.columns}
        keys = {key["constrained_columns"][0] for key in found.get_foreign_keys(table.name)}
        assert keys == {column.name for column in table.columns if column.foreign_keys}
        indexed = {index["column_names"][0] for index in found.get_indexes(table.name) if not index["unique"]}
        assert indexed == {column.name for column in table.columns if column.index}


def test_many_processes_may_migrate_at_once(url: str) -> None:
    trouble: list[Exception] = []

    def start() -> None:
        try:
            migrate(open_database(url))
        except Exception as error:
            trouble.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
