"""The whole story in real Chromium, with the real process, on SQLite and on PostgreSQL; and every page's look."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from cryptography.fernet import Fernet
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bot.case.types import Priority
from bot.paths import ROOT, VAR
from bot.store.cases import Cases
from bot.store.database import migrate, open_database, writing
from bot.store.encryption import Cipher
from bot.store.workers import Role, Workers
from tests.helpline.conftest import PASSWORD, free_port
from tests.helpline.samples import MORNING, NIGHT, call_back, contact, minutes

SHOTS = VAR / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}


@dataclass
class Running:
    """`stalking-matters helpline` in a process of its own; the clock is set where it starts."""

    url: str
    folder: Path
    port: int = field(default_factory=free_port)
    key: str = field(default_factory=lambda: Fernet.generate_key().decode())
    process: subprocess.Popen[bytes] | None = None
    moment: datetime = NIGHT
    secrets: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        engine = open_database(self.url)
        migrate(engine)
        self.cases = Cases(engine, Cipher([self.key.encode()]))
        self.workers = Workers(engine, Cipher([self.key.encode()]))
        self.engine = engine
        self.page = f"http://127.0.0.1:{self.port}"
        self.log = self.folder / "helpline.log"

    def at(self, moment: datetime) -> None:
        """Starts the app anew with this clock."""
        self.stop()
        self.moment = moment
        environment = {
            **os.environ,
            "HELPLINE_PORT": str(self.port),
            "DATABASE_URL": self.url,
            "STALKING_MATTERS_KEY": self.key,
            "STALKING_MATTERS_NOW": moment.isoformat(),
        }
        command = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main(['helpline']))"]
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        for _ in range(200):
            try:
                urllib.request.urlopen(self.page, timeout=2).read()
                return
            except OSError:
                assert self.process.poll() is None, self.log.read_text()
                time.sleep(0.1)
        raise AssertionError("the helpline app did not start: " + self.log.read_text())

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None

    def add(self, name: str, role: Role = "worker") -> None:
        self.secrets[name] = self.workers.add(name, role, PASSWORD, moment=NIGHT)[1]

    def request(self, priority: Priority, moment: datetime) -> str:
        """A visitor's request, as the store makes it; returns the reference."""
        given = call_back(priority, contact=contact(number=f"+4477009001{len(self.cases.open_cases()):02}"))
        with writing(self.engine) as connection:
            self.cases.request(connection, given, "conversation", "", moment)
        return next(
            c.reference for c in self.cases.open_cases() if c.call_back and c.call_back.id == given.id
        )

    def sign_in(self, page: Page, name: str) -> None:
        page.goto(self.page)
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_label("Code of your").fill(pyotp.TOTP(self.secrets[name]).at(self.moment))
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/queue" if name != "Adam" else "**/workers")


@pytest.fixture
def running(url: str, tmp_path: Path) -> Iterator[Running]:
    made = Running(url, tmp_path)
    yield made
    made.stop()
    made.engine.dispose()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    own = next((p for name in ("chromium", "chromium-browser") if (p := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=own, args=FLAGS)
        except Exception as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium on this machine: {type(error).__name__}")
        yield opened
        opened.close()


def opened(browser: Browser, script: bool = False, width: int = 1280) -> BrowserContext:
    """A browser of its own; the app has to work without JavaScript."""
    return browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 900})


def test_from_a_request_at_night_to_the_call_and_the_end(running: Running, browser: Browser) -> None:
    for name in ("Ann", "Ben"):
        running.add(name)
    soon = running.request(Priority.soon, NIGHT - timedelta(days=2))
    earlier = running.request(Priority.first, NIGHT - minutes(30))
    today = running.request(Priority.today, NIGHT - timedelta(days=1))
    asked = running.request(Priority.first, NIGHT)

    running.at(NIGHT + minutes(5))
    ann, ben = opened(browser).new_page(), opened(browser).new_page()
    running.sign_in(ann, "Ann")
    rows = ann.locator(".row")
    expect(rows).to_have_count(4)
    assert [row.locator("h3").inner_text() for row in rows.all()] == [earlier, asked, today, soon]
    expect(rows.nth(1)).to_contain_text("Waits 5 minutes")
    expect(rows.nth(1)).to_contain_text("Do not call before 9am")

    running.at(MORNING)
    pages = {"Ann": ann, "Ben": ben}
    for name, page in pages.items():
        running.sign_in(page, name)
        page.get_by_role("link", name=asked).click()
        expect(page.locator(".verdict")).to_have_text("Safe to call now, until midday")
        expect(page.locator("main")).not_to_contain_text("07700")
    for page in pages.values():
        page.get_by_role("button", name="Claim this case").click(no_wait_after=True)
    for page in pages.values():
        page.wait_for_url("**/cases/*?notice=*")
    holders = [name for name, page in pages.items() if page.locator(".number").count()]
    assert len(holders) == 1, "one of the two gets it"
    holder = pages[holders[0]]
    other = pages["Ben" if holders == ["Ann"] else "Ann"]
    expect(other.locator("main")).to_contain_text("Somebody else was first")
    expect(other.locator("main")).not_to_contain_text("07700")

    expect(holder.locator(".rules")).to_contain_text("07700 9001")
    expect(holder.locator(".rules")).to_contain_text("NO. Leave no voicemail")
    expect(holder.locator("main")).to_contain_text("Say only “Hello, I am ringing about the dentist's")
    holder.get_by_label("Reached the person").check()
    holder.get_by_label("More about it").first.fill("Safe at her sister's")
    holder.get_by_role("button", name="Record the attempt").click()
    expect(holder.get_by_role("status")).to_contain_text("The attempt is recorded")
    holder.locator("summary", has_text="Close the case").click()
    holder.get_by_label("Spoke, and gave support").check()
    holder.get_by_role("button", name="Close the case").click()
    holder.wait_for_url("**/queue?notice=closed")
    expect(holder.locator(".row")).to_have_count(3)
    expect(holder.locator("main")).not_to_contain_text(asked)

    log = running.log.read_text()
    for typed in ("Anna", "7700", "sister", "kill", PASSWORD):
        assert typed not in log


PAGES = {
    "Ann": ["queue", "search", "case", "held", "export", "missing"],
    "Lea": ["review", "figures", "audit"],
    "Adam": ["workers", "secret"],
}


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[Running]:
    """An app with something on each page."""
    made = Running(f"sqlite:///{tmp_path / 'test.db'}", tmp_path)
    made.add("Ann")
    made.add("Lea", "lead")
    made.add("Adam", "administrator")
    for place, age in (
        (Priority.first, 0),
        (Priority.first, 90),
        (Priority.today, 700),
        (Priority.soon, 3000),
    ):
        made.request(place, NIGHT - minutes(age))
    first, second, *_ = made.cases.open_cases()
    worker = made.workers.list()[0].id
    made.cases.claim(second.id, worker, MORNING - minutes(90))
    for _ in range(3):
        made.cases.add_note(second.id, worker, "attempt", "Rang for a minute", "no_answer", MORNING)
    made.cases.add_note(second.id, worker, "agreement", "On the phone, in full", "", MORNING)
    made.cases.claim(first.id, worker, MORNING - minutes(90))
    made.cases.close(first.id, worker, "supported", "", MORNING)
    made.at(MORNING)
    yield made
    made.stop()
    made.engine.dispose()


def show(page: Page, running: Running, name: str) -> None:
    """Opens one of `PAGES`."""
    held = next(c for c in running.cases.open_cases() if c.state == "claimed")
    free = next(c for c in running.cases.open_cases() if c.state == "open")
    paths = {"case": f"cases/{free.id}", "held": f"cases/{held.id}", "export": f"cases/{held.id}/export"}
    if name == "secret":
        page.goto(f"{running.page}/workers")
        page.get_by_label("Name to sign in with").fill(f"Zoe {time.monotonic_ns()}")
        page.get_by_label("First password").fill(PASSWORD)
        page.get_by_role("button", name="Add").click()
        return
    page.goto(f"{running.page}/{paths.get(name, name)}")
    if name == "search":
        page.get_by_label("Words, a reference").fill("texts")
        page.get_by_role("button", name="Search").click()
    if name == "held":
        for fold in page.locator("details").all():
            fold.locator("summary").first.click()


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_can_be_used_by_everybody(staffed: Running, browser: Browser, width: int) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    for worker, names in PAGES.items():
        page = opened(browser, script=True, width=width).new_page()
        page.goto(staffed.page)
        faults += looked_at(page, "sign-in", width)
        page.get_by_role("button", name="Sign in").click()
        faults += looked_at(page, "refused", width)
        staffed.sign_in(page, worker)
        for name in names:
            show(page, staffed, name)
            faults += looked_at(page, name, width)
        page.context.close()
    assert not faults, "\n".join(faults)


def looked_at(page: Page, name: str, width: int) -> list[str]:
    """What is wrong with a page: for people with a disability, or wider than the screen."""
    page.wait_for_load_state()
    page.screenshot(path=SHOTS / f"helpline-{name}-{width}.png", full_page=True)
    found = Axe().run(page, options=WCAG).response["violations"]
    faults = [f"{name} at {width}: {fault['id']}: {fault['nodes'][0]['html']}" for fault in found]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        faults.append(f"{name} at {width}: wider than the screen")
    return faults


def test_the_keyboard_alone_claims_a_case(staffed: Running, browser: Browser) -> None:
    page = opened(browser).new_page()
    staffed.sign_in(page, "Ann")
    free = next(c for c in staffed.cases.open_cases() if c.state == "open")
    page.goto(f"{staffed.page}/cases/{free.id}")
    for _ in range(20):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and focused.inner_text().strip() == "Claim this case":
            page.keyboard.press("Enter")
            break
    page.wait_for_url("**?notice=claimed")
    expect(page.locator(".number")).to_contain_text("07700 9001")


def test_the_copy_for_the_police_prints_without_the_apps_frame(staffed: Running, browser: Browser) -> None:
    page = opened(browser).new_page()
    staffed.sign_in(page, "Ann")
    show(page, staffed, "export")
    page.emulate_media(media="print")
    for part in (".top", ".me", ".screen-only"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".print")).to_contain_text("Case ")
    copy = page.pdf()
    assert copy.startswith(b"%PDF")
