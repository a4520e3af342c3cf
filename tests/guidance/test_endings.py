"""How a conversation ends, and signals that are taken back."""

import pytest

from bot.account import Signal
from bot.guidance import Part
from tests.guidance.talk import Talk


def bye(talk: Talk, text: str) -> str:
    return talk.turn(text, "goodbye", Part.talk)


def test_an_ex_gets_the_line_that_is_open_at_night(talk: Talk) -> None:
    talk.tell("my ex texts me", "text_messages", who="ex_partner", nation="wales")
    said = bye(talk, "right, sound. i'll ring the welsh one. bye for now")
    assert said.startswith(("That is a good plan", "That sounds like a good step"))
    assert "0808 80 10 800" in said and "0808 802 0300" not in said
    assert "One thing for tonight" in said and "safe to leave this page" in said


def test_a_stranger_gets_the_helpline_with_its_hours_and_one_that_is_open(talk: Talk) -> None:
    talk.tell("a man follows me", "follows_on_foot", who="stranger")
    said = bye(talk, "bye")
    assert "0808 802 0300" in said and "opens" in said and "Open now:" in said


def test_a_child_hears_of_childline(talk: Talk) -> None:
    talk.turn("im 14", "under_18", Part.signal, signals=[Signal.under_18], age="14")
    said = talk.turn(
        "ok ill talk to my teacher. bye", "under_18", Part.signal, signals=[Signal.under_18], age="14"
    )
    assert "0800 1111" in said and "good" in said and "safe to leave this page" in said


def test_after_despair_the_end_keeps_the_lines(talk: Talk) -> None:
    talk.turn("i want to kill myself", "suicide", Part.signal, signals=[Signal.suicide])
    said = bye(talk, "bye")
    assert "116 123" in said and "85258" in said


@pytest.mark.parametrize(
    "text",
    ["i'll ring him and tell him to stop. bye", "im going to meet my ex. bye", "i'll tell her to stop. bye"],
)
def test_a_plan_that_seeks_him_out_is_not_praised(talk: Talk, text: str) -> None:
    talk.tell("my ex texts me", "text_messages", who="ex_partner")
    assert "good" not in bye(talk, text).split("\n")[0].lower()


def test_danger_is_not_over_where_none_was_told(talk: Talk) -> None:
    talk.tell("my ex texts me", "text_messages")
    assert "relieved" not in talk.turn("all fine here", "danger_over", Part.talk)
    talk.turn("hes here", "danger_now", Part.signal, signals=[Signal.danger_now])
    assert "relieved" in talk.turn("hes gone", "danger_over", Part.talk)


@pytest.mark.parametrize(
    "text",
    [
        "no no im not suicidal lol i meant i'll keep the note",
        "i dont want to hurt myself",
        "no i just said bye",
    ],
)
def test_despair_that_was_misread_is_put_right_and_the_talk_goes_on(talk: Talk, text: str) -> None:
    talk.tell("my ex texts me", "text_messages", frequency="daily")
    asked = talk.state.progress.question
    talk.turn("ok i'll keep it", "suicide", Part.signal, signals=[Signal.suicide])
    said = talk.turn(text, "suicide", Part.signal, signals=[Signal.suicide])
    assert "misread" in said and said.count("116 123") == 1
    assert Signal.suicide not in talk.state.account.signals
    assert "safe to leave" in said if "bye" in text else talk.state.progress.question == asked


def test_despair_in_plain_words_is_not_cleared_by_i_am_fine(talk: Talk) -> None:
    talk.turn("i want to kill myself", "suicide", Part.signal, signals=[Signal.suicide])
    talk.turn("no im fine", "deny", Part.account)
    assert Signal.suicide in talk.state.account.signals
    said = talk.turn("i dont want to hurt myself", "deny", Part.account)
    assert Signal.suicide not in talk.state.account.signals and "116 123" in said


def test_danger_that_was_misread_is_put_right(talk: Talk) -> None:
    talk.tell("he waits by my car", "waits_outside")
    talk.turn("he waits there", "danger_now", Part.signal, signals=[Signal.danger_now])
    said = talk.turn("no he isnt here now", "danger_now", Part.signal, signals=[Signal.danger_now])
    assert "misread" in said and "press 55" not in said
    assert Signal.danger_now not in talk.state.account.signals and not talk.state.progress.in_danger


def test_the_one_who_does_it_gets_who_is_open_and_respect(talk: Talk) -> None:
    talk.turn("i keep following her", "own_behaviour", Part.signal, signals=[Signal.own_behaviour])
    said = bye(talk, "bye")
    assert said.index("116 123") < said.index("0808 802 4040") and "Exit this page" not in said
