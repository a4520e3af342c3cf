"""Prints the training data as JSON lines for the tuning of the encoder: text, intent, spans, clauses.

Run it in the project's environment: `uv run python -m training.dataset > var/tuning.jsonl`. The heads learn from `data/nlu/` alone, so
that `rasa train` is quick; the encoder also learns from `training/messages/`.
"""

import json
from pathlib import Path
from typing import Any

from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.loading import load_data

from bot.knowledge import load
from bot.nlu.clauses import clauses
from bot.nlu.grammar import load_grammar
from bot.rasa_train import check_annotations_once
from training.folders import FOLDERS


def examples(folder: Path) -> list[dict[str, Any]]:
    """Each message of the NLU files in `folder` as plain values."""
    check_annotations_once()
    messages = load_data(str(folder)).training_examples
    grammar = load_grammar()
    known = load().behaviours
    texts = [message.get(TEXT) for message in messages]
    found = []
    for message, doc in zip(messages, grammar.pipe(texts)):
        found.append(
            {
                "text": doc.text,
                "intent": message.get(INTENT) or "",
                "spans": [
                    {
                        "start": span["start"],
                        "end": span["end"],
                        "value": span["value"],
                        "forms": [span["entity"], *known[span["value"]].implies],
                    }
                    for span in message.get(ENTITIES, [])
                ],
                "clauses": [[clause.start, clause.end] for clause in clauses(doc)],
            }
        )
    return found


if __name__ == "__main__":
    for place in FOLDERS:
        for example in examples(place):
            print(json.dumps(example, ensure_ascii=False))
