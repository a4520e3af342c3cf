"""A PostgreSQL server that the tests start themselves, as its own user where we are root."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest

MISSING = "PostgreSQL is missing: script/bootstrap-postgresql installs it where it is run by root"


class PostgreSQL:
    """A running server; every test gets a database of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self._folder}"

    def new_database(self) -> str:
        """The address of an empty database."""
        name = f"test_{uuid.uuid4().hex[:12]}"
        self._run(f"CREATE DATABASE {name}")
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Drops a database whoever is still connected to it."""
        name = url.split("/")[3].split("?")[0]
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        connection = psycopg2.connect(host=str(self._folder), user="postgres", dbname="postgres")
        connection.autocommit = True
        try:
            connection.cursor().execute(statement)
        finally:
            connection.close()


def tools() -> Path | None:
    """Where the server's own tools are: the newest of Debian's folders, or the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).parent if named else None


@contextmanager
def running() -> Iterator[PostgreSQL]:
    """Starts a server on a socket in a folder of its own; skips without PostgreSQL, fails where CI is set."""
    place = tools()
    if place is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    user = _own_user(folder)

    def run(*command: str) -> None:
        done = subprocess.run(
            [*user, *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        assert done.returncode == 0, done.stderr.decode()

    data = str(folder / "data")
    try:
        run(
            str(place / "initdb"),
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        )
        options = (
            f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=60"
        )
        run(str(place / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield PostgreSQL(folder)
        finally:
            run(str(place / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _own_user(folder: Path) -> list[str]:
    """The words before a command that must not run as root; the folder is given to that user."""
    if os.getuid() != 0:
        return []
    account = pwd.getpwnam("postgres")
    os.chown(folder, account.pw_uid, account.pw_gid)
    folder.chmod(0o755)
    user = f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}"
    return ["setpriv", *user, "--clear-groups", "--"]
