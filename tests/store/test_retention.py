"""Erasure: what has had its time goes, and no word of it stays in any file."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.case.codes import new_code
from bot.charity import Charity
from bot.operate.backup import backup
from bot.store.conversations import StoredTurn
from bot.store.encryption import Cipher
from bot.store.retention import new_backup, purge
from bot.store.tables import erased, marks, sessions
from tests.store.conftest import CODE, NOW, PASSWORD, Store, call_back, opened

DAY = timedelta(days=1)
CHARITY = Charity(name="C", exit_site="https://www.example.org")
WORDS = (
    "canaryturn",
    "canaryanswer",
    "canaryslot",
    "canarywords",
    "canarynote",
    "canaryattempt",
    "canaryoutcome",
)
NUMBER = "+447700900456"


class NullCipher(Cipher):
    """Encrypts nothing, so that a word that is left in a file can be found there."""

    def __init__(self) -> None:
        pass

    def encrypt(self, text: str) -> bytes:
        return text.encode()

    def decrypt(self, token: bytes) -> str:
        return bytes(token).decode()


def test_a_case_goes_when_its_time_is_over_and_an_open_one_is_named(store: Store, tmp_path: Path) -> None:
    worker = store.worker().id
    codes = [new_code() for _ in range(4)]
    for number, code in enumerate(codes):
        store.ask(call_back(f"r{number}", code=code), moment=NOW - (200 - number) * DAY)
    closed, fresh, overdue, _ = [case.id for case in store.cases.open_cases()]
    store.cases.withdraw(codes[3], NOW - 181 * DAY)
    for case_id, closed_at in ((closed, NOW - 181 * DAY), (fresh, NOW - 179 * DAY)):
        store.cases.claim(case_id, worker, closed_at)
        store.cases.add_note(case_id, worker, "note", "a note", "", closed_at)
        store.cases.close(case_id, worker, "supported", "", closed_at)
    open_case = store.cases.case(overdue)
    purged = purge(store.engine, store.cipher, CHARITY, NOW, tmp_path)
    assert open_case is not None and purged.overdue == (open_case.reference,)
    assert purged.cases == 2
    assert store.cases.case(closed) is None and store.cases.notes(closed) == []
    assert store.cases.case(fresh) is not None and len(store.cases.notes(fresh)) == 2
    assert store.audit.check() is None and store.audit.events(closed)[0].action == "erased"


def test_sessions_marks_and_erased_marks_go_too(store: Store, tmp_path: Path) -> None:
    import pyotp

    totp = store.workers.add("Ann", "worker", PASSWORD, moment=NOW)[1]
    store.workers.sign_in("Ann", PASSWORD, pyotp.TOTP(totp).at(NOW), "192.0.2.1", NOW)
    store.ask(call_back(), "192.0.2.1")
    store.conversations.erase("chat", NOW)

    def left() -> list[int]:
        with store.engine.connect() as connection:
            tables = (sessions, marks, erased)
            return [connection.execute(select(func.count()).select_from(table)).scalar() for table in tables]

    purge(store.engine, store.cipher, CHARITY, NOW + timedelta(minutes=10), tmp_path)
    assert left() == [1, 1, 1]
    purge(store.engine, store.cipher, CHARITY, NOW + DAY + timedelta(minutes=1), tmp_path)
    assert left() == [0, 0, 0]


def test_backups_have_a_life_of_their_own(store: Store, tmp_path: Path) -> None:
    old = [new_backup(NOW - 15 * DAY, "db", tmp_path)]
    old[0].write_text("")
    old.append(new_backup(NOW - 15 * DAY, "db", tmp_path))
    kept = [new_backup(NOW - 13 * DAY, "sql", tmp_path), tmp_path / "somebody's.db"]
    for file in (old[1], *kept):
        file.write_text("")
    assert purge(store.engine, store.cipher, CHARITY, NOW, tmp_path).backups == 2
    assert all(file.exists() for file in kept) and not any(file.exists() for file in old)


def test_a_purged_conversation_leaves_its_call_back_untied(store: Store, tmp_path: Path) -> None:
    store.conversations.save("chat", {}, [StoredTurn(1, "m", "t", [])], NOW)
    store.ask(call_back(), chat="chat")
    purge(store.engine, store.cipher, CHARITY, NOW + 2 * DAY, tmp_path)
    store.cases.withdraw_for_conversation("chat", NOW + 2 * DAY)
    assert len(store.cases.open_cases()) == 1


def fill(store: Store, count: int = 15) -> None:
    """Canary words everywhere that a person or a worker can type; long ones, so that pages overflow."""
    worker = store.worker().id
    for number in range(count):
        chat = f"chat{number}"
        long = " ".join(["canaryturn"] * (1 + 200 * (number % 3)))
        turns = [StoredTurn(n, f"m{n}", long, [{"text": "canaryanswer", "buttons": []}]) for n in (1, 2, 3)]
        for turn in turns:
            store.conversations.save(chat, {"slots": {"s": "canaryslot " * turn.number}}, [turn], NOW)
        store.ask(call_back(chat, NUMBER, code_of(number), words="canarywords " * 30), chat=chat)
    for case in store.cases.open_cases():
        store.cases.claim(case.id, worker, NOW)
        store.cases.add_note(case.id, worker, "note", "canarynote " * 20, "", NOW)
        store.cases.add_note(case.id, worker, "attempt", "canaryattempt", "no_answer", NOW)
        store.cases.close(case.id, worker, "canaryoutcome", "canarynote", NOW)
    store.cases.search("canarysearch canarywords")


def code_of(number: int) -> str:
    return CODE[:-2] + f"{number:02}"


def found_in(folder: Path) -> set[str]:
    """The canary words that a file of the folder still holds, in any encoding a file may have them."""
    raw = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {word for word in (*WORDS, NUMBER, NUMBER[3:], "canary") if word.encode() in raw}


@pytest.fixture
def plain(tmp_path: Path) -> Store:
    folder = tmp_path / "plain"
    folder.mkdir()
    return opened(f"sqlite:///{folder / 'test.db'}", NullCipher())


def test_what_is_deleted_or_withdrawn_is_in_no_file_at_once(plain: Store, tmp_path: Path) -> None:
    fill(plain)
    assert set(WORDS[:6]) < found_in(tmp_path), "the words are there before"
    for number in range(15):
        plain.conversations.erase(f"chat{number}", NOW, cancel_call_back=number % 2 == 0)
        plain.cases.withdraw(code_of(number), NOW)
    assert found_in(tmp_path) <= {"canaryoutcome", "canary"}, (
        "an outcome is a word of ours, kept in the trail"
    )
    assert plain.audit.check() is None


def test_what_is_purged_is_in_no_file(plain: Store, tmp_path: Path) -> None:
    fill(plain)
    purge(plain.engine, plain.cipher, CHARITY, NOW + 2 * DAY, tmp_path)
    assert not found_in(tmp_path) & {"canaryturn", "canaryanswer", "canaryslot"}
    saved = backup(plain.engine, NOW, new_backup(NOW, "db", tmp_path / "plain"))
    assert "canarywords" in found_in(tmp_path)
    purge(plain.engine, plain.cipher, CHARITY, NOW + 181 * DAY, saved.parent)
    assert found_in(tmp_path) <= {"canaryoutcome", "canary"} and not saved.exists()


def test_with_encryption_no_word_number_intent_or_form_is_in_any_file(store: Store, tmp_path: Path) -> None:
    fill(store, 5)
    snapshot = {"slots": {"intent": "tell_suicide"}, "events": [{"event": "action", "name": "action_tell"}]}
    store.conversations.save("more", snapshot, [StoredTurn(1, "m1", "threats", [])], NOW)
    if store.engine.dialect.name == "sqlite":
        raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    else:
        raw = backup(store.engine, NOW, tmp_path / "dump.sql").read_bytes()
    telling = ("suicide", "threats", "unwanted_appearances", "ex_partner", "no_answer", "handed_on", PASSWORD)
    for word in (*WORDS, NUMBER, "canary", "action_tell", "former_partner", *telling):
        assert word.encode() not in raw, word
    assert os.environ.get("STALKING_MATTERS_KEY", "no key") not in raw.decode("latin-1")


def test_a_purge_while_somebody_writes_breaks_nothing(store: Store, tmp_path: Path) -> None:
    import threading

    moments: list[datetime] = [NOW + number * timedelta(seconds=1) for number in range(30)]
    trouble: list[Exception] = []

    def write() -> None:
        try:
            for number, moment in enumerate(moments):
                store.conversations.save(
                    "chat", {"n": number}, [StoredTurn(number, f"m{number}", "t", [])], moment
                )
        except Exception as error:
            trouble.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    for number in range(5):
        store.conversations.save(f"old{number}", {}, [], NOW - 2 * DAY)
        assert purge(store.engine, store.cipher, CHARITY, NOW, tmp_path / "none").conversations == 1
    writer.join()
    assert trouble == [] and store.conversations.snapshot("chat") == {"n": 29}
