"""An act that was told as done to the writer, and turns out to be done to somebody close to them. Pure."""

import re

from bot.account.correction_words import CORRECTS
from bot.account.readings import PLACES, has, put_right
from bot.account.types import Incident, Mention, Turn
from bot.knowledge.types import FormId

KINDS = {
    "contacts_family": r"brother|sister|mum|mam|mom|mother|dad|father|son|daughter|kids?|children|cousin|nan|gran\w*|aunt\w*|uncle|parents|family|in-laws",
    "contacts_friends": r"friend|best friend|mate|flatmate|housemate",
    "contacts_partner": r"partner|boyfriend|girlfriend|wife|husband|fianc[eé]e?",
    "contacts_employer": r"boss|manager",
    "contacts_colleagues": r"colleague|workmate",
    "contacts_neighbours": r"neighbour|landlord",
}
_WHO = rf"(?P<who>{'|'.join(KINDS.values())})"
_THEIRS = r"(?:work|house|home|flat|school|job|shop|door|office|place|college|uni|gym|phone|car|street)"
_NOT_ME = r"not (?:at |to |on |from )?(?:me|mine|my (?:own )?(?:home|house|work|flat|phone|school|door))"
DONE_TO = (
    re.compile(rf"\bmy {_WHO}(?:'?s|s')? {_THEIRS}\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:that|it)(?:'s|s| was| is)? (?:actually )?my {_WHO} (?:he|she|they|that|who)\b", re.IGNORECASE
    ),
    re.compile(rf"\bmy {_WHO}(?:'?s)?\W+{_NOT_ME}\b", re.IGNORECASE),
    re.compile(
        rf"\b{_NOT_ME}\W+(?:(?:it|that|this) was |its |it's |but )?(?:at |to |on |from )?my {_WHO}\b",
        re.IGNORECASE,
    ),
)
NOT_ME = re.compile(rf"\b{_NOT_ME}\b", re.IGNORECASE)
TO_THE_WRITER = (
    FormId.unwanted_appearances,
    FormId.unwanted_contact,
    FormId.following_watching,
    FormId.driving_past,
    FormId.letters_gifts,
)
"""The forms that can be done to somebody close instead."""


def puts_right(incidents: tuple[Incident, ...], turn: Turn) -> bool:
    """Whether a message denies a place or way that was told, or says that somebody close was meant."""
    return put_right(incidents, turn) != incidents or moved(incidents, turn) is not None


def done_to(turn: Turn) -> str:
    """The behaviour of an act that a correction says was done to somebody close: "at my brother's work, not mine"."""
    if not (CORRECTS.search(turn.text) or turn.intent == "retract" or NOT_ME.search(turn.text)):
        return ""
    found = next((match for pattern in DONE_TO if (match := pattern.search(turn.text))), None)
    if found is None:
        return ""
    return next(name for name, words in KINDS.items() if re.fullmatch(words, found["who"], re.IGNORECASE))


def handed_over(incidents: tuple[Incident, ...], turn: Turn) -> tuple[Incident, ...]:
    """The incidents with the act that was meant told as done to somebody close, in the words of the correction."""
    behaviour = done_to(turn)
    place = moved(incidents, turn)
    if not behaviour or place is None:
        return incidents
    meant = _meant(incidents[place], turn)
    if meant is None or meant.behaviour == behaviour:
        return incidents
    changed = meant.copy(
        update={
            "form": FormId.harassing_associates,
            "behaviour": behaviour,
            "confidence": 1.0,
            "second": None,
            **_words(turn),
        }
    )
    mentions = tuple(changed if mention is meant else mention for mention in incidents[place].mentions)
    return (*incidents[:place], incidents[place].copy(update={"mentions": mentions}), *incidents[place + 1 :])


def moved(incidents: tuple[Incident, ...], turn: Turn) -> int | None:
    """The place of the incident that is, or is already, told as done to somebody close."""
    behaviour = done_to(turn)
    if not behaviour:
        return None
    live = [place for place, incident in enumerate(incidents) if not incident.set_aside]
    known = [place for place in live if behaviour in incidents[place].behaviours()]
    hits = [place for place in live if _meant(incidents[place], turn) is not None]
    by_place = [place for place in hits if _named(incidents[place], turn)]
    return next(reversed(by_place or known or hits), None)


def _meant(incident: Incident, turn: Turn) -> Mention | None:
    fitting = [mention for mention in incident.mentions if mention.form in TO_THE_WRITER]
    named = [mention for mention in fitting if _is_named(mention, turn)]
    turning_up = [mention for mention in fitting if mention.form is FormId.unwanted_appearances]
    return next(reversed(named or turning_up or fitting), None)


def _named(incident: Incident, turn: Turn) -> bool:
    return any(_is_named(mention, turn) for mention in incident.mentions)


def _is_named(mention: Mention, turn: Turn) -> bool:
    """Whether the message says the place of an act, or that somebody turned up."""
    if mention.form is not FormId.unwanted_appearances:
        return False
    words = PLACES.get(mention.behaviour, "")
    return bool(words and has(turn.text, words)) or bool(
        re.search(r"\b(?:turn|show)\w* up\b", turn.text, re.I)
    )


def _words(turn: Turn) -> dict[str, object]:
    """The clause of the correction that tells whom it was done to."""
    found = next(match for pattern in DONE_TO if (match := pattern.search(turn.text)))
    start = max(turn.text.rfind(mark, 0, found.start()) for mark in ".!?;\n") + 1
    ends = [end for mark in ".!?;\n" if (end := turn.text.find(mark, found.end())) >= 0]
    end = min(ends, default=len(turn.text))
    start += len(turn.text[start:end]) - len(turn.text[start:end].lstrip())
    return {"text": turn.text[start:end], "start": start, "end": end}
