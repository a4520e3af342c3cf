"""The incident diary: what was told, as rows to go on with, made only when the person asks. Nothing is kept."""

import csv
import io
from typing import Literal

from bot.guidance.speaker import joined
from bot.visitor.picture import Line, Picture
from bot.visitor.timeline import said

COLUMNS = (
    "Date",
    "Time",
    "Place",
    "What happened, and what was said",
    "Who saw or heard it",
    "Proof kept (messages, photos, number plate)",
    "How it made me feel, and what I changed",
    "Told the police (who, when, reference number)",
    "Written down on",
)
"""What UK police and stalking charities ask for: docs/page.md names the sources."""
EMPTY_ROWS = 12
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would run."""

Way = Literal["page", "html", "csv"]


def rows_of(picture: Picture) -> list[tuple[str, ...]]:
    """A row an incident, then empty ones to go on."""
    return [*(_row(line, picture) for line in picture.lines), *([("",) * len(COLUMNS)] * EMPTY_ROWS)]


def _row(line: Line, picture: Picture) -> tuple[str, ...]:
    return (
        _day(line),
        "",
        "",
        _what(line),
        "",
        "",
        "",
        "",
        said(picture.today),
    )


def _day(line: Line) -> str:
    """The days with the person's own words, and how often; a wrong day would harm more than none."""
    if line.days:
        told = f"{joined([said(day) for day in line.days])} (I wrote: {joined(line.when)})"
    else:
        told = joined(line.when)
    return "; ".join(part for part in (told, line.often) if part)


def _what(line: Line) -> str:
    words = " / ".join(f"“{words}”" for words in line.words)
    return f"{joined(line.names).capitalize()}. {words}".strip()


def csv_of(picture: Picture) -> bytes:
    """The diary for a spreadsheet, with a mark at the beginning by which Excel knows its letters."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows_of(picture):
        writer.writerow([_harmless(cell) for cell in row])
    return ("\ufeff" + text.getvalue()).encode("utf-8")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
