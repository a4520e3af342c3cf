"""Which question comes next: one a turn, only what is not known, never twice."""

from typing import Optional

from bot.account import Account, Pattern, pattern
from bot.guidance.types import Progress

MORE = "more"
HELP = "help"


def next_question(account: Account, progress: Progress) -> Optional[str]:
    """The name of the next question (its wording is `q_<name>`), or None when nothing needs asking."""
    if progress.stopped:
        return None
    open_questions = (name for name in _unknown(account) if name not in progress.asked)
    return next(open_questions, None)


def _unknown(account: Account) -> list[str]:
    """What is not known yet, the most useful first."""
    amount = pattern(account)
    if amount is Pattern.nothing:
        return []
    names = []
    if amount is Pattern.single:
        if not any(incident.counted for incident in account.told()):
            names.append("how_often")
        names.append(MORE)
    if account.since is None and amount is not Pattern.single:
        names.append("how_long")
    if not account.effects:
        names.append("feel")
    if not account.who and amount is not Pattern.single:
        names.append("who")
    if account.nation is None and amount is not Pattern.single:
        names.append("nation")
    names.append(HELP)
    return names
