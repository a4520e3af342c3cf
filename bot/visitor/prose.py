"""Plain text as HTML: paragraphs, lists, and links for the numbers and addresses that the charity published."""

import re
from collections.abc import Callable
from itertools import groupby

from markupsafe import Markup, escape

from bot.knowledge import Knowledge

ADDRESS = re.compile(r"https?://[^\s<>\"\\]+[^\s<>\"\\.,;:)]")
BULLET = "• "
TEXTING = re.compile(r"\btext (?:([A-Z]+) to )?$", re.IGNORECASE)
"""What stands before a number that is texted: "text SHOUT to 85258"."""


class Prose:
    """Turns what the bot says into HTML. Only numbers and web addresses of the knowledge become links:

    what a person quotes - a stalker's number, a strange address - must never be one tap away.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        organisations = knowledge.organisations.values()
        numbers = {o.phone for o in organisations if o.phone} | {o.text for o in organisations if o.text}
        addresses = set(ADDRESS.findall(knowledge.json(ensure_ascii=False)))
        known = sorted(numbers | addresses, key=len, reverse=True)
        self._known = re.compile(rf"(?<![\w+])(?:{'|'.join(map(re.escape, known))})(?![\w-]|/\w|\.\w)")

    def linked(self, text: str) -> Markup:
        """What the bot says: known numbers and addresses are links. Everything is escaped."""
        return _blocks(text, self._line)

    def plain(self, text: str) -> Markup:
        """What the person wrote, escaped and without any link."""
        return _blocks(text, lambda line: str(escape(line)))

    def inline(self, text: str) -> Markup:
        """One line with its links."""
        return Markup(self._line(text))

    def _line(self, text: str) -> str:
        parts, last = [], 0
        for match in self._known.finditer(text):
            parts.append(str(escape(text[last : match.start()])))
            parts.append(_link(match.group(), text[: match.start()]))
            last = match.end()
        parts.append(str(escape(text[last:])))
        return "".join(parts)


def _link(found: str, before: str) -> str:
    shown = escape(found)
    if found.startswith("http"):
        return (
            f'<a class="govuk-link" href="{shown}" target="_blank" rel="noreferrer noopener">{shown}'
            '<span class="govuk-visually-hidden"> (opens in a new tab)</span></a>'
        )
    digits = "".join(c for c in found if c.isdigit())
    texting = TEXTING.search(before)
    if texting:
        body = f"?body={texting.group(1)}" if texting.group(1) else ""
        return f'<a class="govuk-link number" href="sms:{digits}{body}">{shown}</a>'
    return f'<a class="govuk-link number" href="tel:{digits}">{shown}</a>'


def _blocks(text: str, line_of: Callable[[str], str]) -> Markup:
    """Paragraphs, with runs of "• " lines as lists."""
    blocks: list[str] = []
    for paragraph in text.split("\n\n"):
        for listed, run in groupby(paragraph.split("\n"), key=lambda line: line.startswith(BULLET)):
            if listed:
                items = "".join(f"<li>{line_of(line[len(BULLET) :])}</li>" for line in run)
                blocks.append(f'<ul class="govuk-list govuk-list--bullet">{items}</ul>')
            else:
                blocks.append(f'<p class="govuk-body">{"<br>".join(map(line_of, run))}</p>')
    return Markup("".join(blocks))
