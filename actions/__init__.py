"""Custom actions, one module a part of the conversation. All reasoning is in `bot.guidance`."""
