"""Which intent the conversation follows once mentions and signals are known."""

import re
from collections.abc import Sequence
from typing import Optional

from bot.account.types import Signal
from bot.leaving import LEAVING
from bot.nlu.question_words import QUESTIONS
from bot.nlu.worry_words import WORRIES

FALLBACK = "nlu_fallback"
WITHDRAW = "withdraw"
OF_A_CALL = re.compile(
    r"\b(?:calls?|called|calling|ring\w*|phon\w+|number|request|details|helpline|contact|shar\w+|pass\w*)\b|\bcall-?backs?\b",
    re.IGNORECASE,
)
GIVE_WAY = frozenset(
    {
        FALLBACK,
        "other",
        "greet",
        "inform",
        "affirm",
        "deny",
        "unsure",
        "abuse",
        "thank",
        "goodbye",
    }
)
"""Intents that give way to `tell` when the message mentions an act."""
YIELD = frozenset({WITHDRAW, "goodbye", "ask_going_out", "ask_coping", "ask_come_back", "ask_tell_parents"})
"""Intents that plain words decide only where no act is mentioned: what happened comes before a fear or a goodbye."""


BY_WORDS: tuple[tuple[str, "re.Pattern[str]"], ...] = (
    (
        "ask_call_back",
        re.compile(
            r"\b(?:can|could|will|would) (?:the helpline|some ?one|some ?body|any ?one|any ?body|you|they|a (?:human|person|worker))"
            r"(?: (?:please|just|maybe))? (?:call|ring|phone) (?:me|us)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_suicide_threat",
        re.compile(
            r"\b(?:he|she|they|my \w+)\b[^.!?]{0,40}\b(?:kill|hang|hurt|harm|end|top|cut|drown) (?:himself|herself|themsel\w+|"
            r"his life|her life|hisself)\b|\b(?:threaten\w*|threats? of) suicide\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_honour",
        re.compile(
            r"\b(?:my |the )?(?:family|dad|father|brothers?|uncles?|cousins?|community|parents|in-laws)\b[^.!?]{0,30}\b(?:will|would|'ll"
            r"|gonna|going to|want to) (?:kill|hurt|beat|disown) me\b|\bhonour (?:killing|based)\b|\b(?:shame|dishonour) (?:on|to) (?:the|my|our)"
            r" family\b|\bforced? (?:to marry|marriage|me to marry)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_watched_device",
        re.compile(
            r"\b(?:he|she|they|my \w+)\b[^.!?]{0,25}\b(?:reads|checks|goes through|looks (?:at|through)|can see|sees|watches|monitors)"
            r" (?:this (?:phone|chat|page|screen)|my (?:screen|browser|history|phone screen))\b|\bcan (?:he|she|they) see (?:this|what i)\b"
            r"|\b(?:he|she|they) can see (?:this|what i (?:type|write|do))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_restraining_order",
        re.compile(r"\b(?:found|he's|hes|she's|shes|they're|got|gets) not guilty\b", re.IGNORECASE),
    ),
    (
        "ask_moving",
        re.compile(
            r"\b(?:if|should|shall|do|can|could|must) i (?:just |have to )*(?:move|moved) (?:house|home|away|flat|out|somewhere|town|area)\b"
            r"|\b(?:can|could|should|shall|do) i (?:just |have to )*move\W*$",
            re.IGNORECASE,
        ),
    ),
    (
        "goodbye",
        LEAVING,
    ),
    (
        "ask_privacy",
        re.compile(
            r"\b(?:will|do|are|would|gonna|going to) (?:you|u|ye) (?:going to |gonna )?(?:tell|telling|contact|ring|inform) (?:her|him|them|anyone|my \w+)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_images",
        re.compile(
            r"\b(?:get|be|have|got) (?:(?:them|it|these|those|my \w+) )?(?:taken|took) down\b|\bcan (?:they|it|the \w+) (?:get|be) removed\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_punishment",
        re.compile(
            r"\b(?:can|could|will|would) (?:i|he|she|they) (?:go|get sent|be sent|end up) (?:to|in) (?:jail|prison)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_police_stalker",
        re.compile(
            r"\bwho (?:do|can|should) (?:i|you|we) complain to\b[^.!?]{0,12}\b(?:about|on) (?:him|her|them)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_letters",
        re.compile(
            r"\b(?:i|i've|ive|we|i have)(?: already)? (?:touched|handled|opened) (?:them|it|the letters?|the notes?|the cards?|all of them)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_evidence",
        re.compile(r"\bwhat (?:counts|works|is good|is needed) as (?:evidence|proof)\b", re.IGNORECASE),
    ),
    (
        "ask_who_helps",
        re.compile(
            r"\bis there (?:anyone|anybody|someone|somebody|any help|a helpline|anything) for\b"
            r"|\bwho(?:'s| is| are)? (?:out )?there for (?:me|us|people|some(?:one|body)|an? \w+)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_punishment",
        re.compile(
            r"\b(?:what|how (?:long|much)|the most)\b[^.!?]{0,25}\b(?:he|she|they) (?:could |would |can |might |will )?(?:get|be given)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_police_did_nothing",
        re.compile(
            r"\b(?:police|polis|cops|feds)\b[^.!?]{0,15}\b(?:did|done|do|doing|does) (?:nothing|nowt|naff all|sod all|fuck all)\b"
            r"|\b(?:police|polis|cops)\b (?:don'?t|didn'?t|dont|didnt|haven'?t|havent) (?:care|help|listen|believe|take|do anything|done anything)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_police",
        re.compile(
            r"\bwhat (?:can|will|could|would) (?:the )?(?:police|polis|cops) (?:actually |even )?do\b"
            r"|\bwhat happens (?:if|when) i (?:go|went) (?:back )?to (?:them|the police)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_confront",
        re.compile(
            r"\bi'?m? ?(?:am |was )?(?:going|gonna|gan|off) (?:to )?(?:go )?(?:round|over|up)?(?: there)? ?(?:and |to )?(?:have it out|confront|face|sort) (?:with )?(?:him|her|them)\b"
            r"|\b(?:have it out with|confront) (?:him|her|them)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ask_threats",
        re.compile(
            r"\bwhat (?:do|should|can) i do about (?:the |his |her |their )?threats?\b", re.IGNORECASE
        ),
    ),
    (
        "ask_images",
        re.compile(
            r"\b(?:deep ?fakes?|nudes?|intimate (?:pics?|images?|photos?|videos?))\b[^.!?]{0,60}\b(?:illegal|legal|a crime|allowed|taken? down|removed?|get (?:it|them) off)\b",
            re.IGNORECASE,
        ),
    ),
    (
        WITHDRAW,
        re.compile(
            r"\b(?:cancel|withdraw|take back|undo|stop|scrap)\b[^.!?]{0,25}\b(?:call[- ]?back|phone call|the call|my request)\b"
            r"|\b(?:delete|remove|take) my (?:phone )?number\b",
            re.IGNORECASE,
        ),
    ),
    (
        "retract",
        re.compile(
            r"\b(?:number|line|point) \d{1,2} (?:is|was|isn'?t|wasn'?t) (?:not |n'?t )?(?:right|wrong|true|correct|me|him|her)\b"
            r"|\bi should(?:n'?t| not) have said (?:that|so)\b"
            r"|\b(?:remove|delete|take out|scrap|cross out) (?:number |line |point )?\d{1,2}\b"
            r"|\b(?:that|it|they|those|these|the \w+|which)(?: one)? (?:was|were)(?: not|n[o']?t) (?:actually |really |even )?"
            r"(?:from |by |done by )?(?:him|her|them|my ex|that person|the same)\b"
            r"|\bthe \w+ (?:was|were) (?:just |only |actually )?from my (?:mum|mam|dad|sister|brother|mate|friend|nan|gran|aunt\w*|boyfriend"
            r"|girlfriend|husband|wife|work|boss)\b|\b(?:it was|it'?s|that was) (?:just |only |actually )+(?:the |a |some )?(?:postman|postie|kids"
            r"|delivery\w*|neighbour|landlord|wind|fox|cat|my \w+)\b|\bturned out to be\b"
            r"|\bscrap that\b|\bignore (?:that|what i said)\b|\bi (?:got|had) (?:that|it) wrong\b|\bmy mistake\b"
            r"|\bthat'?s not (?:right|what i (?:said|meant))\b",
            re.IGNORECASE,
        ),
    ),
)
"""Intents that plain words decide, whatever else the message is taken for."""
DECIDED = (*WORRIES, *BY_WORDS, *QUESTIONS)
"""All that plain words decide, the first that fits first."""


def intent_by_words(text: str) -> Optional[str]:
    """The intent of `DECIDED` that a text's words decide, None where they decide none."""
    plain = text.replace("’", "'")
    return next((name for name, words in DECIDED if words.search(plain)), None)


def settled_intent(intent: Optional[str], signals: Sequence[Signal], mentioned: bool, text: str) -> str:
    """The most urgent signal's name, else an intent of `DECIDED`, else `tell` for a message that mentions
    an act, else the intent.

    A signal's intent that no signal bears out becomes `tell`. To take a call-back back takes words of a call, and no act told.
    """
    if signals:
        return signals[0].value
    plain = text.replace("’", "'")
    for name, words in DECIDED:
        if words.search(plain) and not (name in YIELD and mentioned):
            return name
    name = intent or FALLBACK
    if name == WITHDRAW and (mentioned or not OF_A_CALL.search(plain)):
        return "tell" if mentioned else "other"
    unsupported = any(part in {signal.value for signal in Signal} for part in name.split("+"))
    if unsupported:
        return "tell"
    return "tell" if mentioned and name in GIVE_WAY else name
