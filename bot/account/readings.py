"""The finer act that plain words name: where somebody turned up, by which way they got in touch. Pure.

A place or a way that nobody told is not guessed: the act then gets the general reading of its form.
"""

import re
from typing import Optional

from bot.account.correction_words import LIMITED, REPORTED
from bot.account.types import Incident, Mention, Turn
from bot.knowledge.types import FormId

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
ANYONE = "contacts_anyone"
"""The general reading of bothering people around the person: nobody was named."""
TO_PEOPLE = {
    "contacts_family": r"family|mum|mam|mom|dad|sister|brother|parents|nan|gran\w*|aunt\w*|uncle|cousins?|kids?|children|son|daughter|relatives?|in-laws",
    "contacts_friends": r"friends?|mates?|flatmates?|housemates?|pals?",
    "contacts_partner": r"partner|boyfriend|girlfriend|husband|wife|fianc[eé]e?|bf|gf|hubby|missus|new (?:man|woman|bloke|fella)",
    "contacts_employer": r"work|boss|manager|employer|job|hr|company|head office",
    "contacts_colleagues": r"work\w*|colleagues?|job|office|staff|team|shop",
    "contacts_neighbours": r"neighbou?rs?|landlord|landlady|next door|upstairs|downstairs|street",
    "contacts_school": r"school|college|uni\w*|teachers?|tutors?|course|lecturer",
}
TO_ANYONE = re.compile(
    r"\b(?:(?:other |random |loads of |all (?:the |of the )?)?people(?: (?:that |who )?(?:i|we) know)?|every ?(?:one|body)(?: (?:that |who )?i know)?|any(?:one|body)"
    r"|some(?:one|body) (?:that |who )?i know|others|my (?:followers|contacts))\b",
    re.IGNORECASE,
)
"""Words that name nobody in particular."""
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
_NEAR = r"\b(?:outside|at|in|near|by|to|round|behind|opposite|inside|on)(?: of)? (?:(?:my|our|the|his|her|a) )?(?:\w+ )?(?:{words})\b"
OF_THE_WRITER = re.compile(r"\b(?:i|i'?m|we|we're|i've)(?: (?:was|am|are|were))?\s*$", re.IGNORECASE)


def plainly_read(mention: Mention, text: str, known: Optional[str] = None) -> Mention:
    """The mention with the place that the words name, or without one where they name none.

    `text` is the whole message: "I work at Tesco. He keeps turning up there"; `known` the place told before.
    """
    if (
        mention.behaviour in TO_PEOPLE
        and TO_ANYONE.search(mention.text)
        and not has(mention.text, TO_PEOPLE[mention.behaviour])
    ):
        return mention.copy(update={"behaviour": ANYONE, "second": None})
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
        mentions = tuple(
            m if incident.set_aside else _moved(_put_right(m, turn), m, turn) for m in incident.mentions
        )
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
    rest = _blanked(turn.text, spans)
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


def replaced_at(incidents: tuple[Incident, ...], turn: Turn) -> Optional[int]:
    """The number of the incident of which a message puts the place or the way right."""
    after = put_right(incidents, turn)
    return next((n for n, known in enumerate(incidents) if known.mentions != after[n].mentions), None)


def _moved(mention: Mention, known: Mention, turn: Turn) -> Mention:
    """An act of turning up with the place said last as its words, where the message denies the place told before.

    "It isn't outside my work, it's outside my gym" changes the words of waiting outside too.
    """
    if known.form is not FormId.unwanted_appearances:
        return mention
    spans = [span for words in PLACES.values() for span in _denials(turn.text, words)]
    denied_words = " . ".join(turn.text[start:end] for start, end in spans)
    named = [words for words in PLACES.values() if has(known.text, words)]
    if not spans or (named and not any(has(denied_words, words) for words in named)):
        return mention
    place = _place_told(_blanked(turn.text, spans))
    if place is None:
        return mention
    start, end = place
    return mention.copy(update={"text": turn.text[start:end], "start": start, "end": end})


def _place_told(text: str) -> Optional[tuple[int, int]]:
    """Where a text names a place: with the word that says how near, else the whole clause."""
    found = next(
        (m for words in PLACES.values() if (m := re.search(_NEAR.format(words=words), text, re.I))), None
    )
    if found is not None:
        return found.span()
    for words in PLACES.values():
        bare = re.search(rf"[^.,;!?\n]*\b(?:{words})\b", text, re.IGNORECASE)
        if bare:
            return bare.start() + len(bare.group()) - len(bare.group().lstrip()), bare.end()
    return None


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with the letters at some places taken out; all others keep their place."""
    return "".join(
        letter if not any(start <= place < end for start, end in spans) else " "
        for place, letter in enumerate(text)
    )


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
