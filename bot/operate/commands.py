"""The operator's commands and what they print."""

import argparse
import sqlite3
import sys
from collections.abc import Callable

from sqlalchemy.exc import DBAPIError

from bot.charity import CharityError, load_charity
from bot.clock import UK, ClockError, now
from bot.operate.backup import BackupError, backup, describe, restore
from bot.operate.opened import opened
from bot.operate.users import user
from bot.quiet import configure_logging
from bot.store.audit import Audit
from bot.store.cases import Cases
from bot.store.database import open_database
from bot.store.encryption import EncryptionError, key_file, load_cipher
from bot.store.retention import purge
from bot.store.rotation import rotate_key
from bot.store.tallies import read_tallies
from bot.store.workers import WorkerError

TROUBLE = (
    BackupError,
    CharityError,
    ClockError,
    DBAPIError,
    EncryptionError,
    OSError,
    WorkerError,
    sqlite3.Error,
)
ORDER = ("first", "today", "soon")


def run(name: str, options: argparse.Namespace) -> int:
    """Runs a command; says in a line what went wrong."""
    configure_logging()
    try:
        return COMMANDS[name](options)
    except TROUBLE as error:
        print(f"This did not work: {_reason(error)}", file=sys.stderr)
        return 1


def _reason(error: Exception) -> str:
    """A database's error without the statement and its values."""
    return str(error.orig).strip() if isinstance(error, DBAPIError) else str(error)


def _case(options: argparse.Namespace) -> int:
    moment = now()
    waiting = [
        (case, case.call_back.summary.priority.value)
        for case in Cases(*opened()).open_cases()
        if case.call_back
    ]
    for case, priority in sorted(waiting, key=lambda pair: (ORDER.index(pair[1]), pair[0].created_at)):
        hours, minutes = divmod((moment - case.created_at).total_seconds() // 60, 60)
        review = "  for a lead to review" if case.needs_review else ""
        print(f"{case.reference}  {priority:5}  {case.state:7}  {hours:.0f} h {minutes:02.0f} min{review}")
    print(f"{len(waiting)} open cases")
    return 0


def _backup(options: argparse.Namespace) -> int:
    engine, _ = opened()
    print(f"The backup is {backup(engine, now(), options.file)}. It needs the same key.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    cipher = load_cipher()
    for line in restore(open_database(), cipher, load_charity(), now(), options.file):
        print(line)
    print("The backup is restored.")
    return 0


def _rotate_key(options: argparse.Namespace) -> int:
    file = key_file()
    if file is None:
        print(
            "The key stands in STALKING_MATTERS_KEY. Put it into a file that only the program's user can read,"
            " name that file in STALKING_MATTERS_KEY_FILE instead, restart both apps, and run this again.",
            file=sys.stderr,
        )
        return 1
    engine, _ = opened()
    rewritten = rotate_key(engine, file)
    print(
        f"{rewritten} rows have the new key, which is in {file}. Older backups need the old key: make a new one."
    )
    return 0


def _audit(options: argparse.Namespace) -> int:
    trouble = Audit(*opened()).check()
    print(trouble or "The audit trail is whole.")
    return 1 if trouble else 0


def _purge(options: argparse.Namespace) -> int:
    engine, cipher = opened()
    print(describe(purge(engine, cipher, load_charity(), now())))
    return 0


def _figures(options: argparse.Namespace) -> int:
    engine, _ = opened()
    counts = read_tallies(engine, options.since, now().astimezone(UK).date())
    right, wrong = counts.pop("confirmed_yes", 0), counts.pop("confirmed_no", 0)
    if right + wrong:
        share = 100 * right / (right + wrong)
        print(f"What was understood was confirmed {right} times out of {right + wrong}: {share:.0f} %")
    else:
        print("Nobody has been asked yet whether they were understood.")
    for name, number in sorted(counts.items()):
        print(f"{name}: {number}")
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "user": user,
    "case": _case,
    "backup": _backup,
    "restore": _restore,
    "rotate-key": _rotate_key,
    "audit": _audit,
    "purge": _purge,
    "figures": _figures,
}
