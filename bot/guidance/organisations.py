"""Who fits an account, and in which order."""

from collections.abc import Mapping, Sequence

from bot.account import Account, Signal
from bot.guidance.hours import is_open
from bot.guidance.organisation_lines import line_of, short_line_of
from bot.guidance.types import Setting
from bot.knowledge.types import Knowledge, Nation, Need, Organisation

__all__ = ["fitting", "line_of", "open_lines", "short_line_of"]

AT_MOST = 3
CLOSE = ("ex_partner", "partner", "family")
CHILD_UNDER = 18
CHILD_VICTIM = "child_victim"
"""The circumstance in which somebody writes about a child."""
AT_SCHOOL = "at_school"
"""The circumstance in which somebody may be a child: they write of their own school, and told no age."""
PROFESSIONAL = "professional"
"""The circumstance in which somebody writes about a person whom they meet through their work."""
IMAGES = ("intimate_images_posted", "threat_to_share_images")
"""Acts with intimate pictures of the person; pictures sent to them are another thing."""
SPECIAL = {Need.lgbt, Need.older, Need.deaf, Need.honour}
"""First needs of organisations for some people only: they are named when that need is told."""
TOLD_OF = {
    Need.lgbt: ("lgbt",),
    Need.older: ("older",),
    Need.honour: ("honour", "forced_marriage"),
    Need.child_concern: (CHILD_VICTIM, "children", "child_contact"),
}
"""First needs, and the circumstances of which one must be told before such an organisation is named."""
MESSAGES = (
    "text_messages",
    "social_media_messages",
    "emails",
    "read_receipt_pressure",
    "bank_transfer_messages",
)
"""Acts online that need no help with devices, unless nobody knows who it is."""
SEXUAL = ("sexual_assault", "threat_of_sexual_violence")


def fitting(account: Account, setting: Setting, limit: int = AT_MOST) -> list[Organisation]:
    """The organisations that fit what was told, the most fitting first, at most `limit`.

    The helpline of the charity comes first for adults; a child gets Childline before it. Where it is a partner, an
    ex or family and the helpline is closed or the acts are grave, the nation's line for domestic abuse, which is
    open day and night, comes before it. Then who is there for this person's life (LGBT+, older, deaf ...), then
    who is there for what happened.
    """
    known = setting.knowledge.organisations
    chosen = [name for name in _for_life(account, setting.knowledge) if serves_nation(known[name], account)]
    for need in _needs(account, setting):
        serving = [
            organisation.id
            for organisation in sorted(known.values(), key=lambda o: _distance(o, need))
            if _serves(organisation, need, account) and organisation.id not in chosen
        ]
        chosen.extend(serving[: _how_many(need, account, limit)])
    chosen = [*_for_child_with_pictures(account), *_in_despair_first(chosen, account, known)]
    rest = [name for name in dict.fromkeys(chosen) if name != setting.helpline]
    if "knows_helpline" in account.circumstances:
        return [known[name] for name in rest][:limit] or [known[setting.helpline]]
    before = [name for name in rest if _comes_first(known[name], account, setting)][
        : 2 if is_child(account) else 1
    ]
    after = [name for name in rest if name not in before]
    return [known[name] for name in (*before, setting.helpline, *after)][:limit]


def _comes_first(organisation: Organisation, account: Account, setting: Setting) -> bool:
    """Whether an organisation is named before the helpline."""
    if is_child(account):
        return organisation.id in ("childline", "ceop")
    if is_for_women(organisation) and "woman" not in account.circumstances:
        return False
    for_abuse = organisation.needs[0] is Need.domestic_abuse and organisation.opening == "always"
    helpline = setting.knowledge.organisations[setting.helpline]
    return for_abuse and (not is_open(helpline, setting.now) or is_grave(account, setting.knowledge))


def _how_many(need: Need, account: Account, limit: int) -> int:
    """How many organisations are named for a need: both who listen in despair where there is room for them."""
    for_man = need is Need.domestic_abuse and is_man(account)
    return 2 if for_man or (need is Need.despair and limit > AT_MOST) else 1


def _for_child_with_pictures(account: Account) -> tuple[str, ...]:
    """A child whose pictures are used against them needs CEOP first, then Childline and Report Remove."""
    return ("ceop", "childline", "report_remove") if pictures_told(account) and is_child(account) else ()


def _in_despair_first(
    chosen: Sequence[str], account: Account, known: Mapping[str, Organisation]
) -> Sequence[str]:
    """Who listens in despair goes before the others once despair was told, whatever is told later."""
    if Signal.suicide not in account.signals:
        return chosen
    return sorted(chosen, key=lambda name: Need.despair not in known[name].needs[:1])


def pictures_told(account: Account) -> bool:
    """Whether private pictures that are shared, or a threat to share them, were told."""
    return any(mention.behaviour in IMAGES for mention in account.mentions())


def is_for_women(organisation: Organisation) -> bool:
    """Whether an organisation is for women alone."""
    return Need.women in organisation.needs and Need.men not in organisation.needs


def is_grave(account: Account, knowledge: Knowledge) -> bool:
    """Whether danger was told, or an act that is serious by itself."""
    told = (knowledge.behaviours.get(mention.behaviour) for mention in account.mentions())
    return Signal.danger_now in account.signals or any(each is not None and each.serious for each in told)


def is_close(account: Account) -> bool:
    """Whether the person doing it is a partner, an ex or family."""
    return any(who in CLOSE for who in account.who)


def _for_life(account: Account, knowledge: Knowledge) -> list[str]:
    """Organisations of the circumstances told, without those that only serve adults where a child writes."""
    names = [
        name
        for circumstance in account.circumstances
        if circumstance in knowledge.circumstances
        for name in knowledge.circumstances[circumstance].organisations
        if knowledge.organisations[name].needs[0] in SPECIAL
        or circumstance in (CHILD_VICTIM, PROFESSIONAL)
        or (circumstance == AT_SCHOOL and serves_age(knowledge.organisations[name], account))
    ]
    return [] if is_child(account) else list(dict.fromkeys(names))


def _distance(organisation: Organisation, need: Need) -> tuple[bool, bool, int]:
    """How far an organisation is from a need.

    For domestic abuse a line that is open day and night comes first, for stalking those of one's own nation.
    """
    by_day = need is Need.domestic_abuse and organisation.opening != "always"
    own = len(organisation.nations) if need is Need.stalking else 0
    return (need is not Need.stalking and need not in organisation.needs[:1], by_day, own)


def serves_nation(organisation: Organisation, account: Account) -> bool:
    """Whether an organisation serves the person's nation, or any where it is not known."""
    return account.nation is None or account.nation in organisation.nations


def serves_place(organisation: Organisation, account: Account) -> bool:
    """Whether an organisation serves the person's nation; where it is not known, England's stands for it."""
    return (account.nation or Nation.england) in organisation.nations


def serves_age(organisation: Organisation, account: Account) -> bool:
    """Whether an organisation serves a person of this age, as far as it is known."""
    if CHILD_VICTIM in account.circumstances and (organisation.age_min or 0) >= CHILD_UNDER:
        return organisation.id == "nspcc_helpline"
    if not is_child(account):
        if account.age is None and AT_SCHOOL in account.circumstances and organisation.id == "childline":
            return True
        youngest_adult = account.age or CHILD_UNDER + 1
        return organisation.age_max is None or organisation.age_max >= youngest_adult
    return organisation.age_min is None or (account.age or 0) >= organisation.age_min


def is_child(account: Account) -> bool:
    """Whether the person who writes is under 18, as far as they told; who helps as their work is not."""
    if PROFESSIONAL in account.circumstances and account.told_for == "other":
        return False
    return "under_18" in account.signals or (account.age is not None and account.age < CHILD_UNDER)


def is_man(account: Account) -> bool:
    """Whether the person to whom it is done said that he is a man; nothing is known of somebody written for."""
    return "man" in account.circumstances and account.told_for == "self"


def is_about_work(account: Account) -> bool:
    """Whether the person doing it is somebody from the writer's own work."""
    if account.told_for == "other" or PROFESSIONAL in account.circumstances:
        return False
    return "workplace" in account.circumstances or "colleague" in account.who


def serves_gender(organisation: Organisation, account: Account) -> bool:
    """Whether an organisation is for this person: one for men alone needs somebody who said that he is a man."""
    for_men = Need.men in organisation.needs and Need.women not in organisation.needs
    return is_man(account) if for_men else not (is_for_women(organisation) and is_man(account))


def fits_story(organisation: Organisation, account: Account) -> bool:
    """Whether nothing that was told speaks against naming an organisation.

    One for abuse by a partner, an ex or family is left out once it is somebody else; one for some people only, or
    for intimate pictures, until that was told.
    """
    behaviours = {mention.behaviour for mention in account.mentions()}
    first = organisation.needs[0]
    if first is Need.domestic_abuse and account.who and not is_close(account):
        sexual = Need.sexual_violence in organisation.needs and behaviours & set(SEXUAL)
        return Need.stalking in organisation.needs or bool(sexual)
    if first is Need.images:
        return bool(behaviours & set(IMAGES))
    return first not in TOLD_OF or bool(set(TOLD_OF[first]) & set(account.circumstances))


def open_lines(account: Account, setting: Setting, also: Sequence[Organisation]) -> list[Organisation]:
    """Lines that answer now by phone or text: first those that fit what was told, then `also`; at most AT_MOST."""
    fit = fitting(account, setting, len(setting.knowledge.organisations))
    answering = [one for one in (*fit, *also) if (one.phone or one.text) and is_open(one, setting.now)]
    return list({one.id: one for one in answering}.values())[:AT_MOST]


def _needs(account: Account, setting: Setting) -> Sequence[Need]:
    """What the account asks for, the most pressing first."""
    knowledge = setting.knowledge
    behaviours = [mention.behaviour for mention in account.mentions()]
    online = {
        name for name in behaviours if name in knowledge.behaviours and knowledge.behaviours[name].online
    }
    hidden = not set(account.who) - {"stranger", "unknown"}
    child = is_child(account)
    asked = {
        Need.despair: Signal.suicide in account.signals,
        Need.young: child,
        Need.domestic_abuse: is_close(account) and not child,
        Need.sexual_violence: any(name in SEXUAL for name in behaviours) and not child,
        Need.images: pictures_told(account),
        Need.work: is_about_work(account) and not child,
        Need.study: "student" in account.circumstances,
        Need.cyber: bool(online - set(MESSAGES)) or (hidden and bool(online)),
        Need.any_crime: True,
        Need.stalking: account.nation is not None,
    }
    return [need for need, wanted in asked.items() if wanted]


IN_ENGLAND = (Need.sexual_violence, Need.domestic_abuse, Need.work, Need.any_crime)
"""Needs for which England's organisation is named where the nation is not known; its line says where it works."""


def _serves(organisation: Organisation, need: Need, account: Account) -> bool:
    """Whether an organisation meets a need in the person's nation, at their age, and for everybody.

    The police are left out: 999 and 101 stand below every list.
    """
    if need not in organisation.needs or Need.police in organisation.needs:
        return False
    nations = [account.nation] if account.nation else list(Nation)
    if need in IN_ENGLAND and account.nation is None:
        nations = [Nation.england]
    if not all(nation in organisation.nations for nation in nations):
        return False
    if not serves_age(organisation, account):
        return False
    if not serves_gender(organisation, account) or (
        is_for_women(organisation) and "lgbt" in account.circumstances
    ):
        return False
    return organisation.needs[0] not in SPECIAL
