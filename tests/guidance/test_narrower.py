"""A narrower matter gets its own answer, once, and a promise of law is kept."""

import pytest

from bot.guidance import Part
from bot.nlu.intents import intent_by_words
from tests.guidance.talk import Talk


@pytest.mark.parametrize(
    ("text", "intent", "has"),
    [
        ("if i text her back about our son, will that be used against me", "ask_reply", "child only"),
        ("does she have to report it herself or can i", "ask_police", "You can report it yourself"),
        ("is it a crime keying my van", "ask_is_it_crime", "criminal damage"),
        ("how do i get the pics took down", "ask_images", "StopNCII.org"),
        ("will i get in trouble for sending it", "ask_sent_image", "It is not your fault"),
        ("can i tell my manager or will i get in trouble", "ask_work", "You can tell a manager"),
        ("can work make him stay away", "ask_work", "ask somebody to leave"),
        ("is that evidence enough", "ask_evidence", "do not need proof"),
    ],
)
def test_a_narrower_matter_has_its_own_answer(talk: Talk, text: str, intent: str, has: str) -> None:
    assert has in talk.turn(text, intent, Part.question)


@pytest.mark.parametrize(
    "text",
    [
        "he texts me about our kids all day",
        "she sent me flowers and i sent them back how do i get it back",
        "he keeps trying the doors",
    ],
)
def test_what_is_only_told_is_no_narrower_question(text: str) -> None:
    assert intent_by_words(text) is None


def test_promised_law_comes_first_and_an_answer_is_not_repeated(talk: Talk) -> None:
    first = talk.turn("is it a crime", "ask_is_it_crime", Part.question)
    assert "I can say more" in first
    assert talk.turn("scotland", "inform", Part.account, nation="scotland").startswith(
        "You asked about the law"
    )
    again = talk.turn("is it a crime", "ask_is_it_crime", Part.question)
    assert "as before" in again
