"""Encryption of all that a person typed, with Fernet (AES-128-CBC and HMAC) of `cryptography`."""

import os
from pathlib import Path
from typing import Optional

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.paths import VAR

DEVELOPMENT_KEY = VAR / "development.key"


class EncryptionError(Exception):
    """There is no usable key; the message says how to make one."""


class Cipher:
    """Encrypts and decrypts texts; the first key encrypts, each key decrypts (for a change of the key)."""

    def __init__(self, keys: list[bytes]) -> None:
        self._keys = _fernet(keys)

    def encrypt(self, text: str) -> bytes:
        return self._current().encrypt(text.encode("utf-8"))

    def decrypt(self, token: bytes) -> str:
        """Raises EncryptionError where no key fits."""
        try:
            return self._current().decrypt(bytes(token)).decode("utf-8")
        except InvalidToken as error:
            raise EncryptionError("what is stored was encrypted with another key") from error

    def _current(self) -> MultiFernet:
        return self._keys


class FileCipher(Cipher):
    """A cipher whose keys stand in a file, one a line; it follows the file, so that a running server does."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read_at: Optional[tuple[int, ...]] = None
        self._current()

    def _current(self) -> MultiFernet:
        try:
            state = self._file.stat()
            seen = (state.st_ino, state.st_mtime_ns, state.st_size)
            if seen != self._read_at:
                self._keys, self._read_at = _fernet(read_keys(self._file)), seen
        except OSError as error:
            raise EncryptionError(f"the key file cannot be read: {error}. {HOW_TO}") from error
        return self._keys


def _fernet(keys: list[bytes]) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError as error:
        raise EncryptionError(f"the encryption key is not usable ({error}). {HOW_TO}") from error


HOW_TO = (
    "Make one with: python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
    " and give it in STALKING_MATTERS_KEY, or the path of a file that holds it in STALKING_MATTERS_KEY_FILE."
)


def read_keys(file: Path) -> list[bytes]:
    """The keys of a key file, the newest first."""
    return file.read_bytes().split()


def write_keys(file: Path, keys: list[bytes]) -> None:
    """Writes a key file at once or not at all; its owner alone may read it."""
    fresh = file.with_name(f".{file.name}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(b"".join(key + b"\n" for key in keys))
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(fresh, file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def key_file() -> Optional[Path]:
    """The file that holds the settings' key; None where the key stands in the environment itself."""
    if os.environ.get("STALKING_MATTERS_KEY"):
        return None
    return Path(os.environ.get("STALKING_MATTERS_KEY_FILE") or DEVELOPMENT_KEY)


def load_cipher() -> Cipher:
    """The cipher of the settings: keys one a line, the newest first.

    Outside production a key is made under `var/` where none is set. Raises EncryptionError in production.
    """
    setting = os.environ.get("STALKING_MATTERS_KEY")
    if setting:
        return Cipher([line.encode() for line in setting.split()])
    if not os.environ.get("STALKING_MATTERS_KEY_FILE"):
        if os.environ.get("STALKING_MATTERS_ENV") == "production":
            raise EncryptionError(f"there is no encryption key. {HOW_TO}")
        _make_development_key()
    return FileCipher(key_file() or DEVELOPMENT_KEY)


def _make_development_key() -> None:
    """Makes the key once, also where two processes start together: a whole file appears or none."""
    if DEVELOPMENT_KEY.exists():
        return
    DEVELOPMENT_KEY.parent.mkdir(parents=True, exist_ok=True)
    fresh = DEVELOPMENT_KEY.with_name(f".{DEVELOPMENT_KEY.name}.{os.getpid()}")
    write_keys(fresh, [Fernet.generate_key()])
    try:
        os.link(fresh, DEVELOPMENT_KEY)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
