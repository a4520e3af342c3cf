"""How fast and light the page is on a cheap phone: 400 Kbit/s, 400 ms round trips, a processor 4 times slower.

Run by hand, with a model there: `python -m benchmarks.page`. It starts a server of its own.
"""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.conftest import Server

BITS_A_SECOND = 400_000
ROUND_TRIP_MS = 400
SLOWER = 4
BUDGET_KB = 100.0
PEER_KB = 110.6
"""deep-chat 2.4.2: `gzip -9` of its `dist/deepChat.bundle.js` alone, without the page around it."""
RUNS = 5
FIGURES = {
    "first contentful paint, s": 3.0,
    "page usable, s": 4.0,
    "first load, KB": BUDGET_KB,
    "requests": None,
    "a message: answer shown after, s": None,
    "a message: sent and received, KB": None,
}


class Traffic:
    """Bytes of all responses, headers and compression as on the line."""

    def __init__(self, session: CDPSession) -> None:
        self.total = 0.0
        self.requests = 0
        session.on("Network.loadingFinished", self._finished)

    def _finished(self, event: dict[str, Any]) -> None:
        self.total += event["encodedDataLength"]
        self.requests += 1


def throttle(session: CDPSession) -> None:
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    rate = BITS_A_SECOND / 8
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": ROUND_TRIP_MS, "downloadThroughput": rate, "uploadThroughput": rate},
    )


def measure(browser: Browser, url: str) -> list[float]:
    """One visit: the figures in the order of FIGURES."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    session = context.new_cdp_session(page)
    throttle(session)
    traffic = Traffic(session)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(1_000)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    usable = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    load, requests = traffic.total, traffic.requests
    seconds = answered(page)
    figures = [paint / 1000, usable / 1000, load / 1000, requests, seconds, (traffic.total - load) / 1000]
    context.close()
    return figures


def answered(page: Page) -> float:
    """Seconds from pressing Send to the answer on the screen."""
    page.get_by_label("Your message").fill("my ex texts me every day")
    started = page.evaluate("performance.now()")
    page.get_by_role("button", name="Send").click()
    page.locator(".turn .bot").first.wait_for()
    return float(page.evaluate("performance.now()") - started) / 1000


def with_chromium(run: Callable[[Browser], list[list[float]]]) -> list[list[float]]:
    own = next((p for name in ("chromium", "chromium-browser") if (p := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox", "--disable-gpu"])
        try:
            return run(browser)
        finally:
            browser.close()


def main() -> int:
    """Prints the median of each figure; returns 1 where one is over its budget."""
    server = Server(Path(tempfile.mkdtemp()))
    server.start()
    try:
        runs = with_chromium(lambda browser: [measure(browser, server.url) for _ in range(RUNS)])
    finally:
        server.stop()
    medians = [statistics.median(values) for values in zip(*runs)]
    over = 0
    for (name, budget), value in zip(FIGURES.items(), medians):
        over += budget is not None and value > budget
        print(f"{name}: {value:.2f}" + (f" (budget {budget:g})" if budget else ""))
    weight = medians[2]
    print(f"first load in KB: ours {weight:.1f}, peer {PEER_KB:.1f}, ratio {weight / PEER_KB:.2f}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
