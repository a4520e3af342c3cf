"""Unsure readings, "have I got that right?", circumstances, changes, other languages."""

import pytest

from bot.account import Mention
from bot.guidance import Part
from bot.guidance.organisations import fitting
from bot.knowledge import FormId
from tests.guidance.talk import Talk


def doubt(text: str) -> Mention:
    return Mention(
        form=FormId.threats, behaviour="implied_threat", text=text, start=0, end=len(text), confidence=0.4
    )


def test_an_unsure_reading_is_asked_about_and_counted_only_after_a_yes(talk: Talk) -> None:
    said = talk.turn("he said i would see", "tell", Part.account, unsure=[doubt("he said i would see")])
    assert "Did somebody threaten you" in said and talk.state.account.told() == ()
    talk.turn("yes", "affirm", Part.account)
    assert [mention.form for mention in talk.state.account.mentions()] == [FormId.threats]


def test_an_unsure_reading_that_is_denied_is_not_counted_nor_asked_again(talk: Talk) -> None:
    talk.turn("he said i would see", "tell", Part.account, unsure=[doubt("he said i would see")])
    talk.turn("no", "deny", Part.account)
    assert talk.state.account.told() == ()
    said = talk.turn("he said i would see", "tell", Part.account, unsure=[doubt("he said i would see")])
    assert "Did somebody threaten you" not in said


def two_acts(talk: Talk) -> None:
    talk.tell("he texts me", "text_messages")
    said = talk.turn(
        "he came by my house",
        "tell",
        Part.account,
        "appears_at_home",
        second="appears_at_work",
        confidence=0.45,
    )
    assert "Have I got that right?" in said


def test_a_yes_is_counted_without_words_and_the_talk_goes_on(talk: Talk) -> None:
    two_acts(talk)
    said = talk.turn("yes", "affirm", Part.account)
    assert talk.state.tally == ("confirmed_yes",)
    assert "How long" in said
    talk.turn("skip", "skip", Part.account)
    assert talk.state.tally == ()


def test_a_no_offers_the_next_reading_and_takes_it_in(talk: Talk) -> None:
    two_acts(talk)
    said = talk.turn("no", "deny", Part.account)
    assert talk.state.tally == ("confirmed_no",)
    assert "turning up at your home" in said and "turning up at your work" in said
    talk.turn("yes", "affirm", Part.account)
    assert "appears_at_work" in {mention.behaviour for mention in talk.state.account.mentions()}
    assert "appears_at_home" not in {mention.behaviour for mention in talk.state.account.mentions()}


def test_a_second_no_shows_the_lines_and_one_can_be_taken_out(talk: Talk) -> None:
    two_acts(talk)
    talk.turn("no", "deny", Part.account)
    said = talk.turn("no", "deny", Part.account)
    assert '1. Text messages that you do not want: "he texts me"' in said
    talk.turn("number 2 is not right", "retract", Part.account)
    assert [mention.behaviour for mention in talk.state.account.mentions()] == ["text_messages"]


@pytest.mark.parametrize(
    ("circumstance", "words", "organisation"),
    [
        ("police_offender", "another force", "national_stalking_helpline"),
        ("honour", "tell your family", "karma_nirvana"),
        ("lgbt", "LGBT+", "galop"),
        ("older", "older people", "hourglass"),
        ("deaf", "18000", "signhealth"),
        ("man", "Men are stalked too", "national_stalking_helpline"),
        ("everyone_follows", "will not pretend", "national_stalking_helpline"),
        ("watched_device", "another device", "national_stalking_helpline"),
    ],
)
def test_a_circumstance_is_acknowledged_once_and_fits(
    talk: Talk, circumstance: str, words: str, organisation: str
) -> None:
    said = talk.tell("she rings me", "repeated_calls", circumstance=circumstance, nation="england")
    assert words in said
    again = talk.tell("she rings me still", "repeated_calls", circumstance=circumstance)
    assert words not in again
    assert organisation in {one.id for one in fitting(talk.state.account, talk.setting)}


def test_a_circumstance_alone_is_answered(talk: Talk) -> None:
    said = talk.turn("my ex is a copper", "tell", Part.account, circumstance="police_offender")
    assert "A helpline is not the police" in said and "did not understand" not in said


def test_two_beginnings_are_pointed_out_kindly(talk: Talk) -> None:
    talk.turn("he texts me since march", "tell", Part.account, "text_messages", since="2026-03-01")
    said = talk.turn("it began in june", "inform", Part.account, since="2026-06-01")
    assert "Earlier you said" in said and "he texts me since march" in said


def test_quiet_does_not_mean_over(talk: Talk) -> None:
    talk.tell("he texts me", "text_messages")
    said = talk.turn("it stopped in may", "inform", Part.account, ended="2026-05-01")
    assert "it stopped in may" in said and "Nobody can know if it is over" in said


def test_the_summary_names_all_and_can_be_changed(talk: Talk) -> None:
    talk.tell("he texts me", "text_messages", who="ex_partner", since="2026-03-01")
    said = talk.turn("what did i tell you", "ask_summary", Part.question)
    assert '"he texts me"' in said and "an ex-partner" in said
    assert [button.title for message in talk.said for button in message.buttons][0] == "Number 1 is not right"


@pytest.mark.parametrize("language", ["cy", "pl", "ur", "pa", "bn", "ar", "ro", "pt", "es", "fr", "uk", "so"])
def test_other_languages_hear_of_999_and_the_helpline(talk: Talk, language: str) -> None:
    talk.turn("...", "not_english", Part.talk, language=language)
    foreign = next(message for message in talk.said if message.lang == language)
    assert "999" in foreign.text and "0808 802 0300" in foreign.text
    assert ("0808 80 10 800" in foreign.text) == (language == "cy")
    assert any("999" in message.text and message.lang is None for message in talk.said)
