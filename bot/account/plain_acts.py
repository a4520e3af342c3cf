"""Acts that plain words tell where none was read, and clauses that together tell one act. Pure."""

import re

from bot.account.correction_words import BENIGN
from bot.account.types import Mention, Signal, Turn
from bot.knowledge.types import FormId

_TO = r"(?:me|us|her|him|them|my \w+)"
PLAIN_ACTS: tuple[tuple[FormId, str, "re.Pattern[str]"], ...] = (
    (
        FormId.letters_gifts,
        "gifts",
        re.compile(
            r"\b(?:parcels?|packages?|box|deliver(?:y|ies)|presents?|gifts?|necklace|flowers|chocolates|things?|stuff|something)\b[^.!?;\n]{0,40}?"
            r"\b(?:(?:did ?n'?t|did not|have ?n'?t|had ?n'?t|never) (?:even )?order(?:ed)?|not ordered|(?:with )?no (?:name|note|return address|sender)"
            r"|(?:don'?t|dont|no idea|not sure|dunno|idk) (?:know )?who (?:it'?s |its |they'?re |it was )?(?:from|sent))\b",
            re.IGNORECASE,
        ),
    ),
    (
        FormId.letters_gifts,
        "items_left",
        re.compile(
            r"\b(?:some ?one|some ?body|a stranger|whoever it (?:is|was))(?: has| had|'?s|'?d| keeps?)? (?:left|leaves|leaving|put|sent|sends|sending) (?:me )?(?:a |an |some |more )?"
            r"(?:bunch of |box of |bouquet of )?(?:flowers|roses|tulips|lilies|chocolates|cards?|gifts?|presents?|notes?|letters?|teddy|teddies)\b",
            re.IGNORECASE,
        ),
    ),
    (
        FormId.following_watching,
        "knows_movements",
        re.compile(
            r"\b(?:he|she|they)(?: (?:now|even|somehow|always|already))* (?:knows?|found out|got hold of|worked out)(?: (?:now|exactly|all))*"
            r" (?:(?:where|which|what) (?:\w+ )?(?:i|she|he|we) (?:live|lives|work|works|go|goes|park|parks|am|shop)\b|my (?:new )?(?:room|flat|house|door) number|my (?:new )?(?:address|shifts|rota|timetable|routine|route|room))\b",
            re.IGNORECASE,
        ),
    ),
    (
        FormId.unwanted_contact,
        "other_contact",
        re.compile(
            rf"\b(?:he|she|they|(?:ex|husband|wife|partner|boyfriend|girlfriend|neighbour|boss|man|woman|bloke|guy|lad|girl))(?: \w+)? (?:won'?t|wont|will not|refuses to|doesn'?t|doesnt|never) (?:just )?(?:leave|leaves|let) {_TO} (?:alone|be|in peace)\b",
            re.IGNORECASE,
        ),
    ),
)
"""The form, the act and the words that tell it in one sentence, whoever writes."""
TELLS = ("tell", "inform", "affirm", "other", "nlu_fallback", Signal.under_18.value)
NO_ACT = re.compile(
    r"\b(?:what if|if|imagine|in the film|dream\w*|used to|when will|will (?:he|she|they)|does (?:he|she)|amazon|ebay|vinted|order(?:ed)? (?:it|them) (?:myself|for))\b",
    re.IGNORECASE,
)
"""Words that make no event of the person's life of a sentence, or a harmless one."""
SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
CONDITION = re.compile(
    r"\bif (?:i|we)\b[^.!?;\n]*\b(?:(?:he|she|they)'?ll|(?:he|she|they) (?:will|would|might|is going to|'s going to))\s*$",
    re.IGNORECASE,
)
"""What stands before the second half of "if I don't, he'll ..."."""
NO_NEW_ACT = re.compile(
    r"^\W*(?:and |but |with |which |that |who |only )*(?:no|with|without|outside|at|in|on|near|by|to|from|about|because|like|saying|asking|i|we|which|that|it'?s|its|it was|there'?s|theres)\b",
    re.IGNORECASE,
)
"""How a clause begins that only adds to the act before it: "and no name on it", "outside my gym"."""
ADDS_BEFORE = re.compile(
    r"^\W*(?:if|(?:there'?s|there is) (?:this|an?|some)|i (?:met|know|knew|dated|used to)|when|whenever|every time|someone|somebody)\b(?!.*\b(?:and|then)\b)",
    re.IGNORECASE,
)
"""How a clause begins that leads to the act behind it: "i met on roblox", "if i don't answer"."""
CLAUSE_MARK = re.compile(r"[.,;:!?\n]\s*|\b(?:and|but|so|because|cos|then)\s+", re.IGNORECASE)
HALF_OF_WHO = re.compile(r"^(?:i|we) (?:met|know|knew|work|dated|matched)\b", re.IGNORECASE)
"""How the words of an act begin that leave out the person: "i met on roblox keeps messaging me"."""
GAP = re.compile(r"^[\s,;:–—-]*(?:and|but|or|then|so)?[\s,]*$", re.IGNORECASE)


def in_whole_acts(turn: Turn) -> Turn:
    """The turn with neighbouring clauses that tell one act of a form as one mention, in all their words."""
    mentions: list[Mention] = []
    for mention in sorted(turn.mentions, key=lambda m: (m.start, m.end)):
        mention = _with_condition(mention, turn.text)
        place = next((n for n, known in enumerate(mentions) if _is_one_act(known, mention, turn)), None)
        if place is None:
            mentions.append(mention)
            continue
        mentions[place] = _joined(mentions[place], mention, turn.text)
    return turn.copy(update={"mentions": tuple(mentions)}) if mentions != list(turn.mentions) else turn


def with_plain_acts(turn: Turn) -> Turn:
    """The turn with the acts that its words plainly tell, where no act of their form was read."""
    urgent = set(turn.signals) - {Signal.under_18}
    if turn.intent not in TELLS or urgent or turn.question == "check":
        return turn
    read = {mention.form for mention in turn.mentions}
    found = [
        mention
        for form, behaviour, words in PLAIN_ACTS
        if form not in read and (mention := _plain(form, behaviour, words, turn.text)) is not None
    ]
    if not found:
        return turn
    told = {mention.form for mention in found}
    unsure = tuple(mention for mention in turn.unsure if mention.form not in told)
    return turn.copy(update={"mentions": (*turn.mentions, *found), "unsure": unsure, "intent": "tell"})


def _plain(form: FormId, behaviour: str, words: "re.Pattern[str]", text: str) -> Mention | None:
    plain = text.replace("’", "'")
    for sentence in SENTENCE.finditer(plain):
        found = words.search(sentence.group())
        if not found or NO_ACT.search(sentence.group()) or sentence.group().endswith("?"):
            continue
        if BENIGN.search(sentence.group()):
            continue
        start, end = _clause_start(plain, sentence.start() + found.start()), sentence.start() + found.end()
        return Mention(
            form=form, behaviour=behaviour, text=text[start:end], start=start, end=end, confidence=1.0
        )
    return None


def _clause_start(text: str, place: int) -> int:
    """Where the clause begins in which a place of a text stands."""
    marks = [mark.end() for mark in CLAUSE_MARK.finditer(text) if mark.end() <= place]
    return max(marks, default=0)


def _with_condition(mention: Mention, text: str) -> Mention:
    """An act with what its sentence says before it: "if i don't send him pics he'll tell my mum", "a guy i met on"."""
    before = CONDITION.search(text[: mention.start])
    start = before.start() if before else mention.start
    if HALF_OF_WHO.match(mention.text):
        start = _clause_start(text, mention.start)
    return mention.copy(update={"start": start, "text": text[start : mention.end]})


def _is_one_act(known: Mention, mention: Mention, turn: Turn) -> bool:
    if known.form is not mention.form or mention.start < known.end:
        return False
    if not GAP.match(turn.text[known.end : mention.start]) or _both_timed(known, mention, turn):
        return False
    same = known.behaviour == mention.behaviour
    return same or bool(NO_NEW_ACT.search(mention.text) or ADDS_BEFORE.search(known.text))


def _both_timed(known: Mention, mention: Mention, turn: Turn) -> bool:
    """Whether each of two clauses says by itself when, or how often: then they tell of two times."""
    places = [d.start for d in turn.details if d.kind in ("when", "frequency") and d.start is not None]
    return all(any(m.start <= place < m.end for place in places) for m in (known, mention))


def _joined(known: Mention, mention: Mention, text: str) -> Mention:
    """One mention of two: the act of the clause that is surer, in the words of both."""
    adds = NO_NEW_ACT.search(mention.text) and not ADDS_BEFORE.search(known.text)
    best = (
        known
        if adds or known.confidence >= mention.confidence and not ADDS_BEFORE.search(known.text)
        else mention
    )
    return best.copy(
        update={"start": known.start, "end": mention.end, "text": text[known.start : mention.end]}
    )
