"""`stalking-matters user`: the helpline's workers."""

import argparse
import getpass
import sys

import pyotp
import segno

from bot.operate.opened import opened
from bot.store.workers import Workers

ISSUER = "Helpline"


def user(options: argparse.Namespace) -> int:
    """Adds, disables or resets a worker, or lists them all."""
    if options.what != "list" and not options.name:
        print("Give the worker's name.", file=sys.stderr)
        return 1
    workers = Workers(*opened())
    if options.what == "list":
        for worker in workers.list():
            marks = [
                worker.role,
                *(["on call"] if worker.on_call else []),
                *(["disabled"] if worker.disabled else []),
            ]
            print(f"{worker.name}: {', '.join(marks)}")
    elif options.what == "disable":
        workers.disable(options.name)
        print(f"{options.name} can sign in no more.")
    elif options.what == "reset":
        _show_second_factor(options.name, workers.reset(options.name, _password()))
    else:
        worker, totp = workers.add(options.name, options.role, _password(), options.email)
        _show_second_factor(worker.name, totp)
    return 0


def _password() -> str:
    """Asked for twice without showing it; one line of the input where that is no terminal."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password (12 characters at least): ")
    if getpass.getpass("The same again: ") != password:
        raise SystemExit("The two were not the same. Nothing was changed.")
    return password


def _show_second_factor(name: str, totp: str) -> None:
    address = pyotp.TOTP(totp).provisioning_uri(name=name, issuer_name=ISSUER)
    print(
        f"The second factor of {name}, shown this once. Scan it with an authenticator app, or type the secret."
    )
    print(f"Secret: {totp}")
    print(f"Address: {address}")
    segno.make(address).terminal(compact=True)
