"""The reply to what a person tells: it is named, put together and explained, and one question follows."""

import re
from collections.abc import Callable, Sequence

from bot.account import Account, Mention, Pattern, Signal, Turn, pattern
from bot.account.correction_words import ALLOWED
from bot.account.readings import SOMEWHERE, denies_place
from bot.guidance.call_back import may_offer
from bot.guidance.changes import count_said, known_facts, new_facts, say_changes, says_change, told_new
from bot.guidance.circumstances import acknowledge
from bot.guidance.confirm import (
    CHECK,
    answer_right,
    answer_second,
    answer_which,
    answers_in_passing,
    ask_check,
    ask_which,
    is_bare_no,
    remember_doubts,
    take_leading_answer,
)
from bot.guidance.explaining import explain_pattern, incident_names
from bot.guidance.help_lists import say_newly_fitting
from bot.guidance.naming import named
from bot.guidance.organisations import PROFESSIONAL
from bot.guidance.questions import ANSWERED_BY, MORE, RIGHT, next_question
from bot.guidance.speaker import Speaker, joined
from bot.guidance.tips import URGENT, said, serious_told, urgent_tips
from bot.guidance.warmth import told_feelings, warm_words

GENDER = re.compile(r"\b(?:was|is|'s|its|hes|shes) (?:actually )?an? (?:wo)?man\b", re.IGNORECASE)
NOTHING_MORE = re.compile(
    r"\b(?:nothing (?:else|more)|no more|that'?s (?:all|it)|only that)\b", re.IGNORECASE
)


def answer_account(
    speaker: Speaker,
    before: Account,
    account: Account,
    turn: Turn,
    answer_beside: Callable[[Speaker, Account, Sequence[str]], None],
) -> None:
    """Replies to a message that told something or answered a question.

    `answer_beside` answers the questions that ride in the same message.
    """
    held = {mention.behaviour for mention in account.mentions()}
    turn = turn.copy(update={"mentions": tuple(m for m in turn.mentions if m.behaviour in held)})
    goes_on = turn.mentions or turn.unsure or turn.intent == "retract"
    if goes_on or (turn.details and Signal.suicide not in account.signals):
        speaker.note(paused=False)
    remember_doubts(speaker, turn, account)
    if speaker.progress.paused and Signal.suicide in account.signals and turn.intent != "goodbye":
        ask_next(speaker, account)
        return
    take_leading_answer(speaker, turn)
    if answer_right(speaker, account, turn) or answer_second(speaker, account, turn):
        return
    if is_bare_no(turn, before, account) and account.told():
        ask_which(speaker, account)
        return
    answer_which(speaker, turn)
    retelling = turn.intent == "retract" and account.told() != before.told() or _unclear_correction(turn)
    if retelling and not _put_right(speaker, before, account):
        return
    if turn.mentions and not retelling:
        take_in(speaker, account, turn, before)
    elif not retelling and not speaker.messages and not _answered(speaker, before, account, turn):
        if turn.asked:
            answer_beside(speaker, account, turn.asked)
        elif acknowledge(speaker, account):
            ask_next(speaker, account)
        elif not ask_check(speaker, account):
            _not_taken_in(speaker, account, turn)
        return
    say_changes(speaker, before, account)
    of_life = acknowledge(speaker, account)
    if not retelling or pattern(account) is not Pattern.nothing:
        listed = tuple(mention.behaviour for mention in turn.mentions)
        explain_pattern(speaker, account, grown=_has_grown(before, account), listed=listed, news=of_life)
        say_newly_fitting(speaker, before, account)
    if turn.asked:
        clear_answered(speaker, turn)
        answer_beside(speaker, account, turn.asked)
        return
    ask_next(speaker, account)


def _has_grown(before: Account, account: Account) -> bool:
    """Whether something new was told: another act, or one that happened again."""
    return bool(told_new(before, account)) or account.occasions() > before.occasions()


def clear_answered(speaker: Speaker, turn: Turn) -> None:
    """A question of the bot's that the message answers beside what it asks is not open any more."""
    answer = ANSWERED_BY.get(turn.question or "")
    if (answer and turn.values(answer)) or turn.question == RIGHT or answers_in_passing(turn):
        speaker.note(question=None)


def safety_first(speaker: Speaker, account: Account, turn: Turn) -> None:
    """On a device that is watched: only how to be safe. What was told is kept, and nothing is asked."""
    speaker.note(
        named=tuple(dict.fromkeys((*speaker.progress.named, *(m.behaviour for m in turn.mentions)))),
        question=None,
        paused=True,
        misses=0,
    )
    if not acknowledge(speaker, account):
        ask_next(speaker, account)


def _unclear_correction(turn: Turn) -> bool:
    """A correction that names nothing and changes nothing."""
    return turn.intent == "retract" and not turn.mentions and not turn.details


def ask_next(speaker: Speaker, account: Account) -> None:
    """Asks the next open question, or leaves the door open where there is none."""
    if speaker.request.step:
        return
    if ask_check(speaker, account):
        return
    name = next_question(account, speaker.progress, may_offer(account, speaker))
    if name is None or speaker.progress.paused:
        _leave_door_open(speaker, account)
        speaker.note(question=None)
        return
    serious_more = name == MORE and serious_told(speaker.progress)
    speaker.say("q_more_serious" if serious_more else f"q_{name}")
    speaker.note(question=name, pending=None, asked=(*speaker.progress.asked, name))


def _leave_door_open(speaker: Speaker, account: Account) -> None:
    """No question: the person may go on or not. "What has been happening?" is said once."""
    if Signal.own_behaviour in account.signals and speaker.messages:
        return
    if Signal.suicide in account.signals and speaker.progress.paused:
        speaker.say_text(speaker.line("after_suicide"))
    elif account.told() or speaker.progress.stopped:
        speaker.say_text(speaker.line("open_door"))
    elif not _told_anything(account, speaker) and speaker.explain("begin"):
        speaker.say_text(speaker.line("begin"))
    elif not speaker.messages:
        speaker.say_text(speaker.line("open_door"))


def _told_anything(account: Account, speaker: Speaker) -> bool:
    """Whether somebody has told of what happens, although no act was recognised."""
    facts = (
        account.effects,
        account.since_text,
        account.ended_text,
        account.signals,
        speaker.progress.doubts,
    )
    return any(facts) or (bool(account.who) and account.turns > 1)


def take_in(speaker: Speaker, account: Account, turn: Turn, before: Account | None = None) -> None:
    """Urgent guidance for a serious act first, then the acts by name with the person's own words.

    `before`: the account before this message, where it may only tell again what is known.
    """
    knowledge = speaker.knowledge
    held = {mention.behaviour for mention in account.mentions()}
    told = [m for m in turn.mentions if m.behaviour in held]
    new = [m for m in told if m.behaviour not in speaker.progress.named]
    same = before is not None and not new and account.occasions() <= before.occasions()
    fresh = list(dict.fromkeys(m.behaviour for m in new))
    serious = [name for name in fresh if knowledge.behaviours[name].serious]
    opening = warm_words(speaker, account, turn)
    other = ""
    helper = account.told_for == "other" and PROFESSIONAL not in account.circumstances
    if helper and speaker.explain("other_person"):
        other = speaker.line("other_person")
    if serious:
        urgent = [said(tip) for tip in urgent_tips(serious, knowledge)]
        speaker.say_text(opening, other, speaker.line("single_serious"), "\n\n".join(urgent))
        speaker.note(tips=(*speaker.progress.tips, *(URGENT + name for name in serious)))
        opening = other = ""
    words = _known_acts(speaker, account, told) if same else named(speaker, turn, new)
    speaker.say_text(opening, other, words)
    speaker.note(named=(*speaker.progress.named, *fresh), misses=0)


def _known_acts(speaker: Speaker, account: Account, told: Sequence[Mention]) -> str:
    """That acts told again are known, with how often: "notes left for you to find, once"."""
    names = {mention.behaviour for mention in told}
    known = [incident for incident in account.told() if names & set(incident.behaviours())]
    said = [count_said(speaker, i) if i.frequency else joined(incident_names(speaker, (i,))) for i in known]
    return speaker.line("known_already", facts=joined(said)) if said else ""


def _answered(speaker: Speaker, before: Account, account: Account, turn: Turn) -> bool:
    """Acknowledges an answer or a detail; False where the message gave none."""
    if says_change(before, account) or new_facts(speaker, before, account):
        _noted(speaker, before, account, turn)
    elif turn.intent == "deny" and turn.question == CHECK:
        speaker.say_text(speaker.line("check_no"))
    elif turn.intent in ("skip", "unsure") or (turn.intent == "deny" and turn.question):
        speaker.say_text(speaker.line("skipped"))
        if NOTHING_MORE.search(turn.text):
            speaker.note(asked=(*speaker.progress.asked, MORE))
    elif turn.intent == "affirm" and turn.question == "more":
        speaker.say_text(speaker.line("tell_more"))
        speaker.note(asked=tuple(name for name in speaker.progress.asked if name != "more"))
    elif turn.values("effect") and account.effects != before.effects:
        felt = warm_words(speaker, account, turn) if account.is_fearful() else speaker.line("heard_no_fear")
        speaker.say_text(felt)
    elif not _noted(speaker, before, account, turn):
        return False
    speaker.note(misses=0)
    return True


def _noted(speaker: Speaker, before: Account, account: Account, turn: Turn) -> bool:
    """Says which facts were stored, or that they were known; False where a message gave none."""
    same = account.copy(update={"turns": before.turns}) == before
    if same and turn.intent == "retract" and GENDER.search(turn.text):
        speaker.say_text(speaker.line("gender"))
    elif same:
        known = known_facts(speaker, account, turn)
        general = [m for m in account.mentions() if m.behaviour == SOMEWHERE]
        if general and denies_place(turn.text, 0, len(turn.text)):
            speaker.say_text(_known_acts(speaker, account, general))
            return True
        if ALLOWED.search(turn.text):
            speaker.say_text(speaker.line("allowed"))
            return True
        if not known:
            return False
        speaker.say_text(speaker.line("known_already", facts=joined(known)))
    elif facts := new_facts(speaker, before, account):
        speaker.say_text(speaker.line("noted_fact", facts=joined(facts)))
    elif not says_change(before, account):
        speaker.say_text(speaker.line("noted"))
    return True


def _not_taken_in(speaker: Speaker, account: Account, turn: Turn) -> None:
    """A message in which nothing was recognised: admitted, with examples; twice in a row, the helpline.

    A feeling that was told is answered as one.
    """
    if told_feelings(turn):
        speaker.say_text(warm_words(speaker, account, turn))
        speaker.note(misses=0)
        ask_next(speaker, account)
        return
    if (account.told() and turn.intent in ("tell", "inform", "retract")) or turn.intent in ("affirm", "deny"):
        speaker.say_text(speaker.line("heard_unclear"))
        ask_next(speaker, account)
        return
    misunderstood(speaker, "no_mention" if turn.intent in ("tell", "inform") else None)


def misunderstood(speaker: Speaker, first: str | None = None) -> None:
    """Admits that a message was not understood; after two in a row a real person may help better."""
    misses = speaker.progress.misses + 1
    speaker.note(misses=misses, question=None)
    if misses >= 2:
        speaker.say_text(speaker.line("misunderstood_again"))
    else:
        speaker.say_text(speaker.line(first or "misunderstood"))


def _put_right(speaker: Speaker, before: Account, account: Account) -> bool:
    """Takes in what is told instead; False where it is not clear what is wrong, and the person is asked."""
    new = told_new(before, account)
    if new:
        take_in(speaker, account, Turn(text="", intent="tell", mentions=new))
    if new or says_change(before, account):
        speaker.note(misses=0)
        return True
    if account.told():
        ask_which(speaker, account)
    else:
        speaker.say_text(speaker.line("retracted_nothing"))
    return False
