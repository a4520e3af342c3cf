"""Rasa's stock NLU pipeline with DIET, trained in a folder of its own, for the comparison only."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CONFIG = """recipe: default.v1
language: en
assistant_id: comparison
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 100
    constrain_similarities: true
    random_seed: {seed}
"""
Example = tuple[str, list[tuple[int, int, str]]]


def annotated(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """A message in Rasa's notation; one label a span."""
    for start, end, form in sorted(spans, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]({form}){text[end:]}"
    return text.replace("\n", " ")


def fit_diet(examples: Sequence[Example], asked: Sequence[str], seed: int) -> list[frozenset[str]]:
    """Trains the stock pipeline on the examples; the forms that it finds in each asked text."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.yml").write_text(CONFIG.format(seed=seed))
        told = "\n".join(f"      - {annotated(text, spans)}" for text, spans in examples if spans)
        nothing = "\n".join(f"      - {annotated(text, ())}" for text, spans in examples if not spans)
        (folder / "nlu.yml").write_text(
            f'version: "3.1"\nnlu:\n  - intent: tell\n    examples: |\n{told}\n  - intent: other\n    examples: |\n{nothing}\n'
        )
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "rasa",
            "train",
            "nlu",
            "--nlu",
            "nlu.yml",
            "--fixed-model-name",
            "diet",
        ]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return _parse(folder / "models" / "nlu-diet.tar.gz", asked, folder)


def _parse(model: Path, asked: Sequence[str], folder: Path) -> list[frozenset[str]]:
    import asyncio

    from rasa.core.agent import Agent

    found = model if model.exists() else next((folder / "models").glob("*.tar.gz"))
    agent = Agent.load(str(found))

    async def read(text: str) -> frozenset[str]:
        parsed = await agent.parse_message(text)
        return frozenset(entity["entity"] for entity in parsed["entities"])

    return [asyncio.run(read(text)) for text in asked]
