"""A call-back by the helpline: offered, agreed to step by step, withdrawn. Nothing is passed on without a yes."""

import hashlib
import re
from collections.abc import Callable

from bot.account import Account, Signal, Turn
from bot.case.codes import code_hash, code_in
from bot.case.summary import summary_of
from bot.case.types import CallBack, Contact
from bot.guidance.closing import close
from bot.guidance.consent import agrees
from bot.guidance.help_lists import WATCHED
from bot.guidance.hours import end_of_next_day
from bot.guidance.organisations import is_child, line_of
from bot.guidance.request_fields import read_fields
from bot.guidance.request_steps import ENDED, explain, forget_fields, next_step, take_command, take_fields
from bot.guidance.sharing import contact_said, request_lines, without
from bot.guidance.speaker import Speaker
from bot.guidance.types import Button, Message
from bot.nlu.plain_words import refuses_call, takes_leave
from bot.signals import FIRST

STEPS = ("share", "number", "way", "voicemail", "times", "name", "words", "agree")
CANCEL = re.compile(
    r"\W*(?:no\W+)?(?:(?:please )?(?:stop|cancel)(?: (?:it|this|that|now|please))*|no|no thanks?|no thank you|forget it|never ?mind"
    r"|(?:i'?(?:ve)? )?changed my mind|do not pass anything on|i (?:do not|don'?t) want (?:to|this|it|that)(?: any ?more)?"
    r"|leave it)\W*",
    re.IGNORECASE,
)
NO = re.compile(r"\W*no(?: thanks?| thank you)?\W*", re.IGNORECASE)

REFUSAL = re.compile(r"^\W*(?:no|nah|nope|i (?:don'?t|do not) want)\b", re.IGNORECASE)
"""What begins so where a yes was asked for, and changes nothing of the list, refuses."""


def may_offer(account: Account, speaker: Speaker) -> bool:
    """Whether a call-back is offered to this person: never on a device that somebody else may be reading."""
    own = Signal.own_behaviour in account.signals
    fits = not own and not is_child(account) and WATCHED not in account.circumstances
    return speaker.setting.call_backs and fits and not speaker.request.passed_on


def begin(speaker: Speaker, account: Account) -> None:
    """Says who would see it and what would be shared, or turns a child or somebody who does it to their own help."""
    known = speaker.knowledge.organisations
    if is_child(account):
        speaker.say_text(speaker.line("request_under_18"), line_of(known["childline"], speaker.setting.now))
    elif Signal.own_behaviour in account.signals:
        speaker.say_text(
            speaker.line("request_own_behaviour"), line_of(known["respect_phoneline"], speaker.setting.now)
        )
    elif not speaker.setting.call_backs:
        speaker.say_text(speaker.line("request_none"))
    elif speaker.request.passed_on:
        speaker.say_text(speaker.line("request_again"))
    elif speaker.request.step:
        explain(speaker)
    else:
        speaker.say_text(speaker.line("request_who_sees", days=str(speaker.setting.case_days)))
        forget_fields(speaker)
        speaker.note_request(contact=None)
        _go_to(speaker, account, "share")


def answer_step(speaker: Speaker, account: Account, turn: Turn) -> None:
    """Takes the answer to the open step and goes on to the next."""
    step = speaker.request.step or "share"
    text = turn.text.strip()
    if takes_leave(text):
        cancel(speaker)
        close(speaker, account)
        return
    if not CANCEL.fullmatch(text) and not text.startswith("/"):
        goes_to = take_command(speaker, account, step, text)
        if goes_to is not None:
            if goes_to != ENDED:
                _go_to(speaker, account, goes_to)
            return
    refuses = step in ("share", "agree") and (turn.intent == "deny" or bool(REFUSAL.match(text)))
    ends = turn.intent in ("withdraw", "stop_asking") and not read_fields(text)[0]
    if refuses or ends or (CANCEL.fullmatch(text) and not (step in YES_NO and NO.fullmatch(text))):
        cancel(speaker)
        return
    TAKERS[step](speaker, account, turn, text)


def cancel(speaker: Speaker) -> None:
    """Ends the asking; nothing was passed on."""
    forget_fields(speaker)
    speaker.note_request(step=None, contact=None, left_out=(), added=(), misses=0)
    speaker.note(question=None, misses=0)
    speaker.say_text(speaker.line("request_cancelled"))


def withdraw(speaker: Speaker, turn: Turn) -> None:
    """Takes a call-back back, by this conversation or by a code. Nothing is said of whether there was one.

    Who only says no to a call-back that nobody passed on hears just that.
    """
    code = code_in(turn.text)
    only_refuses = speaker.request.step is not None or refuses_call(turn.text)
    if code is None and only_refuses and not speaker.request.passed_on:
        cancel(speaker)
        return
    speaker.note_request(withdraw=code is None, withdraw_code=code, passed_on=False, step=None, contact=None)
    speaker.note(misses=0)
    speaker.say_text(speaker.line("request_withdrawn"))


def ask_step_again(speaker: Speaker, account: Account) -> None:
    """The open step once more, after a question in between."""
    _ask(speaker, account, speaker.request.step or "share")


def _go_to(speaker: Speaker, account: Account, step: str) -> None:
    speaker.note_request(step=step, misses=0)
    speaker.note(question=None, misses=0)
    _ask(speaker, account, step)


def _ask(speaker: Speaker, account: Account, step: str) -> None:
    if step == "share":
        speaker.say("request_share", list=_numbered(speaker, account))
    elif step == "agree":
        speaker.say(
            "request_agree",
            list=_numbered(speaker, account),
            contact=contact_said(speaker.request.contact or Contact(number="")),
        )
    else:
        speaker.say(f"request_{step}")


def _numbered(speaker: Speaker, account: Account) -> str:
    lines = request_lines(account, speaker.knowledge, speaker.request)
    return "\n".join(f"{number}. {line}" for number, (_, line) in enumerate(lines, start=1))


def _share(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    if agrees(text):
        _go_to(speaker, account, next_step(speaker))
    else:
        _missed(speaker, account, "request_share_how")


def _field(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    """Takes what a message says of any field; where that was not the open one, it is asked again."""
    step = speaker.request.step or "number"
    if take_fields(speaker, step, turn, text):
        _go_to(speaker, account, next_step(speaker))
    elif step == "number" and re.search(r"\d", text):
        _missed(speaker, account, "request_number_wrong")
    else:
        _missed(speaker, account)


def _agree(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    if not agrees(text):
        _missed(speaker, account)
        return
    contact = speaker.request.contact
    assert contact is not None
    code = speaker.setting.code
    lines = tuple(line for _, line in request_lines(account, speaker.knowledge, speaker.request))
    says = speaker.knowledge.wording
    wording = "\n\n".join(says[name].says[0] for name in ("request_who_sees", "request_agree")).replace(
        "{days}", str(speaker.setting.case_days)
    )
    agreed = CallBack(
        id=hashlib.sha256(f"call-back {code}".encode()).hexdigest()[:32],
        code_hash=code_hash(code),
        contact=contact,
        summary=summary_of(without(account, speaker.request.left_out), lines, speaker.knowledge),
        wording=wording,
        agreed_at=speaker.setting.now,
    )
    speaker.note_request(
        step=None, contact=None, left_out=(), added=(), misses=0, passed_on=True, agreed=agreed
    )
    speaker.note(question=None, misses=0)
    speaker.say_text(
        speaker.line("request_done", code=code, by=_by_when(speaker), tries=str(speaker.setting.tries))
    )
    speaker.say_text(speaker.line("request_until_then"), speaker.helpline())


def _by_when(speaker: Speaker) -> str:
    end = end_of_next_day(speaker.knowledge.organisations[speaker.setting.helpline], speaker.setting.now)
    if end is None:
        return "the end of the next day that the helpline is open"
    return f"{end:%A} {end.day} {end:%B} at {end.hour}:{end.minute:02d}"


def _missed(speaker: Speaker, account: Account, wording: str = "request_unclear") -> None:
    """An answer that was not understood: said so, with a way out, and asked once more."""
    speaker.note_request(misses=speaker.request.misses + 1)
    step = speaker.request.step or "share"
    buttons = speaker.buttons(f"request_{step}") or (Button(title="Stop this", payload="cancel"),)
    speaker.messages.append(Message(text=speaker.line(wording), buttons=buttons))


YES_NO = ("voicemail", "name", "words")
"""Steps to which "no" is an answer."""
TAKERS: dict[str, Callable[[Speaker, Account, Turn, str], None]] = {
    "share": _share,
    "number": _field,
    "way": _field,
    "voicemail": _field,
    "times": _field,
    "name": _field,
    "words": _field,
    "agree": _agree,
}


def pick_up_step(speaker: Speaker, account: Account, turn: Turn) -> None:
    """After an interruption the call-back goes on where it was, or ends where it is not for this person."""
    if is_child(account) or Signal.own_behaviour in account.signals:
        speaker.note_request(step=None, contact=None, left_out=(), added=())
        speaker.say_text(speaker.line("request_stopped"))
    elif not any(signal in FIRST for signal in turn.signals) and turn.intent != "goodbye":
        ask_step_again(speaker, account)
