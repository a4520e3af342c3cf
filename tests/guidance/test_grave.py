"""Once something grave was told: doctors, threats of death, a night after danger, a key, and tips."""

import pytest

from bot.account import Signal
from bot.death_threats import death_threat
from bot.guidance import Part
from bot.harm_threats import harm_threat
from bot.picture_threats import picture_blackmail
from bot.safe_words import says_safe
from tests.guidance.talk import Talk


@pytest.fixture
def strangled(talk: Talk) -> Talk:
    """A chat in which somebody told that their neck was held by an ex."""
    talk.tell("he grabbed me by the throat", "strangulation", who="ex_partner", nation="england")
    return talk


@pytest.mark.parametrize(
    ("text", "intent", "part"),
    [
        ("i didnt go to hospital, do i really need to", "ask_tips", Part.question),
        ("my voice is a bit croaky", "tell", Part.account),
        ("throat is sore but ok", "inform", Part.account),
    ],
)
def test_a_held_neck_needs_a_doctor_today(strangled: Talk, text: str, intent: str, part: Part) -> None:
    said = strangled.turn(text, intent, part)
    assert "doctor today" in said and "A&E" in said and "111" in said and "999" in said
    assert "diary" not in said and "panic" not in said


def test_a_changed_voice_after_the_advice_means_to_go_now(strangled: Talk) -> None:
    strangled.tell("my throat is sore")
    said = strangled.tell("my voice is a bit croaky")
    assert "Go to A&E now" in said and "999" in said


def test_without_a_held_neck_a_sore_throat_is_no_emergency(talk: Talk) -> None:
    talk.tell("he texts me", "text_messages")
    assert "A&E" not in talk.tell("my throat is sore")


@pytest.mark.parametrize(
    "text", ["hes gonna finish the job", "if i can't have you no one will", "you'll be in a box"]
)
def test_a_threat_of_death_is_joined_with_what_was_told(strangled: Talk, text: str) -> None:
    said = strangled.tell(text)
    assert said.startswith(("You told me before", "With what you told me before"))
    assert "threat to your life" in said and "999" in said and "0808 16 89 111" in said
    assert "threat_to_kill" in [m.behaviour for m in strangled.state.account.mentions()]


@pytest.mark.parametrize(
    "text",
    [
        "he's going to finish the job at five",
        "he put the flowers in a box",
        "you'll be in a box room",
        "he left me a ring in a box",
    ],
)
def test_what_threatens_nobody_is_no_threat(text: str) -> None:
    assert not death_threat(text, after_violence=False)


def test_the_one_who_does_it_is_not_given_a_victims_answer(talk: Talk) -> None:
    talk.turn("i keep following her", "own_behaviour", Part.signal, signals=[Signal.own_behaviour])
    said = talk.turn("if i cant have her no one will", "tell", Part.account)
    assert "afraid of what you may do" in said and "your life" not in said


def test_after_danger_the_night_comes_first(talk: Talk) -> None:
    talk.turn("hes here", "danger_now", Part.signal, signals=[Signal.danger_now], who="ex_partner")
    talk.turn("hes gone", "danger_over", Part.talk)
    said = talk.tell("im scared he will come back tonight", effect="fear")
    assert "tonight first" in said and "999" in said and "Lock" in said and "0808 16 89 111" in said
    tips = talk.turn("what can i do", "ask_tips", Part.question)
    assert "Lock the doors" in tips and "diary" not in tips and "want no contact" not in tips


def test_without_danger_a_fear_of_return_is_an_account(talk: Talk) -> None:
    talk.tell("he texts me", "text_messages")
    assert "tonight first" not in talk.tell("im scared he will come back", effect="fear")


@pytest.mark.parametrize(
    "text", ["he still has a spare key to my flat", "my ex kept a key", "he never gave the key back"]
)
def test_a_key_means_the_lock(talk: Talk, text: str) -> None:
    said = talk.tell(text)
    assert "lock changed" in said and "stay with somebody" in said and "Open now:" in said


@pytest.mark.parametrize("text", ["he keyed my car", "he has my car keys", "they have key evidence"])
def test_other_keys_are_none(talk: Talk, text: str) -> None:
    assert "lock changed" not in talk.tell(text)


def test_nothing_grave_is_called_small(talk: Talk) -> None:
    talk.tell("he hit me", "hits")
    said = talk.tell("he texts me every day", "text_messages", frequency="daily")
    assert "series" in said and "small" not in said


def test_a_tracker_forbids_the_tip_to_say_no_contact(talk: Talk) -> None:
    talk.tell("he put a tracker on my car and texts me", "tracker_on_car", "text_messages", frequency="daily")
    said = "".join(talk.turn("tips", "ask_tips", Part.question) for _ in range(8))
    assert "say once, in clear words" not in said


@pytest.fixture
def doing(talk: Talk) -> Talk:
    """A chat in which somebody has told that they rang somebody thirty times."""
    text = "i rang her 30 times and she blocked me"
    talk.turn(text, "own_behaviour", Part.signal, signals=[Signal.own_behaviour])
    return talk


def test_denying_the_word_puts_no_fact_right(doing: Talk) -> None:
    said = doing.turn(
        "u dont get it im not a stalker. how do i get her to unblock me", "ask_blocking", Part.question
    )
    assert "cannot help with getting unblocked" in said and "Being blocked is an answer" in said
    assert "116 123" in said and "0808 802 4040" in said
    assert Signal.own_behaviour in doing.state.account.signals
    doing.turn("no he does it to me", "deny", Part.account)
    assert Signal.own_behaviour not in doing.state.account.signals


def test_going_there_is_answered_with_what_to_do_instead(doing: Talk) -> None:
    said = doing.turn("im going round there tonite with flowers", "other", Part.talk)
    assert said.startswith("Please do not go there") and "friend" in said and "116 123" in said
    assert "do not go there" not in doing.turn("i want to stop going round there", "tell", Part.account)


def test_who_is_open_comes_first(doing: Talk) -> None:
    said = doing.turn(
        "is there somewhere for blokes like me to talk to tonight, that lines shut",
        "ask_open_now",
        Part.question,
    )
    assert said.index("116 123") < said.index("0808 802 4040")


@pytest.mark.parametrize(
    "text",
    [
        "hell come round and break my legs if i report it",
        "she said she'd burn my house down",
        "he'll hurt the kids",
    ],
)
def test_a_threat_of_serious_violence_comes_first(talk: Talk, text: str) -> None:
    said = talk.tell(text, "threat_by_message")
    assert "serious violence" in said and "999" in said and "101" in said and "doors" in said
    assert ("silent" in said) == ("report" in text)


@pytest.mark.parametrize(
    "text", ["he broke my legs last year", "i'll break my legs skiing", "he'll break my heart"]
)
def test_no_threat_of_violence_is_read_into_other_words(text: str) -> None:
    assert not harm_threat(text)


def test_a_child_blackmailed_with_pictures_is_not_in_trouble(talk: Talk) -> None:
    talk.turn("im 13", "under_18", Part.signal, signals=[Signal.under_18])
    said = talk.tell("he says if i dont send him pics hell tell my mum", "threat_to_ruin")
    assert "not in trouble" in said and "CEOP" in said and "0800 1111" in said and "Report Remove" in said
    sent = talk.tell("i already sent him one pic")
    assert "not in trouble" in sent
    who = talk.turn("who can help", "ask_who_helps", Part.question)
    assert who.index("CEOP") < who.index("Childline")


def test_shame_over_pictures_is_named(talk: Talk) -> None:
    said = talk.tell("hes threatening to post my nudes")
    assert "do not pay" in said and "Revenge Porn Helpline" in said
    ashamed = talk.tell("i feel dirty")
    assert "shame is not yours" in ashamed and "foolish" not in ashamed


@pytest.mark.parametrize(
    "text", ["i sent him a pic of the car", "should i send the pics to the police or keep them"]
)
def test_not_every_picture_is_blackmail(text: str) -> None:
    assert not picture_blackmail(text, told_before=False)


def test_in_danger_among_people_and_safe_again(talk: Talk) -> None:
    talk.turn("someone is following me", "danger_now", Part.signal, signals=[Signal.danger_now])
    shop = talk.turn("im in the big tesco now, theres people about", "other", Part.talk)
    assert "999" in shop and "made for one thing" not in shop
    assert "made for one thing" not in talk.turn("blah", "other", Part.talk)
    over = talk.turn("im home now and doors locked", "danger_now", Part.signal, signals=[Signal.danger_now])
    assert "press 55" not in over and not talk.state.progress.in_danger


@pytest.mark.parametrize(
    "text", ["i think im safe but hes outside", "im home now and hes banging", "im not safe"]
)
def test_who_is_not_safe_is_not_taken_for_safe(text: str) -> None:
    assert not says_safe(text)
