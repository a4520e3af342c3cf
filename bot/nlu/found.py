"""What the readers of details share: a detail at its place, numbers in words, spans that overlap."""

import re
from collections.abc import Iterable, Iterator
from typing import Optional

from bot.account.types import Detail, DetailKind
from bot.nlu.patterns import NUMBER_WORDS

Span = tuple[int, int]


def detail_at(kind: DetailKind, value: str, text: str, span: Span) -> Detail:
    """The detail whose words stand at `span` of the text."""
    start, end = span
    return Detail(kind=kind, value=value, text=text[start:end], start=start, end=end)


def matches(kind: DetailKind, value: str, pattern: str, text: str) -> Iterator[Detail]:
    """A detail for each place where the pattern stands."""
    for match in re.finditer(pattern, text, re.IGNORECASE):
        yield detail_at(kind, value, text, match.span())


def number_of(words: str) -> Optional[int]:
    """A number in digits or words ("20", "twenty", "a couple of"), None if it is none."""
    words = words.lower().strip()
    if words.isdigit():
        return int(words)
    return NUMBER_WORDS.get(words)


def place_of(detail: Detail) -> Span:
    """The place of a detail in its message."""
    return detail.start or 0, detail.end or 0


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)
