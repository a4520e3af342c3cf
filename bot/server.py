"""The visitor's server: one process, SQLite, Rasa and its actions inside."""

import asyncio
import logging
import os
from pathlib import Path
from typing import Any

from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, html, json

from actions.conversation import setting
from bot.charity import Charity, load_charity
from bot.guidance import urgent_messages
from bot.store.conversations import open_conversations
from bot.store.tracker_store import ConversationTrackerStore
from bot.visitor.embed import embed_blueprint
from bot.visitor.headers import add_headers
from bot.visitor.page import Page
from bot.visitor.processor import TurnProcessor
from bot.visitor.rest import add_rest
from bot.visitor.routes import page_blueprint
from bot.visitor.service import ChatService, dictionaries

HOST = "127.0.0.1"
LARGEST_REQUEST = 4 * 1024 * 1024
"""Bytes of a request; 100,000 characters of any script fit, encoded as a form."""
PURGE_EVERY = 600
"""Seconds between two runs of the purge."""

logger = logging.getLogger(__name__)


def make_app(model: Path) -> Sanic:
    """The app with the page and, if STALKING_MATTERS_REST=1, the REST channel. Loads the model."""
    charity = load_charity()
    conversations = open_conversations()
    processor = TurnProcessor(model, ConversationTrackerStore(conversations))
    service = ChatService(processor, conversations, setting)
    app = Sanic("stalking_matters", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_REQUEST
    app.config.PROXIES_COUNT = app.config.PROXIES_COUNT or 1
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.MOTD = False
    page = Page(charity, setting())
    app.blueprint(page_blueprint(page, service, setting()))
    app.blueprint(embed_blueprint(page, charity, demo=os.environ.get("STALKING_MATTERS_ENV") != "production"))
    if os.environ.get("STALKING_MATTERS_REST") == "1":
        add_rest(app, service)
    add_headers(app, page.assets, charity.embedding_sites)
    _add_errors(app, page)
    _add_upkeep(app, service, charity)
    return app


def _add_errors(app: Sanic, page: Page) -> None:
    @app.exception(Exception)
    async def failed(request: Request, error: Exception) -> HTTPResponse:
        status = error.status_code if isinstance(error, SanicException) else 500
        if status >= 500:
            logger.error("a request failed: %s", type(error).__name__)
        messages = urgent_messages("", setting())
        if request is not None and request.path.startswith("/webhooks/"):
            answers: list[dict[str, Any]] = [{"text": message.text} for message in messages]
            return json({"error": _reason(status), "messages": answers}, status=status)
        return html(page.failed(dictionaries(messages)), status=status)


def _reason(status: int) -> str:
    reasons = {
        400: "The request could not be read.",
        404: "There is nothing here.",
        413: "The request is too large.",
    }
    return reasons.get(status, "Something went wrong.")


def _add_upkeep(app: Sanic, service: ChatService, charity: Charity) -> None:
    async def upkeep(app: Sanic) -> None:
        while True:
            try:
                await service.purge(charity)
            except Exception as error:
                logger.error("the purge failed and runs again later: %s", type(error).__name__)
            await asyncio.sleep(PURGE_EVERY)

    app.add_task(upkeep)


def serve(model: Path) -> None:
    """Serves until stopped. PORT overrides 8000."""
    port = int(os.environ.get("PORT", "8000"))
    app = make_app(model)

    @app.after_server_start
    async def say_so(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        print(f"The chat is at http://{HOST}:{port}/ (stop with Ctrl+C)", flush=True)

    app.run(host=HOST, port=port, access_log=False, debug=False, motd=False)
