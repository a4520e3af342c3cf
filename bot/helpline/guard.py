"""Before every page: who is it, may they, is the form ours. And what to show when a page fails."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar, Union

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.clock import now
from bot.helpline.visit import Helpline, Missing, Visit
from bot.store.workers import Role

FIRST_COOKIE = "helpline_form"
"""The cookie that ties the sign-in form to a browser before there is a session."""
LARGEST_FORM = 256 * 1024
"""Bytes of one form."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """One route: who may use it. No roles: open to everybody."""

    method: Literal["GET", "POST"]
    path: str
    page: Callable[[Visit], Response]
    roles: frozenset[Role]


def guarded(helpline: Helpline, entry: Entry) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of an entry. Nothing of a form is read before it is known who sends it.

    Pages block, so they run in a thread of their own.
    """

    async def endpoint(request: Request) -> Response:
        visit = await run_in_threadpool(_safely, _admitted, entry, _visit(helpline, request, entry))
        if isinstance(visit, Response):
            return visit
        visit = replace(visit, form=await _form(request))
        return await run_in_threadpool(_safely, _answer, entry, visit)

    endpoint.__name__ = entry.page.__name__
    return endpoint


def _visit(helpline: Helpline, request: Request, entry: Entry) -> Visit:
    session = request.cookies.get(helpline.cookie, "")
    first = request.cookies.get(FIRST_COOKIE, "")
    return Visit(
        helpline=helpline,
        moment=now(),
        address=request.client.host if request.client else "",
        token=session if entry.roles else first,
        path=dict(request.path_params),
        query=dict(request.query_params),
    )


async def _form(request: Request) -> Mapping[str, str]:
    """The fields of a form. Raises HTTPException where it is too large or no plain form."""
    if request.method != "POST":
        return {}
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LARGEST_FORM:
        raise HTTPException(413)
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise HTTPException(415)
    fields = await request.form()
    return {name: value for name, value in fields.items() if isinstance(value, str)}


T = TypeVar("T")


def _safely(step: Callable[[Entry, Visit], T], entry: Entry, visit: Visit) -> Union[T, Response]:
    """The step's result or what stands in for it. No exception's text is logged: it may hold what was typed."""
    try:
        return step(entry, visit)
    except Missing:
        return problem(visit, 404)
    except Exception as error:
        logger.error("the page %s failed: %s", entry.path, type(error).__name__)
        return problem(replace(visit, worker=None), 500)


def _admitted(entry: Entry, visit: Visit) -> Union[Visit, Response]:
    """The visit with its worker, or where they are sent instead."""
    if not entry.roles:
        return visit
    worker = visit.helpline.workers.session(visit.token, visit.moment) if visit.token else None
    if worker is None:
        return visit.go("/sign-in")
    visit = replace(visit, worker=worker)
    return visit if worker.role in entry.roles else problem(visit, 403)


def _answer(entry: Entry, visit: Visit) -> Response:
    if entry.method == "POST" and not visit.form_is_ours():
        return problem(visit, 400)
    return entry.page(visit)


PROBLEMS = {
    400: ("This form is out of date", "Go back, load the page again and send the form once more."),
    403: ("This page is not for your role", "An administrator can tell you who does this."),
    404: ("There is nothing here", "Or it is nothing that you can see."),
    405: ("There is nothing here", "Or it is nothing that you can see."),
    413: ("This form is too large", "Write less, in several notes if need be."),
    415: ("This form could not be read", "Go back, load the page again and send the form once more."),
    500: ("Something went wrong", "Try again. If it stays so, tell the person who runs this program."),
}


def problem(visit: Visit, status: int) -> Response:
    """A plain page that says what is wrong and nothing else."""
    title, text = PROBLEMS.get(status, PROBLEMS[500])
    return visit.show("problem.html", status, title=title, text=text)


def failure(helpline: Helpline) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What answers where no page is reached: a wrong address, a form that cannot be read."""

    async def answer(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        visit = Visit(helpline=helpline, moment=now(), address="", token="")
        return await run_in_threadpool(problem, visit, status)

    return answer
