"""A short warm sentence of its own for a feeling that was told in plain words."""

import re

from bot.account import Account, Turn
from bot.guidance.organisations import pictures_told
from bot.guidance.speaker import Speaker
from bot.picture_threats import tells_shame

NOT_THEIRS = r"(?<!he )(?<!she )(?<!they )"
FEELINGS_TOLD = (
    (
        "felt_foolish",
        re.compile(
            NOT_THEIRS
            + r"\b(?:feel|feeling|felt|i am|i'?m|being|look)\b[^.!?]{0,20}\b(?:mug|muppet|wally|twit|numpty|idiot|stupid|silly|daft|fool\w*"
            r"|pathetic|ashamed|embarrass\w+|ridiculous|guilty|to blame|over ?reacting)\b|\bmy (?:own )?fault\b|\bblam(?:e|ing) myself\b",
            re.IGNORECASE,
        ),
    ),
    (
        "felt_sleepless",
        re.compile(
            r"\b(?:not|\w*n'?t|cant|no|never|barely|hardly|los(?:t|ing))\b[^.!?]{0,15}\bsle(?:ep\w*|pt)\b"
            r"|\b(?:awake|up) (?:all|most|half) (?:of )?(?:the )?night\b|\bnightmares?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "felt_at_home",
        re.compile(
            r"\b(?:uneasy|unsafe|not (?:feel )?safe|\w*n'?t feel safe|scared|frightened|afraid|nervous|on edge|jumpy|prisoner|trapped)\b"
            r"[^.!?]{0,20}\b(?:in|at) (?:my|our|the) (?:own )?(?:home|house|flat|place|bed|garden)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "felt_going",
        re.compile(
            r"\b(?:scared|frightened|afraid|terrified|nervous|dread\w*)\b[^.!?]{0,8}\b(?:to|of|about)? ?(?:go(?:ing)?|leav\w+|walk\w*)\b"
            r"|\bdare ?n(?:'?t|ot) (?:go|leave|walk)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Wordings, and the words that tell the feeling which they answer; one about the person's own feeling, not the other's."""
AT_MOST = 2


def told_feelings(turn: Turn) -> tuple[str, ...]:
    """The wordings for the feelings that a message tells in plain words, at most AT_MOST."""
    plain = turn.text.replace("’", "'")
    return tuple(wording for wording, words in FEELINGS_TOLD if words.search(plain))[:AT_MOST]


def warm_words(speaker: Speaker, account: Account, turn: Turn) -> str:
    """The first sentence of a reply to what was told: to the feeling in it, where one was told."""
    if pictures_told(account) and account.told_for != "other" and tells_shame(turn.text):
        return speaker.line("felt_shame_pictures")
    felt = () if account.told_for == "other" else told_feelings(turn)
    if felt:
        return " ".join(speaker.line(wording) for wording in felt)
    return speaker.line("heard_fear" if turn.values("effect") and account.is_fearful() else "heard")
