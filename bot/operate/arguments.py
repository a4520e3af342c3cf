"""The arguments of the operator's commands; what runs them is imported when one is run."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

Run = Callable[[argparse.Namespace], int]
Add = Callable[[str, str, Run], argparse.ArgumentParser]


def add_commands(add: Add) -> None:
    """Adds the operator's commands to the parser."""

    def command(name: str, help_text: str) -> argparse.ArgumentParser:
        return add(name, help_text, lambda options: _run(name, options))

    user = command("user", "add, disable, reset or list the helpline's workers")
    user.add_argument("what", choices=["add", "disable", "reset", "list"])
    user.add_argument("name", nargs="?", default="")
    user.add_argument("--role", choices=["worker", "lead", "administrator"], default="worker")
    user.add_argument("--email", default="", help="where the worker on call is told of a new case")
    case = command("case", "list the open cases, without anything of a person")
    case.add_argument("what", choices=["list"])
    backup = command("backup", "write a backup of the database, encrypted as it is")
    backup.add_argument("file", nargs="?", type=Path, help="default: a new file under var/backups")
    restore = command("restore", "replace the database by a backup; stop both apps before")
    restore.add_argument("file", type=Path)
    command("rotate-key", "make a new encryption key and re-encrypt everything with it")
    audit = command("audit", "check that the audit trail is whole")
    audit.add_argument("what", choices=["check"])
    command("purge", "erase everything whose time is over")
    figures = command("figures", "print how often people confirmed what was understood")
    figures.add_argument(
        "--since", type=date.fromisoformat, default=date.min, help="a day, such as 2026-01-31"
    )


def _run(name: str, options: argparse.Namespace) -> int:
    from bot.operate.commands import run

    return run(name, options)
