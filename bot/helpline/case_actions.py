"""What workers do with a case: claim, call, write down, hand on, close."""

from starlette.responses import Response

from bot.helpline import words
from bot.helpline.case_pages import hand_on_choices, holds, show_case
from bot.helpline.visit import LONGEST, Visit
from bot.store.cases import NoteKind, StoredCase

TOO_LONG = f"Write at most {LONGEST} characters; what is longer goes into a second note."


def claim(visit: Visit) -> Response:
    """Takes the case; of two workers at once one gets it."""
    case = visit.case()
    got = visit.helpline.cases.claim(case.id, visit.me.id, visit.moment)
    return visit.go(_address(case), "claimed" if got else _why_not(visit, case, "taken"))


def release(visit: Visit) -> Response:
    """Puts the case back into the queue."""
    case = visit.case()
    done = visit.helpline.cases.release(case.id, visit.me.id, visit.moment)
    return visit.go("/queue", "released") if done else visit.go(_address(case), _why_not(visit, case))


def attempt(visit: Visit) -> Response:
    """Records one attempt to reach the person."""
    case, result, text = visit.case(), visit.text("attempt_result"), visit.text("attempt_text")
    errors = _long("attempt_text", text)
    if result not in words.RESULTS:
        errors["attempt_result"] = "Choose what came of the attempt."
    if errors:
        return show_case(visit, case, errors, 422)
    if not holds(visit.me, case):
        return visit.go(_address(case), _why_not(visit, case))
    done = visit.helpline.cases.add_note(case.id, visit.me.id, "attempt", text, result, visit.moment)
    if not done:
        return visit.go(_address(case), _why_not(visit, case))
    after = visit.helpline.cases.case(case.id)
    for_review = after is not None and after.needs_review and not case.needs_review
    return visit.go(_address(case), "review" if for_review else "attempt")


def note(visit: Visit) -> Response:
    """Keeps a note."""
    return _write(visit, "note", "note_text", "Write the note.")


def agree(visit: Visit) -> Response:
    """Records that the person agreed to a copy for the police."""
    if visit.text("agreed") != "yes":
        error = "Tick this only if the person agreed, in words, to a copy for the police."
        return show_case(visit, visit.case(), {"agreed": error}, 422)
    return _write(visit, "agreement", "agreement_text", "Write what the person agreed to, and how.")


def _write(visit: Visit, kind: NoteKind, field: str, empty: str) -> Response:
    case, text = visit.case(), visit.text(field)
    errors = _long(field, text) or ({} if text else {field: empty})
    if errors:
        return show_case(visit, case, errors, 422)
    if not holds(visit.me, case):
        return visit.go(_address(case), _why_not(visit, case))
    done = visit.helpline.cases.add_note(case.id, visit.me.id, kind, text, "", visit.moment)
    return visit.go(_address(case), kind if done else _why_not(visit, case))


def hand_on(visit: Visit) -> Response:
    """Gives the case to another worker."""
    case, chosen, text = visit.case(), visit.text("to_worker"), visit.text("hand_on_text")
    errors = _long("hand_on_text", text)
    choices = {str(worker.id): worker.id for worker in hand_on_choices(visit, case)}
    if chosen not in choices:
        errors["to_worker"] = "Choose who takes the case."
    if not text:
        errors["hand_on_text"] = "Write what the other worker needs to know."
    if errors:
        return show_case(visit, case, errors, 422)
    done = visit.helpline.cases.hand_on(case.id, visit.me.id, choices[chosen], text, visit.moment)
    if done:
        return visit.go("/queue", "handed_on")
    return visit.go(_address(case), _why_not(visit, case, "not_handed_on"))


def close(visit: Visit) -> Response:
    """Closes the case with an outcome."""
    case, outcome, text = visit.case(), visit.text("close_outcome"), visit.text("close_text")
    errors = _long("close_text", text)
    if outcome not in words.OUTCOMES:
        errors["close_outcome"] = "Choose how the case ends."
    if errors:
        return show_case(visit, case, errors, 422)
    done = visit.helpline.cases.close(case.id, visit.me.id, outcome, text, visit.moment)
    return visit.go("/queue", "closed") if done else visit.go(_address(case), _why_not(visit, case))


def conflict(visit: Visit) -> Response:
    """Hides the case from this worker for good: a conflict of interest."""
    case, text = visit.case(), visit.text("conflict_text")
    errors = _long("conflict_text", text)
    if errors:
        return show_case(visit, case, errors, 422)
    done = visit.helpline.cases.conflict(case.id, visit.me.id, text, visit.moment)
    return visit.go("/queue", "conflict") if done else visit.go(_address(case), _why_not(visit, case))


def erase(visit: Visit) -> Response:
    """Withdraws the request for a person who asks the worker for it."""
    case = visit.case()
    if visit.text("asked") != "yes":
        error = "Tick this only if the person asked, in words, for the request to be withdrawn."
        return show_case(visit, case, {"asked": error}, 422)
    if not holds(visit.me, case):
        return visit.go(_address(case), _why_not(visit, case))
    visit.helpline.cases.erase(case.id, visit.me.id, visit.moment)
    return visit.go("/queue", "erased")


def _long(field: str, text: str) -> dict[str, str]:
    return {field: TOO_LONG} if len(text) > LONGEST else {}


def _address(case: StoredCase) -> str:
    return f"/cases/{case.id}"


def _why_not(visit: Visit, case: StoredCase, otherwise: str = "not_held") -> str:
    """Which notice to give where something was refused."""
    after = visit.helpline.cases.case(case.id)
    if after is None or after.call_back is None:
        return "withdrawn"
    return "claimed" if otherwise == "taken" and holds(visit.me, after) else otherwise
