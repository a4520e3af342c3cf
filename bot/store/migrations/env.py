"""Alembic's environment: migrations run on the connection that `migrate` gives."""

from alembic import context

from bot.store.database import open_database, writing
from bot.store.tables import metadata


def run() -> None:
    connection = context.config.attributes.get("connection")
    if connection is not None:
        _upgrade(connection)
        return
    with writing(open_database()) as own:
        _upgrade(own)


def _upgrade(connection) -> None:  # type: ignore[no-untyped-def]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


run()
