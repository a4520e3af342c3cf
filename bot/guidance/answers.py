"""Answers to questions, from the knowledge."""

from collections.abc import Sequence

from bot.account import Account, Pattern, Signal, pattern
from bot.guidance.call_back import begin
from bot.guidance.circumstances import FAMILY_DANGER
from bot.guidance.confirm import ASKS_FOR_CALL_BACK, line_buttons, numbered_account
from bot.guidance.explaining import EVERYONE, WATCHED, explain_pattern, help_lines, incident_names, list_help
from bot.guidance.listening import ask_next
from bot.guidance.organisations import (
    fitting,
    is_about_work,
    is_child,
    line_of,
    open_lines,
    serves_age,
    serves_gender,
    serves_nation,
)
from bot.guidance.questions import CALL_BACK, HELP
from bot.guidance.sharing import who_said
from bot.guidance.signals import say_own_more
from bot.guidance.speaker import Speaker, bullets, feelings, joined
from bot.guidance.tips import next_tips, said, said_all
from bot.guidance.types import Message
from bot.knowledge.types import Law, Nation, Organisation

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
MORE_PEOPLE = 6
MOST_NAMED = 3
"""Organisations that one answer names."""
OPEN_NOW = ("ask_open_now", "ask_tonight", "ask_come_back")
"""Questions whose answers name lines that answer at this hour."""
OF_THE_YOUNG = "ask_tell_parents"
"""The question of a child or a young person, who hears of Childline also where no age was told."""
HELPER_INSTEAD = ("ask_next", "ask_coping")
"""Questions that, where somebody writes for another person, ask what a helper can do."""
TELLS_OTHERS = ("ask_tell_people", OF_THE_YOUNG, "ask_next", "ask_tonight")
"""Questions whose answers speak of telling somebody, which is dangerous where family or community are part of it."""
FOR_VICTIMS = (
    "ask_tips",
    "ask_tonight",
    "ask_who_helps",
    "ask_helpline",
    "ask_diary",
    "ask_evidence",
    "ask_can_do",
    "ask_next",
    "ask_confront",
    "ask_open_now",
    "ask_going_out",
)
"""Questions whose answers are for the person to whom it is done."""


def answer_questions(speaker: Speaker, account: Account, questions: Sequence[str]) -> None:
    """Answers the questions with these intents first; an open question of the bot's own waits its turn."""
    for question in questions:
        _answer(speaker, account, question)
    if speaker.request.step:
        return
    if speaker.progress.question in (None, HELP) or _not_for_a_child(speaker, account):
        ask_next(speaker, account)
    else:
        _leave_open(speaker)


def _not_for_a_child(speaker: Speaker, account: Account) -> bool:
    """Whether the open question offers a call-back to somebody who has since told that they are a child."""
    return speaker.progress.question == CALL_BACK and is_child(account)


def _answer(speaker: Speaker, account: Account, question: str) -> None:
    if question == ASKS_FOR_CALL_BACK:
        speaker.note(misses=0)
        begin(speaker, account)
        return
    special = {
        "ask_am_i_stalked": _am_i_stalked,
        "ask_tips": _tips,
        "ask_tonight": _tonight,
        "ask_who_helps": _who_helps,
        "ask_helpline": _helpline,
        "ask_summary": summary,
        "ask_next": _next,
    }
    speaker.note(misses=0)
    if Signal.own_behaviour in account.signals and question in FOR_VICTIMS:
        say_own_more(speaker)
        return
    if set(FAMILY_DANGER) & set(account.circumstances) and question in TELLS_OTHERS:
        question = "ask_honour"
    if account.told_for == "other" and question in HELPER_INSTEAD:
        question = "ask_help_friend"
    if question in ("ask_going_out", "ask_coping"):
        _feeling(speaker, account, question)
    elif question in special:
        special[question](speaker, account)
    else:
        _from_knowledge(speaker, account, question)


def _leave_open(speaker: Speaker) -> None:
    """The bot's own question still stands: named in a few words, with its quick replies, not asked anew."""
    name = f"q_{speaker.progress.question}"
    short = speaker.knowledge.wording[speaker.wording(name)].short
    if short is None or not speaker.explain(f"reminded {name}"):
        return
    text = speaker.line("asked_before", short=short)
    speaker.messages.append(Message(text=text, buttons=speaker.buttons(name)))


def _from_knowledge(speaker: Speaker, account: Account, question: str) -> None:
    knowledge = speaker.knowledge
    answer = knowledge.answers[question]
    text = answer.text.replace("{retention}", str(speaker.setting.retention_hours))
    law = [knowledge.law[name] for name in answer.law]
    fitting_law = [point for point in law if _applies(point, account)]
    lines = [_law_line(speaker, point) for point in fitting_law]
    note = speaker.line("law_note") if lines else ""
    listed = [speaker.organisation_line(one) for one in _people(speaker, account, question)]
    speaker.say_text(text, bullets(lines), note, bullets(listed))


def _people(speaker: Speaker, account: Account, question: str) -> list[Organisation]:
    """Who is named below an answer: those of the answer who serve this person, and a child's own helpline."""
    known = speaker.knowledge.organisations
    if Signal.own_behaviour in account.signals:
        return [known["respect_phoneline"]]
    people = [
        known[name]
        for name in speaker.knowledge.answers[question].organisations
        if serves_nation(known[name], account)
        and (question == OF_THE_YOUNG or serves_age(known[name], account))
        and (question == "ask_men" or serves_gender(known[name], account))
    ]
    if question in OPEN_NOW:
        return open_lines(account, speaker.setting, people)
    if is_child(account) and account.age is not None and known["childline"] not in people:
        people.insert(0, known["childline"])
    return people[:MOST_NAMED]


def _law_line(speaker: Speaker, point: Law) -> str:
    nation = NATION_NAMES[point.nation]
    if nation in point.text:
        return point.text
    return speaker.line("law_of", nation=nation, text=point.text)


def _applies(point: Law, account: Account) -> bool:
    return account.nation is None or point.nation in ("uk", LAW_OF[account.nation])


def _next(speaker: Speaker, account: Account) -> None:
    """The next step; where it is somebody from work, also what can be asked of work."""
    _from_knowledge(speaker, account, "ask_next")
    if is_about_work(account) and speaker.explain("options at work"):
        _from_knowledge(speaker, account, "ask_work")


def _feeling(speaker: Speaker, account: Account, question: str) -> None:
    """A warm word first; then what the account amounts to, since a feeling can be what it still lacked."""
    _from_knowledge(speaker, account, question)
    explain_pattern(speaker, account)


def _am_i_stalked(speaker: Speaker, account: Account) -> None:
    amount = pattern(account)
    names = joined(incident_names(speaker, account.told()))
    if EVERYONE in account.circumstances:
        speaker.say_text(speaker.line("stalked_everyone"))
        help_lines(speaker, account)
        return
    speaker.say_text(speaker.line(f"stalked_{amount.value}", names=names, feelings=feelings(account.effects)))
    if amount is Pattern.nothing:
        return
    if amount in (Pattern.series, Pattern.stalking):
        speaker.explain(amount.value)
        help_lines(speaker, account)


def _tips(speaker: Speaker, account: Account) -> None:
    """The next tips; before the first that the person doing it would notice comes planning."""
    tips = next_tips(account, speaker.knowledge, speaker.progress.tips)
    if not tips:
        speaker.say_text(speaker.line("no_more_tips"))
        return
    speaker.note(tips=(*speaker.progress.tips, *(tip.id for tip in tips)))
    if WATCHED in account.circumstances:
        speaker.say_text(speaker.line("watched_first"))
    plan = any(tip.noticed for tip in tips) and speaker.explain("plan_first")
    first = speaker.line("plan_first") if plan else ""
    speaker.say_text(first, speaker.line("tips", list=bullets(said_all(tips))))


def _tonight(speaker: Speaker, account: Account) -> None:
    _from_knowledge(speaker, account, "ask_tonight")
    tips = [tip for tip in next_tips(account, speaker.knowledge, speaker.progress.tips) if tip.tonight]
    if tips and account.told():
        speaker.note(tips=(*speaker.progress.tips, tips[0].id))
        speaker.say_text(said(tips[0]))


def _who_helps(speaker: Speaker, account: Account) -> None:
    known = fitting(account, speaker.setting, MORE_PEOPLE)
    listed = bullets(line_of(organisation, speaker.setting.now) for organisation in known)
    speaker.say_text(speaker.line("help_more", list=listed))


def _helpline(speaker: Speaker, account: Account) -> None:
    list_help(speaker, account)


def summary(speaker: Speaker, account: Account) -> None:
    """All that the person told, in their own words."""
    if not account.told():
        speaker.say_text(speaker.line("summary_empty"))
        return
    more = []
    if account.since_text:
        more.append(speaker.line("summary_since", since=account.since_text))
    if account.is_fearful():
        more.append(speaker.line("summary_feelings", feelings=feelings(account.effects)))
    if account.ended_text:
        more.append(speaker.line("summary_ended", ended=account.ended_text))
    if account.nation:
        name = account.nation.value.replace("_", " ").title()
        more.append(speaker.line("summary_nation", nation=name))
    if account.who:
        more.append(speaker.line("summary_who", who=who_said(account)))
    listed = speaker.line("summary", list=numbered_account(speaker, account))
    text = "\n\n".join(part for part in (listed, " ".join(more), speaker.line("summary_change")) if part)
    speaker.messages.append(Message(text=text, buttons=line_buttons(speaker, account)))
