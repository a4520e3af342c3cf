"""The plain words by which somebody corrects what was told, and the nouns that name a form."""

import re

PARTS = re.compile(r"(?:(?!\bbut\b)[^.!?;\n])+[.!?;\n]?", re.IGNORECASE)
"""The parts of a message that are judged each by itself."""
NUMBERED = re.compile(
    r"\b(?:number|no\.?|point|line|remove|delete|take out|scrap|cross out)\s+(?:number |line |point )?(\d{1,2})\b"
    r"(?! (?:(?:is|was) (?:still )?(?:right|true|correct|fine)|times|months?|weeks?|days?|years?))",
    re.IGNORECASE,
)
"""A line of the summary: "number 2 is not right"."""
COMPLAINT = re.compile(
    r"\b(?:that'?s|thats|it'?s|this is|you(?:'ve)? got (?:it|that|me)|i got (?:it|that)|had (?:it|that)|no,?)"
    r" (?:not (?:right|quite right|true|what i (?:said|meant))|wrong|incorrect)\b"
    r"|\bcorrection\b|\b(?:twisted|mis(?:read|understood|heard))\b",
    re.IGNORECASE,
)
"""Says that something is wrong, but not what."""
STILL_TRUE = re.compile(
    r"\b(?:(?:is|are|was|were) (?:still )?(?:true|right|correct|real)|still (?:stands?|counts?|happened))\b",
    re.IGNORECASE,
)
"""A part of a correction that says what holds."""
PUT_BACK = re.compile(
    r"\b(?:(?:did|does|do|really|still) (?:really |actually )?(?:happen(?:ed)?|come|came|stands?|counts?)"
    r"|(?:is|are|was|were)(?: still)? (?:true|right|correct|real)|put (?:\w+ ){0,3}back|add (?:\w+ ){0,3}(?:again|back)"
    r"|keep (?:the|that|it|them|number)|leave (?:\w+ ){1,3}in|(?:did ?n'?o?t|never) (?:mean|say|ask|want) (?:\w+ ){0,5}?"
    r"(?:the|that|it|number|to take|to remove))\b",
    re.IGNORECASE,
)
"""Says that what was taken out is right after all."""
LAST_TOLD = re.compile(
    r"\b(?:scrap|undo|ignore|forget|strike|delete|remove) (?:that|it|this)\b|\btake (?:that|it) (?:back|out|off)\b"
    r"|\b(?:ignore|forget|scrap|remove|delete|take out) (?:the|that|my) last\b|\bput (?:that|it|them) back\b"
    r"|\bshould(?:n'?t| not) have said that\b",
    re.IGNORECASE,
)
"""Means what was told last."""
TAKE_OUT = re.compile(
    r"\b(?:scrap|undo|ignore|forget|strike|delete|remove|cross out|leave out|take (?:\w+ ){0,3}(?:out|off|back|away))\b"
    r"|\b(?:wrong|mistaken) about\b|\b(?:is|are|was|were) (?:wrong|incorrect|false|a mistake|a joke|a dream)\b"
    r"|\b(?:is|are|was|were)(?: not|n'?t) (?:right|true|real|correct|(?:from|by|done by|sent by) \w+)\b"
    r"|\b(?:do ?n'?o?t count|nothing to do with|unconnected|false alarm|joking|a dream|didn'?t mean)\b"
    r"|\b(?:did|has|have|had|was|were|does)(?: not|n'?t)\b(?! (?:him|her|them|my ex)\b)|\bnever\b",
    re.IGNORECASE,
)
"""Takes back what is named beside it, in a message that is a correction anyhow."""
BENIGN = re.compile(
    r"\b(?:post(?:man|ie|woman)|delivery|courier|council|my (?:bank|gp|dentist)|landlord|kids|children|the wind|a fox|the cat)\b"
    r"|\b(?:from|for|just|only|actually|out to be|out it was) my (?:mum|mam|dad|sister|brother|mate|friend|nan|gran\w*|aunt\w*"
    r"|boyfriend|girlfriend|husband|wife|work|boss|son|daughter)\b|\b(?:for|from) next door\b"
    r"|\b(?:was|were) (?:just |only |actually )?(?:me|mine|my own)\b",
    re.IGNORECASE,
)
"""Somebody or something harmless did it."""
ALLOWED = re.compile(
    r"\b(?:contact|visits?|access|handovers?|seeing (?:them|the \w+|our \w+)|that|it)(?: with (?:the|our|my|his) \w+)?(?:'s| is| are| was)"
    r"(?: all| both)? (?:allowed|agreed|legal|fine|ok(?:ay)?|court[- ]ordered|ordered|through the court|by the court|arranged|supervised)\b",
    re.IGNORECASE,
)
"""Says that contact is no part of what is wrong."""
OF_CHILDREN = re.compile(
    r"\b(?:kids?|child(?:ren)?|sons?|daughters?|bab(?:y|ies)|contact|boys?|girls?|court)\b", re.IGNORECASE
)
PERSON = (
    r"(?:brother|sister|mum|mam|mother|dad|father|mates?|friends?|cousin|uncle|aunt\w*|girlfriend|boyfriend|wife|husband"
    r"|son|daughter|family|boss|colleague|flatmate|neighbour|missus|partner)\b(?!')"
)
OF_THEIRS = rf"(?:his|her|their|my ex'?s|the ex'?s) (?:\w+ )?{PERSON}"
ANOTHER_DID = re.compile(
    rf"\b(?:(?:it|that|this|one)(?: was|'?s| is|s) (?:actually |really )?(?:{OF_THEIRS}|(?:some ?one|somebody) else"
    rf"|an?other (?:man|woman|bloke|guy|lad|person)|a different \w+)|not (?:him|her|them|my ex)\W+(?:it was |but )?{OF_THEIRS}"
    rf"|(?:was|were) (?:from |by |done by )?{OF_THEIRS})",
    re.IGNORECASE,
)
"""Another person than the one known did it."""
NOT_THEM = re.compile(
    r"\b(?:was|were|is|'s)(?:n'?t| not) (?:from |by |done by )?(?:him|her|them|my ex)\b|\bnot (?:him|her|them|my ex)\b",
    re.IGNORECASE,
)
SUPPORTER = re.compile(
    r"\bi(?:'m| am|m) (?:only |just |actually )?(?:her|his|their) (?:mum|mam|mom|mother|dad|father|sister|brother|friend|mate|nan|gran|aunt\w*|uncle"
    r"|daughter|son|teacher)\b",
    re.IGNORECASE,
)
"""Says that the one who writes is family or a friend of the person whom it is about."""
ONE_OF_SEVERAL = re.compile(
    r"\b(?:first|second|third|2nd|3rd|other|last|next|that|one) (?:time|one)\b|\bonce\b|\bone of\b|\bsometimes\b",
    re.IGNORECASE,
)
"""One time of an act that was told as more than one."""
CORRECTS = re.compile(
    r"^\W*(?:no|nope|nah|naw|actually|sorry|correction|wait|hang on|oops|typo)\b|\bthat'?s (?:wrong|not right)\b"
    r"|\bnot \w+(?: times)?,|,? not \w+(?: times)?\W*$",
    re.IGNORECASE,
)
"""A message that puts something right, whatever it is taken for."""
NAMES = {
    "letters_gifts": r"flowers?|roses|bouquet|letters?|cards?|notes?|gifts?|presents?|parcels?|chocolates",
    "unwanted_contact": r"calls?|texts?|messages?|emails?|voicemails?|phone",
    "property_damage": r"tyres?|windows?|paint|damage|scratch\w*|key(?:ed|ing)|fence|locks?",
    "burglary_robbery": r"break-?ins?|broke|burglar\w*|stole\w*|theft|robbe\w*",
    "driving_past": r"driv\w*|drove|car",
    "following_watching": r"follow\w*|watch\w*|track\w*|air ?tags?|filming|photos?",
    "unwanted_appearances": r"turn\w* up|outside|knock\w*|at the door|waiting",
    "threats": r"threat\w*",
    "assault": r"hit(?:ting)?|punch\w*|push\w*|grab\w*|slap\w*|assault\w*|attack\w*",
    "harassing_associates": r"my (?:mum|dad|family|friends?|boss|work|sister|brother) (?:got|get)\w*",
}
NEGATED = (
    r"\b(?:(?:no|not|never)\s+(?:(?:any|a|an|actually|ever|even|been)\s+)*"
    r"|(?:he|she|they|it|that|there)\s?(?:(?:has|have|had|did|does|was|were|is|are)(?:n'?t|\snot|\snever)|'?s\s(?:not|never)|never)\s+"
    r"(?:(?:any|a|an|the|me|been|being|be|actually|even|ever|sen[dt]|left|leave|made?|make|brought|had|said|says?|he|she|they)\s+)*"
    r"|(?:nobody|no\s?one)\s(?:(?:has|had|ever|actually)\s)*"
    r"|i(?:\swas(?:n'?t|\snot)|'?m\snot|\shave(?:n'?t|\snot))\s+(?:being\s|been\s)?)"
)
"""What stands before a name that is denied. "I never answered his calls" denies no calls."""
LIMITED = re.compile(
    r"^\W*(?:[\w']+\W+){0,3}?(?:today|tonight|yet|since|lately|recently|so far|now|any ?more|again|at first|until|till|unless"
    r"|when|if|on \w+day|exactly|as such|really|technically|(?:this|that|last) (?:time|day|night|week|month|year|morning|weekend)"
    r"|for (?:\w+ ){1,3}(?:days?|weeks?|months?|years?))\b",
    re.IGNORECASE,
)
"""What follows a name that is denied for some time only ("no calls today"), or not quite."""


REPORTED = re.compile(
    r"\b(?!i\b)\w+ (?:said|says?|told|tells|reckons?|thinks?|claims?|insists?|swears?)\b|\b(?:if|even though)\b",
    re.IGNORECASE,
)
"""Makes what follows the word of another: "he says it's not a threat"."""


def denied_word(part: str, form: str) -> str:
    """The word by which a part of a message plainly denies a form, "" where it does not."""
    found = re.search(rf"{NEGATED}(?P<name>{NAMES[form]})\b", part, re.IGNORECASE)
    if not found or LIMITED.search(part[found.end() :]) or REPORTED.search(part[: found.start()]):
        return ""
    return found.group("name")


def names_in(text: str) -> dict[str, str]:
    """The forms whose plain nouns a text has, with the stem of the word; parts that say what holds are no names."""
    named = {}
    for form, words in NAMES.items():
        found = re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)
        if found:
            named[form] = stem(found.group())
    return named


def stem(word: str) -> str:
    """The main word of a name or an id without its ending: "threatened" and "threats" become "threat"."""
    main = max(re.split(r"[\s_-]+", word.lower()), key=len)
    return re.sub(r"(?:en)?(?:ed|ing|s)?$", "", main) or main
