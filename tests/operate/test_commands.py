"""The operator's commands as they are typed."""

import io
import re
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest

from bot.cli import main
from bot.clock import now
from bot.operate.opened import opened
from bot.store import retention
from bot.store.cases import Cases
from bot.store.database import writing
from bot.store.encryption import read_keys
from bot.store.tallies import add_tallies
from bot.store.workers import Workers
from tests.store.conftest import MINUTE, PASSWORD, call_back


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database, a key file and a folder of backups of the test's own."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'test.db'}")
    monkeypatch.delenv("STALKING_MATTERS_KEY", raising=False)
    monkeypatch.setenv("STALKING_MATTERS_KEY_FILE", str(tmp_path / "key"))
    (tmp_path / "key").write_text("w1Y6vVYhRb3cVZq2u9Zf8m0m8s1m3Ql0r7o5cJ1yq2E=\n")
    monkeypatch.setattr(retention, "BACKUPS", tmp_path / "backups")
    monkeypatch.setattr("bot.store.rotation.time.sleep", lambda seconds: None)
    return tmp_path


def typed(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(line + "\n"))


def ask(identity: str = "request-1", minutes: int = 0) -> None:
    engine, cipher = opened()
    with writing(engine) as connection:
        Cases(engine, cipher).request(connection, call_back(identity), "chat", "", now() - minutes * MINUTE)


def test_a_worker_is_added_signs_in_is_disabled_and_reset(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, PASSWORD)
    assert main(["user", "add", "Ann Lee", "--role", "lead", "--email", "ann@example.org"]) == 0
    said = capsys.readouterr().out
    totp = re.search(r"Secret: (\w+)", said)
    assert totp and f"secret={totp.group(1)}" in said and "█" in said, "secret, address and picture"
    assert PASSWORD not in said
    workers = Workers(*opened())
    code = pyotp.TOTP(totp.group(1)).at(now())
    assert workers.sign_in("Ann Lee", PASSWORD, code, "192.0.2.1", now())
    assert main(["user", "list"]) == 0
    assert capsys.readouterr().out == "Ann Lee: lead\n"
    assert main(["user", "disable", "ann lee"]) == 0
    main(["user", "list"])
    assert capsys.readouterr().out.endswith("Ann Lee: lead, disabled\n")
    typed(monkeypatch, "another long password")
    assert main(["user", "reset", "Ann Lee"]) == 0
    assert "Secret: " in capsys.readouterr().out and not workers.list()[0].disabled


@pytest.mark.parametrize(
    ("arguments", "line", "reason"),
    [
        (["user", "add", "Ann"], "short", "12 characters"),
        (["user", "add"], PASSWORD, "name"),
        (["user", "disable", "Nobody"], "", "no worker"),
        (["restore", "/nonexistent"], "", "no file"),
    ],
)
def test_what_does_not_work_is_said_in_a_line(
    arguments: list[str],
    line: str,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed(monkeypatch, line)
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert reason in said.err and said.out == "" and said.err.count("\n") == 1


def test_the_list_of_cases_names_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    ask(minutes=75)
    assert main(["case", "list"]) == 0
    said = capsys.readouterr().out
    assert re.match(r"[A-Z]\d-\d{4}  today  open     1 h 15 min\n1 open cases\n$", said)


def test_a_backup_is_written_and_restored(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask()
    assert main(["backup"]) == 0
    (saved,) = (settings / "backups").iterdir()
    assert str(saved) in capsys.readouterr().out
    (settings / "test.db").unlink()
    assert main(["restore", str(saved)]) == 0
    assert "The backup is restored." in capsys.readouterr().out
    assert main(["case", "list"]) == 0 and main(["audit", "check"]) == 0
    assert "1 open cases" in capsys.readouterr().out


def test_the_key_is_changed_and_everything_still_opens(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask()
    before = read_keys(settings / "key")
    assert main(["rotate-key"]) == 0
    assert read_keys(settings / "key") != before
    assert main(["case", "list"]) == 0 and main(["audit", "check"]) == 0
    assert "The audit trail is whole." in capsys.readouterr().out


def test_a_key_in_the_environment_is_not_changed_behind_ones_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STALKING_MATTERS_KEY", "w1Y6vVYhRb3cVZq2u9Zf8m0m8s1m3Ql0r7o5cJ1yq2E=")
    assert main(["rotate-key"]) == 1
    assert "STALKING_MATTERS_KEY_FILE" in capsys.readouterr().err


def test_another_key_is_an_error_in_a_line(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask()
    (settings / "key").write_text("Z1Y6vVYhRb3cVZq2u9Zf8m0m8s1m3Ql0r7o5cJ1yq2E=\n")
    assert main(["case", "list"]) == 1
    assert "another key" in capsys.readouterr().err


def test_a_gap_in_the_trail_ends_with_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    ask()
    engine, _ = opened()
    with writing(engine) as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_events_no_delete")
        connection.exec_driver_sql("DELETE FROM audit_events")
    assert main(["audit", "check"]) == 1
    assert "cut" in capsys.readouterr().out


def test_purge_says_what_it_erased_and_what_is_overdue(capsys: pytest.CaptureFixture[str]) -> None:
    ask(minutes=200 * 24 * 60)
    assert main(["purge"]) == 0
    said = capsys.readouterr().out
    assert "0 conversations, 0 cases, 0 backups erased; open for longer" in said


def test_figures_print_the_share_that_was_confirmed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures"]) == 0
    assert "Nobody has been asked yet" in capsys.readouterr().out
    engine, _ = opened()
    for days, names in (
        (0, ["confirmed_yes", "confirmed_yes", "confirmed_yes", "confirmed_no"]),
        (40, ["confirmed_no"]),
    ):
        for name in names:
            with writing(engine) as connection:
                add_tallies(connection, [name], now() - timedelta(days=days))
    assert main(["figures", "--since", (now() - timedelta(days=2)).date().isoformat()]) == 0
    assert "3 times out of 4: 75 %" in capsys.readouterr().out
    assert main(["figures"]) == 0
    assert "3 times out of 5: 60 %" in capsys.readouterr().out
