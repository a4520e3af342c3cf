"""What a correction changes, what it leaves, and what the bot says of it."""

from typing import Optional

import pytest

from bot.account import Detail, Mention, Turn
from bot.guidance import Part, State, respond
from tests.guidance.talk import Talk

FLOWERS_AT_WORK = "he turned up at my work with flowers"


def say(
    talk: Talk,
    text: str,
    intent: str = "retract",
    acts: tuple[tuple[str, str], ...] = (),
    facts: tuple[tuple[str, str, str], ...] = (),
    question: Optional[str] = None,
) -> str:
    """A message with acts as (behaviour, words) and facts as (kind, value, words), each where it stands."""
    mentions = tuple(
        Mention(
            form=talk.setting.knowledge.behaviours[name].form,
            behaviour=name,
            text=words,
            start=text.index(words),
            end=text.index(words) + len(words),
            confidence=0.9,
        )
        for name, words in acts
    )
    details = tuple(
        Detail(
            kind=kind, value=value, text=words, start=text.index(words), end=text.index(words) + len(words)
        )
        for kind, value, words in facts
    )
    if question:
        progress = talk.state.progress.copy(update={"question": question})
        talk.state = State(account=talk.state.account, progress=progress)
    turn = Turn(text=text, intent=intent, mentions=mentions, details=details)
    talk.state, messages = respond(talk.state, turn, talk.setting, Part.account)
    talk.said = list(messages)
    return "\n".join(message.text for message in messages)


def acts(talk: Talk) -> list[str]:
    return [mention.behaviour for mention in talk.state.account.mentions()]


def flowers_at_work(talk: Talk) -> None:
    say(
        talk,
        FLOWERS_AT_WORK,
        "tell",
        (("appears_at_work", "he turned up at my work"), ("flowers", "with flowers")),
        (("who", "ex_partner", "he"),),
    )


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("no the second time it was his brother", "retract"),
        ("the second time at work it wasnt him, it was his brother", "retract"),
        ("the second time at work it wasnt him, it was his brother", "tell"),
        ("not him, it was his mate", "tell"),
        ("one time that was his new girlfriend not him", "inform"),
        ("the last one wasn't him. it was somebody else", "retract"),
    ],
)
def test_another_person_takes_no_act_out(talk: Talk, text: str, intent: str) -> None:
    flowers_at_work(talk)
    said = say(talk, text, intent)
    assert acts(talk) == ["appears_at_work", "flowers"]
    assert "more than one person" in said and "taken this out" not in said


def test_a_named_act_is_laid_to_another_person(talk: Talk) -> None:
    flowers_at_work(talk)
    said = say(talk, "the flowers weren't from him, they were from his brother")
    assert acts(talk) == ["appears_at_work", "flowers"] and "somebody else did this: flowers" in said


@pytest.mark.parametrize(
    "text", ["that wasn't him", "thats not right", "you misunderstood me", "no thats wrong"]
)
def test_a_correction_that_names_nothing_asks_which(talk: Talk, text: str) -> None:
    flowers_at_work(talk)
    said = say(talk, text)
    assert acts(talk) == ["appears_at_work", "flowers"]
    assert "1. Turning up at your work" in said and "2. Flowers" in said


@pytest.mark.parametrize(
    "text",
    [
        "the flowers were from my mum",
        "forget the flowers",
        "there were no flowers",
        "I was wrong about the flowers",
        "take the flowers out please",
        "the flowers weren't from him",
        "I never said he sent flowers",
        "the flowers are wrong",
    ],
)
def test_only_the_named_act_is_taken_out_of_what_was_told_together(talk: Talk, text: str) -> None:
    flowers_at_work(talk)
    said = say(talk, text)
    assert acts(talk) == ["appears_at_work"]
    assert "flowers" in said and "turning up at your work" not in said.split("\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "no the flowers did happen, he left them on the desk",
        "put the flowers back",
        "I didn't mean the flowers",
        "number 2 was right",
        "the flowers are true",
        "put that back",
        "please keep the flowers in",
    ],
)
@pytest.mark.parametrize("intent", ["retract", "tell"])
def test_what_was_taken_out_can_be_put_back(talk: Talk, text: str, intent: str) -> None:
    flowers_at_work(talk)
    say(talk, "number 2 is not right")
    assert acts(talk) == ["appears_at_work"]
    said = say(talk, text, intent)
    assert sorted(acts(talk)) == ["appears_at_work", "flowers"]
    assert "put this back" in said and "flowers" in said


@pytest.mark.parametrize("intent", ["tell", "inform", "retract"])
def test_a_count_replaces_the_old_one_and_is_said(talk: Talk, intent: str) -> None:
    text = "he came to my house twice"
    say(talk, text, "tell", (("appears_at_home", text),), (("frequency", "2", "twice"),))
    said = say(
        talk,
        "no not twice, five times",
        intent,
        facts=(("frequency", "2", "twice"), ("frequency", "5", "five times")),
    )
    assert "turning up at your home, five times" in said
    assert 'five times: "he came to my house twice"' in say(talk, "thats not right")
    assert talk.state.account.occasions() == 5


def test_a_smaller_count_told_with_the_act_replaces_too(talk: Talk) -> None:
    text = "he came to my house 6 times"
    say(talk, text, "tell", (("appears_at_home", text),), (("frequency", "6", "6 times"),))
    said = say(
        talk,
        "thats wrong he came 4 times and his brother once",
        acts=(("appears_at_home", "he came 4 times"),),
        facts=(("frequency", "4", "4 times"), ("frequency", "once", "once")),
    )
    assert "four times" in said and "taken this out" not in said
    assert talk.state.account.occasions() == 4


def test_a_count_goes_to_the_act_that_is_named(talk: Talk) -> None:
    flowers_at_work(talk)
    say(talk, "and she rings me", "tell", (("repeated_calls", "she rings me"),))
    said = say(talk, "the flowers came five times", "inform", facts=(("frequency", "5", "five times"),))
    assert "flowers" in said and "five times" in said and "phone calls" not in said.split("\n")[0]


def threatened(talk: Talk) -> None:
    talk.tell("he said he would come for me", "threat_of_harm")


@pytest.mark.parametrize(
    "text",
    [
        "no theres no threat. he hasnt threatened anyone",
        "its not a threat. i mean he asked me out",
        "he never threatened me",
        "he didn't actually threaten me",
        "there was no threat",
        "no threats",
        "nobody threatened me",
        "they haven't made any threats",
    ],
)
@pytest.mark.parametrize("intent", ["retract", "tell", "deny", "inform"])
def test_a_form_denied_by_its_name_is_taken_out(talk: Talk, text: str, intent: str) -> None:
    threatened(talk)
    said = say(talk, text, intent, question="right")
    assert acts(talk) == [] and "a threat to hurt you" in said


def test_what_is_told_instead_is_added(talk: Talk) -> None:
    for intent in ("tell", "retract"):
        talk.state = State()
        threatened(talk)
        said = say(
            talk,
            "its not a threat. i mean hes reading my messages",
            intent,
            (("reads_messages", "hes reading my messages"),),
        )
        assert acts(talk) == ["reads_messages"]
        assert "following or watching you" in said and "a threat to hurt you" in said


def test_a_serious_act_told_instead_gets_its_advice(talk: Talk) -> None:
    talk.tell("he hit me", "hits")
    said = say(
        talk,
        "no he didn't hit me. he had his hands round my throat",
        acts=(("strangulation", "he had his hands round my throat"),),
    )
    assert acts(talk) == ["strangulation"] and "doctor" in said


@pytest.mark.parametrize(
    "text",
    [
        "not a threat exactly but he said id regret it",
        "no threats today",
        "he hasn't threatened me since",
        "no threats this week so far",
        "he hasn't stopped threatening me",
        "isn't that a threat?",
        "I never answered his threats",
        "not just threats",
        "the police said it was not a threat",
        "he says its not a threat its a promise",
        "he didn't threaten me on sunday",
    ],
)
def test_what_is_denied_for_a_time_or_not_quite_stays(talk: Talk, text: str) -> None:
    threatened(talk)
    said = say(talk, text, "tell")
    assert acts(talk) == ["threat_of_harm"] and "taken this out" not in said


def test_a_new_act_after_not_exactly_is_kept(talk: Talk) -> None:
    text = "not a threat exactly but he said id regret it"
    say(talk, text, "tell", (("implied_threat", "he said id regret it"),))
    assert acts(talk) == ["implied_threat"]


def test_no_is_said_of_acts_that_were_never_told_changes_nothing(talk: Talk) -> None:
    flowers_at_work(talk)
    said = say(talk, "he hasn't threatened me", "tell")
    assert acts(talk) == ["appears_at_work", "flowers"] and "taken this out" not in said


def test_a_stored_fact_is_said_back_and_a_known_one_is_not_noted_anew(talk: Talk) -> None:
    flowers_at_work(talk)
    said = say(talk, "since september", "inform", facts=(("since", "2026-09-01", "since september"),))
    assert "since september" in said.split("\n")[0]
    said = say(talk, "since september", "inform", facts=(("since", "2026-09-01", "since september"),))
    assert "have that" in said and "noted" not in said


def test_a_day_told_by_itself_is_that_of_the_act_told_last(talk: Talk) -> None:
    flowers_at_work(talk)
    said = say(talk, "it was on tuesday", "inform", facts=(("when", "2026-11-17", "on tuesday"),))
    assert "on tuesday" in said and talk.state.account.incidents[-1].when == ("on tuesday",)


def test_noted_is_not_said_where_nothing_was_stored(talk: Talk) -> None:
    flowers_at_work(talk)
    said = say(talk, "it was in the post", "inform", facts=(("where", "out", "in the post"),))
    said = say(talk, "it was in the post", "inform", facts=(("where", "out", "in the post"),))
    assert "noted" not in said and "may" in said and "I have that" not in said


@pytest.mark.parametrize("effect", ["none", "fear"])
def test_a_fact_is_called_known_only_where_it_is(talk: Talk, effect: str) -> None:
    flowers_at_work(talk)
    say(talk, "it scares me", "inform", facts=(("effect", "fear", "scares"),))
    said = say(talk, "how i said", "inform", facts=(("effect", effect, "how i said"),))
    assert ("have that" in said) == (effect == "fear")


def test_a_no_with_a_fact_is_no_skipped_question(talk: Talk) -> None:
    flowers_at_work(talk)
    facts = (("since", "2026-09-01", "since september"),)
    said = say(talk, "no, since september", "deny", facts=facts, question="right")
    assert "since september" in said.split("\n")[0]


def test_nation_age_and_person_are_replaced(talk: Talk) -> None:
    flowers_at_work(talk)
    say(talk, "in scotland. im 24", "inform", facts=(("nation", "scotland", "scotland"), ("age", "24", "24")))
    said = say(talk, "not Scotland, Wales", facts=(("nation", "scotland", "Scotland"),))
    assert "Wales, not Scotland" in said and talk.state.account.nation == "wales"
    said = say(talk, "she's 34 not 24", "inform")
    assert "34" in said and talk.state.account.age == 34


@pytest.mark.parametrize(
    ("text", "facts", "who"),
    [
        ("not my ex, my ex's mate", (("who", "ex_partner", "my ex"),), ("known",)),
        (
            "sorry i meant my neighbour not my ex",
            (("who", "neighbour", "my neighbour"), ("who", "ex_partner", "my ex")),
            ("neighbour",),
        ),
        ("turns out it's my husband", (("who", "partner", "my husband"),), ("partner",)),
        ("no, it was a woman", (("who", "stranger", "a woman"),), ("ex_partner",)),
        ("the flowers were from my mum", (("who", "family", "my mum"),), ("ex_partner",)),
    ],
)
def test_a_corrected_person_takes_the_place_of_the_first(
    talk: Talk, text: str, facts: tuple[tuple[str, str, str], ...], who: tuple[str, ...]
) -> None:
    flowers_at_work(talk)
    said = say(talk, text, facts=facts)
    assert talk.state.account.who == who
    assert "noted both" not in said
    if who == ("neighbour",):
        assert "a neighbour, not an ex-partner" in said


def test_a_second_person_told_without_a_correction_is_added(talk: Talk) -> None:
    flowers_at_work(talk)
    say(talk, "my boss rings too", "tell", facts=(("who", "colleague", "my boss"),))
    assert talk.state.account.who == ("ex_partner", "colleague")


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("since he left like i said", "since he left."),
        ("since we split up and stuff", "since we split up."),
        ("for three weeks", "for three weeks."),
    ],
)
def test_the_summary_shows_a_beginning_without_what_is_said_beside_it(
    talk: Talk, told: str, shown: str
) -> None:
    flowers_at_work(talk)
    say(talk, told, "inform", facts=(("since", "", told),))
    said = talk.turn("what did i tell you", "ask_summary", Part.question)
    assert f"It has been going on: {shown}" in said
