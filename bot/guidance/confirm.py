"""Whether the bot has understood: unsure mentions are asked about, the whole is confirmed, a wrong one read anew."""

import re
from typing import Optional

from bot.account import Account, Mention, Turn
from bot.account.corrections import corrects_by_name, reread
from bot.account.facts import REPLACED
from bot.case.summary import how_often_said
from bot.guidance.questions import CALL_BACK, RIGHT
from bot.guidance.request_commands import asks_to_be_rung
from bot.guidance.speaker import Speaker, capital, quoted
from bot.guidance.types import Button, Message

CHECK, SECOND = "check", "second"
ASKS_FOR_CALL_BACK = "ask_call_back"
MOST_DOUBTS = 2
"""Unsure mentions of one message that are kept to be asked about."""
MOST_LINES = 6
THANKS = re.compile(r"\b(?:thanks?|thank you|thx|ta|cheers)\b", re.IGNORECASE)
FELT = frozenset({"fear", "anxiety", "harassed"})
LIKELY = 0.5
"""From this probability on an unsure mention is taken as told by somebody who says how it makes them feel: nothing that
frightens is welcome."""
LEADING = re.compile(
    r"^\W*(?:(?P<no>no|nope|nah|na)|yes|yeah|yep|yea|yup|ye|aye|that'?s right|right|correct|exactly)\b",
    re.IGNORECASE,
)
"""A yes or no with which a longer message begins."""


def settled(turn: Turn, pending: Optional[Mention]) -> Turn:
    """A yes to "did he ...?" tells the act that was asked about; a yes to a call-back asks for it; a likely act
    that frightens is told."""
    if turn.question == CALL_BACK and turn.intent == "affirm" and not turn.mentions:
        return turn.copy(update={"intent": ASKS_FOR_CALL_BACK})
    if turn.intent == ASKS_FOR_CALL_BACK and turn.question != CALL_BACK and not asks_to_be_rung(turn.text):
        turn = turn.copy(update={"intent": "thank" if THANKS.search(turn.text) else "other"})
    if turn.unsure and set(turn.values("effect")) & FELT:
        sure = tuple(mention for mention in turn.unsure if mention.confidence >= LIKELY)
        turn = turn.copy(update={"mentions": (*turn.mentions, *sure)})
    if turn.question == CHECK and pending is not None and turn.intent == "affirm" and not turn.mentions:
        return turn.copy(update={"mentions": (pending.copy(update={"confidence": 1.0}),), "intent": "tell"})
    return turn


def remember_doubts(speaker: Speaker, turn: Turn, account: Account) -> None:
    """Keeps the unsure mentions of a message whose forms are not told anyhow, nor their words read as another act."""
    told = {mention.form for mention in account.mentions()}
    clear = {mention.start for mention in turn.mentions}
    new = [mention for mention in turn.unsure if mention.form not in told and mention.start not in clear]
    speaker.note(doubts=tuple(new[:MOST_DOUBTS]) if turn.unsure else speaker.progress.doubts)


def ask_check(speaker: Speaker, account: Account) -> bool:
    """Asks about the likeliest unsure mention that is still open; whether there was one."""
    told = {mention.form for mention in account.mentions()}
    open_doubts = [
        doubt
        for doubt in speaker.progress.doubts
        if doubt.form not in told and f"{CHECK} {doubt.form.value}" not in speaker.progress.asked
    ]
    if not open_doubts or speaker.progress.stopped or speaker.progress.paused:
        return False
    doubt = open_doubts[0]
    asks = speaker.knowledge.forms[doubt.form].asks
    speaker.say("q_check", words=quoted(doubt.text), asks=asks)
    speaker.note(
        question=CHECK,
        pending=doubt,
        doubts=tuple(open_doubts[1:]),
        asked=(*speaker.progress.asked, f"{CHECK} {doubt.form.value}"),
    )
    return True


def take_leading_answer(speaker: Speaker, turn: Turn) -> None:
    """Counts the yes or no that a longer answer to "have I got that right?" begins with."""
    leading = LEADING.match(turn.text)
    if turn.question != RIGHT or leading is None or turn.intent in ("affirm", "deny"):
        return
    speaker.count("confirmed_no" if leading.group("no") else "confirmed_yes")
    speaker.note(question=None)


def answer_right(speaker: Speaker, account: Account, turn: Turn) -> bool:
    """Takes the answer to "have I got that right?"; whether the turn was one and is fully answered."""
    if turn.question != RIGHT or turn.intent not in ("affirm", "deny") or turn.mentions:
        return False
    facts = any(detail.kind in REPLACED for detail in turn.details)
    if turn.intent == "deny" and (facts or corrects_by_name(account, turn)):
        return False
    if turn.intent == "affirm":
        speaker.count("confirmed_yes")
        speaker.say_text(speaker.line("right_yes"))
        speaker.note(misses=0)
        return False
    speaker.count("confirmed_no")
    doubtful = _least_certain(speaker, account)
    if doubtful is None:
        ask_which(speaker, account)
        return True
    assert doubtful.second is not None
    speaker.say(
        "q_second",
        words=quoted(doubtful.text),
        first=speaker.behaviour_name(doubtful.behaviour),
        second=speaker.behaviour_name(doubtful.second),
    )
    speaker.note(question=SECOND, pending=doubtful, asked=(*speaker.progress.asked, SECOND), misses=0)
    return True


def _least_certain(speaker: Speaker, account: Account) -> Optional[Mention]:
    """The mention that was least sure and has another reading."""
    known = speaker.knowledge.behaviours
    others = [m for m in account.mentions() if m.second in known and m.second != m.behaviour]
    return min(others, key=lambda mention: mention.confidence, default=None)


def changed_reading(turn: Turn, account: Account, pending: Optional[Mention], speaker: Speaker) -> Account:
    """The account with the mention read anew where the person says that the second reading is right."""
    if turn.question == SECOND and pending is not None and pending.second and turn.intent == "affirm":
        behaviour = speaker.knowledge.behaviours[pending.second]
        return reread(account, pending, behaviour.form, behaviour.id)
    return account


def answer_second(speaker: Speaker, account: Account, turn: Turn) -> bool:
    """Takes the answer to "is it rather ...?"; whether the turn is fully answered."""
    pending = speaker.progress.pending
    if turn.question != SECOND or pending is None or turn.intent not in ("affirm", "deny") or turn.mentions:
        return False
    if turn.intent == "deny" or not pending.second:
        ask_which(speaker, account)
        return True
    name = speaker.behaviour_name(pending.second)
    speaker.say_text(speaker.line("second_yes", second=name))
    speaker.note(misses=0, named=(*speaker.progress.named, pending.second))
    return False


def ask_which(speaker: Speaker, account: Account) -> None:
    """Shows what was taken in, a line each, and lets the person say which is wrong."""
    speaker.note(question=None, pending=None, misses=0)
    speaker.say_text(speaker.line("right_no"))
    text = speaker.line("right_which", list=numbered_account(speaker, account))
    speaker.messages.append(Message(text=text, buttons=line_buttons(speaker, account)))


def numbered_account(speaker: Speaker, account: Account) -> str:
    """All that was told, a numbered line each, with the person's own words."""
    told = [(mention, incident.frequency) for incident in account.told() for mention in incident.mentions]
    return "\n".join(
        f'{number}. {capital(speaker.behaviour_name(mention.behaviour))}{_often(frequency)}: "{quoted(mention.text)}"'
        for number, (mention, frequency) in enumerate(told, start=1)
    )


def _often(frequency: Optional[str]) -> str:
    return f", {how_often_said(frequency)}" if frequency else ""


def line_buttons(speaker: Speaker, account: Account) -> tuple[Button, ...]:
    """One quick reply a line that says that it is not right."""
    lines = min(len(account.mentions()), MOST_LINES)
    said = [speaker.line("line_wrong", number=str(number)) for number in range(1, lines + 1)]
    return tuple(Button(title=words, payload=words) for words in said)
