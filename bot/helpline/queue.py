"""The queue: cases in the order in which to call. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Optional

from bot.case.types import Priority
from bot.helpline.safe_times import Safety, safety
from bot.store.cases import StoredCase

ORDER = tuple(Priority)


@dataclass(frozen=True)
class Row:
    """One case of the queue as this worker sees it; `holder` is who has claimed it."""

    case: StoredCase
    priority: Priority
    safety: Safety
    holder: Optional[str]
    mine: bool


def queue(
    cases: Iterable[StoredCase],
    hidden: Iterable[str],
    worker_id: int,
    names: Mapping[int, str],
    moment: datetime,
) -> list[Row]:
    """The cases that wait or are claimed: first, today, soon; within these the longest wait first."""
    unseen = set(hidden)
    rows = [_row(case, worker_id, names, moment) for case in cases if case.id not in unseen]
    return sorted(rows, key=lambda row: (ORDER.index(row.priority), row.case.created_at, row.case.id))


def _row(case: StoredCase, worker_id: int, names: Mapping[int, str], moment: datetime) -> Row:
    holder = None if case.claimed_by is None else names.get(case.claimed_by, "a worker no longer listed")
    return Row(case, priority_of(case), safety_of(case, moment), holder, case.claimed_by == worker_id)


def priority_of(case: StoredCase) -> Priority:
    """The place of a case; the last one where nothing of it is kept."""
    return case.call_back.summary.priority if case.call_back else Priority.soon


def safety_of(case: StoredCase, moment: datetime) -> Safety:
    """Whether the person can be called safely at `moment`."""
    return safety(case.call_back.contact.windows, moment) if case.call_back else Safety("later")
