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


@pytest.mark.parametrize(
    ("text", "said", "day"),
    [
        ("couple of months i think", "couple of months", "2026-09-24"),
        ("since about september", "since about september", "2026-09-01"),
        ("about 3 months. england", "about 3 months", "2026-08-24"),
        ("since freshers so like september", "since freshers", "2026-09-01"),
        ("weeks. he followed me home", "weeks", ""),
        ("over a year", "over a year", "2025-11-24"),
        ("a year or so", "a year or so", "2025-11-24"),
        ("best part of two years", "best part of two years", "2024-11-24"),
        ("going on six months", "six months", "2026-05-24"),
        ("been going on six months", "six months", "2026-05-24"),
        ("on and off for years", "on and off for years", ""),
        ("a few months maybe longer", "a few months", "2026-08-24"),
        ("since the summer", "since the summer", "2026-06-01"),
        ("since he left in august", "since he left in august", "2026-08-01"),
        ("since she finished with him, easter time", "since she finished with him", "2026-04-05"),
        ("started when I got the job in march", "started when I got the job in march", "2026-03-01"),
        ("like i said about a month", "about a month", "2026-10-24"),
        ("it started about two months ago", "it started about two months ago", "2026-09-24"),
        ("he\u2019s been following me 3 weeks", "3 weeks", "2026-11-03"),
        ("since I told him no he keeps texting", "since I told him no", ""),
    ],
)
def test_how_long_is_told_in_the_phrase_itself(text: str, said: str, day: str) -> None:
    since = next(detail for detail in details(parse(GRAMMAR, text), PLACES, NOW) if detail.kind == "since")
    assert since.text == said
    assert since.value == day


@pytest.mark.parametrize(
    "text",
    [
        "3 months ago he hit me",
        "she is 3 months old",
        "we were together 2 years",
        "been split up a year",
        "he stood there for two hours",
        "i have known him for 3 years",
        "i am off for two weeks",
        "since he wont stop i changed my number",
        "how long does it take? a few weeks?",
        "I started in june at the shop",
    ],
)
def test_the_length_of_something_else_is_not_since_when(text: str) -> None:
    assert "since" not in read(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("shes a colleague", ["colleague"]),
        ("a woman I work with", ["colleague"]),
        ("it's a girl I work with she wont stop", ["colleague"]),
        ("not family", []),
        ("hes not my ex, just a mate", ["friend"]),
        ("no its not my boss its a customer", ["client"]),
        ("not just my ex, his mates too", ["ex_partner"]),
        ("its a stranger, like a fan?", ["stranger"]),
        ("I don't know him", ["stranger"]),
        ("i dont know her that well", ["known"]),
        ("my husband left in august", ["ex_partner"]),
        ("my husband and I separated", ["ex_partner"]),
        ("my husband left me a note", ["partner"]),
        ("we split up", ["ex_partner"]),
        ("we split the bill", []),
        ("soon to be ex", ["ex_partner"]),
        ("this girl in my class", ["known"]),
        ("my neighbours son", ["known"]),
        ("a man I met online", ["known"]),
        ("he messages my family", []),
    ],
)
def test_who_does_it(text: str, who: list[str]) -> None:
    assert read(text).get("who", []) == who


@pytest.mark.parametrize(
    ("text", "felt"),
    [
        ("he gets upset", []),
        ("she was crying down the phone", []),
        ("he was scared I would tell", []),
        ("he's stopped going", []),
        ("i told him to stop going to my work", []),
        ("she messages me all hours and she's started waiting by my car after my shift", []),
        ("he knows i am scared", ["fear"]),
        ("he scares me", ["fear"]),
        ("he gets angry and i get scared", ["fear"]),
        ("it makes me cry", ["anxiety"]),
        ("im creeped out", ["anxiety"]),
        ("i feel useless", ["anxiety"]),
        ("she wont go out on her own", ["routine"]),
        ("my sister is being stalked. she's crying all day", ["anxiety"]),
        ("not scared exactly but not sleeping", ["sleep"]),
    ],
)
def test_only_what_the_person_feels_is_an_effect(text: str, felt: list[str]) -> None:
    assert read(text).get("effect", []) == felt


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("he drives past the house most nights", ["daily"]),
        ("3 or 4 times a week", ["weekly"]),
        ("3 or 4 times a day", ["daily"]),
        ("no not twice, five times", ["5"]),
        ("not once, loads of times", ["5"]),
        ("it wasn't five it was two", ["2"]),
        ("three or four times", ["3"]),
        ("shes a colleague", []),
        ("it scares me", []),
        ("he knows i go gym", []),
        ("when i put the bins out", []),
        ("its been going on for ages", []),
        ("i've been ringing the police", []),
        ("I've been getting calls", ["several"]),
    ],
)
def test_how_often_is_told(text: str, often: list[str]) -> None:
    assert read(text).get("frequency", []) == often


@pytest.mark.parametrize(
    "text", ["the boys are 9 and 12", "my son aged 12", "he sent me 15 texts", "im in year 10", "im in yr 9"]
)
def test_a_number_that_is_not_the_writers_age(text: str) -> None:
    assert "age" not in read(text)


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("about 2 months now. england.", "england"),
        ("im in cardiff", "wales"),
        ("near Belfast", "northern_ireland"),
        ("up in Fife", "scotland"),
    ],
)
def test_a_nation_inside_a_longer_answer(text: str, nation: str) -> None:
    assert read(text)["nation"] == [nation]
