"""Calibrates the confidences and chooses the thresholds on `data/development/`, for `config.yml`.

`uv run python -m training.thresholds` fits the heads as `rasa train` does, reads the development messages (which neither the
training nor the evaluation knows) and prints: the reliability of the confidences before and after, the slope and shift of the
calibration (Platt 1999), a threshold for each form and signal, and the figures that they give. It writes nothing.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML
from sklearn.linear_model import LogisticRegression

from bot.account.types import Signal
from bot.knowledge import FormId, load
from bot.nlu.clauses import Clause, clauses
from bot.nlu.encoder import Encoder
from bot.nlu.grammar import load_grammar
from bot.nlu.heads import Head, fit_each
from bot.nlu.mentions import Example, MentionHeads, train_mentions
from bot.nlu.units import message_units, pooled
from bot.paths import ROOT
from bot.signals import word_signals
from training.dataset import examples
from training.folders import FOLDERS

DEVELOPMENT = ROOT / "data" / "development"
FORMS = tuple(form.value for form in FormId)
BINS = np.linspace(0, 1, 11)
PRIOR = 12.0
"""How many messages' worth the common threshold counts against a form's own: few messages decide each form."""


def encoder() -> tuple[Encoder, float]:
    """The encoder and the strength of the heads that `config.yml` names."""
    pipeline = YAML(typ="safe").load((ROOT / "config.yml").read_text())["pipeline"]
    parts = {part["name"].rsplit(".", 1)[-1]: part for part in pipeline}
    named = parts["EncoderFeaturizer"]
    model = Encoder(ROOT / named["model"], ROOT / named["tokenizer"], named["sha256"])
    return model, float(parts["MentionExtractor"]["strength"])


def rows(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fit(model: Encoder, strength: float) -> tuple[MentionHeads, Head]:
    """The heads of the mentions and of the signals, fitted on the training data."""
    known = load().behaviours
    data = examples(FOLDERS[0])
    encoded = model.encode_all([row["text"] for row in data])
    told, vectors, labels = [], [], []
    for row, each in zip(data, encoded):
        units = message_units(row["text"], [Clause(*place) for place in row["clauses"]])
        spans = tuple((span["start"], span["end"], span["value"]) for span in row["spans"])
        tells = row["intent"] == "tell"
        told.append(Example(units, pooled(each.vectors, each.places, units), spans, tells))
        if row["intent"] and len(each.vectors):
            vectors.append(each.vectors.mean(0))
            labels.append([signal.value in row["intent"].split("+") for signal in Signal])
    heads = train_mentions(told, known, strength)
    signals = fit_each(
        np.array(vectors), np.array(labels, float), tuple(signal.value for signal in Signal), strength
    )
    return heads, signals


def logits(heads: MentionHeads, model: Encoder, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The highest logit (messages, forms) over the clauses and the whole of each message, and the probability
    (messages,) that the message tells of an act at all."""
    grammar = load_grammar()
    found, tells = [], []
    for doc, each in zip(grammar.pipe(texts), model.encode_all(texts)):
        units = message_units(doc.text, clauses(doc))
        vectors = pooled(each.vectors, each.places, units)
        found.append(heads.forms.scores(vectors).max(0))
        tells.append(heads.tells.chances(vectors[-1:])[0, 0])
    return np.array(found), np.array(tells)


def reliability(chances: np.ndarray, right: np.ndarray) -> tuple[list[str], float]:
    """A line a bin (chances said, share that was right) and the expected calibration error."""
    lines, error = [], 0.0
    for low, high in zip(BINS, BINS[1:]):
        inside = (chances >= low) & ((chances < high) | (high == 1))
        if inside.any():
            said, was = chances[inside].mean(), right[inside].mean()
            error += abs(said - was) * inside.mean()
            lines.append(
                f"  {low:.1f} to {high:.1f}: said {said:.2f}, was {was:.2f} ({inside.sum()} readings)"
            )
    return lines, error


def f1(chosen: np.ndarray, right: np.ndarray, prior: tuple[float, float, float] = (0, 0, 0)) -> float:
    """F1 with `prior` counts of right, extra and missed added."""
    hit = (chosen & right).sum() + prior[0]
    extra = (chosen & ~right).sum() + prior[1]
    missed = (~chosen & right).sum() + prior[2]
    return float(2 * hit / max(1e-9, 2 * hit + extra + missed))


def best_threshold(
    chances: np.ndarray, right: np.ndarray, common: float, everything: np.ndarray, gold: np.ndarray
) -> float:
    """The threshold of one form by F1, held near the common one by PRIOR messages' worth of all forms."""

    def score(threshold: float) -> float:
        chosen = everything >= threshold
        share = PRIOR / max(1, int(gold.sum()))
        prior = (
            (chosen & gold).sum() * share,
            (chosen & ~gold).sum() * share,
            (~chosen & gold).sum() * share,
        )
        return f1(chances >= threshold, right, prior)

    return float(max(np.arange(0.2, 0.81, 0.05), key=lambda at: (score(at), -abs(at - common))))


def main() -> None:
    model, strength = encoder()
    heads, signals = fit(model, strength)
    data = rows(DEVELOPMENT / "forms.jsonl")
    gold = np.array([[name in row["forms"] for name in FORMS] for row in data])
    found, tells = logits(heads, model, [row["text"] for row in data])
    plain = 1 / (1 + np.exp(-found))
    platt = LogisticRegression(C=1e6).fit(found.reshape(-1, 1), gold.reshape(-1))
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    chances = 1 / (1 + np.exp(-(slope * found + shift)))
    for title, values in (("before", plain), ("after", chances)):
        lines, error = reliability(values.reshape(-1), gold.reshape(-1))
        print(f"reliability {title} calibration, expected calibration error {error:.3f}", *lines, sep="\n")
    print(f"slope {slope:.3f}, shift {shift:.3f}")
    common = float(max(np.arange(0.2, 0.81, 0.05), key=lambda at: f1(chances >= at, gold)))
    sure = np.array(
        [best_threshold(chances[:, at], gold[:, at], common, chances, gold) for at in range(len(FORMS))]
    )
    print(f"common threshold {common:.2f}: micro-F1 {f1(chances >= common, gold):.3f}")
    for name, threshold, at in zip(FORMS, sure, range(len(FORMS))):
        print(f"  {name}: {threshold:.2f}   F1 {f1(chances[:, at] >= threshold, gold[:, at]):.3f}")
    chosen = chances >= sure
    nothing = ~gold.any(1)
    for least in (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98):
        kept = chosen & (tells >= least)[:, None]
        alarms = kept[nothing].any(1).sum()
        print(
            f"own thresholds, tells {least:.2f}: micro-F1 {f1(kept, gold):.3f},"
            f" false alarms {alarms} of {nothing.sum()}"
        )
    report_signals(model, signals)


def report_signals(model: Encoder, head: Head) -> None:
    """Recall and false alarms of words or model together, for a row of thresholds."""
    knowledge = load()
    data = rows(DEVELOPMENT / "signals.jsonl")
    vectors = np.array([each.vectors.mean(0) for each in model.encode_all([row["text"] for row in data])])
    chances = head.chances(vectors)
    words = [{signal.value for signal in word_signals(row["text"], knowledge)} for row in data]
    for at, signal in enumerate(Signal):
        said = np.array([signal.value in each for each in words])
        gold = np.array([row["signal"] == signal.value for row in data])
        none = np.array([row["signal"] is None for row in data])
        for threshold in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
            raised = said | (chances[:, at] >= threshold)
            print(
                f"{signal.value} at {threshold:.2f}: recall {raised[gold].mean():.3f}, false alarms"
                f" {(raised & none).sum()} of {none.sum()}"
            )


if __name__ == "__main__":
    main()
