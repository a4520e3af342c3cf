"""What is said at once when somebody is in danger, thinks of suicide, is a child, or is the one doing it."""

import re

from bot.account import Account, Detail, Signal, Turn, fold
from bot.account.correction_words import SUPPORTER
from bot.guidance.organisations import short_line_of
from bot.guidance.speaker import Speaker, bullets
from bot.knowledge.types import Knowledge, Nation, Need
from bot.signals import word_signals

WEAPON = re.compile(
    r"\b(?:knife|knives|blades?|machetes?|guns?|shotguns?|rifles?|pistols?|crossbows?|hammers?|axes?|acid|(?:baseball|cricket) bat|weapons?)\b",
    re.IGNORECASE,
)
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
SOMEBODY = re.compile(
    r"\b(?:who|anyone|anybody|someone|somebody|a number|a helpline|where)\b[^.!?]{0,25}\b(?:call|ring|phone|talk|speak|text|chat|turn|go|tell|helps?)\b",
    re.IGNORECASE,
)
"""Words that ask for somebody to talk to."""
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
UNREAD = Turn(text="", intent="")
"""Stands for a message of which only the signals are known."""
COURTESIES = ("greet", "goodbye", "thank", "stop_asking", "not_english", "danger_over")


def _names_weapon(text: str) -> bool:
    """Whether a text speaks of a weapon, in anyone's hands."""
    return bool(WEAPON.search(text))


def _answer_weapon(speaker: Speaker) -> None:
    """A weapon in words that nothing else understands: safety for everybody, whoever holds it."""
    first = len(speaker.messages)
    speaker.say_text(speaker.line("weapon"))
    speaker.mark_urgent(first)
    speaker.note(misses=0)


def answer_danger(speaker: Speaker) -> None:
    """999 and how to ring it in silence, first of all; then what to do."""
    first = len(speaker.messages)
    speaker.say_text(speaker.line("danger_now"))
    speaker.say("danger_now_steps")
    speaker.mark_urgent(first)
    speaker.note(question=None, misses=0, in_danger=True)


def answer_suicide(speaker: Speaker, account: Account) -> None:
    """People who listen day and night. No question follows by itself."""
    names = ["samaritans", "shout"]
    if account.nation is Nation.northern_ireland:
        names.insert(0, "lifeline_ni")
    if account.age is not None and account.age < 19:
        names.insert(0, "childline")
    first = len(speaker.messages)
    speaker.say_text(speaker.line("suicide", list=_lines(speaker, names)))
    speaker.mark_urgent(first)
    speaker.note(question=None, misses=0, paused=True)


def answer_under_18(speaker: Speaker) -> None:
    """Childline and a trusted grown-up."""
    if speaker.explain("under_18"):
        speaker.say_text(speaker.line("under_18", list=_lines(speaker, ["childline"])))


def asks_for_somebody(turn: Turn) -> bool:
    """Whether a message asks whom to ring or talk to."""
    return bool(SOMEBODY.search(turn.text))


def say_childline(speaker: Speaker) -> None:
    """Childline for a child who asks whom to ring, where it was not named in this reply."""
    if not any("Childline" in message.text for message in speaker.messages):
        speaker.say_text(_lines(speaker, ["childline"]))


def _is_supporter(text: str) -> bool:
    """Whether the one who writes says that they are family or a friend of the person."""
    return bool(SUPPORTER.search(text.replace("’", "'")))


def answer_own_behaviour(speaker: Speaker, turn: Turn) -> None:
    """Plain words and the Respect Phoneline at first; later what the message asks. No advice for victims."""
    speaker.note(question=None, misses=0)
    if _may_hurt(turn.text):
        speaker.explain("own_behaviour")
        _say_own_danger(speaker)
        return
    first = speaker.explain("own_behaviour")
    if first:
        speaker.say_text(speaker.line("own_behaviour", list=_own_lines(speaker)))
    topic = _own_topic(turn)
    if topic:
        _say_own(speaker, topic)
    elif not first:
        _say_own(speaker, "own_listen")


def _answered_as_own(speaker: Speaker, turn: Turn) -> bool:
    """Answers a later message of somebody who does it; False where the answer is the same for everybody."""
    if not (_may_hurt(turn.text) or _own_topic(turn)):
        if turn.intent in (*FOR_EVERYONE, *COURTESIES):
            return False
        if turn.intent.startswith("ask_"):
            say_own_more(speaker)
            return True
    answer_own_behaviour(speaker, turn)
    return True


def _may_hurt(text: str) -> bool:
    return _names_weapon(text) or bool(OWN_DANGER.search(text.replace("’", "'")))


def _own_topic(turn: Turn) -> str:
    """The wording for what somebody who does it asks; "" where the message asks none of it."""
    plain = turn.text.replace("’", "'")
    if OWN_SUMMARY.search(plain) or turn.intent == "ask_summary":
        return "own_summary"
    if OWN_STOP.search(plain) or turn.intent in STEPS:
        return "own_steps"
    if OWN_LAW.search(plain):
        return "own_law"
    return ""


def _say_own(speaker: Speaker, wording: str) -> None:
    respect = short_line_of(speaker.knowledge.organisations["respect_phoneline"], speaker.setting.now)
    hours = str(speaker.setting.retention_hours)
    speaker.say_text(speaker.line(wording, respect=respect, retention=hours))


def _say_own_danger(speaker: Speaker) -> None:
    """Somebody may be killed: 999, away from the weapon and from the other person, and people who listen."""
    first = len(speaker.messages)
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
    return _lines(speaker, [*names, "samaritans"])


def answer_signals(
    speaker: Speaker, account: Account, signals: tuple[Signal, ...], turn: Turn = UNREAD
) -> None:
    """Every signal that is present is answered, the most urgent first."""
    own = Signal.own_behaviour in (*account.signals, *signals)
    if Signal.danger_now in signals:
        answer_danger(speaker)
    if Signal.suicide in signals:
        answer_suicide(speaker, account)
    if Signal.under_18 in signals:
        answer_under_18(speaker)
    if own and Signal.suicide in signals:
        speaker.explain("own_behaviour")
        _say_own_danger(speaker)
    elif Signal.own_behaviour in signals or (own and _may_hurt(turn.text)):
        answer_own_behaviour(speaker, turn)


def _lines(speaker: Speaker, names: list[str]) -> str:
    known = speaker.knowledge.organisations
    return bullets(speaker.organisation_line(known[name]) for name in names if name in known)


def in_role(turn: Turn, before: Account, knowledge: Knowledge) -> Turn:
    """The turn in the role of the person who writes.

    Who has told of what was done to them, or writes for another, is not taken for the one doing it by a model alone.
    What somebody does who does it is no account of what is done to them.
    """
    supporter = _is_supporter(turn.text)
    if supporter and not turn.values("told_for"):
        told_for = Detail(kind="told_for", value="other", text=turn.text, start=0, end=len(turn.text))
        turn = turn.copy(update={"details": (*turn.details, told_for)})
    known = before.told() or "other" in (before.told_for, *turn.values("told_for"))
    new = Signal.own_behaviour in turn.signals and Signal.own_behaviour not in before.signals
    if new and known and Signal.own_behaviour not in word_signals(turn.text, knowledge):
        return _without_own(turn)
    if Signal.own_behaviour in fold(before, turn).signals:
        return turn.copy(update={"mentions": (), "unsure": ()})
    return turn


def _without_own(turn: Turn) -> Turn:
    signals = tuple(signal for signal in turn.signals if signal is not Signal.own_behaviour)
    intent = signals[0].value if signals else turn.asked[0] if turn.asked else "tell"
    return turn.copy(update={"signals": signals, "intent": intent})


def answered_by_role(speaker: Speaker, before: Account, account: Account, turn: Turn) -> bool:
    """Whether a message was answered as that of somebody who does it, who was taken for it, or who names a weapon."""
    own = Signal.own_behaviour
    if own in before.signals and own not in account.signals:
        speaker.say_text(speaker.line("own_corrected"))
        speaker.note(question=None, misses=0)
        return not (turn.mentions or turn.signals or turn.asked)
    if turn.signals:
        return False
    if own in account.signals:
        return _answered_as_own(speaker, turn)
    if _names_weapon(turn.text) and not turn.mentions and not turn.intent.startswith("ask_"):
        _answer_weapon(speaker)
        return True
    return False
