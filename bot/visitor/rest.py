"""Rasa's REST channel on our service: `/webhooks/rest/webhook`, Rasa's own JSON."""

import uuid
from typing import Any

from rasa.core.channels.rest import RestInput
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.store.conversations import Erased, conversation_id
from bot.visitor.service import ChatService, Unanswered


def rest_blueprint(service: ChatService) -> Blueprint:
    """The channel's routes. A request that is no valid JSON message gets status 400 and a clear text."""
    channel = RestInput.name()
    blueprint = Blueprint("rest", url_prefix=f"/webhooks/{channel}")

    @blueprint.get("/")
    async def health(request: Request) -> HTTPResponse:
        return json({"status": "ok"})

    @blueprint.post("/webhook")
    async def receive(request: Request) -> HTTPResponse:
        body: Any = request.json
        if not isinstance(body, dict) or not isinstance(body.get("message"), str):
            return json({"error": 'Send {"sender": "...", "message": "..."} with a text as message.'}, 400)
        sender = str(body.get("sender") or "default")
        identity = conversation_id(f"rest:{sender}")
        message_id = str(body.get("message_id") or uuid.uuid4().hex)[:64]
        try:
            address = request.remote_addr or request.ip
            answers = await service.answer(identity, body["message"], message_id, channel, address)
        except Unanswered as error:
            answers = error.answers
        except Erased:
            return json({"error": "This conversation was deleted."}, 410)
        return json([_as_rasa(sender, answer) for answer in answers])

    return blueprint


def _as_rasa(sender: str, answer: dict[str, Any]) -> dict[str, Any]:
    message = {"recipient_id": sender, "text": answer["text"]}
    return {**message, "buttons": answer["buttons"]} if answer.get("buttons") else message


def add_rest(app: Sanic, service: ChatService) -> None:
    """Adds the channel to an app."""
    app.blueprint(rest_blueprint(service))
