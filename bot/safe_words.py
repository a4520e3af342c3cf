"""Plain words of being safe again, and of being where other people are. Pure: no model, no context."""

import re

from bot.plain_text import APOSTROPHES

_SAFE = re.compile(
    r"\b(?:i'?m|i am|we'?re|we are|am|feel|feeling|got|get|all|now|home|back) (?:\w+ )?safe\b|^\W*(?:ok(?:ay)?\W+)?safe (?:now|here|at)\b"
    r"|\b(?:i'?m|i am|we'?re|am|got|just got|back|made it|been)\b(?: \w+)? (?:home|indoors|inside|in bed|back)\b[^.!?]{0,25}\b(?:now|safe\w*|locked|ok(?:ay)?|fine)\b"
    r"|\b(?:door|doors|it) (?:is |are |all )?locked\b"
    r"|\b(?:he|she|they|hes|shes|theyve|theyre)(?:'s|'ve| has| have)? (?:now )?(?:gone|left|driven off|walked off|run off|drove off|ran off|been arrested|been lifted|gave up)\b"
    r"|\b(?:police|polis|cops|officers?) (?:are|is|r|have come|came|turned up|got here|with me|are with)\b[^.!?]{0,15}\b(?:here|me|now|him|her)\b"
    r"|\b(?:i'?m|i am|am|we'?re) (?:now )?(?:at|with|round) my (?:mum|mam|mom|dad|sister|brother|friend|mate|nan|gran|aunt\w*|parents|neighbour)\w*\b",
    re.IGNORECASE,
)
_NOT_SAFE = re.compile(
    r"\b(?:outside|following|behind me|followed me|chasing|at (?:my|the|our) (?:door|window|gate)|banging|knocking|knocked|shouting|still (?:here|there|near|about)|coming|on (?:his|her|their) way"
    r"|can hear|hear (?:him|her|them)|can see (?:him|her|them)|trying|hiding|in (?:my|the|our) (?:house|garden|flat|hall\w*|car)|(?:not|n'?t|never|dont|isnt) (?:\w+ )?safe|think i'?m"
    r"|might|help|knife|gun|how (?:do|can) i|am i safe|unsafe|hurt|bleeding|back again|came back|come back)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:is ?n'?t|isnt|not|no longer|ain'?t|stopped|nobody|no ?one)(?:'s| is| was)? (?:\w+ )?(?:outside|here|there|near|following|behind me|coming|trying|at (?:my|the) door|hurt|in (?:my|the) (?:house|garden))\b",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:tesco'?s?|asda|sainsbur\w+|morrisons|lidl|aldi|co-?op|spar|waitrose|m ?& ?s|boots|greggs|mc ?donald'?s|maccies|mcdo\w+|kfc|costa|starbucks|nando'?s|wetherspoons?|spoons"
    r"|shops?|supermarket|store|pub|bar|caf[eé]|coffee shop|petrol station|garage|restaurant|take ?away|chippy|library|hospital|a&e|(?:police|bus|train|tube|fire) station|cop shop"
    r"|station|bus|train|tube|tram|shopping cent\w+|mall|hotel|reception|church|mosque|temple|market|museum|cinema|pharmacy|chemist|post office|bank|corner shop|newsagents?)"
)
_AMONG = re.compile(
    rf"(?:^|\b(?:i'?m|i am|we'?re|am|gone|went|ran|run|got|stood|sat|sitting|standing|waiting|hiding|come|came|popped|stopped|ducked|nipped)\b[^.!?]{{0,20}})\W*\b(?:in|into|inside|at|on)"
    rf" (?:a |an |the |my |this |some |that )?(?:\w+ ){{0,2}}{_PLACE}\b"
    r"|\b(?:people|folk|crowds?|staff|security) (?:about|around|everywhere|here|near(?:by)?|with me|all round)\b|\b(?:lots|loads|plenty|full) of (?:people|folk)\b"
    r"|\b(?:i'?m|i am|am) (?:somewhere|in a) (?:busy|public|lit)\b|\b(?:there'?s|there are|theres) (?:\w+ )?(?:people|others|staff)\b",
    re.IGNORECASE,
)


def says_safe(text: str) -> bool:
    """Whether somebody says that they are safe now or that the other has gone, and nothing in it speaks of danger."""
    plain = text.translate(APOSTROPHES)
    return bool(_SAFE.search(plain)) and not _NOT_SAFE.search(_DENIED.sub(" ", plain))


def is_among_people(text: str) -> bool:
    """Whether somebody says that they are in a shop or another place where people are."""
    return bool(_AMONG.search(text.translate(APOSTROPHES)))
