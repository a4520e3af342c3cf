"""Reads `data/knowledge/` with the line of every entry, so that a fault can be found by its editor."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from bot.knowledge.types import (
    Answer,
    Behaviour,
    Circumstance,
    Entry,
    Form,
    HeadingRule,
    LanguageText,
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
    "circumstances": Circumstance,
    "headings": HeadingRule,
    "languages": LanguageText,
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


def read_folder(folder: Path, lines: bool = True) -> tuple[list[Placed], list[Problem]]:
    """All entries of the YAML files in `folder` and the faults of single entries.

    A file holds one or more lists, each under the name of its kind (`forms:`, `tips:` ...).
    Without `lines` all of them are 0 and the reading is ten times as fast.
    """
    yaml = YAML(typ="rt" if lines else "safe")
    placed: list[Placed] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            content = yaml.load(path.read_text(encoding="utf-8"))
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            problems.append(
                Problem(path.name, line, f"this is no readable YAML ({error.problem})", "Mend the line.")
            )
            continue
        for item in _entries(path.name, content):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                placed.append(item)
    if not placed and not problems:
        problems.append(
            Problem(str(folder), 1, "there is no knowledge here", "Give the folder of the YAML files.")
        )
    return placed, problems


def _entries(file: str, content: Any) -> Iterator["Placed | Problem"]:
    if not isinstance(content, dict):
        yield Problem(
            file, 1, "the file is not a mapping of kinds", f"Start it with one of {', '.join(KINDS)}."
        )
        return
    for kind, items in content.items():
        if kind not in KINDS:
            line = _line_of_key(content, kind)
            yield Problem(file, line, f"“{kind}” is no kind of knowledge", f"Use one of {', '.join(KINDS)}.")
        elif not isinstance(items, list):
            line = _line_of_key(content, kind)
            yield Problem(file, line, f"“{kind}” is not a list", "Write each entry as “- id: ...”.")
        else:
            for index, item in enumerate(items):
                yield from _entry(file, kind, item, _line_of_item(items, index))


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
            where = _line_of_key(item, field) if field in item else line
            given = f" (“{item[field]}”)" if isinstance(item.get(field), str) else ""
            yield Problem(
                file, where, f"{kind} “{name}”: {field}: {fault['msg']}{given}", _remedy(field, item)
            )


def _line_of_key(mapping: dict[str, Any], key: str) -> int:
    return mapping.lc.key(key)[0] + 1 if isinstance(mapping, CommentedMap) else 0


def _line_of_item(items: list[Any], index: int) -> int:
    return items.lc.item(index)[0] + 1 if isinstance(items, CommentedSeq) else 0


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


def find(placed: list[Placed], kind: str) -> list[Placed]:
    """The entries of one kind."""
    return [p for p in placed if p.kind == kind]
