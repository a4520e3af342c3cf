"""The commands as a caller starts them, and Rasa's own at the root."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.evaluate import INTENTS_FILE, intent_pairs
from bot.paths import ROOT
from bot.recognise import Recogniser

COMMAND = [sys.executable, "-W", "ignore", "-c", "import sys; from bot.cli import main; sys.exit(main())"]


def run(*arguments: str, text: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
    import os

    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, **environment},
    )


def test_chat_json_prints_nothing_else_on_stdout(model: Path) -> None:
    done = run("chat", "--json", text="he texts me every day canaryword\n\n")
    assert done.returncode == 0
    turns = [json.loads(line) for line in done.stdout.splitlines()]
    assert [turn["user"] for turn in turns] == ["he texts me every day canaryword", ""]
    assert "canaryword" not in done.stderr, "nothing typed is logged"


def test_recognise_with_a_bad_line_ends_with_status_1(model: Path) -> None:
    done = run("recognise", text='{"id": "a", "text": "he follows me"}\nbroken\n')
    assert done.returncode == 1
    first, second = [json.loads(line) for line in done.stdout.splitlines()]
    assert first["id"] == "a" and second == {"id": None, "error": second["error"]}


def test_content_check_says_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "check"]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_production_without_a_key_does_not_start() -> None:
    done = run(
        "serve", STALKING_MATTERS_ENV="production", STALKING_MATTERS_KEY="", STALKING_MATTERS_KEY_FILE=""
    )
    assert done.returncode == 1
    assert "there is no encryption key" in done.stderr and "Traceback" not in done.stderr


def test_the_test_clock_is_refused_in_production() -> None:
    done = run("serve", STALKING_MATTERS_ENV="production", STALKING_MATTERS_NOW="2026-01-01")
    assert done.returncode == 1
    assert "STALKING_MATTERS_NOW" in done.stderr and "Traceback" not in done.stderr


def test_rasas_own_validation_has_no_warning_of_ours() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bot.rasa_train", "data", "validate", "--fail-on-warnings"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    output = done.stdout + done.stderr
    assert done.returncode == 0, output[-3000:]
    ours = [line for line in output.splitlines() if " WARNING " in line or "UserWarning" in line]
    assert ours == []


def test_rasas_own_test_agrees_on_intents(model: Path, recogniser: Recogniser, tmp_path: Path) -> None:
    """`rasa test nlu` on the evaluation of intents reports what `stalking-matters evaluate` reports."""
    done = subprocess.run(
        [
            *(sys.executable, "-W", "ignore", "-m", "rasa", "test", "nlu", "--nlu", str(INTENTS_FILE)),
            *("--model", str(model), "--out", str(tmp_path), "--no-plot"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    report = json.loads((tmp_path / "intent_report.json").read_text())
    pairs = intent_pairs(recogniser)
    accuracy = sum(found == right for found, right in pairs) / len(pairs)
    theirs = report.get("accuracy", report["micro avg"]["f1-score"] if "micro avg" in report else None)
    assert theirs == pytest.approx(accuracy, abs=0.005)
