"""What a person tells now that differs from what they told before: noted, and said kindly."""

from collections.abc import Sequence

from bot.account import Account, Incident, Mention, Turn
from bot.account.readings import SOMEWHERE
from bot.case.summary import how_often_said
from bot.guidance.explaining import incident_names
from bot.guidance.organisations import PROFESSIONAL
from bot.guidance.sharing import WHO_SAID
from bot.guidance.speaker import Speaker, feelings, joined, of_other, quoted

APART = (
    ("ex_partner", "stranger"),
    ("partner", "stranger"),
    ("stranger", "colleague"),
)
"""Who can hardly be one and the same person."""


def say_changes(speaker: Speaker, before: Account, account: Account) -> None:
    """What was put right, and a changed beginning, another person, an end: each said when it is new."""
    lines = [*_put_right_lines(speaker, before, account), *_fact_lines(speaker, before, account)]
    if before.since_text and account.since_text and _differs(before, account):
        lines.append(speaker.line("since_changed", before=before.since_text, after=account.since_text))
    if account.several_offenders and not before.several_offenders:
        lines.append(speaker.line("several_offenders"))
    if before.several_offenders and not account.several_offenders:
        lines.append(speaker.line("one_offender"))
    if account.ended_text and account.ended_text != before.ended_text:
        lines.append(speaker.line("ended", ended=account.ended_text))
    if account.told_for == "other" and before.told_for == "self" and speaker.explain("other_person"):
        lines.append(speaker.line("other_person"))
    if _is_for_writer(before, account):
        lines.append(speaker.line("about_you"))
    if lines:
        speaker.say_text(*lines)


def _is_for_writer(before: Account, account: Account) -> bool:
    """Whether what seemed to be told for somebody else turns out to be done to the one who writes."""
    left = PROFESSIONAL in before.circumstances and PROFESSIONAL not in account.circumstances
    return (before.told_for == "other" or left) and account.told_for == "self"


def says_change(before: Account, account: Account) -> bool:
    """Whether `say_changes` has something to say: all that counts by itself differs from a known value."""
    put_right = account.incidents != before.incidents or account.several_offenders != before.several_offenders
    facts = (
        (before.since_text, account.since_text),
        (before.who, account.who),
        (before.nation, account.nation),
        (before.age, account.age),
    )
    replaced = any(old and new != old for old, new in facts) or _is_for_writer(before, account)
    return put_right or replaced or account.ended_text != before.ended_text


def known_facts(speaker: Speaker, account: Account, turn: Turn) -> list[str]:
    """The facts of a message in a few words, where all of them stand in the account; nothing otherwise."""
    held: dict[str, dict[str | None, str]] = {
        "frequency": {i.frequency: count_said(speaker, i) for i in account.told() if i.frequency},
        "since": {account.since: account.since_text},
        "who": {name: _who(speaker, name) for name in account.who},
        "effect": {name: feelings((name,)) for name in account.effects if name != "none"},
        "nation": {account.nation.value if account.nation else None: _nation(account)},
        "age": {str(account.age): f"{account.age} years old"},
        "told_for": dict.fromkeys(
            ("other", "professional") if speaker.for_other else (), "it is about somebody else"
        ),
        "offenders": {} if account.several_offenders else {"one": "one person"},
    }
    told = [detail for detail in turn.details if detail.kind in held]
    if not all(detail.value in held[detail.kind] for detail in told):
        return []
    return list(dict.fromkeys(words for detail in told if (words := held[detail.kind][detail.value])))


def taken_out(before: Account, account: Account) -> tuple[Incident, ...]:
    """The incidents that this turn took back."""
    return _now_in(before.told(), [incident for incident in account.incidents if incident.set_aside])


def put_back(before: Account, account: Account) -> tuple[Incident, ...]:
    """The incidents that count again."""
    aside = tuple(incident for incident in before.incidents if incident.set_aside)
    return _now_in(aside, account.told())


def reread(before: Account, account: Account) -> list[Incident]:
    """The incidents that count with an act changed by this turn: another place, another way, done to somebody close.

    A place told for the first time changes none.
    """
    if len(account.incidents) < len(before.incidents):
        return []
    pairs = zip(before.incidents, account.incidents)
    return [
        after
        for known, after in pairs
        if len(known.mentions) == len(after.mentions)
        and (known.behaviours() != after.behaviours() or _said_anew(known, after))
        and (SOMEWHERE not in known.behaviours() or SOMEWHERE in after.behaviours())
        and not after.set_aside
    ]


def _said_anew(known: Incident, after: Incident) -> bool:
    """Whether an act now stands in other words: another place of the same act."""
    return [mention.text for mention in known.mentions] != [mention.text for mention in after.mentions]


def told_new(before: Account, account: Account) -> tuple[Mention, ...]:
    """The acts that were never told before."""
    known = {mention.behaviour for incident in before.incidents for mention in incident.mentions}
    return tuple(mention for mention in account.mentions() if mention.behaviour not in known)


def new_facts(speaker: Speaker, before: Account, account: Account) -> list[str]:
    """The facts told for the first time, in a few words: "since September", "an ex-partner", "Wales"."""
    facts = []
    if account.since_text and not before.since_text:
        facts.append(account.since_text)
    if account.who != before.who and not set(before.who) - {"unknown"}:
        who = joined([WHO_SAID[name] for name in account.who])
        facts.append(of_other(who) if speaker.for_other else who)
    if account.nation and not before.nation:
        facts.append(_nation(account))
    facts.extend(when for when in _times(account) if when not in _times(before))
    if account.age is not None and before.age is None:
        facts.append(f"{account.age} years old")
    counted = [after for known, after in _recounted(before, account) if known.frequency is None]
    return [*facts, *(count_said(speaker, incident) for incident in counted)]


def _times(account: Account) -> list[str]:
    return list(dict.fromkeys(when for incident in account.told() for when in incident.when))


def _who(speaker: Speaker, name: str) -> str:
    return of_other(WHO_SAID[name]) if speaker.for_other else WHO_SAID[name]


def count_said(speaker: Speaker, incident: Incident) -> str:
    """An incident and how often: "turning up at your home, five times"."""
    return f"{joined(incident_names(speaker, (incident,)))}, {how_often_said(incident.frequency)}"


def _put_right_lines(speaker: Speaker, before: Account, account: Account) -> list[str]:
    """What was taken out, put back, laid to another person, or counted anew."""
    lines = []
    gone, back = taken_out(before, account), put_back(before, account)
    if gone:
        lines.append(speaker.line("retracted", names=joined(incident_names(speaker, gone))))
        names = {name for incident in gone for name in incident.behaviours()}
        speaker.note(named=tuple(name for name in speaker.progress.named if name not in names))
    if back:
        lines.append(speaker.line("put_back", names=joined(incident_names(speaker, back))))
        names_back = tuple(name for incident in back for name in incident.behaviours())
        speaker.note(named=(*speaker.progress.named, *names_back))
    changed = reread(before, account)
    if changed:
        said = [_with_place(speaker, before, i) for i in changed]
        lines.append(speaker.line("reread", names=joined(said)))
        named = tuple(name for incident in changed for name in incident.behaviours())
        speaker.note(named=tuple(dict.fromkeys((*speaker.progress.named, *named))))
    others = _now_in(
        tuple(incident for incident in before.told() if not incident.by_another),
        [incident for incident in account.told() if incident.by_another],
    )
    if others:
        lines.append(speaker.line("by_another", names=joined(incident_names(speaker, others))))
    for known, after in _recounted(before, account):
        if known.frequency is not None:
            lines.append(speaker.line("count_changed", count=count_said(speaker, after)))
    return lines


def _fact_lines(speaker: Speaker, before: Account, account: Account) -> list[str]:
    """Another person, another nation, another age than before."""
    lines = []
    gone = [who for who in before.who if who not in account.who and who != "unknown"]
    new = [who for who in account.who if who not in before.who]
    clash = [(old, who) for who in new for old in before.who if (old, who) in APART or (who, old) in APART]
    if gone and account.who:
        lines.append(_changed(speaker, WHO_SAID[gone[0]], joined([WHO_SAID[who] for who in account.who])))
    elif gone:
        lines.append(speaker.line("who_dropped", before=WHO_SAID[gone[0]]))
    elif clash:
        old, who = clash[0]
        lines.append(speaker.line("who_changed", before=WHO_SAID[old], after=WHO_SAID[who]))
    if before.nation and account.nation and before.nation is not account.nation:
        lines.append(_changed(speaker, _nation(before), _nation(account)))
    if before.age is not None and account.age is not None and before.age != account.age:
        lines.append(_changed(speaker, str(before.age), f"{account.age} years old"))
    return lines


def _with_place(speaker: Speaker, before: Account, incident: Incident) -> str:
    """An act that was put right and how often; where only its words are new, with them."""
    said = count_said(speaker, incident) if incident.frequency else _named(speaker, incident)
    same = [known for known in before.told() if known.behaviours() == incident.behaviours()]
    words = [m.text for m in incident.mentions if not any(m in known.mentions for known in same)]
    return f'{said} ("{quoted(words[0])}")' if same and words else said


def _named(speaker: Speaker, incident: Incident) -> str:
    return joined(incident_names(speaker, (incident,)))


def _changed(speaker: Speaker, before: str, after: str) -> str:
    return speaker.line("fact_changed", before=before, after=after)


def _nation(account: Account) -> str:
    return account.nation.value.replace("_", " ").title() if account.nation else ""


def _now_in(before: tuple[Incident, ...], after: Sequence[Incident]) -> tuple[Incident, ...]:
    """The incidents of `after`, cut down to the acts that stood among `before`."""
    known = [mention for incident in before for mention in incident.mentions]
    cut = [
        incident.copy(update={"mentions": tuple(m for m in incident.mentions if m in known)})
        for incident in after
    ]
    return tuple(incident for incident in cut if incident.mentions)


def _recounted(before: Account, account: Account) -> list[tuple[Incident, Incident]]:
    """The incidents that have another count than before, as (before, after)."""
    return [
        (known, after)
        for after in account.told()
        for known in before.told()
        if after.frequency
        and after.frequency != known.frequency
        and set(after.mentions) <= set(known.mentions)
    ]


def _differs(before: Account, account: Account) -> bool:
    """Whether two beginnings are told that are not the same day, or the same words."""
    if before.since and account.since:
        return before.since[:7] != account.since[:7]
    return before.since_text.lower() != account.since_text.lower()
