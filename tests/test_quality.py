"""The recogniser on the frozen evaluation sets. The figures are kept in docs/quality.md."""

import hashlib
import json

import pytest

from bot.account import Signal
from bot.evaluate import FORMS_FILE, SIGNALS_FILE, count, forms_report, read_rows, signals_report
from bot.knowledge import FormId
from bot.paths import ROOT
from bot.recognise import Recogniser

FROZEN = ROOT / "tests" / "evaluation" / "sha256.json"


def test_the_evaluation_sets_are_the_frozen_ones() -> None:
    frozen = json.loads(FROZEN.read_text())
    for file in (FORMS_FILE, SIGNALS_FILE):
        assert hashlib.sha256(file.read_bytes()).hexdigest() == frozen[file.name]


def test_no_evaluation_message_is_in_the_training_data() -> None:
    training = "\n".join(path.read_text().lower() for path in (ROOT / "data" / "nlu").glob("*.yml"))
    for row in [*read_rows(FORMS_FILE), *read_rows(SIGNALS_FILE)]:
        text = row["text"].lower().strip()
        if len(text.split()) >= 4:
            assert f"- {text}\n" not in training, text


@pytest.fixture(scope="module")
def pairs(recogniser: Recogniser) -> list[tuple[frozenset[str], frozenset[str]]]:
    rows = read_rows(FORMS_FILE)
    found = [(frozenset(recogniser.read(row["text"])["forms"]), frozenset(row["forms"])) for row in rows]
    print("\n" + forms_report(found))
    return found


def test_forms(pairs: list[tuple[frozenset[str], frozenset[str]]]) -> None:
    assert len(pairs) >= 200
    assert count(pairs, [form.value for form in FormId]).f1 >= 0.75


def test_signals(recogniser: Recogniser) -> None:
    rows = read_rows(SIGNALS_FILE)
    found = [recogniser.read(row["text"])["signal"] for row in rows]
    print("\n" + signals_report(rows, found))
    for signal in (Signal.danger_now, Signal.suicide):
        raised = [name == signal.value for row, name in zip(rows, found) if row["signal"] == signal.value]
        assert sum(raised) / len(raised) >= 0.95
