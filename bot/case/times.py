"""Reads in a person's words when a call is safe."""

import re
from datetime import time
from typing import Optional

from bot.case.types import Window

DAY_WORDS: tuple[tuple[str, tuple[int, ...]], ...] = (
    (r"week ?days?|work(?:ing)? days?|monday to friday|mon ?- ?fri", (0, 1, 2, 3, 4)),
    (r"week ?ends?", (5, 6)),
    (r"mon(?:day)?s?", (0,)),
    (r"tue(?:s|sday)?s?", (1,)),
    (r"wed(?:s|nesday)?s?", (2,)),
    (r"thu(?:rs|rsday|r)?s?", (3,)),
    (r"fri(?:day)?s?", (4,)),
    (r"sat(?:urday)?s?", (5,)),
    (r"sun(?:day)?s?", (6,)),
)
PARTS: tuple[tuple[str, time, time], ...] = (
    (r"mornings?|a\.?m\.?(?! ?\w)", time(9), time(12)),
    (r"lunch(?:time|times)?|lunch break|noon|midday", time(12), time(14)),
    (r"afternoons?", time(12), time(17)),
    (r"evenings?|after work|teatime", time(17), time(21)),
    (r"nights?", time(20), time(22)),
    (r"(?:school|work|office) hours|during the day|day ?time|in the day", time(9), time(15)),
)
HOUR = r"(?P<{0}>\d{{1,2}})(?:[:.](?P<{0}m>\d\d))?\s*(?P<{0}h>am|pm|a\.m\.|p\.m\.)?"
BETWEEN = re.compile(
    rf"(?:between|from)?\s*{HOUR.format('a')}\s*(?:-|–|to|and|till|until)\s*{HOUR.format('b')}", re.IGNORECASE
)
AFTER = re.compile(rf"\b(?:after|from|past)\s+{HOUR.format('a')}", re.IGNORECASE)
BEFORE = re.compile(rf"\b(?:before|until|till|by|up to)\s+{HOUR.format('b')}", re.IGNORECASE)
ANY = re.compile(r"\b(?:any ?time|whenever|always|all day|any day|don'?t mind)\b", re.IGNORECASE)
FILLERS = frozenset(
    "on at is are it it's its i'm im am the a in for me my please ring call phone text safe safest best ok okay fine good"
    " better would be and or i you can could every each day days only usually normally free alone here s o'clock oclock"
    " uk time times mostly".split()
)
EARLIEST, LATEST = time(8), time(21)
"""Calls before and after are made only where the person names such an hour."""


def windows_of(words: str) -> tuple[Window, ...]:
    """The windows that the words give, () where any of the words is not understood.

    "weekday mornings" → Monday to Friday 9 to 12; "after 3pm" → every day 15 to 21. A window read wrongly
    could have somebody ring at a dangerous moment, so one unknown word leaves the reading to a worker.
    """
    if _unknown(words):
        return ()
    days = _days(words)
    hours = _hours(words)
    if not hours and (days or ANY.search(words)):
        hours = [(EARLIEST, LATEST)]
    return tuple(Window(days=days or tuple(range(7)), start=start, end=end) for start, end in hours)


def _unknown(words: str) -> bool:
    """Whether anything is left of the words beside days, hours, parts of the day and fillers."""
    left = words.replace("’", "'")
    if ANY.search(left):
        left = ANY.sub(" ", left)
    for hours in (BETWEEN, AFTER, BEFORE):
        left = hours.sub(" ", left)
    for pattern in (*(days for days, _ in DAY_WORDS), *(part for part, _, _ in PARTS)):
        left = re.sub(rf"\b(?:{pattern})\b", " ", left, flags=re.IGNORECASE)
    return any(word not in FILLERS for word in re.findall(r"[\w']+", left.lower()))


def _days(words: str) -> tuple[int, ...]:
    found = {day for pattern, days in DAY_WORDS if _has(pattern, words) for day in days}
    return tuple(sorted(found))


def _has(pattern: str, words: str) -> bool:
    return re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE) is not None


def _hours(words: str) -> list[tuple[time, time]]:
    between = BETWEEN.search(words)
    if between:
        end = _hour(between, "b")
        start = _hour(between, "a", end)
        return [(start, end)] if start and end and start < end else []
    after, before = AFTER.search(words), BEFORE.search(words)
    if after or before:
        start = (_hour(after, "a") if after else None) or EARLIEST
        end = (_hour(before, "b") if before else None) or LATEST
        return [(start, end)] if start < end else []
    return [(start, end) for pattern, start, end in PARTS if _has(pattern, words)]


def _hour(match: "re.Match[str]", name: str, end: Optional[time] = None) -> Optional[time]:
    """An hour of the day; 1 to 7 without am or pm mean the afternoon, unless the window's end forbids it."""
    hour, minute = int(match.group(name)), int(match.group(f"{name}m") or 0)
    half = (match.group(f"{name}h") or "").lower()[:1]
    if half == "p" and hour < 12 or not half and 1 <= hour <= 7:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    found = time(hour, minute)
    if end and found >= end and hour >= 12 and half != "p":
        return time(hour - 12, minute)
    return found
