"""Questions are answered to the point, for this person, and with lines that fit and are open."""

from datetime import datetime, timezone

import pytest

from bot.account import Account
from bot.guidance import Part, Setting
from bot.guidance.organisations import fitting
from bot.knowledge import Nation
from tests.guidance.talk import Talk

NIGHT = datetime(2026, 11, 25, 2, 0, tzinfo=timezone.utc)


def ask(talk: Talk, text: str, intent: str, **details: str) -> str:
    return talk.turn(text, intent, Part.question, **details)


def at_night(setting: Setting) -> Talk:
    return Talk(setting.copy(update={"now": NIGHT}))


def test_a_child_who_fears_the_parents_hears_of_childline_and_another_adult(talk: Talk) -> None:
    said = ask(talk, "will they tell my mum", "ask_tell_parents")
    assert "0800 1111" in said and "another adult you trust" in said and "I tell nobody" in said
    assert "password" not in said


def test_where_honour_is_a_danger_nobody_is_told_to_tell_the_family(talk: Talk) -> None:
    said = ask(talk, "i cant tell my mum", "ask_tell_parents", circumstance="honour")
    assert "do not tell anybody in the family" in said


@pytest.mark.parametrize(
    ("nation", "expected", "other"),
    [
        ("scotland", "non-harassment order", "non-molestation order"),
        ("england", "non-molestation order", "Victim Support Scotland"),
    ],
)
def test_who_applies_for_an_order_fits_the_nation(talk: Talk, nation: str, expected: str, other: str) -> None:
    said = ask(talk, "do i need a solicitor", "ask_solicitor", nation=nation)
    assert expected in said and other not in said and "solicitor" in said


def test_passwords_are_planned_first_and_changed_on_a_safe_device(talk: Talk) -> None:
    said = ask(talk, "should i change my passwords", "ask_passwords")
    assert said.index("plan it first") < said.index("safe device") and "new passwords" in said


def test_nobody_knows_if_he_comes_back_and_the_plan_has_999(talk: Talk) -> None:
    said = ask(talk, "will he come back", "ask_come_back")
    assert "nobody can know" in said and "999" in said and "do not have to open the door" in said


def test_at_night_the_lines_that_answer_come_first(setting: Setting) -> None:
    talk = at_night(setting)
    said = ask(talk, "who do i ring tonight", "ask_open_now", nation="england", who="ex_partner")
    assert said.index("0808 2000 247") < said.index("116 123")
    assert "0808 802 0300" not in said and "closed now" not in said


@pytest.mark.parametrize("question", ["ask_open_now", "ask_tonight", "ask_come_back"])
def test_no_closed_line_is_named_for_tonight(setting: Setting, question: str) -> None:
    said = ask(at_night(setting), "who can i ring tonight", question, nation="scotland")
    assert "116 123" in said and "closed now" not in said and "0808 16 89 111" not in said


@pytest.mark.parametrize("question", ["ask_next", "ask_coping", "ask_help_friend"])
def test_a_helper_hears_what_a_helper_can_do(talk: Talk, question: str) -> None:
    said = ask(talk, "what can i do myself, i'm her mum", question, told_for="other")
    assert "Listen and believe them" in said and "go with them" in said
    assert "are you safe now" not in said


def test_the_options_of_somebody_stalked_by_a_colleague_include_work(talk: Talk) -> None:
    talk.tell("my colleague waits outside", "waits_outside", who="colleague")
    said = ask(talk, "is that all my options", "ask_next")
    assert "HR" in said and "police" in said
    assert "HR" not in ask(Talk(talk.setting), "is that all my options", "ask_next")


def test_a_fear_of_going_out_gets_a_warm_word_and_something_to_do(talk: Talk) -> None:
    said = ask(talk, "im scared to go to work tomorrow", "ask_going_out", effect="fear")
    assert "makes sense" in said and "walk you in and out" in said and "made for one thing" not in said


def test_a_fear_of_going_out_completes_what_was_told(talk: Talk) -> None:
    talk.tell("he texts me", "text_messages", frequency="daily")
    talk.tell("he waits outside my work", "waits_outside")
    said = ask(talk, "im scared to go out", "ask_going_out", effect="fear")
    assert said.index("makes sense") < said.index("you are a victim of stalking")


def test_the_mens_line_needs_a_man(setting: Setting) -> None:
    def lines(**told: object) -> list[str]:
        account = Account(nation=Nation.england, who=("ex_partner",), **told)
        return [one.id for one in fitting(account, setting, 12)]

    assert "mens_advice_line" not in lines()
    assert "mens_advice_line" not in lines(circumstances=("man",), told_for="other")
    assert "mens_advice_line" in lines(circumstances=("man",))
    assert "national_domestic_abuse_helpline" not in lines(circumstances=("man",))


def test_answers_name_the_mens_line_to_men_only(talk: Talk) -> None:
    said = ask(talk, "contact and the kids", "ask_children_contact", nation="england")
    assert "Men's Advice Line" not in said and "0808 2000 247" in said
    said = ask(talk, "im a man, the kids", "ask_children_contact", circumstance="man")
    assert "Men's Advice Line" in said and "0808 2000 247" not in said


def test_helpers_for_work_come_where_the_person_is_a_colleague(setting: Setting) -> None:
    def lines(**told: object) -> list[str]:
        return [one.id for one in fitting(Account(**told), setting)]

    assert "acas" in lines(who=("colleague",)) and "acas" in lines(circumstances=("workplace",))
    assert "labour_relations_agency" in lines(who=("colleague",), nation=Nation.northern_ireland)
    assert "acas" not in lines(who=("ex_partner",))


def test_a_fake_account_is_pictured_and_reported_not_looked_up_by_name(talk: Talk) -> None:
    talk.tell("she made a fake account of me", "fake_profile")
    said = ask(talk, "tips please", "ask_tips")
    assert "screenshot of the fake profile" in said and "Search for your own name" not in said
