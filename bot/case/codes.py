"""The code with which a person withdraws a call-back: shown once, kept only as a hash."""

import hashlib
import re
import secrets
from typing import Optional

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without the letters and digits that are read for one another."""
GROUPS, GROUP = 3, 4
CODE = re.compile(rf"\b(?:[{LETTERS}]{{{GROUP}}}[- ]){{{GROUPS - 1}}}[{LETTERS}]{{{GROUP}}}\b")


def new_code() -> str:
    """A new code like K7QM-2XRD-9TVB: 60 random bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))


def code_in(text: str) -> Optional[str]:
    """The first code that a text holds."""
    found = CODE.search(text.upper())
    return found.group() if found and re.search(r"\d", found.group()) else None


def code_hash(code: str) -> str:
    """SHA-256 in hex of the code's letters and digits, whatever stands between them."""
    plain = re.sub(r"[^A-Z0-9]", "", code.upper())
    return hashlib.sha256(plain.encode()).hexdigest()
