"""Listening: what the person tells, corrects, or answers."""

from actions.conversation import ConversationAction
from bot.guidance import Part


class ActionAccount(ConversationAction):
    part = Part.account
