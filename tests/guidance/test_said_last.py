"""What was said last holds: places put right, whom it is done to, clauses of one act, acts in plain words."""

import pytest

from bot.account import Account, Detail, Mention, Turn, fold
from bot.account.plain_acts import in_whole_acts, with_plain_acts
from bot.account.readings import plainly_read
from bot.account.types import DetailKind
from bot.guidance import Part
from bot.knowledge.types import FormId
from tests.guidance.talk import Talk
from tests.guidance.test_corrections import acts, say


def mention(text: str, words: str, behaviour: str, form: FormId) -> Mention:
    start = text.index(words)
    return Mention(
        form=form, behaviour=behaviour, text=words, start=start, end=start + len(words), confidence=0.9
    )


def fact(kind: DetailKind, value: str, words: str, text: str) -> Detail:
    start = text.index(words)
    return Detail(kind=kind, value=value, text=words, start=start, end=start + len(words))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("and it isnt outside my work its outside my gym", "outside my gym"),
        ("thats wrong. its the gym not work", "its the gym"),
        ("no not my work, outside college", "outside college"),
    ],
)
@pytest.mark.parametrize("intent", ["tell", "retract"])
def test_another_place_of_waiting_takes_the_place_of_the_first(
    talk: Talk, text: str, quote: str, intent: str
) -> None:
    words = "he stands outside my work"
    say(talk, words, "tell", (("waits_outside", words),))
    said = say(talk, text, intent)
    assert acts(talk) == ["waits_outside"] and quote in said and "taken this out" not in said
    assert [m.text for m in talk.state.account.mentions()] == [quote]


@pytest.mark.parametrize(
    "text", ["he doesnt stand outside work today", "outside my gym too", "i wasnt at work"]
)
def test_what_puts_no_place_right_changes_no_words(talk: Talk, text: str) -> None:
    words = "he stands outside my work"
    say(talk, words, "tell", (("waits_outside", words),))
    say(talk, text, "tell")
    assert [m.text for m in talk.state.account.mentions()] == [words]


@pytest.mark.parametrize(
    ("words", "told_for"),
    [("its me hes doing it to", "self"), ("its ME hes after", "self"), ("its me", "other")],
)
def test_the_one_it_is_done_to(words: str, told_for: str) -> None:
    before = Account(told_for="other", circumstances=("professional",))
    after = fold(
        before, Turn(text=words, intent="retract", details=(fact("told_for", "self", words, words),))
    )
    assert after.told_for == told_for
    assert ("professional" in after.circumstances) == (told_for == "other")


@pytest.mark.parametrize(
    ("text", "who", "professional"),
    [
        ("im a nurse and one of my patients sons keeps turning up", "one of my patients sons", False),
        ("im a teacher and a student keeps messaging me", "a student", False),
        ("im a nurse and one of my patients sons keeps hitting her", "one of my patients sons", True),
    ],
)
def test_who_works_with_people_may_be_the_victim(text: str, who: str, professional: bool) -> None:
    details = (fact("who", "known", who, text), fact("circumstance", "professional", text, text))
    account = fold(Account(), Turn(text=text, intent="tell", details=details))
    assert ("professional" in account.circumstances) == professional


def test_too_is_no_count(talk: Talk) -> None:
    say(talk, "flowers came", "tell", (("flowers", "flowers came"),))
    say(talk, "he left flowers on my car too", "tell", (("flowers", "he left flowers on my car"),))
    assert talk.state.account.occasions() == 1


@pytest.mark.parametrize(
    ("text", "first", "second", "acts_told"),
    [
        (
            "its a parcel with a necklace in and no name on it",
            ("its a parcel with a necklace in", "gifts"),
            ("no name on it", "items_left"),
            1,
        ),
        (
            "he still stands outside, outside my gym",
            ("he still stands outside", "waits_outside"),
            ("outside my gym", "waits_outside"),
            1,
        ),
        (
            "he left roses and he left a note",
            ("he left roses", "flowers"),
            ("he left a note", "notes_left"),
            2,
        ),
    ],
)
def test_clauses_of_one_act(
    text: str, first: tuple[str, str], second: tuple[str, str], acts_told: int
) -> None:
    form = FormId.unwanted_appearances if "stands" in text else FormId.letters_gifts
    told = tuple(mention(text, words, name, form) for words, name in (first, second))
    assert len(in_whole_acts(Turn(text=text, intent="tell", mentions=told)).mentions) == acts_told


@pytest.mark.parametrize(
    ("text", "behaviours"),
    [
        ("I got a parcel yesterday that I didnt order and it just feels wrong", ["gifts"]),
        ("he knows my room number now", ["knows_movements"]),
        ("her ex boyfriend wont leave her alone, im worried sick", ["other_contact"]),
        ("amazon sent a parcel i didnt order", []),
        ("what if he knows where i live", []),
        ("does he know where i live?", []),
        ("i wont leave him alone", []),
        ("the parcel i didnt order was for next door", []),
        ("the dog wont leave me alone", []),
    ],
)
def test_acts_in_plain_words(text: str, behaviours: list[str]) -> None:
    assert [m.behaviour for m in with_plain_acts(Turn(text=text, intent="tell")).mentions] == behaviours


@pytest.mark.parametrize(
    ("text", "behaviour"),
    [
        ("he keeps sending them to people i know", "contacts_anyone"),
        ("he tells people i work with", "contacts_colleagues"),
        ("he rings the office", "contacts_colleagues"),
    ],
)
def test_people_that_were_not_named_are_not_guessed(text: str, behaviour: str) -> None:
    told = mention(text, text, "contacts_colleagues", FormId.harassing_associates)
    assert plainly_read(told, text).behaviour == behaviour


def test_a_correction_is_not_asked_about(talk: Talk) -> None:
    words = "he stands outside my work"
    say(talk, words, "tell", (("waits_outside", words),))
    text = "it isnt outside my work its outside my gym"
    talk.turn(
        text, "retract", Part.account, unsure=(mention(text, text, "follows", FormId.following_watching),)
    )
    assert not talk.state.progress.doubts
