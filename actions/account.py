"""Listening: what the person tells, corrects, or answers."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import reply
from bot.guidance import Part


class ActionAccount(Action):
    def name(self) -> str:
        return "action_account"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        return reply(Part.account, dispatcher, tracker)
