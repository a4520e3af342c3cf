"""The account: what folding keeps, and what it amounts to."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.account import Account, Detail, Mention, Pattern, Signal, Turn, fold, forms, pattern
from bot.account.types import EFFECTS, FEARFUL, WHO, least_of
from bot.guidance import State
from bot.knowledge import load

KNOWLEDGE = load()
BEHAVIOURS = list(KNOWLEDGE.behaviours.values())
WORDS = "he keeps ringing me at night and waits outside my work. It scares me! Since March, every day; again"


def mention(behaviour: str, text: str, words: str | None = None) -> Mention:
    words = words or text
    start = text.index(words)
    form = KNOWLEDGE.behaviours[behaviour].form
    return Mention(
        form=form, behaviour=behaviour, text=words, start=start, end=start + len(words), confidence=0.9
    )


def detail(kind: str, value: str, text: str, words: str) -> Detail:
    start = text.index(words)
    return Detail(kind=kind, value=value, text=words, start=start, end=start + len(words))


def told(*turns: Turn) -> Account:
    account = Account()
    for turn in turns:
        account = fold(account, turn)
    return account


def one(behaviour: str, text: str, *details: Detail, intent: str = "tell") -> Turn:
    return Turn(text=text, intent=intent, mentions=(mention(behaviour, text),), details=details)


# --- any turns at all ---------------------------------------------------------------------------------------


@st.composite
def turns(draw: st.DrawFn) -> Turn:
    start = draw(st.integers(0, len(WORDS) - 2))
    found = []
    for _ in range(draw(st.integers(0, 3))):
        behaviour = draw(st.sampled_from(BEHAVIOURS))
        begin = draw(st.integers(start, len(WORDS) - 2))
        end = draw(st.integers(begin + 1, len(WORDS)))
        found.append(
            Mention(
                form=behaviour.form,
                behaviour=behaviour.id,
                text=WORDS[begin:end],
                start=begin,
                end=end,
                confidence=draw(st.floats(0, 1)),
            )
        )
    values = {
        "frequency": st.sampled_from(["once", "several", "daily", "weekly", "3", "40"]),
        "effect": st.sampled_from(EFFECTS),
        "who": st.sampled_from(WHO),
        "since": st.sampled_from(["2026-03-01", ""]),
        "nation": st.sampled_from(["england", "scotland"]),
        "age": st.integers(8, 99).map(str),
        "told_for": st.just("other"),
        "when": st.just(""),
    }
    details = []
    for kind in draw(st.lists(st.sampled_from(sorted(values)), max_size=4)):
        begin = draw(st.integers(0, len(WORDS) - 2))
        details.append(
            Detail(
                kind=kind,
                value=draw(values[kind]),
                text=WORDS[begin : begin + 1],
                start=begin,
                end=begin + 1,
            )
        )
    return Turn(
        text=WORDS,
        intent=draw(st.sampled_from(["tell", "inform", "affirm", "deny", "retract", "greet", "ask_tips"])),
        mentions=tuple(found),
        details=tuple(details),
        signals=tuple(draw(st.lists(st.sampled_from(list(Signal)), max_size=2, unique=True))),
        question=draw(st.sampled_from([None, "how_often", "more", "how_long"])),
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(turns(), max_size=6))
def test_the_account_never_holds_what_was_not_told(all_turns: list[Turn]) -> None:
    account = told(*all_turns)
    said = {m.behaviour for turn in all_turns for m in turn.mentions}
    assert {m.behaviour for m in account.mentions()} <= said
    assert account.turns == len(all_turns)
    assert set(account.effects) <= {value for turn in all_turns for value in turn.values("effect")}
    assert all(incident.least >= 1 and incident.mentions for incident in account.incidents)


@settings(max_examples=150, deadline=None)
@given(st.lists(turns(), max_size=6))
def test_without_a_correction_nothing_told_is_lost(all_turns: list[Turn]) -> None:
    kept = [turn for turn in all_turns if turn.intent != "retract"]
    account = told(*kept)
    assert {m.behaviour for m in account.mentions()} == {m.behaviour for turn in kept for m in turn.mentions}


@settings(max_examples=150, deadline=None)
@given(st.lists(turns(), min_size=1, max_size=6))
def test_the_pattern_follows_the_definition(all_turns: list[Turn]) -> None:
    account = told(*all_turns)
    occasions = account.occasions()
    fearful = any(effect in FEARFUL for effect in account.effects)
    expected = {0: Pattern.nothing, 1: Pattern.single}.get(
        occasions, Pattern.stalking if fearful else Pattern.series
    )
    assert pattern(account) is expected


@settings(max_examples=100, deadline=None)
@given(st.lists(turns(), max_size=5), turns())
def test_folding_is_pure_and_a_snapshot_is_the_account(all_turns: list[Turn], last: Turn) -> None:
    account = told(*all_turns)
    before = account.json()
    after = fold(account, last)
    assert account.json() == before
    assert fold(Account.parse_raw(before), last) == after
    assert State.parse_raw(State(account=after).json()).account == after


@settings(max_examples=100, deadline=None)
@given(st.lists(turns(), max_size=5))
def test_saying_nothing_changes_nothing_told(all_turns: list[Turn]) -> None:
    account = told(*all_turns)
    after = fold(account, Turn(text="ok", intent="thank"))
    assert after.copy(update={"turns": account.turns}) == account


# --- what people say ----------------------------------------------------------------------------------------


def test_flowers_once_are_a_single_incident() -> None:
    text = "someone left flowers on my doorstep once"
    account = told(one("flowers", text, detail("frequency", "once", text, "once")))
    assert pattern(account) is Pattern.single
    assert [form.value for form in forms(account, KNOWLEDGE)] == ["letters_gifts"]


def test_two_acts_on_different_days_are_a_series() -> None:
    account = told(one("text_messages", "she texted me"), one("appears_at_work", "then she came to my work"))
    assert pattern(account) is Pattern.series


def test_two_acts_of_one_occasion_are_one_incident() -> None:
    text = "he broke in and smashed my phone last night"
    turn = Turn(
        text=text,
        intent="tell",
        mentions=(
            mention("break_in", text, "he broke in"),
            mention("belongings_damaged", text, "smashed my phone"),
        ),
    )
    account = told(turn)
    assert len(account.incidents) == 1
    assert pattern(account) is Pattern.single


def test_every_day_and_three_times_are_a_series() -> None:
    daily = "he waits outside every day"
    account = told(one("waits_outside", daily, detail("frequency", "daily", daily, "every day")))
    assert pattern(account) is Pattern.series
    thrice = "she came to my house three times"
    account = told(one("appears_at_home", thrice, detail("frequency", "3", thrice, "three times")))
    assert account.occasions() == 3


def test_a_frequency_told_later_counts_for_what_was_told() -> None:
    account = told(
        one("appears_at_work", "he came to my work"),
        Turn(
            text="three times",
            intent="inform",
            details=(detail("frequency", "3", "three times", "three times"),),
        ),
    )
    assert account.occasions() == 3


def test_a_clicked_frequency_counts_too() -> None:
    click = Turn(text="/inform", intent="inform", details=(Detail(kind="frequency", value="daily"),))
    account = told(one("flowers", "he sent flowers"), click)
    assert account.incidents[0].frequency == "daily"
    assert pattern(account) is Pattern.series


def test_the_same_act_again_is_another_occasion() -> None:
    account = told(one("waits_outside", "he was outside"), one("waits_outside", "he was outside again"))
    assert len(account.incidents) == 1
    assert account.occasions() == 2


def test_telling_the_same_twice_is_no_second_occasion() -> None:
    account = told(one("flowers", "he sent flowers"), one("flowers", "he sent flowers"))
    assert account.occasions() == 1


def test_that_was_not_her_takes_out_no_act_while_it_is_open_which() -> None:
    account = told(
        one("text_messages", "she texted me"),
        one("flowers", "flowers came"),
        Turn(text="that wasn't her", intent="retract"),
    )
    assert [m.behaviour for m in account.mentions()] == ["text_messages", "flowers"]


def test_a_correction_that_names_the_act_takes_that_act_out() -> None:
    account = told(
        one("flowers", "flowers came"),
        one("appears_at_work", "he came to my work"),
        Turn(text="sorry, the flowers were from my mum", intent="retract"),
    )
    assert [m.behaviour for m in account.mentions()] == ["appears_at_work"]


def test_a_series_with_fear_is_stalking_by_the_charity_s_definition() -> None:
    text = "i'm scared"
    fear = Turn(text=text, intent="inform", details=(detail("effect", "fear", text, "scared"),))
    account = told(one("text_messages", "texts"), one("appears_at_home", "came to my house"), fear)
    assert pattern(account) is Pattern.stalking


def test_not_being_afraid_does_not_undo_fear_told_before() -> None:
    account = told(
        Turn(text="x", intent="inform", details=(Detail(kind="effect", value="fear"),)),
        Turn(text="x", intent="inform", details=(Detail(kind="effect", value="none"),)),
    )
    assert account.is_fearful()


def test_a_threat_by_message_is_two_forms() -> None:
    account = told(one("threat_by_message", "he texted that he'll hurt me"))
    assert [form.value for form in forms(account, KNOWLEDGE)] == ["unwanted_contact", "threats"]


def test_least_of_frequencies() -> None:
    assert [least_of(value) for value in ("once", "several", "weekly", "daily", "7")] == [1, 2, 2, 2, 7]
