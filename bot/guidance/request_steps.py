"""Takes a message in the middle of a call-back: fields of any step, corrections, and changes of the list."""

import re
from typing import Optional

from bot.account import Account, Turn
from bot.case.times import windows_of
from bot.case.types import Contact
from bot.guidance.organisations import fitting, line_of
from bot.guidance.request_commands import (
    Edit,
    asks_about_call_back,
    complains,
    corrected,
    edits_in,
    has_no_number,
    is_named,
    line_numbers,
    names_line,
    shows_list,
    waits,
)
from bot.guidance.request_fields import (
    FIELDS,
    HANG_UP,
    LONGEST_LINE,
    NOT_SAID,
    name_in,
    number_in,
    read_fields,
    times_in,
    voicemail_in,
    way_in,
    words_in,
)
from bot.guidance.sharing import contact_said, request_lines, share_lines
from bot.guidance.speaker import Speaker, bullets
from bot.guidance.types import Button, Message

ENDED = ""
"""Where a command leads when nothing is to be asked after it."""
LISTED = ("share", "agree")
"""The steps that show the list themselves."""
SKIPPED = {"way": "call", "voicemail": False, "times": NOT_SAID, "name": "", "words": HANG_UP}
EMPTY: dict[str, dict[str, object]] = {
    "number": {"number": ""},
    "voicemail": {"voicemail": False},
    "times": {"times": "", "windows": ()},
    "name": {"name": ""},
    "words": {"words": ""},
}
"""What a field holds once the person said that it is wrong, until it is answered anew."""
MARK = "request_"
FREE_LINES, LOOKED_AT = 3, 8
LEADING_NO = re.compile(r"\W*(?:no|nope|nah|naw)\b", re.IGNORECASE)
"""Begins an answer to the step, whatever a model takes the rest for."""


def is_for_step(turn: Turn, step: str) -> bool:
    """Whether plain words are for the call-back that is on its way, whatever the message is taken for."""
    text = turn.text
    if turn.signals or text.startswith("/"):
        return False
    found, left = read_fields(text)
    commands = complains(text, step) or shows_list(text) or has_no_number(text, step) or edits_in(text)
    return bool((found and not left) or commands or asks_about_call_back(text))


def leaves_step(turn: Turn) -> bool:
    """Whether a message in the middle of a call-back is no answer to its step: a signal, a question, a danger over."""
    asks = turn.intent.startswith("ask_") and len(turn.text.split()) > 2 and not LEADING_NO.match(turn.text)
    return bool(turn.signals) or "?" in turn.text or asks or turn.intent == "danger_over"


def next_step(speaker: Speaker) -> str:
    """The first step that is still to be asked."""
    asked = speaker.progress.asked
    return next((field for field in FIELDS if f"{MARK}{field}" not in asked), "agree")


def forget_fields(speaker: Speaker) -> None:
    """Everything is to be asked again."""
    speaker.note(asked=tuple(name for name in speaker.progress.asked if not name.startswith(MARK)))


def _reopen(speaker: Speaker, field: str) -> None:
    speaker.note(asked=tuple(name for name in speaker.progress.asked if name != f"{MARK}{field}"))


def _set(speaker: Speaker, found: dict[str, object]) -> None:
    """Writes fields down as answered. A text needs no voicemail; a call does ask for it."""
    contact = speaker.request.contact or Contact(number="")
    changes = dict(found)
    if "times" in found:
        changes["windows"] = windows_of(str(found["times"]))
    if found.get("way") == "text":
        changes["voicemail"] = False
    elif "way" in found and contact.way == "text" and "voicemail" not in found:
        _reopen(speaker, "voicemail")
    speaker.note_request(contact=contact.copy(update=changes))
    fields = [field for field in FIELDS if field in changes]
    speaker.note(asked=tuple(dict.fromkeys((*speaker.progress.asked, *(f"{MARK}{f}" for f in fields)))))


def take_fields(speaker: Speaker, step: str, turn: Turn, text: str) -> bool:
    """Whether a message gave a field: the open one or another, each in its place."""
    if turn.intent == "skip" and step in SKIPPED:
        _set(speaker, {step: SKIPPED[step]})
        return True
    found, left = ({}, text) if text.startswith("/") else read_fields(text)
    if step == "words" and left:
        found = {}
    if "way" in found and step != "way" and f"{MARK}way" in speaker.progress.asked and found["way"] == "call":
        del found["way"]
    if step not in found and left:
        value = _open_field(step, turn, left)
        if value is not None:
            found[step] = value
    if found:
        _set(speaker, found)
    return bool(found)


def _open_field(step: str, turn: Turn, text: str) -> Optional[object]:
    """The answer to the open step, None where the words are none."""
    if step == "number":
        return number_in(text)
    if step == "way":
        return way_in(text) or ("call" if turn.intent == "affirm" else None)
    if step == "voicemail":
        return {"affirm": True, "deny": False}.get(turn.intent, voicemail_in(text))
    if step == "times":
        return times_in(text)
    return name_in(text) if step == "name" else words_in(text)


def take_extra_fields(speaker: Speaker, step: str, text: str) -> bool:
    """Whether a message at the list or at the agreement gave how to reach the person, and nothing but that."""
    found, left = read_fields(text)
    contact = speaker.request.contact
    new = {
        field: value for field, value in found.items() if contact is None or getattr(contact, field) != value
    }
    if set(new) <= {"way"} and step == "share" or (left and "number" not in new) or not new:
        return False
    _set(speaker, new)
    return True


def take_command(speaker: Speaker, account: Account, step: str, text: str) -> Optional[str]:
    """Does what a message tells the bot to do. The step to ask next, `ENDED`, or None where it is no command."""
    if waits(text):
        speaker.say_text(speaker.line("request_wait"))
        return step
    if has_no_number(text, step):
        return _no_number(speaker, account)
    if _change_list(speaker, account, step, text):
        if step not in LISTED:
            _say_so_far(speaker, account)
        return step
    if complains(text, step):
        return _correct(speaker, step, text)
    if asks_about_call_back(text):
        explain(speaker)
        return step
    if shows_list(text):
        if step not in LISTED:
            _say_so_far(speaker, account)
        return step
    return step if step in LISTED and take_extra_fields(speaker, step, text) else None


def explain(speaker: Speaker, with_button: bool = False) -> None:
    """What is passed on, to whom and when, without starting anything."""
    buttons = speaker.buttons("request_explained") if with_button else ()
    speaker.messages.append(Message(text=speaker.line("request_explained"), buttons=buttons))


def _no_number(speaker: Speaker, account: Account) -> str:
    """Without a safe number there is no call back, but there are free lines to ring from another phone."""
    forget_fields(speaker)
    speaker.note_request(step=None, contact=None, left_out=(), added=(), misses=0)
    speaker.note(question=None, misses=0)
    known = [o for o in fitting(account, speaker.setting, LOOKED_AT) if o.phone and o.cost == "free"]
    listed = bullets(line_of(organisation, speaker.setting.now) for organisation in known[:FREE_LINES])
    speaker.say_text(speaker.line("request_no_number"), listed)
    return ENDED


def _correct(speaker: Speaker, step: str, text: str) -> str:
    """Changes what a complaint names, or asks for it anew; where it names nothing, asks what to change."""
    found = {} if names_line(text) else corrected(text)
    if not found:
        buttons = (Button(title="Stop this", payload="cancel"),)
        speaker.messages.append(Message(text=speaker.line("request_which"), buttons=buttons))
        return ENDED
    given = {field: value for field, value in found.items() if value is not None}
    if given:
        _set(speaker, given)
    for field in found.keys() - given.keys():
        _reopen(speaker, field)
        if speaker.request.contact and field in EMPTY:
            speaker.note_request(contact=speaker.request.contact.copy(update=EMPTY[field]))
    return "share" if step == "share" else next_step(speaker)


def _say_so_far(speaker: Speaker, account: Account) -> None:
    lines = request_lines(account, speaker.knowledge, speaker.request)
    listed = "\n".join(f"{number}. {line}" for number, (_, line) in enumerate(lines, start=1))
    contact = speaker.request.contact
    speaker.say("request_so_far", list=listed, contact=contact_said(contact) if contact else "Not asked yet")


def _change_list(speaker: Speaker, account: Account, step: str, text: str) -> bool:
    """Makes every change of the list that a message asks for; whether there was one.

    The numbers are those of the list that the person sees, so lines go by their keys.
    """
    edits = edits_in(text)
    if not edits and step in LISTED and line_numbers(text):
        edits = (Edit(kind="out", words=text),)
    seen = request_lines(account, speaker.knowledge, speaker.request)
    before = speaker.request
    adds = any(edit.kind == "add" for edit in edits)
    for edit in edits:
        if edit.kind == "add":
            added = (*speaker.request.added, edit.words[:LONGEST_LINE])
            speaker.note_request(added=tuple(dict.fromkeys(added)))
        elif edit.kind == "out":
            _leave_out(speaker, seen, edit.words)
        else:
            _put_back(speaker, share_lines(account, speaker.knowledge), edit.words)
    return adds or speaker.request != before


def _leave_out(speaker: Speaker, seen: list[tuple[str, str]], words: str) -> None:
    numbers = line_numbers(words)
    gone = [
        key
        for number, (key, line) in enumerate(seen, start=1)
        if number in numbers or (not numbers and is_named(line, words))
    ]
    speaker.note_request(
        left_out=(*speaker.request.left_out, *(key for key in gone if key not in speaker.request.left_out)),
        added=tuple(line for line in speaker.request.added if f"added {line}" not in gone),
    )


def _put_back(speaker: Speaker, lines: list[tuple[str, str]], words: str) -> None:
    """Puts the lines that the words name back; "it" is the last that was left out, "them" are all."""
    out = speaker.request.left_out
    plain = words.lower().split()
    back = {key for key, line in lines if key in out and is_named(line, words)}
    if not back and plain[:1] in (["it"], ["that"], ["this"]):
        back = set(out[-1:])
    elif not back and plain[:1] in (["them"], ["everything"], ["all"], ["both"]):
        back = set(out)
    speaker.note_request(left_out=tuple(key for key in out if key not in back))
