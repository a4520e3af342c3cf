"""Encryption of all that a person typed, with Fernet (AES-128-CBC and HMAC) of `cryptography`."""

import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.paths import VAR

DEVELOPMENT_KEY = VAR / "development.key"


class EncryptionError(Exception):
    """There is no usable key; the message says how to make one."""


class Cipher:
    """Encrypts and decrypts texts; the first key encrypts, each key decrypts (for rotation)."""

    def __init__(self, keys: list[bytes]) -> None:
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError as error:
            raise EncryptionError(f"the encryption key is not usable ({error}). {HOW_TO}") from error

    def encrypt(self, text: str) -> bytes:
        return self._fernet.encrypt(text.encode("utf-8"))

    def decrypt(self, token: bytes) -> str:
        """Raises EncryptionError where no key fits."""
        try:
            return self._fernet.decrypt(token).decode("utf-8")
        except InvalidToken as error:
            raise EncryptionError("what is stored was encrypted with another key") from error


HOW_TO = (
    "Make one with: python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
    " and give it in STALKING_MATTERS_KEY, or the path of a file that holds it in STALKING_MATTERS_KEY_FILE."
)


def load_cipher() -> Cipher:
    """The cipher of the settings: keys one a line, the newest first.

    Outside production a key is made under `var/` where none is set. Raises EncryptionError in production.
    """
    setting = os.environ.get("STALKING_MATTERS_KEY")
    file = os.environ.get("STALKING_MATTERS_KEY_FILE")
    if setting:
        return Cipher([line.encode() for line in setting.split()])
    if file:
        try:
            return Cipher([line.encode() for line in Path(file).read_text().split()])
        except OSError as error:
            raise EncryptionError(f"the key file cannot be read: {error}. {HOW_TO}") from error
    if os.environ.get("STALKING_MATTERS_ENV") == "production":
        raise EncryptionError(f"there is no encryption key. {HOW_TO}")
    if not DEVELOPMENT_KEY.exists():
        DEVELOPMENT_KEY.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(DEVELOPMENT_KEY, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(Fernet.generate_key())
    return Cipher([DEVELOPMENT_KEY.read_bytes().strip()])
