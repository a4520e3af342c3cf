"""What a person tells now that differs from what they told before: noted, and said kindly."""

from bot.account import Account
from bot.guidance.sharing import WHO_SAID
from bot.guidance.speaker import Speaker

APART = (
    ("ex_partner", "stranger"),
    ("partner", "stranger"),
    ("ex_partner", "unknown"),
    ("stranger", "colleague"),
)
"""Who can hardly be one and the same person."""


def say_changes(speaker: Speaker, before: Account, account: Account) -> None:
    """A changed beginning, another person, more than one person, an end: each said when it is new."""
    lines = []
    if before.since_text and account.since_text and _differs(before, account):
        lines.append(speaker.line("since_changed", before=before.since_text, after=account.since_text))
    new = [who for who in account.who if who not in before.who]
    clash = [(old, who) for who in new for old in before.who if (old, who) in APART or (who, old) in APART]
    if clash:
        old, who = clash[0]
        lines.append(speaker.line("who_changed", before=WHO_SAID[old], after=WHO_SAID[who]))
    if account.several_offenders and not before.several_offenders:
        lines.append(speaker.line("several_offenders"))
    if account.ended_text and account.ended_text != before.ended_text:
        lines.append(speaker.line("ended", ended=account.ended_text))
    if account.told_for == "other" and before.told_for == "self" and speaker.explain("other_person"):
        lines.append(speaker.line("other_person"))
    if lines:
        speaker.say_text(*lines)


def _differs(before: Account, account: Account) -> bool:
    """Whether two beginnings are told that are not the same day, or the same words."""
    if before.since and account.since:
        return before.since[:7] != account.since[:7]
    return before.since_text.lower() != account.since_text.lower()
