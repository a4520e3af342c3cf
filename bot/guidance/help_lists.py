"""Lists of who can help: short, and neither anybody nor the police twice in one reply."""

from collections.abc import Sequence

from bot.account import Account, Signal
from bot.guidance.hours import is_open
from bot.guidance.organisation_lines import line_of, short_line_of
from bot.guidance.organisations import AT_MOST, PROFESSIONAL, fitting
from bot.guidance.speaker import Speaker, bullets
from bot.knowledge.types import Need, Organisation

HELP_BEGINS = "Who can help"
MORE_PEOPLE = 5
"""Organisations named to somebody who asks who helps."""
FEW = 2
"""Organisations named on a device that is watched, where answers are short."""
SERIES = ("series", "stalking")
WATCHED = "watched_device"
"""The circumstance in which answers are short."""
POLICE_NUMBER = "police on 101"
POLICE_OFFENDER = "police_offender"
"""The circumstance in which somebody is not sent to 101 again and again."""


def say_newly_fitting(speaker: Speaker, before: Account, account: Account) -> None:
    """Who else fits after this turn, once the first who can help were named."""
    helped = set(SERIES) & set(speaker.progress.explained)
    if not helped or any(message.text.startswith(HELP_BEGINS) for message in speaker.messages):
        return
    known = {organisation.id for organisation in fitting(before, speaker.setting)}
    told_of = known | set(speaker.progress.helped)
    new = [one for one in fitting(account, speaker.setting) if one.id not in told_of]
    if new:
        speaker.say_text(speaker.line("help_also", list=_named(speaker, new)))


def help_lines(speaker: Speaker, account: Account, limit: int = AT_MOST) -> None:
    """Who can help with what was told, and 999 and 101; a list that was given before is not read out again."""
    known = _fitting(speaker, account, limit)
    if all(organisation.id in speaker.progress.helped for organisation in known):
        first = {one.id: one for one in (_answering(speaker, known), *known)}
        named = [one for place, one in enumerate(first.values()) if place < FEW or _listens(one, account)]
        shown = bullets(short_line_of(one, speaker.setting.now) for one in named)
        speaker.say_text(speaker.line("help_again", list=shown), police_line(speaker, account))
    else:
        list_help(speaker, account, limit)


def list_help(speaker: Speaker, account: Account, limit: int = AT_MOST, hours: bool = False) -> None:
    """Who can help, each with number and whether it is open; with `hours` all hours of the helpline."""
    known = [one for one in _fitting(speaker, account, limit) if not _said_here(speaker, one)]
    if hours:
        helpline = speaker.knowledge.organisations[speaker.setting.helpline]
        known = [one for one in known if one is not helpline]
        speaker.say_text(line_of(helpline, speaker.setting.now, bill=True, hours=True))
    listed = speaker.line("help_now", list=_named(speaker, known)) if known else ""
    speaker.say_text(listed, police_line(speaker, account))


def list_more(speaker: Speaker, account: Account) -> None:
    """To somebody who asks: all who fit, said in full again."""
    known = _fitting(speaker, account, MORE_PEOPLE)
    wording = "help_professional" if PROFESSIONAL in account.circumstances else "help_more"
    listed = speaker.line(wording, list=_named(speaker, known, again=True))
    speaker.say_text(listed, police_line(speaker, account))


def police_line(speaker: Speaker, account: Account) -> str:
    """999, and 101 once in a reply; where the person doing it is of the police, 101 is not pressed."""
    named = any(POLICE_NUMBER in message.text for message in speaker.messages)
    return speaker.line(
        "in_danger" if named or POLICE_OFFENDER in account.circumstances else "in_danger_police"
    )


def _fitting(speaker: Speaker, account: Account, limit: int) -> list[Organisation]:
    return fitting(account, speaker.setting, FEW if WATCHED in account.circumstances else limit)


def _listens(organisation: Organisation, account: Account) -> bool:
    """Whether it is there for the despair that was told."""
    return Signal.suicide in account.signals and organisation.needs[0] is Need.despair


def _named(speaker: Speaker, organisations: Sequence[Organisation], again: bool = False) -> str:
    """Their lines; they count as named from now on."""
    lines = [speaker.organisation_line(one, again) for one in organisations]
    helped = (*speaker.progress.helped, *(one.id for one in organisations))
    speaker.note(helped=tuple(dict.fromkeys(helped)))
    return bullets(lines)


def _said_here(speaker: Speaker, organisation: Organisation) -> bool:
    """Whether this reply has named an organisation."""
    return any(f"{organisation.name} (" in message.text for message in speaker.messages)


def _answering(speaker: Speaker, organisations: Sequence[Organisation]) -> Organisation:
    """The first who answers now, else the first."""
    opened = (one for one in organisations if one.phone and is_open(one, speaker.setting.now))
    return next(opened, organisations[0])
