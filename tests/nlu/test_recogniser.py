"""The trained recogniser: several forms, polarity, signals, places, speed of a bad line."""

import io
import json

import pytest

from bot.knowledge import FormId, Knowledge
from bot.recognise import Recogniser, recognise


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("he's never hit me but he waits outside every day", {"unwanted_appearances"}),
        (
            "she texts me forty times a day and yesterday she came to my office",
            {"unwanted_contact", "unwanted_appearances"},
        ),
        ("someone slashed my tyres", {"property_damage"}),
        ("my ex put an airtag in my bag", {"following_watching"}),
        ("he keeps driving past my house", {"driving_past"}),
        ("he grabbed me by the throat", {"assault"}),
        ("she rang my boss and told him lies about me", {"harassing_associates"}),
        ("he said he would kill me", {"threats"}),
        ("flowers on my doorstep again and I don't know who from", {"letters_gifts"}),
        ("someone broke into my flat while I was at work", {"burglary_robbery"}),
    ],
)
def test_forms_are_recognised(recogniser: Recogniser, text: str, forms: set[str]) -> None:
    assert set(recogniser.read(text)["forms"]) == forms


@pytest.mark.parametrize(
    "text",
    [
        "he has never followed me",
        "I'm worried he might come to my work",
        "is it a crime to send letters to somebody?",
        "what if she breaks in while I sleep",
        "the postman knocked with a parcel",
        "in the film he stalks her and breaks into her house",
        "my boyfriend sends me flowers and I love it",
        "we split up in June",
        "hello",
    ],
)
def test_what_did_not_happen_is_no_mention(recogniser: Recogniser, text: str) -> None:
    assert recogniser.read(text)["forms"] == []


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("hes outside now trying the door", "danger_now"),
        ("someone is in my house", "danger_now"),
        ("he's got a knife help", "danger_now"),
        ("i want to kill myself", "suicide"),
        ("everyone would be better off without me", "suicide"),
        ("im 14 and a boy from school follows me", "under_18"),
        ("i keep ringing her and i cant stop", "own_behaviour"),
        ("he was outside last night", None),
        ("this traffic is killing me", None),
        ("he says he'll kill himself if I leave him", None),
        ("good morning", None),
    ],
)
def test_signals(recogniser: Recogniser, text: str, signal: str | None) -> None:
    assert recogniser.read(text)["signal"] == signal


def test_danger_comes_before_suicide(recogniser: Recogniser) -> None:
    assert recogniser.read("he's at my door now with a knife and i want to die")["signal"] == "danger_now"


def test_mentions_have_the_fixed_form(recogniser: Recogniser, knowledge: Knowledge) -> None:
    text = "👀 he keeps ringing me, and my tyres were slashed"
    found = recogniser.read(text)
    assert set(found) == {"forms", "mentions", "signal", "intent"}
    assert found["mentions"]
    for mention in found["mentions"]:
        assert set(mention) == {"form", "behaviour", "text", "start", "end", "confidence"}
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert knowledge.behaviours[mention["behaviour"]].form == FormId(mention["form"])
        assert 0 <= mention["confidence"] <= 1


def test_bad_lines_get_an_error_in_their_place_and_the_rest_goes_on(recogniser: Recogniser) -> None:
    lines = ['{"id": 1, "text": "he follows me"}', "not json", '{"id": 2}', "[]", '{"id": "x", "text": ""}']
    lines += ['{"id": "long", "text": "' + "a " * 50_000 + '"}', '{"id": "c", "text": "\\u0000\\u202e<b>"}']
    out = io.StringIO()
    assert recognise(recogniser, io.StringIO("\n".join(lines)), out) == 1
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, None, None, "x", "long", "c"]
    assert all("error" in answer for answer in answers[1:4])
    assert answers[4]["forms"] == [] and answers[5]["mentions"] == []


def test_good_lines_alone_end_with_status_0(recogniser: Recogniser) -> None:
    out = io.StringIO()
    assert recognise(recogniser, io.StringIO('{"id": 1, "text": "hi"}\n\n'), out) == 0
    assert len(out.getvalue().splitlines()) == 1
