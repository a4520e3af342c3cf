"""Visitors' journeys end to end: the real page, server and model, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bot.paths import VAR
from tests.browser.conftest import press, send
from tests.conftest import Server

SHOTS = VAR / "screenshots"


def test_a_visitor_is_understood(either: Page) -> None:
    log = either.get_by_role("log")
    expect(log).to_contain_text("computer program")
    send(either, "my ex texts me every day")
    expect(log).to_contain_text("contact that you do not want")
    send(either, "and yesterday he turned up at my work")
    expect(log).to_contain_text("turning up where you are")
    send(either, "i am really scared")
    expect(log).to_contain_text("you are a victim of stalking")
    expect(log.get_by_role("link", name="0808 802 0300").first).to_have_attribute("href", "tel:08088020300")


def test_quick_replies_can_be_pressed_and_keep_what_was_typed(either: Page) -> None:
    send(either, "my ex texts me every day")
    either.get_by_label("Your message").fill("half a sen")
    replies = either.locator(".quick button")
    name = replies.first.inner_text()
    replies.first.click()
    expect(either.locator(".turn")).to_have_count(2)
    expect(either.locator(".you").last).to_contain_text(name)
    expect(either.get_by_label("Your message")).to_have_value("half a sen")


def test_the_keyboard_alone_is_enough(either: Page) -> None:
    either.keyboard.press("Tab")
    either.keyboard.press("Enter")
    expect(either.get_by_label("Your message")).to_be_focused()
    either.keyboard.type("my ex texts me every day")
    either.keyboard.press("Tab")
    either.keyboard.press("Enter")
    expect(either.get_by_role("log")).to_contain_text("contact that you do not want")


def test_with_scripts_nothing_is_loaded_again(page: Page) -> None:
    page.evaluate("window.same = true")
    send(page, "my ex texts me every day")
    send(page, "and yesterday he turned up at my work")
    assert page.evaluate("window.same") is True
    expect(page.get_by_label("Your message")).to_have_value("")
    assert page.evaluate("history.length") == 2, "about:blank and the chat"


def test_the_answer_is_scrolled_to_and_not_under_the_exit_button(page: Page) -> None:
    send(page, "my ex texts me every day")
    send(page, "who can help me?")
    top = page.locator(".turn").last.bounding_box()
    button = page.locator(".govuk-exit-this-page").bounding_box()
    assert top and button
    assert button["y"] + button["height"] <= top["y"] < 300


def test_an_empty_message_is_an_error_with_words(either: Page) -> None:
    press(either, "Send")
    expect(either.get_by_role("alert").filter(has_text="There is a problem")).to_be_visible()
    expect(either.locator(".turn")).to_have_count(0)


def test_deleting_is_one_press_and_true(either: Page, chat: Server) -> None:
    send(either, "my ex texts me every day")
    key = either.locator("#say input[name=key]").get_attribute("value") or ""
    press(either, "Delete this conversation")
    expect(either.get_by_role("status").filter(has_text="is deleted")).to_be_visible()
    expect(either.get_by_role("log")).not_to_contain_text("texts me")
    assert either.locator("#say input[name=key]").get_attribute("value") != key
    for path in ("/", "/picture"):
        answer = either.request.post(chat.url + path, form={"key": key, "show": "chat"}).text()
        assert "texts me" not in answer


def test_before_the_first_message_it_says_what_is_kept(either: Page) -> None:
    note = either.locator("#kept")
    for words in (
        "24 hours",
        "nobody reads along",
        "Delete this conversation",
        "private window",
        "not clear the history",
    ):
        expect(note.get_by_text(words).first).to_be_visible()
    send(either, "hello")
    expect(note.get_by_text("24 hours")).to_be_hidden()


def test_text_that_looks_like_a_page_stays_text(either: Page) -> None:
    send(either, '<img src=x onerror="document.title=1"><b>x</b> http://evil.example/ 07700 900123')
    assert either.locator(".turn img, .turn b, .you a").count() == 0
    assert either.title() == "Notes"


@pytest.mark.parametrize("width", [360, 1280])
def test_screenshots(contexts: Callable[..., BrowserContext], chat: Server, width: int) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page = contexts(viewport={"width": width, "height": 900}).new_page()
    page.goto(chat.url)

    def shoot(name: str) -> None:
        file = SHOTS / f"{name}-{width}.png"
        page.screenshot(path=file, full_page=True)
        assert file.stat().st_size > 5_000

    shoot("empty")
    send(page, "my ex texts me every day since march")
    send(page, "and yesterday he turned up at my work")
    shoot("chat")
    press(page, "What I have told you so far")
    expect(page.locator(".timeline")).to_be_visible()
    shoot("picture")
    press(page, "Make my diary")
    expect(page.locator(".diary")).to_be_visible()
    shoot("diary")
    press(page, "Go back to the chat")
    send(page, "hes outside now trying the door")
    shoot("emergency")
    page.context.set_offline(True)
    page.get_by_label("Your message").fill("are you there")
    press(page, "Send")
    expect(page.locator(".trouble")).to_be_visible()
    shoot("offline")
