"""What a turn asks of the database beside its own words, taken out of the snapshot and done once."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered

from bot.store.effects import take_effects
from bot.store.requests import TooMany
from bot.store.tallies import read_tallies
from bot.store.tracker_store import ConversationTrackerStore
from bot.visitor.unsaved import Unsaved
from tests.store.conftest import CODE, NOW, Store, call_back

DOMAIN = Domain.from_dict(
    {
        "slots": {
            "conversation": {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
        }
    }
)


class Chat:
    """One conversation as Rasa runs it: a message, the bot's answer, the new state, saved."""

    def __init__(self, store: ConversationTrackerStore, identity: str = "chat") -> None:
        self._store = store
        self._identity = identity
        store.domain = DOMAIN

    def turn(self, state: dict[str, Any], address: str = "") -> None:
        tracker = asyncio.run(self._store.get_or_create_tracker(self._identity))
        for event in (
            ActionExecuted("action_listen"),
            UserUttered("yes", input_channel="page", metadata={"address": address}),
            SlotSet("conversation", state),
            BotUttered("done"),
        ):
            tracker.update(event, DOMAIN)
        asyncio.run(self._store.save(tracker))


@pytest.fixture
def chat(store: Store) -> Chat:
    return Chat(ConversationTrackerStore(store.conversations, DOMAIN))


def agreed(identity: str = "request-1") -> dict[str, Any]:
    return {"request": {"step": None, "passed_on": True, "agreed": json.loads(call_back(identity).json())}}


def test_an_agreed_call_back_is_a_case_and_is_kept_in_the_snapshot_no_more(store: Store, chat: Chat) -> None:
    chat.turn(agreed(), "192.0.2.5")
    (case,) = store.cases.open_cases()
    assert case.call_back is not None and case.call_back.contact == call_back().contact
    kept = store.conversations.snapshot("chat")
    assert kept is not None
    request = {"step": None, "passed_on": True, "agreed": None}
    assert kept["slots"]["conversation"] == {"request": request}
    assert "7700900123" not in str(kept) and "192.0.2.5" not in str(kept)
    assert store.conversations.last_number("chat") == 1


def test_a_conversation_and_a_code_withdraw(store: Store, chat: Chat) -> None:
    chat.turn(agreed())
    chat.turn({"request": {"withdraw": True, "passed_on": False}})
    assert store.cases.open_cases() == []
    kept = store.conversations.snapshot("chat")
    assert kept is not None and kept["slots"]["conversation"]["request"] == {
        "withdraw": False,
        "passed_on": False,
    }
    chat.turn(agreed("request-2"))
    assert len(store.cases.open_cases()) == 1
    Chat(chat._store, "another").turn({"request": {"withdraw_code": CODE}})
    assert store.cases.open_cases() == []
    kept = store.conversations.snapshot("another")
    assert kept is not None and kept["slots"]["conversation"]["request"] == {"withdraw_code": None}


def test_a_turn_with_too_many_requests_is_not_kept(store: Store, chat: Chat) -> None:
    for number in range(5):
        Chat(chat._store, f"chat{number}").turn(agreed(f"r{number}"), "192.0.2.5")
    with pytest.raises(TooMany):
        chat.turn(agreed("r5"), "192.0.2.5")
    assert store.conversations.snapshot("chat") is None and len(store.cases.open_cases()) == 5


def test_tallies_add_up_by_day_and_leave_the_snapshot(store: Store, chat: Chat) -> None:
    chat.turn({"tally": ["confirmed_yes", "confirmed_no"]})
    chat.turn({"tally": ["confirmed_yes", "confirmed_yes"], "account": {"turns": 2}})
    kept = store.conversations.snapshot("chat")
    assert kept is not None and kept["slots"]["conversation"] == {"tally": [], "account": {"turns": 2}}
    from bot.clock import UK, now

    today = now().astimezone(UK).date()
    assert store.cases.tallies(today, today) == {"confirmed_yes": 3, "confirmed_no": 1}
    assert read_tallies(store.engine, today + timedelta(days=1), today + timedelta(days=2)) == {}


def test_a_turn_without_effects_is_stored_as_it_is() -> None:
    for slots in ({}, {"conversation": {}}, {"conversation": {"request": {"step": "name"}, "tally": []}}):
        stored, effects = take_effects(slots)
        assert stored is slots and not effects


def test_an_unsaved_chat_passes_on_what_it_says_and_keeps_nothing(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.operate.opened import opened
    from bot.store.cases import Cases

    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("STALKING_MATTERS_KEY", "w1Y6vVYhRb3cVZq2u9Zf8m0m8s1m3Ql0r7o5cJ1yq2E=")
    chat = Chat(ConversationTrackerStore(Unsaved(), DOMAIN))
    chat.turn({"account": {}})
    assert not (tmp_path / "test.db").exists(), "the database is opened only for what is passed on"
    chat.turn(agreed())
    engine, cipher = opened()
    assert len(Cases(engine, cipher).open_cases()) == 1
    chat.turn({"request": {"withdraw": True}, "tally": ["confirmed_yes"]})
    assert Cases(engine, cipher).open_cases() == []
    engine.dispose()


def test_the_clock_of_the_case_is_the_turns(
    store: Store, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STALKING_MATTERS_NOW", NOW.isoformat())
    chat.turn(agreed())
    assert store.cases.open_cases()[0].created_at == NOW
