"""Folds a turn into an account. Pure: the account that comes in is not changed."""

import re
from collections.abc import Iterable
from typing import Optional

from bot.account.correction_words import SUPPORTER
from bot.account.corrections import (
    blames_another,
    corrected,
    is_several,
    named_incident,
    split_off,
    told_still,
)
from bot.account.facts import age_of, is_correction, nation_of, presentable, who_of, without_denied
from bot.account.types import Account, Detail, Incident, Mention, Signal, Turn, least_of

AGAIN = re.compile(
    r"\b(again|another|once more|too|as well|also|this time|second time|more)\b", re.IGNORECASE
)
DONE_TO_ME = re.compile(r"^(?!\W*i\b).*\b(?:me|my|mine|us|our)\b", re.IGNORECASE | re.DOTALL)
"""Words that do not begin with "I" and have the writer as the one to whom it is done."""
NOT_THE_ONE = re.compile(
    r"\bi(?:'m| am|m) (?:not|no|never) (?:the one |actually |even )?(?:doing|stalking|following|harassing|contacting|the stalker|a stalker|the one)\b"
    r"|^\W*no\W+i(?:'m| am|m) not\W*$|\b(?:it'?s|it is|that'?s|its) not me (?:doing|who|that|its|it'?s)\b"
    r"|\byou(?:'ve|ve| have)? (?:got (?:me|this|that|it) wrong|misunderstood|mixed)\b|\bi(?:'m| am|m) the (?:victim|one being)\b"
    r"|\b(?:happening|being done|done) to me\b|\b(?:he|she|they)(?:'s|'re|s|re| is| are)? (?:the one )?(?:doing|does) (?:it|this) to (?:me|us)\b",
    re.IGNORECASE,
)
"""Words with which somebody who was taken for the one doing it puts that right."""
ANOTHER = re.compile(
    r"\bstrangers?\b|\bdifferent (?:person|man|woman|bloke|guy|lad)\b|\b(?:someone|somebody) else\b",
    re.IGNORECASE,
)
ADULT = 18
SENTENCE_END = re.compile(r"[.!?\n;]+\s|\n")


def fold(account: Account, turn: Turn) -> Account:
    """The account after `turn`: corrections first, then what it tells, then its details."""
    who, nation, age = who_of(account, turn), nation_of(account, turn), age_of(account, turn)
    told = without_denied(turn.copy(update={"mentions": told_still(account, turn)}))
    incidents = corrected(account, turn)
    for incident in _incidents_of(told):
        incidents = _add(incidents, incident, told)
    incidents = _recount(incidents, told)
    since = next((detail for detail in told.details if detail.kind == "since"), None)
    told_for = next(iter(turn.values("told_for")), None)
    several = bool(turn.values("offenders")) or is_several(account, turn)
    return Account(
        turns=account.turns + 1,
        incidents=incidents,
        effects=_effects(account.effects, turn),
        since=since.value if since else account.since,
        since_text=presentable(since.text) if since else account.since_text,
        ended_text=_ended(account, turn),
        who=who,
        several_offenders=account.several_offenders or several,
        where=_united(account.where, turn.values("where")),
        circumstances=_united(account.circumstances, turn.values("circumstance")),
        nation=nation,
        age=age if age is not None else account.age,
        told_for="other" if told_for == "other" else "self" if told_for == "self" else account.told_for,
        signals=_signals(account, turn, age),
    )


def _signals(account: Account, turn: Turn, age: Optional[int]) -> tuple[Signal, ...]:
    """The signals so far; an adult's age and what is done to the writer take an earlier reading back."""
    known = account.signals
    if age is not None and age >= ADULT:
        known = tuple(signal for signal in known if signal is not Signal.under_18)
    done_to_them = any(DONE_TO_ME.search(mention.text) for mention in turn.mentions)
    plain = turn.text.replace("’", "'")
    if done_to_them or NOT_THE_ONE.search(plain) or SUPPORTER.search(plain):
        known = tuple(signal for signal in known if signal is not Signal.own_behaviour)
    return _united(known, turn.signals)


def _ended(account: Account, turn: Turn) -> str:
    """Since when nothing has happened, in the person's words; a new act ends the quiet."""
    ended = next((detail.text for detail in turn.details if detail.kind == "ended"), "")
    if ended:
        return ended
    return "" if turn.mentions and turn.intent != "retract" else account.ended_text


def _united(known: tuple, new: Iterable) -> tuple:
    return tuple(dict.fromkeys((*known, *new)))


def _effects(known: tuple[str, ...], turn: Turn) -> tuple[str, ...]:
    """What was felt stays told; "none" holds only while nothing else was said."""
    effects = _united(known, turn.values("effect"))
    felt = tuple(effect for effect in effects if effect != "none")
    return felt or effects


def _sentence(text: str, place: int) -> int:
    """The number of the sentence at a place of the text."""
    return sum(1 for mark in SENTENCE_END.finditer(text) if mark.end() <= place)


def _incidents_of(turn: Turn) -> list[Incident]:
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
                        "when": _united(before.when, incident.when),
                        "days": _united(before.days, incident.days),
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
        return max((d.value for d in inside), key=least_of)
    if beside:
        return min(beside, key=lambda pair: pair[0])[1].value
    return None


def _owned_by_other(detail: Detail, mention: Mention, turn: Turn) -> bool:
    assert detail.start is not None
    return any(other is not mention and other.start <= detail.start < other.end for other in turn.mentions)


def _add(incidents: tuple[Incident, ...], new: Incident, turn: Turn) -> tuple[Incident, ...]:
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
        if known.mentions[-1].text == new.mentions[-1].text and known.when == new.when:
            more = 0
        else:
            another = bool(AGAIN.search(turn.text)) or bool(new.when and new.when != known.when)
            more = new.least if another else 0
        merged = known.copy(
            update={
                "least": max(known.least + more, new.least),
                "frequency": new.frequency or known.frequency or ("several" if more else None),
                "when": _united(known.when, new.when),
                "days": _united(known.days, new.days),
            }
        )
        return (*incidents[:index], merged, *incidents[index + 1 :])
    return (*incidents, new)


def _recount(incidents: tuple[Incident, ...], turn: Turn) -> tuple[Incident, ...]:
    """A frequency told without an act, or in a sentence of its own, belongs to what was told last."""
    apart = (
        detail.value
        for detail in turn.details
        if detail.kind == "frequency"
        and not any(_near(mention, detail, turn) for mention in turn.mentions if detail.start is not None)
    )
    frequency = next(apart, None)
    if frequency is None and turn.question == "how_often" and turn.intent == "affirm" and not turn.mentions:
        frequency = "several"
    counted = turn.mentions and any(i.counted for i in incidents[-1:])
    index = named_incident(incidents, turn)
    blamed = blames_another(turn)
    if frequency is None or index is None or counted or blamed:
        return incidents
    changed = incidents[index].copy(update={"least": least_of(frequency), "frequency": frequency})
    return (*incidents[:index], changed, *incidents[index + 1 :])
