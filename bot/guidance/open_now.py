"""The one line that answers at this hour and fits a person."""

from bot.account import Account
from bot.guidance.hours import is_open
from bot.guidance.organisations import (
    AT_SCHOOL,
    CLOSE,
    fitting,
    is_child,
    is_for_women,
    open_lines,
    short_line_of,
)
from bot.guidance.speaker import Speaker
from bot.knowledge.types import Need, Organisation


def open_organisation(speaker: Speaker, account: Account) -> Organisation:
    """Childline for a child; for a partner, an ex or family a line for domestic abuse; else the first that is open."""
    known, setting = speaker.knowledge.organisations, speaker.setting
    if is_child(account):
        return known["childline"]
    if set(account.who) & set(CLOSE):
        for one in fitting(account, setting, len(known)):
            if (
                Need.domestic_abuse in one.needs
                and one.phone
                and is_open(one, setting.now)
                and _fits(one, account)
            ):
                return one
    lines = open_lines(account, setting, [known["samaritans"]])
    return next((one for one in lines if _fits(one, account)), known["samaritans"])


def _fits(organisation: Organisation, account: Account) -> bool:
    """Whether the one line that is named is for this person: nobody is taken for a woman, or a child, who did not say so."""
    maybe_young = account.told_for == "self" and account.age is None and AT_SCHOOL in account.circumstances
    if Need.young in organisation.needs[:1] and not maybe_young:
        return False
    return not is_for_women(organisation) or "woman" in account.circumstances


def open_line(speaker: Speaker, account: Account) -> str:
    """Its name and number, and that it is open now."""
    return short_line_of(open_organisation(speaker, account), speaker.setting.now)
