"""From Rasa's parse of a message to the typed turn that the account folds."""

from typing import Any, Optional, get_args

from bot.account.types import Detail, DetailKind, Mention, Signal, Turn
from bot.knowledge.types import FormId

FORMS = {form.value for form in FormId}
DETAILS = set(get_args(DetailKind))
CLICKED_SINCE = {
    "days": "for some days",
    "weeks": "for some weeks",
    "months": "for some months",
    "years": "for a year or more",
}


def turn_of(parsed: dict[str, Any]) -> Turn:
    """The turn of a parsed message: `text`, `intent`, `entities` and `signals` as the pipeline gives them."""
    text = parsed.get("text") or ""
    entities = parsed.get("entities") or []
    clicked = text.startswith("/")
    return Turn(
        text=text,
        intent=(parsed.get("intent") or {}).get("name") or "nlu_fallback",
        mentions=tuple(_mention(entity, text) for entity in entities if entity["entity"] in FORMS),
        unsure=tuple(_mention(entity, text) for entity in parsed.get("unsure") or ()),
        details=tuple(
            _detail(entity, None if clicked else text) for entity in entities if entity["entity"] in DETAILS
        ),
        asked=tuple(parsed.get("asked") or ()),
        signals=tuple(Signal(name) for name in parsed.get("signals") or ()),
    )


def _mention(entity: dict[str, Any], text: str) -> Mention:
    return Mention(
        form=entity["entity"],
        behaviour=entity["value"],
        text=text[entity["start"] : entity["end"]],
        start=entity["start"],
        end=entity["end"],
        confidence=entity.get("confidence", 1.0),
        second=entity.get("second"),
    )


def _detail(entity: dict[str, Any], text: Optional[str]) -> Detail:
    """A detail told in words, or one that a button carries (`text` None)."""
    kind, value = entity["entity"], str(entity["value"])
    if text is None:
        words = CLICKED_SINCE.get(value, "") if kind == "since" else ""
        return Detail(kind=kind, value="" if words else value, text=words)
    start, end = entity["start"], entity["end"]
    return Detail(kind=kind, value=value, text=text[start:end], start=start, end=end)
