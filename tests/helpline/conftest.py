"""The helpline app on a real database, with workers who can sign in."""

import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pyotp
import pytest
from argon2 import PasswordHasher
from cryptography.fernet import Fernet
from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.case.types import CallBack
from bot.charity import load_charity
from bot.helpline.app import create_app
from bot.helpline.visit import form_mark
from bot.store.audit import Audit
from bot.store.cases import Cases
from bot.store.database import migrate, open_database, writing
from bot.store.encryption import Cipher
from bot.store.workers import Role, Worker, Workers
from tests.helpline.samples import MORNING, NIGHT, call_back

PASSWORD = "three quiet words"


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass
class Person:
    """A worker with what is needed to sign in."""

    worker: Worker
    secret: str

    def code(self, moment: datetime) -> str:
        return pyotp.TOTP(self.secret).at(moment)


class Browser(TestClient):
    """A client that fills in forms as a browser does."""

    def submit(self, path: str, **fields: str) -> Any:
        """Sends a form of ours."""
        token = self.cookies.get("helpline_form" if path == "/sign-in" else "helpline") or ""
        return self.post(path, data={"form_mark": form_mark(token), **fields})


@dataclass
class House:
    """The app and all that its tests reach behind it."""

    engine: Engine
    cipher: Cipher
    app: Starlette
    cases: Cases
    workers: Workers
    audit: Audit
    clock: Callable[[datetime], None]
    people: dict[str, Person] = field(default_factory=dict)
    moment: datetime = MORNING

    def at(self, moment: datetime) -> None:
        """Sets the clock."""
        self.moment = moment
        self.clock(moment)

    def person(self, name: str, role: Role = "worker", email: str = "") -> Person:
        if name not in self.people:
            self.people[name] = Person(*self.workers.add(name, role, PASSWORD, email, moment=NIGHT))
        return self.people[name]

    def browser(self) -> Browser:
        return Browser(self.app, follow_redirects=False, raise_server_exceptions=False)

    def sign_in(self, name: str, role: Role = "worker") -> Browser:
        person, browser = self.person(name, role), self.browser()
        browser.get("/sign-in")
        answer = browser.submit("/sign-in", name=name, password=PASSWORD, code=person.code(self.moment))
        assert answer.status_code == 303 and answer.headers["location"] == "/", answer.text
        return browser

    def request(self, given: CallBack | None = None, moment: datetime = NIGHT) -> str:
        """A visitor's request as the store makes it; returns the case's id."""
        given = given or call_back()
        with writing(self.engine) as connection:
            self.cases.request(connection, given, "conversation", "", moment)
        return next(
            case.id for case in self.cases.open_cases() if case.call_back and case.call_back.id == given.id
        )

    def reference(self, case_id: str) -> str:
        case = self.cases.case(case_id)
        assert case is not None
        return case.reference

    def actions(self, case_id: str | None = None) -> list[str]:
        return [event.action for event in reversed(self.audit.events(case_id))]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, up to date, for each test to copy."""
    file = tmp_path_factory.mktemp("migrated") / "test.db"
    migrate(open_database(f"sqlite:///{file}"))
    return file


@pytest.fixture
def house(tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    shutil.copy(migrated, tmp_path / "test.db")
    engine = open_database(f"sqlite:///{tmp_path / 'test.db'}")
    cipher = Cipher([Fernet.generate_key()])
    quick = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
    made = House(
        engine=engine,
        cipher=cipher,
        app=create_app(engine, cipher, load_charity()),
        cases=Cases(engine, cipher),
        workers=Workers(engine, cipher, quick),
        audit=Audit(engine, cipher),
        clock=lambda moment: monkeypatch.setenv("STALKING_MATTERS_NOW", moment.isoformat()),
    )
    made.at(MORNING)
    yield made
    engine.dispose()
