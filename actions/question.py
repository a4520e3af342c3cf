"""Questions that the person asks."""

from actions.conversation import ConversationAction
from bot.guidance import Part


class ActionQuestion(ConversationAction):
    part = Part.question
