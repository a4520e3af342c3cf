"""The facts of a turn that hold: what is denied ("not Scotland, Wales") is none, and a correction replaces. Pure."""

import re
from typing import Optional

from bot.account.correction_words import BENIGN, CORRECTS, ONE_OF_SEVERAL, PERSON
from bot.account.types import Account, Detail, DetailKind, Turn
from bot.knowledge.types import Nation

NOT = re.compile(
    r"\b(?:not|isn'?t|wasn'?t|aren'?t|never)\s+(?:(?:in|from|my|an?|the|it'?s|for|since|just|only)\s+)*$",
    re.IGNORECASE,
)
"""Stands before a fact that is denied; "not just once" denies it too."""
REPLACED: tuple[DetailKind, ...] = ("frequency", "since", "who", "nation", "age")
AGES = re.compile(
    r"\b(?P<new>\d{1,3})\W+not (?P<old>\d{1,3})\b|\bnot (?P<before>\d{1,3})\W+(?:but )?(?P<after>\d{1,3})\b"
)
OF_THE_EX = re.compile(rf"\b(?:his|her|their|my ex'?s|the ex'?s|exs) (?:\w+ )?{PERSON}", re.IGNORECASE)
GENDER = re.compile(
    r"^(?:an?|some|the) (?:wo)?m[ae]n$|^an? (?:bloke|guy|lad|fella|girl|lady)$", re.IGNORECASE
)
"""Says a man or a woman, not who it is."""
ASIDE = re.compile(
    r"\W+(?:(?:like|as) (?:i|we) (?:said|told)|i (?:said|think|guess|told|mean)|you know|tbh|lol|innit|to be honest"
    r"|and|but|or|so|because|cos)\b.*$|[,.;!?\n].*$|\W+(?:like|or so|ok|yeah)?$",
    re.IGNORECASE | re.DOTALL,
)
"""What is said beside a time."""


VAGUE = ("unknown", "stranger")
"""Who gives way to a person told more exactly, where both are one."""
NOUNS = {
    "ex_partner": r"ex(?:[- ](?:husband|wife|partner|boyfriend|girlfriend))?",
    "partner": r"partner|husband|wife|boyfriend|girlfriend|fianc[eé]e?",
    "family": r"family|relative|relation|brother|sister|mum|dad|mother|father|cousin|uncle|aunt",
    "friend": r"friend|mate",
    "colleague": r"colleague|boss|manager|workmate|co-?worker",
    "client": r"client|patient|customer|pupil|student",
    "neighbour": r"neighbour|neighbor",
    "stranger": r"stranger",
}
DENIES = r"\b(?:not|isn'?t|wasn'?t|aren'?t|ain'?t|never(?: been| was)?)(?: (?:actually|really|even|my|an?|the|some|from))* "
NO_LONGER = r"\W+(?:any ?more|now|these days|yet)\b"
SAME_PERSON = re.compile(
    r"(?:\b(?:he|she|it|they|that|this)(?:'s|s|'re| is| was| are)|\bturns? out(?: it)?(?:'s| is| was|s)?)(?: (?:actually|really|also|basically|just|only|be|to be))*"
    r"(?: (?:my|an?|the))*\s*$",
    re.IGNORECASE,
)
"""Stands before a person who is the one already told of: "he's my ex"."""


def is_correction(turn: Turn) -> bool:
    """Whether a message puts something right."""
    return turn.intent == "retract" or bool(CORRECTS.search(turn.text))


def without_denied(turn: Turn) -> Turn:
    """The turn without the facts that it denies."""
    return turn.copy(update={"details": tuple(d for d in turn.details if not _is_denied(d, turn))})


def _is_denied(detail: Detail, turn: Turn) -> bool:
    if detail.kind not in REPLACED or detail.start is None:
        return False
    return bool(NOT.search(turn.text[: detail.start]))


def who_of(account: Account, turn: Turn) -> tuple[str, ...]:
    """Who does it: a correction takes the place of what was told, anything else is added to it."""
    denied = {d.value for d in turn.details if d.kind == "who" and _is_denied(d, turn)}
    denied |= _denied_by_name(account, turn)
    corrects = bool(denied) or is_correction(turn)
    told = [d for d in turn.details if d.kind == "who" and not _is_denied(d, turn)]
    if corrects and account.who:
        told = [detail for detail in told if not GENDER.search(detail.text)]
    new = [detail.value for detail in told]
    if not new and _no_longer_partner(turn):
        new = ["ex_partner"]
    if denied and not new and OF_THE_EX.search(turn.text):
        new = ["known"]
    if turn.intent == "retract" and BENIGN.search(turn.text):
        return account.who
    one_time = ONE_OF_SEVERAL.search(turn.text) or turn.values("offenders")
    replaces = bool(denied) or turn.intent == "retract"
    kept = () if new and replaces and not one_time else account.who
    if any(_is_one_with_known(detail, turn) for detail in told if detail.value not in VAGUE):
        kept = tuple(who for who in kept if who not in VAGUE)
    kept = tuple(who for who in kept if who not in denied or one_time)
    known = tuple(who for who in dict.fromkeys((*kept, *new)) if who != "unknown")
    return known or tuple(dict.fromkeys((*kept, *new)))


def _denied_by_name(account: Account, turn: Turn) -> set[str]:
    """Who of those told a message says that it is not: "he is not my partner"."""
    return {
        who
        for who in account.who
        if who in NOUNS
        and re.search(rf"{DENIES}(?:{NOUNS[who]})\b", turn.text.replace("’", "'"), re.IGNORECASE)
    }


def _no_longer_partner(turn: Turn) -> bool:
    return bool(
        re.search(rf"{DENIES}(?:{NOUNS['partner']}){NO_LONGER}", turn.text.replace("’", "'"), re.IGNORECASE)
    )


def _is_one_with_known(detail: Detail, turn: Turn) -> bool:
    """Whether a message says of the one already told of who it is."""
    return detail.start is not None and bool(SAME_PERSON.search(turn.text[: detail.start].replace("’", "'")))


def nation_of(account: Account, turn: Turn) -> Optional[Nation]:
    """The nation told last; beside a denied one, the nation that the text names."""
    told = [d for d in turn.details if d.kind == "nation"]
    held = [detail for detail in told if not _is_denied(detail, turn)]
    if held:
        return Nation(held[0].value)
    if not told:
        return account.nation
    plain = turn.text.lower()
    others = [n for n in Nation if n.value.replace("_", " ") in plain and n.value != told[0].value]
    denied_known = account.nation is not None and account.nation.value == told[0].value
    return others[0] if others else None if denied_known else account.nation


def age_of(account: Account, turn: Turn) -> Optional[int]:
    """The age that this turn tells: read as one, or put in the place of the one known ("34 not 24")."""
    told = next((d.value for d in turn.details if d.kind == "age" and not _is_denied(d, turn)), None)
    if told:
        return int(told)
    found = AGES.search(turn.text)
    if not found or account.age is None:
        return None
    old, new = found["old"] or found["before"], found["new"] or found["after"]
    return int(new) if int(old) == account.age else None


def presentable(text: str) -> str:
    """The words for a time without what is said beside it: "since he left like i said" is "since he left"."""
    plain = " ".join(ASIDE.sub("", text).split())
    return plain if len(plain.split()) > 1 else " ".join(text.split())
