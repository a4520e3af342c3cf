"""What is erased when its time is over. Nothing here reads what a case holds."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Optional

from sqlalchemy import delete, or_, select, update
from sqlalchemy.engine import Connection, Engine

from bot.charity import Charity
from bot.paths import VAR
from bot.store.audit import Audit
from bot.store.database import compact, drop_log, writing
from bot.store.encryption import Cipher
from bot.store.tables import cases, conversations, erased, marks, requests, sessions, turns

BACKUPS = VAR / "backups"
BACKUP_NAME = re.compile(r"^stalking-matters-(\d{8}T\d{6})Z(?:-\d+)?\.(?:db|sql)$")
BACKUP_TIME = "%Y%m%dT%H%M%S"
SESSION_IDLE = timedelta(minutes=20)
SESSION_LONGEST = timedelta(hours=8)
MARKS_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Purged:
    """How much was erased. `overdue` are the references of cases that are open for longer than the retention."""

    conversations: int
    cases: int
    backups: int
    overdue: tuple[str, ...]


def purge(
    engine: Engine, cipher: Cipher, charity: Charity, moment: datetime, backups: Optional[Path] = None
) -> Purged:
    """Erases all whose time is over, from the file too; a case that is still open only gets named."""
    case_limit = moment - timedelta(days=charity.case_retention_days)
    with writing(engine) as connection:
        gone = _conversations(connection, moment - timedelta(hours=charity.retention_hours))
        _sign_ins(connection, moment)
        overdue = select(cases.c.reference).where(
            cases.c.state.in_(("open", "claimed")), cases.c.created_at < case_limit
        )
        names = tuple(row.reference for row in connection.execute(overdue.order_by(cases.c.created_at)))
        old = select(cases.c.id).where(
            cases.c.state.in_(("closed", "withdrawn")), cases.c.closed_at < case_limit
        )
        ended = [row.id for row in connection.execute(old)]
        connection.execute(delete(cases).where(cases.c.id.in_(old)))
        for case_id in ended:
            Audit(engine, cipher).add(connection, None, "erased", case_id, "", moment)
    if gone or ended:
        compact(engine)
    drop_log(engine)
    files = _backups(backups or BACKUPS, moment - timedelta(days=charity.backup_days))
    return Purged(gone, len(ended), files, names)


def _conversations(connection: Connection, limit: datetime) -> int:
    old = select(conversations.c.id).where(conversations.c.last_at < limit)
    untie = update(requests).where(requests.c.conversation_id.in_(old)).values(conversation_id=None)
    connection.execute(untie)
    connection.execute(delete(turns).where(turns.c.conversation_id.in_(old)))
    gone = connection.execute(delete(conversations).where(conversations.c.last_at < limit))
    connection.execute(delete(erased).where(erased.c.erased_at < limit))
    return int(gone.rowcount)


def _sign_ins(connection: Connection, moment: datetime) -> None:
    connection.execute(delete(marks).where(marks.c.at < moment - MARKS_FOR))
    ended = or_(sessions.c.seen_at < moment - SESSION_IDLE, sessions.c.started_at < moment - SESSION_LONGEST)
    connection.execute(delete(sessions).where(ended))


def new_backup(moment: datetime, ending: str, folder: Optional[Path] = None) -> Path:
    """A file that is not there yet for a backup made at this moment."""
    folder = folder or BACKUPS
    stem = f"stalking-matters-{moment.astimezone(timezone.utc).strftime(BACKUP_TIME)}Z"
    names = (f"{stem}.{ending}", *(f"{stem}-{number}.{ending}" for number in range(2, 1000)))
    return next(file for file in (folder / name for name in names) if not file.exists())


def _backups(folder: Path, limit: datetime) -> int:
    """Deletes the backups whose names say that they are older."""
    gone = 0
    for path in sorted(folder.glob("stalking-matters-*")) if folder.is_dir() else []:
        named = BACKUP_NAME.match(path.name)
        if named and _moment(named.group(1)) < limit:
            path.unlink()
            gone += 1
    return gone


def _moment(text: str) -> datetime:
    return datetime.strptime(text, BACKUP_TIME).replace(tzinfo=timezone.utc)
