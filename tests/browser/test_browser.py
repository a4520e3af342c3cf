"""The page in real Chromium: with the keyboard, without JavaScript, at 360 and 1280 px, leaving."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.paths import VAR
from tests.conftest import Server

SHOTS = VAR / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    own = next((p for name in ("chromium", "chromium-browser") if (p := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(executable_path=own, args=FLAGS)
        except Exception as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium on this machine: {type(error).__name__}")
        yield running
        running.close()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def page(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 360, "height": 740})
    context.route(
        "**/*", lambda route: route.continue_() if server.url in route.request.url else route.abort()
    )
    opened = context.new_page()
    opened.goto(server.url)
    yield opened
    context.close()


def send(page: Page, text: str) -> None:
    page.get_by_label("Your message").fill(text)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".you").last).to_contain_text(text[-20:])
    page.wait_for_load_state("load")


def test_a_visitor_is_understood(page: Page) -> None:
    expect(page.get_by_role("log")).to_contain_text("computer program")
    send(page, "my ex texts me every day")
    expect(page.get_by_role("log")).to_contain_text("contact that you do not want")
    send(page, "and yesterday he turned up at my work")
    expect(page.get_by_role("log")).to_contain_text("turning up where you are")
    send(page, "i am really scared")
    log = page.get_by_role("log")
    expect(log).to_contain_text("you are a victim of stalking")
    expect(log).to_contain_text("0808 802 0300")


def test_quick_replies_can_be_pressed(page: Page) -> None:
    send(page, "my ex texts me every day")
    page.get_by_role("button", name="Months").click()
    expect(page.get_by_role("log")).to_contain_text("Months")


def test_danger_is_answered_at_once(page: Page) -> None:
    send(page, "hes outside now trying the door")
    expect(page.locator(".bot").nth(1)).to_contain_text("call 999 now")


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "message":
            break
    assert page.evaluate("document.activeElement.id") == "message"
    page.keyboard.type("my ex texts me every day")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("contact that you do not want")


def test_nothing_is_wider_than_the_screen_and_exit_stays_in_reach(page: Page) -> None:
    send(page, "w" * 300 + " my ex texts me every day")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(page.get_by_role("link", name="Exit this page")).to_be_in_viewport()


def test_exit_leaves_for_a_harmless_site(browser: Browser, server: Server) -> None:
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
        page = context.new_page()
        page.goto(server.url)
        send(page, "my ex texts me every day")
        page.get_by_role("link", name="Exit this page").click()
        page.wait_for_url("https://www.bbc.co.uk/weather")
        if script:
            page.go_back()
            assert page.url.rstrip("/") == server.url or "bbc" in page.url
            assert "texts me" not in page.content()
        context.close()


def test_three_times_shift_leaves(browser: Browser, server: Server) -> None:
    context = browser.new_context()
    context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
    page = context.new_page()
    page.goto(server.url)
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    context.close()


def test_deleting(page: Page) -> None:
    send(page, "my ex texts me every day")
    page.get_by_role("button", name="Delete this conversation").click()
    expect(page.get_by_role("status")).to_contain_text("deleted")
    expect(page.get_by_role("log")).not_to_contain_text("texts me")


@pytest.mark.parametrize("width", [360, 1280])
def test_screenshots(browser: Browser, server: Server, width: int) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(server.url)
    send(page, "my ex texts me every day")
    send(page, "and yesterday he turned up at my work")
    file = Path(SHOTS / f"chat-{width}.png")
    page.screenshot(path=file, full_page=True)
    assert file.stat().st_size > 10_000
    page.close()
