"""Leaving: at once, from everywhere, for the exit site, with nothing to come back to."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Route, expect

from tests.browser.conftest import EXIT_SITE, exit_button, is_on_top, press, send
from tests.conftest import Server

SAID = "my ex texts me every day"


def go_back(page: Page) -> None:
    """Goes back as a person does; Chromium may refuse to show a sent form again, which is right."""
    try:
        page.go_back(timeout=5_000)
    except Error as error:
        assert "ERR_CACHE_MISS" in str(error) or "Timeout" in str(error)


def body_of(page: Page) -> str:
    try:
        page.wait_for_load_state("load", timeout=3_000)
        return page.content()
    except Error:
        return page.locator("body").inner_text(timeout=3_000)


def test_exit_leaves_for_the_charitys_exit_site(either: Page) -> None:
    send(either, SAID)
    exit_button(either).click()
    either.wait_for_url(EXIT_SITE)


def test_back_after_leaving_shows_nothing_that_was_said(either: Page) -> None:
    send(either, SAID)
    exit_button(either).click()
    either.wait_for_url(EXIT_SITE)
    go_back(either)
    assert "texts me" not in body_of(either)


def test_with_scripts_the_chat_is_no_entry_of_the_history(
    contexts: Callable[..., BrowserContext], chat: Server
) -> None:
    page = contexts().new_page()
    page.goto(chat.url + "/closed")
    page.goto(chat.url)
    send(page, SAID)
    before = page.evaluate("history.length")
    press(page, "What I have told you so far")
    expect(page.locator("#view")).to_be_visible()
    exit_button(page).click()
    page.wait_for_url(EXIT_SITE)
    assert page.evaluate("history.length") == before
    page.go_back(wait_until="commit")
    assert page.url == chat.url + "/closed"


def test_back_after_any_other_way_of_leaving_shows_nothing(either: Page, chat: Server) -> None:
    send(either, SAID)
    either.goto(EXIT_SITE)
    go_back(either)
    assert "texts me" not in body_of(either)


def test_reload_shows_nothing_with_scripts(page: Page) -> None:
    send(page, SAID)
    page.get_by_label("Your message").fill("half a sentence")
    page.reload()
    assert "texts me" not in page.content()
    expect(page.get_by_label("Your message")).to_have_value("")


def test_three_times_shift_leaves(page: Page) -> None:
    page.get_by_label("Your message").focus()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator(".govuk-exit-this-page [role=status]")).to_have_text(
        "Shift, press 1 more time to exit."
    )
    page.keyboard.press("Shift")
    page.wait_for_url(EXIT_SITE)


def test_writing_in_capitals_does_not_leave(page: Page, chat: Server) -> None:
    page.get_by_label("Your message").focus()
    for letter in "HELP ME":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    assert page.url.rstrip("/") == chat.url
    expect(page.get_by_label("Your message")).to_have_value("HELP ME")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_exit_works_by_keyboard(page: Page, key: str) -> None:
    exit_button(page).focus()
    page.keyboard.press(key)
    page.wait_for_url(EXIT_SITE)


def test_the_page_is_blank_at_once_before_the_exit_site_has_answered(page: Page) -> None:
    send(page, SAID)
    left = page.evaluate(
        """() => {
            document.querySelector(".govuk-exit-this-page__button").click();
            return [document.body.innerText.trim(), document.title];
        }"""
    )
    assert left == ["", "Notes"]
    page.wait_for_url(EXIT_SITE)


def test_a_second_tab_of_the_chat_leaves_too(page: Page, chat: Server) -> None:
    other = page.context.new_page()
    other.goto(chat.url)
    send(other, "she follows me home")
    exit_button(page).click()
    other.wait_for_url(EXIT_SITE)
    assert page.context.storage_state() == {"cookies": [], "origins": []}


def test_a_page_that_was_opened_from_the_chat_is_closed_with_it(page: Page) -> None:
    send(page, "my ex posts about me online every day")
    send(page, "who can help me online?")
    link = page.locator('.bot a[target="_blank"]').first
    with page.context.expect_page() as opened:
        link.click()
    tab = opened.value
    with tab.expect_event("close"):
        exit_button(page).click()
    page.wait_for_url(EXIT_SITE)


@pytest.mark.parametrize("size", [(360, 740), (1280, 800), (320, 256)])
def test_exit_is_always_in_reach(
    contexts: Callable[..., BrowserContext], chat: Server, size: tuple[int, int]
) -> None:
    page = contexts(viewport={"width": size[0], "height": size[1]}).new_page()
    page.clock.install()
    page.goto(chat.url)
    assert is_on_top(page)
    send(page, SAID)
    for place in ("0", "document.body.scrollHeight", "document.body.scrollHeight / 2"):
        page.evaluate(f"window.scrollTo(0, {place})")
        assert is_on_top(page)
    page.context.set_offline(True)
    page.get_by_label("Your message").fill("hello")
    press(page, "Send")
    expect(page.locator(".trouble")).to_be_visible()
    assert is_on_top(page)
    page.clock.fast_forward("14:10")
    expect(page.locator("#idle")).to_contain_text("close in one minute")
    assert is_on_top(page)


def test_exit_is_in_reach_on_the_picture_and_the_diary(either: Page) -> None:
    send(either, SAID)
    press(either, "What I have told you so far")
    expect(either.get_by_role("heading", name="What you have told me so far")).to_be_visible()
    assert is_on_top(either)
    press(either, "Make my diary")
    expect(either.locator(".diary")).to_be_visible()
    either.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert is_on_top(either)


def test_after_fifteen_quiet_minutes_the_page_gives_way(page: Page, chat: Server) -> None:
    page.clock.install()
    page.goto(chat.url)
    send(page, SAID)
    page.clock.fast_forward("14:30")
    expect(page.locator("#idle")).to_contain_text("close in one minute")
    page.keyboard.press("a")
    expect(page.locator("#idle")).to_be_empty()
    page.clock.fast_forward("14:30")
    assert page.url.rstrip("/") == chat.url
    page.clock.fast_forward("00:40")
    page.wait_for_url("**/closed")
    assert "stalk" not in page.content().lower() and "Example Charity" not in page.content()
    go_back(page)
    assert "texts me" not in body_of(page)


def test_it_gives_way_without_scripts_too(contexts: Callable[..., BrowserContext], chat: Server) -> None:
    context = contexts(java_script_enabled=False)
    refresh = '<noscript><meta http-equiv="refresh" content="900;url=/closed"></noscript>'

    def hurry(route: Route) -> None:
        answer = route.fetch()
        body = answer.text()
        assert refresh in body
        route.fulfill(response=answer, body=body.replace(refresh, refresh.replace("900", "1")))

    page = context.new_page()
    page.route(chat.url + "/", hurry)
    page.goto(chat.url)
    page.wait_for_url("**/closed")
    expect(page.get_by_role("heading", name="This page is closed")).to_be_visible()
