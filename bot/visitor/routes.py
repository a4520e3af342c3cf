"""The page's routes. No cookie: the conversation's key travels in the form."""

import hashlib
import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Optional

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html, raw

from bot.assets import FOR_EVER
from bot.clock import now
from bot.guidance import Setting
from bot.store.conversations import Erased, StoredTurn, conversation_id
from bot.visitor import diary
from bot.visitor.page import IDLE, Answers, Page
from bot.visitor.picture import Picture, picture_of
from bot.visitor.service import ChatService, Unanswered

KEY = re.compile(r"^[A-Za-z0-9_-]{43}$")
NUMBER = re.compile(r"^[0-9]{1,6}$")
DELETED = "Your conversation is deleted. Nothing of it is kept here. Your browser's history may still show the page."
CANCELLED = "Your call back is cancelled."
NOT_DELETED = "I am sorry, something went wrong. Your conversation is not deleted yet. Please press the button once more."

logger = logging.getLogger(__name__)


def new_key() -> str:
    """An unguessable name for a conversation: 256 random bits."""
    return secrets.token_urlsafe(32)


def message_id(number: int, text: str) -> str:
    """The name of a message: sent twice it counts once; another text under the same number is not lost."""
    return f"page-{number}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}"


@dataclass(frozen=True)
class Sent:
    """A form as it came in. `part`: the page's script asks for the new turns only.

    `again`: it comes from a page older than the idle limit, or by Back or a restored tab: somebody else may look.
    """

    key: str
    draft: str
    pressed: str
    number: int
    shown: int
    part: bool
    again: bool

    @property
    def text(self) -> str:
        return self.pressed or self.draft

    @property
    def identity(self) -> str:
        return conversation_id(self.key)

    @property
    def message_id(self) -> str:
        return message_id(self.number, self.text)


def read_form(request: Request) -> Sent:
    """The fields of a form; what is malformed counts as absent."""
    form = request.form or {}

    def number(name: str, otherwise: int) -> int:
        value = form.get(name) or ""
        return int(value) if NUMBER.match(value) else otherwise

    key = form.get("key") or ""
    return Sent(
        key=key if KEY.match(key) else "",
        draft=form.get("message") or "",
        pressed=form.get("press") or "",
        number=number("number", 1),
        shown=number("shown", 0),
        part=form.get("part") == "1",
        again=_is_old(form.get("at") or "") or _came_back(request),
    )


def _is_old(at: str) -> bool:
    return at.isdecimal() and len(at) < 12 and time.time() - int(at) > IDLE


def _came_back(request: Request) -> bool:
    """Whether the browser sent the form by itself; a press of a person is marked as theirs."""
    headers = request.headers
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-user") != "?1"


class Handlers:
    """What the routes do."""

    def __init__(self, page: Page, service: ChatService, setting: Setting) -> None:
        self.page = page
        self.service = service
        self.knowledge = setting.knowledge

    async def begin(self, request: Request) -> HTTPResponse:
        return html(self.page.chat(new_key(), []))

    async def send(self, request: Request) -> HTTPResponse:
        """Takes a message or a pressed answer; without either it shows the conversation."""
        sent = read_form(request)
        if not sent.key:
            sent = Sent(new_key(), sent.draft, sent.pressed, 1, 0, sent.part, False)
        if await self._sent_again(sent):
            return html(self.page.closed())
        trouble: Answers = []
        try:
            if sent.text.strip():
                address = request.remote_addr or request.ip
                await self.service.answer(sent.identity, sent.text, sent.message_id, "page", address)
        except Unanswered as error:
            trouble = error.answers
        except Erased:
            page = self.page.chat(new_key(), [], notice=DELETED)
            return html(page, status=410 if sent.part else 200)
        return await self._show(sent, trouble, show="show" in (request.form or {}))

    async def _sent_again(self, sent: Sent) -> bool:
        """Whether a form was sent once more by Back, a restored tab or hours later: then nothing said is shown."""
        if not sent.again or sent.part:
            return False
        return not sent.text.strip() or await self.service.is_answered(sent.identity, sent.message_id)

    async def _show(self, sent: Sent, trouble: Answers, show: bool) -> HTTPResponse:
        number = None
        transcript: list[StoredTurn] = []
        try:
            transcript = await self.service.transcript(sent.identity)
        except Exception as error:
            logger.error("a conversation could not be read: %s", type(error).__name__)
            trouble, number = trouble or self.service.failed(sent.text), sent.number
        status = 503 if trouble else 200
        if sent.part:
            return html(self.page.reply(sent.key, transcript, sent.shown, trouble, number), status=status)
        kept = sent.draft if trouble or sent.pressed else ""
        empty = not sent.text.strip() and not show
        return html(self.page.chat(sent.key, transcript, kept, trouble, "", empty, number), status=status)

    async def delete(self, request: Request) -> HTTPResponse:
        """Erases at once. Only where a call-back was agreed to, it asks whether to cancel that too."""
        sent = read_form(request)
        call_back = (request.form or {}).get("call_back")
        try:
            if sent.key and not call_back and (await self.service.state(sent.identity)).request.passed_on:
                return html(self.page.ask_call_back(sent.key))
            if sent.key:
                await self.service.erase(sent.identity, call_back == "cancel")
        except Exception as error:
            logger.error("a conversation could not be erased: %s", type(error).__name__)
            return html(self.page.failed([{"text": NOT_DELETED}], sent.key), status=503)
        notice = f"{DELETED} {CANCELLED}" if call_back == "cancel" else DELETED
        return html(self.page.chat(new_key(), [], notice=notice))

    async def picture(self, request: Request) -> HTTPResponse:
        sent = read_form(request)
        if not sent.key or (sent.again and not sent.part):
            return html(self.page.closed())
        picture = await self._picture(sent)
        return html(self.page.picture(sent.key, picture)) if picture else self._no_picture(sent)

    async def diary(self, request: Request) -> HTTPResponse:
        sent = read_form(request)
        way = (request.form or {}).get("way")
        if not sent.key or (sent.again and not sent.part and way not in ("html", "csv")):
            return html(self.page.closed())
        picture = await self._picture(sent)
        if picture is None:
            return self._no_picture(sent)
        if way == "csv":
            return raw(
                diary.csv_of(picture), content_type="text/csv; charset=utf-8", headers=_file("notes.csv")
            )
        if way == "html":
            return html(self.page.diary_file(picture), headers=_file("notes.html"))
        return html(self.page.diary(sent.key, picture))

    async def _picture(self, sent: Sent) -> Optional[Picture]:
        """What was told, None where it cannot be read."""
        try:
            state = await self.service.state(sent.identity)
        except Exception as error:
            logger.error("a conversation could not be read: %s", type(error).__name__)
            return None
        return picture_of(state.account, self.knowledge, now())

    def _no_picture(self, sent: Sent) -> HTTPResponse:
        return html(self.page.failed(self.service.failed(""), sent.key), status=503)

    async def closed(self, request: Request) -> HTTPResponse:
        return html(self.page.closed())

    async def asset(self, request: Request, name: str) -> HTTPResponse:
        found = self.page.assets.find(name)
        if found is None:
            return html("", status=404)
        return raw(found.content, content_type=found.kind, headers={"Cache-Control": FOR_EVER})


def _file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def page_blueprint(page: Page, service: ChatService, setting: Setting) -> Blueprint:
    """See the page, send a message, see one's own picture, get a diary, delete, fetch an asset."""
    blueprint = Blueprint("page")
    handlers = Handlers(page, service, setting)
    for method, path, handle in (
        ("GET", "/", handlers.begin),
        ("POST", "/", handlers.send),
        ("POST", "/delete", handlers.delete),
        ("POST", "/picture", handlers.picture),
        ("POST", "/diary", handlers.diary),
        ("GET", "/closed", handlers.closed),
        ("GET", "/assets/<name:str>", handlers.asset),
    ):
        blueprint.add_route(_function(handle), path, methods=[method], name=handle.__name__)
    return blueprint


def _function(handle: Callable[..., Awaitable[HTTPResponse]]) -> Callable[..., Awaitable[HTTPResponse]]:
    """A method as a function: Sanic sets attributes on its handlers."""

    async def route(*arguments: Any, **values: Any) -> HTTPResponse:
        return await handle(*arguments, **values)

    return route
