"""Danger now, suicidal thoughts, under 18, own behaviour."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import reply
from bot.guidance import Part


class ActionSignal(Action):
    def name(self) -> str:
        return "action_signal"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        return reply(Part.signal, dispatcher, tracker)
