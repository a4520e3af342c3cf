"""A call-back: asked for step by step, passed on only with a yes, withdrawn at any time."""

import pytest

from bot.account import Signal
from bot.case.codes import code_hash
from bot.case.types import Priority
from bot.guidance import Part, Setting
from tests.guidance.talk import Talk

CODE = "QW9C-JGV8-FJNW"


@pytest.fixture
def talk(setting: Setting) -> Talk:
    talk = Talk(setting.copy(update={"code": CODE}))
    talk.tell("he waits outside my work", "waits_outside", frequency="daily")
    talk.tell("he texts me", "text_messages", effect="fear")
    return talk


def answer(talk: Talk, text: str, intent: str = "inform") -> str:
    return talk.turn(text, intent, Part.account)


def ask(talk: Talk) -> str:
    return talk.turn("can somebody ring me", "ask_call_back", Part.question)


def to_the_end(talk: Talk) -> None:
    ask(talk)
    answer(talk, "yes", "affirm")
    answer(talk, "07700 900123")
    answer(talk, "Call me")
    answer(talk, "no", "deny")
    answer(talk, "weekdays after 3pm")
    answer(talk, "Sam")
    answer(talk, "say it's the dentist")


def test_before_anything_is_asked_the_person_reads_who_sees_it(talk: Talk) -> None:
    said = ask(talk)
    assert "Only trained staff see it" in said and "may have to tell others" in said and "999" in said
    assert '"he texts me"' in said and '"he waits outside my work"' in said


def test_nothing_is_passed_on_before_the_last_yes(talk: Talk) -> None:
    to_the_end(talk)
    assert talk.state.request.agreed is None
    said = answer(talk, "i agree", "affirm")
    agreed = talk.state.request.agreed
    assert agreed is not None and agreed.contact.number == "+447700900123"
    assert agreed.contact.words == "say it's the dentist" and not agreed.contact.voicemail
    assert agreed.contact.windows and agreed.contact.name == "Sam"
    assert agreed.code_hash == code_hash(CODE) and CODE in said
    assert agreed.summary.priority is Priority.today and "Frightened" in agreed.summary.reasons
    assert "Wednesday 25 November" in said and "up to 3 times" in said and "0808 802 0300" in said


def test_the_next_turn_does_not_pass_it_on_again_nor_keep_the_number(talk: Talk) -> None:
    to_the_end(talk)
    answer(talk, "i agree", "affirm")
    talk.turn("thanks", "thank", Part.talk)
    assert talk.state.request.agreed is None
    assert "900123" not in talk.state.json()


@pytest.mark.parametrize("number", ["999", "07700", "hello", "0906 123 4567", "12345678901234567", ""])
def test_a_number_that_cannot_be_rung_is_asked_for_again(talk: Talk, number: str) -> None:
    ask(talk)
    answer(talk, "yes", "affirm")
    said = answer(talk, number or "   ")
    assert talk.state.request.step == "number" and talk.state.request.contact is None
    assert "999" in said


def test_a_line_can_be_left_out_and_one_added(talk: Talk) -> None:
    ask(talk)
    said = answer(talk, "2")
    assert "he texts me" not in said and "he waits outside my work" in said
    said = answer(talk, "add he has a key to my flat")
    assert "he has a key to my flat" in said
    answer(talk, "yes", "affirm")
    for text in ("07700 900123", "Text only", "Any time", "Sam", "say it's the dentist"):
        answer(talk, text)
    answer(talk, "i agree", "affirm")
    agreed = talk.state.request.agreed
    assert agreed is not None
    assert [incident.words for incident in agreed.summary.incidents] == [("he waits outside my work",)]
    assert any("he has a key" in line for line in agreed.summary.shared)
    assert "he texts me" not in agreed.json()


@pytest.mark.parametrize("words", ["stop", "cancel", "no thanks", "i dont want this"])
def test_stop_at_any_step_passes_nothing_on(talk: Talk, words: str) -> None:
    ask(talk)
    answer(talk, "yes", "affirm")
    answer(talk, "07700 900123")
    said = answer(talk, words)
    assert "passed nothing on" in said
    assert talk.state.request.step is None and talk.state.request.contact is None


def test_a_question_in_between_is_answered_and_the_step_comes_back(talk: Talk) -> None:
    ask(talk)
    answer(talk, "yes", "affirm")
    said = talk.turn("is this private?", "ask_privacy", Part.question)
    assert "Which phone number is safe" in said
    assert talk.state.request.step == "number"


def test_danger_interrupts_and_the_request_is_not_pushed(talk: Talk) -> None:
    ask(talk)
    said = talk.turn(
        "hes at the door now", "danger_now", Part.signal, "knocks_at_door", signals=[Signal.danger_now]
    )
    assert said.startswith("If you are in danger, call 999 now.") and "phone number" not in said


def test_a_child_gets_childline_and_no_call_back(talk: Talk) -> None:
    talk.turn("im 15", "under_18", Part.signal, signals=[Signal.under_18], age="15")
    said = ask(talk)
    assert "0800 1111" in said and "cannot ring anyone" in said
    assert talk.state.request.step is None


def test_somebody_who_does_it_gets_their_own_line(setting: Setting) -> None:
    talk = Talk(setting)
    talk.turn("i keep ringing her", "own_behaviour", Part.signal, signals=[Signal.own_behaviour])
    said = ask(talk)
    assert "0808 802 4040" in said and "0808 802 0300" not in said


def test_it_is_taken_back_in_the_chat_or_by_the_code(talk: Talk) -> None:
    to_the_end(talk)
    answer(talk, "i agree", "affirm")
    said = talk.turn("cancel the call back", "withdraw", Part.talk)
    assert talk.state.request.withdraw and not talk.state.request.passed_on
    by_code = talk.turn(f"my code is {CODE}", "inform", Part.account)
    assert talk.state.request.withdraw_code == CODE and by_code == said


def test_an_unknown_code_gets_the_same_words(talk: Talk) -> None:
    known = talk.turn(CODE, "inform", Part.account)
    assert known == talk.turn("AAAA-BBBB-CCC2", "inform", Part.account)


def test_it_is_offered_after_fear_and_never_twice(talk: Talk) -> None:
    offers = 0
    for _ in range(12):
        offers += talk.state.progress.question == "call_back"
        talk.turn("skip", "skip", Part.account)
    assert offers == 1


def test_each_step_is_asked_once(talk: Talk) -> None:
    assert ask(talk).count("This is all that I would pass on") == 1


def test_a_number_is_no_signal_whatever_a_model_sees_in_it(talk: Talk) -> None:
    ask(talk)
    answer(talk, "yes", "affirm")
    said = talk.turn("its 07700 900456", "danger_now", Part.signal, signals=[Signal.danger_now])
    assert talk.state.request.step == "way" and "999" in said and "116 123" in said


def test_a_typed_yes_to_the_offer_is_taken(setting: Setting) -> None:
    talk = Talk(setting)
    talk.tell("he hit me", "hits", effect="fear")
    while talk.state.progress.question != "call_back":
        talk.turn("skip", "skip", Part.account)
    assert "This is all that I would pass on" in talk.turn("yes please", "affirm", Part.account)
