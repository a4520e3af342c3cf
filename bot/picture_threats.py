"""Plain words of being blackmailed with private pictures, of having sent one, and of shame over it. Pure."""

import re

from bot.plain_text import APOSTROPHES

_PICTURE = r"(?:pics?|pix|pictures?|photos?|nudes?|images?|vids?|videos?|selfies?|snaps?|screenshots?)"
_PERSON = (
    r"(?:he|she|they|hes|shes|theyre|hell|shell|theyll|he'll|she'll|they'll|this \w+|someone|somebody|my \w+)"
)
_OPEN = (
    r"(?:post|posting|share|sharing|leak|leaking|send|sending|show|showing|spread|spreading|put|putting|upload|uploading|expose|exposing|forward|forwarding|release|releasing"
    r"|publish\w*)"
)
_TO = r"(?:to|on|online|everywhere|around|round|out|with|every ?(?:one|body)|all my|my (?:mum|mam|mom|dad|parents|family|friends|school|work|boss|husband|wife|mates))"
_MEANS = r"(?:'ll|ll|will|would|gonna|going to|gunna|hell|shell|theyll|he'd|she'd|they'd|threat\w*|blackmail\w*|or|unless|if)"
BLACKMAIL = re.compile(
    rf"\bif (?:i|she|he|they) (?:do ?n[o']?t|wo ?n'?t|will not|refuse\w*|stop|does ?n'?t)(?: to)? (?:send|give|do|sending|show|go on)\b[^.!?]{{0,25}}\b(?:{_PICTURE}|cam|webcam)\b"
    rf"|(?<!\bi )(?<!\bto )\b(?:send|give|want\w*|ask\w* for|demand\w*|make me (?:send|take)|need\w*)\b[^.!?]{{0,25}}\b{_PICTURE}\b[^.!?]{{0,15}}\b(?:or(?: else)?|otherwise|unless)\b[^.!?]{{0,40}}"
    rf"|\b{_MEANS}\b(?! i\b)(?! we\b)[^.!?]{{0,30}}(?<!\bi )\b{_OPEN}\b[^.!?]{{0,12}}\b(?:my|the|that|those|these|them|this|her|his|our)?\s*(?:\w+ )?{_PICTURE}\b[^.!?]{{0,30}}"
    rf"|\bblackmail\w*\b[^.!?]{{0,40}}\b{_PICTURE}\b|\b{_PICTURE}\b[^.!?]{{0,40}}\bblackmail\w*\b|\bsextort\w*\b"
    rf"|\b(?:wants?|asking for|demand\w*|pay|send)\b[^.!?]{{0,20}}(?:\bmoney\b|£ ?\d+|\bquid\b|\bbitcoin\b|\bgift ?cards?\b|\bcash\b)[^.!?]{{0,40}}\b{_PICTURE}\b",
    re.IGNORECASE,
)
BLACKMAIL_WITH_IT = re.compile(
    rf"\b{_MEANS}\b[^.!?]{{0,30}}\b{_OPEN} (?:it|them|that|those|everything|all of it) {_TO}\b[^.!?]{{0,30}}"
    r"|\bif i block\b[^.!?]{0,40}|\b(?:more|another) pics?\b|\bwants? (?:more|money)\b",
    re.IGNORECASE,
)
"""The same where a picture was told of before: "he'll send it to everyone"."""
SENT = re.compile(
    rf"\bi(?:'ve|ve| have| did| had|'d)?(?: \w+)? (?:sent|gave|given|shared|took|send)\b[^.!?]{{0,20}}\b(?:{_PICTURE}|one|it)\b"
    rf"|\b{_PERSON}\b[^.!?]{{0,15}}\b(?:got|has|have|saved|screenshot\w*|kept)\b[^.!?]{{0,12}}\b{_PICTURE}\b[^.!?]{{0,10}}\bof me\b",
    re.IGNORECASE,
)
"""A private picture that the person sent themselves; only read where blackmail with pictures was told."""
NO_PARENT = re.compile(
    r"\b(?:do ?n'?t|dont|can'?t|cant|cannot|could ?n'?t|not|never|scared to|afraid to|wo ?n'?t|what if)\b[^.!?]{0,25}\b(?:tell|telling|know|knows|find|finds|finding|told)\b"
    r"[^.!?]{0,15}\b(?:mum|mam|mom|mother|dad|father|parents|family|any ?one|any ?body)\b|\b(?:mum|mam|mom|dad|parents)\b[^.!?]{0,25}\b(?:finds?|found) out\b",
    re.IGNORECASE,
)
SHAME = re.compile(
    r"\b(?:ashamed|shame|dirty|disgust\w*|gross|embarrass\w*|humiliat\w*|violated|cheap|used|degraded|mortified|sick (?:of|with|at) myself|hate myself"
    r"|sl[uv]t\w*|stupid|foolish|an idiot|(?:all )?my (?:own )?fault)\b",
    re.IGNORECASE,
)
_FEELS = re.compile(r"\b(?:i|i'?m|im|me|feel\w*|felt|so|just|my)\b", re.IGNORECASE)


def picture_blackmail(text: str, told_before: bool) -> str:
    """The words of a text that tell of blackmail with private pictures, "" where there are none."""
    plain = text.translate(APOSTROPHES)
    found = BLACKMAIL.search(plain) or (BLACKMAIL_WITH_IT.search(plain) if told_before else None)
    return found.group().strip() if found else ""


def tells_shame(text: str) -> bool:
    """Whether somebody says that they feel ashamed; what of is not in the words."""
    plain = text.translate(APOSTROPHES)
    return bool(SHAME.search(plain) and _FEELS.search(plain)) and not re.search(r"\bused to\b", plain)


def names_picture(text: str) -> bool:
    """Whether a text speaks of a picture or a film at all."""
    return bool(re.search(rf"\b{_PICTURE}\b", text, re.IGNORECASE))
