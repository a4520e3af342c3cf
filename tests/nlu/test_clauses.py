"""Clauses hold all words, in order, and part what a message strings together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.clauses import clauses
from bot.nlu.grammar import STRETCH, load_grammar, parse

GRAMMAR = load_grammar()


def parts(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in clauses(parse(GRAMMAR, text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "he's never hit me but he waits outside every day",
            ["he's never hit me", "he waits outside every day"],
        ),
        (
            "My ex keeps texting me, he turned up at my work on Tuesday and now flowers arrive every day.",
            ["My ex keeps texting me", "he turned up at my work on Tuesday", "now flowers arrive every day"],
        ),
        ("Flowers again.", ["Flowers again"]),
    ],
)
def test_clauses_of_a_message(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_gives_clauses_in_order_and_inside_it(text: str) -> None:
    found = clauses(parse(GRAMMAR, text))
    assert all(0 <= clause.start < clause.end <= len(text) for clause in found)
    assert all(first.end <= second.start for first, second in zip(found, found[1:]))


def test_a_very_long_text_keeps_its_places() -> None:
    text = "he rings me every night and I do not answer. " * 200
    assert len(text) > STRETCH
    doc = parse(GRAMMAR, text)
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
