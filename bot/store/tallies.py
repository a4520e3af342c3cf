"""Plain counts a day, such as how often a person confirmed what was understood: no words, nobody's account."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection, Engine

from bot.clock import UK
from bot.store.tables import tallies


def add_tallies(connection: Connection, names: Iterable[str], moment: datetime) -> None:
    """Adds one to each name's tally of the UK day."""
    day = moment.astimezone(UK).date()
    for name in sorted(names):
        connection.execute(
            text(
                "INSERT INTO tallies (day, name, number) VALUES (:day, :name, 1)"
                " ON CONFLICT (day, name) DO UPDATE SET number = tallies.number + 1"
            ).bindparams(day=day, name=name)
        )


def read_tallies(engine: Engine, since: date, until: date) -> dict[str, int]:
    """The sum of each tally from the day `since` to the day `until`, both counted."""
    query = (
        select(tallies.c.name, func.sum(tallies.c.number).label("number"))
        .where(tallies.c.day >= since, tallies.c.day <= until)
        .group_by(tallies.c.name)
    )
    with engine.connect() as connection:
        return {row.name: int(row.number) for row in connection.execute(query)}
