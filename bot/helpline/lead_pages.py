"""What leads do besides: review failed attempts, take a case back, read the audit trail."""

from starlette.responses import Response

from bot.helpline.case_pages import show_case
from bot.helpline.queue import queue
from bot.helpline.visit import LONGEST, Visit

EVENTS = 500
"""Newest events of the audit trail that are shown."""


def review_page(visit: Visit) -> Response:
    """The cases whose attempts failed."""
    cases = visit.helpline.cases
    waiting = [case for case in cases.open_cases() if case.needs_review]
    rows = queue(waiting, cases.hidden_from(visit.me.id), visit.me.id, visit.names(), visit.moment)
    return visit.show("review.html", rows=rows)


def review(visit: Visit) -> Response:
    """Keeps a lead's review, after which the case can be called again."""
    case, text = visit.case(), visit.text("review_text")
    if not text or len(text) > LONGEST:
        error = "Write what you decided." if not text else f"Write at most {LONGEST} characters."
        return show_case(visit, case, {"review_text": error}, 422)
    done = visit.helpline.cases.review(case.id, visit.me.id, text, visit.moment)
    return visit.go(f"/cases/{case.id}", "reviewed" if done else "not_waiting")


def take_back(visit: Visit) -> Response:
    """Puts a case that another worker holds back into the queue: that worker is ill, or has left."""
    case = visit.case()
    done = visit.helpline.cases.take_back(case.id, visit.me.id, visit.moment)
    return visit.go(f"/cases/{case.id}", "taken_back" if done else "nobody_holds")


def audit_page(visit: Visit) -> Response:
    """The newest events of the audit trail, and whether its chain is whole."""
    visit.record("audit_viewed")
    return visit.show(
        "audit.html",
        events=visit.helpline.audit.events(limit=EVENTS),
        broken=visit.helpline.audit.check(),
        names=visit.names(),
    )
