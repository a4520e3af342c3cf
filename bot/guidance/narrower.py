"""A question's narrower answer, where the words of the message ask for one matter of a wider question."""

import re
from typing import Optional

from bot.knowledge.types import FormId
from bot.nlu.narrow_words import ABOUT_CHILD, FOR_ANOTHER


def _words(*patterns: str) -> "re.Pattern[str]":
    return re.compile("|".join(patterns), re.IGNORECASE)


SENT_OWN = _words(
    r"\b(?:i|ive|i've) (?:\w+ )?sen[dt]\b",
    r"\bsending (?:it|them|that|one|(?:the |a |my )*(?:pics?|photos?|pictures?|nudes?|videos?))\b",
)
WHICH_FIRST = _words(r"\bor (?:just |straight to |go to )?(?:to )?(?:the )?(?:police|polis|cops)\b")
TAKEN_DOWN = _words(
    r"\b(?:taken?|took|taking|pull\w*) (?:\w+ ){0,3}(?:down|off)\b|\bremov\w+|\bget (?:them|it|these|those|my \w+) (?:down|off)\b|\bdeleted?\b"
)
TROUBLE = _words(
    r"\b(?:in(?:to)? trouble|sack(?:ed)?|fired|lose my job|held against me|told off|disciplin\w+)\b"
)
KEPT_AWAY = _words(
    r"\b(?:make|keep|ban|bar|stop|order|tell|get|send|throw|move)\b[^.!?]{0,25}\b(?:away|out|coming|off|from|leave|banned|barred|elsewhere)\b|\b(?:ban|bar|move) (?:him|her|them)\b"
)
ENOUGH = _words(r"\b(?:evidence|proof) enough\b|\benough (?:evidence|proof|to go on)\b")
SLEEPING = _words(r"\b(?:sleep|asleep|go to bed|close my eyes|shut my eyes)\b")

NARROWER: tuple[tuple[str, tuple[str, ...], "re.Pattern[str]"], ...] = (
    ("ask_reply_about_child", ("ask_reply", "ask_family_contact"), ABOUT_CHILD),
    ("ask_report_for_other", ("ask_police", "ask_help_friend"), FOR_ANOTHER),
    ("ask_which_first", ("ask_police",), WHICH_FIRST),
    ("ask_images_down", ("ask_images",), TAKEN_DOWN),
    ("ask_sent_own_image", ("ask_sent_image", "ask_images"), SENT_OWN),
    ("ask_work_trouble", ("ask_work",), TROUBLE),
    ("ask_work_keep_away", ("ask_work",), KEPT_AWAY),
    ("ask_enough_proof", ("ask_evidence", "ask_police_serious"), ENOUGH),
)
"""The narrower answer, the questions that it may stand for, and the words that ask for it."""

CRIMES: tuple[tuple[str, FormId, "re.Pattern[str]"], ...] = (
    (
        "crime_damage",
        FormId.property_damage,
        _words(
            r"\bkey(?:ed|ing) |\b(?:scratch|slash|smash|damag|vandali|wreck|graffiti|spray)\w*|\bbr(?:eak|oke|eaking) (?:my|our|her|his) \w+"
            r"|\b(?:egg(?:ed|ing)|paint(?:ed|ing)|tyres?|let(?:ting)? (?:my|the) tyres)\b"
        ),
    ),
    (
        "crime_burglary",
        FormId.burglary_robbery,
        _words(
            r"\bbr(?:eak|oke|eaking) in|\bburgl\w*|\blet(?:ting)? (?:him|her|them)sel(?:f|ves) in\b|\b(?:steal|stole|nick|robb?)(?:ing|ed|n)?\b"
            r"|\b(?:got|came|went|getting|going|coming) in(?:to)? (?:my|our|the|her|his) (?:house|home|flat)"
        ),
    ),
    (
        "crime_assault",
        FormId.assault,
        _words(r"\b(?:hit|punch|slap|push|shov|grab|grop|kick|spit|spat|chok|strangl|assault|headbutt)\w*\b"),
    ),
    (
        "crime_threats",
        FormId.threats,
        _words(r"\bthreat\w*|\bsay(?:s|ing)? (?:he|she|they)(?:'ll|ll| will| would) (?:kill|hurt|stab|burn)"),
    ),
)
"""Acts that can be a crime by themselves: the answer, the form and its words."""


def narrowed(question: str, words: str) -> str:
    """The narrower question that these words ask, else the question itself."""
    plain = words.replace("’", "'")
    fits = (name for name, wider, pattern in NARROWER if question in wider and pattern.search(plain))
    return next(fits, question)


def crime_named(words: str) -> Optional[str]:
    """The answer for the act that a question names, None where it names none that is a crime of its own."""
    return next((name for name, _, pattern in CRIMES if pattern.search(words)), None)
