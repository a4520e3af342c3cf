"""A real Chromium, one real server for all browser tests, and a charity's website that shows the chat."""

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.conftest import Server

CHROMIUM = next((p for name in ("chromium", "chromium-browser") if (p := shutil.which(name))), None)
EXIT_SITE = "https://weather.example.org/today"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
]
CHARITY = f"""
name: Example Charity
page_title: Notes
exit_site: {EXIT_SITE}
embedding_sites: ["http://localhost:{{port}}"]
"""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(
                executable_path=CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
            )
        except Exception as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium on this machine: {type(error).__name__}")
        yield running
        running.close()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass(frozen=True)
class Website:
    """The charity's own website: `pages` by path, changed by tests."""

    url: str
    pages: dict[str, str]


@pytest.fixture(scope="package")
def website() -> Iterator[Website]:
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    port = free_port()
    running = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield Website(f"http://localhost:{port}", pages)
    running.shutdown()


@pytest.fixture(scope="package")
def chat(tmp_path_factory: pytest.TempPathFactory, website: Website, model: Path) -> Iterator[Server]:
    """The server of all browser tests. Its charity lets `website` show the chat in a frame."""
    folder = tmp_path_factory.mktemp("chat")
    charity = folder / "charity.yml"
    charity.write_text(CHARITY.format(port=website.url.rsplit(":", 1)[1]))
    running = Server(folder)
    running._environment["STALKING_MATTERS_CHARITY"] = str(charity)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def contexts(browser: Browser, chat: Server) -> Iterator[Callable[..., BrowserContext]]:
    """Makes contexts that know the exit site and nothing else of the internet."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        settings = {"viewport": {"width": 360, "height": 740}, "locale": "en-GB", **options}
        context = browser.new_context(**settings)
        context.set_default_timeout(20_000)
        context.route("https://**", lambda route: route.abort())
        context.route(
            f"{EXIT_SITE}**",
            lambda route: route.fulfill(body="<title>Weather</title>weather", content_type="text/html"),
        )
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def page(contexts: Callable[..., BrowserContext], chat: Server) -> Page:
    """The chat with scripts, at 360 px."""
    opened = contexts().new_page()
    opened.goto(chat.url)
    return opened


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def either(request: pytest.FixtureRequest, contexts: Callable[..., BrowserContext], chat: Server) -> Page:
    """The chat, with and without scripts."""
    opened = contexts(java_script_enabled=request.param).new_page()
    opened.goto(chat.url)
    return opened


def send(page: Page, text: str) -> None:
    """Types and sends a message and waits for its answer."""
    turns = page.locator(".turn").count()
    page.get_by_label("Your message").fill(text)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".turn")).to_have_count(turns + 1)
    expect(page.locator(".turn").last.locator(".bot").first).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def exit_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Exit this page")


def is_on_top(page: Page) -> bool:
    """Whether the exit button is on the screen with nothing over it."""
    box = exit_button(page).bounding_box()
    size = page.viewport_size
    assert box and size
    if box["y"] < 0 or box["y"] + box["height"] > size["height"] or box["x"] + box["width"] > size["width"]:
        return False
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    found = page.evaluate(
        "([x, y]) => Boolean(document.elementFromPoint(x, y)?.closest('.govuk-exit-this-page'))", middle
    )
    return bool(found)
