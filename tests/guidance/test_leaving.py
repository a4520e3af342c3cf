"""Plain words of leaving, and plain words that deny danger or despair."""

import pytest

from bot.account import Signal
from bot.leaving import LEAVING, denies_danger, denies_despair, is_plain_farewell, says_misread
from bot.nlu.intents import intent_by_words
from bot.signals import is_plainly_none

PLAIN = (
    "ok thanks. think ill just keep it then. bye",
    "I see. Thank you, I shall say goodbye now.",
    "right, sound. i'll ring the welsh one. bye for now",
    "thank you, i'll go to my mums. bye",
    "ok ill talk to my teacher. bye",
    "Bye for now",
    "ok thanks thats all",
    "ok im off now. thanks mate",
    "Goodbye and thank you, you have been very helpful",
    "cheers, gonna ring them monday. see ya",
    "thanks i'm going to bed now, good night",
    "i'll ring them in the morning bye x",
    "ok ta. gotta go",
    "bye",
)
NOT_PLAIN = (
    "goodbye everyone",
    "this is my last message",
    "tell my kids i love them bye",
    "sorry for everything. bye",
    "thank you for being kind to me, you were the last one I wanted to tell, bye",
    "tonights the night i think. ive had a bath and put my nice pjs on. bye x",
    "that's me done, bye",
    "thanks. i'll take the tablets now. bye",
    "i'll tell my mum i love her. bye",
    "ok. i wont bother anyone again. bye",
    "saying bye to ppl today without them knowing its bye",
)
NOT_LEAVING = (
    "he texts me good night",
    "he always says bye",
    "can i ring them? bye",
    "no thats all thanks",
    "im off work because of him",
    "im leaving him",
    "right, im going round there to have it out with him. bye",
)


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_farewell_ends_the_talk_and_is_no_despair(text: str) -> None:
    assert is_plain_farewell(text) and intent_by_words(text) == "goodbye"
    assert is_plainly_none(text, Signal.suicide)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_a_farewell_that_may_hold_despair_is_left_to_the_signals(text: str) -> None:
    assert not is_plain_farewell(text) and not is_plainly_none(text, Signal.suicide)


@pytest.mark.parametrize("text", NOT_LEAVING)
def test_what_only_sounds_like_leaving_is_none(text: str) -> None:
    assert not LEAVING.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "no no im not suicidal lol i meant i'll keep the note",
        "i dont want to hurt myself",
        "I don't want to kill myself, I'm just tired",
        "no im not suicidal or anything, just fed up",
    ],
)
def test_a_clear_denial_of_despair(text: str) -> None:
    assert denies_despair(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm not suicidal or anything dramatic, I just hope every night that I won't open my eyes again",
        "im not suicidal but i dont want to be here",
        "i dont want to hurt myself but i might",
        "i dont want to die like this",
        "i'm not going to hurt myself tonight",
    ],
)
def test_a_denial_with_more_in_it_is_none(text: str) -> None:
    assert not denies_despair(text)


@pytest.mark.parametrize(
    "text", ["what? no im fine, i just said bye", "lol no i meant the letter", "no im fine"]
)
def test_a_misreading_is_put_right(text: str) -> None:
    assert says_misread(text)


@pytest.mark.parametrize(
    "text", ["i'm fine", "i meant what i said, i want out", "i just said i want to sleep forever"]
)
def test_a_mask_is_no_misreading(text: str) -> None:
    assert not says_misread(text)


@pytest.mark.parametrize(
    "text", ["no he isnt here now", "she's not outside", "no that was last week", "im not in danger"]
)
def test_a_denial_of_danger(text: str) -> None:
    assert denies_danger(text)


@pytest.mark.parametrize(
    "text", ["he is here now", "hes not here now but hes coming back", "hes here", "he isn't leaving"]
)
def test_danger_is_not_denied_by_less(text: str) -> None:
    assert not denies_danger(text)
