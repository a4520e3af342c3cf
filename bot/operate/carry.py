"""What a restore takes over from the database that it replaces, so that nothing erased or ended comes back."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine

from bot.store.audit import Audit
from bot.store.database import writing
from bot.store.encryption import Cipher
from bot.store.requests import withdraw_cases
from bot.store.tables import (
    audit_events,
    audit_head,
    cases,
    conversations,
    erased,
    requests,
    secrets,
    turns,
    workers,
)


@dataclass(frozen=True)
class Carried:
    """Erased conversations, ended cases, disabled workers and the audit trail, as they are stored."""

    erased: dict[str, datetime] = field(default_factory=dict)
    withdrawn: dict[str, datetime] = field(default_factory=dict)
    closed: dict[str, datetime] = field(default_factory=dict)
    disabled: tuple[str, ...] = ()
    trail: tuple[dict[str, Any], ...] = ()
    head: dict[str, Any] = field(default_factory=dict)
    secrets: dict[str, bytes] = field(default_factory=dict)


def carried_from(engine: Engine) -> Carried:
    """Reads what is to be carried over."""
    with engine.connect() as connection:
        ended = connection.execute(
            select(cases.c.id, cases.c.state, cases.c.closed_at).where(cases.c.closed_at.is_not(None))
        ).all()
        head = connection.execute(select(audit_head)).first()
        return Carried(
            erased={row.id: row.erased_at for row in connection.execute(select(erased))},
            withdrawn={row.id: row.closed_at for row in ended if row.state == "withdrawn"},
            closed={row.id: row.closed_at for row in ended if row.state == "closed"},
            disabled=tuple(
                row.name_mark
                for row in connection.execute(select(workers.c.name_mark).where(workers.c.disabled))
            ),
            trail=tuple(
                dict(row._mapping)
                for row in connection.execute(select(audit_events).order_by(audit_events.c.number))
            ),
            head=dict(head._mapping) if head else {},
            secrets={row.name: row.value for row in connection.execute(select(secrets))},
        )


def carry_over(engine: Engine, cipher: Cipher, carried: Carried, moment: datetime) -> list[str]:
    """Applies it to the restored database; returns what there is to say."""
    audit = Audit(engine, cipher)
    with writing(engine) as connection:
        again = _erase_again(connection, carried)
        _end_again(connection, carried)
        connection.execute(
            update(workers)
            .where(workers.c.name_mark.in_(carried.disabled))
            .values(disabled=True, on_call=False)
        )
        whole = _take_over_trail(connection, carried)
        audit.add(
            connection, None, "restored", None, "" if whole else "the trail begins with the backup", moment
        )
    said = [f"{again} conversations were erased again"] if again else []
    if not whole:
        said.append(
            "the audit trail goes on from the backup: the events after it were not those of this database"
        )
    return said


def _erase_again(connection: Connection, carried: Carried) -> int:
    again = 0
    for identity, moment in carried.erased.items():
        connection.execute(delete(erased).where(erased.c.id == identity))
        connection.execute(insert(erased).values(id=identity, erased_at=moment))
        connection.execute(delete(turns).where(turns.c.conversation_id == identity))
        again += connection.execute(delete(conversations).where(conversations.c.id == identity)).rowcount
        untie = update(requests).where(requests.c.conversation_id == identity)
        connection.execute(untie.values(conversation_id=None))
    return again


def _end_again(connection: Connection, carried: Carried) -> None:
    for case_id, moment in carried.withdrawn.items():
        withdraw_cases(connection, [case_id], moment)
    for case_id, moment in carried.closed.items():
        still_open = cases.c.id == case_id, cases.c.closed_at.is_(None)
        connection.execute(update(cases).where(*still_open).values(state="closed", closed_at=moment))


def _add_missing_secrets(connection: Connection, found: dict[str, bytes]) -> None:
    there = {row.name for row in connection.execute(select(secrets.c.name))}
    for name in found.keys() - there:
        connection.execute(insert(secrets).values(name=name, value=found[name]))


def _take_over_trail(connection: Connection, carried: Carried) -> bool:
    """Adds the events after the backup, where the backup's trail is their beginning."""
    head = connection.execute(select(audit_head)).first()
    number = head.number if head else 0
    if not carried.trail or number > len(carried.trail):
        return not carried.trail and number == 0
    if number and carried.trail[number - 1]["hash"] != head.hash:
        return False
    _add_missing_secrets(connection, carried.secrets)
    for event in carried.trail[number:]:
        connection.execute(insert(audit_events).values(**event))
    connection.execute(delete(audit_head))
    connection.execute(insert(audit_head).values(**carried.head))
    return True
