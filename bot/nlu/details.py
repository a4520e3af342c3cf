"""Reads the facts inside a message: how often, since when, who, what it does to the person, where."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from spacy.tokens import Doc, Token

from bot.account.types import Detail
from bot.knowledge.types import Circumstance
from bot.nlu.effects import effects
from bot.nlu.found import Span, detail_at, matches, number_of, overlaps, place_of
from bot.nlu.patterns import (
    AGE,
    COUNT_INSTEAD,
    COUNTED,
    DENIED_COUNT,
    DONE_TO_RELATIVE,
    FREQUENCY,
    OF_A_FEELING,
    OF_THE_WRITER,
    OFFENDERS,
    ONE_OFFENDER,
    OWN_DOING,
    OWN_TO_TELL,
    PLURAL_ACTS,
    PROFESSIONAL,
    STATIVE,
    TOLD_FOR,
    TOLD_FOR_SELF,
    WHERE,
)
from bot.nlu.persons import persons
from bot.nlu.time_words import WHEN
from bot.nlu.times import times
from bot.plain_text import APOSTROPHES

WRITER = frozenset({"i", "we", "you"})
CLAUSE_END = re.compile(r"[.,;!?\n]|\b(?:and|but|then|or|because|cos|coz|so|when)\b", re.IGNORECASE)


def details(
    doc: Doc, places: dict[str, str], now: datetime, circumstances: Iterable[Circumstance] = ()
) -> tuple[Detail, ...]:
    """The details of a parsed message in the order of the text.

    `places` maps a place's name in lower case to its nation; `now` is what "since Friday" counts from.
    """
    text = doc.text.translate(APOSTROPHES)
    frequencies = list(_frequencies(text))
    told_for = list(_told_for(text))
    for_other = any(detail.value != "self" for detail in told_for)
    found: list[Detail] = [
        *frequencies,
        *_habits(doc, frequencies),
        *times(text, now),
        *effects(text, for_other),
        *persons(doc, text),
        *_nations(text, places),
        *_ages(text),
        *told_for,
        *matches("offenders", "several", OFFENDERS, text),
        *matches("offenders", "one", ONE_OFFENDER, text),
        *_circumstances(text, circumstances),
        *(detail for value, pattern in WHERE for detail in matches("where", value, pattern, text)),
    ]
    others = [place_of(detail) for detail in told_for if detail.value != "self"]
    kept = (
        detail.copy(update={"text": doc.text[detail.start : detail.end]})
        for detail in found
        if detail.kind != "who" or detail.value == "ex_partner" or not overlaps(place_of(detail), others)
    )
    return tuple(sorted(kept, key=lambda detail: (detail.start, detail.kind)))


def _told_for(text: str) -> Iterator[Detail]:
    """Whom it is about: another person, somebody in the writer's charge ("professional"), or the writer after all."""
    yield from matches("told_for", "other", TOLD_FOR, text)
    yield from matches("told_for", "professional", PROFESSIONAL, text)
    yield from matches("told_for", "self", TOLD_FOR_SELF, text)
    if not re.search(OF_THE_WRITER, text, re.IGNORECASE):
        for match in re.finditer(DONE_TO_RELATIVE, text, re.IGNORECASE):
            yield detail_at("told_for", "other", text, match.span("them"))


def _frequencies(text: str) -> Iterator[Detail]:
    taken: list[Span] = []
    for match in re.finditer(COUNT_INSTEAD, text, re.IGNORECASE):
        yield _count(
            "2" if match.group("said").lower() == "twice" else match.group("said"), text, match.span("said")
        )
        taken.append(match.span())
    for value, pattern in (*FREQUENCY, ("count", COUNTED)):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if overlaps(match.span(), taken):
                continue
            taken.append(match.span())
            if re.search(DENIED_COUNT, text[: match.start()], re.IGNORECASE) or _is_of_the_writer(match):
                continue
            if value == "count":
                yield _count(match.group("number"), text, match.span())
            else:
                yield detail_at("frequency", value, text, match.span())


def _is_of_the_writer(match: "re.Match[str]") -> bool:
    """Whether a frequency stands in a clause of what the writer feels or does, and not of an act."""
    marks = [
        mark for mark in CLAUSE_END.finditer(match.string) if not match.start() < mark.end() <= match.end()
    ]
    start = max((mark.end() for mark in marks if mark.end() <= match.start()), default=0)
    end = min((mark.start() for mark in marks if mark.start() >= match.end()), default=len(match.string))
    clause = match.string[start:end]
    return any(re.search(words, clause, re.IGNORECASE) for words in (OF_A_FEELING, OWN_DOING))


def _count(words: str, text: str, span: Span) -> Detail:
    number = number_of(words) or 1
    return detail_at("frequency", "once" if number == 1 else str(number), text, span)


def _habits(doc: Doc, told: list[Detail]) -> Iterator[Detail]:
    """Acts told as a habit: "rings me", "has been following me", "messages", "used to wait".

    Where the same clause goes on to say how often ("drives past most nights"), that says it better.
    """
    for sentence in doc.sents:
        once = any(re.search(pattern, sentence.text, re.IGNORECASE) for pattern in WHEN)
        for token in sentence:
            habit = (not once and _is_present_habit(token)) or _is_going_on(token) or _is_plural_act(token)
            if habit and not any(_in_one_clause(token, detail) for detail in told):
                yield detail_at("frequency", "several", doc.text, (token.idx, token.idx + len(token)))


def _in_one_clause(token: Token, detail: Detail) -> bool:
    """Whether a frequency holds a word, or stands behind it with no joining word or mark between."""
    start, end = place_of(detail)
    if start <= token.idx < end:
        return True
    if start < token.idx:
        return False
    return not CLAUSE_END.search(token.doc.text[token.idx + len(token) : start])


def _subjects(token: Token) -> set[str]:
    """The subjects of a verb, or of the verb that it is joined to."""
    own = {child.lower_ for child in token.children if child.dep_ in ("nsubj", "nsubjpass")}
    return own or (_subjects(token.head) if token.dep_ == "conj" and token.head is not token else set())


def _is_present_habit(token: Token) -> bool:
    if token.tag_ != "VBZ" or token.dep_ in ("aux", "auxpass") or token.lower_ in ("s", "'s"):
        return False
    if token.lemma_.lower() in STATIVE or _subjects(token) & WRITER:
        return False
    return bool(_subjects(token)) or token.dep_ == "conj"


def _is_going_on(token: Token) -> bool:
    """The main verb of "has been texting", "been following me"; not "it's been going on"."""
    lemma = token.lemma_.lower()
    if token.tag_ != "VBG" or lemma in STATIVE or lemma in ("go", "happen"):
        return False
    if _subjects(token) & WRITER and lemma not in OWN_TO_TELL:
        return False
    return any(child.lower_ == "been" for child in token.children) or (
        token.i > 0 and token.nbor(-1).lower_ == "been"
    )


def _is_plural_act(token: Token) -> bool:
    return token.lower_ in PLURAL_ACTS and not any(child.lower_ in ("no", "any") for child in token.children)


def _nations(text: str, places: dict[str, str]) -> Iterator[Detail]:
    for match in re.finditer(r"[A-Za-z]+(?:[ -][A-Za-z]+){0,2}", text):
        words = match.group()
        for size in (3, 2, 1):
            for part in re.finditer(rf"\b[A-Za-z]+(?:[ -][A-Za-z]+){{{size - 1}}}\b", words):
                nation = places.get(part.group().lower())
                if nation:
                    start = match.start() + part.start()
                    yield detail_at("nation", nation, text, (start, start + len(part.group())))
                    return


def _ages(text: str) -> Iterator[Detail]:
    for match in re.finditer(AGE, text, re.IGNORECASE):
        number = number_of(match.group("number"))
        if number and 8 <= number <= 110:
            yield detail_at("age", str(number), text, match.span())
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
            yield detail_at("circumstance", circumstance.id, text, found.span())
