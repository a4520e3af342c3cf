"""The plain words for the signals, without any model."""

import pytest

from bot.account import Signal
from bot.knowledge import Knowledge
from bot.signals import is_nonsense, word_signals


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("HE’S OUTSIDE NOW", Signal.danger_now),
        ("hes outside now trying the door", Signal.danger_now),
        ("someone is in my house", Signal.danger_now),
        ("she has got a knife", Signal.danger_now),
        ("im hiding in the loo", Signal.danger_now),
        ("call the police please", Signal.danger_now),
        ("being followed right now", Signal.danger_now),
        ("help me", Signal.danger_now),
        ("i want to die", Signal.suicide),
        ("kms tbh", Signal.suicide),
        ("I don't want to be here anymore", Signal.suicide),
        ("thinking of killing myself", Signal.suicide),
        ("there is no point in living", Signal.suicide),
        ("im 15", Signal.under_18),
        ("I'm in year 9", Signal.under_18),
        ("am i a stalker", Signal.own_behaviour),
        ("i keep ringing her", Signal.own_behaviour),
        ("omg she's outside again", Signal.danger_now),
        ("they are at my door again", Signal.danger_now),
        ("can i ring someone now hes in my garden now", Signal.danger_now),
        ("i can't live without him", Signal.suicide),
        ("theres no point in life any more", Signal.suicide),
        ("scared i might hurt her", Signal.own_behaviour),
        ("if i can't be with her nobody will", Signal.own_behaviour),
    ],
)
def test_plain_words_raise_a_signal(knowledge: Knowledge, text: str, signal: Signal) -> None:
    assert signal in word_signals(text, knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "he was outside my house last night",
        "what if he breaks in",
        "the postman is at the door now",
        "he says he will kill himself if I leave",
        "I'm not suicidal",
        "my daughter is 15",
        "I'm 17 weeks pregnant",
        "he texts me every day",
        "is there somebody i can chat to right now",
        "who could i speak to now",
        "shes here every single night now",
        "whenever hes outside again my dog barks",
        "he said if i can't have her nobody can",
        "no point in anything they tell the police",
        "",
    ],
)
def test_near_misses_raise_none(knowledge: Knowledge, text: str) -> None:
    assert word_signals(text, knowledge) == ()


def test_both_at_once_come_with_danger_first(knowledge: Knowledge) -> None:
    found = word_signals("he's outside now and i want to die", knowledge)
    assert found[:2] == (Signal.danger_now, Signal.suicide)


@pytest.mark.parametrize("text", ["asdkjh qwe", "sdfgh jkl"])
def test_struck_keys_are_no_language(text: str) -> None:
    assert is_nonsense(text)


@pytest.mark.parametrize("text", ["dwi angen help", "ma ex", "hes here", "gdzie jest pomoc", "tbh idk"])
def test_short_words_are_no_nonsense(text: str) -> None:
    assert not is_nonsense(text)
