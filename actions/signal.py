"""Danger now, suicidal thoughts, under 18, own behaviour."""

from actions.conversation import ConversationAction
from bot.guidance import Part


class ActionSignal(ConversationAction):
    part = Part.signal
