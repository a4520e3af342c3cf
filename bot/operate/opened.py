"""The database and the cipher of the settings, as each command needs them."""

from sqlalchemy.engine import Engine

from bot.store.database import migrate, open_database
from bot.store.encryption import Cipher, load_cipher


def opened() -> tuple[Engine, Cipher]:
    """The settings' database, its tables up to date, and the cipher."""
    cipher = load_cipher()
    engine = open_database()
    migrate(engine)
    return engine, cipher
