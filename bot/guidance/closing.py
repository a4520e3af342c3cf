"""The end of a conversation: one thing for tonight, one number, and whether it is safe to leave the page."""

from bot.account import Account, Signal
from bot.guidance.hours import is_open
from bot.guidance.organisations import is_child, short_line_of
from bot.guidance.speaker import Speaker
from bot.guidance.tips import tonight_tip


def close(speaker: Speaker, account: Account) -> None:
    """Says goodbye as it fits: in despair, to a child, to somebody who does it, to everybody else."""
    speaker.note(question=None, misses=0)
    if Signal.suicide in account.signals:
        speaker.say_text(speaker.line("goodbye_despair"))
    elif is_child(account):
        speaker.say_text(speaker.line("goodbye_child", childline=_line(speaker, "childline")))
    elif Signal.own_behaviour in account.signals:
        speaker.say_text(speaker.line("goodbye_own", respect=_line(speaker, "respect_phoneline")))
    else:
        tonight = tonight_tip(account, speaker.knowledge) or "rest if you can."
        speaker.say_text(speaker.line("goodbye", tonight=tonight, open_now=_open_now(speaker)))


def _open_now(speaker: Speaker) -> str:
    """Somebody who listens now, where the helpline is closed."""
    helpline = speaker.knowledge.organisations[speaker.setting.helpline]
    if is_open(helpline, speaker.setting.now) is not False:
        return ""
    return "\n" + speaker.line("open_now", line=_line(speaker, "samaritans"))


def _line(speaker: Speaker, name: str) -> str:
    return short_line_of(speaker.knowledge.organisations[name], speaker.setting.now)
