"""Near-duplicates in the training data, and between it and the evaluation sets.

`uv run python -m training.duplicates` prints each pair and ends with status 1 if there is one.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from bot.paths import ROOT
from training.folders import FOLDERS

NEAR = 93.0
"""Similarity in per cent (twice the matching characters by all characters) from which two messages are one."""
NEAR_EVALUATION = 85.0
SHORTEST = 5
"""Words; people do write the same very short messages."""
ROWS = 400
EXAMPLE = re.compile(r"^ {6}- (.*)$", re.MULTILINE)
ANNOTATION = re.compile(r"\[([^\[\]]+)\]\{[^{}]*\}")


def plain(text: str) -> str:
    """A message as it is compared: lower case, words only, without annotations."""
    return " ".join(re.findall(r"\w+", ANNOTATION.sub(r"\1", text).lower().replace("'", "").replace("’", "")))


def messages(folders: Sequence[Path] = FOLDERS) -> list[str]:
    """The training messages of folders of NLU files, as they are compared."""
    paths = (path for folder in folders for path in sorted(folder.glob("*.yml")))
    found = (EXAMPLE.findall(path.read_text(encoding="utf-8")) for path in paths)
    return [plain(text) for texts in found for text in texts]


def pairs(one: Sequence[str], other: Sequence[str], near: float) -> Iterator[tuple[int, int]]:
    """The places of messages of `one` and `other` that are nearer than `near` per cent."""
    for start in range(0, len(one), ROWS):
        close = process.cdist(
            one[start : start + ROWS], other, scorer=fuzz.ratio, score_cutoff=near, dtype=np.uint8, workers=-1
        )
        for row, column in np.argwhere(close):
            yield start + int(row), int(column)


def within(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of near-duplicates among messages of at least SHORTEST words."""
    long = [text for text in texts if len(text.split()) >= SHORTEST]
    return [(long[a], long[b]) for a, b in pairs(long, long, NEAR) if a < b]


def between(texts: Sequence[str], evaluation: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of a training message and an evaluation message that are too near."""
    long = [text for text in texts if len(text.split()) >= SHORTEST]
    kept = [text for text in evaluation if len(text.split()) >= SHORTEST]
    return [(long[a], kept[b]) for a, b in pairs(long, kept, NEAR_EVALUATION)]


def evaluation_messages(folder: Path) -> list[str]:
    """The messages of the evaluation sets, as they are compared."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text().splitlines())
    return [plain(json.loads(line)["text"]) for line in lines if '"text"' in line]


def main() -> int:
    texts = messages()
    found = within(texts) + between(texts, evaluation_messages(ROOT / "tests" / "evaluation"))
    for one, other in found:
        print(f"{one}\n    {other}")
    print(f"{len(found)} near-duplicates among {len(texts)} training messages")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
