"""Reads in a person's words what a call-back needs: number, way, voicemail, times, name and what to say to others."""

import re
from typing import Optional

import phonenumbers

from bot.case.times import windows_of

DEMONSTRATION = re.compile(r"\+447700900\d{3}$")
"""Mobile numbers that Ofcom keeps free for drama: nobody has them, so trials and training use them."""
PREMIUM = (phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.SHARED_COST)
LONGEST_NAME, LONGEST_LINE = 60, 400
HANG_UP = "say nothing and hang up"
FIELDS = ("number", "way", "voicemail", "times", "name", "words")
"""What is asked for, in this order; each is a step of the request."""

CLAUSE = re.compile(
    r"[,;\n]+|\.(?!\d)|\b(?:but|cos|coz|because|since)\b"
    r"|\s(?=(?:ask for|don'?t leave|no (?:voice|message|name|text))\b)"
    r"|\band (?=(?:only|just|please|pls|ask|no|not|don'?t|never|leave|text|call|ring|say|my|the|after|before|if)\b)",
    re.IGNORECASE,
)
NOT = r"(?:no|not|n'?t|don'?t|do not|never|without|nope|nah|can'?t|won'?t|shouldn'?t|mustn'?t|rather not|better not)"
NEGATED = re.compile(rf"\b{NOT}\b|n't\b", re.IGNORECASE)
VOICEMAIL = re.compile(
    r"\b(?:voice ?-?mails?|answer ?-?phone|answer(?:ing)? machine|vms?|(?:leave|no) (?:me )?(?:a |any )?(?:messages?|msgs?))\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(
    r"\b(?:yes|yeah|yep|can|may|could|ok|okay|fine|happy|all ?right|leave|safe|good|sure)\b", re.IGNORECASE
)
SURELY = re.compile(
    r"^\W*(?:yes|yeah|yep|yea|aye|ok|okay|sure|fine|go on|that'?s (?:ok|fine))\b", re.IGNORECASE
)
HEARD = re.compile(
    r"\b(?:he|she|they|someone|somebody|my \w+)\b.*\b(?:hear|hears|listen\w*|check\w*)\b", re.IGNORECASE
)
NO_TEXT = re.compile(rf"\b{NOT} (?:(?:to|a|an|any|by|send|me|just) )*texts?\b", re.IGNORECASE)
TEXT = re.compile(
    r"^(?!.*\b(?:he|she|they|who|ex) ).*\b(?:text (?:me|only|please|pls|is)|texts (?:only|are)|only (?:by |a )?text|just (?:by |a )?text|by text|send (?:me )?(?:a )?text)\b"
    r"|^\W*(?:a )?text(?: message)?\W*$",
    re.IGNORECASE,
)
CALL = re.compile(
    r"\b(?:call|ring|phone) me\b|^\W*(?:(?:please|pls|can you|you can|just) )*(?:ring|call|phone)\b",
    re.IGNORECASE,
)
NO_CALL = re.compile(rf"\b{NOT} (?:(?:to|a|any|by|just) )*(?:call|ring|phone)\b", re.IGNORECASE)
ASKED_FOR = re.compile(
    r"\b(?:ask(?:ing)? for|(?:my |the )?name(?:'?s| is| should be|:)|name to ask for(?: is|:)?)\s+(?P<name>.+)",
    re.IGNORECASE,
)
NAME_PREFIX = re.compile(
    r"^\W*(?:(?:just|you can|they can|please|pls)\s+)*(?:call me|i'?m|i am|it'?s|its|this is|say|ask for|(?:my |the )?name(?:'?s| is|:)?|for)\s+",
    re.IGNORECASE,
)
NAME_SUFFIX = re.compile(r"\W+(?:please|pls|thanks|thank you|will do|is fine|x+)\W*$", re.IGNORECASE)
NO_NAME = re.compile(
    r"\W*(?:(?:no|nah|nope|none|skip|nobody|anyone|whatever|nothing)\b(?: (?:name|names|thanks?|thank you|need|please|one|real name))*"
    r"|(?:i'?d |i would )?(?:rather|prefer|better) not.*|(?:i )?(?:don'?t|do not) (?:want|like|wish|have|give).*|without(?: a| my)? name"
    r"|(?:it )?does(?:n'?t| not) matter)\W*",
    re.IGNORECASE,
)
NO_NAMES_WORDS = frozenset(
    "no not yes yeah ok okay add change wrong right wait stop take put leave the that this what when who where why how is are was"
    " voicemail voice message number phone call ring text time times after before any morning mornings afternoon evening evenings"
    " weekdays weekday weekend weekends day days only please thanks and but if or you he she they him her his them said say says"
    " told do does did dont don't can can't cant could would should will name list line note it its it's my me i i'm im have has"
    " hello hi threatened called nobody somebody anybody".split()
)
SOMEBODY_ELSE = re.compile(
    r"\b(?:if|when) (?:some(?:body|one)|any(?:body|one)|he|she|they|my \w+|another \w+)(?: else)? (?:answers?|picks? (?:it )?up|gets it)"
    r"\W+(?:(?:they|you) (?:can |should )?)?(?P<words>.+)",
    re.IGNORECASE,
)
HANGS_UP = re.compile(
    r"\W*(?:no|none|nothing|skip|hang up|just hang up|(?:don'?t|do not) (?:say|speak|talk).*|say nothing.*|put the phone down)\W*",
    re.IGNORECASE,
)
TIME_WORDS = re.compile(
    r"\d|\b(?:when|while|once|whenever|after|before|until|till|between|during|only|except|any ?time|always|never|morn\w*|a\.?m|p\.?m"
    r"|noon|midday|lunch\w*|afternoons?|evenings?|eve|nights?|tonight|today|tomorrow|now|soon|asap|later|early|late|week\w*|daytime|day|days"
    r"|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|school|work|shift|break|o'?clock|hours?|half|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
ASK_FIRST = re.compile(
    r"\W*(?:skip|(?:i )?(?:don'?t|do not) know|not sure|no idea|hard to say|it (?:depends|varies|changes)|ask (?:me )?first)\W*",
    re.IGNORECASE,
)
NOT_SAID = "not said: ask first"
CALL_WORDS = re.compile(r"\b(?:call|ring|phone|either|both|any|anyhow|don'?t mind)\b", re.IGNORECASE)


def find_number(text: str) -> Optional[tuple[str, int, int]]:
    """The first phone number in a text as E.164, with its place: valid, and of no premium cost."""
    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE):
        written = str(phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164))
        valid = phonenumbers.is_valid_number(match.number) or DEMONSTRATION.match(written)
        if valid and phonenumbers.number_type(match.number) not in PREMIUM:
            return written, match.start, match.end
    return None


def number_in(text: str) -> Optional[str]:
    """The phone number in a text as E.164, None where there is none that can be rung."""
    found = find_number(text)
    return found[0] if found else None


def read_fields(text: str) -> tuple[dict[str, object], str]:
    """What a message says of the fields by clear words of their own, and the clauses that say none of it."""
    found: dict[str, object] = {}
    number = find_number(text)
    if number:
        found["number"] = number[0]
        text = f"{text[: number[1]]} {text[number[2] :]}"
    left: list[str] = []
    times: list[str] = []
    for clause in (part.strip() for part in CLAUSE.split(_straight(text))):
        read = _clause(clause)
        if "times" in read:
            times.append(str(read["times"]))
        found.update(read)
        if not read and re.search(r"\w", _without_number_words(clause, number is not None)):
            left.append(clause)
    if times:
        found["times"] = ", ".join(times)[:LONGEST_LINE]
    return found, ", ".join(left)


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _without_number_words(clause: str, has_number: bool) -> str:
    """The clause without the words around a number: "my number is", "on"."""
    words = r"\b(?:it'?s|its|my|the|safe|number|mobile|is|on|use|try|here|yes|ok|please|pls|this|one)\b"
    return re.sub(words, " ", clause, flags=re.IGNORECASE) if has_number else clause


def _clause(clause: str) -> dict[str, object]:
    """The fields that one clause gives."""
    others = SOMEBODY_ELSE.search(clause)
    if others:
        return {"words": others.group("words")[:LONGEST_LINE]}
    if VOICEMAIL.search(clause):
        allowed = voicemail_in(clause)
        return {} if allowed is None else {"voicemail": allowed}
    asked = ASKED_FOR.search(clause)
    name = name_in(asked.group("name")) if asked else None
    if name is not None:
        return {"name": name}
    if re.fullmatch(r"\W*(?:no|without(?: a)?) names?\W*", clause, re.IGNORECASE):
        return {"name": ""}
    read: dict[str, object] = {}
    if TEXT.search(clause) and not NO_TEXT.search(clause):
        read["way"] = "text"
    elif CALL.search(clause) and not NO_CALL.search(clause):
        read["way"] = "call"
    if windows_of(clause):
        read["times"] = re.sub(
            r"^\W*(?:please |pls |can you |you can )*(?:call|ring|phone|text)(?: me)?\s+", "", clause
        )
    return read


def voicemail_in(text: str) -> Optional[bool]:
    """Whether a voicemail may be left, None where the words leave it open. Only a clear yes allows it."""
    text = _straight(text)
    if NEGATED.search(text) or HEARD.search(text):
        return False
    if SURELY.search(text) or (VOICEMAIL.search(text) and ALLOWED.search(text)):
        return True
    return None


def way_in(text: str) -> Optional[str]:
    """Whether to call or only to text, from an answer to that question."""
    text = _straight(text)
    if re.search(r"\btext", text, re.IGNORECASE) and not NO_TEXT.search(text):
        return "text" if not re.search(r"\b(?:either|both|or)\b", text, re.IGNORECASE) else "call"
    if NO_TEXT.search(text) or (CALL_WORDS.search(text) and not NO_CALL.search(text)):
        return "call"
    return None


def times_in(text: str) -> Optional[str]:
    """The words for the safe times, None where nothing in them is about time."""
    text = _straight(text).strip()
    if ASK_FIRST.fullmatch(text):
        return NOT_SAID
    return text[:LONGEST_LINE] if TIME_WORDS.search(text) else None


def name_in(text: str) -> Optional[str]:
    """A name of one to four words, "" for none wanted, None where the words look like no name."""
    text = _straight(text).strip()
    if NO_NAME.fullmatch(text):
        return ""
    plain = NAME_SUFFIX.sub("", NAME_PREFIX.sub("", text)).strip(" .,:;\"'")
    words = plain.split()
    like_names = all(re.fullmatch(r"[^\W\d_][\w'.\-]*", word) for word in words)
    if (
        not 1 <= len(words) <= 4
        or not like_names
        or any(w.lower().strip(".") in NO_NAMES_WORDS for w in words)
    ):
        return None
    return plain[:LONGEST_NAME]


def words_in(text: str) -> str:
    """What to say if somebody else answers."""
    return HANG_UP if HANGS_UP.fullmatch(_straight(text)) else text.strip()[:LONGEST_LINE]
