"""The person's own picture, its timeline and its diary, as pure values."""

import csv
import io
from datetime import datetime, timezone

import pytest

from bot.account import Account
from bot.account.types import Incident, Mention
from bot.knowledge import Knowledge
from bot.visitor.diary import COLUMNS, EMPTY_ROWS, csv_of, rows_of
from bot.visitor.picture import Picture, picture_of
from bot.visitor.timeline import LEFT, RIGHT, timeline_of

NOW = datetime(2026, 11, 24, 14, tzinfo=timezone.utc)


def incident(knowledge: Knowledge, text: str, **more: object) -> Incident:
    behaviour = next(b for b in knowledge.behaviours.values() if b.form == "following_watching")
    mention = Mention(
        form=behaviour.form, behaviour=behaviour.id, text=text, start=0, end=len(text), confidence=1
    )
    return Incident(mentions=(mention,), **more)


def picture(knowledge: Knowledge, *incidents: Incident, **more: object) -> Picture:
    return picture_of(Account(incidents=incidents, **more), knowledge, NOW)


def test_what_was_taken_back_is_not_in_the_picture(knowledge: Knowledge) -> None:
    shown = picture(knowledge, incident(knowledge, "a", set_aside=True), incident(knowledge, "b"))
    assert [line.words for line in shown.lines] == [("b",)]


def test_the_timeline_has_a_dot_a_day_and_a_span_for_what_goes_on(knowledge: Knowledge) -> None:
    shown = picture(
        knowledge,
        incident(
            knowledge, "followed me", when=("yesterday", "on saturday"), days=("2026-11-23", "2026-11-21")
        ),
        incident(knowledge, "watches me", frequency="daily"),
        incident(knowledge, "once, no day told"),
        since="2026-03-01",
        since_text="since march",
    )
    drawn = timeline_of(shown)
    assert drawn is not None and drawn.first == "1 March 2026"
    assert [row.number for row in drawn.rows] == [1, 2]
    assert len(drawn.rows[0].points) == 2 and drawn.rows[0].span is None
    assert drawn.rows[1].span == (LEFT, RIGHT)
    assert all(LEFT <= x <= RIGHT for row in drawn.rows for x in row.points)
    assert "on 23 November 2026 and 21 November 2026" in drawn.words[0]
    assert "most days, since 1 March 2026" in drawn.words[1]


def test_without_days_there_is_no_timeline(knowledge: Knowledge) -> None:
    assert timeline_of(picture(knowledge, incident(knowledge, "a", frequency="daily"))) is None
    assert timeline_of(picture(knowledge)) is None


def test_a_single_day_today_can_be_drawn(knowledge: Knowledge) -> None:
    drawn = timeline_of(picture(knowledge, incident(knowledge, "a", when=("today",), days=("2026-11-24",))))
    assert drawn is not None and drawn.last == "Today"


def test_the_diary_has_what_was_told_and_rows_to_go_on(knowledge: Knowledge) -> None:
    rows = rows_of(
        picture(
            knowledge,
            incident(knowledge, "he followed me", when=("yesterday",), days=("2026-11-23",), frequency="3"),
        )
    )
    assert len(rows) == 1 + EMPTY_ROWS and {len(row) for row in rows} == {len(COLUMNS)}
    assert rows[0][0] == "23 November 2026 (I wrote: yesterday); three times"
    assert "“he followed me”" in rows[0][3] and rows[0][-1] == "24 November 2026"
    assert not any(rows[-1])


@pytest.mark.parametrize("words", ['=cmd|"x"', "+1", "-1", "@x", "\ty", 'a "quoted", b\nc'])
def test_a_spreadsheet_runs_nothing_of_it(knowledge: Knowledge, words: str) -> None:
    text = csv_of(picture(knowledge, incident(knowledge, "a", when=(words,)))).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert any(words.strip() in cell for cell in cells)
