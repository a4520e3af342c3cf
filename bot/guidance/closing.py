"""The end of a conversation: one thing for tonight, one number, and whether it is safe to leave the page."""

import re

from bot.account import Account, Signal
from bot.guidance.circumstances import FAMILY_DANGER
from bot.guidance.hours import is_open
from bot.guidance.open_now import open_line, open_organisation
from bot.guidance.organisations import CLOSE, PROFESSIONAL, is_child, short_line_of
from bot.guidance.own_behaviour import own_numbers
from bot.guidance.speaker import Speaker
from bot.guidance.tips import tonight_tip

PLAN = re.compile(
    r"\b(?:i'?ll|i will|i shall|i'?m going to|i'?m gonna|i might|gonna|going to)(?: \w+){0,2}? (?:ring|call|phone|text|e?mail|contact|speak to|talk to"
    r"|tell|ask|report|go to|go and see|see|stay (?:with|at)|keep|save|write|note)\b",
    re.IGNORECASE,
)
TO_THE_PERSON = re.compile(
    r"\b(?:him|my ex\w*|confront|have it out|reply|answer|meet)\b|\b(?:tell|text|ring|call|phone|see|ask|contact|talk to|speak to) (?:her|them to)\b",
    re.IGNORECASE,
)
"""A plan that seeks out the one who does it is not praised."""

LOCKS = ("safe_home_tonight", "details_home_safety")
"""Tips to lock doors, which do not fit a room that is shared."""
SHARED = re.compile(
    r"\bshar(?:e|es|ed|ing) (?:an?|my|the|our|his|her)? ?(?:bed)?(?:room|house|flat|dorm|kitchen|accommodation)\b|\b(?:hostel|dorm(?:itory)?|shelter|room ?mates?|(?:same|our) (?:bed)?room"
    r"|liv(?:e|es|ing) (?:together|with (?:him|her|them)))\b",
    re.IGNORECASE,
)


def close(speaker: Speaker, account: Account, text: str = "") -> None:
    """Says goodbye to `text` as it fits: in despair, to a child, to somebody who does it, to everybody else."""
    speaker.note(question=None, misses=0)
    plan = speaker.line("good_plan") if _names_good_plan(account, text) else ""
    if Signal.suicide in account.signals:
        speaker.say_text(plan, speaker.line("goodbye_despair"))
    elif PROFESSIONAL in account.circumstances and account.told_for == "other":
        number, also = _number(speaker, account)
        speaker.say_text(speaker.line("goodbye_professional", number=number, open_now=also))
    elif is_child(account):
        speaker.say_text(plan, speaker.line("goodbye_child", childline=open_line(speaker, account)))
    elif Signal.own_behaviour in account.signals:
        numbers = "\n".join(number for number in own_numbers(speaker) if number)
        speaker.say_text(speaker.line("goodbye_own", numbers=numbers))
    else:
        unfit = LOCKS if shares_room(account, text) else ()
        tonight = tonight_tip(account, speaker.knowledge, unfit) or "rest if you can."
        number, also = _number(speaker, account)
        speaker.say_text(plan, speaker.line("goodbye", tonight=tonight, number=number, open_now=also))


def shares_room(account: Account, text: str) -> bool:
    """Whether somebody lives where they cannot lock others out, as far as the words of their acts or `text` tell."""
    return any(SHARED.search(words) for words in (text, *(mention.text for mention in account.mentions())))


def _names_good_plan(account: Account, text: str) -> bool:
    """Whether somebody says what they will do next, and it is no step towards the one who does it."""
    plain = text.replace("’", "'")
    in_family = set(FAMILY_DANGER) & set(account.circumstances)
    return bool(PLAN.search(plain)) and not TO_THE_PERSON.search(plain) and not in_family


def _number(speaker: Speaker, account: Account) -> tuple[str, str]:
    """One number to ring, and beside a helpline that is closed one that is open.

    With a partner, an ex or family the first is a line that answers day and night, and the second is "".
    """
    helpline = speaker.knowledge.organisations[speaker.setting.helpline]
    instead = open_organisation(speaker, account)
    if set(account.who) & set(CLOSE) and instead.id != "samaritans":
        return short_line_of(instead, speaker.setting.now), ""
    if is_open(helpline, speaker.setting.now) is not False:
        return speaker.helpline(), ""
    line = short_line_of(instead, speaker.setting.now)
    return speaker.helpline(), "\n" + speaker.line("open_now", line=line)
