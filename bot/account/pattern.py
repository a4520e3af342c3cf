"""What an account amounts to."""

from bot.account.types import Account, Mention, Pattern
from bot.knowledge.types import FormId, Knowledge

SERIES_FROM = 2
"""Occasions: the Protection from Harassment Act 1997, s.7, and the law of Scotland and Northern Ireland."""


def pattern(account: Account) -> Pattern:
    """Nothing, a single incident, a series, or a series with fear or distress (= stalking).

    The charity's definition: persistent and unwanted attention that makes the person feel fearful,
    harassed or anxious.
    """
    occasions = account.occasions()
    if occasions == 0:
        return Pattern.nothing
    if occasions < SERIES_FROM:
        return Pattern.single
    return Pattern.stalking if account.is_fearful() else Pattern.series


def forms(account: Account, knowledge: Knowledge) -> tuple[FormId, ...]:
    """All forms told and those that they imply, in the source's order."""
    found = {form for mention in account.mentions() for form in forms_of(mention, knowledge)}
    return tuple(form for form in FormId if form in found)


def forms_of(mention: Mention, knowledge: Knowledge) -> tuple[FormId, ...]:
    """The form of a mention and those that its behaviour implies."""
    behaviour = knowledge.behaviours.get(mention.behaviour)
    return (mention.form, *(behaviour.implies if behaviour else ()))


def serious(account: Account, knowledge: Knowledge) -> tuple[str, ...]:
    """The serious behaviours told, in the order told."""
    return tuple(
        dict.fromkeys(
            mention.behaviour
            for mention in account.mentions()
            if mention.behaviour in knowledge.behaviours and knowledge.behaviours[mention.behaviour].serious
        )
    )
