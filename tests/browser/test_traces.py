"""What a visit leaves behind: nothing on the device, nothing with anybody else."""

import asyncio
import json
import subprocess
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import websockets
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import CHROMIUM, FLAGS, press, send
from tests.conftest import Server


def test_no_request_goes_elsewhere(either: Page, chat: Server) -> None:
    asked: list[Request] = []
    either.context.on("request", lambda request: asked.append(request))
    either.goto(chat.url)
    send(either, "my ex texts me every day")
    send(either, "who can help me?")
    press(either, "What I have told you so far")
    expect(either.locator("#view")).to_be_visible()
    assert asked
    for request in asked:
        assert request.url.startswith(chat.url)
        assert not request.all_headers().get("referer")
        assert "texts" not in request.url and request.url.count("?") == 0


def test_nothing_is_stored(page: Page) -> None:
    send(page, "my ex texts me every day")
    press(page, "What I have told you so far")
    expect(page.locator("#view")).to_be_visible()
    stored = page.evaluate(
        """async () => ({
            cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
            databases: (await indexedDB.databases()).length,
            workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
            state: history.state, name: window.name,
        })"""
    )
    assert stored == {
        "cookies": "",
        "local": 0,
        "session": 0,
        "databases": 0,
        "workers": 0,
        "state": None,
        "name": "",
    }
    assert page.context.cookies() == []


def test_the_address_and_title_never_change(either: Page, chat: Server) -> None:
    send(either, "my ex texts me every day")
    assert either.url.split("#")[0].rstrip("/") == chat.url
    assert either.title() == "Notes"
    press(either, "What I have told you so far")
    expect(either.locator("#view")).to_be_visible()
    assert either.title() == "Notes"


def test_the_policy_is_kept_and_nothing_breaks_it(page: Page, chat: Server) -> None:
    broken: list[str] = []
    page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(chat.url)
    send(page, "my ex texts me every day")
    press(page, "What I have told you so far")
    expect(page.locator("#view")).to_be_visible()
    assert broken == []
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p id=x style=\"color:red\">x</p>')")
    assert page.evaluate("getComputedStyle(document.getElementById('x')).color") != "rgb(255, 0, 0)"


def texts_of_restored(chromium: str, profile: Path) -> list[str]:
    """What the pages of a browser session show that is started again with all its tabs."""
    command = [chromium, *FLAGS, "--headless", "--remote-debugging-port=0", "--restore-last-session"]
    (profile / "DevToolsActivePort").unlink(missing_ok=True)
    running = subprocess.Popen(
        [*command, f"--user-data-dir={profile}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(5)
        port = (profile / "DevToolsActivePort").read_text().split()[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
            targets = [target for target in json.load(answer) if target["type"] == "page"]
        return [asyncio.run(text_of(target["webSocketDebuggerUrl"])) for target in targets]
    finally:
        running.terminate()
        running.wait(timeout=20)


async def text_of(address: str) -> str:
    expression = "document.documentElement.outerHTML + (document.getElementById('message')?.value ?? '')"
    async with websockets.connect(address, max_size=None) as socket:
        await socket.send(
            json.dumps({"id": 1, "method": "Runtime.evaluate", "params": {"expression": expression}})
        )
        while True:
            answer = json.loads(await socket.recv())
            if answer.get("id") == 1:
                return str(answer["result"]["result"].get("value"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_restored_session_has_nothing_to_come_back_with(
    browser: Browser, chat: Server, tmp_path: Path, script: bool
) -> None:
    before = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=CHROMIUM, args=FLAGS, java_script_enabled=script
    )
    page = before.pages[0]
    page.goto(chat.url)
    send(page, "my ex texts me every day")
    page.get_by_label("Your message").fill("half a sentence")
    page.wait_for_timeout(3_000)
    before.close()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            kept = file.read_bytes()
            assert b"texts me" not in kept and b"half a sen" not in kept, file.name
    with ThreadPoolExecutor(1) as other:
        texts = other.submit(
            texts_of_restored, CHROMIUM or browser.browser_type.executable_path, tmp_path
        ).result()
    assert any(text != "<html><head></head><body></body></html>" for text in texts), "something was restored"
    for text in texts:
        assert "texts me" not in text and "half a sen" not in text
