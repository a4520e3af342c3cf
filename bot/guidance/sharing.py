"""What of an account would be shared with the helpline, line by line, so that each line can be left out."""

from collections.abc import Collection

from bot.account import Account
from bot.case.summary import how_often_said
from bot.case.types import Contact
from bot.guidance.speaker import capital, feelings, of_other, quoted
from bot.guidance.types import Request
from bot.knowledge.types import Knowledge

WHO_SAID = {
    "ex_partner": "an ex-partner",
    "partner": "your partner",
    "family": "somebody in your family",
    "friend": "a friend, or somebody who was one",
    "colleague": "somebody from work",
    "client": "a client, patient or customer",
    "neighbour": "a neighbour",
    "known": "somebody you know",
    "stranger": "a stranger",
    "unknown": "you do not know who",
}
SIGNALS_SAID = {
    "danger_now": "You told me of danger at that moment",
    "suicide": "You told me of thoughts of suicide",
}


def share_lines(account: Account, knowledge: Knowledge) -> list[tuple[str, str]]:
    """(key, line) for everything that a worker would read."""
    lines: list[tuple[str, str]] = []
    for number, incident in enumerate(account.incidents):
        for place, mention in enumerate(incident.mentions):
            if incident.set_aside:
                continue
            name = knowledge.behaviours[mention.behaviour].name
            name = of_other(name) if account.told_for == "other" else name
            often = f", {how_often_said(incident.frequency)}" if incident.frequency else ""
            lines.append((f"told {number} {place}", f'{name}{often}: "{quoted(mention.text)}"'))
    for key, line in (
        ("since", f"How long: {account.since_text}" if account.since_text else ""),
        ("ended", f"Quiet since: {account.ended_text}" if account.ended_text else ""),
        ("effects", f"How it makes you feel: {feelings(account.effects)}" if account.is_fearful() else ""),
        ("who", f"Who: {who_said(account)}" if account.who else ""),
        ("told_for", "This is told for somebody else" if account.told_for == "other" else ""),
        (
            "nation",
            f"Where you are: {account.nation.value.replace('_', ' ').title()}" if account.nation else "",
        ),
        ("age", f"Your age: {account.age}" if account.age else ""),
    ):
        if line:
            lines.append((key, line))
    for name in account.circumstances:
        heading = next((h for h in knowledge.headings.values() if name in h.circumstances), None)
        if heading:
            lines.append((f"circumstance {name}", heading.title))
    lines.extend(
        (f"signal {s.value}", SIGNALS_SAID[s.value]) for s in account.signals if s.value in SIGNALS_SAID
    )
    if account.told_for == "other":
        lines = [(key, line if '"' in line else of_other(line)) for key, line in lines]
    return [(key, capital(line)) for key, line in lines]


def request_lines(account: Account, knowledge: Knowledge, request: Request) -> list[tuple[str, str]]:
    """(key, line) for all that would be passed on as things stand: what was left out is gone, what was added is there."""
    kept = [(key, line) for key, line in share_lines(account, knowledge) if key not in request.left_out]
    kept.extend((f"added {line}", f'You added: "{line}"') for line in request.added)
    return kept or [("nothing", "You would like somebody to ring you")]


def contact_said(contact: Contact) -> str:
    """How to reach the person, a line for each fact."""
    return "\n".join(
        (
            f"Number: {contact.number or 'none yet'}",
            "By text message only" if contact.way == "text" else "By phone call",
            f"Safe times: {contact.times or 'none yet'}",
            f"Leave a voicemail: {'yes' if contact.voicemail else 'no'}",
            f"Name to ask for: {contact.name or 'none'}",
            f"If somebody else answers: {contact.words or 'nothing yet'}",
        )
    )


def who_said(account: Account) -> str:
    """Who is doing it, in plain words."""
    who = ", ".join(WHO_SAID[name] for name in account.who)
    return f"{who}; more than one person" if account.several_offenders else who


def without(account: Account, left_out: Collection[str]) -> Account:
    """The account without the lines with these keys: what a worker may read."""
    incidents = []
    for number, incident in enumerate(account.incidents):
        kept = tuple(
            mention
            for place, mention in enumerate(incident.mentions)
            if f"told {number} {place}" not in left_out
        )
        if kept and not incident.set_aside:
            incidents.append(incident.copy(update={"mentions": kept}))
    empty: dict[str, dict[str, object]] = {
        "since": {"since": None, "since_text": ""},
        "ended": {"ended_text": ""},
        "effects": {"effects": ()},
        "who": {"who": (), "several_offenders": False},
        "told_for": {"told_for": "self"},
        "nation": {"nation": None},
        "age": {"age": None},
    }
    changes: dict[str, object] = {"incidents": tuple(incidents), "where": ()}
    for key in left_out:
        changes.update(empty.get(key, {}))
    changes["circumstances"] = tuple(
        name for name in account.circumstances if f"circumstance {name}" not in left_out
    )
    changes["signals"] = tuple(s for s in account.signals if f"signal {s.value}" not in left_out)
    return account.copy(update=changes)
