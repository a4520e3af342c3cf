"""Which question comes next: one a turn, only what is not known, never twice."""

import re
from typing import Optional

from bot.account import Account, Pattern, pattern
from bot.account.types import DetailKind
from bot.guidance.tips import serious_told
from bot.guidance.types import Progress

JUST_NOW = re.compile(
    r"\b(?:today|tonight|yesterday|yday|earlier|(?:last|this) (?:night|nite|evening|morning|afternoon)|hours? ago)\b"
)
"""A time that says nothing of how long it has gone on."""
MORE = "more"
HELP = "help"
RIGHT = "right"
CALL_BACK = "call_back"
EXPLAINED = ("series", "stalking")
ANSWERED_BY: dict[str, DetailKind] = {
    "how_often": "frequency",
    "how_long": "since",
    "feel": "effect",
    "who": "who",
    "nation": "nation",
}
"""Which detail answers which of the bot's questions, whatever the message is taken for."""


def next_question(account: Account, progress: Progress, call_back: bool = False) -> Optional[str]:
    """The name of the next question (its wording is `q_<name>`), or None when nothing needs asking.

    `call_back`: whether a call-back may be offered to this person.
    """
    if progress.stopped:
        return None
    open_questions = (name for name in _unknown(account, progress, call_back) if name not in progress.asked)
    return next(open_questions, None)


def _is_dated(account: Account) -> bool:
    """Whether it was told since when it goes on, that it has stopped, or on which days it was before this one."""
    times = (when.lower() for incident in account.told() for when in incident.when)
    return account.since is not None or bool(account.ended_text) or any(not JUST_NOW.search(t) for t in times)


def _unknown(account: Account, progress: Progress, call_back: bool) -> list[str]:
    """What is not known yet, the most useful first."""
    amount = pattern(account)
    if amount is Pattern.nothing:
        return []
    single = amount is Pattern.single
    explained = set(EXPLAINED) & set(progress.explained)
    names = []
    if explained and len(progress.named) > 1:
        names.append(RIGHT)
    if single:
        if not any(incident.counted for incident in account.told()):
            names.append("how_often")
        names.append(MORE)
    if not single and not _is_dated(account):
        names.append("how_long")
    if explained and "how_long" in progress.asked:
        names.append(RIGHT)
    if not account.effects:
        names.append("feel")
    if call_back and (amount is Pattern.stalking or serious_told(progress)):
        names.append(CALL_BACK)
    if not account.who and not single:
        names.append("who")
    if account.nation is None and not single:
        names.append("nation")
    names.append(HELP)
    return names
