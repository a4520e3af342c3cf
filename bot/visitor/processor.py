"""Rasa's message processor as we run it: actions in this process, always an answer, our store."""

import asyncio
from pathlib import Path
from typing import Any, Optional

from jsonschema import Draft202012Validator
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from actions.conversation import setting
from bot.guidance import urgent_messages


class ActionsHere(EndpointConfig):
    """An action endpoint that runs the actions in this process instead of over HTTP."""

    def __init__(self) -> None:
        super().__init__(url="http://in-process")
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    async def request(
        self,
        method: str = "post",
        subpath: Optional[str] = None,
        content_type: Optional[str] = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        return await self._executor.run(kwargs["json"])


def compile_action_check() -> None:
    """Lets Rasa check an action's result with a schema compiled once; it checks its schema anew each time."""
    validator = Draft202012Validator(RemoteAction.action_response_format_spec())

    def check(action: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = check  # type: ignore[method-assign]


class TurnProcessor(MessageProcessor):
    """A processor whose turns never end in silence: Rasa swallows an action's exception."""

    def __init__(self, model: Path, store: TrackerStore) -> None:
        compile_action_check()
        super().__init__(
            model_path=model,
            tracker_store=store,
            lock_store=InMemoryLockStore(),
            generator=TemplatedNaturalLanguageGenerator({}),
            action_endpoint=ActionsHere(),
        )
        self.keep_in(store)

    def keep_in(self, store: TrackerStore) -> None:
        """Keeps conversations in `store` from now on."""
        store.domain = self.domain
        self.tracker_store = store

    async def _run_prediction_loop(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> None:
        await super()._run_prediction_loop(output_channel, tracker)
        said = 0
        for event in reversed(tracker.events):
            if isinstance(event, UserUttered):
                break
            said += isinstance(event, BotUttered)
        if said:
            return
        text = tracker.latest_message.text if tracker.latest_message else ""
        for message in urgent_messages(text or "", setting()):
            tracker.update(BotUttered(message.text, data={}), self.domain)
            await output_channel.send_response(tracker.sender_id, {"text": message.text})

    def parse(self, text: str) -> dict[str, Any]:
        """What the pipeline reads in one message, outside any conversation."""
        return dict(asyncio.run(self.parse_message(UserMessage(text))))
