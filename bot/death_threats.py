"""Plain words by which somebody's death is threatened without the word "kill". Pure: no model, no context."""

import re

from bot.plain_text import APOSTROPHES

_BOX = r"(?:in|into|to) (?:a|an|the|your|my|ur|an early) (?:\w+ )?(?:box|coffin|body ?bag|casket|grave|morgue|hearse)\b(?! (?:room|file|junction))"
_WE = r"(?:i|we)"
_NO_FUN = r"(?!\W*(?:lol|haha|laughing|with (?:laughter|kindness)|if i'?m late|if i don'?t (?:tidy|do my|finish my)))"
DEATH_THREAT = re.compile(
    r"\bif (?:i|he|she|they) (?:can'?t|cannot|can not|couldn'?t) have (?:you|me|u)\b[^.!?]{0,20}\b(?:no ?one|nobody|no other)\b[^.!?]{0,25}"
    rf"|\b(?:you|u)(?:'ll|ll|'re|re| will| are|'d)?\b[^.!?]{{0,25}}\b{_BOX}"
    rf"|\b(?:he|she|they|it)\b[^.!?]{{0,40}}\b(?:me|us|you|i|i'?m|i'?ll|i'?d|leave|leaving|end up)(?: (?:leave|leaving|end up|ending up|go(?:ing)?|be|out|back|home|him|her|it|us|only))* {_BOX}"
    r"|\b(?:six|6) (?:feet|foot|ft) under\b|\b(?:your|my|ur) days are numbered\b"
    r"|\b(?:you|i) (?:wo ?n'?t|will not|'ll not|wouldn'?t|'ll never) (?:live to|be around to|make it to|be alive)\b[^.!?]{0,25}"
    r"|\b(?:dig(?:ging)?|dug) (?:my|your|ur) (?:own )?grave\b"
    rf"|\b(?:sa(?:y|ys|id|ying)|tell|tells|telling|told|promise|promises|swear|swears|threat|threaten)(?: (?:to|me|us|my \w+|everybody|everyone|that|always|if {_WE} \w+))*"
    rf" (?:he|she|they|uncle|brother|father|family|husband|i)(?: (?:is|are|be|want|wants|must|can|come|comes|go))*(?: to)? kill (?:me|us|my \w+|you)\b{_NO_FUN}"
    rf"|\b(?:he|she|they|uncles?|brothers?|father|husband|men|cousins?|family) (?:want|wants|try|come|plan|like)(?: to)? kill (?:me|us|my \w+)\b{_NO_FUN}",
    re.IGNORECASE,
)
"""Words of the person who does it, as they were said or told again; the last two as a second language has them:
"my uncle say they kill me", "he want kill me"."""
FINISH = re.compile(
    r"\b(?:he|she|they|hes|shes|theyre|my \w+)\b[^.!?]{0,40}\bfinish(?:es|ed|ing)? (?:the job|me off|you off|us off|it off|what (?:he|she|they|i) started)\b"
    r"|\bfinish (?:me|you) off\b",
    re.IGNORECASE,
)
"""A threat where violence was told before: "he's going to finish the job"."""
LONGEST = 30
"""Words; in a longer message a model's reading of despair stands beside the threat."""


def death_threat(text: str, after_violence: bool) -> str:
    """The words of a text that threaten death, "" where there are none."""
    plain = text.translate(APOSTROPHES)
    found = DEATH_THREAT.search(plain) or (FINISH.search(plain) if after_violence else None)
    return found.group().strip() if found else ""


def is_death_threat_alone(text: str) -> bool:
    """Whether a short message tells such a threat: what sounds like despair in it is not the writer's."""
    return bool(death_threat(text, False)) and len(text.split()) <= LONGEST
