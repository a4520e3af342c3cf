"""One trained model, one knowledge and, where a test needs it, one real server for all tests."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.guidance import Setting
from bot.knowledge import Knowledge, load
from bot.paths import ROOT
from bot.recognise import Recogniser
from bot.store.tracker_store import ConversationTrackerStore
from bot.training import newest_model
from bot.visitor.processor import TurnProcessor
from bot.visitor.unsaved import Unsaved
from tests.postgresql import PostgreSQL, running

TUESDAY_NIGHT = datetime(2026, 11, 24, 2, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="session", autouse=True)
def _database_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What an unsaved chat passes on goes into a database of the tests, never into the developer's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('unsaved') / 'unsaved.db'}")
        yield


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture
def setting(knowledge: Knowledge) -> Setting:
    return Setting(knowledge=knowledge, now=TUESDAY_NIGHT)


@pytest.fixture(scope="session")
def model() -> Path:
    found = newest_model()
    assert found is not None, "run `stalking-matters train` first"
    return found


@pytest.fixture(scope="session")
def processor(model: Path) -> TurnProcessor:
    return TurnProcessor(model, ConversationTrackerStore(Unsaved()))


@pytest.fixture(scope="session")
def recogniser(processor: TurnProcessor) -> Recogniser:
    return Recogniser(processor)


class Server:
    """A real server of ours in a process of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = folder / "test.db"
        self.output = folder / "server.log"
        self._environment = {
            **os.environ,
            "PORT": str(self.port),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "STALKING_MATTERS_REST": "1",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main(['serve']))"]
        with self.output.open("ab") as output:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self._environment, stdout=output, stderr=output
            )
        for _ in range(240):
            try:
                urllib.request.urlopen(self.url, timeout=2).read()
                return
            except OSError:
                assert self._process.poll() is None, self.output.read_text()
                time.sleep(0.5)
        raise AssertionError("the server did not start: " + self.output.read_text())

    def stop(self, kill: bool = False) -> None:
        if self._process is not None:
            (self._process.kill if kill else self._process.terminate)()
            self._process.wait(timeout=20)
            self._process = None


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, model: Path) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("server"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    made = server.new_database()
    yield made
    server.drop_database(made)
