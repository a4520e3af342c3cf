"""What is said to somebody who fears that they do it themselves, or tells that they do."""

import re

from bot.account import Account, Signal, Turn, fold
from bot.account.correction_words import SUPPORTER
from bot.account.types import Detail
from bot.guidance.hours import is_open
from bot.guidance.organisations import PROFESSIONAL, short_line_of
from bot.guidance.speaker import Speaker, listed_lines
from bot.guidance.weapons import names_weapon
from bot.knowledge.types import Knowledge, Need
from bot.signals import word_signals

OWN_DANGER = re.compile(
    r"\bif i (?:can'?t|cannot) (?:have|be with) (?:her|him|them)\b|\b(?:nobody|no ?one)\b[^.!?]{0,20}\b(?:have|has|get|gets) (?:her|him|them)\b"
    r"|\b(?:worried|scared|afraid|frightened|dread|know) (?:about |of )?what (?:i'?m|i am|i|i'?ll) ?(?:gonna|going to|might|may|could|will)?\b"
    r"|\b(?:kill|hurt|harm|stab|attack|batter|burn) (?:her|him|them|both|someone|somebody)\b|\bmake (?:her|him|them) (?:pay|sorry|suffer)\b"
    r"|\b(?:gonna|going to|might|about to) (?:lose (?:it|control)|snap|do something (?:bad|stupid|terrible))\b|\b(?:her|him|them) with me\b",
    re.IGNORECASE,
)
OWN_SUMMARY = re.compile(
    r"\b(?:written|wrote|noted|saved|kept|recorded|stored|got|know|said|put)(?: down)? (?:about|on) me\b",
    re.IGNORECASE,
)
OWN_LAW = re.compile(
    r"\b(?:arrest\w*|nicked|lifted|prison|jail|court|charged|police|polis|cops|criminal record|in trouble|done for (?:it|this)|illegal|a crime"
    r"|go down for)\b",
    re.IGNORECASE,
)
OWN_STOP = re.compile(
    r"\b(?:how|help me|want to|wanna|trying to|need to)\b[^.!?]{0,25}\b(?:stop|quit|get over|move on|let (?:it|her|him|them) go|change)\b"
    r"|\b(?:can'?t|cannot) (?:stop|help (?:it|myself)|let (?:it |her |him |them )?go)\b|\bwhat (?:can|should|do|shall|else can) i (?:even |actually )?do\b",
    re.IGNORECASE,
)
OWN_REACH = re.compile(
    r"\bun-?block\w*\b|\b(?:how|help me|can you|way|ways|want to|get|make)\b[^.!?]{0,30}\b(?:her|him|them) (?:to )?(?:talk|speak|listen|answer|reply|see me|meet|take me back|forgive"
    r"|come back|change (?:her|his|their) mind)\b|\b(?:how|where|help me|find out)\b[^.!?]{0,25}\b(?:win|get|find|reach|contact|message) (?:her|him|them)(?: back)?\b"
    r"|\bfind out where (?:she|he|they)\b|\b(?:get|find|need|want|know) (?:her|his|their) (?:new )?(?:number|address)\b",
    re.IGNORECASE,
)
"""Words that ask for a way to reach somebody who wants no contact."""
OWN_GOING = re.compile(
    r"^(?!.*\b(?:stop|stopped|not|never|don'?t|resist)\b).*\b(?:i'?m|i am|i'?ll|i will|i'?ve|i might|i want to|i need to|thinking of|gonna|going to)\b[^.!?]{0,20}\b(?:go|going|gonna|gan|head\w*|driv\w+|walk\w*|pop\w*|off|nip\w*"
    r"|drop\w*|turn\w*|wait\w*)\b[^.!?]{0,15}\b(?:(?:round|over|up) (?:there|to|her|his|hers?)|round|there|(?:to|outside|past|by) (?:her|his|their|hers)\b"
    r"|see (?:her|him|them))\b",
    re.IGNORECASE | re.DOTALL,
)
"""Words that say they are about to go to the other person."""
OWN_TALK = re.compile(
    r"\b(?:some(?:where|one|body)|any(?:where|one|body)|who|a (?:number|line|helpline)|place)\b[^.!?]{0,40}\b(?:talk|speak|ring|call|text|chat|listen|open|turn)\b"
    r"|\b(?:line'?s?|phoneline|helpline|they'?re|it'?s|respect) (?:is |are )?(?:shut|closed)\b|\bopen (?:now|tonight|tonite|at this)\b",
    re.IGNORECASE,
)
"""Words that ask for somebody to talk to at this hour."""
TALK = ("ask_open_now", "ask_men", "ask_who_helps", "ask_helpline", "ask_text_instead")
"""Questions for which somebody who does it needs a line that is open."""
STEPS = ("ask_tips", "ask_next", "ask_tonight", "ask_can_do", "ask_confront", "ask_still_loves")
"""Questions for which somebody who does it needs steps to stop."""
FOR_EVERYONE = (
    "ask_privacy",
    "ask_who_runs",
    "ask_human",
    "ask_bot",
    "ask_cost",
    "ask_delete",
    "ask_hide_visit",
    "ask_interpreter",
    "ask_call_back",
    "ask_counselling",
    "ask_sleep_panic",
    "ask_silent_999",
    "ask_what_is_stalking",
)
"""Questions whose answers also fit somebody who does it."""
OWN_DANGER_TOLD = "own danger"
"""Marks a conversation in which somebody who does it told of a weapon, or that they may hurt somebody."""
COURTESIES = ("greet", "goodbye", "thank", "stop_asking", "not_english", "danger_over")


def answer_own_behaviour(speaker: Speaker, turn: Turn) -> None:
    """Plain words and the Respect Phoneline at first; later what the message asks. No advice for victims."""
    speaker.note(question=None, misses=0)
    if may_hurt(turn.text):
        speaker.explain("own_behaviour")
        say_own_danger(speaker)
        return
    first = speaker.explain("own_behaviour")
    if first:
        speaker.say_text(speaker.line("own_behaviour", list=_own_lines(speaker)))
    topic = _own_topic(turn)
    if topic:
        _say_own(speaker, topic)
    elif not first:
        _say_own(speaker, "own_listen")


def answered_as_own(speaker: Speaker, turn: Turn) -> bool:
    """Answers a later message of somebody who does it; False where the answer is the same for everybody."""
    if not (may_hurt(turn.text) or _own_topic(turn)):
        if turn.intent in (*FOR_EVERYONE, *COURTESIES):
            return False
        if turn.intent.startswith("ask_"):
            say_own_more(speaker)
            return True
    answer_own_behaviour(speaker, turn)
    return True


def may_hurt(text: str) -> bool:
    """Whether somebody who does it names a weapon, or fears or says that they will hurt somebody."""
    return names_weapon(text) or bool(OWN_DANGER.search(text.replace("’", "'")))


def _own_topic(turn: Turn) -> str:
    """The wording for what somebody who does it asks or is about to do; "" where the message has none of it."""
    plain = turn.text.replace("’", "'")
    by_words = (
        ("own_going", OWN_GOING, ()),
        ("own_summary", OWN_SUMMARY, ("ask_summary",)),
        ("own_reach", OWN_REACH, ()),
        ("own_open_now", OWN_TALK, TALK),
        ("own_steps", OWN_STOP, STEPS),
        ("own_law", OWN_LAW, ()),
    )
    return next(
        (name for name, words, intents in by_words if words.search(plain) or turn.intent in intents), ""
    )


def own_numbers(speaker: Speaker) -> tuple[str, str]:
    """The line that answers now, and the Respect Phoneline for later, "" while it is open itself."""
    known, now = speaker.knowledge.organisations, speaker.setting.now
    respect = short_line_of(known["respect_phoneline"], now)
    if is_open(known["respect_phoneline"], now):
        return respect, ""
    return short_line_of(known["samaritans"], now), respect


def _say_own(speaker: Speaker, wording: str) -> None:
    respect = short_line_of(speaker.knowledge.organisations["respect_phoneline"], speaker.setting.now)
    hours = str(speaker.setting.retention_hours)
    open_now, later = own_numbers(speaker)
    text = speaker.line(wording, respect=respect, retention=hours, open_now=open_now, later=later)
    speaker.say_text(text.strip())


def say_own_despair(speaker: Speaker, text: str) -> None:
    """Beside the answer to despair: to keep away from the other person, and of a weapon only where one was told."""
    speaker.explain("own_behaviour")
    if may_hurt(text) or OWN_DANGER_TOLD in speaker.progress.explained:
        say_own_danger(speaker)
    else:
        first = len(speaker.messages)
        _say_own(speaker, "own_despair")
        speaker.mark_urgent(first)


def say_own_danger(speaker: Speaker) -> None:
    """Somebody may be killed: 999, away from the weapon and from the other person, and people who listen."""
    first = len(speaker.messages)
    speaker.explain(OWN_DANGER_TOLD)
    _say_own(speaker, "own_danger")
    speaker.mark_urgent(first)


def say_own_more(speaker: Speaker) -> None:
    """To a victim's question from somebody who does it: their own help, and a way to put a wrong reading right."""
    speaker.say_text(speaker.line("own_more", list=_own_lines(speaker)))
    speaker.note(question=None, misses=0)


def _own_lines(speaker: Speaker) -> str:
    names = [
        organisation.id
        for organisation in speaker.knowledge.organisations.values()
        if Need.own_behaviour in organisation.needs
    ]
    return listed_lines(speaker, [*names, "samaritans"])


def in_role(turn: Turn, before: Account, knowledge: Knowledge) -> Turn:
    """The turn in the role of the person who writes.

    Who has told of what was done to them, or writes for another, is not taken for the one doing it by a model alone.
    What somebody does who does it is no account of what is done to them.
    """
    supporter = bool(SUPPORTER.search(turn.text.replace("’", "'")))
    if supporter and not turn.values("told_for"):
        told_for = Detail(kind="told_for", value="other", text=turn.text, start=0, end=len(turn.text))
        turn = turn.copy(update={"details": (*turn.details, told_for)})
    known = before.told() or "other" in (before.told_for, *turn.values("told_for"))
    if Signal.under_18 in turn.signals and _is_of_another(turn, before, knowledge):
        turn = without_signals(turn, (Signal.under_18,))
    new = Signal.own_behaviour in turn.signals and Signal.own_behaviour not in before.signals
    if new and known and Signal.own_behaviour not in word_signals(turn.text, knowledge):
        return without_signals(turn, (Signal.own_behaviour,))
    if Signal.own_behaviour in fold(before, turn).signals:
        return turn.copy(update={"mentions": (), "unsure": ()})
    return turn


def _is_of_another(turn: Turn, before: Account, knowledge: Knowledge) -> bool:
    """Whether a child's age is that of a person written about: always with a professional, else where no word says "I"."""
    told_for = turn.values("told_for")
    if "self" in told_for:
        return False
    if PROFESSIONAL in (*before.circumstances, *turn.values("circumstance"), *told_for):
        return True
    writes_for_other = "other" in (before.told_for, *told_for)
    return writes_for_other and Signal.under_18 not in word_signals(turn.text, knowledge)


def without_signals(turn: Turn, gone: tuple[Signal, ...]) -> Turn:
    """The turn without some signals; an intent that was theirs becomes what else the message is."""
    signals = tuple(signal for signal in turn.signals if signal not in gone)
    of_signal = turn.intent.split("+")[0] in {signal.value for signal in Signal}
    intent = signals[0].value if signals else turn.asked[0] if turn.asked else "tell"
    return turn.copy(update={"signals": signals, "intent": intent if of_signal else turn.intent})
