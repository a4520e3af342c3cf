"""The lead's figures: plain counts of cases, without anything of a person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Optional

from bot.case.types import Priority
from bot.clock import UK
from bot.knowledge.types import FormId
from bot.store.reading import StoredCase


@dataclass(frozen=True)
class Figures:
    """Counts of the cases of a period; days are in UK time.

    A withdrawn case counts in `cases`, `withdrawn` and `per_day` alone: of it nothing else is kept.
    `claim_minutes` and `reach_minutes` are the waiting times, shortest first.
    """

    cases: int
    withdrawn: int
    per_day: dict[date, int]
    per_form: dict[str, int]
    per_priority: dict[str, int]
    claim_minutes: tuple[int, ...]
    reach_minutes: tuple[int, ...]
    outcomes: dict[str, int]


def figures_of(cases: Sequence[StoredCase], outcomes: Iterable[str]) -> Figures:
    """The figures of these cases."""
    told = [case.call_back.summary for case in cases if case.call_back]
    forms = Counter(form for summary in told for form in set(summary.forms))
    priorities = Counter(summary.priority for summary in told)
    return Figures(
        cases=len(cases),
        withdrawn=sum(case.state == "withdrawn" for case in cases),
        per_day=dict(sorted(Counter(case.created_at.astimezone(UK).date() for case in cases).items())),
        per_form={form.value: forms[form] for form in FormId},
        per_priority={priority.value: priorities[priority] for priority in Priority},
        claim_minutes=_waiting(cases, [case.first_claimed_at for case in cases]),
        reach_minutes=_waiting(cases, [case.first_reached_at for case in cases]),
        outcomes=dict(sorted(Counter(outcomes).items())),
    )


def _waiting(cases: Sequence[StoredCase], ends: Sequence[Optional[datetime]]) -> tuple[int, ...]:
    minute = timedelta(minutes=1)
    return tuple(sorted((end - case.created_at) // minute for case, end in zip(cases, ends) if end))
