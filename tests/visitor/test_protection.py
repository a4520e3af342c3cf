"""What protects a visit: policy, weight, keys, going back, deleting that is true - over real HTTP."""

import gzip
import re
import time
import urllib.request
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.conftest import Server
from tests.visitor.test_page import field, get, post, read, say

BUDGET = 100_000
PRESSED = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-User": "?1"}
BY_ITSELF = {"Sec-Fetch-Mode": "navigate"}


def submit(server: Server, path: str, headers: dict[str, str], **fields: str) -> tuple[int, str, Any]:
    return read(urllib.request.Request(server.url + path, urlencode(fields).encode(), headers))


def packed(url: str) -> tuple[bytes, Any]:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as response:
        return response.read(), response.headers


def test_the_policy_is_strict_on_every_answer(server: Server) -> None:
    for path in ("/", "/closed", "/demo", "/embed.js", "/nothing", "/delete"):
        _, _, headers = get(server.url + path)
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy and "*" not in policy and "data:" not in policy and "http" not in policy
        assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert "frame-ancestors 'self'" in policy and "base-uri 'none'" in policy
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in headers


def test_no_inline_script_style_or_handler(server: Server) -> None:
    page = say(server, get(server.url)[1], "my ex texts me every day since march")
    picture = post(server.url + "/picture", key=field(page, "key"))[1]
    for text in (page, picture, get(server.url + "/demo")[1], get(server.url + "/closed")[1]):
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
        assert all("src=" in script for script in re.findall(r"<script[^>]*>", text))


def test_the_first_load_is_light_and_of_one_step(server: Server) -> None:
    page, headers = packed(server.url + "/")
    assert headers["Content-Encoding"] == "gzip"
    text = gzip.decompress(page).decode()
    loaded = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="(/[^"]+)"', text)
    assert len(loaded) >= 5
    total = len(page)
    for path in loaded:
        content, its = packed(server.url + path)
        total += len(content)
        assert re.search(r"-[0-9a-f]{12}\.\w+$", path), "its address holds a hash"
        assert its["Cache-Control"] == "public, max-age=31536000, immutable"
        for further in re.findall(
            rb'(?:from "\./|url\()([\w.-]+)', gzip.decompress(content) if its["Content-Encoding"] else content
        ):
            assert f"/assets/{further.decode()}" in loaded, "all requests start together"
    assert total <= BUDGET


def test_nothing_of_government_is_served(server: Server) -> None:
    text = get(server.url)[1]
    for path in re.findall(r'href="(/assets/[^"]+\.css)"', text):
        style = get(server.url + path)[1]
        assert "GDS Transport" not in style and "crest" not in style and "url(" not in style
    assert "crown" not in text.lower() and "gov.uk" not in text.lower()


def test_nothing_is_taken_on_ambient_authority(server: Server) -> None:
    page = say(server, get(server.url)[1], "my ex texts me every day")
    key = field(page, "key")
    for request in (
        urllib.request.Request(
            server.url + "/", headers={"Cookie": f"key={key}", "Authorization": f"Bearer {key}"}
        ),
        urllib.request.Request(f"{server.url}/?key={key}"),
        urllib.request.Request(server.url + "/picture", b"", {"Cookie": f"key={key}"}),
        urllib.request.Request(f"{server.url}/?key={key}", b"show=chat", {"Cookie": f"key={key}"}),
    ):
        status, text, headers = read(request)
        assert "texts me" not in text and "Set-Cookie" not in headers


def test_what_the_browser_sends_again_by_itself_shows_nothing(server: Server) -> None:
    key = field(get(server.url)[1], "key")
    message = {"key": key, "number": "1", "message": "my ex texts me every day"}
    assert "texts me" in submit(server, "/", PRESSED, **message)[1]
    assert "texts me" in submit(server, "/", PRESSED, **message)[1], "pressed twice"
    assert "This page is closed" in submit(server, "/", BY_ITSELF, **message)[1]
    for path in ("/picture", "/diary"):
        assert "texts me" in submit(server, path, PRESSED, key=key)[1]
        assert "texts me" not in submit(server, path, BY_ITSELF, key=key)[1]
    new = {**message, "number": "2", "message": "and he waits outside"}
    assert "waits outside" in submit(server, "/", BY_ITSELF, **new)[1], "a new message is never lost"


def test_an_old_page_that_is_sent_again_shows_nothing(server: Server) -> None:
    key = field(get(server.url)[1], "key")
    old = str(int(time.time()) - 16 * 60)
    message = {"key": key, "number": "1", "message": "my ex texts me every day", "at": old}
    assert "texts me" in post(server.url + "/", **message)[1], "a new message is never lost"
    assert "texts me" not in post(server.url + "/", **message)[1]
    assert "texts me" not in post(server.url + "/", key=key, show="chat", at=old)[1]
    assert "texts me" in post(server.url + "/", **{**message, "part": "1"})[1], (
        "the page's script may try again"
    )


def test_a_part_has_the_new_turns_alone(server: Server) -> None:
    page = say(server, get(server.url)[1], "my ex texts me every day")
    key = field(page, "key")
    part = post(server.url + "/", key=key, number="2", message="he waits outside", part="1", shown="1")[1]
    assert 'data-turn="2"' in part and 'data-turn="1"' not in part and "<html" not in part
    assert 'data-number="3"' in part


@pytest.mark.parametrize(
    "number", ["9" * 5000, "-1", "1e9", "", "٣"], ids=["long", "minus", "float", "none", "other"]
)
def test_a_number_that_is_none_loses_nothing(server: Server, number: str) -> None:
    key = field(get(server.url)[1], "key")
    status, page, _ = post(server.url + "/", key=key, number=number, message="he waits outside")
    assert status == 200 and "he waits outside" in page


@pytest.mark.parametrize("path", ["/picture", "/diary", "/delete", "/"])
@pytest.mark.parametrize("body", [b"", b"key=", b"\xff\xfe=%00", b"key=x&way=csv", b"way=%FF&key[]=1"])
def test_malformed_forms_get_a_page(server: Server, path: str, body: bytes) -> None:
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"):
        status, page, _ = read(urllib.request.Request(server.url + path, body, {"Content-Type": kind}))
        assert status in (200, 400) and "Traceback" not in page


def test_the_exit_site_and_the_people_are_on_the_page_at_load(server: Server) -> None:
    page = get(server.url)[1]
    people = page[page.index('id="people"') :]
    for words in (
        "tel:999",
        "press 55",
        "National Stalking Helpline",
        "0808 802 0300",
        "Samaritans",
        "116 123",
    ):
        assert words in people
    assert re.search(r'<a href="https://www\.bbc\.co\.uk/weather"[^>]*target="_top"', page)
    assert '<noscript><meta http-equiv="refresh" content="900;url=/closed"></noscript>' in page


def test_an_error_page_has_help_and_exit(server: Server) -> None:
    status, page, _ = get(server.url + "/nothing")
    assert status == 404
    for words in ("999", "press 55", "0808 802 0300", "116 123", "Exit this page", 'lang="en-GB"'):
        assert words in page
