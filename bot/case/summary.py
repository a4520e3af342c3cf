"""From an account to the summary of a case. Pure."""

from collections.abc import Sequence

from bot.account import Account, Incident, forms, forms_of
from bot.case.types import Heading, IncidentTold, Priority, Summary
from bot.knowledge.types import HeadingRule, Knowledge

ORDER = tuple(Priority)
SAID = {
    "several": "more than once",
    "weekly": "most weeks",
    "daily": "most days",
    "once": "once",
    "2": "twice",
}
NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""The counts from 3 on that are said in words."""


def summary_of(account: Account, shared: Sequence[str], knowledge: Knowledge) -> Summary:
    """The summary of an account; `shared` are the lines that the person agreed to share."""
    headings = headings_of(account, knowledge)
    priority = min((rule for rule, _ in headings), key=_place).priority if headings else Priority.soon.value
    dates = [when for incident in account.told() for when in incident.when]
    return Summary(
        shared=tuple(shared),
        forms=forms(account, knowledge),
        incidents=tuple(_incident(incident, knowledge) for incident in account.told()),
        since=" ".join(part for part in (account.since_text, _dated(account.since)) if part),
        last=account.ended_text or (dates[-1] if dates else ""),
        how_often=_how_often(account),
        who=account.who,
        effects=account.effects,
        told_for=account.told_for,
        nation=account.nation,
        age=account.age,
        signals=tuple(account.signals),
        headings=tuple(Heading(id=rule.id, title=rule.title, words=words) for rule, words in headings),
        priority=Priority(priority),
        reasons=tuple(rule.title for rule, _ in headings if rule.priority == priority),
    )


def headings_of(account: Account, knowledge: Knowledge) -> list[tuple[HeadingRule, tuple[str, ...]]]:
    """The headings that the account touches, with the person's words that touch them, most urgent first."""
    found = []
    for rule in knowledge.headings.values():
        words = tuple(
            dict.fromkeys(
                mention.text
                for mention in account.mentions()
                if mention.behaviour in rule.behaviours or set(forms_of(mention, knowledge)) & set(rule.forms)
            )
        )
        if words or _touches(rule, account):
            found.append((rule, words))
    return sorted(found, key=lambda pair: _place(pair[0]))


def _touches(rule: HeadingRule, account: Account) -> bool:
    often = {incident.frequency for incident in account.told()}
    return bool(
        set(rule.effects) & set(account.effects)
        or set(rule.who) & set(account.who)
        or set(rule.signals) & {signal.value for signal in account.signals}
        or set(rule.circumstances) & set(account.circumstances)
        or set(rule.often) & often
    )


def _place(rule: HeadingRule) -> int:
    return ORDER.index(Priority(rule.priority))


def _incident(incident: Incident, knowledge: Knowledge) -> IncidentTold:
    return IncidentTold(
        behaviours=tuple(knowledge.behaviours[name].name for name in dict.fromkeys(incident.behaviours())),
        forms=tuple(
            dict.fromkeys(form for mention in incident.mentions for form in forms_of(mention, knowledge))
        ),
        words=tuple(dict.fromkeys(mention.text for mention in incident.mentions)),
        how_often=how_often_said(incident.frequency),
        when=incident.when,
    )


def how_often_said(frequency: str | None) -> str:
    """A frequency in plain words: "five times"; a number above ten becomes "40 times"."""
    if frequency is None:
        return ""
    if frequency.isdigit() and 3 <= int(frequency) <= 10:
        return f"{NUMBERS[int(frequency) - 3]} times"
    return SAID.get(frequency, f"{frequency} times")


def _how_often(account: Account) -> str:
    said = [how_often_said(incident.frequency) for incident in account.told() if incident.frequency]
    return ", ".join(dict.fromkeys(said))


def _dated(since: str | None) -> str:
    return f"({since})" if since else ""
