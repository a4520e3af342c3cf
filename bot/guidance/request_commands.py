"""Messages in the middle of a call-back that tell the bot to do something, and are no contents of the open step."""

import re
from typing import Literal, Optional

from bot.guidance.request_fields import (
    FIELDS,
    name_in,
    number_in,
    read_fields,
    times_in,
    voicemail_in,
    way_in,
    words_in,
)
from bot.knowledge.types import Frozen

POLITE = r"(?:(?:no|ok|okay|yes|so|oh|and|also|then|wait|actually|sorry|hang on|please|pls|just|can (?:you|u|i|we)|could (?:you|u|i|we)|i (?:want|need|would like) (?:you )?to)\W+)*"
VERBS = r"(?:add|put|take|leave|miss|cross|remove|delete|drop|include|write|note|bring|don'?t (?:pass|share|include|mention))"
SEGMENT = re.compile(rf"(?:^|[.;,\n]|\b(?:and|also|then|ok)\b)\s*(?={POLITE}{VERBS}\b)", re.IGNORECASE)
PLACE = r"(?:in|on|to|into) (?:it|there|(?:the|my|your) (?:notes?|list))"
BACK = re.compile(
    rf"^\W*{POLITE}(?:put|add|bring) (?P<first>.+?) back\b|^\W*{POLITE}(?:put|add|bring) back (?P<second>.+)",
    re.IGNORECASE,
)
OUT = re.compile(
    rf"^\W*{POLITE}(?:(?:take|leave|miss|cross) out (?P<first>.+)|(?:take|leave|miss|cross) (?P<second>.+?) (?:out|off)\b"
    r"|(?:remove|delete|drop) (?P<third>.+)|don'?t (?:pass on|share|include|mention) (?P<fourth>.+))",
    re.IGNORECASE,
)
ADD = re.compile(
    rf"^\W*{POLITE}(?:add|include|note(?: down)?|write(?: down)?|put (?:in|down)|put(?= that\b))\b(?: {PLACE})?[: ]*(?:that\b|this\b:?)?\s*(?P<first>.+)",
    re.IGNORECASE | re.DOTALL,
)
NUMBERS = re.compile(
    r"\W*(?:(?:leave|out|take|off|remove|delete|drop|skip|cross|lines?|numbers?|points?|no|not|nos|without|and|or|please|pls|the"
    r"|i|want|don'?t|to|pass|on|share|\d{1,2})\b\W*)+",
    re.IGNORECASE,
)
LINE_NUMBER = re.compile(r"\b(\d{1,2})\b")
STOP_WORDS = frozenset(
    "the that this about line lines part one bit thing with what said and for his her him you are again".split()
)
SHOW = re.compile(
    r"\bwhat(?:'?s| is| was| have| are| did| do|ve)?\b[^.]{0,25}\b(?:on|in) the (?:list|note)\b|\b(?:what|everything)\b[^.]{0,12}\b(?:you|u|ya) (?:have )?(?:got|put|wrote"
    r"|written|write|noted?|have)\b|\bwhat (?:will|would|do) (?:you|u|they)\b[^.]{0,12}\b(?:pass on|see|share)\b|\b(?:read|show)\b[^.]{0,12}\b(?:list|back|again|so far)\b"
    r"|\b(?:see|check) (?:it|the list|what)\b|\b(?:did|have|do) (?:you|u|ya) (?:write|wrote|written|put|note|noted|get|got|have|include|included|add"
    r"|added|take|taken)\b|\b(?:is|are) (?:it|that|this|they)\b[^.]{0,12}\b(?:on|in) the (?:list|note)\b",
    re.IGNORECASE,
)
WAIT = re.compile(
    r"\W*(?:please |pls |ok )*(?:wait|hang on|hold on|give me|just|one|brb)(?: (?:a|one|please|pls|just|sec|secs|second|minute|min|mins|moment|tick|bit))*\W*",
    re.IGNORECASE,
)
NO_NUMBER = re.compile(
    r"\b(?:no|is no|don'?t have (?:a|any)|haven'?t (?:got )?(?:a|any)|not got (?:a|any)|not have (?:a|any)|without (?:a|any))"
    r" (?:other |own )?safe (?:phone |mobile )?(?:numbers?|phones?|mobiles?|line)\b"
    r"|\bno (?:phone |mobile )?(?:numbers?|phones?|mobiles?) (?:is|are|that'?s|which is) safe\b",
    re.IGNORECASE,
)
NO_NUMBER_HERE = re.compile(
    r"\b(?:don'?t|do not|not|haven'?t|have no)\b[^.]{0,12}\b(?:have|got|own)?\b[^.]{0,6}\b(?:numbers?|phones?|mobiles?)\b|^\W*(?:i have |there'?s |there is )?(?:none|no (?:number|phone))\W*$"
    r"|\b(?:none|neither|nothing|nowhere)\b[^.]{0,20}\bsafe\b|\b(?:he|she|they|husband|wife|partner|ex|dad|mum)\b[^.]{0,15}\b(?:checks?|sees?|reads?|has|takes"
    r"|took|answers?|looks? at|goes? through|controls?|monitors?)\b[^.]{0,12}\b(?:phones?|calls|mobile|numbers?)\b",
    re.IGNORECASE,
)
CHANGE = re.compile(rf"^\W*{POLITE}(?:change|alter|edit|correct|fix|update|redo)\b", re.IGNORECASE)
WRONG = re.compile(
    r"\b(?:wrong|incorrect|mistake|not right|(?:isn'?t|aren'?t|ain'?t) (?:right|correct)|not correct|not what i (?:said|meant)|should (?:be|say|have)"
    r"|mixed up|muddled|not safe|isn'?t safe)\b",
    re.IGNORECASE,
)
TO_SAY_WRONG_NUMBER = re.compile(
    r"\b(?:an?|it'?s|its|have the|got the) wrong number\b|^\W*wrong number\W*$|^\W*(?:say|tell)\b",
    re.IGNORECASE,
)
NAMED: dict[str, str] = {
    "number": r"(?:phone |mobile )?number",
    "way": r"text only|text or call|call or text|the way",
    "voicemail": r"voice ?-?mail|answer ?-?phone",
    "times": r"times?|hours?|days?",
    "name": r"name",
    "words": r"words|(?:what|if) (?:they|to|some(?:body|one)|any(?:body|one))\b.*\b(?:say|answers?|picks up)",
}
NEW_VALUE = re.compile(
    r"\b(?:to|be|it'?s|now|i said|i meant|should say)\s+(?P<value>(?!be\b|say\b).+)$",
    re.IGNORECASE | re.DOTALL,
)
ABOUT = re.compile(
    r"\b(?:what (?:happens|would happen|will happen|is|'?s|does)|what'?s|how (?:does|do|would|will)|tell me about|explain)\b[^.!]{0,40}"
    r"\b(?:call[- ]?backs?|(?:ring|call|phone)s? me|ask(?:ing)? to be (?:rung|called|phoned))\b",
    re.IGNORECASE,
)

TO_BE_RUNG = re.compile(
    r"\b(?:ring|rings|rang|call|calls|phone|phones|contact|contacts|speak to|talk to|bell)\b[^.!?]{0,15}\b(?:me|us|back)\b|\bcall-?backs?\b|\b(?:a|the|my) (?:call|ring|number)\b"
    r"|\b(?:some(?:one|body)|any(?:one|body)|worker|person|helpline|they|them|you|u|team|human|professional)\b[^.!?]{0,30}\b(?:ring|call|phone|contact|speak|talk)\w*\b"
    r"|\b(?:speak|talk)\w* to (?:a|some(?:one|body)|any(?:one|body)|the)\b|\btelephone\b|\bget in touch\b|\bbe (?:rung|called|phoned)\b|\bleave (?:me )?a message\b|\bmy (?:phone|landline|mobile)\b|\btimes? (?:they|you|u)\b",
    re.IGNORECASE,
)
"""Words of wanting to be rung, not of ringing oneself."""


class Edit(Frozen):
    """One change of the list: `add` the words as a line, take the line that they name `out`, or put it `back`."""

    kind: Literal["add", "out", "back"]
    words: str


def edits_in(text: str) -> tuple[Edit, ...]:
    """The changes of the list that a message asks for. What is no change of its own belongs to the line before."""
    edits: list[Edit] = []
    for part in (part for part in SEGMENT.split(text.replace("’", "'")) if part and part.strip()):
        edit = _edit(part)
        if edit:
            edits.append(edit)
        elif edits and edits[-1].kind == "add":
            edits[-1] = edits[-1].copy(update={"words": f"{edits[-1].words}, {part.strip()}"})
    return tuple(edits)


def _edit(part: str) -> Optional[Edit]:
    kinds: tuple[tuple[Literal["add", "out", "back"], re.Pattern[str]], ...] = (
        ("back", BACK),
        ("out", OUT),
        ("add", ADD),
    )
    for kind, pattern in kinds:
        match = pattern.match(part)
        if match:
            words = next(group for group in match.groups() if group).strip()
            if kind == "add":
                words = re.sub(rf"\s*\b{PLACE}\b\s*(?=,|$)", "", words).strip()
            return Edit(kind=kind, words=words)
    return None


def line_numbers(text: str) -> set[int]:
    """The numbers of lines in a message that consists of them, such as "2 and 3" or "leave out number 2"."""
    return {int(number) for number in LINE_NUMBER.findall(text)} if NUMBERS.fullmatch(text) else set()


def is_named(line: str, words: str) -> bool:
    """Whether the words name a line: one of their content words begins like a word of the line."""
    known = re.findall(r"[\w']+", line.lower())
    return any(
        other.startswith(word[:5])
        for word in re.findall(r"[\w']+", words.lower())
        if len(word) > 2 and word not in STOP_WORDS
        for other in known
    )


def shows_list(text: str) -> bool:
    """Whether a message asks what would be passed on so far."""
    return bool(SHOW.search(text.replace("’", "'"))) and not number_in(text)


def waits(text: str) -> bool:
    """Whether the person asks for a moment."""
    return bool(WAIT.fullmatch(text))


def has_no_number(text: str, step: str) -> bool:
    """Whether the person says that no number is safe."""
    plain = text.replace("’", "'")
    here = step == "number" and NO_NUMBER_HERE.search(plain)
    return number_in(text) is None and bool(NO_NUMBER.search(plain) or here)


def asks_to_be_rung(text: str) -> bool:
    """Whether a message that was read as asking for a call-back has words of it; the button has."""
    return text.startswith("/") or TO_BE_RUNG.search(text) is not None


def asks_about_call_back(text: str) -> bool:
    """Whether a message asks what a call-back is, rather than for one."""
    return bool(ABOUT.search(text.replace("’", "'")))


def complains(text: str, step: str) -> bool:
    """Whether a message says that something is wrong or to be changed. "A wrong number" is also something to say."""
    plain = text.replace("’", "'")
    if step == "words" and TO_SAY_WRONG_NUMBER.search(plain):
        return False
    return bool(CHANGE.search(plain) or WRONG.search(plain) or named_alone(plain))


def names_line(text: str) -> bool:
    """Whether a message speaks of a line of the list by its number."""
    return bool(re.search(r"\b(?:line|number|point) \d{1,2}\b(?! ?\d)", text, re.IGNORECASE))


def named_alone(text: str) -> Optional[str]:
    """The field that a message names without saying more, such as "the times"."""
    lead = r"\W*(?:no\W+)?(?:the|my)?\s*(?:safe )?"
    return next((f for f in FIELDS if re.fullmatch(rf"{lead}(?:{NAMED[f]})\W*", text, re.IGNORECASE)), None)


def fields_named(text: str) -> tuple[str, ...]:
    """The fields that the words name."""
    return tuple(field for field in FIELDS if re.search(rf"\b(?:{NAMED[field]})\b", text, re.IGNORECASE))


def corrected(text: str) -> dict[str, object]:
    """The fields that a complaint names, each with its new value, or None where the message gives none."""
    match = NEW_VALUE.search(text.replace("’", "'"))
    value = match.group("value").strip() if match else ""
    readers = {
        "times": times_in,
        "name": name_in,
        "voicemail": voicemail_in,
        "way": way_in,
        "words": words_in,
    }
    found: dict[str, object] = {
        field: (number_in(text) if field == "number" else readers[field](value) if value else None)  # type: ignore[operator]
        for field in fields_named(text)
    }
    said = read_fields(value or text)[0]
    return {**found, **said}
