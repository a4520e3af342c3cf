"""A signal that the person denies: "no, I just said bye", "he isn't here now"."""

import re

from bot.account import Account, Signal, Turn
from bot.guidance.closing import close
from bot.guidance.listening import ask_next
from bot.guidance.own_behaviour import without_signals
from bot.guidance.signals import DESPAIR_IN_WORDS
from bot.guidance.speaker import Speaker
from bot.guidance.types import Message, Progress, State
from bot.leaving import SAYS_BYE, denies_danger, denies_despair, says_misread
from bot.signals import word_signals

SENTENCES = re.compile(r"[.!?;\n]+")


def denied_signals(turn: Turn, state: State, speaker: Speaker) -> tuple[Signal, ...]:
    """The signals of the conversation that a message plainly denies.

    Despair told in plain words is cleared only by a plain denial, not by "no, I'm fine".
    """
    known, words = state.account.signals, word_signals(turn.text, speaker.knowledge)
    in_words = DESPAIR_IN_WORDS in state.progress.explained
    misread = says_misread(turn.text) and not in_words
    denied = []
    if Signal.suicide in known and (denies_despair(turn.text) or misread):
        denied.append(Signal.suicide)
    if state.progress.in_danger and _denies_danger(turn):
        denied.append(Signal.danger_now)
    return tuple(signal for signal in denied if signal not in words)


def _denies_danger(turn: Turn) -> bool:
    """Whether a message says that nobody is there, by itself or beside words in which no model sees danger."""
    if Signal.danger_now in turn.signals:
        return denies_danger(turn.text)
    return any(denies_danger(sentence) for sentence in SENTENCES.split(turn.text))


def undenied(turn: Turn, denied: tuple[Signal, ...], progress: Progress) -> Turn:
    """The turn without the signals that it denies, and without acts that it only names again."""
    if not denied:
        return turn
    fresh = tuple(mention for mention in turn.mentions if mention.behaviour not in progress.named)
    return without_signals(turn.copy(update={"mentions": fresh}), denied)


def clear(speaker: Speaker, account: Account, turn: Turn, denied: tuple[Signal, ...]) -> Account:
    """One plain sentence, and on from where the talk was; the account without what was denied."""
    account = account.copy(update={"signals": tuple(s for s in account.signals if s not in denied)})
    if Signal.suicide in denied:
        told = DESPAIR_IN_WORDS in speaker.progress.explained
        speaker.say_text(speaker.line("despair_denied" if told else "despair_misread"))
    if Signal.danger_now in denied:
        speaker.say_text(speaker.line("danger_denied"))
    speaker.note(paused=False, in_danger=False, misses=0)
    if SAYS_BYE.search(turn.text):
        close(speaker, account, turn.text)
    elif not turn.mentions:
        _pick_up(speaker, account)
    return account


def _pick_up(speaker: Speaker, account: Account) -> None:
    """The question that was interrupted is named again, with its quick replies; else the next is asked."""
    question = speaker.progress.interrupted
    name = f"q_{question}"
    short = speaker.knowledge.wording[speaker.wording(name)].short if question else None
    speaker.note(interrupted=None)
    if short is None or speaker.progress.stopped:
        ask_next(speaker, account)
        return
    text = speaker.line("asked_before", short=short)
    speaker.messages.append(Message(text=text, buttons=speaker.buttons(name)))
    speaker.note(question=question)
