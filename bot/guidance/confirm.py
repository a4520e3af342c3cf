"""Whether the bot has understood: unsure mentions are asked about, the whole is confirmed, a wrong one read anew."""

import re
from typing import Optional

from bot.account import Account, Mention, Signal, Turn
from bot.account.corrections import corrects_by_name, reread
from bot.account.facts import REPLACED
from bot.account.fold import says_done_to_me
from bot.account.plain_acts import in_whole_acts, with_plain_acts
from bot.account.readings import PLACES, plainly_read
from bot.account.relatives import puts_right
from bot.account.types import lines_of
from bot.case.summary import how_often_said
from bot.guidance.own_behaviour import without_signals
from bot.guidance.questions import CALL_BACK, RIGHT
from bot.guidance.request_commands import asks_to_be_rung
from bot.guidance.speaker import Speaker, capital, joined, quoted
from bot.guidance.types import Button, Message, State
from bot.knowledge.types import FormId, Knowledge
from bot.signals import word_signals

CHECK, SECOND, WHICH = "check", "second", "which"
ASKS_FOR_CALL_BACK = "ask_call_back"
WITHDRAW = "withdraw"
PASSED_OVER = ("other", "nlu_fallback", "abuse", "greet", "thank")
"""Intents of which nothing is kept; a message that puts an act right is none of these."""
MOST_DOUBTS = 2
"""Unsure mentions of one message that are kept to be asked about."""
MOST_LINES = 6
THANKS = re.compile(r"\b(?:thanks?|thank you|thx|ta|cheers)\b", re.IGNORECASE)
FELT = frozenset({"fear", "anxiety", "harassed"})
LIKELY = 0.3
"""From this probability on an unsure mention is taken as told by somebody who says how it makes them feel: nothing that
frightens is welcome."""
LEADING = re.compile(
    r"^\W*(?:(?P<no>no+|nope|nah|na|not (?:quite|really|exactly|entirely|all of it|now|just now|right now|at the moment|today|tonight|yet)|maybe (?:later|another time))(?! (?:one|body|idea|wonder|matter)\b)"
    r"|yes+|yeah|yep|yea|yup|ye|aye|that'?s right|right|correct|exactly|mostly|sort of|kind of)\b",
    re.IGNORECASE,
)
"""A yes or no with which a longer message begins."""
PASSES = re.compile(
    r"^\W*(?:skip|next|whatever|pass|dunno|idk|i (?:don'?t|do not) (?:know|mind|want to say)|maybe|not sure|rather not|i'?d rather not)\b",
    re.IGNORECASE,
)
"""Leaves a question unanswered, at the beginning of a longer message."""
NO_CALL = re.compile(
    r"\b(?:said|say|saying) no\b|\b(?:don'?t|dont|do not) (?:want|need|like) (?:(?:a|the|any|them|you|anyone|anybody|somebody|someone|to|be|your) )*(?:call|ring|rung|phone)\w*",
    re.IGNORECASE,
)
REST_RIGHT = re.compile(
    r"\b(?:the )?(?:rest|others?|everything(?: else)?|all(?: the (?:rest|others))?|it all|all of it)(?:'?s| is| are| was)? (?:all )?(?:right|fine|correct|ok(?:ay)?|good|true)\b"
    r"|^\W*(?:yes\W+)?(?:that'?s|thats|this is|its|it'?s) (?:it|all|right|fine|everything|correct|better|ok(?:ay)?)\b|\bnothing(?: else)?\b|\bleave it\b",
    re.IGNORECASE,
)
"""Says, when asked what to change, that nothing more is to be changed."""
LAWFUL = re.compile(
    r"\b(?:has|have|had|gets?|got) (?:\w+ ){0,3}?(?:contact|access|custody|visits?|visitation)\b"
    r"|\b(?:contact|access|visits?) (?:\w+ ){0,4}?(?:through|by|via|from|in) (?:the |a )?(?:family )?court\b|\bsees (?:the|our|his|her) (?:\d |two |three )?(?:kids|children|son|daughter)\b",
    re.IGNORECASE,
)
"""A parent's contact with the children, which is no act by itself."""
USED = re.compile(
    r"\b(?:us(?:es?|ed|ing)|ask\w*|quiz\w*|tells?|told|where i|messages?|find out|to get (?:at|to) me)\b",
    re.IGNORECASE,
)
SURE_READING = 0.5
"""Above this probability of its form, a reading is not doubted without a word of what is wrong."""


def settled(turn: Turn, pending: Optional[Mention], account: Account) -> Turn:
    """A yes to "did he ...?" tells the act that was asked about; a yes to a call-back asks for it; a likely act
    that frightens is told; a place that nobody told is not guessed."""
    turn = _plainly_read(in_whole_acts(with_plain_acts(turn)), account)
    if turn.intent == "retract" or puts_right(account.incidents, turn):
        turn = turn.copy(update={"unsure": ()})
    if turn.intent in PASSED_OVER and puts_right(account.incidents, turn):
        return turn.copy(update={"intent": "retract"})
    if turn.question == RIGHT and turn.intent == "deny" and THANKS.search(turn.text):
        return turn.copy(update={"intent": "skip"})
    if turn.question == WHICH and not turn.mentions and REST_RIGHT.search(turn.text):
        return turn.copy(update={"intent": "affirm"})
    if turn.question == CALL_BACK and turn.intent == "affirm" and not turn.mentions:
        return turn.copy(update={"intent": ASKS_FOR_CALL_BACK})
    if turn.intent == ASKS_FOR_CALL_BACK and turn.question != CALL_BACK and not asks_to_be_rung(turn.text):
        turn = turn.copy(update={"intent": "thank" if THANKS.search(turn.text) else "other"})
    if turn.unsure and set(turn.values("effect")) & FELT:
        sure = tuple(mention for mention in turn.unsure if mention.confidence >= LIKELY)
        turn = turn.copy(update={"mentions": (*turn.mentions, *sure)})
    if turn.question == CHECK and pending is not None and turn.intent == "affirm" and not turn.mentions:
        return turn.copy(update={"mentions": (pending.copy(update={"confidence": 1.0}),), "intent": "tell"})
    return turn


def done_to_writer(turn: Turn, knowledge: Knowledge) -> Turn:
    """The turn without a signal of doing it oneself, where the message says that it is done to the one who writes."""
    own = Signal.own_behaviour
    if not says_done_to_me(turn) or own in word_signals(turn.text, knowledge):
        return turn
    return without_signals(turn, (own,))


def declined(turn: Turn, state: State) -> Turn:
    """A no to the offered call-back that seems to take one back, where none was agreed to: "I said no to the call"."""
    offered = CALL_BACK in state.progress.asked and not state.request.passed_on and not state.request.step
    if turn.intent == WITHDRAW and offered and NO_CALL.search(turn.text):
        return turn.copy(update={"intent": "deny"})
    return turn


def _plainly_read(turn: Turn, account: Account) -> Turn:
    """The turn with its acts read by plain words: no guessed place, no contact that a court allows.

    "He came again" is about the place that was told before.
    """
    known = [mention.behaviour for mention in account.mentions() if mention.behaviour in PLACES]
    mentions = tuple(
        plainly_read(mention, turn.text, known[-1] if known else None)
        for mention in turn.mentions
        if not _is_lawful(mention)
    )
    return turn.copy(update={"mentions": mentions})


def _is_lawful(mention: Mention) -> bool:
    """Whether it is a parent's contact with the children, and nothing is said of what it is used for."""
    of_people = mention.form is FormId.harassing_associates
    return of_people and bool(LAWFUL.search(mention.text)) and not USED.search(mention.text)


def answers_in_passing(turn: Turn) -> bool:
    """Whether a message that goes on to ask something begins with its answer to the open question: "no thank you. what
    can I do tonight?". A yes to a call-back stays open: it is asked for by itself."""
    leading = LEADING.match(turn.text)
    if turn.question == CALL_BACK:
        return bool((leading and leading.group("no")) or PASSES.match(turn.text) or NO_CALL.search(turn.text))
    return bool(leading or PASSES.match(turn.text)) or turn.intent in ("affirm", "deny", "skip", "unsure")


def is_bare_no(turn: Turn, before: Account, account: Account) -> bool:
    """Whether a longer no to "have I got that right?" changes nothing: "not quite, it was different"."""
    leading = LEADING.match(turn.text)
    same = account.copy(update={"turns": before.turns}) == before
    return turn.question == RIGHT and bool(leading and leading.group("no")) and same and not turn.asked


def answer_which(speaker: Speaker, turn: Turn) -> None:
    """Takes a yes, or "the rest is right", after it was asked what to change."""
    if turn.question == WHICH and turn.intent == "affirm" and not turn.mentions:
        speaker.say_text(speaker.line("right_yes"))
        speaker.note(question=None, misses=0)


def remember_doubts(speaker: Speaker, turn: Turn, account: Account) -> None:
    """Keeps the unsure mentions of a message whose forms are not told anyhow, nor their words read as another act."""
    told = {mention.form for mention in account.mentions()}
    clear = {mention.start for mention in turn.mentions}
    new = [mention for mention in turn.unsure if mention.form not in told and mention.start not in clear]
    speaker.note(doubts=tuple(new[:MOST_DOUBTS]) if turn.unsure else speaker.progress.doubts)


def ask_check(speaker: Speaker, account: Account) -> bool:
    """Asks about the likeliest unsure mention that is still open; whether there was one."""
    told = {mention.form for mention in account.mentions()}
    open_doubts = [
        doubt
        for doubt in speaker.progress.doubts
        if doubt.form not in told and f"{CHECK} {doubt.form.value}" not in speaker.progress.asked
    ]
    if not open_doubts or speaker.progress.stopped or speaker.progress.paused:
        return False
    doubt = open_doubts[0]
    asks = speaker.knowledge.forms[doubt.form].asks
    speaker.say("q_check", words=quoted(doubt.text), asks=asks)
    speaker.note(
        question=CHECK,
        pending=doubt,
        doubts=tuple(open_doubts[1:]),
        asked=(*speaker.progress.asked, f"{CHECK} {doubt.form.value}"),
    )
    return True


def take_leading_answer(speaker: Speaker, turn: Turn) -> None:
    """Counts the yes or no that a longer answer to "have I got that right?" begins with."""
    leading = LEADING.match(turn.text)
    if turn.question != RIGHT or leading is None or turn.intent in ("affirm", "deny"):
        return
    speaker.count("confirmed_no" if leading.group("no") else "confirmed_yes")
    speaker.note(question=None)


def answer_right(speaker: Speaker, account: Account, turn: Turn) -> bool:
    """Takes the answer to "have I got that right?"; whether the turn was one and is fully answered."""
    if turn.question != RIGHT or turn.intent not in ("affirm", "deny") or turn.mentions:
        return False
    facts = any(detail.kind in REPLACED for detail in turn.details)
    if turn.intent == "deny" and (facts or corrects_by_name(account, turn)):
        return False
    if turn.intent == "affirm":
        speaker.count("confirmed_yes")
        speaker.say_text(speaker.line("right_yes"))
        speaker.note(misses=0)
        return False
    speaker.count("confirmed_no")
    doubtful = _least_certain(speaker, account)
    if doubtful is None:
        ask_which(speaker, account)
        return True
    assert doubtful.second is not None
    speaker.say(
        "q_second",
        words=quoted(doubtful.text),
        first=speaker.behaviour_name(doubtful.behaviour),
        second=speaker.behaviour_name(doubtful.second),
    )
    speaker.note(question=SECOND, pending=doubtful, asked=(*speaker.progress.asked, SECOND), misses=0)
    return True


def _least_certain(speaker: Speaker, account: Account) -> Optional[Mention]:
    """The mention that was least sure and has another reading."""
    known = speaker.knowledge.behaviours
    others = [
        m
        for m in account.mentions()
        if m.second in known and m.second != m.behaviour and m.confidence <= SURE_READING
    ]
    return min(others, key=lambda mention: mention.confidence, default=None)


def changed_reading(turn: Turn, account: Account, pending: Optional[Mention], speaker: Speaker) -> Account:
    """The account with the mention read anew where the person says that the second reading is right."""
    if turn.question == SECOND and pending is not None and pending.second and turn.intent == "affirm":
        behaviour = speaker.knowledge.behaviours[pending.second]
        return reread(account, pending, behaviour.form, behaviour.id)
    return account


def answer_second(speaker: Speaker, account: Account, turn: Turn) -> bool:
    """Takes the answer to "is it rather ...?"; whether the turn is fully answered."""
    pending = speaker.progress.pending
    if turn.question != SECOND or pending is None or turn.intent not in ("affirm", "deny") or turn.mentions:
        return False
    if turn.intent == "deny" or not pending.second:
        ask_which(speaker, account)
        return True
    name = speaker.behaviour_name(pending.second)
    speaker.say_text(speaker.line("second_yes", second=name))
    speaker.note(misses=0, named=(*speaker.progress.named, pending.second))
    return False


def ask_which(speaker: Speaker, account: Account) -> None:
    """Shows what was taken in, a line each, and lets the person say which is wrong."""
    again = WHICH in speaker.progress.asked
    speaker.note(question=WHICH, pending=None, misses=0, asked=(*speaker.progress.asked, WHICH))
    if not again:
        speaker.say_text(speaker.line("right_no"))
    text = speaker.line("q_which", list=numbered_account(speaker, account))
    speaker.messages.append(Message(text=text, buttons=line_buttons(speaker, account)))


def numbered_account(speaker: Speaker, account: Account) -> str:
    """All that was told, a numbered line each, with the person's own words."""
    lines = []
    for number, (incident, told) in enumerate(lines_of(account.incidents), start=1):
        names = joined(list(dict.fromkeys(speaker.behaviour_name(mention.behaviour) for mention in told)))
        often = f", {how_often_said(incident.frequency)}" if incident.frequency else ""
        lines.append(f'{number}. {capital(names)}{often}: "{quoted(told[0].text)}"')
    return "\n".join(lines)


def line_buttons(speaker: Speaker, account: Account) -> tuple[Button, ...]:
    """One quick reply a line that says that it is not right."""
    lines = min(len(lines_of(account.incidents)), MOST_LINES)
    said = [speaker.line("line_wrong", number=str(number)) for number in range(1, lines + 1)]
    return tuple(Button(title=words, payload=words) for words in said)
