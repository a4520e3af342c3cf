"""One line on the charity's website: a button and a frame, or a plain link where scripts are blocked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.browser.conftest import EXIT_SITE, Website
from tests.conftest import Server

Contexts = Callable[..., BrowserContext]
STYLE = "<style>* { color: red !important; font-size: 60px !important; } button { display: none !important; }</style>"


def line(chat: Server, more: str = "") -> str:
    return (
        f'<a href="{chat.url}/" rel="noreferrer">Talk to our chatbot</a>'
        f'<script src="{chat.url}/embed.js" async referrerpolicy="no-referrer"{more}></script>'
    )


def put(website: Website, body: str) -> str:
    website.pages["/page"] = (
        f'<!doctype html><html lang="en"><title>Charity</title>{STYLE}<h1>Charity</h1>{body}'
    )
    return website.url + "/page"


def open_chat(page: Page) -> FrameLocator:
    page.get_by_role("button", name="Talk to our chatbot").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_label("Your message")).to_be_visible()
    return frame


def test_the_button_opens_the_chat_in_a_frame(contexts: Contexts, website: Website, chat: Server) -> None:
    page = contexts().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(put(website, line(chat)))
    expect(page.get_by_role("button", name="Talk to our chatbot")).to_be_visible()
    assert asked[1:] == [chat.url + "/embed.js"], "nothing of the chat is loaded before it is asked for"
    frame = open_chat(page)
    frame.get_by_label("Your message").fill("my ex texts me every day")
    frame.get_by_role("button", name="Send").click()
    expect(frame.get_by_role("log")).to_contain_text("contact that you do not want")
    assert frame.locator(".bot p").first.evaluate("e => getComputedStyle(e).color") == "rgb(11, 12, 12)"
    page.get_by_role("button", name="Hide the chat").click()
    expect(page.locator("iframe")).to_be_hidden()
    page.get_by_role("button", name="Talk to our chatbot").click()
    expect(frame.get_by_role("log")).to_contain_text("contact that you do not want")
    assert page.context.cookies() == []


@pytest.mark.parametrize("way", ["press", "shift in the frame", "shift on the page"])
def test_exit_leads_the_whole_window_away(
    contexts: Contexts, website: Website, chat: Server, way: str
) -> None:
    page = contexts().new_page()
    page.goto(put(website, "before"))
    page.goto(put(website, line(chat)))
    before = page.evaluate("history.length")
    frame = open_chat(page)
    if way == "press":
        frame.get_by_role("button", name="Exit this page").click()
    else:
        if way == "shift in the frame":
            frame.get_by_label("Your message").focus()
        else:
            page.get_by_role("button", name="Hide the chat").focus()
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(EXIT_SITE)
    assert page.evaluate("history.length") == before
    assert len(page.frames) == 1


def test_exit_leaves_a_frame_that_was_put_by_hand(contexts: Contexts, website: Website, chat: Server) -> None:
    page = contexts().new_page()
    page.goto(put(website, f'<iframe src="{chat.url}/"></iframe>'))
    page.frame_locator("iframe").get_by_role("button", name="Exit this page").click()
    page.wait_for_url(EXIT_SITE)


def test_without_scripts_it_is_a_plain_link(contexts: Contexts, website: Website, chat: Server) -> None:
    page = contexts(java_script_enabled=False).new_page()
    page.goto(put(website, line(chat)))
    page.get_by_role("link", name="Talk to our chatbot").click()
    expect(page.get_by_label("Your message")).to_be_visible()
    assert page.url.rstrip("/") == chat.url


def test_a_policy_that_blocks_the_script_leaves_the_link(
    contexts: Contexts, website: Website, chat: Server
) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
    website.pages["/strict"] = (
        f'<!doctype html><html lang="en"><head>{policy}</head><body>{line(chat)}</body></html>'
    )
    page = contexts().new_page()
    page.goto(website.url + "/strict")
    page.get_by_role("link", name="Talk to our chatbot").click()
    expect(page.get_by_label("Your message")).to_be_visible()


def test_it_can_be_a_full_page(contexts: Contexts, website: Website, chat: Server) -> None:
    page = contexts().new_page()
    page.goto(put(website, line(chat, ' data-open="page"')))
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Talk to our chatbot").click()
    expect(page.get_by_label("Your message")).to_be_visible()


def test_other_sites_can_neither_frame_it_nor_get_a_frame(
    contexts: Contexts, website: Website, chat: Server
) -> None:
    page = contexts().new_page()
    other = put(website, line(chat) + f'<iframe src="{chat.url}/"></iframe>').replace(
        "localhost", "127.0.0.1"
    )
    page.goto(other)
    expect(page.get_by_role("link", name="Talk to our chatbot")).to_be_visible()
    assert page.frame_locator("iframe").locator("#message").count() == 0


def test_the_demo_page_shows_it(contexts: Contexts, chat: Server) -> None:
    page = contexts(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(chat.url + "/demo")
    frame = page.frame_locator("iframe")
    page.get_by_role("button", name="Talk to our chatbot", exact=True).click()
    expect(frame.get_by_label("Your message")).to_be_visible()
    frame.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(EXIT_SITE)
