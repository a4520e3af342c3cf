"""From the chat to the queue: what a person agrees to in a real conversation is what a worker finds."""

import io
import json

import pytest

from bot.store.cases import Cases
from bot.store.database import migrate, open_database
from bot.store.encryption import load_cipher
from bot.terminal import chat_json
from bot.visitor.processor import TurnProcessor

STEPS = (
    "my ex waits outside my flat every night and texts me all day since march",
    "im terrified and cant sleep",
    "can somebody ring me",
    "yes",
    "07700 900123",
    "Call me",
    "no",
    "weekdays after 3pm",
    "Sam",
    "say its the dentist",
    "i agree",
)


def hold(processor: TurnProcessor, lines: tuple[str, ...]) -> list[str]:
    out = io.StringIO()
    chat_json(processor, io.StringIO("".join(line + "\n" for line in lines)), out)
    return [
        "\n".join(message["text"] for message in json.loads(line)["bot"])
        for line in out.getvalue().splitlines()
    ]


@pytest.fixture
def cases(tmp_path, monkeypatch: pytest.MonkeyPatch) -> Cases:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'chat.db'}")
    engine = open_database()
    migrate(engine)
    return Cases(engine, load_cipher())


def test_what_was_agreed_to_is_in_the_queue(processor: TurnProcessor, cases: Cases) -> None:
    said = hold(processor, STEPS)
    assert "code" in said[-1] and "0808 802 0300" in said[-1]
    (case,) = cases.open_cases()
    assert case.call_back is not None
    contact, summary = case.call_back.contact, case.call_back.summary
    assert (contact.number, contact.name, contact.words) == ("+447700900123", "Sam", "say its the dentist")
    assert contact.windows and not contact.voicemail
    assert {"unwanted_appearances", "unwanted_contact"} <= {form.value for form in summary.forms}
    assert "fear" in summary.effects and "ex_partner" in summary.who and "march" in summary.since
    assert summary.priority.value == "today" and case.call_back.wording


def test_nothing_is_there_before_the_last_yes(processor: TurnProcessor, cases: Cases) -> None:
    hold(processor, (*STEPS[:-1], "no"))
    assert cases.open_cases() == []


def test_a_withdrawal_by_code_from_another_chat_empties_it(processor: TurnProcessor, cases: Cases) -> None:
    said = hold(processor, STEPS)
    code = next(word.strip(".") for word in said[-1].split() if word.count("-") == 2)
    hold(processor, (f"my code is {code}",))
    assert [case for case in cases.open_cases() if case.call_back is not None] == []
