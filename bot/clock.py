"""The time, and the clock that tests may set."""

import os
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")


class ClockError(Exception):
    """STALKING_MATTERS_NOW is not an ISO time, or is set in production."""


def now() -> datetime:
    """The present moment in UTC, or STALKING_MATTERS_NOW (an ISO time; UK time if it names no zone).

    Raises ClockError where that setting is unreadable, or set in production.
    """
    setting = os.environ.get("STALKING_MATTERS_NOW")
    if not setting:
        return datetime.now(timezone.utc)
    if os.environ.get("STALKING_MATTERS_ENV") == "production":
        raise ClockError("STALKING_MATTERS_NOW is for tests; unset it in production")
    try:
        given = datetime.fromisoformat(setting.replace("Z", "+00:00"))
    except ValueError as error:
        raise ClockError(f"STALKING_MATTERS_NOW is no ISO time: {setting}") from error
    return (given if given.tzinfo else given.replace(tzinfo=UK)).astimezone(timezone.utc)
