"""One message in, its answers out: repeats, signals, the queue, the deadline and every failure."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from actions.conversation import SLOT
from bot.charity import Charity
from bot.clock import now
from bot.guidance import Message, Setting, State, too_long_messages, too_many_messages, urgent_messages
from bot.store.conversations import Conversations, Erased, Repeated, StoredTurn
from bot.store.requests import TooMany
from bot.store.retention import Purged
from bot.store.tracker_store import ADDRESS
from bot.visitor.processor import TurnProcessor

DEADLINE = 4.0
"""Seconds after which a visitor gets the fixed answer."""
LONGEST = 8000
"""Characters of one message that are read; a longer one is answered with the request to send parts."""
ZERO_WIDTH_JOINER = "\u200d"
"""Holds emoji together."""

logger = logging.getLogger(__name__)


def known_payloads(setting: Setting) -> frozenset[str]:
    """What the buttons send."""
    return frozenset(
        button["payload"] for wording in setting.knowledge.wording.values() for button in wording.buttons
    )


def cleaned(text: str, payloads: frozenset[str]) -> str:
    """The text without control characters; a slash counts only in a button's own payload."""
    kept = "".join(c for c in text if c in "\n\t" or c.isprintable() or c == ZERO_WIDTH_JOINER).strip()
    return kept if kept in payloads else kept.lstrip("/ \t\n")


class Unanswered(Exception):
    """No turn could be run; `answers` say what a visitor gets, 999 and the helpline always among it."""

    def __init__(self, answers: list[dict[str, Any]]) -> None:
        super().__init__("the turn was not run")
        self.answers = answers


class ChatService:
    """Runs turns off the event loop, one at a time, and answers whatever happens.

    Rasa, spaCy and the database block: they run in one worker thread, with the deadline outside.
    """

    def __init__(
        self,
        processor: TurnProcessor,
        conversations: Conversations,
        setting: Callable[[], Setting],
        deadline: float = DEADLINE,
    ) -> None:
        self._processor = processor
        self._conversations = conversations
        self._setting = setting
        self._deadline = deadline
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="turn")
        self._reader = ThreadPoolExecutor(max_workers=2, thread_name_prefix="store")
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._payloads = known_payloads(setting())

    async def answer(
        self, identity: str, text: str, message_id: str, channel: str, address: str = ""
    ) -> list[dict[str, Any]]:
        """The answers to a message. A message id that was answered before gets the stored answer.

        `address` is where the message comes from, for the limit of call-backs; it is not kept.
        Raises Unanswered where the turn could not be run or was late, and Erased for an erased conversation.
        """
        if len(text) > LONGEST:
            raise Unanswered(dictionaries(too_long_messages(text, self._setting())))
        text = cleaned(text, self._payloads)
        urgent = urgent_messages(text, self._setting())
        lock = self._locks.setdefault(identity, asyncio.Lock())
        turn = asyncio.ensure_future(self._turn(lock, identity, text, message_id, channel, address))
        try:
            return await asyncio.wait_for(asyncio.shield(turn), self._deadline)
        except Erased:
            raise
        except TooMany as error:
            raise Unanswered(dictionaries(too_many_messages(text, self._setting()))) from error
        except Exception as error:
            turn.add_done_callback(_look_at)
            logger.error("a turn failed or was late: %s", type(error).__name__)
            raise Unanswered(dictionaries(urgent)) from error

    async def _turn(
        self, lock: asyncio.Lock, identity: str, text: str, message_id: str, channel: str, address: str
    ) -> list[dict[str, Any]]:
        async with lock:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(
                self._worker, self._run, identity, text, message_id, channel, address
            )

    def _run(
        self, identity: str, text: str, message_id: str, channel: str, address: str
    ) -> list[dict[str, Any]]:
        before = self._conversations.turn(identity, message_id=message_id)
        if before is not None:
            return before.answers
        if self._conversations.is_erased(identity):
            raise Erased(identity)
        message = UserMessage(
            text,
            CollectingOutputChannel(),
            identity,
            input_channel=channel,
            message_id=message_id,
            metadata={ADDRESS: address},
        )
        with contextlib.suppress(Repeated):
            asyncio.run(self._processor.handle_message(message))
        stored = self._conversations.turn(identity, message_id=message_id)
        if stored is None:
            raise RuntimeError("the turn was not saved")
        return stored.answers

    async def transcript(self, identity: str) -> list[StoredTurn]:
        """All turns of a conversation."""
        return await self._read(self._conversations.transcript, identity)

    async def is_answered(self, identity: str, message_id: str) -> bool:
        """Whether a message was answered before."""
        return await self._read(self._conversations.turn, identity, message_id) is not None

    async def state(self, identity: str) -> State:
        """What was told and said so far; an empty state for an unknown conversation."""
        snapshot = await self._read(self._conversations.snapshot, identity)
        return State.parse_obj(((snapshot or {}).get("slots") or {}).get(SLOT) or {})

    def failed(self, text: str) -> list[dict[str, Any]]:
        """What is said to a message where nothing else can be."""
        return dictionaries(urgent_messages(text, self._setting()))

    async def erase(self, identity: str, cancel_call_back: bool = False) -> None:
        """Erases a conversation, after the turn that may be running in it; its call-back too if so wished."""
        lock = self._locks.setdefault(identity, asyncio.Lock())
        async with lock:
            await self._read(self._conversations.erase, identity, now(), cancel_call_back)

    async def purge(self, charity: Charity) -> Purged:
        """Erases all in the database whose time is over."""
        return await self._read(self._conversations.purge, charity, now())

    async def _read(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._reader, function, *arguments)


def _look_at(turn: "asyncio.Future[Any]") -> None:
    """Takes note of the end of a late turn, so that its exception is not lost unseen."""
    if not turn.cancelled() and turn.exception() is not None:
        logger.error("a late turn failed: %s", type(turn.exception()).__name__)


def dictionaries(messages: tuple[Message, ...]) -> list[dict[str, Any]]:
    """Messages as the plain values that the store keeps."""
    return [message.dict() for message in messages]
