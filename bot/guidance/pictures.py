"""Blackmail with private pictures: nobody is to blame who is blackmailed, a child least of all."""

from bot.account import Account, Signal, Turn
from bot.account.told_words import mention_of
from bot.guidance.listening import ask_next
from bot.guidance.organisations import CHILD_VICTIM, is_child, pictures_told
from bot.guidance.own_behaviour import without_signals
from bot.guidance.speaker import Speaker, bullets
from bot.guidance.tips import said
from bot.knowledge.types import FormId, Knowledge
from bot.picture_threats import NO_PARENT, SENT, names_picture, picture_blackmail, tells_shame
from bot.signals import word_signals

THREAT = "threat_to_share_images"
FIRST = "urgent_pictures"
AGAIN = "urgent_pictures_again"
SENT_ONE = "urgent_pictures_sent"
FOR_CHILD = ("ceop", "childline", "report_remove")
FOR_ADULT = ("revenge_porn_helpline",)


def with_picture_blackmail(turn: Turn, before: Account, knowledge: Knowledge) -> Turn:
    """The turn with blackmail with pictures that plain words tell as one mention, in place of what else they were read as."""
    words = picture_blackmail(turn.text, pictures_told(before) or names_picture(turn.text))
    own = Signal.own_behaviour
    if own in before.signals or own in word_signals(turn.text, knowledge):
        return turn
    if not words and not (pictures_told(before) and SENT.search(turn.text)):
        return turn
    turn = without_signals(turn, (own,))
    if not words or turn.intent.startswith("ask_"):
        return turn
    mention = mention_of(FormId.threats, THREAT, words, turn.text)
    kept = tuple(m for m in turn.mentions if m.form is not FormId.threats and not names_picture(m.text))
    intent = turn.intent if turn.signals else "tell"
    return turn.copy(update={"mentions": (*kept, mention), "unsure": (), "intent": intent})


def said_about_pictures(speaker: Speaker, before: Account, account: Account, turn: Turn) -> bool:
    """Answers blackmail with pictures, a picture that was sent, or shame over it; whether that answers the whole message."""
    asks = turn.intent.startswith("ask_")
    if any(mention.behaviour == THREAT for mention in turn.mentions):
        tip = _next_tip(speaker, account, (FIRST, AGAIN, SENT_ONE))
        _say(speaker, account, turn, tip)
        return not asks and all(m.behaviour in speaker.progress.named for m in turn.mentions)
    if not pictures_told(before) or turn.mentions:
        return False
    if is_child(account) and (SENT.search(turn.text) or NO_PARENT.search(turn.text)):
        _say(speaker, account, turn, _next_tip(speaker, account, (SENT_ONE, AGAIN)))
        return True
    if tells_shame(turn.text) and not asks and not turn.details:
        speaker.say_text(speaker.line("felt_shame_pictures"))
        speaker.note(misses=0)
        ask_next(speaker, account)
        return True
    return False


def _whose(account: Account) -> str:
    """Ends the id of a tip: for a child who writes, for somebody who writes for another, for an adult."""
    if is_child(account):
        return "_child"
    return "_other" if account.told_for == "other" else ""


def _next_tip(speaker: Speaker, account: Account, names: tuple[str, ...]) -> str:
    """The first tip that was not given, in the form for this person; the first of all where all were."""
    known = speaker.knowledge.tips
    fit = [name + _whose(account) for name in names if name + _whose(account) in known]
    return next((name for name in fit if name not in speaker.progress.tips), fit[0])


def _say(speaker: Speaker, account: Account, turn: Turn, tip: str) -> None:
    """The tip with who helps; to a child who dares not tell at home, also that another adult will do."""
    child = is_child(account) or CHILD_VICTIM in account.circumstances
    people = FOR_CHILD if child else FOR_ADULT
    known = speaker.knowledge.organisations
    helps = [speaker.organisation_line(known[name]) for name in people]
    parent = is_child(account) and NO_PARENT.search(turn.text)
    first = len(speaker.messages)
    shame = speaker.line("felt_shame_pictures") if tells_shame(turn.text) else ""
    adult = speaker.line("another_adult") if parent else ""
    speaker.say_text(shame, said(speaker.knowledge.tips[tip]), adult, bullets(helps))
    speaker.mark_urgent(first)
    progress = speaker.progress
    named = (*progress.named, THREAT) if turn.mentions else progress.named
    speaker.note(
        named=tuple(dict.fromkeys(named)),
        tips=tuple(dict.fromkeys((*progress.tips, tip))),
        helped=tuple(dict.fromkeys((*progress.helped, *people))),
        question=None,
        misses=0,
    )
