"""Where the training messages are."""

from bot.paths import ROOT

FOLDERS = (ROOT / "data" / "nlu", ROOT / "training" / "messages")
"""The first is what `rasa train` reads; the encoder is tuned on both."""
