"""The service around a turn: repeats, window, deadline, failures, erasure - with the real model and SQLite."""

import asyncio
import time
import uuid
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from actions.conversation import setting
from bot.guidance.types import Message, Request, State
from bot.store.conversations import Conversations, Erased
from bot.store.database import migrate, open_database
from bot.store.encryption import Cipher
from bot.store.tracker_store import WINDOW, ConversationTrackerStore
from bot.visitor.processor import TurnProcessor
from bot.visitor.service import ChatService, Unanswered, cleaned
from tests.store.conftest import call_back


@pytest.fixture
def conversations(tmp_path: Path) -> Conversations:
    engine = open_database(f"sqlite:///{tmp_path / 'test.db'}")
    migrate(engine)
    return Conversations(engine, Cipher([Fernet.generate_key()]))


@pytest.fixture
def service(processor: TurnProcessor, conversations: Conversations) -> ChatService:
    processor.keep_in(ConversationTrackerStore(conversations))
    return ChatService(processor, conversations, setting, deadline=60)


def ask(service: ChatService, text: str, message_id: str, identity: str = "a") -> str:
    answers = asyncio.run(service.answer(identity, text, message_id, "test"))
    return "\n".join(answer["text"] for answer in answers)


def test_a_repeat_gets_the_stored_answer_and_counts_once(
    service: ChatService, conversations: Conversations
) -> None:
    first = ask(service, "he texts me every day", "1")
    assert ask(service, "he texts me every day", "1") == first
    assert len(conversations.transcript("a")) == 1


def test_what_was_told_lives_in_the_database_not_in_memory(
    model: Path, service: ChatService, conversations: Conversations
) -> None:
    ask(service, "he texts me every day", "1")
    for number in range(2, 14):
        ask(service, "thank you", str(number))
    snapshot = conversations.snapshot("a")
    assert snapshot is not None and len(snapshot["events"]) <= WINDOW
    said = ask(service, "what have I told you so far?", "summary")
    assert "he texts me every day" in said


def test_a_failing_action_is_answered_with_999_and_the_answer_is_kept(
    service: ChatService, conversations: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("actions.conversation.respond", fail)
    said = ask(service, "he texts me", "1")
    assert "999" in said and "0808 802 0300" in said
    assert "999" in conversations.transcript("a")[0].answers[0]["text"]


def test_a_store_that_fails_is_no_new_conversation(
    service: ChatService, conversations: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(service, "he texts me every day", "1")

    def fail(identity: str) -> None:
        raise OSError("disk")

    monkeypatch.setattr(conversations, "snapshot", fail)
    with pytest.raises(Unanswered) as failure:
        ask(service, "she came to my work", "2")
    assert "999" in failure.value.answers[0]["text"]
    monkeypatch.undo()
    assert len(conversations.transcript("a")) == 1


def test_a_late_turn_gets_the_answer_that_its_words_need(
    processor: TurnProcessor, conversations: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    processor.keep_in(ConversationTrackerStore(conversations))
    slow = ChatService(processor, conversations, setting, deadline=0.2)
    read = processor._parse_message_with_graph
    monkeypatch.setattr(
        processor, "_parse_message_with_graph", lambda *a, **k: (time.sleep(0.6), read(*a, **k))[1]
    )

    async def late() -> list[dict]:
        with pytest.raises(Unanswered) as failure:
            await slow.answer("a", "he is outside now trying the door", "1", "test")
        await asyncio.sleep(2)
        return failure.value.answers

    answers = asyncio.run(late())
    assert answers[0]["text"].startswith("If you are in danger, call 999 now.")
    assert len(conversations.transcript("a")) == 1, "the late turn was kept"


def test_two_messages_at_once_are_both_kept(service: ChatService, conversations: Conversations) -> None:
    async def both() -> None:
        await asyncio.gather(
            service.answer("a", "he texts me every day", "1", "test"),
            service.answer("a", "she came to my work", "2", "test"),
        )

    asyncio.run(both())
    assert {turn.message_id for turn in conversations.transcript("a")} == {"1", "2"}


def test_after_deletion_nothing_is_kept_or_taken(service: ChatService, conversations: Conversations) -> None:
    ask(service, "he texts me every day", "1")
    asyncio.run(service.erase("a"))
    assert conversations.transcript("a") == []
    with pytest.raises(Erased):
        ask(service, "hello", "2")


def test_a_hundred_thousand_characters_get_a_clear_answer(service: ChatService) -> None:
    with pytest.raises(Unanswered) as failure:
        ask(service, "he is outside now " + "x " * 50_000, "1")
    texts = "\n".join(answer["text"] for answer in failure.value.answers)
    assert "call 999 now" in texts and "smaller parts" in texts


def test_a_slash_counts_only_in_a_buttons_payload() -> None:
    payloads = frozenset({"/affirm"})
    assert cleaned("/affirm", payloads) == "/affirm"
    assert cleaned("/restart", payloads) == "restart"
    assert cleaned(" a\x00b\u202e ", payloads) == "ab"


def test_the_sixth_call_back_of_an_address_in_an_hour_is_answered_with_who_else_helps(
    service: ChatService, conversations: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def agree(*arguments: object) -> tuple[State, tuple[Message, ...]]:
        return State(request=Request(agreed=call_back(uuid.uuid4().hex))), (Message(text="Passed on."),)

    monkeypatch.setattr("actions.conversation.respond", agree)

    def press(identity: str, address: str) -> str:
        answers = asyncio.run(service.answer(identity, "yes", "1", "test", address))
        return answers[0]["text"]

    assert [press(f"chat{number}", "192.0.2.1") for number in range(5)] == ["Passed on."] * 5
    with pytest.raises(Unanswered) as refusal:
        press("chat5", "192.0.2.1")
    said = refusal.value.answers[0]["text"]
    assert "0808 802 0300" in said and "999" in said and "cannot pass on" in said
    assert conversations.transcript("chat5") == [], "nothing says that it was passed on"
    assert press("chat6", "192.0.2.2") == "Passed on."
