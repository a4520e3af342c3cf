"""What a call-back takes from a reply: each fact in its place, corrections done, nothing else written down."""

from typing import Optional

import pytest

from bot.case.types import Contact
from bot.guidance import Part, Setting
from bot.guidance.request_commands import asks_about_call_back, edits_in
from bot.guidance.request_fields import name_in, read_fields
from tests.guidance.talk import Talk

BEFORE = {
    "share": (),
    "number": ("yes",),
    "way": ("yes", "07700 900123"),
    "voicemail": ("yes", "07700 900123", "Call me"),
    "times": ("yes", "07700 900123", "Call me", "no voicemail"),
    "name": ("yes", "07700 900123", "Call me", "no voicemail", "after 3pm"),
    "words": ("yes", "07700 900123", "Call me", "no voicemail", "after 3pm", "Sam"),
    "agree": ("yes", "07700 900123", "Call me", "no voicemail", "after 3pm", "Sam", "say its the dentist"),
}


def say(talk: Talk, text: str, intent: str = "inform") -> str:
    return talk.turn(text, intent, Part.account)


def at(setting: Setting, step: str) -> Talk:
    """A request that has come to a step."""
    talk = Talk(setting.copy(update={"code": "QW9C-JGV8-FJNW"}))
    talk.tell("he waits outside my work", "waits_outside", frequency="daily")
    talk.tell("he sends flowers", "flowers", effect="fear", nation="wales")
    talk.turn("can somebody ring me", "ask_call_back", Part.question)
    for text in BEFORE[step]:
        say(talk, text)
    assert talk.state.request.step == step
    return talk


def contact(talk: Talk) -> Contact:
    assert talk.state.request.contact is not None
    return talk.state.request.contact


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("times", "yes"),
        ("name", "please add his mate threatened me in the note"),
        ("words", "thats not right, you put the wrong time"),
        ("name", "what is left on the list"),
        ("words", "what have you got so far"),
        ("times", "hang on a sec"),
        ("words", "take line 2 out"),
        ("number", "did you write down that he has a key"),
    ],
)
def test_what_is_no_answer_is_not_written_down(setting: Setting, step: str, text: str) -> None:
    talk = at(setting, step)
    before = talk.state.request.contact
    say(talk, text)
    after = talk.state.request.contact
    for field in ("number", "name", "words"):
        assert (getattr(after, field) if after else "") == (getattr(before, field) if before else "")
    assert after is None or text not in after.times


@pytest.mark.parametrize(
    ("step", "text", "field", "value"),
    [
        ("voicemail", "after 5 weekdays", "times", "after 5 weekdays"),
        ("number", "after 5 is best", "times", "after 5 is best"),
        ("name", "no voicemail i said. after 5 only", "times", "after 5 only"),
        ("words", "ask for Priya", "name", "Priya"),
        ("way", "my name is Jo", "name", "Jo"),
    ],
)
def test_a_reply_that_fits_another_field_goes_there(
    setting: Setting, step: str, text: str, field: str, value: str
) -> None:
    talk = at(setting, step)
    say(talk, text)
    assert getattr(contact(talk), field) == value
    assert talk.state.request.step == step


def test_all_facts_of_one_message_are_taken_and_only_the_rest_is_asked(setting: Setting) -> None:
    talk = at(setting, "number")
    said = say(talk, "ring 07700 900412 after 5 weekdays, no voicemail, ask for Jo")
    taken = contact(talk)
    assert (taken.number, taken.times, taken.name) == ("+447700900412", "after 5 weekdays", "Jo")
    assert taken.windows and not taken.voicemail and talk.state.request.step == "words"
    assert "If somebody else answers" in said


def test_a_voicemail_refused_with_the_number_is_not_asked_about(setting: Setting) -> None:
    talk = at(setting, "number")
    say(talk, "07700 900412 but hes next door so dont leave a voicemail")
    assert "voicemail" not in say(talk, "call me")
    assert talk.state.request.step == "times" and not contact(talk).voicemail


@pytest.mark.parametrize("text", ["no name", "rather not", "id rather not say", "no", "/skip"])
def test_no_name_is_none(setting: Setting, text: str) -> None:
    talk = at(setting, "name")
    say(talk, text, "skip" if text == "/skip" else "deny")
    assert contact(talk).name == "" and talk.state.request.step == "words"


@pytest.mark.parametrize("step", ["voicemail", "name", "words"])
def test_stop_stops_where_no_is_an_answer(setting: Setting, step: str) -> None:
    talk = at(setting, step)
    assert "passed nothing on" in say(talk, "stop")
    assert talk.state.request.step is None and talk.state.request.contact is None


def test_a_voicemail_is_allowed_by_a_clear_yes_only(setting: Setting) -> None:
    for text, allowed in (("yes thats ok", True), ("no", False), ("he listens to them", False)):
        talk = at(setting, "voicemail")
        say(talk, text)
        assert contact(talk).voicemail is allowed and talk.state.request.step == "times"
    talk = at(setting, "voicemail")
    say(talk, "hmm well")
    assert talk.state.request.step == "voicemail"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("no the safe times are wrong", "deny"),
        ("the times are not right", "retract"),
        ("the times", "inform"),
    ],
)
def test_a_wrong_field_is_asked_anew_and_shown_again(setting: Setting, text: str, intent: str) -> None:
    talk = at(setting, "agree")
    said = say(talk, text, intent)
    assert "When is it safe" in said and "passed nothing on" not in said
    said = say(talk, "Mornings")
    assert "Safe times: Mornings" in said and "Do you agree" in said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("change the time to mornings", "Safe times: mornings"),
        ("the number is wrong, its 07700 900999", "+447700900999"),
        ("the name should be Alex", "Name to ask for: Alex"),
        ("text only", "By text message only"),
    ],
)
def test_a_correction_with_its_value_is_shown_at_once(setting: Setting, text: str, line: str) -> None:
    said = say(at(setting, "agree"), text, "deny")
    assert line in said and "Do you agree" in said


def test_a_number_said_to_be_wrong_is_not_kept(setting: Setting) -> None:
    talk = at(setting, "agree")
    say(talk, "the number is wrong")
    assert "900123" not in say(talk, "what have you got so far")


def test_a_complaint_without_a_field_is_asked_about(setting: Setting) -> None:
    talk = at(setting, "agree")
    said = say(talk, "thats not right", "deny")
    assert "What should I change?" in said and talk.state.request.step == "agree"


def test_the_cover_story_of_a_wrong_number_is_no_complaint(setting: Setting) -> None:
    talk = at(setting, "words")
    say(talk, "Say it is a wrong number")
    assert contact(talk).words == "Say it is a wrong number" and talk.state.request.step == "agree"


def test_two_changes_of_the_list_in_one_message(setting: Setting) -> None:
    talk = at(setting, "share")
    assert "Wales" not in say(talk, "leave out wales")
    said = say(
        talk,
        "ok put wales back. and add that his mate threatened me in the note, said i'd regret it",
        "affirm",
    )
    assert "Wales" in said and "his mate threatened me, said i'd regret it" in said
    assert talk.state.request.step == "share"


def test_an_hour_is_no_line_of_the_list(setting: Setting) -> None:
    said = say(at(setting, "share"), "only ring after 2")
    assert '"he sends flowers"' in said


def test_the_list_is_shown_in_any_step_and_the_step_comes_back(setting: Setting) -> None:
    for text in (
        "what is left on the list",
        "what have you got so far",
        "did u write down about the flowers",
    ):
        said = say(at(setting, "number"), text)
        assert '"he sends flowers"' in said and "Which phone number" in said
        assert "cannot use that as a phone number" not in said


def test_a_question_about_call_backs_explains_and_the_request_stays(setting: Setting) -> None:
    talk = at(setting, "number")
    said = talk.turn("what happens if i ask for a call back", "ask_call_back", Part.question)
    assert "only if you say yes" in said and "Which phone number" in said
    assert said.count("Which phone number") == 1 and talk.state.request.step == "number"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("what happens if i ask for a call back", True),
        ("how does the call back work", True),
        ("what happens when they ring me", True),
        ("i want somebody to ring me", False),
        ("pls ring me", False),
        ("can somebody ring me", False),
        ("i want a call back", False),
    ],
)
def test_asking_about_it_is_told_from_asking_for_it(text: str, asks: bool) -> None:
    assert asks_about_call_back(text) is asks


@pytest.mark.parametrize(
    "text",
    ["my husband i tell you already. is no safe number", "no number is safe", "i dont have a safe phone"],
)
def test_without_a_safe_number_the_request_ends_with_free_lines(setting: Setting, text: str) -> None:
    talk = at(setting, "number")
    said = say(talk, text)
    assert "0808 802 0300" in said and "pharmacy" in said and "999" in said
    assert talk.state.request.step is None and talk.state.request.contact is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sam", "Sam"),
        ("mrs khan please", "mrs khan"),
        ("its Mary-Ann", "Mary-Ann"),
        ("he threatened me", None),
    ],
)
def test_a_name_looks_like_one(text: str, name: Optional[str]) -> None:
    assert name_in(text) == name


def test_what_he_does_is_no_way_to_reach_the_person() -> None:
    for text in ("he texts me all the time", "hes sat outside", "not after 5"):
        assert read_fields(text)[0] == {}


def test_a_line_that_is_added_keeps_its_own_words() -> None:
    (edit,) = edits_in("add he was told to leave and put a camera in my car")
    assert edit.kind == "add" and "put a camera in my car" in edit.words
