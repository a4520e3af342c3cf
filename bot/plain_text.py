"""The marks that phones put for an apostrophe, as plain words are read."""

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})
"""For `str.translate`; each mark stays one character, so places in the text stay right."""
