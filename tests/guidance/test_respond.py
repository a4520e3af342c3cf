"""What the bot says, without Rasa: order, naming, questions, signals, hours."""

from datetime import datetime, timezone

import pytest

from bot.account import Account, Signal
from bot.guidance import Part, Setting, too_long_messages, urgent_messages
from bot.guidance.hours import is_open, next_opening
from bot.guidance.organisations import fitting
from bot.knowledge import Nation
from tests.guidance.talk import Talk


def test_a_series_with_fear_is_explained_with_the_persons_own_acts(talk: Talk) -> None:
    said = talk.tell("she texts me", "text_messages")
    assert "contact that you do not want" in said and "she texts me" in said
    said = talk.tell("then she came to my work", "appears_at_work")
    assert 'not a "one off"' in said and "0808 802 0300" in said and "999" in said and "101" in said
    assert "you are a victim of stalking" not in said
    said = talk.turn("i am scared", "inform", Part.account, effect="fear")
    assert "you are a victim of stalking" in said
    assert "text messages" in said and "turning up at your work" in said
    said = talk.turn("about three months", "inform", Part.account, since="months")
    assert "up to five million" in said and "fixated, obsessive, unwanted and repeated" in said


def test_one_incident_is_named_without_a_claim(talk: Talk) -> None:
    said = talk.tell("flowers came", "flowers", frequency="once")
    assert "letters or gifts" in said and "series" in said
    assert "victim of stalking" not in said


def test_a_serious_act_gets_urgent_guidance_before_anything_about_series(talk: Talk) -> None:
    said = talk.tell("he had his hands round my throat", "strangulation")
    assert "doctor" in said
    assert said.index("doctor") < said.index("series of incidents")
    assert "victim of stalking" not in said


@pytest.mark.parametrize("behaviour", ["tracker_on_car", "break_in", "threat_to_kill", "hits"])
def test_each_serious_act_is_called_serious(talk: Talk, behaviour: str) -> None:
    assert "serious in its own right" in talk.tell("it happened", behaviour)


def test_one_question_a_turn_and_none_twice(talk: Talk) -> None:
    asked = []
    talk.tell("he texted", "text_messages")
    for text in ["x"] * 12:
        asked.append(talk.state.progress.question)
        assert sum("?" in message.text for message in talk.said if message.buttons) <= 1
        talk.turn(text, "skip", Part.account)
    questions = [name for name in asked if name]
    assert len(questions) == len(set(questions))


def test_nothing_is_asked_that_was_told(talk: Talk) -> None:
    talk.tell(
        "my ex texts me daily since march and i am scared in leeds",
        "text_messages",
        frequency="daily",
        since="2026-03-01",
        effect="fear",
        who="ex_partner",
        nation="england",
    )
    assert talk.state.progress.question == "call_back"


def test_stop_asking_is_respected_for_good(talk: Talk) -> None:
    talk.turn("stop asking", "stop_asking", Part.talk)
    talk.tell("he texted", "text_messages")
    talk.tell("he came", "appears_at_home")
    assert talk.state.progress.question is None
    assert not any(message.buttons for message in talk.said)


def test_danger_is_answered_first_with_999_and_the_silent_55(talk: Talk) -> None:
    talk.turn("hes outside", "danger_now", Part.signal, signals=[Signal.danger_now])
    assert talk.said[0].text.startswith("If you are in danger, call 999 now.")
    assert "55" in talk.said[0].text


def test_danger_and_suicide_are_both_answered(talk: Talk) -> None:
    said = talk.turn("x", "danger_now", Part.signal, signals=[Signal.danger_now, Signal.suicide])
    assert "55" in said and "116 123" in said
    assert said.index("55") < said.index("116 123")


def test_after_a_suicidal_message_no_question_comes_by_itself(talk: Talk) -> None:
    talk.tell("he texted", "text_messages")
    talk.turn("i want to die", "suicide", Part.signal, signals=[Signal.suicide])
    assert talk.state.progress.question is None
    talk.turn("thanks", "thank", Part.talk)
    assert talk.state.progress.question is None


def test_what_was_told_in_danger_is_remembered_after_it(talk: Talk) -> None:
    talk.turn("hes outside", "danger_now", Part.signal, "waits_outside", signals=[Signal.danger_now])
    said = talk.turn("gone", "danger_over", Part.talk)
    assert "0808 802 0300" in said and talk.state.progress.question is None
    assert "hes outside" in talk.turn("what did I tell you", "ask_summary", Part.question)


def test_a_cry_for_help_after_danger_hears_of_999_again(talk: Talk) -> None:
    talk.turn("hes here", "danger_now", Part.signal, signals=[Signal.danger_now])
    for intent, part in (("ask_can_do", Part.question), ("nlu_fallback", Part.talk)):
        assert "999" in talk.turn("help", intent, part).split("\n")[0]


def test_goodbye_after_despair_names_samaritans(talk: Talk) -> None:
    talk.turn("i want to die", "suicide", Part.signal, signals=[Signal.suicide])
    said = talk.turn("bye", "goodbye", Part.talk)
    assert "116 123" in said and "0808 802 0300" not in said


def test_own_behaviour_gets_the_respect_phoneline_and_is_no_mention(talk: Talk) -> None:
    said = talk.turn(
        "i keep ringing her",
        "own_behaviour",
        Part.signal,
        "repeated_calls",
        signals=[Signal.own_behaviour],
    )
    assert "0808 802 4040" in said
    assert talk.state.account.mentions() == ()


def test_a_child_hears_of_childline_before_the_helpline(talk: Talk) -> None:
    said = talk.turn(
        "im 15 and he follows me",
        "under_18",
        Part.signal,
        "follows_on_foot",
        signals=[Signal.under_18],
        frequency="daily",
        age="15",
    )
    assert said.index("0800 1111") < said.index("0808 802 0300")


def test_each_miss_gives_999_and_the_helpline_and_a_second_one_a_real_person(talk: Talk) -> None:
    first = talk.turn("asdf", "nlu_fallback", Part.talk)
    assert "did not understand" in first and "0808 802 0300" in first and "999" in first
    assert "real person" not in first
    second = talk.turn("qwer", "nlu_fallback", Part.talk)
    assert "real person" in second and "0808 802 0300" in second and "999" in second


def test_a_question_is_answered_and_the_thread_is_kept(talk: Talk) -> None:
    talk.tell("he texts daily", "text_messages", frequency="daily")
    assert talk.state.progress.question == "how_long"
    said = talk.turn("is it a crime", "ask_is_it_crime", Part.question)
    assert "crime" in said.split("\n")[0]
    assert talk.state.progress.question == "how_long"
    talk.turn("since march", "inform", Part.account, since="2026-03-01")
    assert talk.state.account.since == "2026-03-01"


def test_law_fits_the_nation(talk: Talk) -> None:
    talk.turn("glasgow", "inform", Part.account, nation="scotland")
    said = talk.turn("prison?", "ask_punishment", Part.question)
    assert "five years" in said and "England" not in said


def test_a_correction_is_taken_in(talk: Talk) -> None:
    talk.tell("he texted", "text_messages")
    talk.tell("flowers came", "flowers")
    said = talk.turn("the flowers weren't from him", "retract", Part.account)
    assert "flowers" in said
    assert [m.behaviour for m in talk.state.account.mentions()] == ["text_messages"]


def test_the_words_of_the_person_are_only_quoted_never_filled_in(talk: Talk) -> None:
    assert "{helpline}" in talk.tell("he texts {helpline} <b>", "text_messages", frequency="daily")


def test_every_answer_is_said_without_empty_places(setting: Setting) -> None:
    for question in [
        *setting.knowledge.answers,
        "ask_tips",
        "ask_summary",
        "ask_am_i_stalked",
        "ask_who_helps",
    ]:
        talk = Talk(setting)
        said = talk.turn("x?", question, Part.question)
        assert said.strip() and "{" not in said


def test_whatever_fails_the_person_sees_999_and_the_helpline(setting: Setting) -> None:
    said = "\n".join(message.text for message in urgent_messages("hello", setting))
    assert "999" in said and "0808 802 0300" in said and "116 123" in said
    said = urgent_messages("he is outside now trying the door", setting)[0].text
    assert said.startswith("If you are in danger, call 999 now.")
    said = "\n".join(m.text for m in too_long_messages("word " * 9000, setting))
    assert "999" in said and "0808 802 0300" in said


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=timezone.utc)


def test_hours_by_uk_time_and_bank_holidays(setting: Setting) -> None:
    helpline = setting.knowledge.organisations["national_stalking_helpline"]
    assert is_open(helpline, at(2026, 11, 24, 10, 0))
    assert not is_open(helpline, at(2026, 11, 24, 2, 0))
    assert is_open(helpline, at(2026, 7, 7, 8, 45)), "09:45 in summer time"
    assert not is_open(helpline, at(2026, 12, 25, 11, 0)), "Christmas Day"
    assert not is_open(helpline, at(2026, 11, 28, 11, 0)), "a Saturday"
    opening = next_opening(helpline, at(2026, 12, 24, 20, 0))
    assert opening is not None and opening.date().isoformat() == "2026-12-29"
    assert is_open(setting.knowledge.organisations["samaritans"], at(2026, 12, 25, 3, 0))


@pytest.mark.parametrize(
    ("nation", "expected"),
    [
        (Nation.wales, "live_fear_free"),
        (Nation.scotland, "scotland_domestic_abuse_helpline"),
        (Nation.northern_ireland, "dsa_helpline_ni"),
        (Nation.england, "national_domestic_abuse_helpline"),
    ],
)
def test_organisations_fit_the_nation_and_the_relationship(
    setting: Setting, nation: Nation, expected: str
) -> None:
    account = Account(nation=nation, who=("ex_partner",), circumstances=("woman",))
    found = [o.id for o in fitting(account, setting)]
    assert found[:2] == [expected, "national_stalking_helpline"] and len(found) <= 3, "at night"


@pytest.mark.parametrize("intent", ["tell", "inform", "affirm", "deny", "nlu_fallback"])
@pytest.mark.parametrize("told", [False, True])
def test_a_message_that_was_not_understood_hears_of_999_and_the_helpline(
    talk: Talk, intent: str, told: bool
) -> None:
    """ "hes ere" may be taken for anything: somebody frightened must not get a mere thank you."""
    if told:
        talk.tell("she texts me", "text_messages")
        talk.turn("skip", "skip", Part.account)
    for _ in range(3):
        unasked = talk.state.progress.copy(update={"question": None})
        talk.state = talk.state.copy(update={"progress": unasked})
        part = Part.talk if intent == "nlu_fallback" else Part.account
        said = talk.turn("hs th dr", intent, part)
        assert "999" in said and "0808 802 0300" in said


@pytest.mark.parametrize("signal", [Signal.danger_now, Signal.suicide])
def test_every_variant_for_danger_and_despair_is_urgent_and_nothing_else_is(
    talk: Talk, signal: Signal
) -> None:
    for _ in range(3):
        talk.turn("...", signal.value, Part.signal, signals=[signal])
        assert talk.said and all(message.urgent for message in talk.said)
    talk.turn("thanks", "thank", Part.talk)
    assert not any(message.urgent for message in talk.said)


def test_ringing_oneself_opens_no_call_back_and_a_no_leaves_it(talk: Talk) -> None:
    talk.tell("she texts me", "text_messages")
    talk.tell("then she came to my work", "appears_at_work")
    assert "pass on" not in talk.turn("thanks, going to ring that number now", "ask_call_back", Part.question)
    assert "pass on what you told me" in talk.turn("can somebody ring me", "ask_call_back", Part.question)
    said = talk.turn("no i meant im ringing them myself", "other", Part.talk)
    assert "passed nothing on" in said and "I did not understand" not in said
    assert "type the number" not in talk.turn("bye", "goodbye", Part.talk)


def test_after_thoughts_of_dying_a_place_is_taken_without_asking_on(talk: Talk) -> None:
    talk.tell("she texts me", "text_messages")
    talk.turn("i dont want to be here any more", "suicide", Part.signal, signals=(Signal.suicide,))
    said = talk.turn("im in derby if that matters", "inform", Part.account, nation="england")
    assert "How does it make you feel" not in said and "How long" not in said


def test_who_asks_for_help_for_men_hears_of_the_mens_line(talk: Talk) -> None:
    talk.tell("my ex texts me", "text_messages", who="ex_partner")
    said = talk.turn("is there anyone for men i can ring", "ask_who_helps", Part.question, circumstance="man")
    assert "Men's Advice Line" in said
