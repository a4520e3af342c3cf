"""Greeting, thanks, goodbye and whatever else is no account and no question."""

from bot.account import Account, Turn
from bot.guidance.answers import answer_questions
from bot.guidance.closing import close
from bot.guidance.listening import answer_account, ask_next, misunderstood
from bot.guidance.open_now import open_line
from bot.guidance.signals import answer_danger
from bot.guidance.speaker import Speaker
from bot.guidance.types import Message
from bot.signals import is_nonsense

PLAIN = {"thank": "thanks", "other": "other", "abuse": "abuse"}
OFF_TOPIC = ("other", "abuse")
"""Somebody in danger who seems to write of another matter is still in danger."""


def answer_talk(speaker: Speaker, before: Account, account: Account, turn: Turn) -> None:
    """Replies to a message that is no account and no question."""
    if turn.intent == "greet":
        first = not speaker.progress.introduced
        speaker.say_text(speaker.line("opening" if first else "greeting_again"))
        speaker.note(introduced=True, misses=0)
    elif turn.intent == "goodbye":
        close(speaker, account, turn.text)
    elif turn.intent == "danger_over" and (speaker.progress.in_danger or not turn.details):
        _after_danger(speaker, account)
    elif turn.intent == "stop_asking":
        speaker.note(stopped=True, question=None, misses=0)
        speaker.say_text(speaker.line("stopped"))
    elif turn.intent == "not_english" and is_nonsense(turn.text):
        misunderstood(speaker)
    elif turn.intent == "not_english":
        _not_english(speaker, turn)
    elif speaker.progress.in_danger and turn.intent in OFF_TOPIC:
        answer_danger(speaker)
    elif turn.intent in PLAIN and not turn.values("circumstance"):
        speaker.say_text(speaker.line(PLAIN[turn.intent]))
        speaker.note(misses=0)
    elif turn.values("circumstance") or turn.unsure or (turn.details and account.told()):
        answer_account(speaker, before, account, turn, answer_questions)
    elif speaker.progress.in_danger:
        answer_danger(speaker)
    else:
        misunderstood(speaker)


def _not_english(speaker: Speaker, turn: Turn) -> None:
    """999, the helpline and interpreters in the person's language where it is known, and in plain English."""
    known = speaker.knowledge.languages.get(next(iter(turn.values("language")), ""))
    if known is not None:
        number = speaker.knowledge.organisations[speaker.setting.helpline].phone or ""
        text = known.text.replace("{number}", number)
        speaker.messages.append(Message(text=text, lang=known.id))
    speaker.say_text(speaker.line("not_english"))
    speaker.note(misses=0)


def _after_danger(speaker: Speaker, account: Account) -> None:
    """No replay and no question: a breath, the helpline and a line that is open. Where no danger was told, only 999 for the case."""
    if speaker.progress.in_danger:
        open_now = speaker.line("open_now", line=open_line(speaker, account))
        helpline = speaker.helpline()
        speaker.say_text(speaker.line("danger_over"), helpline, "" if helpline in open_now else open_now)
        speaker.note(misses=0, in_danger=False, paused=True, question=None)
    else:
        speaker.say_text(speaker.line("no_danger_told"))
        speaker.note(misses=0)
    ask_next(speaker, account)
