"""Signing in and out."""

import secrets

from starlette.responses import RedirectResponse, Response

from bot.helpline.guard import FIRST_COOKIE
from bot.helpline.visit import Visit, replace_token
from bot.store.workers import LockedOut, SignInRefused

REFUSED = "The name, the password or the code is not right, or this account cannot sign in."
LOCKED = "There were too many attempts. Wait 15 minutes, then try again."


def sign_in_page(visit: Visit) -> Response:
    """The form. It says nothing about which names there are."""
    return _form(visit)


def sign_in(visit: Visit) -> Response:
    """Begins a session under a new cookie."""
    name, code = visit.text("name"), visit.text("code").replace(" ", "")
    try:
        token = visit.helpline.workers.sign_in(
            name, visit.form.get("password", ""), code, visit.address, visit.moment
        )
    except LockedOut:
        return _form(visit, LOCKED, 429)
    except SignInRefused:
        return _form(visit, REFUSED, 422)
    response = RedirectResponse("/", 303)
    _set(visit, response, visit.helpline.cookie, token)
    response.delete_cookie(FIRST_COOKIE)
    return response


def sign_out(visit: Visit) -> Response:
    """Ends the session."""
    visit.helpline.workers.sign_out(visit.token)
    response = visit.go("/sign-in", "signed_out")
    response.delete_cookie(visit.helpline.cookie, secure=visit.helpline.production, httponly=True)
    return response


def home(visit: Visit) -> Response:
    """Sends each role to its first page."""
    return visit.go("/workers" if visit.me.role == "administrator" else "/queue")


def _form(visit: Visit, error: str = "", status: int = 200) -> Response:
    if not visit.token:
        visit = replace_token(visit, secrets.token_urlsafe(32))
    response = visit.show("sign_in.html", status, error=error)
    _set(visit, response, FIRST_COOKIE, visit.token)
    return response


def _set(visit: Visit, response: Response, name: str, value: str) -> None:
    response.set_cookie(
        name, value, path="/", secure=visit.helpline.production, httponly=True, samesite="strict"
    )
