"""What administrators do: add, disable and reset workers, give roles, say who is on call. They see no case."""

import re
from collections.abc import Mapping
from typing import Optional, cast

import pyotp
import segno
from starlette.responses import Response

from bot.helpline import words
from bot.helpline.visit import Missing, Visit
from bot.store.workers import SHORTEST_PASSWORD, Role, Worker, WorkerError

LONGEST_NAME = 60
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def workers_page(visit: Visit) -> Response:
    """All workers, and the form for a new one."""
    return _show(visit)


def _show(
    visit: Visit,
    errors: Optional[Mapping[str, str]] = None,
    reset_for: Optional[int] = None,
    status: int = 200,
) -> Response:
    return visit.show(
        "workers.html",
        status,
        workers=visit.helpline.workers.list(),
        errors=errors or {},
        typed=visit.form,
        reset_for=reset_for,
        shortest=SHORTEST_PASSWORD,
    )


def add(visit: Visit) -> Response:
    """Adds a worker and shows the second factor's secret, once."""
    name, role, email = visit.text("name"), visit.text("role"), visit.text("email")
    password = visit.form.get("password", "")
    errors = {**_name_errors(name), **_password_errors("password", password)}
    if role not in words.ROLES:
        errors["role"] = "Choose a role."
    if email and not EMAIL.fullmatch(email):
        errors["email"] = "Write an e-mail address, or leave this empty."
    if errors:
        return _show(visit, errors, status=422)
    try:
        worker, secret = visit.helpline.workers.add(
            name, cast(Role, role), password, email, by=visit.me.id, moment=visit.moment
        )
    except WorkerError as error:
        return _show(visit, {"name": str(error)}, status=422)
    return _show_secret(visit, worker, secret)


def _name_errors(name: str) -> dict[str, str]:
    if not name or len(name) > LONGEST_NAME:
        return {"name": f"Write a name of at most {LONGEST_NAME} letters."}
    return {}


def _password_errors(field: str, password: str) -> dict[str, str]:
    if len(password) < SHORTEST_PASSWORD:
        return {field: f"Use at least {SHORTEST_PASSWORD} letters: three or four words together are good."}
    return {}


def _show_secret(visit: Visit, worker: Worker, secret: str) -> Response:
    issuer = f"{visit.helpline.charity.name} helpline"
    uri = pyotp.TOTP(secret).provisioning_uri(name=worker.name, issuer_name=issuer)
    picture = segno.make(uri, error="m").svg_data_uri(scale=5, border=4)
    return visit.show("secret.html", new=worker, secret=secret, picture=picture)


def disable(visit: Visit) -> Response:
    """Ends a worker's access at once."""
    worker = _chosen(visit)
    if worker.id == visit.me.id:
        return visit.go("/workers", "own_account")
    visit.helpline.workers.disable(worker.name, by=visit.me.id, moment=visit.moment)
    return visit.go("/workers", "disabled")


def reset(visit: Visit) -> Response:
    """Gives a worker a new password and a new second factor, shown once; lets a disabled one in again."""
    worker, password = _chosen(visit), visit.form.get("new_password", "")
    errors = _password_errors("new_password", password)
    if errors:
        return _show(visit, errors, worker.id, 422)
    secret = visit.helpline.workers.reset(worker.name, password, by=visit.me.id, moment=visit.moment)
    return _show_secret(visit, worker, secret)


def set_role(visit: Visit) -> Response:
    """Changes a worker's role."""
    worker, role = _chosen(visit), visit.text("role")
    if worker.id == visit.me.id:
        return visit.go("/workers", "own_account")
    if role not in words.ROLES:
        raise Missing
    visit.helpline.workers.set_role(worker.id, cast(Role, role), by=visit.me.id, moment=visit.moment)
    return visit.go("/workers", "role")


def set_on_call(visit: Visit) -> Response:
    """Says whether a worker gets the e-mails."""
    worker, on_call = _chosen(visit), visit.text("on_call") == "yes"
    visit.helpline.workers.set_on_call(worker.id, on_call, by=visit.me.id, moment=visit.moment)
    return visit.go("/workers", "on_call")


def _chosen(visit: Visit) -> Worker:
    for worker in visit.helpline.workers.list():
        if str(worker.id) == visit.path["worker"]:
            return worker
    raise Missing
