"""The command `stalking-matters`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.operate.arguments import add_commands
from bot.paths import KNOWLEDGE, MODELS

if TYPE_CHECKING:
    from bot.visitor.processor import TurnProcessor


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="stalking-matters", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(name: str, help_text: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help_text, description=help_text)
        command.set_defaults(run=run)
        return command

    add("serve", "serve the chat page on http://127.0.0.1:8000/ (PORT overrides)", _serve)
    train = add("train", "train the model if it is absent or out of date", _train)
    train.add_argument("--force", action="store_true", help="train even if the model is up to date")
    add("migrate", "bring the database to the newest version", _migrate)
    chat = add("chat", "talk to the bot in the terminal", _chat)
    chat.add_argument("--json", action="store_true", help="a line of stdin in, a JSON line out")
    add("recognise", 'JSON lines {"id","text"} in, JSON lines of what was recognised out', _recognise)
    evaluate = add(
        "evaluate", "print precision, recall and F1 a form, exact match and false alarms", _evaluate
    )
    evaluate.add_argument("file", nargs="?", type=Path, help='JSON lines {"id","text","forms"}')
    evaluate.add_argument("--misses", action="store_true", help="list every error, grouped")
    content = add("content", "work on data/knowledge/", _content)
    content.add_argument("what", choices=["check"])
    content.add_argument("folder", nargs="?", type=Path, default=KNOWLEDGE)
    add("helpline", "serve the helpline app on http://127.0.0.1:8001/ (HELPLINE_PORT overrides)", _helpline)
    add_commands(add)
    return parser


def _serve(options: argparse.Namespace) -> int:
    from bot.charity import CharityError
    from bot.clock import ClockError, now
    from bot.knowledge import KnowledgeError
    from bot.quiet import configure_logging
    from bot.store.encryption import EncryptionError, load_cipher

    configure_logging()
    try:
        now()
        load_cipher()
        model = _model()
        from bot.server import serve

        serve(model)
    except (CharityError, ClockError, EncryptionError, KnowledgeError) as error:
        print(f"The server cannot start: {error}", file=sys.stderr)
        return 1
    return 0


def _train(options: argparse.Namespace) -> int:
    from bot.quiet import configure_logging

    configure_logging()
    from bot.training import train

    return train(force=options.force)


def _model() -> Path:
    from bot.training import newest_model

    model = newest_model()
    if model is None:
        print(f"There is no model in {MODELS}: run `stalking-matters train`.", file=sys.stderr)
        raise SystemExit(1)
    return model


def _processor() -> "TurnProcessor":
    """The trained bot, keeping nothing."""
    from bot.store.tracker_store import ConversationTrackerStore
    from bot.visitor.processor import TurnProcessor
    from bot.visitor.unsaved import Unsaved

    return TurnProcessor(_model(), ConversationTrackerStore(Unsaved()))


def _migrate(options: argparse.Namespace) -> int:
    from bot.store.database import migrate, open_database

    migrate(open_database())
    return 0


def _chat(options: argparse.Namespace) -> int:
    from bot.quiet import configure_logging

    configure_logging()
    from bot.terminal import chat, chat_json

    return (chat_json if options.json else chat)(_processor(), sys.stdin, sys.stdout)


def _recognise(options: argparse.Namespace) -> int:
    from bot.quiet import configure_logging

    configure_logging()
    from bot.recognise import Recogniser, recognise

    return recognise(Recogniser(_processor()), sys.stdin, sys.stdout)


def _evaluate(options: argparse.Namespace) -> int:
    from bot.quiet import configure_logging

    configure_logging()
    from bot.evaluate import evaluate
    from bot.recognise import Recogniser

    return evaluate(Recogniser(_processor()), options.file, sys.stdout, options.misses)


def _content(options: argparse.Namespace) -> int:
    from bot.charity import CharityError, load_charity
    from bot.clock import UK, now
    from bot.knowledge import check

    problems = check(options.folder, now().astimezone(UK).date())
    errors = sum(problem.level == "error" for problem in problems)
    for problem in problems:
        print(problem)
    try:
        load_charity()
    except CharityError as error:
        errors += 1
        print(error)
    warnings = sum(problem.level == "warning" for problem in problems)
    print(f"{errors} errors, {warnings} warnings")
    return 1 if errors else 0


def _helpline(options: argparse.Namespace) -> int:
    from bot.helpline.app import serve

    return serve()
