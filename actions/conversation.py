"""What all parts of the conversation share: read the tracker, ask guidance, return the new snapshot."""

import json
from functools import lru_cache
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.account import Turn
from bot.charity import load_charity
from bot.clock import now
from bot.guidance import Part, Setting, State, respond
from bot.knowledge import load
from bot.turn import turn_of

SLOT = "conversation"
"""The slot that holds the snapshot: account and progress."""


@lru_cache(maxsize=1)
def _fixed() -> Setting:
    charity = load_charity()
    return Setting(
        knowledge=load(), now=now(), helpline=charity.helpline, retention_hours=charity.retention_hours
    )


def setting() -> Setting:
    """The knowledge and the charity's choices, read once, with the clock of this moment."""
    return _fixed().copy(update={"now": now()})


class ConversationAction(Action):
    """One part of the conversation. It writes nothing: what it changes is the slot's new value."""

    part: ClassVar[Part]

    def name(self) -> str:
        return f"action_{self.part.value}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        state = State.parse_obj(tracker.get_slot(SLOT) or {})
        turn: Turn = turn_of(tracker.latest_message)
        state, messages = respond(state, turn, setting(), self.part)
        for message in messages:
            dispatcher.utter_message(
                text=message.text, buttons=[button.dict() for button in message.buttons]
            )
        return [SlotSet(SLOT, json.loads(state.json()))]
