"""Conversations in a real SQLite file: kept, repeated, erased, encrypted, migrated."""

import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import inspect

from bot.store.conversations import Conversations, Erased, Repeated, StoredTurn, conversation_id
from bot.store.database import metadata, migrate, open_database
from bot.store.encryption import Cipher, EncryptionError, load_cipher

KEY = Fernet.generate_key()
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)
CANARY = "canaryword"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


def opened(file: Path, *keys: bytes) -> Conversations:
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    return Conversations(engine, Cipher(list(keys or (KEY,))))


def turn(number: int, text: str = CANARY, message_id: str | None = None) -> StoredTurn:
    return StoredTurn(number, message_id or f"m{number}", text, [{"text": f"answer {number}", "buttons": []}])


def test_a_conversation_is_there_after_the_file_is_opened_again(file: Path) -> None:
    opened(file).save("a", {"slots": {"x": 1}}, [turn(1), turn(2)], NOW)
    again = opened(file)
    assert again.snapshot("a") == {"slots": {"x": 1}}
    assert [t.text for t in again.transcript("a")] == [CANARY, CANARY]
    assert again.turn("a", message_id="m2") == turn(2)


def test_a_turn_counts_once(file: Path) -> None:
    kept = opened(file)
    kept.save("a", {"v": 1}, [turn(1)], NOW)
    for repeat in (turn(1, "other", "m9"), turn(2, "other", "m1")):
        with pytest.raises(Repeated):
            kept.save("a", {"v": 2}, [repeat], NOW)
    assert kept.snapshot("a") == {"v": 1}, "what fails writes nothing"
    assert [t.text for t in kept.transcript("a")] == [CANARY]


def test_of_many_writers_of_one_turn_one_wins(file: Path) -> None:
    kept = opened(file)
    won, lost = [], []

    def write(name: int) -> None:
        try:
            kept.save("a", {"by": name}, [turn(1, str(name), f"m{name}")], NOW)
            won.append(name)
        except Repeated:
            lost.append(name)

    threads = [threading.Thread(target=write, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1 and len(lost) == 7
    assert kept.snapshot("a") == {"by": won[0]}


def test_erased_is_gone_from_the_file_and_not_written_again(file: Path) -> None:
    kept = opened(file)
    kept.save("a", {"v": 1}, [turn(1)], NOW)
    kept.erase("a", NOW)
    assert kept.snapshot("a") is None and kept.transcript("a") == []
    with pytest.raises(Erased):
        kept.save("a", {"v": 2}, [turn(2)], NOW)


def test_purge_erases_what_is_silent_for_longer_than_the_retention(file: Path) -> None:
    kept = opened(file)
    kept.save("old", {}, [turn(1)], NOW - timedelta(hours=25))
    kept.save("new", {}, [turn(1)], NOW - timedelta(hours=23))
    assert kept.purge(NOW, timedelta(hours=24)) == 1
    assert kept.transcript("old") == [] and len(kept.transcript("new")) == 1


def test_no_word_is_readable_in_the_file(file: Path) -> None:
    kept = opened(file)
    kept.save("a", {"slots": {"intent": "suicide"}}, [turn(1)], NOW)
    raw = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert CANARY.encode() not in raw and b"suicide" not in raw and b"answer" not in raw


def test_the_visitors_key_is_not_in_the_file(file: Path) -> None:
    key = "a-visitors-key"
    opened(file).save(conversation_id(key), {}, [turn(1)], NOW)
    assert key.encode() not in file.read_bytes()


def test_keys_can_be_rotated_and_a_wrong_one_is_an_error(file: Path) -> None:
    opened(file).save("a", {"v": 1}, [], NOW)
    new = Fernet.generate_key()
    assert opened(file, new, KEY).snapshot("a") == {"v": 1}
    with pytest.raises(EncryptionError):
        opened(file, new).snapshot("a")


def test_without_a_key_production_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STALKING_MATTERS_KEY", "STALKING_MATTERS_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STALKING_MATTERS_ENV", "production")
    with pytest.raises(EncryptionError, match="Make one with"):
        load_cipher()
    monkeypatch.setenv("STALKING_MATTERS_KEY", "not a key")
    with pytest.raises(EncryptionError):
        load_cipher()


def test_migrations_give_the_tables_that_the_code_names(file: Path) -> None:
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    migrate(engine)
    found = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {column["name"] for column in found.get_columns(table.name)}
        assert columns == {column.name for column in table.columns}
