"""What workers look at: the queue, a case, a search, the copy for the police. Each look at a case is recorded."""

from collections.abc import Mapping
from typing import Any, Optional

from starlette.responses import Response

from bot.helpline.plan import call_plan, first_words
from bot.helpline.queue import priority_of, queue, safety_of
from bot.helpline.visit import Visit
from bot.store.cases import Note, StoredCase
from bot.store.workers import Worker

CASE_ROLES = ("worker", "lead")
SHORTEST_SEARCH = 2
"""Letters that a search needs."""


def queue_page(visit: Visit) -> Response:
    """The queue. It names no person and no number."""
    cases = visit.helpline.cases
    rows = queue(cases.open_cases(), cases.hidden_from(visit.me.id), visit.me.id, visit.names(), visit.moment)
    return visit.show("queue.html", rows=rows, mine=[row for row in rows if row.mine])


def case_page(visit: Visit) -> Response:
    """One case on one screen."""
    return show_case(visit, visit.case())


def show_case(
    visit: Visit,
    case: StoredCase,
    errors: Optional[Mapping[str, str]] = None,
    status: int = 200,
) -> Response:
    """A case with its forms; `errors` by the name of the field. What was typed stays in the fields."""
    visit.record("viewed", case.id)
    if case.call_back is None:
        return visit.show("nothing_kept.html", case=case)
    notes = visit.helpline.cases.notes(case.id)
    return visit.show(
        "case.html",
        status,
        case=case,
        notes=notes,
        names=visit.names(),
        mine=holds(visit.me, case),
        lead=visit.me.role == "lead",
        agreed=agreement(notes) is not None,
        others=hand_on_choices(visit, case),
        errors=errors or {},
        typed=visit.form,
        **_of_call_back(visit, case),
    )


def _of_call_back(visit: Visit, case: StoredCase) -> dict[str, Any]:
    assert case.call_back is not None
    contact = case.call_back.contact
    return {
        "call_back": case.call_back,
        "contact": contact,
        "summary": case.call_back.summary,
        "priority": priority_of(case).value,
        "safety": safety_of(case, visit.moment),
        "first_words": first_words(contact),
        "plan": call_plan(contact),
    }


def holds(worker: Worker, case: StoredCase) -> bool:
    """Whether this worker holds the case now; only then the number is shown."""
    return case.state == "claimed" and case.claimed_by == worker.id


def agreement(notes: list[Note]) -> Optional[Note]:
    """The newest note that the person agreed to a copy for the police."""
    return next((note for note in reversed(notes) if note.kind == "agreement"), None)


def hand_on_choices(visit: Visit, case: StoredCase) -> list[Worker]:
    """The workers to whom the case can be handed on."""
    cases, me = visit.helpline.cases, visit.me
    return [
        worker
        for worker in visit.helpline.workers.list()
        if worker.role in CASE_ROLES
        and not worker.disabled
        and worker.id != me.id
        and case.id not in cases.hidden_from(worker.id)
    ]


def search_page(visit: Visit) -> Response:
    """The empty search."""
    return visit.show("search.html", found=None, asked="", error="")


def search(visit: Visit) -> Response:
    """What a search finds, closed cases too. The words stand in no address and in no record."""
    asked = visit.text("words")
    if len(asked) < SHORTEST_SEARCH:
        return visit.show(
            "search.html", 422, found=None, asked=asked, error="Write at least two letters or digits."
        )
    hidden = visit.helpline.cases.hidden_from(visit.me.id)
    found = [case for case in visit.helpline.cases.search(asked) if case.id not in hidden]
    visit.record("searched", detail=f"{len(found)} found")
    rows = [(case, priority_of(case).value) for case in found]
    return visit.show("search.html", found=rows, asked=asked, error="")


def export_page(visit: Visit) -> Response:
    """The copy of one case for the police, to print. Only with the agreement that a worker recorded.

    It is made by who holds the case or, once it is closed, by a lead, then without the number.
    """
    case = visit.case()
    mine = holds(visit.me, case)
    if case.call_back is None or not (mine or (case.state == "closed" and visit.me.role == "lead")):
        return visit.go(f"/cases/{case.id}", "not_held")
    agreed = agreement(visit.helpline.cases.notes(case.id))
    if agreed is None:
        return visit.go(f"/cases/{case.id}", "no_agreement")
    visit.record("exported", case.id)
    return visit.show(
        "export.html",
        case=case,
        agreed=agreed,
        names=visit.names(),
        mine=mine,
        **_of_call_back(visit, case),
    )
