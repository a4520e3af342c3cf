"""Text as HTML: everything escaped; links for what the charity published and nothing else."""

import re
from html import unescape

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

from bot.charity import load_charity
from bot.guidance import Setting, urgent_messages
from bot.knowledge import load
from bot.store.conversations import StoredTurn
from bot.visitor.page import Page, language
from bot.visitor.prose import Prose

PROSE = Prose(load())


def test_it_escapes_and_makes_paragraphs_and_lists() -> None:
    html = str(PROSE.linked('a <b>\n• "x" & <i>\n• two\n\nc'))
    assert "&lt;b&gt;" in html and "<b>" not in html and "<i>" not in html
    assert html.count("<li>") == 2 and html.count("<p ") == 2


@pytest.mark.parametrize(
    "text, link",
    [
        ("Call 999 now.", 'href="tel:999"'),
        ("National Stalking Helpline: 0808 802 0300.", 'href="tel:08088020300"'),
        ("Samaritans: 116 123, day and night", 'href="tel:116123"'),
        ("text SHOUT to 85258.", 'href="sms:85258?body=SHOUT"'),
        ("Text 999 if your phone is registered", 'href="sms:999"'),
        ("https://www.samaritans.org/.", 'href="https://www.samaritans.org/"'),
    ],
)
def test_known_numbers_and_addresses_are_links(text: str, link: str) -> None:
    assert link in PROSE.linked(text)


@pytest.mark.parametrize(
    "text",
    [
        "he rings from 07700 900123",
        "it was 1999",
        "room 9991, 0999",
        "+44999",
        "http://evil.example/x",
        "https://www.samaritans.org.evil.example/",
        "javascript:alert(1)",
    ],
)
def test_a_strange_number_or_address_is_no_link(text: str) -> None:
    assert "<a" not in PROSE.linked(text)


@given(st.text())
def test_what_a_person_wrote_is_never_a_link_or_a_tag(text: str) -> None:
    html = str(PROSE.plain(text + " 999 https://www.samaritans.org/"))
    assert "<a" not in html and "<script" not in html


@pytest.mark.parametrize(
    "tag, kept", [("pl", "pl"), ("pt-BR", "pt-BR"), ("en", ""), ("en-GB", ""), ('x" onx="', ""), (None, "")]
)
def test_only_a_language_tag_is_a_language(tag: str, kept: str) -> None:
    assert language(tag) == kept


@pytest.mark.parametrize(
    "text, urgent",
    [
        ("he is outside now trying the door", True),
        ("i want to kill myself", True),
        ("he texts me every day", False),
    ],
)
def test_urgent_turns_are_said_at_once(setting: Setting, text: str, urgent: bool) -> None:
    answers = [message.dict() for message in urgent_messages(text, setting)]
    page = Page(load_charity(), setting).reply("k" * 43, [StoredTurn(1, "a", text, answers)], 0)
    assert ('class="urgent" role="alert"' in page) is urgent


def test_what_is_said_before_the_first_message_is_plain(setting: Setting) -> None:
    page = Page(load_charity(), setting).chat("k" * 43, [])
    items = re.findall(r"<li>(.*?)</li>", page[page.index('id="kept"') : page.index('id="say"')])
    text = " ".join(unescape(re.sub(r"<[^>]+>", "", item)) for item in items)
    assert len(items) >= 7 and "!" not in text
    assert textstat.flesch_kincaid_grade(text) <= 6, "a reading age of 9 to 11"


def test_a_foreign_answer_and_what_it_answers_are_marked(setting: Setting) -> None:
    answers = [{"text": "Zadzwoń pod 999.", "lang": "pl"}, {"text": "Call 999.", "lang": None}]
    html = Page(load_charity(), setting).chat("k" * 43, [StoredTurn(1, "a", "pomocy", answers)])
    assert html.count('<div class="bot" lang="pl"') == 1
    assert '<div class="you" dir="auto" lang="pl">' in html
