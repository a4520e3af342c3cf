"""`stalking-matters recognise`: JSON lines of messages in, JSON lines of what was recognised out."""

import json
from typing import Any, TextIO

from bot.account import Turn, forms_of
from bot.knowledge import FormId, Knowledge, load
from bot.turn import turn_of
from bot.visitor.processor import TurnProcessor


class Recogniser:
    """The trained pipeline outside any conversation."""

    def __init__(self, processor: TurnProcessor) -> None:
        self._processor = processor
        self._knowledge = load()

    def read(self, text: str) -> dict[str, Any]:
        """`forms`, `mentions`, `signal` and `intent` of one message."""
        turn = turn_of(self._processor.parse(text.lstrip("/")))
        return {
            "forms": forms_told(turn, self._knowledge),
            "mentions": [mention.dict(exclude={"second"}) for mention in turn.mentions],
            "signal": turn.signals[0].value if turn.signals else None,
            "intent": turn.intent,
        }


def forms_told(turn: Turn, knowledge: Knowledge) -> list[str]:
    """The forms of a turn and those that they imply, in the source's order."""
    found = {form for mention in turn.mentions for form in forms_of(mention, knowledge)}
    return [form.value for form in FormId if form in found]


def recognise(recogniser: Recogniser, lines: TextIO, out: TextIO) -> int:
    """Answers each line in its order; a line that is no valid request gets an error in its place."""
    status = 0
    for line in lines:
        if not line.strip():
            continue
        try:
            request = json.loads(line)
            if not isinstance(request, dict) or not isinstance(request.get("text"), str):
                raise ValueError('a request is {"id": ..., "text": "..."}')
            answer = {"id": request.get("id"), **recogniser.read(request["text"])}
        except (ValueError, RecursionError) as error:
            answer = {"id": None, "error": f"This line is no valid request: {error}"}
            status = 1
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        out.flush()
    return status
