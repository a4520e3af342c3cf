"""Reads mentions out of a message's units."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.account.types import Mention
from bot.knowledge.types import Behaviour, FormId
from bot.nlu.clauses import Clause
from bot.nlu.heads import Head, fit_each, fit_one_of
from bot.nlu.polarity import is_framed
from bot.nlu.units import covers, whole_acts

STRANGULATION = "strangulation"
NECK = re.compile(r"\b(?:throat|neck|strangl\w+|chok(?:e|ed|ing)|throttl\w+)\b", re.IGNORECASE)
"""An assault that names the neck always gets the advice for strangulation: it can kill days later."""


@dataclass(frozen=True)
class Thresholds:
    """From which calibrated probability on a form is named, and from which it is asked about.

    `whole` counts for the whole message, where no clause tells the form: the mean of a long text is less certain.
    `tells` is the probability, from which on a message tells of an act at all; below it a form is only
    asked about, unless its own probability is at least what `certain` says for it.
    `slope` and `shift` turn the heads' logits into calibrated ones (Platt 1999), as `training.thresholds` finds them.
    """

    sure: Mapping[str, float]
    unsure: float = 0.25
    whole: float = 0.7
    tells: float = 0.0
    certain: Mapping[str, float] = field(default_factory=dict)
    slope: float = 1.0
    shift: float = 0.0

    def calibrated(self, scores: np.ndarray) -> np.ndarray:
        """The probabilities that logits mean."""
        return np.asarray(1.0 / (1.0 + np.exp(-(self.slope * scores + self.shift))))

    def of(self, form: str, whole: bool) -> float:
        return max(self.whole, self.sure[form]) if whole else self.sure[form]


@dataclass(frozen=True)
class Reading:
    """What one message was read as: mentions that are sure enough to name, and those to ask about."""

    sure: tuple[Mention, ...] = ()
    unsure: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Example:
    """Units of one training message with their vectors (units, size), and the annotated spans.

    `tells`: whether its intent is to tell what happens, so that a message without a span is one of nothing.
    """

    units: tuple[Clause, ...]
    vectors: np.ndarray
    spans: tuple[tuple[int, int, str], ...]
    tells: bool = True


@dataclass(frozen=True)
class MentionHeads:
    """The heads for the forms and behaviours of a unit, and for whether a message tells of any act."""

    forms: Head
    behaviours: Head
    tells: Head


class MentionReader:
    """Which forms each unit tells of, and by which behaviour."""

    def __init__(self, heads: "MentionHeads", known: Mapping[str, Behaviour], thresholds: Thresholds) -> None:
        self.forms = heads.forms
        self.behaviours = heads.behaviours
        self._tells = heads.tells
        self._known = known
        self._thresholds = thresholds
        self._of_form = {
            form: [
                column
                for column, name in enumerate(heads.behaviours.names)
                if name in known and known[name].form == form
            ]
            for form in FormId
        }

    def read(self, text: str, units: Sequence[Clause], vectors: np.ndarray) -> Reading:
        """The mentions of a message; `vectors` (units, size). The last unit is the whole message."""
        if not len(units):
            return Reading()
        found = _as_acts(self._candidates(text, units, vectors), text, units[:-1])
        named = [mention for mention, sure in found if sure]
        kept = [mention for mention in named if not self._implied(mention, named)]
        told = {form for mention in kept for form in self._forms_of(mention)}
        asked: dict[FormId, Mention] = {}
        for mention, sure in found:
            best = asked.get(mention.form)
            if not sure and mention.form not in told and (not best or best.confidence < mention.confidence):
                asked[mention.form] = mention
        by_place = sorted(kept, key=lambda mention: (mention.start, mention.form))
        return Reading(tuple(by_place), tuple(sorted(asked.values(), key=lambda m: -m.confidence)))

    def _candidates(
        self, text: str, units: Sequence[Clause], vectors: np.ndarray
    ) -> list[tuple[Mention, bool]]:
        """Every mention that is likely enough to name (True) or to ask about (False)."""
        chances = self._thresholds.calibrated(self.forms.scores(vectors))
        tells = bool(self._tells.chances(vectors[-1:])[0, 0] >= self._thresholds.tells)
        scores = self.behaviours.scores(vectors)
        found: list[tuple[Mention, bool]] = []
        for row in range(len(units)):
            whole = row == len(units) - 1 and len(units) > 1
            for column, form in enumerate(self.forms.names):
                chance = chances[row, column]
                if chance < self._thresholds.unsure:
                    continue
                sure = (tells or chance >= self._thresholds.certain.get(form, 1.0)) and bool(
                    chance >= self._thresholds.of(form, whole)
                )
                if whole and any(form in self._forms_of(m) for m, told in found if told or not sure):
                    continue
                at = int(chances[:-1, column].argmax()) if whole else row
                mention = self._mention(text, units[at], FormId(form), chance, scores[at])
                if not is_framed(text, units[at]):
                    found.append((mention, sure))
        return found

    def _mention(self, text: str, unit: Clause, form: FormId, chance: float, scores: np.ndarray) -> Mention:
        columns = sorted(self._of_form[form], key=lambda column: -scores[column])
        names = [self.behaviours.names[column] for column in columns[:2]]
        if form is FormId.assault and NECK.search(text[unit.start : unit.end]):
            names = [STRANGULATION, *(name for name in names if name != STRANGULATION)]
        return Mention(
            form=form,
            behaviour=names[0],
            text=text[unit.start : unit.end],
            start=unit.start,
            end=unit.end,
            confidence=round(float(chance), 4),
            second=names[1] if len(names) > 1 else None,
        )

    def _forms_of(self, mention: Mention) -> tuple[FormId, ...]:
        return (mention.form, *self._known[mention.behaviour].implies)

    def _implied(self, mention: Mention, found: Sequence[Mention]) -> bool:
        """Whether another mention of the same words implies this one's form."""
        return any(
            other is not mention
            and other.form != mention.form
            and (other.start, other.end) == (mention.start, mention.end)
            and mention.form in self._known[other.behaviour].implies
            for other in found
        )


def _as_acts(
    found: Sequence[tuple[Mention, bool]], text: str, parts: Sequence[Clause]
) -> list[tuple[Mention, bool]]:
    """The mentions with the words of their whole act; what one act tells of a form in several clauses is one mention,
    the surest."""
    acts = {(part.start, part.end): act for part, act in whole_acts(parts).items()}
    best: dict[tuple[FormId, int, bool], Mention] = {}
    for mention, sure in found:
        act = acts.get((mention.start, mention.end), Clause(mention.start, mention.end))
        words = {"text": text[act.start : act.end], "start": act.start, "end": act.end}
        known = best.get((mention.form, act.start, sure))
        if known is None or known.confidence < mention.confidence:
            best[mention.form, act.start, sure] = mention.copy(update=words)
    return [(mention, sure) for (_, _, sure), mention in best.items()]


def train_mentions(
    examples: Sequence[Example], known: Mapping[str, Behaviour], strength: float
) -> MentionHeads:
    """The heads, fitted on annotated messages; `strength` is the inverse of the regularisation."""
    names = tuple(form.value for form in FormId)
    vectors, labels, one_of, one_of_vectors = [], [], [], []
    telling = [example for example in examples if example.tells and len(example.units)]
    for example in examples:
        for unit, vector in zip(example.units, example.vectors):
            told = [behaviour for start, end, behaviour in example.spans if covers(unit, start, end)]
            forms = {form for name in told for form in (known[name].form, *known[name].implies)}
            vectors.append(vector)
            labels.append([form in forms for form in FormId])
            one_of.extend(told)
            one_of_vectors.extend([vector] * len(told))
    return MentionHeads(
        forms=fit_each(np.array(vectors), np.array(labels, float), names, strength),
        behaviours=fit_one_of(np.array(one_of_vectors), one_of, strength),
        tells=fit_each(
            np.array([example.vectors[-1] for example in telling]),
            np.array([[bool(example.spans)] for example in telling], float),
            ("tells",),
            strength,
        ),
    )
