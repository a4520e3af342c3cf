"""The chat page: a form and a transcript, rendered here; it works without JavaScript and sets no cookie."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup, escape
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html, raw

from bot.charity import Charity
from bot.guidance import Setting, opening_messages
from bot.store.conversations import Erased, StoredTurn, conversation_id
from bot.visitor.service import ChatService, Unanswered, dictionaries

HERE = Path(__file__).parent
KEY = re.compile(r"^[A-Za-z0-9_-]{43}$")
LINK = re.compile(r"https?://[^\s<]+[^\s<.,;:)]")


@dataclass(frozen=True)
class Asset:
    """A static file with its type; its address holds a hash of its content."""

    content: bytes
    kind: str
    address: str


class Page:
    """Renders the page's states."""

    def __init__(self, charity: Charity, setting: Setting) -> None:
        self._charity = charity
        self._opening = dictionaries(opening_messages(setting))
        self._titles = {
            button["payload"]: button["title"]
            for wording in setting.knowledge.wording.values()
            for button in wording.buttons
        }
        self.assets = {asset.address: asset for asset in self._load_assets()}
        environment = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=select_autoescape(["html"])
        )
        environment.filters["prose"] = prose
        self._template = environment.get_template("chat.html")

    def _load_assets(self) -> list[Asset]:
        style = (HERE / "static" / "chat.css").read_text(encoding="utf-8")
        style = style.replace("MAIN", self._charity.colours.main).replace(
            "QUIET", self._charity.colours.quiet
        )
        script = (HERE / "static" / "exit.js").read_text(encoding="utf-8")
        return [_asset("chat.css", style, "text/css"), _asset("exit.js", script, "text/javascript")]

    def render(
        self,
        key: str,
        transcript: list[StoredTurn],
        draft: str = "",
        trouble: list[dict[str, Any]] | None = None,
        notice: str = "",
        status: int = 200,
    ) -> HTTPResponse:
        """The page of a conversation. `draft` stays in the box; `trouble` says what went wrong."""
        turns = [
            {"said": self._titles.get(turn.text, turn.text), "answers": turn.answers} for turn in transcript
        ]
        buttons = [
            button
            for answer in (transcript[-1].answers if transcript else self._opening)
            for button in answer.get("buttons", [])
        ]
        style, script = self.assets
        return html(
            self._template.render(
                charity=self._charity,
                opening=self._opening,
                turns=turns,
                buttons=buttons,
                key=key,
                number=len(transcript) + 1,
                draft=draft,
                trouble=trouble or [],
                notice=notice,
                style=style,
                script=script,
            ),
            status=status,
        )


def _asset(name: str, text: str, kind: str) -> Asset:
    content = text.encode("utf-8")
    stem, ending = name.rsplit(".", 1)
    mark = hashlib.sha256(content).hexdigest()[:12]
    return Asset(content, kind, f"/assets/{stem}-{mark}.{ending}")


def prose(text: str) -> Markup:
    """Plain text as HTML: paragraphs, lists of "• " lines, web addresses as links. Everything is escaped."""
    blocks = []
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        rest = [line for line in lines if not line.startswith("• ")]
        items = [line[2:] for line in lines if line.startswith("• ")]
        if rest:
            blocks.append("<p>" + "<br>".join(_linked(line) for line in rest) + "</p>")
        if items:
            blocks.append("<ul>" + "".join(f"<li>{_linked(item)}</li>" for item in items) + "</ul>")
    return Markup("".join(blocks))


def _linked(text: str) -> str:
    parts, last = [], 0
    for match in LINK.finditer(text):
        address = escape(match.group())
        parts.append(str(escape(text[last : match.start()])))
        parts.append(f'<a href="{address}" rel="noreferrer noopener">{address}</a>')
        last = match.end()
    parts.append(str(escape(text[last:])))
    return "".join(parts)


def new_key() -> str:
    """An unguessable name for a conversation: 256 random bits."""
    return secrets.token_urlsafe(32)


def message_id(number: int, text: str) -> str:
    """The name of a message: sent twice it counts once; another text under the same number is not lost."""
    return f"page-{number}-{hashlib.sha256(text.encode('utf-8')).hexdigest()[:16]}"


def page_blueprint(page: Page, service: ChatService) -> Blueprint:
    """The page's routes: see it, send a message, delete the conversation, fetch an asset."""
    blueprint = Blueprint("page")

    @blueprint.get("/")
    async def begin(request: Request) -> HTTPResponse:
        return page.render(new_key(), [])

    @blueprint.post("/")
    async def send(request: Request) -> HTTPResponse:
        form = request.form or {}
        key = form.get("key", "")
        if not KEY.match(key):
            key = new_key()
        identity = conversation_id(key)
        draft = form.get("message", "")
        pressed = form.get("press", "")
        text = pressed or draft
        kept = draft if pressed else ""
        number = form.get("number", "") if (form.get("number", "")).isdecimal() else "1"
        trouble: list[dict[str, Any]] = []
        if text.strip():
            try:
                await service.answer(identity, text, message_id(int(number), text), "page")
            except Unanswered as error:
                trouble, kept = error.answers, draft
            except Erased:
                return page.render(new_key(), [], notice=DELETED)
        elif not pressed:
            return page.render(key, await service.transcript(identity), notice=EMPTY)
        return page.render(
            key, await service.transcript(identity), kept, trouble, status=503 if trouble else 200
        )

    @blueprint.post("/delete")
    async def delete(request: Request) -> HTTPResponse:
        key = (request.form or {}).get("key", "")
        if KEY.match(key):
            await service.erase(conversation_id(key))
        return page.render(new_key(), [], notice=DELETED)

    @blueprint.get("/assets/<name:str>")
    async def asset(request: Request, name: str) -> HTTPResponse:
        found = page.assets.get(f"/assets/{name}")
        if found is None:
            return html("", status=404)
        return raw(
            found.content,
            content_type=found.kind,
            headers={"Cache-Control": "public, max-age=31536000, immutable"},
        )

    return blueprint


DELETED = "Your conversation is deleted. Nothing of it is kept here. Your browser's history may still show the page."
EMPTY = "There were no words in your message. You can type what has happened, or ask a question."
