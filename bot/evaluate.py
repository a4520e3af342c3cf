"""`stalking-matters evaluate`: precision, recall and F1 a form, exact match, false alarms, signals."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional, TextIO

from ruamel.yaml import YAML

from bot.account import Signal
from bot.knowledge import FormId
from bot.paths import ROOT
from bot.recognise import Recogniser

FORMS_FILE = ROOT / "tests" / "evaluation" / "forms.jsonl"
SIGNALS_FILE = ROOT / "tests" / "evaluation" / "signals.jsonl"
SECOND_FORMS_FILE = ROOT / "tests" / "evaluation" / "second_forms.jsonl"
INTENTS_FILE = ROOT / "tests" / "evaluation" / "intents.yml"
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


def evaluate(recogniser: Recogniser, file: Optional[Path], out: TextIO, misses: bool = False) -> int:
    """Evaluates on `file`, or on the evaluation sets of the project; with `misses` every error is listed."""
    rows = read_rows(file or FORMS_FILE)
    pairs = [(frozenset(recogniser.read(row["text"])["forms"]), frozenset(row["forms"])) for row in rows]
    out.write(forms_report(pairs))
    if misses:
        out.write(misses_report(rows, pairs))
    if file is None:
        out.write(agreement_report(rows, read_rows(SECOND_FORMS_FILE)))
        signals = read_rows(SIGNALS_FILE)
        found = [recogniser.read(row["text"])["signal"] for row in signals]
        out.write(signals_report(signals, found))
        out.write(intents_report(recogniser))
    return 0


def intents_report(recogniser: Recogniser) -> str:
    """The share of messages whose intent is right; `rasa test nlu --nlu tests/evaluation/intents.yml` reports the same."""
    found = intent_pairs(recogniser)
    right = sum(one == other for one, other in found)
    return f"intents: accuracy {right / len(found):.3f} ({right} of {len(found)} messages)\n"


def intent_pairs(recogniser: Recogniser) -> list[tuple[str, str]]:
    """For each message of the evaluation of intents: the intent found and the right one."""
    blocks = YAML(typ="safe").load(INTENTS_FILE.read_text(encoding="utf-8"))["nlu"]
    return [
        (recogniser.read(line[2:].strip())["intent"], block["intent"])
        for block in blocks
        for line in block["examples"].splitlines()
        if line.startswith("- ")
    ]


def agreement(rows: Sequence[dict[str, Any]], second: Sequence[dict[str, Any]]) -> Pairs:
    """The second reader's labels beside the first's, for the messages that both read."""
    first = {row["id"]: frozenset(row["forms"]) for row in rows}
    return [(frozenset(row["forms"]), first[row["id"]]) for row in second]


def kappa(pairs: Pairs, label: str) -> float:
    """Cohen's kappa of two readers for one label (Cohen 1960)."""
    size = len(pairs)
    one, other = sum(label in a for a, _ in pairs) / size, sum(label in b for _, b in pairs) / size
    same = sum((label in a) == (label in b) for a, b in pairs) / size
    chance = one * other + (1 - one) * (1 - other)
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


def agreement_report(rows: Sequence[dict[str, Any]], second: Sequence[dict[str, Any]]) -> str:
    """How far two readers agree: F1 of the one by the other and kappa, per form and in all."""
    pairs = agreement(rows, second)
    names = [form.value for form in FormId]
    lines = [f"{'two readers':<22}{'F1':>7}{'kappa':>8}   {len(pairs)} messages labelled twice"]
    lines += [f"{name:<22}{count(pairs, [name]).f1:>7.3f}{kappa(pairs, name):>8.3f}" for name in names]
    same = sum(a == b for a, b in pairs)
    lines.append(
        f"{'micro average':<22}{count(pairs, names).f1:>7.3f}   the same forms in {same} of {len(pairs)}"
    )
    return "\n".join(lines) + "\n"


def misses_report(rows: Sequence[dict[str, Any]], pairs: Pairs) -> str:
    """Every message that was read wrongly, grouped by what was missed or raised."""
    groups: dict[str, list[str]] = {}
    for row, (found, gold) in zip(rows, pairs):
        for form in sorted(gold - found):
            groups.setdefault(f"missed {form}", []).append(row["text"])
        for form in sorted(found - gold):
            kind = "raised where nothing is told" if not gold else "raised beside others"
            groups.setdefault(f"{kind}: {form}", []).append(row["text"])
    lines = []
    for group in sorted(groups):
        lines.append(f"{group} ({len(groups[group])})")
        lines.extend(f"  {text}" for text in groups[group])
    return "\n".join(lines) + "\n"


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
