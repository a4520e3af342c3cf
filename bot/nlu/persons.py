"""Who does it: the person named as the one who acts, or given as the answer."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from bot.account.types import Detail
from bot.nlu.found import detail_at, overlaps

SHORT = 6
"""Words: a message this short that names somebody answers the question who it is."""
_FOR_GOOD = (
    r"(?: (?:me|us))?(?=\s*(?:$|[.,;!?]|\b(?:in|last|this (?:year|month)|when|after|and|for (?:another|somebody|someone)"
    r"|(?:an?|two|three|four|five|six|\d+) (?:weeks?|months?|years?))\b))"
)
"""What follows "my husband left" where he has left the person, and not a note or for work."""
_NOT_DEAD = (
    r"(?! (?:(?:has|had|sadly|only|just|recently|who|suddenly) )*(?:died|passed|dies|is dead|was killed))"
)
_ONE = r"(?:bloke|man|woman|guy|lad|girl|boy|kid|fella|chap|lady|gentleman|someone|somebody|person)"
_MET_AT = (
    r"(?:school|uni|university|college|church|mosque|gym|class|year|course|street|choir|team|club|village|estate|group|(?:sixth |6th )?form|nursery|football|training|lectures?"
    r"|halls|band|society|slimming world|meetings?|group chat)"
)
_ONLINE = r"(?:game|server|app|site|dating (?:app|site)|forum|chat ?room|group chat|stream|discord|fortnite|roblox|xbox|playstation|ps[45]|minecraft|tinder|hinge|bumble|grindr|reddit|twitch|vinted|marketplace)"
_CARED_FOR = r"(?:patient|client|customer|student|pupil|tenant|resident|colleague)"
_KIN = r"(?:son|daughter|brother|sister|mum|mam|mother|dad|father|husband|wife|partner|boyfriend|girlfriend|ex|mate|friend|cousin|nephew|grandson|uncle)"
WHO: tuple[tuple[str, str, bool], ...] = (
    (
        "ex_partner",
        r"\b(?:i|she|he|they|we|my \w+) (?:used to (?:see|date|be with|go out with)|once dated|dated|went out with|was seeing|were seeing|split up with)\b"
        r"|\b(?:my |an |me )?ex(?:[- ]?(?:boyfriend|girlfriend|husband|wife|partner|bf|gf|fianc[eé]e?|missus|fella|mrs))?\b"
        r"(?!'| (?:husband|wife|boyfriend|girlfriend|partner)')|\bexs\b",
        True,
    ),
    (
        "ex_partner",
        r"\bmy (?:husband|wife|boyfriend|girlfriend|partner|fianc[eé]e?|bf|gf|missus) (?:(?:and (?:i|me)|has|had|have|we)(?:'ve)? )*(?:are |were |have )?"
        rf"(?:separated|split(?: up)?|broke up|divorced|getting divorced|moved out|walked out|left{_FOR_GOOD})"
        r"|\b(?:leaving|divorcing|dumped|(?:separated|split up|split|separating) (?:from|with)|broke up with|finished with) my"
        r" (?:husband|wife|boyfriend|girlfriend|partner|fianc[eé]e?|bf|gf|missus)\b",
        True,
    ),
    (
        "partner",
        r"\b(?:my|me|the) (?:husband|wife|boyfriend|girlfriend|partner|fianc[eé]e?|bf|gf|missus)\b(?!'s)"
        rf"{_NOT_DEAD}",
        False,
    ),
    (
        "family",
        r"\bmy (?:mum|mam|mother|dad|father|brother|sister|uncle|aunt|auntie|cousin|son|daughter|stepdad|stepmum|step-?\w+"
        r"|(?:mother|father|brother|sister)-in-law|in-laws|nan|grandad|relative|family member)\b(?!'s)|\b(?:a relative|a family member)\b"
        r"|^(?:my |it'?s |he'?s |she'?s )?family\b(?=\W*$)",
        False,
    ),
    (
        "colleague",
        r"\b(?:my|a|the) (?:boss|manager|colleague|co-?worker|supervisor|workmate|line manager)\b(?!'s)"
        r"|\b(?:an? |some |this |the )?(?:bloke|man|woman|guy|lad|girl|fella|someone|somebody|person) (?:from|at) (?:my )?work\b"
        r"|\b(?:an? |some |this |the )?(?:bloke|man|woman|guy|lad|girl|fella|someone|somebody|person) (?:that |who )?(?:i|we) (?:used to )?work(?:ed)? with\b"
        r"|\b(?:someone|somebody|(?:bloke|man|woman|guy|lad|girl) )(?:who )?works with me\b",
        False,
    ),
    (
        "client",
        r"\b(?:a|my|one of my|an old|an ex) (?:client|customer|patient|student|pupil|tenant|passenger)s?\b"
        rf"(?!'s|s?'? {_KIN}s?\b)",
        False,
    ),
    (
        "neighbour",
        rf"\b(?:my |the |a |our |this |that |an old )?(?:neighbour|neighbor|(?:{_ONE}|couple|family) (?:(?:who |that )?(?:lives?|living|from) )?(?:next door|downstairs"
        rf"|upstairs|across the (?:road|street|landing|hall)|over the (?:road|fence)|opposite|in the flat (?:above|below)|two doors (?:down|up))|next door)\b(?!'s)",
        False,
    ),
    (
        "friend",
        r"\b(?:my|a|an) (?:old |former |ex-?)?(?:friend|mate|best friend|flatmate|housemate)\b(?!'s)",
        False,
    ),
    (
        "stranger",
        r"\b(?:a |some )?(?:total |complete )?(?:stranger|random(?:er)?|(?:man|woman|bloke|guy|person|lad) i (?:don'?t|dont|do not)"
        r" know)\b|\b(?:some|a) (?:random )?(?:man|bloke|guy|woman|fella)\b"
        rf"(?!\s+(?:(?:that |who |whom )?(?:i|we)\b|(?:who )?(?:works|lives?)\b|(?:from|at|in|on|off) (?:my |the |our |her |his |their )?(?:work|\w+ {_MET_AT}|{_MET_AT})\b"
        rf"|(?:off|from|on) (?:(?:an?|the|my|this) )?(?:\w+ )?{_ONLINE}|next door|downstairs|upstairs|across|over the|opposite|in the flat|two doors))",
        False,
    ),
    (
        "stranger",
        r"\b(?:don'?t|dont|do not) (?:even )?know (?:him|her|them)(?: at all)?(?=\s*(?:$|[.,;!?]))",
        True,
    ),
    (
        "known",
        r"\b(?:a |some )?(?:bloke|man|woman|guy|lad|girl|boy|someone|somebody|person) (?:that |who )?(?:i|we) (?:know|knew|met|dated|matched)\b"
        r"|\b(?:someone|somebody) i know\b|\b(?:an? |this |that |the |some )?(?:guy|lad|girl|bloke|man|woman|boy|someone|somebody|person) (?:from|in|at) (?:my |the |our )?"
        r"(?:school|uni|college|church|gym|class|year|course|street|choir)\b"
        rf"|\b(?:(?:an?|this|that|the|some|just some) )?{_ONE} (?:from|in|at|on|off) (?:my |the |our |her |his |their )(?:\w+ )?{_MET_AT}\b"
        rf"|\b(?:(?:an?|this|that|the|some|just some) )?{_ONE} (?:i met |she met |he met )?(?:off|from|on) (?:(?:an?|the|my|this) )?(?:\w+ )?{_ONLINE}\b"
        r"|\bmy (?:neighbour|neighbor|boss|landlord|manager|colleague|teacher|ex(?:[- ](?:husband|wife|boyfriend|girlfriend|partner))?|mate)'?s (?:son|daughter|brother|sister|mum|mam|dad|mate|friend|cousin|nephew)\b"
        rf"|\b(?:an?|my|one of (?:my|our)) {_CARED_FOR}(?:'?s|s')? {_KIN}s?\b",
        False,
    ),
    (
        "known",
        r"\b(?:don'?t|dont|do not) (?:really |properly )know (?:him|her|them)\b|\b(?:don'?t|dont|do not) know (?:him|her|them) (?:that |very |really |too )?well\b"
        r"|\b(?:barely|hardly|only|vaguely|sort of|kind of) know (?:him|her|them)\b|\b(?:just|only) (?:know (?:him|her|them) )?from (?:the |my )?(?:gym|pub|school|uni|college|church|bus|course)\b",
        True,
    ),
    (
        "unknown",
        r"\b(?:don'?t|dont|do not|no|dunno|never) (?:even |really )?(?:know|idea|knew) who\b|\b(?:idk|dunno) who\b|\bnot sure who\b|\bno clue who\b|\bcould be anyone\b",
        True,
    ),
)

REACH = 80
"""Characters before a person that can deny them, or say that it is they."""
DENIED = r"\b(?:not|isn'?t|wasn'?t|ain'?t|aren'?t|never|nor|no longer)\s+(?:(?:an?|my|the|some|really|even|actually|exactly|like)\s+)*$"
"""Words before a person that the person is not: "not my ex". "Not just my ex" denies nothing."""
IS = (
    r"(?:\b(?:(?:it|he|she|they|this|that|who)(?:'?s|'?re| is| was| are| were)|an? actual)\s+|(?:[,.;]\s*|^)(?=(?:just|only|maybe|more|probably|actually)\b))"
    r"(?:(?:just|only|actually|really|like|also|probably|basically|maybe|more (?:of|like))\s+)*(?:(?:an?|my|the)\s+)?$"
)
"""Words before a person that say who it is: "she's", "its just"."""
SPLIT = (
    r"\bwe(?:'?ve|'?re| have| are| had| were)?(?: both)?(?: been)? (?:separated|(?:split|broke|broken)(?: up)|divorced|getting divorced)\b"
    r"(?! (?:the|into|a)\b)|\bsince (?:the|our) (?:split|break ?-?up|divorce|separation)\b"
)
"""A couple that parted; nobody else is named."""


def persons(doc: Doc, text: str) -> Iterator[Detail]:
    """Who does it: named as the one who acts ("my boss follows", "by my ex"), or as an answer ("shes a colleague").

    `text` is the text of `doc` with plain apostrophes.
    """
    short = len(doc) <= SHORT
    found: list[Detail] = []
    for who, pattern, anywhere in WHO:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            before = text[max(0, match.start() - REACH) : match.start()]
            if re.search(DENIED, before, re.IGNORECASE):
                continue
            if overlaps(match.span(), [(one.start or 0, one.end or 0) for one in found]):
                continue
            span = doc.char_span(*match.span(), alignment_mode="expand")
            said_to_be = re.search(IS, before, re.IGNORECASE)
            if (
                anywhere
                or said_to_be
                or KEEPS_DOING.match(text, match.end())
                or (span is not None and (_acts(span) or (short and not _is_object(span))))
            ):
                found.append(detail_at("who", who, text, match.span()))
    if not found:
        found = [
            detail_at("who", "ex_partner", text, split.span())
            for split in re.finditer(SPLIT, text, re.IGNORECASE)
        ][:1]
    yield from found


KEEPS_DOING = re.compile(
    r"\s+(?:(?:who|that)(?:'s|s| is| has)?\s+)?(?:just\s+|always\s+)?(?:keeps?|kept|won'?t|wont|has been|have been|used to|started)\b",
    re.IGNORECASE,
)
"""Stands behind the one who does it, whatever the parse: "theres this lad on my course who keeps following me"."""
_BYSTANDS = frozenset("say think reckon agree believe know notice suggest worry laugh support".split())
"""What somebody does who is told of beside the one who does it: "my husband says I should ring"."""


def _acts(span: Span) -> bool:
    """Whether the words are the subject or the head of a sentence, or the one by or from whom it comes."""
    root = span.root
    if root.dep_ == "nsubj" and root.head.lemma_.lower() in _BYSTANDS:
        return False
    after = span.doc[span.end : span.end + 1].text.lower()
    return (
        root.dep_ == "nsubj"
        or (after in ("he", "she", "they") and (span.start == 0 or span.doc[span.start - 1].is_punct))
        or (root.dep_ == "ROOT" and root.pos_ != "VERB")
        or (root.dep_ == "pobj" and root.head.lower_ in ("by", "from"))
    )


def _is_object(span: Span) -> bool:
    """Whether it is done to the one named: "he rang my boss"."""
    return span.root.dep_ in ("dobj", "dative")
