"""Safe times, the call plan, words and figures."""

from datetime import date, datetime, time, timedelta, timezone

import pytest

from bot.case.types import Priority, Window
from bot.clock import UK
from bot.helpline.figures import PERIODS, all_series, period
from bot.helpline.plan import call_plan, first_words
from bot.helpline.plots import svg
from bot.helpline.safe_times import Safety, safety
from bot.helpline.words import RESULTS, clock_time, duration, safety_words, telephone, uk_time, window_words
from bot.knowledge.types import FormId
from bot.store.figures import Figures
from tests.helpline.samples import MORNING, NIGHT, WEEKDAY_MORNINGS, contact

EVENINGS = Window(days=(0, 1, 2, 3, 4, 5, 6), start=time(17), end=time(21))


def uk(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UK).astimezone(timezone.utc)


@pytest.mark.parametrize(
    ("windows", "moment", "expected"),
    [
        ((), MORNING, Safety("unknown")),
        ((WEEKDAY_MORNINGS,), MORNING, Safety("now", uk(2026, 12, 29, 12))),
        ((WEEKDAY_MORNINGS,), uk(2026, 12, 29, 9), Safety("now", uk(2026, 12, 29, 12))),
        ((WEEKDAY_MORNINGS,), uk(2026, 12, 29, 12), Safety("later", uk(2026, 12, 30, 9))),
        ((WEEKDAY_MORNINGS,), uk(2026, 12, 25, 13), Safety("later", uk(2026, 12, 28, 9))),
        ((WEEKDAY_MORNINGS, EVENINGS), uk(2026, 12, 29, 13), Safety("later", uk(2026, 12, 29, 17))),
        ((Window(start=time(9), end=time(12)), Window(start=time(12), end=time(17))), MORNING,
         Safety("now", uk(2026, 12, 29, 17))),
        ((Window(start=time(22), end=time(2)),), uk(2026, 12, 29, 1), Safety("now", uk(2026, 12, 29, 2))),
        ((Window(start=time(22), end=time(2)),), uk(2026, 12, 29, 3), Safety("later", uk(2026, 12, 29, 22))),
        ((Window(),), MORNING, Safety("now")),
        ((Window(days=(1,)),), MORNING, Safety("now", uk(2026, 12, 30, 0))),
        ((Window(days=()),), MORNING, Safety("later")),
    ],
)  # fmt: skip
def test_when_a_call_is_safe(windows: tuple[Window, ...], moment: datetime, expected: Safety) -> None:
    assert safety(windows, moment) == expected


def test_safe_times_are_uk_times_in_summer_and_when_the_clocks_change() -> None:
    nine_to_noon = (Window(start=time(9), end=time(12)),)
    assert safety(nine_to_noon, datetime(2026, 7, 1, 8, 30, tzinfo=timezone.utc)).state == "now"
    assert safety(nine_to_noon, datetime(2026, 7, 1, 11, 30, tzinfo=timezone.utc)).state == "later"
    for day in (datetime(2026, 3, 29, tzinfo=UK), datetime(2026, 10, 25, tzinfo=UK)):
        at = datetime.combine(day.date(), time(9), tzinfo=UK).astimezone(timezone.utc)
        assert safety(nine_to_noon, at).state == "now"
        assert safety(nine_to_noon, at - timedelta(minutes=1)).state == "later"


def test_whether_to_call_in_words() -> None:
    assert safety_words(Safety("now", uk(2026, 12, 29, 12)), MORNING) == "Safe to call now, until midday"
    assert safety_words(Safety("now"), MORNING) == "Safe to call now, at any time"
    assert safety_words(Safety("later", uk(2026, 12, 29, 17, 30)), MORNING) == "Do not call before 5:30pm"
    assert (
        safety_words(Safety("later", uk(2026, 12, 30, 9)), MORNING)
        == "Do not call before 9am on Wednesday 30 December"
    )
    assert safety_words(Safety("now", uk(2026, 12, 30, 0)), MORNING) == "Safe to call now, until midnight"
    assert safety_words(Safety("later"), MORNING) == "Do not call now"
    assert safety_words(Safety("unknown"), MORNING) == "Read the safe times before you call"


def test_times_and_numbers_in_words() -> None:
    assert uk_time(NIGHT) == "Monday 28 December 2026, 2am"
    assert uk_time(datetime(2026, 7, 1, 12, 5, tzinfo=timezone.utc)) == "Wednesday 1 July 2026, 1:05pm"
    assert clock_time(uk(2026, 1, 1, 0)) == "midnight"
    assert duration(timedelta(hours=32, minutes=5)) == "1 day 8 hours"
    assert duration(timedelta(minutes=61)) == "1 hour 1 minute"
    assert duration(timedelta(seconds=5)) == "less than a minute"
    assert telephone("+447700900123") == "07700 900123" and telephone("x") == "x"
    assert telephone("+353851234567") == "00 353 85 123 4567"
    assert window_words(WEEKDAY_MORNINGS) == "Monday to Friday, 9am to midday"
    assert window_words(Window(days=(5, 6))) == "Saturday, Sunday, midnight to midnight"


@pytest.mark.parametrize("way", ["call", "text"])
@pytest.mark.parametrize("voicemail", [True, False])
@pytest.mark.parametrize("words", ["", "Hello, about the dentist's appointment"])
@pytest.mark.parametrize("name", ["", "Anna"])
def test_the_first_words_of_the_call_plan_give_nothing_away(
    way: str, voicemail: bool, words: str, name: str
) -> None:
    given = contact(way=way, voicemail=voicemail, words=words, name=name)
    said = (part.split("”")[0] for step in call_plan(given) for part in step.split("“")[1:])
    quoted = " ".join(words for words in said if words not in RESULTS.values())
    for telling in ("helpline", "charity", "stalk", "harass", "abuse", "victim", "police", "safe"):
        assert telling not in quoted.lower(), telling
        assert telling not in first_words(given).lower()
    plan = " ".join(call_plan(given))
    assert "Do not name the helpline" in plan
    if way == "text" or not voicemail:
        assert "voicemail" in plan and "may be left" not in plan
    if words:
        assert words in plan


FIGURES = Figures(
    cases=4,
    withdrawn=1,
    per_day={date(2026, 12, 28): 3, date(2026, 12, 29): 1},
    per_form={form.value: 1 for form in FormId},
    per_priority={priority.value: 1 for priority in Priority},
    claim_minutes=(5, 60, 480, 9000),
    reach_minutes=(),
    outcomes={"supported": 2},
)


@pytest.mark.parametrize("days", PERIODS)
def test_figures_of_every_period_add_up(days: str) -> None:
    since, until = period(int(days), MORNING)
    assert until - since == timedelta(days=int(days)) or days in ("90", "365")
    assert since.astimezone(UK).time() == time.min and until.astimezone(UK).date() == date(2026, 12, 30)
    series = {one.id: one for one in all_series(FIGURES, since, int(days))}
    assert sum(series["when"].values) == 4
    assert sum(series["claimed"].values) == 4 and sum(series["reached"].values) == 0
    assert series["claimed"].values == (1, 1, 1, 0, 0, 1)
    assert series["claimed"].note == "Half waited less than 4 hours 30 minutes."
    assert series["outcomes"].labels == ("Spoke, and gave support",)
    assert len(series["when"].labels) <= 31


def test_a_plot_is_a_picture_that_names_its_bars() -> None:
    since, _ = period(30, MORNING)
    for one in all_series(FIGURES, since, 30):
        picture = svg(one, "#1d4f6e")
        assert picture.startswith(b"<?xml") and picture.endswith(b"</svg>\n") and b"#1d4f6e" in picture
        assert b"<script" not in picture and svg(one, "#1d4f6e")[:500] == picture[:500]
