"""What is told once stays told: places that nobody named, one person or several, days, and answers in passing."""

from typing import Optional

import pytest

from bot.account import Account, Detail, Mention, Turn, fold
from bot.account.readings import SOMEWHERE, plainly_read
from bot.account.types import DetailKind
from bot.guidance import Part
from bot.knowledge.types import FormId
from tests.guidance.talk import Talk
from tests.guidance.test_corrections import acts, say


def appears(text: str, behaviour: str = "appears_at_home") -> Mention:
    return Mention(
        form=FormId.unwanted_appearances,
        behaviour=behaviour,
        text=text,
        start=0,
        end=len(text),
        confidence=0.99,
        second="appears_at_work",
    )


@pytest.mark.parametrize(
    ("text", "behaviour"),
    [
        ("my ex keeps turning up", SOMEWHERE),
        ("she just appears wherever", SOMEWHERE),
        ("he turned up at my flat", "appears_at_home"),
        ("hes at my door again", "appears_at_home"),
        ("he was in the office when i got in", "appears_at_work"),
        ("she turned up at the gym", "appears_at_places"),
        ("waiting at uni", "appears_at_school"),
    ],
)
def test_a_place_that_was_not_told_is_not_guessed(text: str, behaviour: str) -> None:
    assert plainly_read(appears(text), text).behaviour == behaviour


def test_there_is_the_place_that_the_message_names() -> None:
    text = "I work in an office. he keeps turning up there"
    assert (
        plainly_read(appears("he keeps turning up there", "appears_at_work"), text).behaviour
        == "appears_at_work"
    )


def at_home(talk: Talk) -> None:
    words = "he turns up at my house"
    say(talk, words, "tell", (("appears_at_home", words),))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("its not my house, its my work", "appears_at_work"),
        ("no not my house. he comes to my college", "appears_at_school"),
        ("you said home, its football", "appears_at_places"),
    ],
)
@pytest.mark.parametrize("intent", ["tell", "retract", "inform"])
def test_another_place_takes_the_place_of_the_one_denied(
    talk: Talk, text: str, act: str, intent: str
) -> None:
    at_home(talk)
    said = say(talk, text, intent)
    assert acts(talk) == [act] and "have" in said and "taken this out" not in said


@pytest.mark.parametrize(
    "text",
    [
        "i was not at home",
        "he hasn't been to my house today",
        "he has never been to my house before",
        "he didn't stop coming to my house",
        "isn't it my house too?",
    ],
)
def test_what_denies_no_place_changes_none(talk: Talk, text: str) -> None:
    at_home(talk)
    say(talk, text, "tell")
    assert acts(talk) == ["appears_at_home"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("no wait, that was my brother he turned up at, not me", "contacts_family"),
        ("not my house, my sisters house", "contacts_family"),
        ("sorry it was my best friend's flat", "contacts_friends"),
        ("actually my boss's office. not mine", "contacts_employer"),
    ],
)
def test_an_act_done_to_somebody_close_is_taken_off_the_writer(talk: Talk, text: str, act: str) -> None:
    at_home(talk)
    assert "putting that right" in say(talk, text)
    assert acts(talk) == [act]


def test_a_count_beside_goes_to_what_was_put_right(talk: Talk) -> None:
    at_home(talk)
    say(talk, "and he texts me", "tell", (("text_messages", "he texts me"),))
    said = say(
        talk, "no, he turned up at my brothers work. actually twice", facts=(("frequency", "2", "twice"),)
    )
    assert "contacting your family, twice" in said
    assert [incident.frequency for incident in talk.state.account.told()] == ["2", None]


def folded(account: Account, text: str, *facts: tuple[DetailKind, str, str], intent: str = "tell") -> Account:
    details = tuple(
        Detail(
            kind=kind, value=value, text=words, start=text.index(words), end=text.index(words) + len(words)
        )
        for kind, value, words in facts
    )
    return fold(account, Turn(text=text, intent=intent, details=details))


@pytest.mark.parametrize(
    ("first", "text", "facts", "who"),
    [
        (
            ("partner",),
            "He is not my partner, he is the neighbour",
            (("who", "neighbour", "the neighbour"),),
            ("neighbour",),
        ),
        (("unknown",), "he's my ex", (("who", "ex_partner", "my ex"),), ("ex_partner",)),
        (("stranger",), "turns out it's my ex", (("who", "ex_partner", "my ex"),), ("ex_partner",)),
        (("colleague",), "he's my ex", (("who", "ex_partner", "my ex"),), ("colleague", "ex_partner")),
        (("stranger",), "my boss rings too", (("who", "colleague", "my boss"),), ("stranger", "colleague")),
        (("partner",), "he is not my partner any more", (), ("ex_partner",)),
        (("ex_partner",), "not just my ex", (), ("ex_partner",)),
    ],
)
def test_who_it_is(
    first: tuple[str, ...], text: str, facts: tuple[tuple[DetailKind, str, str], ...], who: tuple[str, ...]
) -> None:
    assert folded(Account(who=first), text, *facts).who == who


def test_just_him_takes_a_second_person_back_aloud(talk: Talk) -> None:
    at_home(talk)
    assert "more than one person" in say(
        talk, "two men come", "inform", facts=(("offenders", "several", "two men come"),)
    )
    said = say(talk, "no just him", "inform", facts=(("offenders", "one", "just him"),))
    assert "one person now" in said and not talk.state.account.several_offenders


def test_once_is_once(talk: Talk) -> None:
    say(talk, "someone left a note", "tell", (("notes_left", "left a note"),))
    said = say(
        talk,
        "once. just the one note",
        "tell",
        (("notes_left", "the one note"),),
        (("frequency", "once", "once"),),
    )
    assert "goes on" not in said and "once" in said
    assert talk.state.account.occasions() == 1


def test_a_retelling_is_no_new_occasion(talk: Talk) -> None:
    text = "he texts me and waits outside"
    told = (("text_messages", "he texts me"), ("waits_outside", "waits outside"))
    say(talk, text, "tell", told)
    before = talk.state.account.occasions()
    say(talk, "like i said he texts me", "tell", (("text_messages", "he texts me"),))
    assert talk.state.account.occasions() == before
    assert acts(talk) == ["text_messages", "waits_outside"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("no thank you. what can i do tonight to be safe", "more"),
        ("no nothing else. am i being silly?", "more"),
        ("i said no to the call. who can help", "call_back"),
        ("whatever. who can help me", "how_long"),
    ],
)
def test_an_answer_in_passing_is_taken(talk: Talk, text: str, asked: str) -> None:
    at_home(talk)
    progress = talk.state.progress.copy(update={"question": asked, "asked": (asked,)})
    talk.state = talk.state.copy(update={"progress": progress})
    said = talk.turn(text, "ask_who_helps", Part.question)
    assert "I had asked" not in said and "still tell me" not in said


def test_a_question_is_recalled_once_in_a_conversation(talk: Talk) -> None:
    at_home(talk)
    recalled = 0
    for asked in ("how_long", "feel", "who", "nation"):
        progress = talk.state.progress.copy(update={"question": asked, "asked": (asked,)})
        talk.state = talk.state.copy(update={"progress": progress})
        said = talk.turn("who can help", "ask_who_helps", Part.question)
        recalled += any(words in said for words in ("I had asked", "you can still tell me"))
    assert recalled == 1


@pytest.mark.parametrize(
    ("effect", "felt"),
    [("i am so worried about her", False), ("worried about my daughter", False), ("she is worried", True)],
)
def test_what_a_helper_feels_is_not_what_the_other_feels(effect: str, felt: bool) -> None:
    account = folded(Account(told_for="other"), effect, ("effect", "anxiety", "worried"))
    assert account.is_fearful() == felt


@pytest.mark.parametrize(
    ("text", "ended"),
    [("he used to ring me all night", "it stopped in may"), ("he rang me again last night", "")],
)
def test_only_what_happens_anew_ends_the_quiet(talk: Talk, text: str, ended: str) -> None:
    say(talk, "it stopped in may", "inform", facts=(("ended", "2026-05-01", "it stopped in may"),))
    say(talk, text, "tell", (("repeated_calls", text),))
    assert talk.state.account.ended_text == ended


def test_a_professional_stays_one() -> None:
    account = folded(Account(), "about my patient, not me", ("told_for", "professional", "about my patient"))
    account = folded(account, "it's me again", ("told_for", "self", "it's me"))
    assert account.told_for == "other" and "professional" in account.circumstances


def test_contact_that_a_court_allows_is_no_act(talk: Talk) -> None:
    talk.turn("he has contact with our kids through the court", "tell", Part.account, "contacts_family")
    assert acts(talk) == []
    talk.turn("he has contact and asks the kids where i live", "tell", Part.account, "uses_children")
    assert acts(talk) == ["uses_children"]


def test_after_a_bare_no_it_is_asked_once_what_to_change(talk: Talk) -> None:
    at_home(talk)
    say(talk, "and texts me", "tell", (("text_messages", "texts me"),))
    said = say(talk, "not quite", "deny", question="right")
    assert "What should I change?" in said and "1." in said
    said = talk.turn("thats it yes, rest is right", "danger_over", Part.talk)
    assert "relieved" not in said and "What should I change?" not in said


def test_what_has_been_happening_is_not_asked_after_a_story(talk: Talk) -> None:
    said: Optional[str] = talk.turn("im so scared of him", "inform", Part.account, effect="fear")
    assert said and "What has been happening" not in said


def test_a_no_to_the_offered_call_takes_none_back(talk: Talk) -> None:
    at_home(talk)
    progress = talk.state.progress.copy(update={"question": "call_back", "asked": ("call_back",)})
    talk.state = talk.state.copy(update={"progress": progress})
    said = talk.turn("i said no to the call", "withdraw", Part.talk)
    assert "taken back" not in said and not talk.state.request.withdraw


@pytest.mark.parametrize("intent", ["other", "thank"])
def test_a_correction_is_taken_whatever_it_seems(talk: Talk, intent: str) -> None:
    at_home(talk)
    said = talk.turn("its not my house its just football", intent, Part.talk)
    assert "putting that right" in said and acts(talk) == ["appears_at_places"]
