"""Whole conversations, read from the YAML files here, through the real trained model.

Each dialogue: `who` is writing, `turns` of what is `said` and what the answer must have (`has`, all of them),
must not have (`not`), the `signal` and the `forms` after the turn.
"""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.terminal import chat, chat_json
from bot.visitor.processor import TurnProcessor

DIALOGUES = [
    dialogue
    for path in sorted(Path(__file__).parent.glob("*.yml"))
    for dialogue in YAML(typ="safe").load(path.read_text(encoding="utf-8"))
]
NEVER = (
    "!",
    "unfortunately",
    "probably nothing",
    "you are safe now",
    "don't worry",
    "why did you",
    "Traceback",
)


def hold(processor: TurnProcessor, lines: list[str]) -> list[dict[str, Any]]:
    out = io.StringIO()
    chat_json(processor, io.StringIO("".join(line + "\n" for line in lines)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def case(dialogue: dict[str, Any]) -> Any:
    """One dialogue; `falls_short` says why it does not pass yet, and stands in docs/quality.md too.

    It fails where it begins to pass, so that the mark goes, and where anything but an expectation breaks.
    """
    reason = dialogue.get("falls_short")
    short = pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError)
    return pytest.param(dialogue, id=dialogue["id"], marks=[short] if reason else [])


@pytest.mark.parametrize("dialogue", [case(dialogue) for dialogue in DIALOGUES])
def test_dialogue(processor: TurnProcessor, dialogue: dict[str, Any]) -> None:
    turns = hold(processor, [turn["said"] for turn in dialogue["turns"]])
    for expected, turn in zip(dialogue["turns"], turns):
        said = "\n".join(message["text"] for message in turn["bot"])
        where = f"after “{turn['user']}”: {said}"
        assert turn["bot"] and all(message["text"].strip() for message in turn["bot"])
        for words in expected.get("has", []):
            assert words.lower() in said.lower(), f"no “{words}” {where}"
        for words in [*expected.get("not", []), *NEVER]:
            assert words.lower() not in said.lower(), f"“{words}” {where}"
        if "first" in expected:
            assert turn["bot"][0]["text"].startswith(expected["first"]), where
        if "signal" in expected:
            assert turn["signal"] == expected["signal"], where
        if "forms" in expected:
            assert set(turn["forms"]) == set(expected["forms"]), where


def test_every_line_gets_one_json_line(processor: TurnProcessor) -> None:
    lines = [
        "hello",
        "",
        "   ",
        "\t",
        "😀",
        "<b>hi</b>",
        "/affirm",
        "/nonsense",
        "x" * 100_000,
        '{"a": 1}',
        "\x00\x1b[0m",
    ]
    turns = hold(processor, lines)
    assert [turn["user"] for turn in turns] == lines
    for turn in turns:
        assert set(turn) == {"user", "bot", "forms", "signal"}
        assert turn["bot"]
        for message in turn["bot"]:
            assert set(message) == {"text", "buttons"} and message["text"]
            assert all(set(button) == {"title", "payload"} for button in message["buttons"])


def test_a_line_that_is_a_buttons_payload_is_a_click(processor: TurnProcessor) -> None:
    turns = hold(processor, ["my ex texts me every day"])
    button = next(b for m in turns[0]["bot"] for b in m["buttons"] if b["title"] == "Months")
    turns = hold(processor, ["my ex texts me every day", button["payload"], "what did I tell you"])
    assert "for some months" in "\n".join(message["text"] for message in turns[2]["bot"])


def test_the_terminal_chat_for_a_person(processor: TurnProcessor) -> None:
    out = io.StringIO()
    chat(processor, io.StringIO("my ex texts me every day\n3\n"), out)
    assert "computer program" in out.getvalue() and "contact that you do not want" in out.getvalue()
    assert "1. Days" in out.getvalue()
