"""Who does it, who is afraid for somebody, and weapons: what is kept in mind over a whole chat."""

import pytest

from bot.account import Signal
from bot.guidance import Part
from tests.guidance.talk import Talk

OWN = [Signal.own_behaviour]


@pytest.fixture
def doing(talk: Talk) -> Talk:
    """A chat in which somebody has said that they are the one doing it."""
    talk.turn("i keep driving past her house", "own_behaviour", Part.signal, signals=OWN)
    return talk


def test_suicide_and_a_knife_of_the_one_doing_it_get_both_answers(doing: Talk) -> None:
    said = doing.turn(
        "i cant go on. theres a blade on the seat", "suicide", Part.signal, signals=[Signal.suicide]
    )
    assert "116 123" in said and "999" in said
    assert "weapon" in said and "do not go to them" in said and "afraid of what you may do" in said
    assert all(message.urgent for message in doing.said)


@pytest.mark.parametrize(
    "text", ["where do i put the knife", "im scared what i might do", "if i cant be with her nobody gets her"]
)
def test_a_risk_to_another_is_answered_with_999(doing: Talk, text: str) -> None:
    said = doing.turn(text, "other", Part.talk)
    assert "999" in said and "afraid of what you may do" in said


@pytest.mark.parametrize("text", ["how can i quit this", "i want to stop but i cant help myself"])
def test_how_to_stop_gets_steps_and_no_opening_again(doing: Talk, text: str) -> None:
    opening = "It takes honesty to say that."
    said = doing.turn(text, "own_behaviour", Part.signal, signals=OWN)
    assert opening not in said
    assert "somebody you trust" in said and "doctor" in said and "0808 802 4040" in said


def test_arrest_is_answered_without_a_yes(doing: Talk) -> None:
    said = doing.turn("could i go to jail over this", "ask_punishment", Part.question)
    assert not said.startswith("Yes") and "police decide" in said and "no more contact" in said


def test_what_is_noted_about_the_one_doing_it_is_said(doing: Talk) -> None:
    said = doing.turn("what did you put down about me", "ask_summary", Part.question)
    assert "what you do yourself" in said and "erased" in said


def test_the_role_is_kept_over_a_no_and_an_account(doing: Talk) -> None:
    doing.turn("no", "deny", Part.account)
    said = doing.tell("she has met somebody new")
    assert Signal.own_behaviour in doing.state.account.signals
    assert "0808 802 4040" in said and "0808 802 0300" not in said


def test_a_corrected_role_is_cleared_with_an_apology(doing: Talk) -> None:
    said = doing.turn("no I'm not doing it, I'm her dad", "deny", Part.account)
    assert "I got that wrong" in said and "them" in said
    assert Signal.own_behaviour not in doing.state.account.signals
    assert doing.state.account.told_for == "other"
    assert "follow" in doing.tell("he follows her to school", "follows_on_foot")


@pytest.mark.parametrize("text", ["what can i do myself? i'm his sister", "how do i make it stop for her"])
def test_a_supporter_is_not_taken_for_the_one_doing_it(talk: Talk, text: str) -> None:
    talk.tell("a man follows my daughter", "follows_on_foot", told_for="other")
    talk.turn(text, "own_behaviour", Part.signal, signals=OWN)
    assert Signal.own_behaviour not in talk.state.account.signals


def test_plain_words_still_show_a_victim_who_does_it_too(talk: Talk) -> None:
    talk.tell("she rings me", "repeated_calls")
    said = talk.turn("am i the stalker", "own_behaviour", Part.signal, signals=OWN)
    assert "0808 802 4040" in said


@pytest.mark.parametrize("text", ["theres a machete in the boot", "he showed my mate a gun", "crossbow"])
@pytest.mark.parametrize(("intent", "part"), [("other", Part.talk), ("nlu_fallback", Part.talk)])
def test_a_weapon_never_meets_a_card_for_what_was_not_understood(
    talk: Talk, text: str, intent: str, part: Part
) -> None:
    said = talk.turn(text, intent, part)
    assert "weapon" in said and "999" in said
    assert "did not understand" not in said and "made for one thing" not in said


def test_a_child_who_asks_whom_to_ring_hears_of_childline_once(talk: Talk) -> None:
    said = talk.turn("i'm 16 who can i ring", "under_18", Part.signal, signals=[Signal.under_18], age="16")
    assert said.count("0800 1111") == 1
    assert "Relay" not in said and "18000" not in said


def test_struck_keys_are_no_language(talk: Talk) -> None:
    assert "only read English" not in talk.turn("sdfgh jklj", "not_english", Part.talk)
    assert "only read English" in talk.turn("nie rozumiem po angielsku", "not_english", Part.talk)
