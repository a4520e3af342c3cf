"""What a correction takes back, and a mention that is read anew. Pure."""

import re

from bot.account.types import Account, Incident, Mention, Turn
from bot.knowledge.types import FormId

NUMBERED = re.compile(
    r"\b(?:number|no\.?|point|line|remove|delete|take out|scrap|cross out)\s+(?:number |line |point )?(\d{1,2})\b",
    re.IGNORECASE,
)
"""A line of the summary: "number 2 is not right"."""
COMPLAINT = re.compile(
    r"\b(?:that'?s|thats|it'?s|this is|you got (?:it|that|me)|i got (?:it|that)|had (?:it|that)|no,?) (?:not (?:right|quite right|what i"
    r" (?:said|meant))|wrong|incorrect)\b",
    re.IGNORECASE,
)
"""Says that something is wrong, but not what."""
STILL_TRUE = re.compile(
    r"\b(?:(?:is|are|was|were) (?:still )?(?:true|right|correct|real)|still (?:stands?|counts?|happened))\b",
    re.IGNORECASE,
)
"""A part of a correction that says what holds."""
NAMES = {
    "letters_gifts": r"flowers?|roses|bouquet|letters?|cards?|notes?|gifts?|presents?|parcels?|chocolates",
    "unwanted_contact": r"calls?|texts?|messages?|emails?|voicemails?|phone",
    "property_damage": r"tyres?|windows?|paint|damage|scratch\w*|key(?:ed|ing)|fence|locks?",
    "burglary_robbery": r"break-?ins?|broke|burglar\w*|stole\w*|theft|robbe\w*",
    "driving_past": r"driv\w*|drove|car",
    "following_watching": r"follow\w*|watch\w*|track\w*|air ?tags?|filming|photos?",
    "unwanted_appearances": r"turn\w* up|outside|knock\w*|at the door|waiting",
    "threats": r"threat\w*",
    "assault": r"hit|punch\w*|push\w*|grab\w*|slap\w*|assault\w*|attack\w*",
    "harassing_associates": r"my (?:mum|dad|family|friends?|boss|work|sister|brother) (?:got|get)\w*",
}


def reread(account: Account, mention: Mention, form: FormId, behaviour: str) -> Account:
    """The account with one mention taken as another behaviour."""

    def changed(known: Mention) -> Mention:
        same = (known.behaviour, known.text) == (mention.behaviour, mention.text)
        new = {"form": form, "behaviour": behaviour, "confidence": 1.0, "second": None}
        return known.copy(update=new) if same else known

    incidents = tuple(
        incident.copy(update={"mentions": tuple(changed(known) for known in incident.mentions)})
        for incident in account.incidents
    )
    return account.copy(update={"incidents": incidents})


def takes_back(account: Account, turn: Turn) -> bool:
    """Whether a correction takes back something told; "it was my friend" only changes whom it is about."""
    if turn.intent != "retract" or "other" in turn.values("told_for") or not account.told():
        return False
    if NUMBERED.search(turn.text):
        return True
    if turn.values("frequency") and not turn.mentions and not _forms_named(turn.text):
        return False
    if COMPLAINT.search(turn.text) and not turn.mentions and not _forms_named(turn.text):
        return False
    told = {mention.form for mention in account.mentions()}
    return not turn.mentions or any(mention.form in told for mention in turn.mentions)


def set_aside(incidents: tuple[Incident, ...], turn: Turn) -> tuple[Incident, ...]:
    """Takes back the incidents that the message names by number or form, else the one told last."""
    numbers = {int(number) for number in NUMBERED.findall(turn.text)}
    if numbers:
        return _without_numbered(incidents, numbers)
    denied = [mention for mention in turn.mentions if not STILL_TRUE.search(mention.text)]
    named = {mention.form for mention in denied} | set(_forms_named(turn.text))
    hit = {
        index
        for index, incident in enumerate(incidents)
        if not incident.set_aside and named & {mention.form for mention in incident.mentions}
    }
    if not named:
        live = [index for index, incident in enumerate(incidents) if not incident.set_aside]
        hit = set(live[-1:])
    return tuple(
        incident.copy(update={"set_aside": True}) if index in hit else incident
        for index, incident in enumerate(incidents)
    )


def _without_numbered(incidents: tuple[Incident, ...], numbers: set[int]) -> tuple[Incident, ...]:
    """Takes back the mentions with these numbers, counted from 1 over all that still count."""
    place = 0
    changed: list[Incident] = []
    for incident in incidents:
        if incident.set_aside:
            changed.append(incident)
            continue
        places = range(place + 1, place + 1 + len(incident.mentions))
        place += len(incident.mentions)
        kept = tuple(mention for number, mention in zip(places, incident.mentions) if number not in numbers)
        gone = tuple(mention for number, mention in zip(places, incident.mentions) if number in numbers)
        if kept:
            changed.append(incident.copy(update={"mentions": kept}))
        if gone:
            changed.append(incident.copy(update={"mentions": gone, "set_aside": True}))
    return tuple(changed)


def _forms_named(text: str) -> list[str]:
    """The forms whose plain nouns a correction names; its acts are denied, so they are no mentions."""
    parts = re.split(r"[.!?;\n]|\bbut\b", text)
    doubted = " . ".join(part for part in parts if not STILL_TRUE.search(part))
    return [form for form, words in NAMES.items() if re.search(rf"\b(?:{words})\b", doubted, re.IGNORECASE)]
