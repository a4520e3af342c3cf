"""What plain words tell of somebody's life, and what is said to it."""

import pytest

from bot.guidance import Part
from bot.knowledge import Knowledge
from bot.nlu.details import _circumstances
from tests.guidance.talk import Talk


def told(text: str, knowledge: Knowledge) -> set[str]:
    return {detail.value for detail in _circumstances(text, knowledge.circumstances.values())}


@pytest.mark.parametrize(
    ("text", "circumstance"),
    [
        ("they say ive brought nothing but shame", "honour"),
        ("my uncles told my brother to follow me", "honour"),
        ("theyre going to send me to bangladesh", "forced_marriage"),
        ("mum and dad have booked my ticket", "forced_marriage"),
        ("dad wants to take me back home in the summer", "forced_marriage"),
        ("promised to a man ive never met", "forced_marriage"),
        ("my mum has hidden my passport", "forced_marriage"),
        ("she check my messages every night", "watched_device"),
        ("he is always on my phone reading", "watched_device"),
        ("my husband keeps my wages", "coercive_control"),
        ("she never lets me have friends round, im not allowed to see anyone", "coercive_control"),
        ("i see him at school drop off", "child_contact"),
    ],
)
def test_plain_words_tell_a_circumstance(text: str, circumstance: str, knowledge: Knowledge) -> None:
    assert circumstance in told(text, knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "it's a shame he won't stop",
        "he is taking me to court",
        "he drives me home every night",
        "he keeps asking me to marry him",
        "she booked a table for us",
        "the phone goes dead when i pick up",
        "he dropped off flowers on my doorstep",
        "he is in custody now",
        "i'm not on a visa",
        "i don't have an immigration problem",
        "my ex has a new girlfriend",
        "i let my girlfriend read my messages",
        "the manager of the hostel saw him",
    ],
)
def test_loose_words_tell_none(text: str, knowledge: Knowledge) -> None:
    assert told(text, knowledge) == set()


def test_forced_marriage_says_who_helps_and_to_keep_it_secret(talk: Talk) -> None:
    said = talk.tell("dad booked flights for the wedding", circumstance="forced_marriage")
    assert "Karma Nirvana" in said and "Forced Marriage Unit" in said and "999" in said
    assert "secret" in said and "passport" in said and "airport" in said
    assert "Childline" not in said


def test_a_child_who_may_be_forced_to_marry_hears_of_childline(talk: Talk) -> None:
    assert "0800 1111" in talk.tell("im 16 and engaged", circumstance="forced_marriage", age="16")


@pytest.mark.parametrize("circumstance", ["honour", "forced_marriage"])
def test_nobody_of_the_family_is_to_be_told(talk: Talk, circumstance: str) -> None:
    talk.tell("they say i bring shame", circumstance=circumstance)
    said = talk.turn("could i open up to my nan", "ask_helpline", Part.question)
    assert "do not tell anybody in the family" in said and "0800 5999 247" in said


def test_without_such_a_danger_telling_an_aunt_is_no_danger(talk: Talk) -> None:
    said = talk.turn("should i tell my aunt", "ask_tell_people", Part.question)
    assert "do not tell anybody in the family" not in said


def test_immigration_is_off_for_good_once_denied(talk: Talk) -> None:
    talk.tell("my visa", circumstance="immigration")
    said = talk.turn("i was born here, i'm not on a visa", "ask_immigration", Part.question, "threat_of_harm")
    assert "Home Office" not in said and "leave visas" in said
    talk.tell("they said immigration", circumstance="immigration")
    assert "immigration" not in talk.state.account.circumstances
    assert not talk.state.account.told()


def test_control_is_named_where_it_is_a_partner(talk: Talk) -> None:
    said = talk.tell("he keeps my money", circumstance="coercive_control", who="partner", nation="scotland")
    assert "coercive control" in said and "England and Wales" in said
    assert "0800 027 1234" in said and "0808 2000 247" not in said


def test_control_is_not_named_for_a_stranger_and_is_once_told_who(talk: Talk) -> None:
    assert "coercive" not in talk.tell(
        "he reads my texts", "text_messages", circumstance="coercive_control", who="stranger"
    )
    assert "coercive control" in talk.turn("my ex", "inform", Part.account, who="ex_partner")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("roses on my step", "ask_children_contact"),
        ("they both bother me", "ask_children"),
        ("they want to send me away", "ask_immigration"),
    ],
)
def test_nothing_is_said_of_a_life_that_no_word_tells(talk: Talk, text: str, intent: str) -> None:
    said = talk.turn(text, intent, Part.question)
    assert "children" not in said and "Home Office" not in said
