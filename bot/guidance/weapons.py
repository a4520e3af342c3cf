"""A weapon that is named, in anyone's hands."""

import re

from bot.guidance.speaker import Speaker

WEAPON = re.compile(
    r"\b(?:knife|knives|blades?|machetes?|guns?|shotguns?|rifles?|pistols?|crossbows?|hammers?|axes?|acid|(?:baseball|cricket) bat|weapons?)\b",
    re.IGNORECASE,
)


def names_weapon(text: str) -> bool:
    """Whether a text speaks of a weapon, in anyone's hands."""
    return bool(WEAPON.search(text))


def answer_weapon(speaker: Speaker) -> None:
    """A weapon in words that nothing else understands: safety for everybody, whoever holds it."""
    first = len(speaker.messages)
    speaker.say_text(speaker.line("weapon"))
    speaker.mark_urgent(first)
    speaker.note(misses=0)
