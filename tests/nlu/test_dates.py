"""The one day that words mean, counted from a moment."""

from datetime import date, datetime, timezone

import pytest

from bot.nlu.dates import day_of

NOW = datetime(2026, 11, 24, 14, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "words, day",
    [
        ("yesterday", date(2026, 11, 23)),
        ("last night", date(2026, 11, 23)),
        ("this morning", date(2026, 11, 24)),
        ("on monday", date(2026, 11, 23)),
        ("last Tuesday", date(2026, 11, 17)),
        ("3 days ago", date(2026, 11, 21)),
        ("12/03/2026", date(2026, 3, 12)),
        ("last week", None),
        ("in march", None),
        ("two months ago", None),
        ("the other day", None),
        ("", None),
    ],
)
def test_words_mean_a_day_or_none(words: str, day: date | None) -> None:
    assert day_of(words, NOW) == day
