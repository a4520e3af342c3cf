"""What the bot says next, whom it names and which tips fit."""

from bot.guidance.respond import (
    Part,
    opening_messages,
    respond,
    too_long_messages,
    too_many_messages,
    urgent_messages,
)
from bot.guidance.types import Button, Message, Progress, Setting, State

__all__ = [
    "Button",
    "Message",
    "Part",
    "Progress",
    "Setting",
    "State",
    "opening_messages",
    "respond",
    "too_long_messages",
    "too_many_messages",
    "urgent_messages",
]
