"""Reads mentions out of a message's units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.account.types import Mention
from bot.knowledge.types import Behaviour, FormId
from bot.nlu.clauses import Clause
from bot.nlu.heads import Head, fit_each, fit_one_of
from bot.nlu.polarity import is_framed
from bot.nlu.units import covers

SURE = 0.5
"""A form is recognised in a clause from this probability on."""
SURE_AS_A_WHOLE = 0.7
"""And in the whole message, where no clause tells it: the mean of a long text is less certain."""


@dataclass(frozen=True)
class Example:
    """Units of one training message with their vectors (units, size), and the annotated spans."""

    units: tuple[Clause, ...]
    vectors: np.ndarray
    spans: tuple[tuple[int, int, str], ...]


class MentionReader:
    """Which forms each unit tells of, and by which behaviour."""

    def __init__(self, forms: Head, behaviours: Head, known: Mapping[str, Behaviour]) -> None:
        self.forms = forms
        self.behaviours = behaviours
        self._known = known
        self._of_form = {
            form: [
                column
                for column, name in enumerate(behaviours.names)
                if name in known and known[name].form == form
            ]
            for form in FormId
        }

    def read(self, text: str, units: Sequence[Clause], vectors: np.ndarray) -> tuple[Mention, ...]:
        """The mentions of a message; `vectors` (units, size). The last unit is the whole message."""
        if not len(units):
            return ()
        chances = self.forms.chances(vectors)
        scores = self.behaviours.scores(vectors)
        found: list[Mention] = []
        for row in range(len(units)):
            whole = row == len(units) - 1 and len(units) > 1
            for column, form in enumerate(self.forms.names):
                if chances[row, column] < (SURE_AS_A_WHOLE if whole else SURE):
                    continue
                if whole and any(form in self._forms_of(mention) for mention in found):
                    continue
                at = int(chances[:-1, column].argmax()) if whole else row
                found.append(self._mention(text, units[at], FormId(form), chances[row, column], scores[at]))
        kept = [
            mention
            for mention in found
            if not self._implied(mention, found) and not is_framed(text, Clause(mention.start, mention.end))
        ]
        return tuple(sorted(kept, key=lambda mention: (mention.start, mention.form)))

    def _mention(self, text: str, unit: Clause, form: FormId, chance: float, scores: np.ndarray) -> Mention:
        columns = self._of_form[form]
        best = max(columns, key=lambda column: scores[column])
        return Mention(
            form=form,
            behaviour=self.behaviours.names[best],
            text=text[unit.start : unit.end],
            start=unit.start,
            end=unit.end,
            confidence=round(float(chance), 4),
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


def train_mentions(
    examples: Sequence[Example], known: Mapping[str, Behaviour], strength: float
) -> MentionReader:
    """Fits the heads on annotated messages; `strength` is the inverse of the regularisation."""
    names = tuple(form.value for form in FormId)
    vectors, labels, one_of, one_of_vectors = [], [], [], []
    for example in examples:
        for unit, vector in zip(example.units, example.vectors):
            told = [behaviour for start, end, behaviour in example.spans if covers(unit, start, end)]
            forms = {form for name in told for form in (known[name].form, *known[name].implies)}
            vectors.append(vector)
            labels.append([form in forms for form in FormId])
            one_of.extend(told)
            one_of_vectors.extend([vector] * len(told))
    return MentionReader(
        fit_each(np.array(vectors), np.array(labels, float), names, strength),
        fit_one_of(np.array(one_of_vectors), one_of, strength),
        known,
    )
