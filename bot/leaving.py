"""Plain words of leaving, and plain words that deny danger or despair. Pure: no model, no context.

A message is plain where it is made of courteous pieces alone: take them away and no word is left. So "thanks, I'll
ring them monday. bye" is a plain farewell, and "sorry for everything. bye" is none.
"""

import re

from bot.plain_text import APOSTROPHES

_BYE = (
    r"(?:(?:good)?bye+(?:[- ]?bye+)*|cheerio|ta[- ]?ra|ta[- ]ta|toodle\w*|(?:good ?)?night[- ]night|good ?night"
    r"|see (?:ya|you)(?: later| soon)?|cya|take care|ttyl|speak soon|laters)"
)
_THANKS = (
    r"(?:many thanks|thanks?(?: you| u)?|thx|ty|cheers|ta)(?: (?:so much|very much|a lot|a million|again|loads|anyway|ever so))*"
    r"(?: (?:for (?:your|the|all your|all the|that|this|listening|talking|chatting|helping|being there)(?: (?:help|advice|info\w*|time|chat|support|numbers?|tips?))?"
    r"|mate|pal|love|hun|dear|bot|you))*"
)
_NOD = (
    r"(?:ok(?:ay)?|oki|right(?: then)?|alright|all right|sound|fine|great|good|lovely|nice one|perfect|yes|yeah|yep|aye|no|nope|well|so|and|then|now|just"
    r"|i see|i understand|got it|will do|makes sense|for now|for today|for tonight|x+|that(?:'s| is|s|'ll| will)? (?:all|it|everything|helps?|helped|helpful|great"
    r"|good|do|what i needed|all i (?:need|needed|wanted))|you(?:'ve| have|ve)? (?:been|were) (?:\w+ )?(?:helpful|kind|great|a (?:big |great )?help))"
)
_LEAVE = (
    r"(?:i(?:'m|m| am)(?: just)? (?:off|going|leaving|away|heading off|logging off|signing off)(?: (?:now|then|to bed|to sleep))*"
    r"|(?:i(?:'ve|ve| have|'d|d)? )?(?:got to|gotta|need to|have to|must|better|best) (?:go|run|dash|leave it|log off|be off|get off|get going)(?: (?:now|then))*"
    r"|i(?:'ll|ll| shall| will)?(?: just)? (?:say (?:goodbye|bye|good ?night)|leave it (?:there|here|at that)|be off|get off|head off|log off|sign off|go)(?: now)?)"
)
_PLAN = (
    r"(?:i )?(?:(?:think|reckon|guess) )?(?:i'?ll|i will|i'?m going to|i'?m gonna|i am going to|i shall|i might|going to|gonna)(?: (?:just|then|go and|try and|try to|definitely"
    r"|prob\w*|maybe))*(?: (?:ring|call|phone|text|e?mail|contact|speak to|talk to|tell|ask|report|go to|go and see|go home|go to bed|go to sleep|stay (?:with|at)"
    r"|see (?:a|the|my)|keep|save|note|write (?:it|this|that|them|things|everything|all)|start|look at|read|think about)\b)[^.!?,;\n]{0,50}"
)
_FELT = (
    r"(?:(?:i'?m|i am|am|feel|just|doing) )*(?:absolutely |totally |really |just )*(?:fine|ok(?:ay)?|alright|good|grand|fed up|tired|upset|angry|annoyed|stressed|worried"
    r"|scared|being polite)(?: (?:of|with|about) (?:it|him|her|them|this|it all|all this))?"
)
_LAUGH = r"(?:lol+|haha\w*|omg|oh|god|eh|huh|wh?at|wait|nah|na|sorry|honestly|really|of course|obviously|promise|i promise|or anything(?: like that)?|mate|please)"
_SAID = (
    r"(?:i|all i|what i)(?: (?:just|only))*(?: (?:meant|mean|said|say|was saying|was talking about))\b[^.!?,;\n]{0,60}"
    r"|i (?:did ?n[o']?t|never) (?:mean|say) (?:it like )?that"
)
_NO_DESPAIR = (
    r"(?:(?:i(?:'m| am|m)|am) (?:\w+ )?(?:not|no|nae|never)(?: (?:feeling|at all|in any way|even))* suicidal"
    r"|i (?:really |honestly )?(?:do ?n[o']?t|would ?n[o']?t|wo ?n[o']?t|would never|will never|'?m not going to|am not going to|never said i)(?: (?:ever|want to|wanna|would|wanted to))*"
    r" (?:hurt|harm|kill|top|cut) (?:myself|my ?self|meself|mysel)|i (?:do ?n[o']?t) (?:want to|wanna) die)"
)
_NO_DANGER = (
    r"(?:(?:he|she|they|nobody|no ?one|hes|shes|theyre)(?:'s|'re| is| are)?(?: not|n'?t)? ?(?:actually |really |even )?(?:here|outside|near(?: me)?|around|at (?:my|the) (?:door|house|flat))"
    r"(?: (?:now|rn|right now|at the moment|atm|tonight|any ?more))*|(?:i'?m|i am|we'?re) not in (?:any )?danger(?: (?:now|right now|atm|at the moment))*"
    r"|it'?s not (?:happening )?(?:right )?now|(?:that|it) was (?:yesterday|ages ago|before|earlier|last (?:night|week|month|year)))"
)
_DENIES_PRESENCE = re.compile(
    r"(?:\bnot|n'?t|\bnobody|\bno ?one)\b[^.!?]{0,20}\b(?:here|outside|near|around|danger|now|door|house|flat)\b|\bwas (?:yesterday|ages|before|earlier|last)\b",
    re.IGNORECASE,
)
HEAVY = re.compile(
    r"\b(?:every(?:one|body|thing)|world|forever|for ever|last|final|sorry|forgive|love (?:you|them|her|him)|miss me|any ?more|enough|pills|tablets|meds|rope|bridge|river|sea"
    r"|train|roof|end|ending|over|dying|dead|alive|living|life|done|give up|gave up|giving up|point|alone|peace|matters?|worth|wake|hope|wish|burden|without me"
    r"|(?:my|the|our) (?:kids?|children|bairns|weans)|will|grave|heaven|gone)\b",
    re.IGNORECASE,
)
"""Words with which a farewell or a denial may hold despair; where one stands, nothing is taken for plain."""
LEAVING = re.compile(
    r"^(?![^?]*\?)(?!.*\b(?:confront|have it out|sort (?:him|her|them) out|(?:going|gonna go) (?:round|over) (?:there|to his|to hers?))\b)(?:"
    rf"(?=.*(?:^|[.,;!\n]|\b(?:ok|okay|thanks|thank you|cheers|then|now|right|it|them|mums?|dads?|teacher|soon|so)\b)\W*{_BYE}(?:\W+(?:{_THANKS}|{_NOD}|mate|love|pal|hun|all))*\W*$)"
    rf"|(?=.*(?<!say )(?<!said )(?<!says )(?<!saying )(?<!my )(?<!a )\b(?:good)?bye+\W*(?:x+\W*)?$)"
    rf"|(?!\W*no(?:pe)?\b)(?=.*\b(?:{_THANKS}|ok(?:ay)?|right|sound|i see)\b)(?=.*(?:^|[.,;!\n]|\b(?:ok|okay|thanks|thank you|right|then|and)\b)\W*"
    rf"(?:{_LEAVE}|(?:that'?s|that is) (?:all|it|everything)(?: (?:i need(?:ed)?|i wanted|for now|then))*)(?:\W+(?:{_THANKS}|{_NOD}|mate|pal))*\W*$)"
    r")",
    re.IGNORECASE | re.DOTALL,
)
"""A message that ends with words of leaving and asks nothing."""
SAYS_BYE = re.compile(r"\b(?:said|say|saying|meant) (?:good)?(?:bye|night|goodbye)\b", re.IGNORECASE)


def _made_of(text: str, *pieces: str) -> bool:
    """Whether a text is made of these pieces and nothing else."""
    rest = text.translate(APOSTROPHES)
    for piece in pieces:
        rest = re.sub(rf"(?<![\w']){piece}(?![\w'])", " ", rest, flags=re.IGNORECASE)
    return bool(text.strip()) and not re.search(r"\w", rest)


def is_plain_farewell(text: str) -> bool:
    """Whether somebody takes leave with a plain word, maybe with thanks and what they will do next."""
    plain = text.translate(APOSTROPHES)
    leaves = bool(LEAVING.search(plain)) and not HEAVY.search(plain)
    return leaves and _made_of(plain, _PLAN, _LEAVE, _THANKS, _BYE, _NOD)


def denies_despair(text: str) -> bool:
    """Whether a message plainly says that the person does not think of hurting themselves, and nothing else.

    "I'm not suicidal, I just hope I won't wake up" is no denial.
    """
    plain = text.translate(APOSTROPHES)
    found = re.search(_NO_DESPAIR, plain, re.IGNORECASE)
    return (
        bool(found)
        and not HEAVY.search(plain)
        and _made_of(plain, _NO_DESPAIR, _SAID, _PLAN, _FELT, _LAUGH, _NOD, _THANKS, _BYE)
    )


def says_misread(text: str) -> bool:
    """Whether a message says that what was taken for despair was meant otherwise: "what? no I just said bye"."""
    plain = text.translate(APOSTROPHES)
    meant = re.search(_SAID, plain, re.IGNORECASE)
    fine = re.match(r"\W*(?:no|nah|nope|wh?at|huh|eh)\b.*\b(?:fine|ok|okay|alright)\b", plain, re.IGNORECASE)
    return (
        bool(meant or fine)
        and not HEAVY.search(plain)
        and _made_of(plain, _SAID, _PLAN, _FELT, _LAUGH, _NOD, _THANKS, _BYE)
    )


def denies_danger(text: str) -> bool:
    """Whether a message plainly says that nobody is there and nothing happens now, and nothing else."""
    plain = text.translate(APOSTROPHES)
    return bool(_DENIES_PRESENCE.search(plain)) and _made_of(plain, _NO_DANGER, _FELT, _LAUGH, _NOD, _SAID)
