"""Greeting, thanks, goodbye, and what is neither account nor question."""

from actions.conversation import ConversationAction
from bot.guidance import Part


class ActionTalk(ConversationAction):
    part = Part.talk
