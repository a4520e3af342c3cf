"""An answer as it stands in the knowledge: its text for this person, the law of their nation and who is there for them."""

import re
from collections.abc import Sequence
from typing import Optional

from bot.account import Account, Signal, Turn
from bot.guidance.organisations import (
    fits_story,
    is_child,
    open_lines,
    serves_age,
    serves_gender,
    serves_nation,
    serves_place,
)
from bot.guidance.speaker import Speaker, bullets
from bot.knowledge.types import Answer, Law, Nation, Need, Organisation

NATION_NAMES = {
    "england_wales": "England and Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
    "uk": "All of the UK",
}
LAW_OF = {
    Nation.england: "england_wales",
    Nation.wales: "england_wales",
    Nation.scotland: "scotland",
    Nation.northern_ireland: "northern_ireland",
}
PROMISED = "law promised: "
"""Before the answer whose law was promised, among what was explained."""
SHORT_SENTENCES = 2
"""Sentences of an answer that is given again."""
SENTENCE_END = re.compile(r"(?<=[.?:]) +(?=[A-Z])")
MOST_NAMED = 3
"""Organisations that one answer names."""
ONE_A_NATION = ("ask_refuge",)
"""Questions for which each nation has a line of its own: all are named while the nation is not known."""
OPEN_NOW = ("ask_open_now", "ask_tonight", "ask_come_back")
"""Questions whose answers name lines that answer at this hour."""
OF_THE_YOUNG = "ask_tell_parents"
"""The question of a child or a young person, who hears of Childline also where no age was told."""


def say_known(speaker: Speaker, account: Account, question: str, most: Optional[int] = None) -> None:
    """Says the answer, the points of law that apply and at most `most` organisations.

    Never twice in one reply; what an earlier reply has said is said in short.
    """
    answer = answer_for(speaker, account, question)
    if answer.id in speaker.answers:
        return
    speaker.answers.add(answer.id)
    text = _new_or_short(speaker, answer, question)
    lines = law_lines(speaker, account, answer.law)
    note = speaker.line("law_note") if lines else ""
    if differs_by_nation(speaker, account, answer.law):
        note = f"{note} {speaker.line('law_where')}".strip()
        _promise(speaker, answer)
    named = speaker.most_named or MOST_NAMED if most is None else most
    people = people_for(speaker, account, question, named)
    listed = speaker.organisation_lines(people, asked_for=question in OPEN_NOW)
    speaker.say_text(text, bullets(lines), note, bullets(listed))


def _new_or_short(speaker: Speaker, answer: Answer, question: str) -> str:
    """The answer in full the first time; after that its first sentences, what it says of 999, and how to go on."""
    text = answer.text.replace("{retention}", str(speaker.setting.retention_hours))
    if speaker.explain(f"answer {answer.id}") or question in OPEN_NOW:
        return text
    sentences = SENTENCE_END.split(text)
    kept = [one for place, one in enumerate(sentences) if place < SHORT_SENTENCES or "999" in one]
    return speaker.line("answer_again", short=" ".join(kept))


def _promise(speaker: Speaker, answer: Answer) -> None:
    """Keeps which answer's law was promised for when it is known where the person lives."""
    others = tuple(name for name in speaker.progress.explained if not name.startswith(PROMISED))
    speaker.note(explained=(*others, f"{PROMISED}{answer.id}"))


def say_promised_law(speaker: Speaker, before: Account, account: Account, turn: Turn) -> None:
    """The law that an earlier answer promised, once it is told where the person lives; nothing in danger or despair."""
    names = [name for name in speaker.progress.explained if name.startswith(PROMISED)]
    if before.nation or not account.nation or turn.signals or not names:
        return
    speaker.note(explained=tuple(name for name in speaker.progress.explained if name not in names))
    answer = names[-1][len(PROMISED) :]
    asked_again = any(answer.startswith(name) for name in (turn.intent, *turn.asked))
    lines = law_lines(speaker, account, speaker.knowledge.answers[answer].law)
    if lines and not asked_again:
        speaker.say_text(speaker.line("law_promised"), bullets(lines), speaker.line("law_note"))


def answer_for(speaker: Speaker, account: Account, question: str) -> Answer:
    """The answer's own form for a child (`_child`) or for somebody who writes about another person (`_other`), if any."""
    known = speaker.knowledge.answers
    child = known.get(f"{question}_child") if is_child(account) else None
    other = known.get(f"{question}_other") if account.told_for == "other" else None
    return child or other or known[question]


def law_lines(speaker: Speaker, account: Account, names: Sequence[str]) -> list[str]:
    """The points of law that apply where the person lives.

    Where that is not known and the law differs, only what holds everywhere, and the most that a court can give.
    """
    points = [speaker.knowledge.law[name] for name in names]
    if differs_by_nation(speaker, account, names):
        points = [point for point in points if point.nation == "uk" or point.topic == "maximum"]
    return [_law_line(speaker, point) for point in points if _applies(point, account)]


def differs_by_nation(speaker: Speaker, account: Account, names: Sequence[str]) -> bool:
    """Whether these points of law are of more than one nation, and it is not known where the person lives."""
    nations = {speaker.knowledge.law[name].nation for name in names} - {"uk"}
    return account.nation is None and len(nations) > 1


def people_for(
    speaker: Speaker, account: Account, question: str, most: Optional[int] = MOST_NAMED
) -> list[Organisation]:
    """Who is named below an answer: those of the answer who serve this person, and a child's own helpline."""
    known = speaker.knowledge.organisations
    if Signal.own_behaviour in account.signals:
        return [known["respect_phoneline"]]
    people = [
        known[name]
        for place, name in enumerate(answer_for(speaker, account, question).organisations)
        if (serves_nation if question in ONE_A_NATION else serves_place)(known[name], account)
        and (
            fits_story(known[name], account)
            or (place == 0 and known[name].needs[0] is not Need.domestic_abuse)
        )
        and (question == OF_THE_YOUNG or serves_age(known[name], account))
        and (question == "ask_men" or serves_gender(known[name], account))
    ]
    if question in OPEN_NOW:
        return open_lines(account, speaker.setting, people)
    if is_child(account) and account.age is not None and known["childline"] not in people:
        people.insert(0, known["childline"])
    if question in ONE_A_NATION and account.nation is None:
        return people
    return people[:most]


def _law_line(speaker: Speaker, point: Law) -> str:
    nation = NATION_NAMES[point.nation]
    if nation in point.text:
        return point.text
    return speaker.line("law_of", nation=nation, text=point.text)


def _applies(point: Law, account: Account) -> bool:
    return account.nation is None or point.nation in ("uk", LAW_OF[account.nation])
