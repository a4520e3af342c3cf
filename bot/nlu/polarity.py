"""Acts that a message plainly does not tell as having happened. The tuned encoder reads most polarity by
itself; these are the cases where the frame of the sentence alone decides."""

import re

from bot.nlu.clauses import Clause

FRAMES = re.compile(
    r"\b(?:in|on) (?:the|a|that|this|my) (?:\w+ )?(?:film|movie|book|novel|series|show|programme|episode|game|podcast|soap"
    r"|drama|documentary|story|dream)\b"
    r"|\b(?:i )?(?:dreamt|dreamed|had a (?:dream|nightmare))\b"
    r"|\bis it (?:a crime|illegal|against the law|legal) (?:to|for)\b"
    r"|\b(?:what|how|imagine|suppose)(?: about)? if\b|\bwhat would happen if\b|\bhypothetically\b",
    re.IGNORECASE,
)
"""A film or a dream, a question about the law in general, a "what if": all that follows in the sentence."""
SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]?")


def is_framed(text: str, unit: Clause) -> bool:
    """Whether a unit stands in a sentence after a frame that makes it no event of the person's life."""
    for sentence in SENTENCE.finditer(text):
        if sentence.start() <= unit.start < sentence.end():
            frame = FRAMES.search(text, sentence.start(), sentence.end())
            return frame is not None and frame.start() < unit.end
    return False
