"""Danger that has passed, and somebody in danger who has come to where people are."""

from bot.account import Signal, Turn
from bot.guidance.own_behaviour import without_signals
from bot.guidance.speaker import Speaker
from bot.guidance.types import State
from bot.guidance.weapons import names_weapon
from bot.safe_words import is_among_people, says_safe
from bot.signals import word_signals

TELLING = ("frequency", "since", "who", "effect")
"""Kinds of details that tell more than where somebody is safe."""


def safe_again(turn: Turn, state: State, speaker: Speaker) -> Turn:
    """The turn without danger, where danger was told and the person now says that they are safe.

    What else the message tells or asks is taken in; where there is nothing else, it ends the danger.
    """
    told = state.progress.in_danger or Signal.danger_now in state.account.signals
    if not told or turn.text.startswith("/") or not says_safe(turn.text):
        return turn
    if Signal.danger_now in word_signals(turn.text, speaker.knowledge):
        return turn
    turn = without_signals(turn, (Signal.danger_now,))
    if turn.signals or turn.intent == "goodbye":
        return turn
    told_more = turn.mentions or any(detail.kind in TELLING for detail in turn.details)
    more = turn.intent.startswith("ask_") or bool(told_more or turn.asked)
    if not more:
        return turn.copy(update={"intent": "danger_over"})
    if state.progress.in_danger:
        speaker.say_text(speaker.line("safe_again"))
        speaker.note(in_danger=False, paused=False, misses=0)
    if turn.intent.startswith("ask_"):
        return turn
    return turn.copy(update={"intent": "tell" if told_more else turn.asked[0]})


def said_among_people(speaker: Speaker, turn: Turn) -> bool:
    """Tells somebody in danger who is in a shop or the like to stay there and tell the staff; whether it did."""
    over = turn.intent in ("danger_over", "goodbye") or Signal.suicide in turn.signals
    if over or not speaker.progress.in_danger or names_weapon(turn.text) or not is_among_people(turn.text):
        return False
    first = len(speaker.messages)
    speaker.say("danger_with_people")
    speaker.mark_urgent(first)
    speaker.note(misses=0, question=None)
    return True
