"""Every store test runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from cryptography.fernet import Fernet
from sqlalchemy.engine import Engine

from bot.account.types import Signal
from bot.case.codes import code_hash
from bot.case.types import CallBack, Contact, Heading, IncidentTold, Priority, Summary
from bot.knowledge import FormId
from bot.store import retention
from bot.store.audit import Audit
from bot.store.cases import Cases
from bot.store.conversations import Conversations
from bot.store.database import migrate, open_database, writing
from bot.store.encryption import Cipher
from bot.store.workers import Worker, Workers

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=timezone.utc)
CODE = "K7QM-2XRD-9TVB"
PASSWORD = "a long enough password"
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of backups of the test's own."""
    monkeypatch.setattr(retention, "BACKUPS", tmp_path / "backups")
    return tmp_path / "backups"


@dataclass(frozen=True)
class Store:
    """A database with all that works on it."""

    engine: Engine
    cipher: Cipher
    conversations: Conversations
    cases: Cases
    workers: Workers
    audit: Audit

    def ask(self, call_back: CallBack, address: str = "", moment: datetime = NOW, chat: str = "chat") -> None:
        """Asks for a call-back as a turn does."""
        with writing(self.engine) as connection:
            self.cases.request(connection, call_back, chat, address, moment)

    def worker(self, name: str = "Ann", role: str = "worker") -> Worker:
        return self.workers.add(name, role, PASSWORD, moment=NOW)[0]

    def only_case(self) -> str:
        (case,) = self.cases.open_cases()
        return case.id


def opened(url: str, cipher: Cipher) -> Store:
    engine = open_database(url)
    migrate(engine)
    hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    cases, workers = Cases(engine, cipher), Workers(engine, cipher, hasher)
    return Store(engine, cipher, Conversations(engine, cipher), cases, workers, Audit(engine, cipher))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = opened(url, Cipher([Fernet.generate_key()]))
    yield made
    made.engine.dispose()


def call_back(
    identity: str = "request-1",
    number: str = "+447700900123",
    code: str = CODE,
    priority: Priority = Priority.today,
    words: str = "he waits by the garage",
    agreed_at: datetime = NOW,
) -> CallBack:
    """A call-back with something in every field."""
    incidents = (
        IncidentTold(behaviours=("waits outside",), forms=(FormId.unwanted_appearances,), words=(words,)),
        IncidentTold(
            behaviours=("threat by text",), forms=(FormId.threats,), words=("a text",), how_often="3"
        ),
    )
    return CallBack(
        id=identity,
        code_hash=code_hash(code),
        contact=Contact(number=number, name="Jo", times="evenings", words="the book club", voicemail=False),
        summary=Summary(
            shared=("He waits outside my work.",),
            forms=(FormId.unwanted_appearances, FormId.threats),
            incidents=incidents,
            who=("ex_partner",),
            effects=("fear",),
            signals=(Signal.suicide,),
            headings=(Heading(id="former_partner", title="A former partner"),),
            priority=priority,
            reasons=("a threat",),
        ),
        wording="I agree",
        agreed_at=agreed_at,
    )
