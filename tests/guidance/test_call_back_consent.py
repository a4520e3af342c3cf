"""What counts as a yes to a call-back, and how a goodbye or a no ends it."""

import pytest

from bot.guidance import Part, Setting
from tests.guidance.talk import Talk
from tests.guidance.test_call_back import CODE, answer, ask, to_the_end


@pytest.fixture
def talk(setting: Setting) -> Talk:
    talk = Talk(setting.copy(update={"code": CODE}))
    talk.tell("he texts me", "text_messages", effect="fear")
    return talk


@pytest.mark.parametrize(
    "words", ["yes", "yes thats fine", "ok go ahead", "Yes, I'm happy with that, thanks", "i do", "/affirm"]
)
def test_a_plain_yes_is_consent(talk: Talk, words: str) -> None:
    to_the_end(talk)
    answer(talk, words, "affirm")
    assert talk.state.request.agreed is not None


@pytest.mark.parametrize(
    "words",
    ["ok i'm going to go now", "ok thanks im going to go now", "i have to go", "right, gotta dash", "ok bye"],
)
@pytest.mark.parametrize("intent", ["affirm", "goodbye", "inform"])
def test_a_goodbye_is_no_consent_and_ends_the_request(talk: Talk, words: str, intent: str) -> None:
    to_the_end(talk)
    said = answer(talk, words, intent)
    assert talk.state.request.agreed is None and not talk.state.request.passed_on
    assert talk.state.request.step is None and talk.state.request.contact is None
    assert "passed nothing on" in said


@pytest.mark.parametrize(
    "words", ["ok but i need to think", "yes if he never finds out", "not ok", "is that ok"]
)
def test_a_yes_with_a_condition_is_asked_again(talk: Talk, words: str) -> None:
    to_the_end(talk)
    answer(talk, words, "affirm")
    assert talk.state.request.agreed is None and talk.state.request.step == "agree"


def test_a_goodbye_in_an_earlier_step_ends_it_too(talk: Talk) -> None:
    ask(talk)
    answer(talk, "yes", "affirm")
    assert "passed nothing on" in answer(talk, "i have to go now sorry", "inform")
    assert talk.state.request.step is None


def test_a_question_in_the_form_is_answered_and_the_step_comes_again(talk: Talk) -> None:
    ask(talk)
    answer(talk, "yes", "affirm")
    said = talk.turn("how do i check if theres something on my phone", "ask_phone_spied", Part.question)
    assert "The Cyber Helpline" in said and "Which phone number is safe for you?" in said
    assert talk.state.request.step == "number"


@pytest.mark.parametrize("words", ["no i dont want a call back thanks", "I don't want anyone to ring me"])
def test_a_no_to_a_call_back_that_nobody_asked_for_is_just_that(talk: Talk, words: str) -> None:
    said = talk.turn(words, "withdraw", Part.talk)
    assert "passed nothing on" in said and "taken back" not in said
    assert not talk.state.request.withdraw


def test_a_no_after_it_was_passed_on_takes_it_back(talk: Talk) -> None:
    to_the_end(talk)
    answer(talk, "i agree", "affirm")
    talk.turn("i dont want a call back any more", "withdraw", Part.talk)
    assert talk.state.request.withdraw
