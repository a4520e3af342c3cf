"""Every sentence the bot says can be read by somebody aged about 9 to 11, and keeps the tone."""

import re

import pytest
import textstat

from bot.knowledge import Knowledge, load

KNOWLEDGE = load()
OLDEST = 11.0
"""Years; the Flesch-Kincaid grade and five."""
NAMES = re.compile(r"\{\w+\}|https?://\S+|\b\d[\d ]{2,}\b")
NEVER = re.compile(
    r"!|unfortunately|don't worry|do not worry|calm down|why did you|you should have|probably nothing"
    r"|[\U0001F300-\U0001FAFF]",
    re.IGNORECASE,
)


def said(knowledge: Knowledge) -> list[tuple[str, str]]:
    found = [
        (f"{name} {at}", text) for name, w in knowledge.wording.items() for at, text in enumerate(w.says)
    ]
    found += [(answer.id, answer.text) for answer in knowledge.answers.values()]
    found += [(f"{tip.id}", f"{tip.text} {tip.caution or ''}") for tip in knowledge.tips.values()]
    found += [(one.id, one.says) for one in knowledge.circumstances.values() if one.says]
    found += [(form.id.value, form.asks) for form in knowledge.forms.values()]
    return found


def reading_age(text: str) -> float:
    plain = NAMES.sub(" ", text).replace("•", ".").replace("\n", " ").replace(":", ".")
    return float(textstat.flesch_kincaid_grade(plain)) + 5


@pytest.mark.parametrize(("name", "text"), said(KNOWLEDGE), ids=[name for name, _ in said(KNOWLEDGE)])
def test_reading_age_and_tone(name: str, text: str) -> None:
    assert not NEVER.search(text), text
    if len(text.split()) >= 8:
        assert reading_age(text) <= OLDEST, f"{reading_age(text):.1f} years: {text}"


def test_law_is_readable_too() -> None:
    ages = [reading_age(point.text) for point in KNOWLEDGE.law.values()]
    assert sum(ages) / len(ages) <= OLDEST + 2
