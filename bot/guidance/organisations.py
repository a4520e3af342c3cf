"""Who fits an account, in which order, and how it is said."""

from collections.abc import Sequence
from datetime import datetime

from bot.account import Account, Signal
from bot.guidance.hours import is_open, next_opening
from bot.guidance.types import Setting
from bot.knowledge.types import Knowledge, Nation, Need, Organisation

AT_MOST = 3
CLOSE = ("ex_partner", "partner", "family")
CHILD_UNDER = 18
CHILD_VICTIM = "child_victim"
"""The circumstance in which somebody writes about a child."""
IMAGES = ("intimate_images_posted", "threat_to_share_images", "sexual_messages")
SPECIAL = {Need.lgbt, Need.older, Need.deaf, Need.honour}
"""First needs of organisations for some people only: they are named when that need is told."""
AT_WORK = ("appears_at_work", "contacts_colleagues", "contacts_employer")
SEXUAL = ("sexual_assault", "threat_of_sexual_violence")


def short_line_of(organisation: Organisation, now: datetime) -> str:
    """Name, number and whether it is open now."""
    state = is_open(organisation, now)
    opened = "" if state is None else " It is open now." if state else f" {_closed(organisation, now)}"
    return f"{organisation.name}: {organisation.phone or organisation.url}.{opened}"


def line_of(organisation: Organisation, now: datetime) -> str:
    """Name, number, hours, cost and address of an organisation in one line."""
    parts = [f"{organisation.name} (for {organisation.for_whom})"]
    if organisation.needs[0] in (Need.stalking, Need.despair):
        parts = [organisation.name]
    if len(organisation.nations) < len(Nation) and not _names_nation(organisation):
        parts[0] += f" ({_nations(organisation)})"
    if organisation.phone:
        parts[0] += f": {organisation.phone}."
    elif organisation.text:
        word = f"text {organisation.text_word} to " if organisation.text_word else "text "
        parts[0] += f": {word}{organisation.text}."
    else:
        parts[0] += f": {organisation.url}"
    if organisation.phone and organisation.hours:
        parts.append(organisation.hours)
    state = is_open(organisation, now)
    if organisation.opening != "always" and state is not None:
        parts.append("It is open now." if state else _closed(organisation, now))
    if organisation.phone and organisation.cost == "free":
        parts.append("Free.")
    if organisation.on_bill:
        parts.append(organisation.on_bill[0].upper() + organisation.on_bill[1:] + ".")
    return " ".join(parts)


def _names_nation(organisation: Organisation) -> bool:
    said = f"{organisation.name} {organisation.for_whom}".lower()
    return any(nation.value.replace("_", " ") in said for nation in organisation.nations)


def _nations(organisation: Organisation) -> str:
    return " and ".join(nation.value.replace("_", " ").title() for nation in organisation.nations)


def _closed(organisation: Organisation, now: datetime) -> str:
    opening = next_opening(organisation, now)
    if opening is None:
        return "It is closed now."
    return f"It is closed now and opens again on {opening:%A} at {opening.hour}:{opening.minute:02d}."


def fitting(account: Account, setting: Setting, limit: int = AT_MOST) -> list[Organisation]:
    """The organisations that fit what was told, the most fitting first, at most `limit`.

    The helpline of the charity comes first for adults; a child gets Childline before it. Then who is there for
    this person's life (LGBT+, older, deaf ...), then who is there for what happened.
    """
    known = setting.knowledge.organisations
    chosen = [name for name in _for_life(account, setting.knowledge) if serves_nation(known[name], account)]
    for need in _needs(account, setting.knowledge):
        serving = [
            organisation.id
            for organisation in sorted(known.values(), key=lambda o: _distance(o, need))
            if _serves(organisation, need, account) and organisation.id not in chosen
        ]
        chosen.extend(serving[: 2 if need is Need.domestic_abuse and account.nation else 1])
    place = 0
    if is_child(account):
        chosen.sort(key=lambda name: name != "childline")
        place = 1
    if setting.helpline in chosen:
        chosen.remove(setting.helpline)
    if "knows_helpline" in account.circumstances:
        return [known[name] for name in dict.fromkeys(chosen)][:limit] or [known[setting.helpline]]
    chosen.insert(min(place, len(chosen)), setting.helpline)
    return [known[name] for name in dict.fromkeys(chosen)][:limit]


def _for_life(account: Account, knowledge: Knowledge) -> list[str]:
    """Organisations of the circumstances told, without those that only serve adults where a child writes."""
    names = [
        name
        for circumstance in account.circumstances
        if circumstance in knowledge.circumstances
        for name in knowledge.circumstances[circumstance].organisations
        if knowledge.organisations[name].needs[0] in SPECIAL or circumstance == CHILD_VICTIM
    ]
    return [] if is_child(account) else list(dict.fromkeys(names))


def _distance(organisation: Organisation, need: Need) -> tuple[bool, int]:
    """How far an organisation is from a need: for stalking those of one's own nation come first."""
    own = len(organisation.nations) if need is Need.stalking else 0
    return (need is not Need.stalking and need not in organisation.needs[:1], own)


def serves_nation(organisation: Organisation, account: Account) -> bool:
    """Whether an organisation serves the person's nation, or any where it is not known."""
    return account.nation is None or account.nation in organisation.nations


def serves_age(organisation: Organisation, account: Account) -> bool:
    """Whether an organisation serves a person of this age, as far as it is known."""
    if CHILD_VICTIM in account.circumstances and (organisation.age_min or 0) >= CHILD_UNDER:
        return organisation.id == "nspcc_helpline"
    if not is_child(account):
        return organisation.age_max is None or organisation.age_max > CHILD_UNDER
    return organisation.age_min is None or (account.age or 0) >= organisation.age_min


def is_child(account: Account) -> bool:
    """Whether the person who writes is under 18, as far as they told."""
    return "under_18" in account.signals or (account.age is not None and account.age < CHILD_UNDER)


def is_man(account: Account) -> bool:
    """Whether the person to whom it is done said that he is a man; nothing is known of somebody written for."""
    return "man" in account.circumstances and account.told_for == "self"


def is_about_work(account: Account) -> bool:
    """Whether the person doing it is somebody from work."""
    return "workplace" in account.circumstances or "colleague" in account.who


def serves_gender(organisation: Organisation, account: Account) -> bool:
    """Whether an organisation is for this person: one for men alone needs somebody who said that he is a man."""
    for_men = Need.men in organisation.needs and Need.women not in organisation.needs
    for_women = Need.women in organisation.needs and Need.men not in organisation.needs
    return is_man(account) if for_men else not (for_women and is_man(account))


def open_lines(account: Account, setting: Setting, also: Sequence[Organisation]) -> list[Organisation]:
    """Lines that answer now by phone or text: first those that fit what was told, then `also`; at most AT_MOST."""
    fit = fitting(account, setting, len(setting.knowledge.organisations))
    answering = [one for one in (*fit, *also) if (one.phone or one.text) and is_open(one, setting.now)]
    return list({one.id: one for one in answering}.values())[:AT_MOST]


def _needs(account: Account, knowledge: Knowledge) -> Sequence[Need]:
    """What the account asks for, the most pressing first."""
    behaviours = [mention.behaviour for mention in account.mentions()]
    online = any(knowledge.behaviours[name].online for name in behaviours if name in knowledge.behaviours)
    needs: list[Need] = []
    if Signal.suicide in account.signals:
        needs.append(Need.despair)
    if is_child(account):
        needs.append(Need.young)
    if any(name in SEXUAL for name in behaviours) and not is_child(account):
        needs.append(Need.sexual_violence)
    if any(name in IMAGES for name in behaviours):
        needs.append(Need.images)
    if any(who in CLOSE for who in account.who) and not is_child(account):
        needs.append(Need.men if is_man(account) else Need.domestic_abuse)
    if (is_about_work(account) or any(name in AT_WORK for name in behaviours)) and not is_child(account):
        needs.append(Need.work)
    if "student" in account.circumstances:
        needs.append(Need.study)
    if online:
        needs.append(Need.cyber)
    if account.nation is not None:
        needs.append(Need.stalking)
    needs.append(Need.any_crime)
    return needs


def _serves(organisation: Organisation, need: Need, account: Account) -> bool:
    """Whether an organisation meets a need in the person's nation, at their age, and for everybody.

    The police are left out: 999 and 101 stand below every list.
    """
    if need not in organisation.needs or Need.police in organisation.needs:
        return False
    nations = [account.nation] if account.nation else list(Nation)
    if need in (Need.sexual_violence, Need.domestic_abuse, Need.work) and account.nation is None:
        nations = [Nation.england]
    if not all(nation in organisation.nations for nation in nations):
        return False
    if not serves_age(organisation, account):
        return False
    if need is Need.men:
        return True
    for_women = Need.women in organisation.needs and Need.men not in organisation.needs
    if not serves_gender(organisation, account) or (for_women and "lgbt" in account.circumstances):
        return False
    return organisation.needs[0] not in SPECIAL
