"""Questions that the person asks."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import reply
from bot.guidance import Part


class ActionQuestion(Action):
    def name(self) -> str:
        return "action_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        return reply(Part.question, dispatcher, tracker)
