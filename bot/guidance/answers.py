"""Answers to questions: which answer a question gets from this person, and what comes after it."""

from collections.abc import Sequence

from bot.account import Account, Signal
from bot.guidance.call_back import begin
from bot.guidance.circumstances import CONTROL, FAMILY_DANGER
from bot.guidance.confirm import ASKS_FOR_CALL_BACK
from bot.guidance.known_answers import OF_THE_YOUNG, law_lines, say_known
from bot.guidance.listening import ask_next
from bot.guidance.narrower import narrowed
from bot.guidance.organisations import CLOSE, is_child
from bot.guidance.own_behaviour import say_own_more
from bot.guidance.questions import CALL_BACK, HELP
from bot.guidance.speaker import Speaker, bullets
from bot.guidance.told_answers import FROM_ACCOUNT
from bot.guidance.types import Message

WRONG = "ask_wrong"
"""The complaint that the bot got it wrong: nothing is asked after it."""
HELPER_INSTEAD = {
    "ask_next": "ask_help_friend",
    "ask_coping": "ask_help_friend",
    "ask_confront": "ask_family_contact",
}
"""Questions that, where somebody writes for another person, ask what a helper can do."""
PROFESSIONAL = "professional"
"""The circumstance of somebody who helps as their work."""
OF_PROFESSIONALS = (
    "ask_tell_parents",
    "ask_school",
    "ask_tell_people",
    "ask_next",
    "ask_tonight",
    "ask_coping",
)
"""Questions of somebody who helps as their work: what their duty is, and what comes next."""
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
    "ask_in_danger",
    "ask_does_it_count",
    "ask_how_found",
    "ask_police_serious",
    "ask_unknown_person",
    "ask_see_them",
    "ask_family_contact",
    "ask_sent_image",
)
"""Questions whose answers are for the person to whom it is done."""


def answer_questions(speaker: Speaker, account: Account, questions: Sequence[str]) -> None:
    """Answers the questions with these intents first; an open question of the bot's own waits its turn.

    Two questions are both answered, each with one organisation.
    """
    speaker.most_named = 1 if len(questions) > 1 else None
    for question in dict.fromkeys(_meant(account, name) for name in questions):
        _answer(speaker, account, question)
    if speaker.request.step or WRONG in questions:
        return
    if speaker.progress.question in (None, HELP) or _not_for_a_child(speaker, account):
        ask_next(speaker, account)
    else:
        _leave_open(speaker)


def _not_for_a_child(speaker: Speaker, account: Account) -> bool:
    """Whether the open question offers a call-back to somebody who has since told that they are a child."""
    return speaker.progress.question == CALL_BACK and is_child(account)


def _answer(speaker: Speaker, account: Account, question: str) -> None:
    speaker.note(misses=0)
    if question == ASKS_FOR_CALL_BACK:
        begin(speaker, account)
        return
    if Signal.own_behaviour in account.signals and question in FOR_VICTIMS:
        say_own_more(speaker)
        return
    question = narrowed(question, speaker.words)
    if question in FROM_ACCOUNT:
        FROM_ACCOUNT[question](speaker, account)
    else:
        say_known(speaker, account, question)
    if question == "ask_is_it_crime" and CONTROL in account.circumstances and set(account.who) & set(CLOSE):
        speaker.say_text(bullets(law_lines(speaker, account, ("ew_coercive_control",))))


def _meant(account: Account, question: str) -> str:
    """What a question asks where this person asks it: in danger from family, for somebody else, as their work."""
    if question in OF_PROFESSIONALS and PROFESSIONAL in account.circumstances and account.told_for == "other":
        return "ask_professional_steps"
    if set(FAMILY_DANGER) & set(account.circumstances) and question in TELLS_OTHERS:
        return "ask_honour"
    if question == "ask_professional" and account.told() and PROFESSIONAL not in account.circumstances:
        return "ask_help_friend" if account.told_for == "other" else "ask_work"
    if account.told_for == "other":
        question = HELPER_INSTEAD.get(question, question)
    if question == "ask_help_friend" and PROFESSIONAL in account.circumstances:
        return "ask_professional"
    return question


def _leave_open(speaker: Speaker) -> None:
    """The bot's own question still stands: named in a few words, with its quick replies, not asked anew."""
    name = f"q_{speaker.progress.question}"
    short = speaker.knowledge.wording[speaker.wording(name)].short
    if short is None or not speaker.explain("reminded"):
        return
    text = speaker.line("asked_before", short=short)
    speaker.messages.append(Message(text=text, buttons=speaker.buttons(name)))
