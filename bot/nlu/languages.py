"""Notices that a message is not English, and which language it is.

Method: lingua's n-gram models in their low-accuracy form (27 MB, 0.4 ms a message). They take Scots for Welsh and short
English for anything, so for Latin letters the intent classifier, which has read dialect, has to see it too.
"""

from collections.abc import Mapping
from typing import Optional

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

NOTICED = (
    Language.ENGLISH,
    Language.WELSH,
    Language.POLISH,
    Language.URDU,
    Language.PUNJABI,
    Language.BENGALI,
    Language.ARABIC,
    Language.ROMANIAN,
    Language.PORTUGUESE,
    Language.SPANISH,
    Language.FRENCH,
    Language.UKRAINIAN,
    Language.SOMALI,
    Language.GERMAN,
    Language.ITALIAN,
    Language.TURKISH,
    Language.RUSSIAN,
    Language.BULGARIAN,
    Language.LITHUANIAN,
    Language.HUNGARIAN,
    Language.ALBANIAN,
    Language.CHINESE,
    Language.HINDI,
    Language.GUJARATI,
    Language.TAMIL,
    Language.PERSIAN,
)
LATIN_ENDS = 0x024F
"""The last letter of Unicode's Latin blocks that European languages use."""
MOSTLY = 0.5
SEEN = 0.35
"""The intent classifier's probability of "not English" from which a message in Latin letters counts as such."""
ENGLISH_ENOUGH = 0.35
"""Lingua's probability of English from which a message is English whatever else is likely."""
HINT, HARDLY_ENGLISH = 0.05, 0.05
"""A hint by the intent classifier is enough where lingua hardly sees English."""


def build_detector() -> LanguageDetector:
    """The detector; its models are loaded with the first text."""
    return LanguageDetectorBuilder.from_languages(*NOTICED).with_low_accuracy_mode().build()


def language_of(text: str, detector: LanguageDetector, seen: float) -> Optional[str]:
    """The ISO 639-1 code of a text that is not English, None for English or what cannot be told.

    `seen`: how sure the intent classifier is that the message is not English, 0 to 1.
    """
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return None
    foreign = sum(ord(letter) > LATIN_ENDS for letter in letters) / len(letters) > MOSTLY
    if not foreign and seen < HINT:
        return None
    chances: Mapping[Language, float] = {
        found.language: found.value for found in detector.compute_language_confidence_values(text)
    }
    most = ENGLISH_ENOUGH if seen >= SEEN else HARDLY_ENGLISH
    if not foreign and chances.get(Language.ENGLISH, 0.0) >= most:
        return None
    others = {language: chance for language, chance in chances.items() if language != Language.ENGLISH}
    best = max(others, key=lambda language: others[language])
    return str(best.iso_code_639_1.name.lower())
