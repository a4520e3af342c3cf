"""The chat in the terminal, for a person and (`--json`) for a program."""

import asyncio
import json
import logging
import uuid
from typing import Any, TextIO

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from actions.conversation import SLOT, setting
from bot.account import forms
from bot.guidance import Button, State, opening_messages, too_long_messages, urgent_messages
from bot.signals import word_signals
from bot.store.tracker_store import ConversationTrackerStore
from bot.visitor.processor import TurnProcessor
from bot.visitor.service import LONGEST, cleaned, dictionaries, known_payloads
from bot.visitor.unsaved import Unsaved

logger = logging.getLogger(__name__)


class TerminalChat:
    """One conversation that is kept nowhere. `signal` is that of the last line alone."""

    def __init__(self, processor: TurnProcessor) -> None:
        self._conversations = Unsaved()
        self._processor = processor
        self._processor.keep_in(ConversationTrackerStore(self._conversations))
        self._identity = uuid.uuid4().hex
        self._setting = setting()
        self._payloads = known_payloads(self._setting)
        self.signal: str | None = None

    def opening(self) -> list[dict[str, Any]]:
        return dictionaries(opening_messages(self._setting))

    def answer(self, line: str) -> list[dict[str, Any]]:
        """The answers to one line; a line that equals a button's payload works as a click."""
        words = word_signals(line, self._setting.knowledge)
        self.signal = words[0].value if words else None
        if len(line) > LONGEST:
            return dictionaries(too_long_messages(line, self._setting))
        text = cleaned(line, self._payloads)
        message = UserMessage(text, CollectingOutputChannel(), self._identity, input_channel="terminal")
        try:
            asyncio.run(self._processor.handle_message(message))
        except Exception as error:
            logger.error("a turn failed: %s", type(error).__name__)
            return dictionaries(urgent_messages(text, self._setting))
        self.signal = self._signal_read()
        return self._conversations.turns[-1].answers

    def _signal_read(self) -> str | None:
        """The signal that the pipeline read in the last line."""
        snapshot = self._conversations.snapshot(self._identity) or {"events": []}
        said = [event for event in snapshot["events"] if event.get("event") == "user"]
        signals = said[-1]["parse_data"].get("signals") if said else None
        return signals[0] if signals else None

    def forms(self) -> list[str]:
        """All forms in the account so far."""
        snapshot = self._conversations.snapshot(self._identity) or {"slots": {}}
        state = State.parse_obj(snapshot["slots"].get(SLOT) or {})
        return [form.value for form in forms(state.account, self._setting.knowledge)]


def chat_json(processor: TurnProcessor, lines: TextIO, out: TextIO) -> int:
    """One JSON line for each line of `lines`, a blank one too."""
    conversation = TerminalChat(processor)
    for line in lines:
        line = line.rstrip("\r\n")
        bot = [
            {"text": answer["text"], "buttons": [Button(**b).dict() for b in answer.get("buttons") or []]}
            for answer in conversation.answer(line)
        ]
        turn = {"user": line, "bot": bot, "forms": conversation.forms(), "signal": conversation.signal}
        out.write(json.dumps(turn, ensure_ascii=False) + "\n")
        out.flush()
    return 0


def chat(processor: TurnProcessor, lines: TextIO, out: TextIO) -> int:
    """A conversation with a person; buttons are numbered, the end of input (Ctrl+D) ends it."""
    conversation = TerminalChat(processor)
    buttons = _show(conversation.opening(), out)
    while True:
        out.write("\nYou: ")
        out.flush()
        line = lines.readline()
        if not line:
            out.write("\n")
            return 0
        line = line.strip()
        if line.isdecimal() and 0 < int(line) <= len(buttons):
            line = buttons[int(line) - 1]["payload"]
        buttons = _show(conversation.answer(line), out)


def _show(answers: list[dict[str, Any]], out: TextIO) -> list[dict[str, str]]:
    buttons: list[dict[str, str]] = []
    for answer in answers:
        out.write(f"\nChatbot: {answer['text']}\n")
        buttons.extend(answer.get("buttons") or [])
    for number, button in enumerate(buttons, start=1):
        out.write(f"  {number}. {button['title']}\n")
    return buttons
