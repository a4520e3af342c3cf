"""Reads the facts inside a message: how often, since when, who, what it does to the person, where."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Optional

from spacy.tokens import Doc, Token

from bot.account.types import Detail, DetailKind
from bot.knowledge.types import Circumstance
from bot.nlu.dates import date_of, day_of
from bot.nlu.patterns import (
    AGE,
    COUNTED,
    EFFECTS,
    ENDED,
    FREQUENCY,
    NEGATION,
    NUMBER_WORDS,
    OFFENDERS,
    PLURAL_ACTS,
    SINCE,
    STATIVE,
    TOLD_FOR,
    TOLD_FOR_SELF,
    WHEN,
    WHERE,
    WHO,
)

APOSTROPHES = str.maketrans("’‘`´", "''''")
PERSON_WORDS = 6
"""A message this short that names somebody answers the question who it is."""


def details(
    doc: Doc, places: dict[str, str], now: datetime, circumstances: Iterable[Circumstance] = ()
) -> tuple[Detail, ...]:
    """The details of a parsed message in the order of the text.

    `places` maps a place's name in lower case to its nation; `now` is what "since Friday" counts from.
    """
    text = doc.text
    found: list[Detail] = [
        *_frequencies(text),
        *_habits(doc),
        *_times(text, now),
        *_effects(text),
        *_persons(doc),
        *_nations(text, places),
        *_ages(text),
        *_matches("told_for", "other", TOLD_FOR, text),
        *_matches("told_for", "self", TOLD_FOR_SELF, text),
        *_matches("offenders", "several", OFFENDERS, text),
        *_circumstances(text, circumstances),
        *(detail for value, pattern in WHERE for detail in _matches("where", value, pattern, text)),
    ]
    others = [_place(detail) for detail in found if detail.kind == "told_for" and detail.value == "other"]
    kept = (
        detail
        for detail in found
        if detail.kind != "who"
        or detail.value == "ex_partner"
        or not any(_overlap(_place(detail), other) for other in others)
    )
    return tuple(sorted(kept, key=lambda detail: (detail.start, detail.kind)))


def _detail(kind: DetailKind, value: str, text: str, start: int, end: int) -> Detail:
    return Detail(kind=kind, value=value, text=text[start:end], start=start, end=end)


def _matches(kind: DetailKind, value: str, pattern: str, text: str) -> Iterator[Detail]:
    for match in re.finditer(pattern, text, re.IGNORECASE):
        yield _detail(kind, value, text, *match.span())


def number_of(word: str) -> Optional[int]:
    """A number in digits or words ("20", "twenty", "a couple of"), None if it is none."""
    word = word.lower().strip()
    if word.isdigit():
        return int(word)
    return NUMBER_WORDS.get(word)


def _frequencies(text: str) -> Iterator[Detail]:
    taken: list[tuple[int, int]] = []
    for value, pattern in FREQUENCY:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if value == "count":
                number = number_of(match.group("number"))
                if number is None:
                    continue
                yield _detail("frequency", "once" if number <= 1 else str(number), text, *match.span())
            else:
                yield _detail("frequency", value, text, *match.span())
            taken.append(match.span())
    for match in re.finditer(COUNTED, text, re.IGNORECASE):
        number = number_of(match.group("number"))
        if number and not any(match.start() < end and start < match.end() for start, end in taken):
            yield _detail("frequency", "once" if number == 1 else str(number), text, *match.span())


def _habits(doc: Doc) -> Iterator[Detail]:
    """Acts told as a habit: "rings me", "has been following me", "messages", "used to wait"."""
    for sentence in doc.sents:
        once = any(re.search(pattern, sentence.text, re.IGNORECASE) for pattern in WHEN)
        for token in sentence:
            habit = (not once and _is_present_habit(token)) or _is_going_on(token) or _is_plural_act(token)
            if habit:
                yield _detail("frequency", "several", doc.text, token.idx, token.idx + len(token))


def _is_present_habit(token: Token) -> bool:
    if token.tag_ != "VBZ" or token.dep_ in ("aux", "auxpass") or token.lemma_.lower() in STATIVE:
        return False
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children) or token.dep_ == "conj"


def _is_going_on(token: Token) -> bool:
    """The main verb of "has been texting", "been following me"."""
    if token.tag_ != "VBG":
        return False
    return any(child.lower_ == "been" for child in token.children) or (
        token.i > 0 and token.nbor(-1).lower_ == "been"
    )


def _is_plural_act(token: Token) -> bool:
    return token.lower_ in PLURAL_ACTS and not any(child.lower_ in ("no", "any") for child in token.children)


def _times(text: str, now: datetime) -> Iterator[Detail]:
    """Since when, when, and since when no more, each with its date where one can be told."""
    quiet: list[tuple[int, int]] = []
    for pattern in ENDED:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if not any(_overlap(match.span(), span) for span in quiet):
                quiet.append(match.span())
                yield _detail("ended", _date_of(match, now), text, *match.span())
    for pattern in SINCE:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if not any(_overlap(match.span(), span) for span in quiet):
                yield _detail("since", _date_of(match, now), text, *match.span())
    for pattern in WHEN:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if any(_overlap(match.span(), span) for span in quiet):
                continue
            if not re.search(r"\bsince\s+$", text[: match.start()], re.IGNORECASE):
                yield _detail("when", _iso(day_of(match.group(), now)), text, *match.span())


def _place(detail: Detail) -> tuple[int, int]:
    return detail.start or 0, detail.end or 0


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _date_of(match: "re.Match[str]", now: datetime) -> str:
    """The ISO date that "since March" or "for three weeks" means, "" where none can be told."""
    parts = match.groupdict()
    phrase = parts.get("date") or ""
    if parts.get("unit"):
        phrase = f"{number_of(parts['number'] or '') or 1} {parts['unit'].lower()} ago"
    return _iso(date_of(phrase, now))


def _iso(day: Optional[date]) -> str:
    return day.isoformat() if day else ""


def _effects(text: str) -> Iterator[Detail]:
    for effect, pattern in EFFECTS:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            denied = effect != "none" and re.search(NEGATION, text[: match.start()], re.IGNORECASE)
            if denied:
                yield _detail("effect", "none", text, denied.start(), match.end())
            else:
                yield _detail("effect", effect, text, *match.span())


def _persons(doc: Doc) -> Iterator[Detail]:
    """Who does it: named as the one who acts ("my boss follows", "by my ex"), or as a short answer."""
    short = len(doc) <= PERSON_WORDS
    for who, pattern, anywhere in WHO:
        for match in re.finditer(pattern, doc.text, re.IGNORECASE):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is None:
                continue
            acts = span.root.dep_ in ("nsubj",) or (
                span.root.dep_ == "pobj" and span.root.head.lower_ in ("by", "from")
            )
            if anywhere or short or acts:
                yield _detail("who", who, doc.text, *match.span())


def _nations(text: str, places: dict[str, str]) -> Iterator[Detail]:
    for match in re.finditer(r"[A-Za-z]+(?:[ -][A-Za-z]+){0,2}", text):
        words = match.group()
        for size in (3, 2, 1):
            for part in re.finditer(rf"\b[A-Za-z]+(?:[ -][A-Za-z]+){{{size - 1}}}\b", words):
                nation = places.get(part.group().lower())
                if nation:
                    start = match.start() + part.start()
                    yield _detail("nation", nation, text, start, start + len(part.group()))
                    return


def _ages(text: str) -> Iterator[Detail]:
    for match in re.finditer(AGE, text, re.IGNORECASE):
        number = number_of(match.group("number"))
        if number and 8 <= number <= 110:
            yield _detail("age", str(number), text, *match.span())
            return


def _circumstances(text: str, known: Iterable[Circumstance]) -> Iterator[Detail]:
    """The first place of each circumstance whose words the text has."""
    plain = text.lower().translate(APOSTROPHES)
    if len(plain) != len(text):
        return
    for circumstance in known:
        if any(re.search(pattern, plain) for pattern in circumstance.unless):
            continue
        hits = (re.search(pattern, plain) for pattern in circumstance.patterns)
        found = next((hit for hit in hits if hit), None)
        if found:
            yield _detail("circumstance", circumstance.id, text, *found.span())
