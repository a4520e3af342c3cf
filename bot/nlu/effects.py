"""What it does to the person: only what they, or the one they write for, feel or do."""

import re
from collections.abc import Iterator

from bot.account.types import Detail
from bot.nlu.found import detail_at

NEGATION = re.compile(
    r"\b(?:not|isn'?t|ain'?t|aren'?t|wasn'?t|doesn'?t|don'?t (?:feel|get|scare|frighten|worry)|don'?t|never|no longer|didn'?t|nothing"
    r" to be)\s+(?:(?!because|when|if|so|and|but)\w+\s+){0,2}$",
    re.IGNORECASE,
)
REACH = 200
"""Characters before an effect that can say whose it is, or deny it."""
EFFECTS: tuple[tuple[str, str], ...] = (
    (
        "none",
        r"\b(?:doesn'?t|dont|don'?t|does not|do not|didn'?t) (?:really )?(?:bother|scare|frighten|worry|affect) me\b"
        r"|\bnot (?:really )?bothered\b|\bI don'?t (?:feel|mind) (?:anything|it|much)\b|\bi'?m fine (?:about|with) it\b"
        r"|\bit doesn'?t bother me\b",
    ),
    (
        "fear",
        r"\b(?:scared|scary|scares?|afraid|terrified|terrifying|terrifies|frightened|frightening|frightens|fear(?:ful|ing)?"
        r"|petrified|unsafe|(?:don'?t|not|never) feel"
        r" safe|spooked|feart|frit|bricking it|shitting (?:myself|it)|in danger|terror)\b",
    ),
    (
        "anxiety",
        r"\b(?:(?:my|me) skin crawl\w*|heebie[- ]?jeebies|(?:ill|sick) with worry|(?:freak|creep)(?:ed|s|ing)? (?:me )?out|anxious|anxiety|worri(?:ed|es|ying)|panic\w*|on edge|nervous|stress(?:ed|ful|ing)?|dread\w*|paranoid|uneasy"
        r"|uncomfortable|distress\w*|upset(?:ting|s)?|shaking|shook up|shaken|cry(?:ing)?|sick (?:with|to my)|in bits"
        r"|nightmare for me|jumpy|looking over my shoulder|wreck|on eggshells|depressed|tearful|doing my head in|(?:feel(?:s|ing)?|makes? me(?: feel)?) (?:so |really |physically |just )?(?:sick|ill"
        r"|awful|terrible|horrible|rotten|rubbish|shit|crap|low|miserable|helpless|powerless|hopeless|useless|worthless|vulnerable|violated|alone|lost))\b",
    ),
    (
        "harassed",
        r"\b(?:harass(?:ed|ing|es)|pester(?:ed|ing|s)|hounded|had enough|fed up|worn (?:out|down)|drained|exhausted|knackered|shattered"
        r"|invaded|can'?t take (?:it|this|any ?more|much more)|intimidat\w+|trapped|bullied)\b",
    ),
    (
        "sleep",
        r"\b(?:can'?t|cant|cannot|not|barely|hardly|don'?t|couldn'?t) (?:really )?sleep(?:ing)?\b|\bnightmares?\b"
        r"|\bno sleep\b|\bawake (?:all|every) night\b|\bnot slept\b",
    ),
    (
        "routine",
        r"\b(?:stopped|(?:had|have|having) to stop|quit) (?:going|posting|leaving|walking)\b|\b(?:don'?t|dont|won'?t|wont|can'?t|cant|daren'?t)"
        r" (?:go|leave(?! (?:me|us|her|him|them|my|you|it)\b)|walk|answer the door)\b[^.]{0,25}\b(?:out|house|home|alone|anymore|door)\b"
        r"|\bchanged my (?:number|route|routine|locks|job|shifts)\b|\bmoved (?:house|flat)\b"
        r"|\bafraid to (?:go|leave)\b|\bbarely leave\b",
    ),
)

CAUSING = re.compile(
    r"^(?:scary|scares?|terrifying|terrifies|frightening|frightens|spook|creep(?:s|ing)|freak(?:s|ing)|stressing|stressful|upset(?:s|ting)"
    r"|worr(?:ies|ying)|distressing|harass|pester|intimidating|doing my head|nightmare)(?!d)",
    re.IGNORECASE,
)
"""Words of what somebody does to the person: "he scares me"."""
ANOTHER_FEELS = (
    r"\b(?:he|she|they)(?:'?s|'?ve|'?re|'?d)?\b"
    r"|\b(?:his|her|their) [a-z]+"
    r"|\bmy (?:ex|husband|wife|boyfriend|girlfriend|partner|boss|manager|neighbour|colleague|stalker)\b"
    r"|\b(?:ma(?:kes?|de)|g[eo]ts?|left) (?:him|her|them)\b"
)
WRITER_FEELS = r"\b(?:i|i'?m|im|i'?ve|ive|me|we|we'?re|us|my|it|it'?s|its|this|that|everything|all)\b"
NEW_CLAUSE = re.compile(r"[.!?;,\n]|\b(?:so|because|cos|but)\b", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:i|i'?m|im|i'?ve|ive|me|my|mine|we|us|our)\b", re.IGNORECASE)
SHARED = ("fear", "sleep", "routine")
"""What somebody writing for another person says of them: "she wont go out", "shes terrified"."""


def effects(text: str, for_other: bool) -> Iterator[Detail]:
    """The effects told; "none" only where nothing else is felt. `for_other`: told for another person."""
    found: list[Detail] = []
    for effect, pattern in EFFECTS:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if not (for_other or _is_felt(effect, match)):
                continue
            denied = effect != "none" and NEGATION.search(text, max(0, match.start() - REACH), match.start())
            if denied:
                found.append(detail_at("effect", "none", text, (denied.start(), match.end())))
            else:
                found.append(detail_at("effect", effect, text, match.span()))
    felt = [detail for detail in found if detail.value != "none"]
    yield from felt or found


def _is_felt(effect: str, match: "re.Match[str]") -> bool:
    """Whether the writer feels it, not the one who does it: "he gets upset"."""
    if CAUSING.match(match.group()) or not _another_feels(
        match.string[max(0, match.start() - REACH) : match.start()]
    ):
        return True
    told_of_one = not FIRST_PERSON.search(match.string)
    return told_of_one and effect in SHARED and not match.group().lower().startswith("stopped")


def _another_feels(before: str) -> bool:
    """Whether the last person named in the clause before an effect is not the writer."""
    clause = NEW_CLAUSE.split(before)[-1]
    another = [found.end() for found in re.finditer(ANOTHER_FEELS, clause, re.IGNORECASE)]
    writer = [found.end() for found in re.finditer(WRITER_FEELS, clause, re.IGNORECASE)]
    return bool(another) and max(another) > max(writer, default=-1)
