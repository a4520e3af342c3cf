"""What I have told you so far: list, timeline, diary - made only when asked."""

import csv
import io
from pathlib import Path

from playwright.sync_api import Page, expect

from bot.visitor.diary import COLUMNS
from tests.browser.conftest import press, send


def tell(page: Page) -> None:
    send(page, "my ex texts me every day since march")
    send(page, "and yesterday he turned up at my work")
    press(page, "What I have told you so far")
    expect(page.get_by_role("heading", name="What you have told me so far")).to_be_visible()


def test_the_picture_lists_what_was_told_and_draws_the_days(either: Page) -> None:
    tell(either)
    told = either.locator(".told")
    expect(told).to_contain_text("my ex texts me every day")
    expect(told).to_contain_text("When: yesterday")
    drawing = either.get_by_role("img", name="What happened, day by day")
    expect(drawing).to_be_visible()
    expect(drawing.locator("desc")).to_contain_text("since 1 March")
    assert drawing.locator("circle").count() == 1 and drawing.locator(".span").count() == 1


def test_back_to_the_chat_loses_nothing(either: Page) -> None:
    tell(either)
    press(either, "Go back to the chat")
    expect(either.locator(".turn")).to_have_count(2)
    send(either, "i am really scared")


def test_before_anything_was_told_there_is_no_diary_and_no_timeline(page: Page) -> None:
    expect(page.get_by_role("button", name="What I have told you so far")).to_have_count(0)
    send(page, "hello")
    press(page, "What I have told you so far")
    expect(page.locator("#view")).to_contain_text("You have not told me about anything that happened yet.")


def test_the_diary_can_be_seen_and_printed(either: Page) -> None:
    tell(either)
    press(either, "Make my diary")
    table = either.locator(".diary")
    for column in COLUMNS:
        expect(table.get_by_role("columnheader", name=column, exact=True)).to_be_visible()
    rows = table.locator("tbody tr")
    assert rows.count() > 10
    expect(rows.first).to_contain_text("my ex texts me every day")
    assert rows.last.inner_text().strip() == ""
    either.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(either.locator(".top")).to_be_hidden()
    expect(either.get_by_role("button", name="Delete this conversation")).to_be_hidden()


def test_the_diary_can_be_saved(either: Page, tmp_path: Path) -> None:
    tell(either)
    for label, name in (("spreadsheet (CSV)", "notes.csv"), ("page (HTML)", "notes.html")):
        either.get_by_label(label).check()
        with either.expect_download() as download:
            press(either, "Make my diary")
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
    text = (tmp_path / "notes.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert "my ex texts me every day" in rows[1][3] and not any(rows[-1])
    page = (tmp_path / "notes.html").read_text()
    assert "my ex texts me every day" in page and "<script" not in page and "http" not in page
    expect(either.get_by_role("heading", name="What you have told me so far")).to_be_visible()


def test_delete_is_one_press_from_the_picture_and_the_diary(either: Page) -> None:
    tell(either)
    press(either, "Make my diary")
    expect(either.locator(".diary")).to_be_visible()
    press(either, "Delete this conversation")
    expect(either.get_by_role("status").filter(has_text="is deleted")).to_be_visible()
