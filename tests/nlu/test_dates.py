"""The one day that words mean, counted from a moment."""

from datetime import date, datetime, timezone

import pytest

from bot.nlu.dates import date_of, day_of

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


@pytest.mark.parametrize(
    "words, day",
    [
        ("easter", date(2026, 4, 5)),
        ("christmas", date(2025, 12, 25)),
        ("christmas 2023", date(2023, 12, 25)),
        ("the summer", date(2026, 6, 1)),
        ("last autumn", date(2025, 9, 1)),
        ("the start of the year", date(2026, 1, 1)),
        ("early june", date(2026, 6, 1)),
        ("last march", date(2026, 3, 1)),
        ("2023", date(2023, 1, 1)),
        ("freshers", None),
    ],
)
def test_a_feast_season_or_year_counts_from_its_first_day(words: str, day: date | None) -> None:
    assert date_of(words, NOW) == day
