"""Safety tips that fit what was told."""

from collections.abc import Sequence

from bot.account import Account, Signal, forms
from bot.account.pattern import serious
from bot.guidance.types import Progress
from bot.knowledge.types import FormId, Knowledge, Tip

AT_ONCE = 4
URGENT = "urgent_"
SAFE = "safe_"
"""Begins the ids of tips for home, door and way, which come first once violence or danger was told."""
VIOLENT = (
    "threat_to_kill",
    "threat_of_sexual_violence",
    "threat_with_weapon",
    "break_in",
    "attempted_break_in",
    "enters_without_leave",
    "fire_set",
)
PICTURES = ("intimate_images_posted", "threat_to_share_images", "sexual_messages")
CHILD_PICTURE = "child_picture"
"""The tip that is given only where a picture and a child were told."""
ADULT = 18
NOT_AFTER_GRAVE = ("say_no_contact_once",)
"""Tips that may set the person off, and are never given once something grave was told."""


def urgent_tips(behaviours: Sequence[str], knowledge: Knowledge) -> list[Tip]:
    """What to do first for serious behaviours, in the order told."""
    found = [knowledge.tips.get(f"{URGENT}{behaviour}") for behaviour in behaviours]
    return [tip for tip in found if tip is not None]


def serious_told(progress: Progress) -> bool:
    """Whether a serious act was told: its urgent tip was given."""
    return any(name.startswith(URGENT) for name in progress.tips)


def is_violent(account: Account, knowledge: Knowledge) -> bool:
    """Whether somebody's body, life or home was attacked or threatened, as far as it was told."""
    return Signal.danger_now in account.signals or any(
        mention.behaviour in VIOLENT
        or (mention.form is FormId.assault and knowledge.behaviours[mention.behaviour].serious)
        for mention in account.mentions()
    )


def next_tips(account: Account, knowledge: Knowledge, given: Sequence[str]) -> list[Tip]:
    """The next tips not yet given: one for tonight first, then by the behaviours and forms told, then general.

    After violence or danger those for home, door and way come before all others.
    """
    behaviours = {mention.behaviour for mention in account.mentions()}
    told = set(forms(account, knowledge))
    online = any(knowledge.behaviours[name].online for name in behaviours if name in knowledge.behaviours)

    watched = "watched_device" in account.circumstances
    violent = is_violent(account, knowledge)
    grave_acts = {
        name for name in behaviours if name in knowledge.behaviours and knowledge.behaviours[name].serious
    }
    grave = violent or bool(serious(account, knowledge))

    of_child = bool(behaviours & set(PICTURES)) and (
        "child_victim" in account.circumstances or _is_young(account)
    )

    def fit(tip: Tip) -> int:
        if tip.id == CHILD_PICTURE:
            return 4 if of_child else 0
        if tip.id.startswith(SAFE):
            return 5 if violent else 0
        if tip.behaviours:
            if tip.tonight and grave_acts & set(tip.behaviours):
                return 4
            return 3 if behaviours & set(tip.behaviours) else 0
        if tip.forms:
            return 2 if told & set(tip.forms) else 0
        if tip.cyber:
            return 2 if online else 0
        return 1

    candidates = [
        tip
        for tip in knowledge.tips.values()
        if tip.id not in given
        and not tip.id.startswith(URGENT)
        and not (grave and tip.id in NOT_AFTER_GRAVE)
        and not (watched and (tip.noticed or tip.cyber))
        and fit(tip)
    ]
    candidates.sort(key=lambda tip: (-fit(tip), not tip.tonight, -_last_told(tip, account)))
    tonight = next((tip for tip in candidates if tip.tonight), None)
    rest = [tip for tip in candidates if tip is not tonight]
    return ([tonight] if tonight else [])[:1] + rest[: AT_ONCE - bool(tonight)]


def _is_young(account: Account) -> bool:
    return Signal.under_18 in account.signals or (account.age is not None and account.age < ADULT)


def _last_told(tip: Tip, account: Account) -> int:
    """The place of the last act that a tip is for, so that what was told last is answered first; -1 where it is for all."""
    places = [
        place
        for place, mention in enumerate(account.mentions())
        if mention.behaviour in tip.behaviours or (not tip.behaviours and mention.form in tip.forms)
    ]
    return places[-1] if places else -1


def tonight_tip(account: Account, knowledge: Knowledge, unfit: Sequence[str] = ()) -> str:
    """One thing that can be done tonight, none of `unfit`."""
    tips = next_tips(account, knowledge, unfit)
    return said(tips[0]) if tips else ""


def said_all(tips: Sequence[Tip]) -> list[str]:
    """Tips with their cautions; the same caution is said once."""
    lines, cautions = [], set()
    for tip in tips:
        lines.append(tip.text if tip.caution in cautions else said(tip))
        cautions.add(tip.caution)
    return lines


def said(tip: Tip) -> str:
    """A tip with its caution."""
    return f"{tip.text} Take care: {tip.caution}" if tip.caution else tip.text
