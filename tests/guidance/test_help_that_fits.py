"""Who is named to whom, in few words and few bubbles; tips and quotes that fit what was told."""

from datetime import datetime, timezone

import pytest

from bot.account import Account
from bot.guidance import Message, Part, Setting
from bot.guidance.bubbles import MOST, in_few
from bot.guidance.hours import opening_said
from bot.guidance.naming import act_words
from bot.guidance.organisation_lines import line_of
from bot.guidance.organisations import fitting
from bot.knowledge import Knowledge, Nation
from bot.nlu.details import _circumstances
from tests.guidance.talk import Talk

OPEN = datetime(2026, 11, 24, 11, 0, tzinfo=timezone.utc)
"""A Tuesday morning: the helpline is open. The clock of `setting` stands at night."""
ABUSE_LINES = {
    "national_domestic_abuse_helpline",
    "scotland_domestic_abuse_helpline",
    "dsa_helpline_ni",
    "mens_advice_line",
}


def names(account: Account, setting: Setting, limit: int = 3) -> list[str]:
    return [one.id for one in fitting(account, setting, limit)]


def circumstances(text: str, knowledge: Knowledge) -> set[str]:
    return {detail.value for detail in _circumstances(text, knowledge.circumstances.values())}


# --- who fits -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nation", "line"),
    [
        (None, "national_domestic_abuse_helpline"),
        (Nation.england, "national_domestic_abuse_helpline"),
        (Nation.wales, "live_fear_free"),
        (Nation.scotland, "scotland_domestic_abuse_helpline"),
        (Nation.northern_ireland, "dsa_helpline_ni"),
    ],
)
@pytest.mark.parametrize("who", ["ex_partner", "partner", "family"])
def test_while_the_helpline_is_closed_the_line_for_abuse_comes_first(
    setting: Setting, nation: Nation, line: str, who: str
) -> None:
    unsaid = Account(nation=nation, who=(who,))
    assert names(unsaid, setting)[0] != "national_domestic_abuse_helpline"
    account = Account(nation=nation, who=(who,), circumstances=("woman",))
    assert names(account, setting)[:2] == [line, "national_stalking_helpline"]
    by_day = names(account, setting.copy(update={"now": OPEN}))
    assert by_day[0] == "national_stalking_helpline" and line in by_day


def test_after_a_grave_act_it_comes_first_by_day_too(setting: Setting) -> None:
    talk = Talk(setting.copy(update={"now": OPEN}))
    said = talk.tell("my ex strangled me", "strangulation", who="ex_partner", circumstance="woman")
    assert said.index("0808 2000 247") < said.index("0808 802 0300")


@pytest.mark.parametrize(
    "who", ["neighbour", "colleague", "friend", "stranger", "unknown", "client", "known"]
)
@pytest.mark.parametrize("circumstance", ["", "man"])
def test_no_line_for_partners_where_it_is_nobody_close(setting: Setting, who: str, circumstance: str) -> None:
    account = Account(who=(who,), circumstances=(circumstance,) if circumstance else ())
    assert not ABUSE_LINES & set(names(account, setting, 12))
    talk = Talk(setting)
    talk.tell("that one texts me", "text_messages", who=who, **_told(circumstance))
    for question in ("ask_men", "ask_children_contact", "ask_who_helps", "ask_open_now"):
        said = talk.turn("who is there", question, Part.question)
        assert "Men's Advice Line" not in said and "0808 2000 247" not in said


def _told(circumstance: str) -> dict[str, str]:
    return {"circumstance": circumstance} if circumstance else {}


def test_a_man_hears_of_his_nations_line_and_of_the_mens_line(setting: Setting) -> None:
    found = names(Account(nation=Nation.wales, who=("ex_partner",), circumstances=("man",)), setting, 4)
    assert found[0] == "live_fear_free" and "mens_advice_line" in found


def test_somebody_in_scotland_with_their_address_online_hears_of_a_scottish_service(talk: Talk) -> None:
    said = talk.tell(
        "someone posted my address", "details_posted", nation="scotland", who="unknown", frequency="several"
    )
    assert "thecyberhelpline" in said and "0800 160 1985" in said and "101" in said


@pytest.mark.parametrize("behaviour", ["fake_profile", "sexual_messages", "text_messages"])
def test_lines_for_pictures_need_a_picture_of_the_person(talk: Talk, behaviour: str) -> None:
    talk.tell("he does it", behaviour)
    said = talk.turn("who helps", "ask_who_helps", Part.question)
    assert "Report Remove" not in said and "Revenge Porn" not in said


def test_a_shared_picture_has_its_own_line(talk: Talk) -> None:
    talk.tell("he put my nudes up", "intimate_images_posted")
    assert "0345 6000 459" in talk.turn("who helps", "ask_who_helps", Part.question)


@pytest.mark.parametrize("question", ["ask_help_friend", "ask_professional", "ask_family_contact"])
def test_no_line_for_children_where_no_child_was_told_of(talk: Talk, question: str) -> None:
    assert "0808 800 5000" not in talk.turn("i am 19", question, Part.question, age="19")


def test_a_professional_hears_of_who_advises_professionals_and_nothing_of_their_own_job(talk: Talk) -> None:
    talk.turn(
        "im a gp, my patient is followed",
        "tell",
        Part.account,
        "follows_on_foot",
        circumstance="professional",
        told_for="other",
        who="ex_partner",
    )
    said = talk.turn("her workplace", "tell", Part.account, circumstance="workplace")
    said += talk.turn("who helps", "ask_who_helps", Part.question)
    assert "Paladin" in said and "work" in said and "Acas" not in said and "another desk" not in said


def test_work_is_the_writers_own(setting: Setting) -> None:
    assert "acas" not in names(Account(who=("colleague",), told_for="other"), setting, 12)
    assert "acas" not in names(Account(circumstances=("workplace", "professional")), setting, 12)


# --- circumstances --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "circumstance"),
    [
        ("theres this boy at my school who follows me home", "at_school"),
        ("a girl in my class wont leave me alone", "at_school"),
        ("he's in my year and messages me", "at_school"),
        ("the man following me is a police officer", "police_offender"),
        ("my stalker is a police sergeant", "police_offender"),
        (
            "ive got a case already in with his force, they said its just a relationship thing",
            "police_dismissed",
        ),
        ("the police said it was only a domestic", "police_dismissed"),
        ("police did nothing", "police_dismissed"),
        ("officers weren't interested", "police_dismissed"),
        ("i am a widow and he knocks every evening", "older"),
        ("since my husband died the man next door comes round", "older"),
    ],
)
def test_plain_words_tell_it(text: str, circumstance: str, knowledge: Knowledge) -> None:
    assert circumstance in circumstances(text, knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "i teach and a boy in my class is being followed",
        "a friend from my old school keeps texting",
        "he turns up at my son's school",
        "a pupil at my school is being followed",
        "will the police say its just a domestic",
        "if the police did nothing what then",
        "the police were kind and wrote it down",
        "he said its just a joke",
        "the man following me drives a police style car",
    ],
)
def test_like_words_tell_none_of_it(text: str, knowledge: Knowledge) -> None:
    told = circumstances(text, knowledge)
    assert not told & {"at_school", "police_dismissed", "police_offender", "older"}


def test_who_may_be_a_child_hears_of_childline(talk: Talk) -> None:
    said = talk.tell("this boy at my school follows me home", "follows_on_foot", circumstance="at_school")
    assert "If you are under 19" in said and "0800 1111" in said
    grown = Talk(talk.setting).tell(
        "a lad at my school", "follows_on_foot", circumstance="at_school", age="24"
    )
    assert "0800 1111" not in grown


def test_where_the_person_is_of_the_police_101_is_not_pressed(talk: Talk) -> None:
    said = talk.tell(
        "he's a cop and drives past", "drives_past_home", frequency="daily", circumstance="police_offender"
    )
    said += talk.turn("who helps", "ask_who_helps", Part.question)
    assert "IOPC" in said and "another force" in said and "advocate" in said and "101" not in said


def test_who_was_sent_away_by_the_police_hears_of_a_second_look(talk: Talk) -> None:
    talk.tell("he texts me", "text_messages")
    said = talk.tell("they said its just a relationship thing", circumstance="police_dismissed")
    assert "somebody senior" in said and "complaint" in said and "advocate" in said


def test_on_a_watched_device_no_call_back_and_no_long_list(talk: Talk) -> None:
    talk.tell("my husband reads my phone", circumstance="watched_device", who="partner")
    talk.tell("he texts and comes to my work", "text_messages", "appears_at_work", effect="fear")
    for text in ("x",) * 8:
        assert talk.state.progress.question != "call_back"
        talk.turn(text, "skip", Part.account)
    said = talk.turn("who helps", "ask_who_helps", Part.question)
    assert said.count("•") <= 2


# --- how it is said -------------------------------------------------------------------------------------------------


def test_each_line_says_in_few_words_for_whom(knowledge: Knowledge) -> None:
    for one in knowledge.organisations.values():
        if "police" not in {need.value for need in one.needs}:
            assert 2 <= len(one.for_whom.split()) <= 8, one.id
    assert "for people who are stalked in Scotland" in line_of(
        knowledge.organisations["action_against_stalking"], OPEN
    )


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 29, 11, tzinfo=timezone.utc), "Closed now, opens Monday 9:30am."),
        (datetime(2026, 11, 25, 8, tzinfo=timezone.utc), "Closed now, opens today 1pm."),
        (datetime(2026, 12, 24, 20, tzinfo=timezone.utc), "Closed now, opens Tuesday 9:30am."),
        (OPEN, "Open now."),
    ],
)
def test_hours_in_few_words(setting: Setting, moment: datetime, said: str) -> None:
    assert opening_said(setting.knowledge.organisations["national_stalking_helpline"], moment) == said


def test_who_asks_for_the_helplines_hours_hears_them_all(talk: Talk) -> None:
    assert "Wednesdays 1pm to 4pm" in talk.turn("when is it open", "ask_helpline", Part.question)


def test_a_first_answer_is_short(talk: Talk) -> None:
    said = talk.tell(
        "my ex strangled me and texts me every hour",
        "strangulation",
        "text_messages",
        who="ex_partner",
        effect="fear",
        frequency="daily",
    )
    assert len(talk.said) <= MOST and talk.said[-1].buttons
    assert said.count("101") <= 1 and said.count("phone bills") <= 1
    assert "five million" not in said and "You told me of" not in said


def test_facts_in_general_do_not_follow_grave_news(talk: Talk) -> None:
    talk.tell("he broke in and texts me", "break_in", "text_messages", effect="fear")
    assert "five million" not in talk.turn("in wales", "inform", Part.account, nation="wales")


def test_what_a_phone_bill_shows_is_said_once(talk: Talk) -> None:
    said = talk.tell("he texts me", "text_messages", frequency="daily")
    for question in ("ask_who_helps", "ask_open_now", "ask_am_i_stalked"):
        said += talk.turn("and", question, Part.question)
    assert said.count("phone bills") == 1


def test_the_same_line_does_not_end_every_answer(talk: Talk) -> None:
    talk.tell("he texts me", "text_messages", frequency="daily")
    ends = [
        "0808 802 0300" in talk.turn("and", question, Part.question)
        for question in ("ask_help_friend", "ask_reply", "ask_work", "ask_school", "ask_lgbt")
    ]
    assert sum(ends) <= 2


def test_many_bubbles_are_joined_and_nothing_is_lost() -> None:
    messages = [Message(text=str(number) * number) for number in range(1, 8)]
    few = in_few(messages)
    assert len(few) == MOST and few[0] == messages[0]
    assert "".join("".join(m.text.split()) for m in few) == "".join(m.text for m in messages)


# --- feelings, quotes, tips ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("feel a right mug", "feel foolish"),
        ("i feel so stupid for answering", "feel foolish"),
        ("im not sleeping, frightened to go in", "Bad nights"),
        ("I feel uneasy in my own home", "Home should be"),
        ("i'm scared to leave the house", "makes sense to dread"),
    ],
)
def test_a_feeling_gets_its_own_sentence_first(talk: Talk, text: str, words: str) -> None:
    assert (
        words in talk.tell(text, "text_messages", effect="fear").split("\n")[0] or words in talk.said[1].text
    )
    assert words in Talk(talk.setting).turn(text, "tell", Part.account)


@pytest.mark.parametrize(
    "text", ["he is an idiot and texts me", "she feels daft", "i sleep fine", "he slept outside"]
)
def test_what_is_no_feeling_of_theirs_gets_none(talk: Talk, text: str) -> None:
    said = talk.tell(text, "text_messages")
    assert "foolish" not in said and "Bad nights" not in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "hi theres this boy who keeps following me home even tho",
            "theres this boy who keeps following me home",
        ),
        ("and keyed my car", "keyed my car"),
        ("not about work", ""),
        ("when I am in the garden. He knows", ""),
        ("he know always where i am. he say he will find me", ""),
        ("when I go out", ""),
        ("when i go out he follows me in his van", "when i go out he follows me in his van"),
        ("he texts me at 3.30 every night", "he texts me at 3.30 every night"),
        ("flowers", ""),
    ],
)
def test_a_quote_is_a_clause_of_its_own(text: str, words: str) -> None:
    assert act_words(text) == words


def test_acts_in_the_same_words_stand_in_one_line(talk: Talk) -> None:
    said = talk.tell("he knocks every evening and leaves flowers", "flowers", "knocks_at_door")
    assert said.count("he knocks every evening and leaves flowers") == 1
    assert "letters or gifts" in said.lower() and "turning up" in said.lower()


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        ("vehicle_damage", "crime number"),
        ("watches_from_car", "number plate"),
        ("appears_at_places", "gym"),
        ("threat_of_harm", "exact words"),
        ("details_posted", "lock doors"),
    ],
)
def test_tips_fit_the_act(talk: Talk, behaviour: str, words: str) -> None:
    talk.tell("that", behaviour)
    said = talk.turn("what can i do", "ask_tips", Part.question)
    assert words in said and "what they wore" not in said


def test_a_note_on_the_car_is_nobody_at_the_door(talk: Talk) -> None:
    talk.tell("he keyed my car and waits about", "vehicle_damage", "notes_left", "waits_outside")
    said = "".join(talk.turn("tips", "ask_tips", Part.question) for _ in range(4))
    assert "at your door" not in said


def test_law_of_an_unknown_nation_is_short(talk: Talk) -> None:
    said = talk.turn("is it a crime", "ask_is_it_crime", Part.question)
    assert "crimes in all of the UK" in said and "Tell me which part you live in" in said
    assert "Scotland" not in said
