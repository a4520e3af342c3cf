"""The answer comes first, says what a good helper would, and fits who writes, where they live and what they told."""

from datetime import datetime, timezone

import pytest

from bot.account import Detail, Mention, Signal, Turn
from bot.guidance import Part, Setting, State, respond
from tests.guidance.talk import Talk

NIGHT = datetime(2026, 11, 25, 2, 0, tzinfo=timezone.utc)


def ask(talk: Talk, text: str, intent: str, **details: str) -> str:
    return talk.turn(text, intent, Part.question, **details)


@pytest.mark.parametrize(
    ("intent", "has"),
    [
        ("ask_in_danger", ["Nobody can know", "threats", "tracker", "999", "0808 802 0300"]),
        ("ask_does_it_count", ["Yes", "threat", "online", "stopped", "answered at first"]),
        ("ask_how_found", ["photo", "shared account", "tracker", "thecyberhelpline", "101"]),
        ("ask_take_down", ["keep proof", "Results about you", "reportharmfulcontent", "101"]),
        ("ask_refuge", ["safe house", "children", "some are for men", "0808 2000 247", "0800 027 1234", "999"]),
        ("ask_doctor", ["Yes", "today", "even if you feel fine", "A&E", "999", "111"]),
        ("ask_text_instead", ["You do not have to speak", "live chat", "BSL", "Relay UK", "55"]),
        ("ask_police_serious", ["They should", "series counts", "reference number", "advocate", "complain"]),
        ("ask_unknown_person", ["Yes", "without a name", "account names", "I cannot promise"]),
        ("ask_sent_image", ["You did nothing wrong", "can be a crime", "under 18", "do not copy"]),
        ("ask_see_them", ["do not have to talk", "staff", "999"]),
        ("ask_professional", ["Believe them", "consent", "safeguarding lead", "S-DASH", "0808 802 0300"]),
        ("ask_mental_health", ["I cannot tell from here", "real", "GP", "116 123"]),
        ("ask_police_private", ["ask before you give your name", "plain clothes"]),
        ("ask_family_contact", ["It is better not to", "worse", "what they want"]),
        ("ask_mail", ["can be a crime", "envelopes", "101", "Royal Mail"]),
        ("ask_police", ["reference number", "arrest", "court", "order", "101", "999"]),
        ("ask_immigration", ["cannot cancel your visa", "Home Office", "Migrant Victims"]),
        ("ask_children_contact", ["not an order to stay away", "solicitor"]),
        ("ask_police_stalker", ["police computer"]),
    ],
)  # fmt: skip
def test_each_answer_has_what_a_helper_would_say(talk: Talk, intent: str, has: list[str]) -> None:
    said = ask(talk, "will he stop me seeing my children or cancel my visa", intent)
    for words in has:
        assert words.lower() in said.lower(), f"no {words} in {said}"
    assert "how does it make you feel" not in said.lower()


def test_a_serious_act_is_called_serious_with_lines_that_answer_now(setting: Setting) -> None:
    talk = Talk(setting.copy(update={"now": NIGHT}))
    talk.tell("he put his hands round my neck", "strangulation", nation="england")
    said = ask(talk, "am i in danger", "ask_in_danger")
    assert "hands round your neck" in said and "That is serious" in said and "today" in said
    assert "0808 802 0300" not in said and "Nobody can know" in said


def test_danger_of_another_is_said_of_them(talk: Talk) -> None:
    said = ask(talk, "is my sister in danger", "ask_in_danger", told_for="other")
    assert "You can ring a helpline yourself" in said and "you feel in danger" not in said


def test_a_child_who_was_sent_a_picture_is_not_told_to_copy_it(talk: Talk) -> None:
    said = ask(talk, "im 14 he sent me a nude what do i do", "ask_sent_image", age="14")
    assert "not in trouble" in said and "do not copy it, screenshot it" in said
    assert "0800 1111" in said and "ceop" in said.lower()
    assert "keep one copy" not in said and "Report Remove" not in said


@pytest.mark.parametrize(
    ("nation", "has", "lacks"),
    [
        ("england", "without caring", "Northern Ireland"),
        ("scotland", "did not agree to see", "England"),
        ("northern_ireland", "27 November 2023", "Scotland"),
    ],
)
def test_the_law_on_sent_pictures_fits_the_nation(talk: Talk, nation: str, has: str, lacks: str) -> None:
    said = ask(talk, "he keeps sending me pics", "ask_sent_image", nation=nation)
    assert has in said and lacks not in said


def test_a_refuge_in_scotland_names_scotlands_own_line(talk: Talk) -> None:
    said = ask(talk, "can i get in a refuge", "ask_refuge", nation="scotland")
    assert "0800 027 1234" in said and "any council in Scotland" in said
    assert "0808 2000 247" not in said


def test_a_child_without_a_bed_hears_of_childline_and_no_refuge(talk: Talk) -> None:
    said = ask(talk, "im 15 where can i sleep", "ask_refuge", age="15")
    assert "0800 1111" in said and "0808 2000 247" not in said and "999" in said


def test_where_despair_was_told_writing_begins_with_shout(talk: Talk) -> None:
    talk.turn("i want to end it", "suicide", Part.signal, signals=[Signal.suicide])
    said = ask(talk, "i cant talk on the phone can i text", "ask_text_instead")
    assert said.index("85258") < said.index("live chat")


def test_who_writes_for_another_is_not_invited_to_contact_him(talk: Talk) -> None:
    said = ask(talk, "should she text him once", "ask_reply", told_for="other")
    assert "best that you do not write" in said and "you can say once" not in said
    said = ask(talk, "should i go and have it out with him", "ask_confront")
    assert "It is better not to" in said


def test_a_professional_hears_what_a_professional_does(talk: Talk) -> None:
    text = "i'm a nurse, one of my patients is being stalked"
    said = ask(talk, text, "ask_help_friend", told_for="other", circumstance="professional")
    assert "safeguarding lead" in said and "consent" in said


def test_karma_nirvana_is_named_only_where_family_is_a_danger(talk: Talk) -> None:
    assert "Karma Nirvana" not in ask(talk, "should i tell my family", "ask_tell_people")
    said = ask(talk, "should i tell my family", "ask_tell_people", circumstance="honour")
    assert "Karma Nirvana" in said


def test_a_police_stalker_may_have_looked_up_the_address(talk: Talk) -> None:
    said = ask(talk, "how does he know where i live", "ask_how_found", circumstance="police_offender")
    assert "police computer" in said and "IOPC" in said


def test_a_complaint_gets_sorry_what_was_heard_and_buttons_and_no_question(talk: Talk) -> None:
    talk.tell("he waits outside", "waits_outside")
    said = ask(talk, "thats not what i asked", "ask_wrong")
    assert said.startswith("I am sorry") and "So far I have understood this" in said
    assert "not your fault" not in said and len(talk.said) == 1
    assert "/ask_in_danger" in [button.payload for button in talk.said[0].buttons]


def test_a_complaint_before_anything_was_told(talk: Talk) -> None:
    assert "understood nothing" in ask(talk, "thats not what i asked", "ask_wrong")


@pytest.mark.parametrize("question", ["ask_restraining_order", "ask_protection_order"])
def test_each_answer_on_orders_names_the_stalking_protection_order(talk: Talk, question: str) -> None:
    said = ask(talk, "can i get an order", question, nation="england")
    assert "stalking protection order" in said


def test_am_i_being_stalked_begins_with_yes_where_a_series_was_told(talk: Talk) -> None:
    talk.tell("he waits outside every day", "waits_outside", frequency="daily")
    said = ask(talk, "am i being stalked", "ask_am_i_stalked")
    assert said.startswith("Yes, it may well be")


def answer_to(setting: Setting, turn: Turn, part: Part) -> str:
    _, messages = respond(State(), turn, setting, part)
    return "\n".join(message.text for message in messages)


def test_two_questions_are_both_answered_and_shortly(setting: Setting) -> None:
    turn = Turn(text="im panicking. can i just move", intent="ask_sleep_panic", asked=("ask_moving",))
    said = answer_to(setting, turn, Part.question)
    assert "panic attack" in said and "That is a big choice" in said
    assert said.count("•") == 2


@pytest.mark.parametrize("intent", ["deny", "withdraw"])
def test_the_question_beside_a_refusal_is_answered(setting: Setting, intent: str) -> None:
    text = "i dont want a call back. what can i do tonight"
    part = Part.account if intent == "deny" else Part.talk
    said = answer_to(setting, Turn(text=text, intent=intent, asked=("ask_tonight",)), part)
    assert "think of one person you trust" in said


def test_a_question_beside_a_told_act_keeps_both(setting: Setting) -> None:
    form = setting.knowledge.behaviours["strangulation"].form
    mention = Mention(
        form=form, behaviour="strangulation", text="he choked me", start=0, end=12, confidence=0.9
    )
    turn = Turn(
        text="he choked me. do i need a doctor",
        intent="ask_doctor",
        mentions=(mention,),
        details=(Detail(kind="who", value="ex_partner"),),
    )
    said = answer_to(setting, turn, Part.question)
    assert "A&E" in said and "even if you feel fine" in said
    assert "So yes, please go" in said
