"""What is said at once when somebody is in danger, thinks of suicide, is a child, or is the one doing it."""

import re

from bot.account import Account, Signal, Turn
from bot.guidance.own_behaviour import answer_own_behaviour, answered_as_own, may_hurt, say_own_despair
from bot.guidance.speaker import Speaker, listed_lines
from bot.guidance.weapons import answer_weapon, names_weapon
from bot.knowledge.types import Nation
from bot.signals import word_signals

SOMEBODY = re.compile(
    r"\b(?:who|anyone|anybody|someone|somebody|a number|a helpline|where)\b[^.!?]{0,25}\b(?:call|ring|phone|talk|speak|text|chat|turn|go|tell|helps?)\b",
    re.IGNORECASE,
)
"""Words that ask for somebody to talk to."""
UNREAD = Turn(text="", intent="")
"""Stands for a message of which only the signals are known."""
DESPAIR_IN_WORDS = "despair in words"
"""Marks a conversation in which despair was told in plain words: only a plain denial clears it."""


def answer_danger(speaker: Speaker) -> None:
    """999 and how to ring it in silence, first of all; then what to do."""
    first = len(speaker.messages)
    speaker.say_text(speaker.line("danger_now"))
    speaker.say("danger_now_steps")
    speaker.mark_urgent(first)
    _put_off_question(speaker)
    speaker.note(misses=0, in_danger=True)


def answer_suicide(speaker: Speaker, account: Account, text: str = "") -> None:
    """People who listen day and night. No question follows by itself."""
    names = ["samaritans", "shout"]
    if account.nation is Nation.northern_ireland:
        names.insert(0, "lifeline_ni")
    if account.age is not None and account.age < 19:
        names.insert(0, "childline")
    first = len(speaker.messages)
    speaker.say_text(speaker.line("suicide", list=listed_lines(speaker, names)))
    speaker.mark_urgent(first)
    if Signal.suicide in word_signals(text, speaker.knowledge):
        speaker.explain(DESPAIR_IN_WORDS)
    _put_off_question(speaker)
    speaker.note(misses=0, paused=True)


def _put_off_question(speaker: Speaker) -> None:
    """The open question waits; it is taken up again where the danger or despair is denied."""
    progress = speaker.progress
    speaker.note(question=None, interrupted=progress.question or progress.interrupted)


def answer_under_18(speaker: Speaker) -> None:
    """Childline and a trusted grown-up."""
    if speaker.explain("under_18"):
        speaker.say_text(speaker.line("under_18", list=listed_lines(speaker, ["childline"])))


def asks_for_somebody(turn: Turn) -> bool:
    """Whether a message asks whom to ring or talk to."""
    return bool(SOMEBODY.search(turn.text))


def say_childline(speaker: Speaker) -> None:
    """Childline for a child who asks whom to ring, where it was not named in this reply."""
    if not any("Childline" in message.text for message in speaker.messages):
        speaker.say_text(listed_lines(speaker, ["childline"]))


def answer_signals(
    speaker: Speaker, account: Account, signals: tuple[Signal, ...], turn: Turn = UNREAD
) -> None:
    """Every signal that is present is answered, the most urgent first."""
    own = Signal.own_behaviour in (*account.signals, *signals)
    if Signal.danger_now in signals:
        answer_danger(speaker)
    if Signal.suicide in signals:
        answer_suicide(speaker, account, turn.text)
    if Signal.under_18 in signals:
        answer_under_18(speaker)
    if own and Signal.suicide in signals:
        say_own_despair(speaker, turn.text)
    elif Signal.own_behaviour in signals or (own and may_hurt(turn.text)):
        answer_own_behaviour(speaker, turn)


def answered_by_role(speaker: Speaker, before: Account, account: Account, turn: Turn) -> bool:
    """Whether a message was answered as that of somebody who does it, who was taken for it, or who names a weapon."""
    own = Signal.own_behaviour
    if own in before.signals and own not in account.signals:
        speaker.say_text(speaker.line("own_corrected"))
        speaker.note(question=None, misses=0)
        return not (turn.mentions or turn.signals or turn.asked)
    if turn.signals:
        return False
    if own in account.signals:
        return answered_as_own(speaker, turn)
    if names_weapon(turn.text) and not turn.mentions and not turn.intent.startswith("ask_"):
        answer_weapon(speaker)
        return True
    return False
