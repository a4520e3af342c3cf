"""Weak lines and faults: a message is kept and sent exactly once; help is on the page whatever happens."""

import time

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import press, send
from tests.conftest import Server

HELP = ("999", "press 55", "0808 802 0300", "116 123")


def shows_help(page: Page) -> None:
    alert = page.locator("#trouble [role=alert]")
    for words in HELP:
        expect(alert).to_contain_text(words)


def test_offline_the_message_stays_and_is_sent_once_when_the_line_is_back(page: Page, chat: Server) -> None:
    send(page, "my ex texts me every day")
    page.context.set_offline(True)
    page.get_by_label("Your message").fill("and he waits outside my house")
    press(page, "Send")
    shows_help(page)
    expect(page.locator("#trouble")).to_contain_text("You are offline. Your message is kept in the box.")
    expect(page.get_by_label("Your message")).to_have_value("and he waits outside my house")
    press(page, "Send")
    page.context.set_offline(False)
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.get_by_label("Your message")).to_have_value("")
    expect(page.locator("#trouble")).to_be_empty()
    page.wait_for_timeout(3_000)
    expect(page.locator(".turn")).to_have_count(2)
    key = page.locator("#say input[name=key]").get_attribute("value")
    whole = page.request.post(chat.url + "/", form={"key": key or "", "show": "chat"}).text()
    assert whole.count('<div class="you"') == 2


def test_an_answer_lost_on_the_way_counts_once(page: Page, chat: Server) -> None:
    lost: list[str] = []

    def lose_first(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().text())
            route.abort()
        else:
            route.continue_()

    page.route(chat.url + "/", lose_first)
    page.get_by_label("Your message").fill("my ex texts me every day")
    press(page, "Send")
    shows_help(page)
    expect(page.locator(".turn")).to_have_count(1, timeout=10_000)
    key = page.locator("#say input[name=key]").get_attribute("value")
    whole = page.request.post(chat.url + "/", form={"key": key or "", "show": "chat"}).text()
    assert whole.count('<div class="you"') == 1 and len(lost) == 1


def test_a_message_changed_while_offline_waits_for_its_writer(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_label("Your message").fill("he waits outside")
    press(page, "Send")
    shows_help(page)
    page.get_by_label("Your message").fill("he waits outside my")
    page.context.set_offline(False)
    page.wait_for_timeout(3_000)
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_label("Your message")).to_have_value("he waits outside my")


def test_a_slow_server_shows_that_it_is_working(page: Page, chat: Server) -> None:
    page.clock.install()
    page.goto(chat.url)
    held: list[Route] = []
    page.route(chat.url + "/", lambda route: held.append(route))
    page.get_by_label("Your message").fill("my ex texts me every day")
    press(page, "Send")
    status = page.locator("#status")
    expect(status).to_contain_text("writing")
    page.clock.fast_forward(7_000)
    expect(status).to_contain_text("The line is slow")
    page.clock.fast_forward(9_000)
    shows_help(page)
    held[0].continue_()
    expect(page.locator(".turn")).to_have_count(1)
    expect(status).to_be_empty()


def test_two_presses_send_once(page: Page, chat: Server) -> None:
    held: list[Route] = []
    page.route(chat.url + "/", lambda route: held.append(route))
    page.get_by_label("Your message").fill("my ex texts me every day")
    press(page, "Send")
    press(page, "Send")
    page.wait_for_timeout(300)
    assert len(held) == 1
    held[0].continue_()
    expect(page.locator(".turn")).to_have_count(1)


def test_typing_on_while_waiting_loses_nothing(page: Page, chat: Server) -> None:
    held: list[Route] = []
    page.route(chat.url + "/", lambda route: held.append(route))
    box = page.get_by_label("Your message")
    box.fill("my ex texts me every day")
    press(page, "Send")
    box.press("End")
    box.press_sequentially(" and more")
    held[0].continue_()
    expect(page.locator(".turn")).to_have_count(1)
    expect(box).to_have_value(" and more")


def test_a_server_that_fails_is_answered_by_the_page(page: Page, chat: Server) -> None:
    for answer in ({"status": 502, "body": "Bad gateway"}, {"status": 200, "body": ""}):
        page.route(chat.url + "/", lambda route, request, answer=answer: route.fulfill(**answer))
        page.get_by_label("Your message").fill("my ex texts me every day")
        press(page, "Send")
        shows_help(page)
        expect(page.get_by_label("Your message")).to_have_value("my ex texts me every day")
        page.unroute(chat.url + "/")
    press(page, "Send")
    expect(page.locator(".turn")).to_have_count(1)


def test_a_server_gone_after_loading_is_answered_by_the_page(page: Page, chat: Server) -> None:
    page.route("**/*", lambda route: route.abort())
    page.get_by_label("Your message").fill("is anybody there")
    started = time.monotonic()
    press(page, "Send")
    shows_help(page)
    assert time.monotonic() - started < 3
    expect(page.get_by_label("Your message")).to_have_value("is anybody there")


def test_the_picture_without_a_line_says_so(page: Page) -> None:
    send(page, "my ex texts me every day")
    page.context.set_offline(True)
    press(page, "What I have told you so far")
    shows_help(page)
    expect(page.locator("#chat-view")).to_be_visible()


def test_offline_nothing_is_said_to_be_deleted_and_it_can_be_later(page: Page) -> None:
    send(page, "my ex texts me every day")
    page.context.set_offline(True)
    press(page, "Delete this conversation")
    expect(page.locator("#trouble")).to_contain_text("not deleted yet")
    expect(page.locator(".turn")).to_have_count(1)
    page.context.set_offline(False)
    press(page, "Delete this conversation")
    expect(page.get_by_role("status").filter(has_text="is deleted")).to_be_visible()


def test_too_long_a_message_stays_in_the_box(either: Page) -> None:
    text = "he waits outside my house. " * 400
    either.get_by_label("Your message").fill(text)
    press(either, "Send")
    expect(either.locator("#trouble")).to_contain_text("smaller parts")
    assert either.get_by_label("Your message").input_value() == text
