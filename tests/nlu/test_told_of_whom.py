"""Who does it, whether it is one or several, and whom it is told for."""

import pytest

from tests.nlu.test_details import read


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("My husband died two years ago and the gentleman next door keeps coming round", ["neighbour"]),
        ("a lad on her course keeps following her", ["known"]),
        ("My husband he put tracker in my car", ["partner"]),
        ("boy at my school keeps following me", ["known"]),
        ("just some lad off a game", ["known"]),
        ("idk who it is", ["unknown"]),
        ("some man keeps following me", ["stranger"]),
        ("my husband says I should ring someone", []),
    ],
)
def test_who_does_it(text: str, who: list[str]) -> None:
    assert read(text).get("who", []) == who


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two men keep following me", "several"),
        ("his sister also texts me", "several"),
        ("he turned up with his brother", "several"),
        ("he finds all of them", None),
        ("is that even a thing between two men", None),
        ("his mates have nothing to do with it", None),
        ("he was out with his mates when he rang", None),
        ("its just one person, him. same guy", "one"),
        ("just him, nobody else", "one"),
    ],
)
def test_one_or_several(text: str, value: str | None) -> None:
    assert set(read(text).get("offenders", [])) == ({value} if value else set())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a patient of mine is being followed by her ex", "professional"),
        ("about my patient, not me", "professional"),
        ("I'm the doctor", "professional"),
        ("a pupil at my school is being harassed by an older boy", "professional"),
        ("one of my staff is being followed home by a customer", "professional"),
        ("a lad on her course keeps following my daughter", "other"),
        ("my client keeps ringing me", None),
        ("a patient is getting obsessed with me", None),
        ("he keeps messaging my sister", None),
        ("its me again", None),
    ],
)
def test_whom_it_is_told_for(text: str, value: str | None) -> None:
    assert set(read(text).get("told_for", [])) == ({value} if value else set())


def test_a_time_of_something_else_is_no_time_of_an_act() -> None:
    assert "when" not in read("My husband died two years ago and the man next door brings flowers")


def test_twice_is_a_number() -> None:
    assert read("actually twice")["frequency"] == ["2"]


@pytest.mark.parametrize(
    ("text", "frequencies"),
    [
        ("on edge all the time tbh", []),
        ("i keep looking over my shoulder", []),
        ("i cry every night", []),
        ("ive told him twice to stop", []),
        ("i keep getting calls", ["several", "several"]),
        ("he harasses me every day", ["daily"]),
        ("i feel like he is watching me all the time", ["daily"]),
    ],
)
def test_how_often_somebody_feels_or_looks_is_no_count_of_acts(text: str, frequencies: list[str]) -> None:
    assert read(text).get("frequency", []) == frequencies


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("about 8 month since the divorce come through", ["2026-03-24"]),
        ("first time was start of november", ["2026-11-01"]),
        ("first time i met him was in june", None),
    ],
)
def test_since_when(text: str, since: list[str] | None) -> None:
    assert read(text).get("since") == since


@pytest.mark.parametrize(
    "text",
    [
        "theres this lad on my course who keeps following me about",
        "im a nurse and one of my patients sons keeps turning up on the ward",
        "its a guy from my gym",
    ],
)
def test_who_was_told_is_known(text: str) -> None:
    assert read(text)["who"] == ["known"]


def test_shame_is_no_fear() -> None:
    assert "effect" not in read("just feel ashamed")
