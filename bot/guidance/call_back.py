"""A call-back by the helpline: offered, agreed to step by step, withdrawn. Nothing is passed on without a yes."""

import hashlib
import re
from collections.abc import Callable
from typing import Optional

import phonenumbers

from bot.account import Account, Signal, Turn
from bot.case.codes import code_hash, code_in
from bot.case.summary import summary_of
from bot.case.times import windows_of
from bot.case.types import CallBack, Contact
from bot.guidance.hours import end_of_next_day
from bot.guidance.organisations import is_child, line_of
from bot.guidance.sharing import share_lines, without
from bot.guidance.speaker import Speaker
from bot.guidance.types import Button, Message

STEPS = ("share", "number", "way", "voicemail", "times", "name", "words", "agree")
CANCEL = re.compile(
    r"\W*(?:no\W+)?(?:(?:please )?(?:stop|cancel)(?: (?:it|this|that|now|please))*|no|no thanks?|no thank you|forget it|never ?mind"
    r"|(?:i'?(?:ve)? )?changed my mind|do not pass anything on|i (?:do not|don'?t) want (?:to|this|it|that)(?: any ?more)?"
    r"|leave it)\W*",
    re.IGNORECASE,
)
YES = re.compile(
    r"^\W*(?:yes|yeah|yep|yea|aye|ok|okay|sure|i agree|agreed|go on|please do|fine)\b", re.IGNORECASE
)
LEAVE_OUT = re.compile(r"\b(\d{1,2})\b")
ADD = re.compile(r"^\W*add\b[: ]*(.+)", re.IGNORECASE | re.DOTALL)
LONGEST_NAME, LONGEST_LINE = 60, 400
DEMONSTRATION = re.compile(r"\+447700900\d{3}$")
"""Mobile numbers that Ofcom keeps free for drama: nobody has them, so trials and training use them."""
PREMIUM = (phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.SHARED_COST)


def may_offer(account: Account, speaker: Speaker) -> bool:
    """Whether a call-back is for this person at all."""
    own = Signal.own_behaviour in account.signals
    return speaker.setting.call_backs and not own and not is_child(account) and not speaker.request.passed_on


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
    else:
        speaker.say_text(speaker.line("request_who_sees", days=str(speaker.setting.case_days)))
        _go_to(speaker, account, "share")


def answer_step(speaker: Speaker, account: Account, turn: Turn) -> None:
    """Takes the answer to the open step and goes on to the next."""
    step = speaker.request.step or "share"
    text = turn.text.strip()
    refuses = step in ("share", "agree") and turn.intent == "deny"
    if (
        refuses
        or turn.intent in ("withdraw", "stop_asking")
        or (CANCEL.fullmatch(text) and step not in YES_NO)
    ):
        cancel(speaker)
        return
    TAKERS[step](speaker, account, turn, text)


def cancel(speaker: Speaker) -> None:
    """Ends the asking; nothing was passed on."""
    speaker.note_request(step=None, contact=None, left_out=(), added=(), misses=0)
    speaker.note(question=None, misses=0)
    speaker.say_text(speaker.line("request_cancelled"))


def withdraw(speaker: Speaker, turn: Turn) -> None:
    """Takes a call-back back, by this conversation or by a code. Nothing is said of whether there was one."""
    code = code_in(turn.text)
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
        speaker.say("request_agree", list=_numbered(speaker, account), contact=_contact_said(speaker))
    else:
        speaker.say(f"request_{step}")


def _lines(speaker: Speaker, account: Account) -> list[tuple[str, str]]:
    kept = [
        (key, line)
        for key, line in share_lines(account, speaker.knowledge)
        if key not in speaker.request.left_out
    ]
    kept.extend((f"added {line}", f'You added: "{line}"') for line in speaker.request.added)
    return kept or [("nothing", "You would like somebody to ring you")]


def _numbered(speaker: Speaker, account: Account) -> str:
    return "\n".join(
        f"{number}. {line}" for number, (_, line) in enumerate(_lines(speaker, account), start=1)
    )


def _contact_said(speaker: Speaker) -> str:
    contact = speaker.request.contact
    assert contact is not None
    return "\n".join(
        (
            f"Number: {contact.number}",
            "By text message only" if contact.way == "text" else "By phone call",
            f"Safe times: {contact.times}",
            f"Leave a voicemail: {'yes' if contact.voicemail else 'no'}",
            f"Name to ask for: {contact.name or 'none'}",
            f"If somebody else answers: {contact.words}",
        )
    )


def _share(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    """Yes goes on; numbers leave lines out; "add ..." adds one."""
    added = ADD.match(text)
    numbers = {int(number) for number in LEAVE_OUT.findall(text)}
    lines = _lines(speaker, account)
    if added:
        line = added.group(1).strip()[:LONGEST_LINE]
        speaker.note_request(added=(*speaker.request.added, line))
        _go_to(speaker, account, "share")
    elif numbers:
        gone = [key for number, (key, _) in enumerate(lines, start=1) if number in numbers]
        speaker.note_request(
            left_out=(*speaker.request.left_out, *gone),
            added=tuple(line for line in speaker.request.added if f"added {line}" not in gone),
        )
        _go_to(speaker, account, "share")
    elif turn.intent == "affirm" or YES.match(text):
        _go_to(speaker, account, "number")
    else:
        _missed(speaker, account, "request_share_how")


def _number(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    number = number_in(text)
    if number is None:
        _missed(speaker, account, "request_number_wrong")
        return
    speaker.note_request(contact=Contact(number=number))
    _go_to(speaker, account, "way")


def number_in(text: str) -> Optional[str]:
    """The phone number in a text as E.164, None where there is none that is valid and costs no premium."""
    matches = phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE)
    for match in matches:
        written = str(phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164))
        valid = phonenumbers.is_valid_number(match.number) or DEMONSTRATION.match(written)
        if valid and phonenumbers.number_type(match.number) not in PREMIUM:
            return written
    return None


def _way(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    words = text.lower()
    if "text" in words and "not text" not in words:
        _change(speaker, way="text", voicemail=False)
        _go_to(speaker, account, "times")
    elif re.search(r"\b(?:call|ring|phone|either|both|any)\b", words) or turn.intent in ("skip", "affirm"):
        _change(speaker, way="call")
        _go_to(speaker, account, "voicemail")
    else:
        _missed(speaker, account)


def _voicemail(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    """Only a clear yes allows a voicemail."""
    _change(speaker, voicemail=turn.intent == "affirm" or bool(YES.match(text)))
    _go_to(speaker, account, "times")


def _times(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    if turn.intent == "skip":
        _change(speaker, times="not said: ask first", windows=())
    else:
        _change(speaker, times=text[:LONGEST_LINE], windows=windows_of(text))
    _go_to(speaker, account, "name")


def _name(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    _change(speaker, name="" if turn.intent == "skip" else text[:LONGEST_NAME])
    _go_to(speaker, account, "words")


def _words(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    said = "say nothing and hang up" if turn.intent == "skip" else text[:LONGEST_LINE]
    _change(speaker, words=said)
    _go_to(speaker, account, "agree")


def _agree(speaker: Speaker, account: Account, turn: Turn, text: str) -> None:
    if not (turn.intent == "affirm" or YES.match(text)):
        _missed(speaker, account)
        return
    contact = speaker.request.contact
    assert contact is not None
    code = speaker.setting.code
    lines = tuple(line for _, line in _lines(speaker, account))
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


def _change(speaker: Speaker, **changes: object) -> None:
    assert speaker.request.contact is not None
    speaker.note_request(contact=speaker.request.contact.copy(update=changes))


def _missed(speaker: Speaker, account: Account, wording: str = "request_unclear") -> None:
    """An answer that was not understood: said so, with a way out, and asked once more."""
    speaker.note_request(misses=speaker.request.misses + 1)
    step = speaker.request.step or "share"
    buttons = speaker.buttons(f"request_{step}") or (Button(title="Stop this", payload="cancel"),)
    speaker.messages.append(Message(text=speaker.line(wording), buttons=buttons))


YES_NO = ("voicemail",)
TAKERS: dict[str, Callable[[Speaker, Account, Turn, str], None]] = {
    "share": _share,
    "number": _number,
    "way": _way,
    "voicemail": _voicemail,
    "times": _times,
    "name": _name,
    "words": _words,
    "agree": _agree,
}
