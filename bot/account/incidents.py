"""How the acts of a message become incidents: told together, told anew, told again, counted, dated. Pure."""

import re
from collections.abc import Iterable
from typing import Optional

from bot.account.corrections import ACCOUNT_INTENTS, blames_another, named_incident, split_off
from bot.account.facts import is_correction
from bot.account.readings import PLACES, SOMEWHERE
from bot.account.types import Detail, DetailKind, Incident, Mention, Turn, exactness, least_of

AGAIN = re.compile(
    r"\b(again|another|once more|too|as well|also|this time|second time|more)\b", re.IGNORECASE
)
ONE_MORE = re.compile(r"\b(?:again|another|once more|this time|second time|more)\b", re.IGNORECASE)
"""Tells of one more time. "Too" and "also" only add another act."""
ANOTHER = re.compile(
    r"\bstrangers?\b|\bdifferent (?:person|man|woman|bloke|guy|lad)\b|\b(?:someone|somebody) else\b",
    re.IGNORECASE,
)
VAGUE = "several"
"""A frequency that gives way to a number or a habit told behind it."""
SENTENCE_END = re.compile(r"[.!?\n;]+\s|\n")
WORD = re.compile(r"[a-z']+")
SMALL = frozenset(
    "a an and at but by for he her his i in is it me my of on she so that the their they this to was with".split()
)
"""Words that say nothing of which act it is."""
ALIKE = 0.75
"""The share of their words that two tellings have in common from which on they tell one act."""


def united(known: Iterable, new: Iterable) -> tuple:
    """All of both, each once, in their order."""
    return tuple(dict.fromkeys((*known, *new)))


def _sentence(text: str, place: int) -> int:
    """The number of the sentence at a place of the text."""
    return sum(1 for mark in SENTENCE_END.finditer(text) if mark.end() <= place)


def incidents_of(turn: Turn) -> list[Incident]:
    """One incident a mention; acts told in one sentence, or of one dated occasion, are one incident."""
    found: list[tuple[int, Incident]] = []
    one_time = _tells_one_time(turn)
    for mention in sorted(turn.mentions, key=lambda m: m.start):
        sentence = _sentence(turn.text, mention.start)
        frequency = _frequency_for(mention, turn)
        times = [d for d in turn.details if d.kind == "when" and _near(mention, d, turn)]
        incident = Incident(
            mentions=(mention,),
            least=least_of(frequency) if frequency else 1,
            frequency=frequency,
            when=tuple(detail.text for detail in times),
            days=tuple(detail.value for detail in times if detail.value),
            by_another="stranger" in turn.values("who") or bool(ANOTHER.search(turn.text)),
        )
        if found and (one_time or found[-1][0] == sentence) and _one_occasion(found[-1][1], incident):
            before = found[-1][1]
            found[-1] = (
                sentence,
                before.copy(
                    update={
                        "mentions": (*before.mentions, mention),
                        "when": united(before.when, incident.when),
                        "days": united(before.days, incident.days),
                        "frequency": before.frequency or frequency,
                    }
                ),
            )
        else:
            found.append((sentence, incident))
    return [incident for _, incident in found]


def _tells_one_time(turn: Turn) -> bool:
    """Whether the whole message tells of one time only: "last night he ... Then he ..."."""
    times = {detail.value or detail.text.lower() for detail in turn.details if detail.kind == "when"}
    going_on = any(least_of(value) > 1 for value in turn.values("frequency")) or turn.values("since")
    return len(times) == 1 and not going_on and not AGAIN.search(turn.text)


def _one_occasion(before: Incident, after: Incident) -> bool:
    """Whether two neighbouring acts of a sentence are told as one occasion: neither repeated, no other time."""
    both_timed = before.when and after.when and before.when != after.when
    return before.least == 1 and after.least == 1 and not both_timed


def _near(mention: Mention, detail: Detail, turn: Turn) -> bool:
    """Whether a detail stands in the mention's sentence."""
    return detail.start is not None and _sentence(turn.text, detail.start) == _sentence(
        turn.text, mention.start
    )


def _frequency_for(mention: Mention, turn: Turn) -> Optional[str]:
    """The frequency told with a mention: inside it first, else the nearest of its sentence not in another."""
    inside: list[Detail] = []
    beside: list[tuple[int, Detail]] = []
    for detail in turn.details:
        if detail.kind != "frequency" or detail.start is None or detail.end is None:
            continue
        if mention.start <= detail.start < mention.end:
            inside.append(detail)
        elif _near(mention, detail, turn) and not _owned_by_other(detail, mention, turn):
            beside.append((min(abs(detail.start - mention.end), abs(mention.start - detail.end)), detail))
    if inside:
        return max((d.value for d in inside), key=exactness)
    if beside:
        return min(beside, key=lambda pair: pair[0])[1].value
    return None


def _owned_by_other(detail: Detail, mention: Mention, turn: Turn) -> bool:
    assert detail.start is not None
    return any(other is not mention and other.start <= detail.start < other.end for other in turn.mentions)


def added(incidents: tuple[Incident, ...], new: Incident, turn: Turn) -> tuple[Incident, ...]:
    """Adds an incident; what was told before is counted on, not told twice."""
    if new.frequency and is_correction(turn):
        names = set(new.behaviours())
        counted = split_off(
            incidents,
            lambda mention: mention.behaviour in names,
            {"least": new.least, "frequency": new.frequency},
        )
        if counted != incidents or any(names <= set(i.behaviours()) for i in incidents if not i.set_aside):
            return counted
    for index, known in enumerate(incidents):
        if known.set_aside or set(known.behaviours()) != set(new.behaviours()):
            continue
        told_already = known.mentions[-1].text == new.mentions[-1].text and known.when == new.when
        another = not told_already and (bool(ONE_MORE.search(turn.text)) or _other_time(known, new))
        merged = _counted_on(known, new, new.least if another else 0)
        return (*incidents[:index], merged, *incidents[index + 1 :])
    return (*incidents, new) if AGAIN.search(turn.text) else _retold(incidents, new)


def _retold(incidents: tuple[Incident, ...], new: Incident) -> tuple[Incident, ...]:
    """The incidents with the acts of `new` that were told before counted on, and the others added."""
    after = list(incidents)
    fresh: list[Mention] = []
    for mention in new.mentions:
        place = next((n for n, known in enumerate(after) if _tells(known, mention, new)), None)
        if place is None:
            fresh.append(mention)
            continue
        known = _counted_on(after[place], new, 0)
        kept = tuple(m for m in known.mentions if m.behaviour != SOMEWHERE or not _is_refined(m, mention))
        told = any(_is_same(m, mention) for m in kept)
        after[place] = known.copy(update={"mentions": kept if told else (*kept, mention)})
    return (*after, new.copy(update={"mentions": tuple(fresh)})) if fresh else tuple(after)


def _tells(known: Incident, mention: Mention, new: Incident) -> bool:
    """Whether an incident tells an act already, at no other time and by no other person."""
    if known.set_aside or known.by_another != new.by_another or _other_time(known, new):
        return False
    return any(
        _is_same(m, mention) or _is_refined(m, mention) or _is_alike(m, mention) for m in known.mentions
    )


def _other_time(known: Incident, new: Incident) -> bool:
    return bool(new.when and new.when != known.when)


def _is_same(known: Mention, new: Mention) -> bool:
    general = new.behaviour == SOMEWHERE and known.behaviour in PLACES
    return known.behaviour == new.behaviour or general


def _is_refined(known: Mention, new: Mention) -> bool:
    """Whether the place of an act that was told without one is told now."""
    return known.behaviour == SOMEWHERE and new.behaviour in PLACES


def _is_alike(known: Mention, new: Mention) -> bool:
    """Whether two acts of one form are told in nearly the same words."""
    if known.form is not new.form:
        return False
    ours, theirs = ({word for word in WORD.findall(m.text.lower())} - SMALL for m in (known, new))
    return bool(ours | theirs) and len(ours & theirs) / len(ours | theirs) >= ALIKE


def _counted_on(known: Incident, new: Incident, more: int) -> Incident:
    """A known incident with what a new telling says of how often and when; `more` occasions are added."""
    frequency = max((f for f in (known.frequency, new.frequency) if f), key=exactness, default=None)
    return known.copy(
        update={
            "least": max(known.least + more, new.least),
            "frequency": frequency or ("several" if more else None),
            "when": united(known.when, new.when),
            "days": united(known.days, new.days),
        }
    )


def recounted(
    incidents: tuple[Incident, ...], turn: Turn, place: Optional[int] = None
) -> tuple[Incident, ...]:
    """A frequency told without an act, or in a sentence of its own, belongs to what was told last.

    `place`: the incident that the message put right, which it counts then.
    """
    apart = (detail.value for detail in _apart(turn, "frequency"))
    frequency = next(apart, None)
    if frequency is None and turn.question == "how_often" and turn.intent == "affirm" and not turn.mentions:
        frequency = "several"
    index = named_incident(incidents, turn) if place is None else place
    if frequency is None or index is None or blames_another(turn):
        return incidents
    if _only_once(frequency, turn) and incidents[index].least > 1:
        return incidents
    exact = incidents[-1].counted and incidents[index].frequency != VAGUE
    if place is None and turn.mentions and exact:
        return incidents
    changed = incidents[index].copy(update={"least": least_of(frequency), "frequency": frequency})
    return (*incidents[:index], changed, *incidents[index + 1 :])


def _only_once(frequency: str, turn: Turn) -> bool:
    """Whether "once" is said of something else than what was told: no correction and no answer to how often it was."""
    return least_of(frequency) == 1 and not is_correction(turn) and turn.question != "how_often"


def dated(incidents: tuple[Incident, ...], turn: Turn) -> tuple[Incident, ...]:
    """A time told without an act, or in a sentence of its own, is that of the act told last."""
    times = _apart(turn, "when")
    index = named_incident(incidents, turn)
    if not times or index is None or turn.intent not in ACCOUNT_INTENTS:
        return incidents
    changed = incidents[index].copy(
        update={
            "when": united(incidents[index].when, (detail.text for detail in times)),
            "days": united(incidents[index].days, (detail.value for detail in times if detail.value)),
        }
    )
    return (*incidents[:index], changed, *incidents[index + 1 :])


def _apart(turn: Turn, kind: DetailKind) -> list[Detail]:
    """The details of a kind that stand in no sentence with an act."""
    return [
        detail
        for detail in turn.details
        if detail.kind == kind
        and not any(_near(mention, detail, turn) for mention in turn.mentions if detail.start is not None)
    ]
