"""What is said when a person first tells something about their life that changes what fits them."""

import re

from bot.account import Account, Turn
from bot.guidance.organisation_lines import line_of
from bot.guidance.organisations import CLOSE, PROFESSIONAL, serves_age, serves_place
from bot.guidance.speaker import Speaker, bullets
from bot.knowledge.types import Circumstance, Nation, Need, Organisation

FIRST = ("watched_device", "forced_marriage", "honour", "police_offender", "order_broken", "everyone_follows")
"""Said before anything else that is new."""
AT_ONCE = 2
"""Circumstances spoken of in one reply; in the first one only one."""
OWN_LIFE = ("workplace", "student", "at_school", "older")
"""Circumstances of which something is said only where they are the writer's own."""
FAMILY_DANGER = ("honour", "forced_marriage")
"""In these nobody of the family is to be told yet."""
CONTROL = "coercive_control"
"""Control by a partner, an ex or family: with any other person nothing is said of it."""
TELLS_FAMILY = re.compile(
    r"\b(?:tell|talk|speak|ask|trust|confide|open up|say|chat)\w*\b[^.!?]{0,25}\b(?:aunt\w*|uncle|mum|mam|mom|mother|dad|father|parents|gran\w*|nan"
    r"|cousin|sister|brother|family|in-laws|imam|priest|elders?|community)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\?|\b(?:should|can|could|shall|safe|ok|okay|better|might|thinking of|going to|gonna|want to)\b",
    re.IGNORECASE,
)
NO_VISA = re.compile(
    r"\b(?:not|\w*n'?t)(?: here)? on (?:a|any) (?:\w+ )?visa\b|\b(?:no|not an?|not any|\w*n'?t (?:have |got )?(?:an?|any)) (?:visa|immigration) (?:problem|issue|matter|"
    r"question|trouble|thing)s?\b|\b(?:nothing to do with|not about|\w*n'?t about|\w*n'?t need)(?: my| a| any)? (?:visa|immigration)\b"
    r"|\bi(?:'m| am|m) (?:a |an )?(?:british|english|scottish|welsh|uk citizen)\b|\bi (?:was|am) born (?:here|in (?:the uk|britain|england|scotland|wales))\b"
    r"|\bi(?:'ve| have|ve)?(?: got)? a (?:british|uk) passport\b",
    re.IGNORECASE,
)
VISA = re.compile(r"\b(?:visas?|immigration)\b", re.IGNORECASE)
CHILD_WORDS = re.compile(
    r"\b(?:child\w*|kids?|kiddies|sons?|daughters?|bab(?:y|ies)|bairns?|weans?|(?:wee|little|young) ones?|toddler|teen\w*|boys?|girls?|grandchild\w*"
    r"|grandson|granddaughter|school|nursery|contact (?:order|cent\w+|day|visit)s?|custody|hand ?overs?|access|cafcass|family court|their (?:dad|mum|father|mother)"
    r"|pick(?:ing|s)? \w* ?up|drop(?:ping|s)? \w* ?off|pick-?ups?|drop-?offs?|twins|year olds?)\b",
    re.IGNORECASE,
)
PAPERS_WORDS = re.compile(
    r"\b(?:visas?|immigra\w+|papers?|passport|asylum|refugee|deport\w*|home office|leave to remain|status|right to (?:stay|remain)|stay (?:here|in)|illegal\w*"
    r"|undocumented|spousal|settled|citizen\w*|british|country|sponsor\w*|overstay\w*|permit|brp|sen[dt] (?:me )?back|migrant|border|nationality)\b",
    re.IGNORECASE,
)
NEEDS_WORDS = {
    "ask_children": (CHILD_WORDS, ("children", "child_contact", "child_victim")),
    "ask_children_contact": (CHILD_WORDS, ("children", "child_contact")),
    "ask_immigration": (PAPERS_WORDS, ("immigration",)),
}
"""Questions about somebody's life that a message may only be taken for where its words, or what was told, speak of it."""


def acknowledge(speaker: Speaker, account: Account) -> bool:
    """Says what belongs to the circumstances not yet spoken of, at most AT_ONCE; whether anything was said."""
    known = speaker.knowledge.circumstances
    told = sorted(account.circumstances, key=lambda name: name not in FIRST)
    at_once = AT_ONCE if speaker.progress.introduced else 1
    said = 0
    for name in told:
        circumstance = known.get(name)
        if circumstance is None or not circumstance.says or said >= at_once:
            continue
        if name == CONTROL and not set(account.who) & set(CLOSE):
            continue
        if name in OWN_LIFE and not is_writers_own(account):
            continue
        if not speaker.explain(f"circumstance {name}"):
            continue
        said += 1
        if name == "forced_marriage":
            speaker.explain("circumstance honour")
        people = [speaker.organisation_line(each) for each in _people(speaker, account, circumstance)]
        speaker.say_text(circumstance.says, bullets(people))
    return said > 0


def _people(speaker: Speaker, account: Account, circumstance: Circumstance) -> list[Organisation]:
    """Who is there for a circumstance and serves this person; one who was named before only where it is urgent."""
    named = speaker.progress.helped if circumstance.id not in FIRST else ()
    organisations = [speaker.knowledge.organisations[name] for name in circumstance.organisations]
    fitting = [
        each
        for each in organisations
        if serves_place(each, account) and serves_age(each, account) and each.id not in named
    ]
    return _for_control(fitting, account) if circumstance.id == CONTROL else fitting


def is_writers_own(account: Account) -> bool:
    """Whether what was told of work or study is the writer's own, not that of somebody whom they help."""
    return account.told_for == "self" and PROFESSIONAL not in account.circumstances


def _for_control(organisations: list[Organisation], account: Account) -> list[Organisation]:
    """The domestic abuse lines for this person; where the nation is not known, the first."""
    if "man" in account.circumstances:
        return [each for each in organisations if Need.men in each.needs and _everywhere(each, account)]
    fitting = [each for each in organisations if Need.women in each.needs]
    return fitting if account.nation else fitting[:1]


def _everywhere(organisation: Organisation, account: Account) -> bool:
    return account.nation is not None or len(organisation.nations) == len(Nation)


def is_unfounded(turn: Turn, account: Account) -> bool:
    """Whether a message is taken for a question about children or papers without a word of them."""
    needed = NEEDS_WORDS.get(turn.intent)
    if needed is None or not turn.text or turn.text.startswith("/"):
        return False
    words, told = needed
    return not words.search(turn.text) and not set(told) & set(account.circumstances)


def denies_immigration(turn: Turn, account: Account) -> bool:
    """Whether the person says that visas are no matter of theirs, by name or after something was taken for it."""
    plain = turn.text.replace("’", "'")
    taken = turn.intent == "ask_immigration" or "immigration" in account.circumstances
    return (taken or bool(VISA.search(plain))) and bool(NO_VISA.search(plain))


def without_denied(speaker: Speaker, account: Account) -> Account:
    """The account without immigration, once the person has said that it is no matter of theirs."""
    if "no immigration" not in speaker.progress.explained:
        return account
    kept = tuple(name for name in account.circumstances if name != "immigration")
    return account.copy(update={"circumstances": kept})


def asks_to_tell_family(turn: Turn, account: Account) -> bool:
    """Whether somebody in danger from family or community thinks of telling one of them."""
    in_danger = bool(set(FAMILY_DANGER) & set(account.circumstances))
    thinks_of_it = bool(TELLS_FAMILY.search(turn.text)) and bool(ASKS.search(turn.text))
    return in_danger and (turn.intent == "ask_tell_people" or thinks_of_it)


def say_tell_nobody(speaker: Speaker) -> None:
    """Nobody of the family yet: first Karma Nirvana."""
    line = line_of(speaker.knowledge.organisations["karma_nirvana"], speaker.setting.now)
    speaker.say_text(speaker.line("tell_no_family"), bullets([line]))
    speaker.note(misses=0)
