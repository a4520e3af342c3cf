"""How an organisation is said in one line."""

from datetime import datetime

from bot.guidance.hours import opening_said
from bot.knowledge.types import Nation, Need, Organisation


def short_line_of(organisation: Organisation, now: datetime) -> str:
    """Name, number and whether it is open now; a line for women alone always says so."""
    for_women = Need.women in organisation.needs and Need.men not in organisation.needs
    name = f"{organisation.name} (for women)" if for_women else organisation.name
    return " ".join(part for part in (f"{name}: {_reach(organisation)}", _opening(organisation, now)) if part)


def line_of(organisation: Organisation, now: datetime, bill: bool = False, hours: bool = False) -> str:
    """Name, for whom, number, whether it is open now, and cost; with `bill` what a phone bill shows, with `hours` all hours."""
    parts = [f"{_named(organisation)}: {_reach(organisation)}"]
    if hours and organisation.hours and organisation.opening != "always":
        parts.append(organisation.hours)
    parts.append(_opening(organisation, now))
    if organisation.phone and organisation.cost == "free":
        parts.append("Free.")
    if bill and organisation.on_bill:
        parts.append(organisation.on_bill[0].upper() + organisation.on_bill[1:] + ".")
    return " ".join(part for part in parts if part)


def _named(organisation: Organisation) -> str:
    """The name, for whom and where; who listens in despair is there for everybody and says no more."""
    if organisation.needs[0] is Need.despair:
        return organisation.name
    where = ""
    if len(organisation.nations) < len(Nation) and not _names_nation(organisation):
        where = f"; {_nations(organisation)}"
    return f"{organisation.name} (for {organisation.for_whom}{where})"


def _reach(organisation: Organisation) -> str:
    """The number, or where there is none the word to text, or the address."""
    if organisation.phone:
        return f"{organisation.phone}."
    if organisation.text:
        word = f"text {organisation.text_word} to " if organisation.text_word else "text "
        return f"{word}{organisation.text}."
    return str(organisation.url)


def _opening(organisation: Organisation, now: datetime) -> str:
    """Whether it is open now; nothing for who is only found on a website."""
    if not (organisation.phone or organisation.text):
        return ""
    return opening_said(organisation, now) or "I do not know its hours."


def _names_nation(organisation: Organisation) -> bool:
    said = f"{organisation.name} {organisation.for_whom}".lower()
    return any(nation.value.replace("_", " ") in said for nation in organisation.nations)


def _nations(organisation: Organisation) -> str:
    names = [nation.value.replace("_", " ").title() for nation in organisation.nations]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
