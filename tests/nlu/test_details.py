"""The facts inside a message, each with its place."""

from datetime import datetime, timezone

import pytest

from bot.knowledge import load
from bot.nlu.details import details
from bot.nlu.grammar import load_grammar, parse

GRAMMAR = load_grammar()
PLACES = {name: place.id.value for place in load().places.values() for name in place.names}
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)


def read(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for detail in details(parse(GRAMMAR, text), PLACES, NOW):
        assert detail.start is not None and detail.end is not None
        assert text[detail.start : detail.end] == detail.text
        found.setdefault(detail.kind, []).append(detail.value)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("he rings every day", "frequency", "daily"),
        ("three times", "frequency", "3"),
        ("she came 5 times last month", "frequency", "5"),
        ("40 missed calls since friday", "frequency", "40"),
        ("just the once", "frequency", "once"),
        ("more than once", "frequency", "several"),
        ("she keeps turning up", "frequency", "several"),
        ("he has been following me home", "frequency", "several"),
        ("every monday he is there", "frequency", "weekly"),
        ("since March", "since", "2026-03-01"),
        ("it started in june", "since", "2026-06-01"),
        ("for about three weeks", "since", "2026-11-03"),
        ("2 months now", "since", "2026-09-24"),
        ("my ex follows me", "who", "ex_partner"),
        ("my neighbour watches me", "who", "neighbour"),
        ("a bloke from work", "who", "colleague"),
        ("no idea who it is", "who", "unknown"),
        ("I am terrified", "effect", "fear"),
        ("it makes me so anxious", "effect", "anxiety"),
        ("cant sleep", "effect", "sleep"),
        ("i'm not scared", "effect", "none"),
        ("it doesn't bother me", "effect", "none"),
        ("I live in Glasgow", "nation", "scotland"),
        ("northern ireland", "nation", "northern_ireland"),
        ("im 15", "age", "15"),
        ("I'm seventeen and he waits at school", "age", "17"),
        ("my daughter's ex follows her", "told_for", "other"),
    ],
)
def test_a_detail_is_read(text: str, kind: str, value: str) -> None:
    assert value in read(text).get(kind, [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("someone left flowers on my doorstep", "frequency"),
        ("im 20 minutes away", "age"),
        ("my husband says I should ring someone, the man next door agreed", "since"),
        ("he came over once more or less", "nation"),
    ],
)
def test_what_is_not_told_is_not_read(text: str, kind: str) -> None:
    assert kind not in read(text)
