"""The fixed notices after a form; an address names one by its key and never holds what anybody typed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Notice:
    """One line on top of a page; `good` where what was asked for is done."""

    text: str
    good: bool = True


NOTICES = {
    "claimed": Notice("You have claimed this case."),
    "taken": Notice("Somebody else was first: this case is claimed.", good=False),
    "released": Notice("The case is back in the queue."),
    "attempt": Notice("The attempt is recorded."),
    "review": Notice("The attempt is recorded. A lead will look at this case now."),
    "note": Notice("The note is kept."),
    "agreement": Notice("The agreement is recorded. You can now make the copy for the police."),
    "handed_on": Notice("The case is handed on."),
    "not_handed_on": Notice("The case could not be handed on to this worker. Choose another.", good=False),
    "closed": Notice("The case is closed."),
    "conflict": Notice("You will not see this case again. It is back in the queue for the others."),
    "not_held": Notice(
        "Nothing was changed: you do not hold this case. Claim it first, or see who has.", good=False
    ),
    "withdrawn": Notice(
        "Nothing was recorded: the person has withdrawn the request. Do not call.", good=False
    ),
    "reviewed": Notice("Your review is kept. The case can be called again."),
    "not_waiting": Notice("Nothing was changed: this case waits for no review.", good=False),
    "taken_back": Notice("The case is back in the queue."),
    "nobody_holds": Notice("Nothing was changed: nobody holds this case.", good=False),
    "erased": Notice("The request is withdrawn. Nothing of it is kept but that there was one."),
    "no_agreement": Notice(
        "A copy for the police needs the person's agreement: record it first.", good=False
    ),
    "signed_out": Notice("You are signed out."),
    "disabled": Notice("The worker can no longer sign in."),
    "role": Notice("The role is changed."),
    "on_call": Notice("Who is on call is changed."),
    "own_account": Notice("You cannot do this to your own account: ask another administrator.", good=False),
}
