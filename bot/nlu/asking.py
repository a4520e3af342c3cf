"""Finds what a message asks beside what it tells: "about eight months. what evidence do the police want?"."""

import re
from collections.abc import Sequence

from bot.nlu.clauses import Clause
from bot.nlu.intents import intent_by_words

_ASKS = (
    r"(?:can|could|should|shall|will|would|do|does|did|is|are|am|was|has|have|may|must) "
    r"(?:i|you|u|we|he|she|they|it|this|that|there|the|my|anyone|anybody|someone|somebody|police|childline)\b"
    r"|(?:what|who|whom|how|where|when|why|which)(?:'s|s)? (?:can|could|should|shall|will|would|do|does|did|is|are|am|if|about|else|happens|goes|counts"
    r"|helps|number|much|many|long|kind|sort|to)\b"
    r"|what (?:(?:evidence|proof|things|order|help|law) )"
)
SENTENCE = re.compile(
    r"[^.!?;\n]+[.!?;\n]*",
)
PIECE = re.compile(
    rf"(?:,|\band\b|\bbut\b|\bor\b)\s+(?=(?:(?:and|but|so|also|then|please|pls|ok) )*(?:{_ASKS}))",
    re.IGNORECASE,
)
"""Where a question begins inside a sentence that told or asked something else before."""
BEGINS = re.compile(
    rf"^\W*(?:(?:and|but|so|also|then|please|pls|plz|ok(?:ay)?|right|yes|no|yeah|well|or|hi|hello|just|sorry|anyway) ?,? ?)*(?:{_ASKS})",
    re.IGNORECASE,
)
ASK = "ask_"
BLURRED = frozenset({"tell", "inform", "other", "greet", "thank", "nlu_fallback", "abuse"})
"""Intents of a whole message that give way to what a part of it asks."""
MOST = 2
"""Questions of one message that are answered."""


def asking_parts(text: str) -> tuple[Clause, ...]:
    """The places of at most MOST questions in a message that holds more than one question alone, in order."""
    found: list[Clause] = []
    pieces = 0
    for sentence in SENTENCE.finditer(text):
        start = sentence.start()
        cuts = [cut.end() for cut in PIECE.finditer(text, *sentence.span()) if cut.start() - start > 2]
        for begin, end in zip([start, *cuts], [*cuts, sentence.end()]):
            part = text[begin:end]
            if not re.search(r"\w", part):
                continue
            pieces += 1
            if BEGINS.search(part) or (part.rstrip().endswith("?") and not cuts):
                found.append(_trimmed(text, begin, end))
    return tuple(found[:MOST]) if pieces > 1 else ()


def questions_asked(parts: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The intents of a message's questions, each once; each part with its words and the intent they were classified as."""
    names = (intent_by_words(words) or name for words, name in parts)
    return tuple(dict.fromkeys(name for name in names if name.startswith(ASK)))


def followed_intent(name: str, asked: Sequence[str], mentioned: bool) -> str:
    """The intent that the conversation follows: where a message tells no act, what it asks counts more than what
    its words seem to be as a whole. A yes or no stays one, and is answered beside."""
    if not asked or mentioned or name in asked:
        return name
    return asked[0] if name.startswith(ASK) or name in BLURRED else name


def _trimmed(text: str, start: int, end: int) -> Clause:
    part = text[start:end]
    return Clause(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
