"""The turn: from what was read to what is said. Pure; the state that comes in is not changed."""

from enum import Enum

from bot.account import Account, Signal, Turn, fold
from bot.case.codes import code_in
from bot.guidance.answers import answer_questions
from bot.guidance.bubbles import in_few
from bot.guidance.call_back import answer_step, pick_up_step, withdraw
from bot.guidance.circumstances import (
    acknowledge,
    asks_to_tell_family,
    denies_immigration,
    is_unfounded,
    say_tell_nobody,
    without_denied,
)
from bot.guidance.closing import close
from bot.guidance.confirm import (
    ASKS_FOR_CALL_BACK,
    CHECK,
    SECOND,
    WHICH,
    changed_reading,
    declined,
    done_to_writer,
    remember_doubts,
    settled,
)
from bot.guidance.denials import clear, denied_signals, undenied
from bot.guidance.grave import say_first, with_grave_words
from bot.guidance.help_lists import WATCHED
from bot.guidance.known_answers import say_promised_law
from bot.guidance.listening import (
    answer_account,
    ask_next,
    clear_answered,
    misunderstood,
    safety_first,
    take_in,
)
from bot.guidance.own_behaviour import in_role
from bot.guidance.plain_readings import plainly_corrected, plainly_told
from bot.guidance.questions import ANSWERED_BY, RIGHT
from bot.guidance.request_commands import asks_about_call_back
from bot.guidance.request_steps import explain, is_for_step, leaves_step
from bot.guidance.safe_again import safe_again
from bot.guidance.signals import (
    answer_danger,
    answer_signals,
    answered_by_role,
    asks_for_somebody,
    say_childline,
)
from bot.guidance.speaker import Speaker
from bot.guidance.talk import PLAIN, answer_talk
from bot.guidance.types import Message, Progress, Setting, State
from bot.leaving import LEAVING
from bot.signals import FIRST, word_signals

UNCLEAR_IN_DANGER = (
    "ask_can_do",
    "ask_human",
    "ask_in_danger",
    "ask_police",
    "ask_silent_999",
    "ask_text_instead",
    "ask_tonight",
)
"""Questions that somebody in danger asks for help with; they hear of 999 again."""
SAME_AS_CIRCUMSTANCE = {
    "ask_watched_device": "watched_device",
    "ask_honour": "honour",
    "ask_police_stalker": "police_offender",
    "ask_immigration": "immigration",
    "ask_everyone_follows": "everyone_follows",
    "ask_men": "man",
    "ask_lgbt": "lgbt",
    "ask_disabled": "disabled",
    "ask_work": "workplace",
    "ask_school": "student",
    "ask_children_contact": "child_contact",
    "ask_order_broken": "order_broken",
    "ask_police_did_nothing": "police_dismissed",
    "ask_professional": "professional",
}
"""Questions whose answer says what the circumstance would say."""
MOST_ANSWERED = 2
"""Questions of one message that are answered."""
SHORT_ANSWER = 4
"""Words; a longer message that seems to ask something is a question even where it gives a fact."""


class Part(str, Enum):
    """The parts of the conversation; the policy picks one by the intent."""

    signal = "signal"
    account = "account"
    question = "question"
    talk = "talk"


def respond(state: State, turn: Turn, setting: Setting, part: Part) -> tuple[State, tuple[Message, ...]]:
    """The state after `turn` and the messages that answer it; there is always at least one."""
    request = state.request.copy(update={"agreed": None, "withdraw": False, "withdraw_code": None})
    speaker = Speaker(setting, state.progress, request)
    account = state.account
    speaker.words = turn.text
    speaker.for_other = account.told_for == "other"
    turn = declined(turn, state)
    if request.step:
        turn, part = _plain_signals(speaker, turn, part)
    if _has_no_words(turn):
        speaker.say_text(speaker.line("empty"))
    elif turn.intent == "start_again":
        account = Account()
        kept = Progress(introduced=True, stopped=state.progress.stopped)
        speaker = Speaker(setting, kept, request.copy(update={"step": None}))
        speaker.say_text(speaker.line("restarted"))
    elif request.step and is_for_step(turn, request.step):
        answer_step(speaker, account, turn)
    elif asks_about_call_back(turn.text) and not turn.signals and not request.step:
        explain(speaker, with_button=True)
    elif turn.intent == "withdraw" or (code_in(turn.text) and not turn.signals):
        withdraw(speaker, turn)
        _answer_beside(speaker, account, turn)
    elif request.step and not leaves_step(turn):
        answer_step(speaker, account, turn)
    else:
        account = _converse(speaker, state, turn, part)
    if not speaker.messages:
        misunderstood(speaker)
    messages = _introduced(speaker, turn)
    after = State(account=account, progress=speaker.progress, request=speaker.request, tally=speaker.tally)
    return after, tuple(messages)


def _has_no_words(turn: Turn) -> bool:
    """Whether a message is empty, or only marks and pictures in which nothing was read."""
    return not (any(letter.isalnum() for letter in turn.text) or turn.signals or turn.details)


def _answer_beside(speaker: Speaker, account: Account, turn: Turn) -> None:
    """What a message asks beside a call-back that it refuses: "no call back thanks. what can i do tonight?"."""
    asked = tuple(name for name in turn.asked if name != ASKS_FOR_CALL_BACK)
    if asked:
        answer_questions(speaker, account, asked)


def _plain_signals(speaker: Speaker, turn: Turn, part: Part) -> tuple[Turn, Part]:
    """A name or a number in the middle of a call-back is no danger because a model sees one: plain words interrupt.

    Where only the model sees danger or despair, the answer is taken and 999 is said with it.
    """
    plain = word_signals(turn.text, speaker.knowledge)
    if not plain and any(signal in FIRST for signal in turn.signals):
        speaker.say_text(speaker.line("maybe_danger"))
        speaker.mark_urgent(0)
    return turn.copy(update={"signals": plain}), Part.signal if plain else part


def _converse(speaker: Speaker, state: State, turn: Turn, part: Part) -> Account:
    """The account after a turn of the open conversation, which is answered by its part."""
    pending = state.progress.pending
    raw = turn.intent
    turn = plainly_corrected(turn, state.account)
    turn = settled(turn.copy(update={"question": state.progress.question}), pending, state.account)
    denied = denied_signals(turn, state, speaker)
    read = turn.intent
    turn = done_to_writer(turn, speaker.knowledge)
    turn = with_grave_words(undenied(turn, denied, state.progress), state.account, speaker.knowledge)
    turn = safe_again(turn, state, speaker)
    turn = in_role(plainly_told(turn, state.account, speaker.knowledge), state.account, speaker.knowledge)
    if is_unfounded(turn, state.account):
        turn = turn.copy(update={"intent": "tell"})
    if turn.intent != read or (turn.intent == "tell" and raw != "tell"):
        part = _part_for(turn.intent)
    no_visa = denies_immigration(turn, state.account)
    if no_visa:
        speaker.explain("no immigration")
        turn = turn.copy(update={"mentions": (), "unsure": ()})
    account = changed_reading(turn, fold(state.account, turn), pending, speaker)
    account = without_denied(speaker, account)
    speaker.for_other = account.told_for == "other"
    say_promised_law(speaker, state.account, account, turn)
    if denied:
        account = clear(speaker, account, turn, denied)
        if not turn.mentions:
            return account
    if not answered_by_role(speaker, state.account, account, turn) and not say_first(
        speaker, state.account, account, turn
    ):
        if no_visa and not turn.signals:
            speaker.say_text(speaker.line("no_immigration"))
            ask_next(speaker, account)
        elif _tells_of_watched_device(state.account, account) and not turn.signals:
            safety_first(speaker, account, turn)
        elif asks_to_tell_family(turn, account) and not turn.signals:
            say_tell_nobody(speaker)
        else:
            PARTS[_part_of(turn, part)](speaker, state.account, account, turn)
    if state.request.step and speaker.request.step:
        pick_up_step(speaker, account, turn)
    return account


def _part_for(intent: str) -> Part:
    """The part for a message that is read as another than the model read."""
    if intent == "danger_over":
        return Part.talk
    return Part.question if intent.startswith("ask_") else Part.account


def _tells_of_watched_device(before: Account, account: Account) -> bool:
    return WATCHED in account.circumstances and WATCHED not in before.circumstances


def _part_of(turn: Turn, part: Part) -> Part:
    """The part that answers a turn: an answer to the bot's own question is taken in, whatever else it seems."""
    if turn.question in (CHECK, RIGHT, SECOND, WHICH) and turn.intent in ("affirm", "deny", "unsure", "tell"):
        return Part.account
    if turn.intent == ASKS_FOR_CALL_BACK:
        return Part.question
    if turn.intent in ("deny", "retract") and part is not Part.signal:
        return Part.account
    if turn.intent in PLAIN and part is Part.question:
        return Part.talk
    answer = ANSWERED_BY.get(turn.question or "")
    asks = turn.intent.startswith("ask_") and len(turn.text.split()) > SHORT_ANSWER
    if (
        part in (Part.question, Part.talk)
        and turn.intent != "goodbye"
        and not asks
        and answer
        and turn.values(answer)
        and "?" not in turn.text
    ):
        return Part.account
    return part


def _signal(speaker: Speaker, before: Account, account: Account, turn: Turn) -> None:
    """In danger or despair only help is said, and what was told is kept for later."""
    answer_signals(speaker, account, turn.signals, turn)
    if any(signal in FIRST for signal in turn.signals):
        named = dict.fromkeys((*speaker.progress.named, *(m.behaviour for m in turn.mentions)))
        speaker.note(named=tuple(named))
    elif Signal.under_18 in turn.signals:
        if LEAVING.search(turn.text) and not turn.mentions:
            close(speaker, account, turn.text)
        elif turn.mentions:
            _account(speaker, before, account, turn)
        elif asks_for_somebody(turn):
            say_childline(speaker)
        elif turn.asked:
            answer_questions(speaker, account, turn.asked)
        else:
            ask_next(speaker, account)


def _account(speaker: Speaker, before: Account, account: Account, turn: Turn) -> None:
    answer_account(speaker, before, account, turn, answer_questions)


def _question(speaker: Speaker, before: Account, account: Account, turn: Turn) -> None:
    """What a question mentions is taken in first, without asking anything back; then it is answered."""
    if speaker.progress.in_danger and turn.intent in UNCLEAR_IN_DANGER:
        answer_danger(speaker)
        return
    if turn.mentions:
        take_in(speaker, account, turn, before)
    remember_doubts(speaker, turn, account)
    same = SAME_AS_CIRCUMSTANCE.get(turn.intent)
    if same:
        speaker.explain(f"circumstance {same}")
    acknowledge(speaker, account)
    clear_answered(speaker, turn)
    answer_questions(speaker, account, tuple(dict.fromkeys((turn.intent, *turn.asked)))[:MOST_ANSWERED])


def _introduced(speaker: Speaker, turn: Turn) -> list[Message]:
    """Before its first answer the bot says what it is; a signal is answered without that."""
    if speaker.progress.introduced:
        return in_few(speaker.messages)
    introduction = Message(text=speaker.line("introduction"))
    speaker.note(introduced=True)
    return in_few(speaker.messages if turn.signals else [introduction, *speaker.messages])


PARTS = {
    Part.signal: _signal,
    Part.account: _account,
    Part.question: _question,
    Part.talk: answer_talk,
}
