"""What the bot says next, whom it names and which tips fit."""

from bot.guidance.fixed import opening_messages, too_long_messages, too_many_messages, urgent_messages
from bot.guidance.respond import Part, respond
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
