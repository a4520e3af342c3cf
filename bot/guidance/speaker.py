"""Puts a reply together from the charity's wording, one variant after another."""

import re
from collections.abc import Iterable, Sequence
from typing import Optional

from bot.guidance.organisations import line_of, short_line_of
from bot.guidance.types import Button, Message, Progress, Request, Setting
from bot.knowledge.types import FormId, Knowledge, Organisation

FEELINGS = {
    "fear": "afraid",
    "anxiety": "anxious",
    "harassed": "harassed",
    "sleep": "unable to sleep",
    "routine": "change how you live",
}
LONGEST_QUOTE = 90
OFTEN = 2
"""Times that a line stands below answers before it is left out."""
OF_OTHERS = (
    (
        re.compile(r"\b(close|near|to|at|on|for|past|about|with|of|after|behind|towards|\w+ing) you\b"),
        r"\1 them",
    ),
    (re.compile(r"\byou\b"), "they"),
    (re.compile(r"\byour\b"), "their"),
)
"""How the plain name of an act to "you" is told of another person."""


class Speaker:
    """Collects the messages of one reply; `progress` and `request` are what holds once they are sent.

    `words`: what the person wrote in this turn; `answers`: the ids of the answers given in it;
    `most_named`: the organisations that each answer names at most, where it is fewer than usual.
    """

    def __init__(self, setting: Setting, progress: Progress, request: Optional[Request] = None) -> None:
        self.setting = setting
        self.progress = progress
        self.request = request or Request()
        self.tally: tuple[str, ...] = ()
        self.for_other = False
        self.words = ""
        self.answers: set[str] = set()
        self.most_named: Optional[int] = None
        self.messages: list[Message] = []

    @property
    def knowledge(self) -> Knowledge:
        return self.setting.knowledge

    def helpline(self) -> str:
        """The helpline's name, its number and whether it is open."""
        return short_line_of(self.knowledge.organisations[self.setting.helpline], self.setting.now)

    def organisation_line(self, organisation: Organisation, again: bool = False) -> str:
        """Who can help: with cost and who it is for the first time or `again`, in short after that.

        What a phone bill shows is said once in a conversation.
        """
        if not (self.explain(f"named {organisation.id}") or again):
            return short_line_of(organisation, self.setting.now)
        bill = organisation.on_bill is not None and self.explain("on the bill")
        return line_of(organisation, self.setting.now, bill)

    def organisation_lines(self, organisations: Sequence[Organisation], asked_for: bool = False) -> list[str]:
        """The lines below an answer; who was named OFTEN already is left out, unless lines were `asked_for`."""
        lines = []
        for organisation in organisations:
            below = f"below an answer: {organisation.id}"
            times = self.progress.used.get(below, 0)
            if asked_for or times < OFTEN:
                self.note(used={**self.progress.used, below: times + 1})
                lines.append(self.organisation_line(organisation))
        return lines

    def wording(self, name: str) -> str:
        """The wording's own form for somebody who writes about another person, where there is one."""
        other = f"{name}_other"
        return other if self.for_other and other in self.knowledge.wording else name

    def line(self, wording: str, **values: str) -> str:
        """The next variant of a wording with its places filled."""
        wording = self.wording(wording)
        used = self.progress.used.get(wording, 0)
        says = self.knowledge.wording[wording].says
        self.note(used={**self.progress.used, wording: used + 1})
        text = says[used % len(says)]
        if "{helpline}" in text:
            values["helpline"] = self.helpline()
        if "{retention}" in text:
            values["retention"] = str(self.setting.retention_hours)
        return text.format(**values)

    def buttons(self, wording: str) -> tuple[Button, ...]:
        """The quick replies of a wording."""
        entry = self.knowledge.wording[self.wording(wording)]
        return tuple(Button(**button) for button in entry.buttons)

    def say(self, wording: str, **values: str) -> None:
        """Adds a message of a wording with its buttons."""
        buttons = self.buttons(wording)
        self.messages.append(Message(text=self.line(wording, **values), buttons=buttons))

    def say_text(self, *parts: str) -> None:
        """Adds a message of ready sentences; empty ones are left out."""
        text = "\n\n".join(part for part in parts if part)
        if text:
            self.messages.append(Message(text=text))

    def form_name(self, form: FormId) -> str:
        """The plain name of a form, as the person who writes would say it."""
        name = self.knowledge.forms[form].name
        return of_other(name) if self.for_other else name

    def behaviour_name(self, behaviour: str) -> str:
        """The plain name of a behaviour, as the person who writes would say it."""
        name = self.knowledge.behaviours[behaviour].name
        return of_other(name) if self.for_other else name

    def mark_urgent(self, first: int) -> None:
        """Marks the messages from number `first` on as urgent."""
        marked = [message.copy(update={"urgent": True}) for message in self.messages[first:]]
        self.messages[first:] = marked

    def note(self, **changes: object) -> None:
        """Changes the progress."""
        self.progress = self.progress.copy(update=changes)

    def note_request(self, **changes: object) -> None:
        """Changes the call-back that is on its way."""
        self.request = self.request.copy(update=changes)

    def count(self, name: str) -> None:
        """Adds one to a figure of the operator's."""
        self.tally = (*self.tally, name)

    def explain(self, name: str) -> bool:
        """Marks something as explained; whether it was new."""
        if name in self.progress.explained:
            return False
        self.note(explained=(*self.progress.explained, name))
        return True


def bullets(lines: Iterable[str]) -> str:
    """A plain list, a line each."""
    return "\n".join(f"• {line}" for line in lines)


def listed_lines(speaker: Speaker, names: Sequence[str]) -> str:
    """Organisations by their ids as a plain list; one that is not known is left out."""
    known = speaker.knowledge.organisations
    return bullets(speaker.organisation_line(known[name]) for name in names if name in known)


def capital(text: str) -> str:
    """The text with its first letter large and all others as they are."""
    return text[:1].upper() + text[1:]


def joined(names: Sequence[str]) -> str:
    """ "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def quoted(words: str) -> str:
    """The person's words for a quotation: one line, cut between words when long."""
    plain = " ".join(words.split())
    if len(plain) <= LONGEST_QUOTE:
        return plain
    return plain[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " ..."


def of_other(name: str) -> str:
    """The plain name of an act as told of another person: "turning up at their home"."""
    for pattern, words in OF_OTHERS:
        name = pattern.sub(words, name)
    return name


def feelings(effects: Sequence[str]) -> str:
    """The effects told, in words that follow "it makes you feel"."""
    words = [FEELINGS[effect] for effect in effects if effect in FEELINGS and effect != "routine"]
    return joined(words) if words else "so troubled that you changed how you live"
