"""What plain words of a message tell, whatever the model read in it: a weapon held at somebody, a phone that shows the way."""

import re

from bot.account import Account, Mention, Signal, Turn
from bot.account.correction_words import COMPLAINT
from bot.account.told_words import intent_with_act, mention_of
from bot.guidance.organisations import CLOSE
from bot.guidance.weapons import held_again, weapon_threat
from bot.knowledge.types import FormId, Knowledge
from bot.plain_text import APOSTROPHES

WITH_WEAPON = ("threat_with_weapon", "weapon_attack", "robbery")
"""Acts that say already that a weapon was used."""
LOCATED = re.compile(
    r"\b(?:he|she|they|hes|shes|theyre|my \w+|ex)\b(?:(?!\bi\b)[^.!?]){0,30}\b(?:check|track|watch|look|see|follow|find|know|monitor)(?:s|es|ed|ing)?\b[^.!?]{0,40}"
    r"\b(?:find my (?:i?phone|friends|device|kids|mobile)|find ?my|life ?360|snap ?maps?|google maps|location sharing|my live location)\b",
    re.IGNORECASE,
)
"""Somebody looks up where the writer is, in an app that shows it."""
OF_MONEY = re.compile(
    r"\b(?:(?:bank|debit|credit) cards?|cards?|money|wages|pay|bank account|benefits|allowance|pocket money|passport|phone)\b",
    re.IGNORECASE,
)
BROKE_IN = re.compile(
    r"\b(?:br(?:oke|eak\w*)|burgl\w*|robb\w*|mugg\w*|stole\w*|steal\w*|nick\w*)\b", re.IGNORECASE
)
CONTROL = "coercive_control"
LINE_FIRST = re.compile(
    r"^\W*(?:number|no\.?|line|point) ?\d{1,2}\b(?!\W*(?:is|was)? ?(?:still )?(?:right|true|correct|fine|times|months?|weeks?|days?|years?)\b)",
    re.IGNORECASE,
)
"""A message that begins with a line of the list: what follows says why it is wrong, and tells no act."""


def plainly_corrected(turn: Turn, account: Account) -> Turn:
    """The turn as a correction where it begins with a line of the list, or only says that something is wrong."""
    if not account.told() or turn.signals:
        return turn
    plain = turn.text.translate(APOSTROPHES)
    if LINE_FIRST.match(plain):
        return turn.copy(update={"intent": "retract", "mentions": (), "unsure": ()})
    bare = not (turn.mentions or turn.details)
    if bare and COMPLAINT.search(plain) and turn.intent != "ask_wrong":
        return turn.copy(update={"intent": "retract", "unsure": (), "asked": ()})
    return turn


def plainly_told(turn: Turn, before: Account, knowledge: Knowledge) -> Turn:
    """The turn with the acts that its plain words tell. What somebody does who does it themselves is left alone."""
    if Signal.own_behaviour in (*before.signals, *turn.signals):
        return turn
    return _without_burglary(_located(_with_weapon(turn, before)), before)


def _with_weapon(turn: Turn, before: Account) -> Turn:
    """A weapon that was held at somebody is a threat with it; what the model made of the same words gives way."""
    held = {mention.behaviour for mention in before.mentions()}
    words = weapon_threat(turn.text)
    if not words and set(WITH_WEAPON) & held:
        words = held_again(turn.text)
    if not words or any(mention.behaviour in WITH_WEAPON for mention in turn.mentions):
        return turn
    return _with(turn, mention_of(FormId.threats, WITH_WEAPON[0], words, turn.text))


def _located(turn: Turn) -> Turn:
    """Looking up where the writer is, in an app, is watching."""
    found = LOCATED.search(turn.text.translate(APOSTROPHES))
    watching = any(mention.form is FormId.following_watching for mention in turn.mentions)
    if found is None or watching or turn.intent.startswith("ask_"):
        return turn
    return _with(turn, mention_of(FormId.following_watching, "location_sharing", found.group(), turn.text))


def _without_burglary(turn: Turn, before: Account) -> Turn:
    """Money or a card that a partner, an ex or family keeps is control, and no burglary."""
    circumstances = (*before.circumstances, *turn.values("circumstance"))
    close = set((*before.who, *turn.values("who"))) & set(CLOSE)
    if CONTROL not in circumstances or not close:
        return turn

    def is_control(mention: Mention) -> bool:
        words = turn.text[mention.start : mention.end] or mention.text
        taken = mention.form is FormId.burglary_robbery and OF_MONEY.search(words)
        return bool(taken) and not BROKE_IN.search(words)

    kept = tuple(mention for mention in turn.mentions if not is_control(mention))
    unsure = tuple(mention for mention in turn.unsure if not is_control(mention))
    return turn.copy(update={"mentions": kept, "unsure": unsure})


def _with(turn: Turn, told: Mention) -> Turn:
    """The turn with an act; what was read from the same words gives way, unless it is violence."""
    kept = tuple(
        mention
        for mention in turn.mentions
        if mention.form is FormId.assault or mention.end <= told.start or told.end <= mention.start
    )
    mentions = tuple(sorted((*kept, told), key=lambda mention: mention.start))
    intent = turn.intent if turn.intent in ("retract", "deny") else intent_with_act(turn.intent)
    return turn.copy(update={"mentions": mentions, "unsure": (), "intent": intent})
