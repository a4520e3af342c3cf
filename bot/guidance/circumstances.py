"""What is said when a person first tells something about their life that changes what fits them."""

from bot.account import Account
from bot.guidance.organisations import line_of, serves_age, serves_nation
from bot.guidance.speaker import Speaker, bullets

FIRST = ("watched_device", "honour", "police_offender", "order_broken", "everyone_follows")
"""Said before anything else that is new."""
AT_ONCE = 2


def acknowledge(speaker: Speaker, account: Account) -> bool:
    """Says what belongs to the circumstances not yet spoken of, at most AT_ONCE; whether anything was said."""
    known = speaker.knowledge.circumstances
    told = sorted(account.circumstances, key=lambda name: name not in FIRST)
    said = 0
    for name in told:
        circumstance = known.get(name)
        if circumstance is None or not circumstance.says or said >= AT_ONCE:
            continue
        if not speaker.explain(f"circumstance {name}"):
            continue
        said += 1
        people = [
            line_of(speaker.knowledge.organisations[organisation], speaker.setting.now)
            for organisation in circumstance.organisations
            if serves_nation(speaker.knowledge.organisations[organisation], account)
            and serves_age(speaker.knowledge.organisations[organisation], account)
        ]
        speaker.say_text(circumstance.says, bullets(people))
    return said > 0
