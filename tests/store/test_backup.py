"""Backup and restore: still encrypted, and nothing that was erased or ended since comes back."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import inspect

from bot.case.codes import new_code
from bot.charity import Charity
from bot.operate.backup import BackupError, backup, restore
from bot.store.conversations import Erased, StoredTurn
from bot.store.encryption import Cipher, EncryptionError
from tests.store.conftest import CODE, MINUTE, NOW, Store, call_back, opened

CHARITY = Charity(name="C", exit_site="https://www.example.org")
TURN = StoredTurn(1, "m1", "canaryword", [])
LATER = NOW + timedelta(hours=1)


def test_a_backup_is_encrypted_its_owners_and_restores_all(store: Store, backups: Path) -> None:
    store.conversations.save("chat", {"v": 1}, [TURN], NOW)
    store.ask(call_back())
    saved = backup(store.engine, NOW)
    assert saved.parent == backups and saved.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in backups.iterdir()] == [saved.name], "nothing else is left there"
    assert b"canaryword" not in saved.read_bytes() and b"garage" not in saved.read_bytes()
    store.conversations.save("chat", {"v": 2}, [], NOW)
    store.ask(call_back("later", code=new_code()))
    restore(store.engine, store.cipher, CHARITY, LATER, saved)
    assert store.conversations.snapshot("chat") == {"v": 1}
    assert store.only_case() and store.audit.check() is None
    assert store.audit.events()[0].action == "restored"
    assert len(list(backups.iterdir())) == 2, "the replaced database is kept as a backup"


def test_what_was_erased_withdrawn_closed_or_disabled_since_stays_so(store: Store) -> None:
    ann = store.worker("Ann").id
    store.worker("Bea")
    codes = [new_code(), new_code()]
    for number, code in enumerate(codes):
        store.ask(call_back(f"r{number}", code=code), moment=NOW + number * MINUTE, chat=f"chat{number}")
    withdrawn, closed = [case.id for case in store.cases.open_cases()]
    store.conversations.save("gone", {}, [TURN], NOW)
    store.conversations.save("kept", {}, [TURN], NOW)
    saved = backup(store.engine, NOW)
    store.conversations.erase("gone", NOW)
    store.cases.withdraw(codes[0], NOW)
    store.cases.claim(closed, ann, NOW)
    store.cases.close(closed, ann, "supported", "", NOW)
    store.workers.disable("Bea", moment=NOW)
    events = len(store.audit.events())
    restore(store.engine, store.cipher, CHARITY, LATER, saved)
    assert store.conversations.snapshot("gone") is None and store.conversations.snapshot("kept") == {}
    with pytest.raises(Erased):
        store.conversations.save("gone", {}, [TURN], LATER)
    case = store.cases.case(withdrawn)
    assert case is not None and case.state == "withdrawn" and case.call_back is None
    assert store.cases.open_cases() == []
    assert [worker.disabled for worker in store.workers.list()] == [False, True]
    assert store.audit.check() is None
    assert len(store.audit.events()) == events + 1, "the trail goes on without a gap"


def test_a_restore_purges(store: Store) -> None:
    store.conversations.save("chat", {}, [TURN], NOW)
    saved = backup(store.engine, NOW)
    said = restore(store.engine, store.cipher, CHARITY, NOW + timedelta(days=2), saved)
    assert store.conversations.snapshot("chat") is None
    assert any("1 conversations" in line for line in said)


def test_a_backup_with_another_key_or_no_backup_is_refused_and_nothing_changes(
    store: Store, tmp_path: Path
) -> None:
    store.ask(call_back())
    saved = backup(store.engine, NOW)
    broken = tmp_path / "broken"
    broken.write_bytes(b"no backup")
    with pytest.raises(EncryptionError):
        restore(store.engine, Cipher([Fernet.generate_key()]), CHARITY, NOW, saved)
    for file in (broken, tmp_path / "none"):
        with pytest.raises(BackupError):
            restore(store.engine, store.cipher, CHARITY, NOW, file)
    assert store.only_case() and store.audit.check() is None


def test_a_backup_goes_into_an_empty_database(
    store: Store, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    store.ask(call_back())
    saved = backup(store.engine, NOW, tmp_path / "mine")
    on_sqlite = store.engine.dialect.name == "sqlite"
    empty = (
        f"sqlite:///{tmp_path / 'fresh.db'}"
        if on_sqlite
        else request.getfixturevalue("postgresql").new_database()
    )
    fresh = opened(empty, store.cipher)
    restore(fresh.engine, fresh.cipher, CHARITY, LATER, saved)
    assert fresh.only_case() and fresh.audit.check() is None
    fresh.engine.dispose()


def test_a_damaged_database_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "test.db"
    store = opened(f"sqlite:///{file}", Cipher([Fernet.generate_key()]))
    store.ask(call_back())
    saved = backup(store.engine, NOW)
    file.write_bytes(b"damaged" * 1000)
    said = restore(store.engine, store.cipher, CHARITY, LATER, saved)
    assert store.only_case() and "could not be read" in said[0]
    assert len(list(tmp_path.glob("test.db.damaged-*"))) == 1


def test_a_backup_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    from bot.paths import ROOT
    from bot.store.database import open_database, writing

    old = open_database(f"sqlite:///{tmp_path / 'old.db'}")
    config = Config()
    config.set_main_option("script_location", str(ROOT / "bot" / "store" / "migrations"))
    with writing(old) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    saved = backup(old, NOW)
    store = opened(f"sqlite:///{tmp_path / 'test.db'}", Cipher([Fernet.generate_key()]))
    store.ask(call_back(), moment=NOW)
    restore(store.engine, store.cipher, CHARITY, LATER, saved)
    assert inspect(store.engine).has_table("cases") and store.cases.open_cases() == []
    assert store.audit.check() is None
    store.cases.withdraw(CODE, LATER)


def test_the_backup_of_a_running_database_is_whole(store: Store, tmp_path: Path) -> None:
    import threading

    def write() -> None:
        for number in range(20):
            store.ask(call_back(f"r{number}", code=new_code()))

    writer = threading.Thread(target=write)
    writer.start()
    saved = [backup(store.engine, NOW, tmp_path / f"copy{number}") for number in range(4)]
    writer.join()
    if store.engine.dialect.name == "sqlite":
        for file in saved:
            copy = sqlite3.connect(file)
            assert copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            copy.close()
            assert opened(f"sqlite:///{file}", store.cipher).audit.check() is None
