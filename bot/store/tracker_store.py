"""Rasa's tracker store on our conversations: a bounded window of events and the snapshot, saved at once."""

import asyncio
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any, Optional, Protocol

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Connection

from bot.clock import now
from bot.store.conversations import StoredTurn
from bot.store.effects import Effects, apply_effects, take_effects
from bot.store.requests import Requests

WINDOW = 24
"""Events kept for Rasa, cut at the beginning of a turn; no rule depends on older ones."""
MESSAGE_ID_LENGTH = 64
ADDRESS = "address"
"""The name, in a message's metadata, of the address that it came from."""


class Keeper(Protocol):
    """Where conversations are kept: the database, or memory for the terminal."""

    def snapshot(self, identity: str) -> Optional[dict[str, Any]]: ...

    def save(
        self,
        identity: str,
        snapshot: dict[str, Any],
        new: list[StoredTurn],
        moment: datetime,
        also: Optional[Callable[[Connection], None]] = None,
    ) -> None: ...

    def requests(self) -> Requests: ...


class WindowedTracker(DialogueStateTracker):
    """A tracker that knows how many of its events were loaded and which number its turn will have."""

    loaded: int = 0
    last_number: int = 0


class ConversationTrackerStore(TrackerStore):
    """Takes the place of Rasa's FailSafeTrackerStore: an error is an error, never an empty conversation.

    `save` writes the turn's message, its answers and the snapshot in one transaction. Actions write nothing.
    """

    def __init__(self, conversations: Keeper, domain: Optional[Domain] = None) -> None:
        super().__init__(domain)
        self._conversations = conversations

    def init_tracker(self, sender_id: str) -> WindowedTracker:
        return WindowedTracker(sender_id, self.domain.slots)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        snapshot = await asyncio.to_thread(self._conversations.snapshot, sender_id)
        if snapshot is None:
            return None
        tracker = self.init_tracker(sender_id)
        for event in _begin(snapshot["slots"]) + deserialise_events(snapshot["events"]):
            tracker.update(event, self.domain)
        tracker.loaded = len(tracker.events)
        tracker.last_number = snapshot["number"]
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        events = list(tracker.events)
        loaded = getattr(tracker, "loaded", 0)
        new = turns_in(events[loaded:], getattr(tracker, "last_number", 0))
        if not new:
            return
        slots = {name: slot.value for name, slot in tracker.slots.items() if slot.value is not None}
        slots, effects = take_effects(slots)
        snapshot = {
            "slots": slots,
            "events": [_without_address(event.as_dict()) for event in _window(events)],
            "number": new[-1].number,
        }
        save = partial(self._conversations.save, tracker.sender_id, snapshot, new, moment := now())
        if effects:
            apply = partial(self._apply, effects, tracker.sender_id, _address(events), moment)
            await asyncio.to_thread(save, apply)
        else:
            await asyncio.to_thread(save)
        if isinstance(tracker, WindowedTracker):
            tracker.loaded, tracker.last_number = len(events), new[-1].number

    def _apply(
        self, effects: Effects, identity: str, address: str, moment: datetime, connection: Connection
    ) -> None:
        apply_effects(connection, self._conversations.requests(), effects, identity, address, moment)

    async def keys(self) -> Iterable[str]:
        """Conversations are not listed: nobody may walk through them."""
        return []


def _begin(slots: dict[str, Any]) -> list[Event]:
    return [SessionStarted(), *(SlotSet(name, value) for name, value in slots.items())]


def _window(events: list[Event]) -> list[Event]:
    """The last events, from the beginning of a turn on; a turn that is longer is kept whole."""
    starts = [index for index, event in enumerate(events) if _starts_turn(events, index)]
    inside = [index for index in starts if len(events) - index <= WINDOW]
    begin = inside[0] if inside else (starts[-1] if starts else 0)
    return [event for event in events[begin:] if not _is_snapshot(event)]


def _starts_turn(events: list[Event], index: int) -> bool:
    """A turn starts where the bot began to listen for it."""
    return (
        isinstance(events[index], ActionExecuted)
        and events[index].action_name == "action_listen"
        and index + 1 < len(events)
        and isinstance(events[index + 1], UserUttered)
    )


def _is_snapshot(event: Event) -> bool:
    return isinstance(event, SlotSet)


def _address(events: list[Event]) -> str:
    """Where the last message came from, "" where that is not known."""
    said = [event for event in events if isinstance(event, UserUttered)]
    return str((said[-1].metadata or {}).get(ADDRESS) or "") if said else ""


def _without_address(event: dict[str, Any]) -> dict[str, Any]:
    """An address serves the turn's limit alone and is not kept; Rasa puts it into an event twice."""
    kept = {**event}
    for place in (kept, read := {**(event.get("parse_data") or {})}):
        if ADDRESS in (place.get("metadata") or {}):
            place["metadata"] = {name: value for name, value in place["metadata"].items() if name != ADDRESS}
    return {**kept, "parse_data": read} if read else kept


def turns_in(events: list[Event], last_number: int) -> list[StoredTurn]:
    """The turns that events hold: each message and all that was answered to it."""
    found: list[StoredTurn] = []
    for event in events:
        if isinstance(event, UserUttered):
            identity = (event.message_id or uuid.uuid4().hex)[:MESSAGE_ID_LENGTH]
            number = last_number + len(found) + 1
            found.append(StoredTurn(number, identity, event.text or "", []))
        elif isinstance(event, BotUttered) and found:
            buttons = (event.data or {}).get("buttons") or []
            marks = (event.data or {}).get("custom") or {}
            found[-1].answers.append({"text": event.text or "", "buttons": buttons, **marks})
    return found
