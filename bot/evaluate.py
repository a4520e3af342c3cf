"""`stalking-matters evaluate`: precision, recall and F1 a form, exact match, false alarms, signals."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional, TextIO

from bot.account import Signal
from bot.knowledge import FormId
from bot.paths import ROOT
from bot.recognise import Recogniser

FORMS_FILE = ROOT / "tests" / "evaluation" / "forms.jsonl"
SIGNALS_FILE = ROOT / "tests" / "evaluation" / "signals.jsonl"
SAMPLES = 1000
"""Bootstrap samples for the 95 % intervals."""


@dataclass(frozen=True)
class Counts:
    """Right, wrongly raised and missed."""

    right: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 0.0


Pairs = Sequence[tuple[frozenset[str], frozenset[str]]]
"""For each message: what was found, what is right."""


def count(pairs: Pairs, labels: Sequence[str]) -> Counts:
    """Counts over some labels together."""
    wanted = frozenset(labels)
    right = sum(len(found & gold & wanted) for found, gold in pairs)
    extra = sum(len((found - gold) & wanted) for found, gold in pairs)
    missed = sum(len((gold - found) & wanted) for found, gold in pairs)
    return Counts(right, extra, missed)


def interval(pairs: Pairs, labels: Sequence[str]) -> tuple[float, float]:
    """The 95 % interval of F1 by bootstrap over messages, with a fixed seed."""
    rng = random.Random(20261124)
    values = sorted(count([rng.choice(pairs) for _ in pairs], labels).f1 for _ in range(SAMPLES))
    return values[int(0.025 * SAMPLES)], values[int(0.975 * SAMPLES) - 1]


def evaluate(recogniser: Recogniser, file: Optional[Path], out: TextIO) -> int:
    """Evaluates on `file`, or on the evaluation sets of the project."""
    rows = read_rows(file or FORMS_FILE)
    pairs = [(frozenset(recogniser.read(row["text"])["forms"]), frozenset(row["forms"])) for row in rows]
    out.write(forms_report(pairs))
    if file is None:
        signals = read_rows(SIGNALS_FILE)
        found = [recogniser.read(row["text"])["signal"] for row in signals]
        out.write(signals_report(signals, found))
    return 0


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def forms_report(pairs: Pairs) -> str:
    """The table of the forms, with 95 % intervals of F1."""
    names = [form.value for form in FormId]
    lines = [f"{'form':<22}{'n':>5}{'precision':>11}{'recall':>8}{'F1':>7}   95 % interval"]
    for name in names:
        told = sum(name in gold for _, gold in pairs)
        lines.append(_row(name, told, count(pairs, [name]), interval(pairs, [name])))
    total = sum(len(gold) for _, gold in pairs)
    lines.append(_row("micro average", total, count(pairs, names), interval(pairs, names)))
    nothing = [found for found, gold in pairs if not gold]
    alarms = sum(bool(found) for found in nothing)
    exact = sum(found == gold for found, gold in pairs)
    lines.append(f"exact match {exact / max(1, len(pairs)):.3f} ({exact} of {len(pairs)} messages)")
    lines.append(
        f"false alarms {alarms / max(1, len(nothing)):.3f}"
        f" ({alarms} of {len(nothing)} messages that tell of nothing)"
    )
    return "\n".join(lines) + "\n"


def _row(name: str, told: int, counts: Counts, bounds: tuple[float, float]) -> str:
    return (
        f"{name:<22}{told:>5}{counts.precision:>11.3f}{counts.recall:>8.3f}{counts.f1:>7.3f}"
        f"   {bounds[0]:.3f} to {bounds[1]:.3f}"
    )


def signals_report(rows: Sequence[dict[str, Any]], found: Sequence[Optional[str]]) -> str:
    """Recall of each signal and how many messages without it raise it."""
    lines = [f"{'signal':<22}{'n':>5}{'recall':>8}   false alarms among messages without any signal"]
    without = [name for row, name in zip(rows, found) if row["signal"] is None]
    for signal in Signal:
        here = [name for row, name in zip(rows, found) if row["signal"] == signal.value]
        recall = sum(name == signal.value for name in here) / max(1, len(here))
        alarms = sum(name == signal.value for name in without)
        lines.append(f"{signal.value:<22}{len(here):>5}{recall:>8.3f}   {alarms} of {len(without)}")
    return "\n".join(lines) + "\n"
