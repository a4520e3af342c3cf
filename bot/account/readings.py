"""The finer act that plain words name: where somebody turned up, by which way they got in touch. Pure.

A place or a way that nobody told is not guessed: the act then gets the general reading of its form.
"""

import re
from typing import Optional

from bot.account.correction_words import LIMITED, REPORTED
from bot.account.types import Incident, Mention, Turn

SOMEWHERE = "appears_somewhere"
"""The general reading of turning up: no place was told."""
PLACES = {
    "appears_at_home": r"homes?|house|flat|apartment|door(?:s|step|bell|way)?|gate|garden|drive(?:way)?|porch|bungalow|caravan|bedsit|hostel|address"
    r"|where (?:i|we|she|he|they) live|(?:my|our|her|his) (?:place|gaff|road|street|estate|building|block)|yard|window|(?:to|at|round|outside|near) (?:mine|ours)",
    "appears_at_work": r"work(?:place|ing|s)?|office|shifts?|shop|salon|ward|surgery|job|desk|site|depot|warehouse|reception|till|staff|clinic|restaurant",
    "appears_at_school": r"school|college|uni(?:versity)?|campus|lectures?|halls|seminars?|sixth form|class(?:es)?|library",
    "appears_at_places": r"gym|pub|supermarket|tesco|asda|aldi|lidl|church|mosque|temple|caf[eé]|club|hospital|football|choir|match|park|bus|train|station|street"
    r"|town|party|wedding|gig|pool|shops?|training|nursery|dentist|everywhere i go|wherever i go",
}
"""The words that name where somebody turned up."""
WAYS = {
    "emails": r"e-?mails?|e-?mailing|inbox|gmail|hotmail|outlook",
    "text_messages": r"texts?|texting|sms",
    "social_media_messages": r"messag\w+|msgs?|dms?|insta\w*|facebook|whatsapp\w*|snap\w*|comments?|tiktok",
    "repeated_calls": r"calls?|calling|rings?|ringing|phone calls?|phoning",
    "voice_messages": r"voice ?notes?|voice ?mails?|voice messages?",
}
"""The words that name how somebody got in touch."""
GROUPS = (PLACES, WAYS)
GENERAL = {**{name: SOMEWHERE for name in PLACES}, "emails": "other_contact"}
THERE = re.compile(r"\bthere\b", re.IGNORECASE)
_BETWEEN = (
    r"(?: (?:been|be|come|came|turn(?:ed|s)?|show(?:ed|s)?|up|to|at|in|near|round|outside|by|via|on|from|an?|any|the|my|our|me|actually|even|ever|really|once"
    r"|knows?|know|have|had|has|gone|go))"
)
_NOT = rf"\b(?:not|never|no|(?:is|was|are|were|has|have|had|did|does)n'?t){_BETWEEN}{{0,6}} "
_YOU_SAID = (
    r"\byou(?:'ve|ve)? (?:said|say|put|wrote|write|have|got|told me|keep saying|called it)\b[^,.;!?]{0,14}?\b"
)
OF_THE_WRITER = re.compile(r"\b(?:i|i'?m|we|we're|i've)(?: (?:was|am|are|were))?\s*$", re.IGNORECASE)


def plainly_read(mention: Mention, text: str, known: Optional[str] = None) -> Mention:
    """The mention with the place that the words name, or without one where they name none.

    `text` is the whole message: "I work at Tesco. He keeps turning up there"; `known` the place told before.
    """
    if mention.behaviour not in GENERAL or mention.behaviour == "appears_at_places":
        return mention
    group = _group(mention.behaviour)
    words = text if THERE.search(mention.text) else mention.text
    named = [name for name in group if has(words, group[name])]
    if mention.behaviour in named:
        return mention
    general = known if known and group is PLACES else GENERAL[mention.behaviour]
    behaviour = named[0] if len(named) == 1 else general
    return mention.copy(update={"behaviour": behaviour, "second": None})


def put_right(incidents: tuple[Incident, ...], turn: Turn) -> tuple[Incident, ...]:
    """The incidents with each place or way that the message denies changed to the one told instead, or to none.

    What somebody told of in so many words and now denies without another stays for the corrections to take out.
    """
    after = []
    for incident in incidents:
        mentions = tuple(m if incident.set_aside else _put_right(m, turn) for m in incident.mentions)
        after.append(
            incident if mentions == incident.mentions else incident.copy(update={"mentions": mentions})
        )
    return tuple(after)


def denied(mention: Mention, text: str) -> bool:
    """Whether a message says that it was not this place or way: "not my home", "you said emails"."""
    group = _group(mention.behaviour)
    return mention.behaviour in group and bool(_denials(text, group[mention.behaviour]))


def denies_place(text: str, start: int, end: int) -> bool:
    """Whether the words at a place of a text name where it was not: "he has never been to my house"."""
    spans = [span for words in PLACES.values() for span in _denials(text, words)]
    return any(first < end and start < last for first, last in spans)


def _put_right(mention: Mention, turn: Turn) -> Mention:
    if not denied(mention, turn.text):
        return mention
    group = _group(mention.behaviour)
    spans = [span for words in group.values() for span in _denials(turn.text, words)]
    rest = "".join(
        letter if not any(start <= place < end for start, end in spans) else " "
        for place, letter in enumerate(turn.text)
    )
    others = [name for name in group if name != mention.behaviour and has(rest, group[name])]
    read = [m.behaviour for m in turn.mentions if m.behaviour in group and m.behaviour != mention.behaviour]
    told = [*[name for name in others if name in read], *others, *read]
    general = (
        "" if has(mention.text, group[mention.behaviour]) or group is WAYS else GENERAL[mention.behaviour]
    )
    behaviour = told[0] if told else general
    if not behaviour:
        return mention
    return mention.copy(update={"behaviour": behaviour, "confidence": 1.0, "second": None})


def _denials(text: str, words: str) -> list[tuple[int, int]]:
    """The places at which a text denies what the words name; not "I was not at home", not "not yet"."""
    found = []
    for match in re.finditer(rf"(?:{_NOT}|{_YOU_SAID})\b(?:{words})\b", text, re.IGNORECASE):
        before, after = text[: match.start()], text[match.end() :]
        limited = LIMITED.search(after) or re.match(r"\W+before\b|[^.,;!]*\?", after, re.IGNORECASE)
        if not (OF_THE_WRITER.search(before) or REPORTED.search(before[-40:]) or limited):
            found.append(match.span())
    return found


def _group(behaviour: str) -> dict[str, str]:
    return next((group for group in GROUPS if behaviour in group), {})


def has(text: str, words: str) -> bool:
    return bool(re.search(rf"\b(?:{words})\b", text, re.IGNORECASE))
