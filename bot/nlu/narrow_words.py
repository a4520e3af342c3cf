"""Words that ask one matter of a wider question; the intent and the answer both go by them."""

import re

KIDS = (
    r"(?:kids?|kiddies|child|children|bairns?|weans?|son|daughter|boys?|girls?|baby|lads?|lass(?:ie)?|"
    r"(?:grand)(?:son|daughter|child|children|kids?)|little (?:one|boy|girl|lad|man)s?)"
)
_OUR = r"(?:the |our |my |his |her |their |a |wee |little |young |two |three )*"
_WRITE = r"(?:text|reply|replying|repl(?:y|ies|ied)|answer|respond|messag|talk|speak|contact|writ|email|ring|in touch|communicat)\w*"
_CUT_OFF = r"(?:cut (?:him|her|them|it) off|cut (?:off )?(?:all )?contact|block|ignore|go no contact|avoid|stop (?:talking|speaking|replying|answering))"


def _words(*patterns: str) -> "re.Pattern[str]":
    return re.compile("|".join(patterns), re.IGNORECASE)


ABOUT_CHILD = _words(
    rf"\b(?:i|we|me|to)\b[^.!?]{{0,20}}\b{_WRITE}\b[^.!?]{{0,25}}\b(?:about|over|for|regarding|re|because of|cos of|to do with) {_OUR}{KIDS}\b(?! (?:who|that|from|next|at))",
    rf"\b{KIDS}\b[^.!?]{{0,30}}\b(?:can'?t|cant|cannot|couldn'?t|not able to)\b[^.!?]{{0,12}}\b{_CUT_OFF}",
    rf"\b(?:can'?t|cant|cannot|couldn'?t|not able to)\b[^.!?]{{0,12}}\b{_CUT_OFF}\b[^.!?]{{0,40}}\b{KIDS}\b",
    rf"\b{KIDS}\b[^.!?]{{0,25}}\b(?:so|and) (?:i|we)(?:'ve| have)? (?:still )?(?:got to|have to|need to|must) (?:\w+ )?{_WRITE}",
)
"""Messages between parents that are needed for a child."""
FOR_ANOTHER = _words(
    r"\b(?:does|do|has|have|would|will|must|should) (?:she|he|they|my \w+|it)\b[^.!?]{0,15}\b(?:have to|need to|got to|must|be|has to)\b[^.!?]{0,20}"
    r"\b(?:report|tell the|ring the|go to the|her who|him who|herself|himself|themselves)",
    r"\b(?:can|could|should|do|shall|may|am) (?:i|we|someone|somebody|anyone|her mum|his mum)\b[^.!?]{0,30}\b(?:report|police|polis|cops|101)\b[^.!?]{0,25}"
    r"\b(?:for (?:her|him|them|my \w+|someone|somebody|a friend)|on (?:her|his|their|my \w+|someone(?: else)?'?s?) behalf|instead of (?:her|him|them)"
    r"|without (?:her|him|them|their|his))\b",
)
