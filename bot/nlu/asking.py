"""Finds what a message asks beside what it tells: "about eight months. what evidence do the police want?"."""

import re
from collections.abc import Iterator, Sequence
from typing import Optional

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
    rf"^\W*(?:(?:and|but|so|also|then|please|pls|plz|ok(?:ay)?|right|yes|no|yeah|well|or|hi|hello|just|sorry|anyway"
    r"|(?:here |up here |over here )?in (?:england|scotland|wales|northern ireland|n\.?i\.?|the uk)) ?,? ?)*"
    rf"(?:{_ASKS}|if (?:i|we|he|she|they|it)\b[^.!?]*\b(?:{_ASKS}))",
    re.IGNORECASE,
)
ASK = "ask_"
BLURRED = frozenset({"tell", "inform", "other", "greet", "thank", "nlu_fallback", "abuse"})
"""Intents of a whole message that give way to what a part of it asks."""
TOLD = frozenset(
    {
        "ask_sleep_panic",
        "ask_coping",
        "ask_going_out",
        "ask_honour",
        "ask_suicide_threat",
        "ask_watched_device",
    }
)
"""What is told of oneself rather than asked: it is answered first, and the question beside it too."""
MOST = 2
"""Questions of one message that are answered."""


def asking_parts(text: str) -> tuple[Clause, ...]:
    """The places of at most MOST questions in a message that holds more than one question alone, in order."""
    pieces = list(_pieces(text))
    found = [
        _trimmed(text, begin, end)
        for begin, end, alone in pieces
        if BEGINS.search(text[begin:end]) or (alone and text[begin:end].rstrip().endswith("?"))
    ]
    return tuple(found[:MOST]) if len(pieces) > 1 else ()


def questions_asked(parts: Sequence[tuple[str, str]], text: str = "") -> tuple[str, ...]:
    """The intents of a message's questions, each once; each part with its words and the intent they were classified as.

    `text` is the whole message: what only its parts together decide ("he choked me. should I see a doctor?") is the
    first question that decides nothing by itself.
    """
    decided = [intent_by_words(words) for words, _ in parts]
    together = _decided_together(text)
    if together is not None and None in decided:
        decided[decided.index(None)] = together
    names = (by_words or name for by_words, (_, name) in zip(decided, parts))
    return tuple(dict.fromkeys(name for name in names if name.startswith(ASK)))


def _decided_together(text: str) -> Optional[str]:
    """The question that the words of several pieces decide together and none of them alone."""
    whole = intent_by_words(text)
    if whole is None or not whole.startswith(ASK):
        return None
    alone = any(intent_by_words(text[begin:end]) == whole for begin, end, _ in _pieces(text))
    return None if alone else whole


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Begin and end of each sentence, or of its parts where a question begins inside it; and whether it is a whole one."""
    for sentence in SENTENCE.finditer(text):
        start, stop = sentence.span()
        cuts = [cut.end() for cut in PIECE.finditer(text, start, stop) if cut.start() - start > 2]
        for begin, end in zip([start, *cuts], [*cuts, stop]):
            if re.search(r"\w", text[begin:end]):
                yield begin, end, not cuts


def followed_intent(name: str, asked: Sequence[str], mentioned: bool) -> str:
    """The intent that the conversation follows: where a message tells no act, what it asks counts more than what
    its words seem to be as a whole. A yes or no stays one, and is answered beside."""
    if not asked or mentioned or name in asked or name in TOLD:
        return name
    return asked[0] if name.startswith(ASK) or name in BLURRED else name


def _trimmed(text: str, start: int, end: int) -> Clause:
    part = text[start:end]
    return Clause(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
