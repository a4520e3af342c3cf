"""The page and the REST channel over real HTTP: headers, bad input, restart."""

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from bot.visitor.routes import message_id
from tests.conftest import Server


def get(url: str) -> tuple[int, str, Any]:
    return read(urllib.request.Request(url))


def read(request: urllib.request.Request) -> tuple[int, str, Any]:
    try:
        response: HTTPResponse = urllib.request.urlopen(request, timeout=60)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers
    return response.status, response.read().decode(), response.headers


def post(url: str, **fields: str) -> tuple[int, str, Any]:
    return read(urllib.request.Request(url, urllib.parse.urlencode(fields).encode()))


def rest(server: Server, body: bytes) -> tuple[int, Any]:
    request = urllib.request.Request(
        f"{server.url}/webhooks/rest/webhook", body, {"Content-Type": "application/json"}
    )
    status, text, _ = read(request)
    return status, json.loads(text)


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return found.group(1)


def say(server: Server, page: str, text: str) -> str:
    _, answer, _ = post(server.url + "/", key=field(page, "key"), number=field(page, "number"), message=text)
    return answer


def test_the_first_page_says_what_it_is(server: Server) -> None:
    status, page, headers = get(server.url)
    assert status == 200
    for words in (
        "computer program",
        "Nobody is reading along",
        "cannot ring anyone",
        "999",
        "Exit this page",
    ):
        assert words in page
    assert "Set-Cookie" not in headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert not re.findall(r'(?:src|action)="https?:', page), "nothing is loaded from elsewhere"


def test_each_visitor_gets_an_unguessable_key(server: Server) -> None:
    keys = {field(get(server.url)[1], "key") for _ in range(3)}
    assert len(keys) == 3 and all(len(key) == 43 for key in keys)


def test_a_conversation_on_the_page(server: Server) -> None:
    page = say(server, get(server.url)[1], "my ex texts me every day")
    assert "my ex texts me every day" in page and "contact that you do not want" in page
    page = say(server, page, "and he turned up at my work yesterday")
    assert "turning up where you are" in page and "0808 802 0300" in page


def test_sending_twice_counts_once_and_nothing_is_lost(server: Server) -> None:
    first = get(server.url)[1]
    fields = {"key": field(first, "key"), "number": "1", "message": "my ex texts me every day"}
    post(server.url + "/", **fields)
    _, page, _ = post(server.url + "/", **fields)
    assert page.count('<div class="you"') == 1
    _, page, _ = post(server.url + "/", **{**fields, "message": "she came to my work"})
    assert page.count('<div class="you"') == 2
    assert message_id(1, "a") == message_id(1, "a") != message_id(1, "b")


def test_a_button_works_as_a_click(server: Server) -> None:
    page = say(server, get(server.url)[1], "my ex texts me every day")
    key, number = field(page, "key"), field(page, "number")
    payload = re.search(r'value="([^"]+)" name="press"[^>]*>\s*Months\s*<', page)
    assert payload
    press = payload.group(1).replace("&#34;", '"')
    _, page, _ = post(server.url + "/", key=key, number=number, press=press, message="half a sen")
    assert '<p class="govuk-body">Months</p>' in page
    assert "half a sen" in page, "what was typed stays in the box"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "x" * 100_000,
        "\x00\x07\x1b[31m",
        "<script>alert(1)</script>",
        "😀🏴‍☠️👩‍👩‍👧",
        "{{7*7}}{helpline}",
        "/restart",
        "'; DROP TABLE turns;--",
        "\u202eevil",
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_bad_input_gets_a_clear_answer(server: Server, text: str) -> None:
    first = get(server.url)[1]
    status, page, _ = post(server.url + "/", key=field(first, "key"), number="1", message=text)
    assert status in (200, 503)
    assert "999" in page and "Traceback" not in page and "<script>alert" not in page
    if len(text) > 1000:
        assert text in page, "a message that is too long stays in the box"


@pytest.mark.parametrize(
    "key", ["", "x", "../../etc/passwd", "a" * 5000], ids=["none", "short", "path", "long"]
)
def test_a_bad_key_starts_a_new_conversation(server: Server, key: str) -> None:
    status, page, _ = post(server.url + "/", key=key, number="-1e9", message="hello")
    assert status == 200 and field(page, "key") != key


@pytest.mark.parametrize("path", ["/nothing", "/assets/none.css", "/delete", "/webhooks/rest/nothing"])
def test_wrong_addresses_show_999_or_nothing_at_all(server: Server, path: str) -> None:
    status, page, _ = get(server.url + path)
    assert status in (404, 405)
    assert "Traceback" not in page
    assert "999" in page or path.startswith("/assets")


def test_deleting_is_true(server: Server) -> None:
    page = say(server, get(server.url)[1], "my ex texts me every day")
    key = field(page, "key")
    _, deleted, _ = post(server.url + "/delete", key=key)
    assert "is deleted" in deleted and "texts me" not in deleted
    _, page, _ = post(server.url + "/", key=key, number="2", message="hello")
    assert "is deleted" in page and field(page, "key") != key


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b'{"message": 5}',
        b'{"message": null}',
        b'"text"',
        b"\xff\xfe",
        b'{"message": "a"',
    ],
)
def test_broken_json_on_the_rest_channel(server: Server, body: bytes) -> None:
    status, answer = rest(server, body)
    assert status == 400 and answer["error"]


def test_the_rest_channel_speaks_rasas_json(server: Server) -> None:
    body = {"sender": "tester", "message": "hes outside now trying the door"}
    status, answers = rest(server, json.dumps(body).encode())
    assert status == 200
    assert answers[0]["recipient_id"] == "tester"
    assert "call 999 now" in answers[0]["text"]


def test_conversations_survive_a_restart(tmp_path: Path) -> None:
    server = Server(tmp_path)
    server.start()
    page = say(server, get(server.url)[1], "my ex texts me every day")
    key = field(page, "key")
    server.stop(kill=True)
    server.start()
    try:
        _, page, _ = post(server.url + "/", key=key, number="2", message="what have I told you so far?")
        assert page.count('<div class="you"') == 2
        assert page.count("my ex texts me every day") >= 3, "told, quoted and summed up again"
        assert "texts me" not in server.output.read_text(), "nothing typed is logged"
    finally:
        server.stop()
