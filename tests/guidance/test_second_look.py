"""A second judge's findings: weapons held at somebody, professionals, despair beside one's own behaviour, closings."""

import pytest

from bot.account import Signal
from bot.death_threats import death_threat
from bot.guidance import Part
from bot.guidance.weapons import held_again, weapon_threat
from tests.guidance.talk import Talk


@pytest.mark.parametrize(
    "text",
    [
        "last week my ex pulled a knife on me in the street",
        "he held a knife to my throat",
        "he came at me with a hammer",
        "she waved a kitchen knife at me",
        "my husband pointed a gun at my head",
        "he took out a blade in front of me",
        "he chased me with a bat",
    ],
)
def test_a_weapon_held_at_somebody_is_serious(talk: Talk, text: str) -> None:
    said = talk.tell(text, "flowers", who="ex_partner")
    assert "999" in said and "small" not in said
    assert "threat_with_weapon" in [m.behaviour for m in talk.state.account.mentions()]


@pytest.mark.parametrize(
    "text",
    [
        "he has a kitchen knife set",
        "i heard he owns a gun",
        "i pulled a knife on him",
        "he never pulled a knife on me",
        "he pulled a hammer out of the shed to fix it for me",
        "in the film he pulls a gun",
    ],
)
def test_a_weapon_that_nobody_held_at_anyone_is_none(text: str) -> None:
    assert not weapon_threat(text)


def test_more_of_a_weapon_told_before() -> None:
    assert held_again("no he didnt cut me but he held it up to my face and said next time")


@pytest.mark.parametrize(
    "text", ["my uncle say they kill me", "he want kill me", "they tell me they kill me"]
)
def test_a_second_language_threatens_death_too(text: str) -> None:
    assert death_threat(text, after_violence=False)


@pytest.mark.parametrize("text", ["this heat will kill me", "they kill me lol", "he wants to kill time"])
def test_a_turn_of_phrase_threatens_nobody(text: str) -> None:
    assert not death_threat(text, after_violence=False)


def test_despair_of_somebody_who_does_it_names_no_weapon(talk: Talk) -> None:
    talk.turn("i keep waiting outside her work", "own_behaviour", Part.signal, signals=[Signal.own_behaviour])
    said = talk.turn(
        "i feel like i dont want to be here anymore", "suicide", Part.signal, signals=[Signal.suicide]
    )
    assert "116 123" in said and "do not go near them" in said and "weapon" not in said


def test_a_professional_hears_of_the_lead(talk: Talk) -> None:
    talk.turn(
        "a pupil of mine is 14 and is being followed",
        "under_18",
        Part.signal,
        "follows_on_foot",
        signals=[Signal.under_18],
        told_for="professional",
    )
    assert Signal.under_18 not in talk.state.account.signals
    said = talk.turn("do i have to tell her parents", "ask_tell_parents", Part.question)
    assert "safeguarding lead" in said and "0800 1111" not in said
    closing = talk.turn("bye", "goodbye", Part.talk)
    assert "safeguarding lead" in closing and "Childline" not in closing


def test_a_line_named_first_is_taken_out(talk: Talk) -> None:
    talk.tell("he texts me", "text_messages")
    talk.tell("he broke in", "break_in")
    talk.tell("number 2, nobody broke in, she has the key", "break_in")
    assert [m.behaviour for m in talk.state.account.mentions()] == ["text_messages"]


def test_a_complaint_asks_what_to_change(talk: Talk) -> None:
    talk.tell("he texts me", "text_messages")
    said = talk.turn("you've got it wrong though", "tell", Part.account)
    assert "What should I change" in said and "Have I got that right" not in said
