"""What a person tells now that differs from what they told before: noted, and said kindly."""

from collections.abc import Sequence

from bot.account import Account, Incident, Mention, Turn
from bot.case.summary import how_often_said
from bot.guidance.explaining import incident_names
from bot.guidance.sharing import WHO_SAID
from bot.guidance.speaker import Speaker, joined, of_other

APART = (
    ("ex_partner", "stranger"),
    ("partner", "stranger"),
    ("ex_partner", "unknown"),
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
    if account.ended_text and account.ended_text != before.ended_text:
        lines.append(speaker.line("ended", ended=account.ended_text))
    if account.told_for == "other" and before.told_for == "self" and speaker.explain("other_person"):
        lines.append(speaker.line("other_person"))
    if lines:
        speaker.say_text(*lines)


def says_change(before: Account, account: Account) -> bool:
    """Whether `say_changes` has something to say: all that counts by itself differs from a known value."""
    put_right = account.incidents != before.incidents or account.several_offenders != before.several_offenders
    facts = (
        (before.since_text, account.since_text),
        (before.who, account.who),
        (before.nation, account.nation),
        (before.age, account.age),
    )
    replaced = any(old and new != old for old, new in facts)
    return put_right or replaced or account.ended_text != before.ended_text


def is_known(account: Account, turn: Turn) -> bool:
    """Whether all facts of a message stand in the account."""
    held = {
        "frequency": [incident.frequency for incident in account.told()],
        "since": [account.since],
        "who": account.who,
        "effect": account.effects,
        "nation": [account.nation.value if account.nation else None],
        "age": [str(account.age)],
        "circumstance": account.circumstances,
    }
    told = [detail for detail in turn.details if detail.kind in held]
    return bool(told) and all(detail.value in held[detail.kind] for detail in told)


def taken_out(before: Account, account: Account) -> tuple[Incident, ...]:
    """The incidents that this turn took back."""
    return _now_in(before.told(), [incident for incident in account.incidents if incident.set_aside])


def put_back(before: Account, account: Account) -> tuple[Incident, ...]:
    """The incidents that count again."""
    aside = tuple(incident for incident in before.incidents if incident.set_aside)
    return _now_in(aside, account.told())


def told_new(before: Account, account: Account) -> tuple[Mention, ...]:
    """The acts that were never told before."""
    known = {mention.behaviour for incident in before.incidents for mention in incident.mentions}
    return tuple(mention for mention in account.mentions() if mention.behaviour not in known)


def new_facts(speaker: Speaker, before: Account, account: Account) -> list[str]:
    """The facts told for the first time, in a few words: "since September", "an ex-partner", "Wales"."""
    facts = []
    if account.since_text and not before.since_text:
        facts.append(account.since_text)
    if account.who and not before.who:
        who = joined([WHO_SAID[name] for name in account.who])
        facts.append(of_other(who) if speaker.for_other else who)
    if account.nation and not before.nation:
        facts.append(_nation(account))
    if account.age is not None and before.age is None:
        facts.append(f"{account.age} years old")
    counted = [after for known, after in _recounted(before, account) if known.frequency is None]
    return [*facts, *(count_said(speaker, incident) for incident in counted)]


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
    gone = [who for who in before.who if who not in account.who]
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
