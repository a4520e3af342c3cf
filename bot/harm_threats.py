"""Plain words by which serious violence is threatened: broken legs, a fire, a knife, acid, hospital. Pure."""

import re

from bot.plain_text import APOSTROPHES

_DOER = r"(?:he|she|they|it|his \w+|her \w+|their \w+|my \w+|someone|somebody)"
_WILL = (
    r"(?:\b(?:he|she|they|i)(?:'ll|ll|'d|d)\b|\b(?:hell|shell|theyll|hed|shed|theyd|il|ill)\b|\b(?:will|would|going to|gonna|gunna|gona|about to|gonnae)\b"
    r"|\bthreat\w*\b|\bwants? to\b|\bor else\b)"
)
_WHOSE = r"(?:my|me|our|us|your|ur|you|u|yer|both my|both your)"
_THEIRS = r"(?:her|his|their|him|them)"
_PART = r"(?:legs?|arms?|neck|back|bones?|knee ?caps?|knees?|jaw|nose|face|teeth|head|skull|ribs?|fingers?|hands?|ankles?|wrists?)"
_HOME = r"(?:house|home|flat|car|van|place|front door|shop|caravan|work|family)"
_CHILDREN = r"(?:kids?|child(?:ren)?|bab(?:y|ies)|bairns?|weans?|son|daughter|little (?:one|girl|boy)s?|(?:wee|little) (?:boy|girl))"


def _acts(whose: str) -> str:
    """Acts that would do grave harm, done to somebody (`whose`)."""
    return (
        rf"(?:break|breaking|snap|snapping|smash|smashing|crack|cave|bash|shatter)(?: every bone in)? {whose}(?: \w+)? ?{_PART}\b"
        rf"|(?:burn|burning|torch|torching|petrol ?bomb|fire ?bomb|firebomb)(?: down)? (?:{whose}|the)(?: \w+)? ?{_HOME}\b"
        rf"|set(?:ting)? (?:fire to|light to) {whose}\b|set(?:ting)? (?:{whose}|the) (?:\w+ )?(?:on fire|alight)"
        rf"|(?:burn|burning) (?:me|us|you|u|her|him|them) (?:out|alive)\b"
        rf"|(?:stab|stabbing|shoot|shooting|knife|slash|slashing|knee ?cap|disfigure|batter|cripple|maim|glass) {whose}\b|cut(?:ting)? {whose} (?:face|up)\b"
        rf"|(?:chuck|throw|throwing|pour|splash|squirt)(?:ing)? (?:acid|bleach|petrol)|\bacid (?:in|on|over) {whose}\b"
        rf"|put(?:ting)? (?:me|us|you|u|her|him|them) (?:both )?in (?:a |the )?(?:hospital|intensive care|a ?(?:&|and|n) ?e|wheel ?chair|icu|coma)\b"
        rf"|(?:run|running|mow|mowing|knock|knocking) (?:me|us|you|u|her|him|them) (?:over|down)\b"
        rf"|(?:beat|beating|kick|kicking|smash|smashing|punch|punching) (?:me|us|you|u|the \w+ out of|{whose} (?:head|face|teeth))(?: (?:up|to a pulp|senseless|black and blue|in))?\b"
        rf"|(?:hurt|hurting|harm|harming|take it out on|drown|snatch) (?:{whose}|the) (?:\w+ )?{_CHILDREN}\b"
    )


HARM = re.compile(
    rf"{_WILL}[^.!?]{{0,45}}\b(?:{_acts(_WHOSE)})[^.!?]{{0,40}}"
    rf"|\b(?:said|says|saying|texted|told|threat\w*)\b[^.!?]{{0,20}}{_WILL}[^.!?]{{0,30}}\b(?:{_acts(_THEIRS)})[^.!?]{{0,40}}"
    rf"|\b{_DOER}\b[^.!?]{{0,20}}\bthreat\w*[^.!?]{{0,30}}\b(?:stabb?ing|acid|arson|fire)\b",
    re.IGNORECASE,
)
_WRITERS = re.compile(
    r"(?<!says )(?<!said )(?<!saying )(?<!like )(?<!: )(?<![\"“'])\bi(?:'ll|'m|'d| will| would| am| might| want)\b[^.!?]{0,20}$",
    re.IGNORECASE,
)
NOT_MEANT = re.compile(
    r"\b(?:as a joke|joking|only kidding|in (?:the|a|my) (?:dream|nightmare|film|game|book)|heart|skiing|football|rugby)\b"
    r"|\bmy (?:dad|brother|mate|boyfriend|husband|partner|uncle|cousin|friend)s? (?:said|says|wants|would|will)\b[^.!?]{0,30}\b(?:his|him)\b",
    re.IGNORECASE,
)
IF_REPORTED = re.compile(
    r"\b(?:if|when|unless|for|in case|because|cos|dare|ever)\b[^.!?]{0,30}\b(?:report\w*|police|polis|cops|feds|tell (?:any ?(?:one|body)|some ?(?:one|body)|on)|told (?:any|some)"
    r"|grass\w*|snitch\w*|speak (?:up|out)|say anything|press charges|statement|court|testify|give evidence|drop (?:it|the case|the charges))\b",
    re.IGNORECASE,
)
"""Words that tie a threat to going to the police or telling somebody."""


def harm_threat(text: str) -> str:
    """The words of a text that tell a threat of serious violence, "" where there are none."""
    plain = text.translate(APOSTROPHES)
    found = HARM.search(plain)
    if found is None or NOT_MEANT.search(plain):
        return ""
    of_the_writer = _WRITERS.search(plain[: found.start() + 5]) and not re.search(
        r"\b(?:you|your|ur|u|me|my)\b", found.group()
    )
    return "" if of_the_writer else found.group().strip()


def is_against_reporting(text: str) -> bool:
    """Whether a threat is tied to a report: "if I go to the police"."""
    return bool(IF_REPORTED.search(text.translate(APOSTROPHES)))
