"""Folds a turn into an account. Pure: the account that comes in is not changed."""

import re
from typing import Literal, Optional

from bot.account.correction_words import SUPPORTER
from bot.account.corrections import corrected, is_several, told_still
from bot.account.facts import age_of, nation_of, presentable, who_of, without_denied
from bot.account.incidents import added, dated, incidents_of, recounted, united
from bot.account.readings import denies_place, replaced_at
from bot.account.relatives import moved
from bot.account.types import Account, Detail, Signal, Turn

DONE_TO_ME = re.compile(r"^(?!\W*i\b).*\b(?:me|my|mine|us|our)\b", re.IGNORECASE | re.DOTALL)
"""Words that do not begin with "I" and have the writer as the one to whom it is done."""
NOT_THE_ONE = re.compile(
    r"\bi(?:'m| am|m) (?:not|no|never) (?:actually |even )?(?:the one|doing (?:it|this|that|any))\b|\b(?:it'?s|it is|that'?s|its) not me (?:doing|who|that|its|it'?s)\b"
    r"|\byou(?:'ve|ve| have)? (?:got (?:me|this|that|it) wrong|misunderstood|mixed)\b|\bi(?:'m| am|m) the (?:victim|one being)\b"
    r"|\b(?:happening|being done|done) to me\b|\b(?:he|she|they)(?:'s|'re|s|re| is| are)? (?:the one )?(?:doing|does) (?:it|this) to (?:me|us)\b",
    re.IGNORECASE,
)
"""Words with which somebody who was taken for the one doing it puts that right.

To deny the word alone ("I'm not a stalker") puts no fact right.
"""
TO_ME = re.compile(
    r"\b(?:hes?|he's|shes?|she's|they|they're|theyre|someone else|somebody else|any(?:one|body) else|victim|being|getting|happening|done)\b",
    re.IGNORECASE,
)
"""Words that say with "it's me" to whom it is done: "it's me he's after". "It's me again" says nothing of the kind."""
OF_A_CLIENT = re.compile(
    r"\b(?:patient|client|customer|student|pupil|tenant|resident|service user)", re.IGNORECASE
)
TO_THE_CLIENT = re.compile(r"\b(?:her|him|them)\b", re.IGNORECASE)
ADULT = 18
RESUMED = re.compile(
    r"\b(?:again|started (?:back )?up|back (?:to|at) it|today|tonight|yesterday|last night|this (?:morning|week|afternoon|evening)|now|just|keeps?|still"
    r"|(?:has|have|'s|'ve) been|every|is|are|\w+s me)\b",
    re.IGNORECASE,
)
"""Says that an act belongs to the present; what is told of before the quiet does not end it."""
WRITER = re.compile(r"\b(?:i|i'm|im|i've|ive|we|we're|me|my)\b", re.IGNORECASE)
THEY = re.compile(r"\b(?:she|he|they|her|him|them|my \w+)(?:'?s|'?re)?\b", re.IGNORECASE)
CLAUSE = re.compile(r"[.!?;,\n]|\b(?:and|but|so|because|cos)\b", re.IGNORECASE)
AT_WORK, PROFESSIONAL = "workplace", "professional"


def fold(account: Account, turn: Turn) -> Account:
    """The account after `turn`: corrections first, then what it tells, then its details."""
    who, nation, age = who_of(account, turn), nation_of(account, turn), age_of(account, turn)
    told = without_denied(turn.copy(update={"mentions": told_still(account, turn)}))
    incidents = corrected(account, turn)
    put_right = moved(account.incidents, turn)
    if put_right is None:
        put_right = replaced_at(account.incidents, turn)
    for incident in incidents_of(told):
        incidents = added(incidents, incident, told)
    incidents = dated(recounted(incidents, told, put_right), told)
    since = next((detail for detail in told.details if detail.kind == "since"), None)
    circumstances = _circumstances(account, turn)
    told_for = _told_for(account, turn, circumstances)
    return Account(
        turns=account.turns + 1,
        incidents=incidents,
        effects=_effects(account.effects, turn, told_for),
        since=since.value if since else account.since,
        since_text=presentable(since.text) if since else account.since_text,
        ended_text=_ended(account, turn),
        who=who,
        several_offenders=_several(account, turn),
        where=united(account.where, _where(turn)),
        circumstances=circumstances,
        nation=nation,
        age=age if age is not None else account.age,
        told_for=told_for,
        signals=_signals(account, turn, age),
    )


def _told_for(account: Account, turn: Turn, circumstances: tuple[str, ...]) -> Literal["self", "other"]:
    """Whom it is told for; what a professional tells of somebody in their charge stays that."""
    values = turn.values("told_for")
    if says_done_to_me(turn):
        return "self"
    if not values or (account.told_for == "other" and PROFESSIONAL in circumstances):
        return account.told_for
    return "self" if values[0] == "self" else "other"


def says_done_to_me(turn: Turn) -> bool:
    """Whether a message says that it is the one who writes to whom it is done: "it's me he's after"."""
    return any(
        detail.kind == "told_for" and detail.value == "self" and TO_ME.search(detail.text.replace("’", "'"))
        for detail in turn.details
    )


def _is_done_by_a_client(turn: Turn) -> bool:
    """Whether somebody in the writer's charge, or close to one, does it to the writer."""
    by = any(detail.kind == "who" and OF_A_CLIENT.search(detail.text) for detail in turn.details)
    return by and not turn.values("told_for") and not TO_THE_CLIENT.search(turn.text)


def _where(turn: Turn) -> list[str]:
    """Where it was, without the places where it was not."""
    return [
        detail.value
        for detail in turn.details
        if detail.kind == "where"
        and not (
            detail.start is not None and denies_place(turn.text, detail.start, detail.end or detail.start)
        )
    ]


def _several(account: Account, turn: Turn) -> bool:
    """Whether several people do it: clear words say so, and "it's just him" takes it back."""
    values = turn.values("offenders")
    if values:
        return "several" in values
    return account.several_offenders or is_several(account, turn)


def _circumstances(account: Account, turn: Turn) -> tuple[str, ...]:
    """What was told of somebody's life; the work of a professional is no part of what is done to another person."""
    told = turn.values("circumstance")
    if _is_done_by_a_client(turn):
        told = tuple(name for name in told if name != PROFESSIONAL)
    found = united(account.circumstances, told)
    if says_done_to_me(turn):
        return tuple(name for name in found if name != PROFESSIONAL)
    if PROFESSIONAL not in turn.values("told_for"):
        return found
    return united((name for name in found if name != AT_WORK), (PROFESSIONAL,))


def _signals(account: Account, turn: Turn, age: Optional[int]) -> tuple[Signal, ...]:
    """The signals so far; an adult's age and what is done to the writer take an earlier reading back."""
    known = account.signals
    if age is not None and age >= ADULT:
        known = tuple(signal for signal in known if signal is not Signal.under_18)
    if PROFESSIONAL in (*account.circumstances, *turn.values("told_for")) and "self" not in turn.values(
        "told_for"
    ):
        known = tuple(signal for signal in known if signal is not Signal.under_18)
    done_to_them = any(DONE_TO_ME.search(mention.text) for mention in turn.mentions)
    plain = turn.text.replace("’", "'")
    if done_to_them or says_done_to_me(turn) or NOT_THE_ONE.search(plain) or SUPPORTER.search(plain):
        known = tuple(signal for signal in known if signal is not Signal.own_behaviour)
    return united(known, turn.signals)


def _ended(account: Account, turn: Turn) -> str:
    """Since when nothing has happened, in the person's words; a new act ends the quiet."""
    ended = next((detail.text for detail in turn.details if detail.kind == "ended"), "")
    if ended:
        return ended
    resumed = turn.mentions and turn.intent != "retract" and RESUMED.search(turn.text)
    return "" if resumed else account.ended_text


def _effects(known: tuple[str, ...], turn: Turn, told_for: str) -> tuple[str, ...]:
    """What was felt stays told; "none" holds only while nothing else was said."""
    felt_now = (
        detail.value
        for detail in turn.details
        if detail.kind == "effect" and not (told_for == "other" and _is_own(detail, turn))
    )
    effects = united(known, felt_now)
    felt = tuple(effect for effect in effects if effect != "none")
    return felt or effects


def _is_own(detail: Detail, turn: Turn) -> bool:
    """Whether the helper who writes feels it: "I'm so worried about her" says nothing of what she feels."""
    if detail.start is None:
        return False
    before = CLAUSE.split(turn.text[: detail.start])[-1]
    writer = max((found.end() for found in WRITER.finditer(before)), default=-1)
    another = max((found.end() for found in THEY.finditer(before)), default=-1)
    alone = not before.strip() and turn.text[detail.start :].lower().startswith("worried")
    return writer > another or alone
