"""Logging is set up before any test imports Rasa, as the commands do it."""

from bot.quiet import configure_logging

configure_logging()
