"""Reads `data/knowledge/` with the line of every entry, so that a fault can be found by its editor."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Optional

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from bot.knowledge.types import (
    Answer,
    Behaviour,
    Entry,
    Form,
    Law,
    Organisation,
    Places,
    SignalWords,
    Source,
    Tip,
    Wording,
)

KINDS: dict[str, type[Entry]] = {
    "sources": Source,
    "forms": Form,
    "behaviours": Behaviour,
    "organisations": Organisation,
    "tips": Tip,
    "law": Law,
    "answers": Answer,
    "signals": SignalWords,
    "places": Places,
    "wording": Wording,
}


@dataclass(frozen=True)
class Problem:
    """A fault in a knowledge file, with what to do about it."""

    file: str
    line: int
    message: str
    remedy: str
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.level}: {self.message}. {self.remedy}"


@dataclass(frozen=True)
class Placed:
    """An entry and where it stands."""

    kind: str
    entry: Entry
    file: str
    line: int


def read_folder(folder: Path) -> tuple[list[Placed], list[Problem]]:
    """All entries of the YAML files in `folder` and the faults of single entries.

    A file holds one or more lists, each under the name of its kind (`forms:`, `tips:` ...).
    """
    placed: list[Placed] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            content = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            problems.append(
                Problem(path.name, line, f"this is no readable YAML ({error.problem})", "Mend the line.")
            )
            continue
        for item in _entries(path.name, content):
            (problems if isinstance(item, Problem) else placed).append(item)  # type: ignore[attr-defined]
    if not placed and not problems:
        problems.append(
            Problem(str(folder), 1, "there is no knowledge here", "Give the folder of the YAML files.")
        )
    return placed, problems


def _entries(file: str, content: Any) -> Iterator["Placed | Problem"]:
    if not isinstance(content, dict):
        yield Problem(file, 1, "the file is not a mapping of kinds", f"Start it with one of {', '.join(KINDS)}.")
        return
    for kind, items in content.items():
        if kind not in KINDS:
            line = content.lc.key(kind)[0] + 1
            yield Problem(file, line, f"“{kind}” is no kind of knowledge", f"Use one of {', '.join(KINDS)}.")
        elif not isinstance(items, list):
            line = content.lc.key(kind)[0] + 1
            yield Problem(file, line, f"“{kind}” is not a list", "Write each entry as “- id: ...”.")
        else:
            for index, item in enumerate(items):
                yield from _entry(file, kind, item, items.lc.item(index)[0] + 1)


def _entry(file: str, kind: str, item: Any, line: int) -> Iterator["Placed | Problem"]:
    if not isinstance(item, dict):
        yield Problem(file, line, f"this entry of “{kind}” has no fields", "Write it as “- id: ...”.")
        return
    try:
        yield Placed(kind, KINDS[kind](**_plain(item)), file, line)
    except ValidationError as error:
        name = item.get("id", "?")
        for fault in error.errors():
            field = str(fault["loc"][0])
            where = item.lc.key(field)[0] + 1 if field in item else line
            yield Problem(file, where, f"{kind} “{name}”: {field}: {fault['msg']}", _remedy(field, item))


def _remedy(field: str, item: dict[str, Any]) -> str:
    if field in ("source", "checked_on") and field not in item:
        return f"Look the fact up and add “{field}”."
    if field in item:
        return f"Correct “{field}”."
    return f"Add “{field}”."


def _plain(value: Any) -> Any:
    """ruamel's containers as plain ones, keeping dates and strings."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def find(placed: list[Placed], kind: str, identifier: Optional[str] = None) -> list[Placed]:
    """The entries of one kind, or the one with this id."""
    return [p for p in placed if p.kind == kind and identifier in (None, p.entry.id)]
