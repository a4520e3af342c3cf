"""The checks that reach across entries, and the loading of knowledge that passed them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlparse

from bot.knowledge.read import KINDS, Placed, Problem, find, read_folder
from bot.knowledge.types import (
    Answer,
    Behaviour,
    Circumstance,
    Fact,
    Form,
    FormId,
    HeadingRule,
    Knowledge,
    LanguageText,
    Tip,
)
from bot.paths import KNOWLEDGE

FOLDER = KNOWLEDGE
STALE_AFTER_DAYS = 180


class KnowledgeError(Exception):
    """The knowledge has errors; `problems` lists them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def check(folder: Path, today: date) -> list[Problem]:
    """Every fault of the knowledge in `folder`, by file and line."""
    return _problems(*read_folder(folder), today)


def _problems(placed: list[Placed], problems: list[Problem], today: date) -> list[Problem]:
    for rule in (_twice, _sources, _references, _forms_complete, _dates):
        problems.extend(rule(placed, today))
    return sorted(problems, key=lambda problem: (problem.file, problem.line))


def load(folder: Path = FOLDER) -> Knowledge:
    """The knowledge in `folder`. Raises KnowledgeError if any entry is in error."""
    placed, problems = read_folder(folder, lines=False)
    if any(problem.level == "error" for problem in _problems(placed, problems, date.max)):
        raise KnowledgeError([p for p in check(folder, date.max) if p.level == "error"])
    return Knowledge.parse_obj({kind: {p.entry.id: p.entry for p in find(placed, kind)} for kind in KINDS})


def _twice(placed: list[Placed], today: date) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Placed] = {}
    for p in placed:
        first = seen.setdefault((p.kind, p.entry.id), p)
        if first is not p:
            yield Problem(
                p.file,
                p.line,
                f"{p.kind} “{p.entry.id}” is there twice",
                f"Keep one; the other is at {first.file}:{first.line}.",
            )


def _sources(placed: list[Placed], today: date) -> Iterator[Problem]:
    known = {p.entry.id for p in find(placed, "sources")}
    for p in placed:
        if not isinstance(p.entry, Fact) or p.entry.source in known:
            continue
        if urlparse(p.entry.source).scheme not in ("http", "https"):
            yield Problem(
                p.file,
                p.line,
                f"{p.kind} “{p.entry.id}”: the source “{p.entry.source}” is unknown",
                "Add it to sources.yml or give a web address.",
            )


def _references(placed: list[Placed], today: date) -> Iterator[Problem]:
    ids = {kind: {str(p.entry.id) for p in find(placed, kind)} for kind in KINDS}

    def unknown(p: Placed, kind: str, names: tuple[str, ...]) -> Iterator[Problem]:
        for name in names:
            if name not in ids[kind]:
                yield Problem(
                    p.file,
                    p.line,
                    f"{p.kind} “{p.entry.id}”: there is no “{name}” in {kind}",
                    f"Use an id from {kind} or add it.",
                )

    for p in placed:
        if isinstance(p.entry, Tip):
            yield from unknown(p, "behaviours", p.entry.behaviours)
        if isinstance(p.entry, Answer):
            yield from unknown(p, "law", p.entry.law)
            yield from unknown(p, "organisations", p.entry.organisations)
            yield from unknown(p, "tips", p.entry.tips)
        if isinstance(p.entry, (Circumstance, LanguageText)):
            yield from unknown(p, "organisations", p.entry.organisations)
        if isinstance(p.entry, HeadingRule):
            yield from unknown(p, "behaviours", p.entry.behaviours)
            yield from unknown(p, "circumstances", p.entry.circumstances)


def _forms_complete(placed: list[Placed], today: date) -> Iterator[Problem]:
    forms = {p.entry.id: p for p in find(placed, "forms") if isinstance(p.entry, Form)}
    for form in FormId:
        if form not in forms:
            yield Problem("forms.yml", 1, f"the form “{form.value}” is missing", "Add it.")
            continue
        place = forms[form]
        if not any(isinstance(p.entry, Tip) and form in p.entry.forms for p in placed):
            yield Problem(
                place.file, place.line, f"the form “{form.value}” has no tips", "Add a tip with this form."
            )
        if not any(isinstance(p.entry, Behaviour) and p.entry.form == form for p in placed):
            yield Problem(
                place.file,
                place.line,
                f"the form “{form.value}” has no behaviours",
                "Add one to behaviours.yml.",
            )


def _dates(placed: list[Placed], today: date) -> Iterator[Problem]:
    for p in placed:
        if not isinstance(p.entry, Fact):
            continue
        days = (today - p.entry.checked_on).days
        if days < 0:
            yield Problem(
                p.file, p.line, f"{p.kind} “{p.entry.id}” was checked in the future", "Correct “checked_on”."
            )
        elif days > STALE_AFTER_DAYS:
            yield Problem(
                p.file,
                p.line,
                f"{p.kind} “{p.entry.id}” was last checked {days} days ago",
                "Look the fact up again and set “checked_on”.",
                "warning",
            )
