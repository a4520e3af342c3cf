"""The small classifiers on top of the encoder: which forms and behaviours a clause tells of."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

MOST_STEPS = 60
"""Steps of the solver; more change no figure of the evaluation."""


@dataclass(frozen=True)
class Head:
    """A linear head: `weights` (labels, size), `bias` (labels,), one name a label."""

    names: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray

    def scores(self, vectors: np.ndarray) -> np.ndarray:
        """The logits (rows, labels) of vectors (rows, size)."""
        return np.asarray(vectors @ self.weights.T + self.bias)

    def chances(self, vectors: np.ndarray) -> np.ndarray:
        """Each label's own probability (rows, labels)."""
        return 1.0 / (1.0 + np.exp(-self.scores(vectors)))

    def save(self, path: Path) -> None:
        np.savez(path, names=np.array(self.names), weights=self.weights, bias=self.bias)

    @classmethod
    def load(cls, path: Path) -> "Head":
        stored = np.load(path, allow_pickle=False)
        return cls(tuple(str(name) for name in stored["names"]), stored["weights"], stored["bias"])


def fit_each(vectors: np.ndarray, labels: np.ndarray, names: Sequence[str], strength: float) -> Head:
    """One logistic regression a label on vectors (rows, size) and labels (rows, labels) of 0 and 1.

    A label with no example, or with nothing else, gets a bias that never, or always, raises it.
    """
    weights = np.zeros((len(names), vectors.shape[1]))
    bias = np.zeros(len(names))
    for column in range(len(names)):
        values = labels[:, column]
        if values.min() == values.max():
            bias[column] = 20.0 if len(values) and values.max() else -20.0
            continue
        model = LogisticRegression(C=strength, max_iter=MOST_STEPS)
        model.fit(vectors, values)
        weights[column], bias[column] = model.coef_[0], model.intercept_[0]
    return Head(tuple(names), weights, bias)


def fit_one_of(vectors: np.ndarray, labels: Sequence[str], strength: float) -> Head:
    """One multinomial logistic regression: which single label each of vectors (rows, size) has."""
    names = sorted(set(labels))
    if len(names) < 3:
        rows = np.array([[label == name for name in names] for label in labels], float)
        return fit_each(vectors, rows, names, strength)
    model = LogisticRegression(C=strength, max_iter=MOST_STEPS)
    model.fit(vectors, labels)
    return Head(tuple(model.classes_), model.coef_, model.intercept_)
