"""WCAG 2.2 AA: axe on every state, zoom, narrow screens, forced colours, reduced motion, announcements, targets."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from bot.charity import load_charity
from bot.guidance import Setting
from bot.store.conversations import StoredTurn
from bot.visitor.page import Page as Pages
from tests.browser.conftest import press, send
from tests.conftest import Server

Contexts = Callable[..., BrowserContext]
AXE = Axe()


def check(page: Page, state: str) -> None:
    """No violation of axe-core, its best practices included."""
    found = AXE.run(page)
    assert found.violations_count == 0, f"{state}: {found.generate_report()}"


def long_chat(page: Page) -> None:
    for text in (
        "my ex texts me every day since march",
        "and yesterday he turned up at my work",
        "he followed me home on monday",
        "i am really scared",
        "is it a crime?",
        "who can help me?",
    ):
        send(page, text)


def test_axe_finds_nothing_on_any_state(page: Page, chat: Server) -> None:
    check(page, "empty")
    press(page, "Send")
    check(page, "error")
    send(page, "my ex texts me every day")
    expect(page.locator(".quick button").first).to_be_visible()
    check(page, "quick replies")
    long_chat(page)
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true; }")
    check(page, "long chat, details open")
    press(page, "What I have told you so far")
    expect(page.locator(".timeline")).to_be_visible()
    check(page, "picture")
    press(page, "Make my diary")
    expect(page.locator(".diary")).to_be_visible()
    check(page, "diary")
    press(page, "Go back to the chat")
    send(page, "hes outside now trying the door")
    check(page, "emergency")
    page.context.set_offline(True)
    page.get_by_label("Your message").fill("hello")
    press(page, "Send")
    expect(page.locator(".trouble")).to_be_visible()
    check(page, "offline")


@pytest.mark.parametrize("path", ["/closed", "/demo", "/nothing-here"])
def test_axe_finds_nothing_on_other_pages(page: Page, chat: Server, path: str) -> None:
    page.goto(chat.url + path)
    check(page, path)


def test_axe_finds_nothing_on_sent_pages(contexts: Contexts, chat: Server) -> None:
    """The states as they come from the server, without the page's own script."""
    context = contexts()
    context.route("**/assets/chat-*.mjs", lambda route: route.abort())
    context.route("**/assets/view-*.mjs", lambda route: route.abort())
    page = context.new_page()
    page.goto(chat.url)
    press(page, "Send")
    check(page, "error")
    page.get_by_label("Your message").fill("he waits outside my house. " * 400)
    press(page, "Send")
    expect(page.locator(".trouble")).to_be_visible()
    check(page, "trouble")
    page.get_by_label("Your message").fill("hes outside now trying the door")
    press(page, "Send")
    expect(page.locator(".urgent")).to_be_visible()
    check(page, "emergency")
    press(page, "Delete this conversation")
    expect(page.locator(".notice")).to_be_visible()
    check(page, "deleted")


def test_axe_finds_nothing_on_questions_errors_and_other_languages(
    page: Page, chat: Server, setting: Setting
) -> None:
    ours = Pages(load_charity(), setting)
    help_text = [{"text": "W razie niebezpieczeństwa zadzwoń pod 999.", "lang": "pl"}]
    states = {
        "call-back": ours.ask_call_back("k" * 43),
        "failed": ours.failed(help_text, "k" * 43),
        "language": ours.chat("k" * 43, [StoredTurn(1, "a", "pomocy", help_text)], trouble=help_text),
    }
    for name, html in states.items():
        page.route(
            f"**/{name}", lambda route, request, html=html: route.fulfill(body=html, content_type="text/html")
        )
        page.goto(f"{chat.url}/{name}")
        expect(page.get_by_role("button", name="Exit this page")).to_be_visible()
        check(page, name)


def test_axe_finds_nothing_while_it_warns(page: Page, chat: Server) -> None:
    page.clock.install()
    page.goto(chat.url)
    page.clock.fast_forward("14:10")
    expect(page.locator("#idle")).to_contain_text("close in one minute")
    page.clock.resume()
    check(page, "warning")


@pytest.mark.parametrize("size", [(320, 640), (320, 256)], ids=["320 px", "1280 px at 400 %"])
def test_nothing_is_wider_than_the_screen(contexts: Contexts, chat: Server, size: tuple[int, int]) -> None:
    page = contexts(viewport={"width": size[0], "height": size[1]}).new_page()
    page.goto(chat.url)
    send(page, "w" * 300 + " my ex texts me every day since march")
    send(page, "who can help me?")
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) <= 320
    press(page, "What I have told you so far")
    expect(page.locator("#view")).to_be_visible()
    assert page.evaluate(wide) <= 320
    press(page, "Make my diary")
    expect(page.locator(".diary")).to_be_visible()
    assert page.evaluate(wide) <= 320


def test_letters_twice_as_large_lose_nothing(page: Page) -> None:
    send(page, "my ex texts me every day")
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["active", "none"])
def test_borders_and_focus_show_in_forced_colours(contexts: Contexts, chat: Server, scheme: str) -> None:
    page = contexts(forced_colors=scheme).new_page()
    page.goto(chat.url)
    send(page, "my ex texts me every day")
    for part in (".bot", ".you", "#send", "#message"):
        width = page.locator(part).first.evaluate("e => parseFloat(getComputedStyle(e).borderLeftWidth)")
        assert width >= 1, part
    for part in ("#send", "#message", ".govuk-exit-this-page__button"):
        page.locator(part).focus()
        page.keyboard.press("Shift")
        style = page.locator(part).evaluate(
            "e => { const s = getComputedStyle(e); return [s.outlineStyle, parseFloat(s.outlineWidth)]; }"
        )
        assert style[0] != "none" and style[1] >= 2, part
        page.keyboard.press("ArrowLeft")
    check(page, f"forced colours {scheme}")


def test_nothing_moves_for_those_who_want_no_motion(contexts: Contexts, chat: Server) -> None:
    page = contexts(reduced_motion="reduce").new_page()
    page.goto(chat.url)
    send(page, "my ex texts me every day")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_new_messages_are_announced_once_and_urgent_ones_assertively(page: Page) -> None:
    page.evaluate(
        """() => {
            window.added = [];
            new MutationObserver((changes) => changes.forEach((change) =>
                change.addedNodes.forEach((node) => node.textContent.trim() && window.added.push(node.textContent))))
                .observe(document.getElementById("chat"), { childList: true, subtree: true, characterData: true });
        }"""
    )
    send(page, "my ex texts me every day")
    log = page.get_by_role("log")
    assert log.get_attribute("aria-live") in (None, "polite")
    added = page.evaluate("window.added")
    assert len([text for text in added if "contact that you do not want" in text]) == 1
    assert log.get_by_role("alert").count() == 0
    send(page, "hes outside now trying the door")
    urgent = log.locator(".turn").last.get_by_role("alert")
    expect(urgent).to_have_count(1)
    expect(urgent).to_contain_text("999")
    assert len([text for text in page.evaluate("window.added") if "trying the door" in text]) == 1


def test_urgent_words_are_assertive_without_scripts_too(contexts: Contexts, chat: Server) -> None:
    page = contexts(java_script_enabled=False).new_page()
    page.goto(chat.url)
    send(page, "i want to kill myself")
    expect(page.locator(".turn").last.get_by_role("alert")).to_contain_text("116 123")


def test_focus_stays_where_it_helps(contexts: Contexts, chat: Server) -> None:
    page = contexts(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(chat.url)
    send(page, "my ex texts me every day")
    expect(page.get_by_label("Your message")).to_be_focused()
    page.locator(".quick button").first.click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.get_by_role("log")).to_be_focused()
    press(page, "What I have told you so far")
    expect(page.get_by_role("heading", name="What you have told me so far")).to_be_focused()
    press(page, "Go back to the chat")
    expect(page.get_by_role("button", name="What I have told you so far")).to_be_focused()


def test_what_has_the_focus_is_not_under_the_exit_button(page: Page) -> None:
    long_chat(page)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    covered = 0
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        covered += page.evaluate(
            """() => {
                const focused = document.activeElement.getBoundingClientRect();
                const button = document.querySelector(".govuk-exit-this-page").getBoundingClientRect();
                return !document.activeElement.closest(".govuk-exit-this-page, .govuk-skip-link")
                    && focused.bottom <= button.bottom && focused.height > 0;
            }"""
        )
    assert covered == 0


def test_targets_are_large_enough(page: Page) -> None:
    long_chat(page)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, textarea, a.number, .govuk-exit-this-page__button")]
            .filter((e) => e.getClientRects().length)
            .map((e) => { const r = e.getBoundingClientRect(); return [e.textContent.trim(), r.width, r.height]; })"""
    )
    assert sizes and not [size for size in sizes if min(size[1:]) < 24]


def test_the_language_is_marked(page: Page) -> None:
    assert page.locator("html").get_attribute("lang") == "en-GB"


def test_every_link_for_a_number_only_fills_in_the_number(page: Page) -> None:
    long_chat(page)
    send(page, "i want to kill myself")
    links = page.evaluate("[...document.querySelectorAll('a.number')].map((a) => a.getAttribute('href'))")
    assert links and all(link.startswith(("tel:", "sms:")) for link in links)
    assert page.locator("[onclick], meta[content*='tel:']").count() == 0
