"""What all parts of the conversation share: read the tracker, ask guidance, return the new snapshot."""

import json
from functools import lru_cache
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.case.codes import new_code
from bot.charity import load_charity
from bot.clock import now
from bot.guidance import Part, Setting, State, respond
from bot.knowledge import load
from bot.turn import turn_of

PAGE = "page"
"""The channel whose page shows the opening before the first message."""
SLOT = "conversation"
"""The slot that holds the snapshot: account and progress."""


@lru_cache(maxsize=1)
def _fixed() -> Setting:
    charity = load_charity()
    return Setting(
        knowledge=load(),
        now=now(),
        helpline=charity.helpline,
        retention_hours=charity.retention_hours,
        call_backs=charity.call_backs,
        tries=charity.call_back_tries,
        case_days=charity.case_retention_days,
    )


def setting() -> Setting:
    """The knowledge and the charity's choices, read once, with the clock of this moment and a fresh code."""
    return _fixed().copy(update={"now": now(), "code": new_code()})


def reply(part: Part, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
    """Says what one part of the conversation answers. Writes nothing: the change is the slot's new value."""
    state = State.parse_obj(tracker.get_slot(SLOT) or {})
    if tracker.get_latest_input_channel() == PAGE and not state.progress.introduced:
        state = state.copy(update={"progress": state.progress.copy(update={"introduced": True})})
    state, messages = respond(state, turn_of(tracker.latest_message), setting(), part)
    for message in messages:
        marks = {name: value for name, value in (("lang", message.lang), ("urgent", message.urgent)) if value}
        dispatcher.utter_message(
            text=message.text,
            buttons=[button.dict() for button in message.buttons],
            json_message=marks or None,
        )
    return [SlotSet(SLOT, json.loads(state.json()))]
