"""The one line that answers at this hour and fits a person."""

from bot.account import Account
from bot.guidance.hours import is_open
from bot.guidance.organisations import CLOSE, fitting, is_child, open_lines, short_line_of
from bot.guidance.speaker import Speaker
from bot.knowledge.types import Need, Organisation


def open_organisation(speaker: Speaker, account: Account) -> Organisation:
    """Childline for a child; for a partner, an ex or family a line for domestic abuse; else the first that is open."""
    known, setting = speaker.knowledge.organisations, speaker.setting
    if is_child(account):
        return known["childline"]
    if set(account.who) & set(CLOSE):
        for one in fitting(account, setting, len(known)):
            if Need.domestic_abuse in one.needs and one.phone and is_open(one, setting.now):
                return one
    return open_lines(account, setting, [known["samaritans"]])[0]


def open_line(speaker: Speaker, account: Account) -> str:
    """Its name and number, and that it is open now."""
    return short_line_of(open_organisation(speaker, account), speaker.setting.now)
