"""What comes first once something grave was told: hands on the neck, a threat of death, a night after danger, a key."""

import re

from bot.account import Account, Mention, Signal, Turn
from bot.account.told_words import intent_with_act, mention_of
from bot.death_threats import death_threat
from bot.guidance.explaining import incident_names
from bot.guidance.open_now import open_line
from bot.guidance.pictures import said_about_pictures, with_picture_blackmail
from bot.guidance.safe_again import said_among_people
from bot.guidance.speaker import Speaker, joined
from bot.guidance.tips import URGENT, is_violent, said
from bot.harm_threats import harm_threat, is_against_reporting
from bot.knowledge.types import FormId, Knowledge
from bot.signals import FIRST

KILLING = "threat_to_kill"
HARMING = "threat_of_harm"
STRANGLED = "strangulation"
NECK = re.compile(r"\b(?:neck|throat|strangl\w*|chok(?:e|ed|ing)|windpipe|breath\w*)\b", re.IGNORECASE)
AFTER_NECK = re.compile(
    r"\b(?:hospital|a ?(?:&|and|n) ?e|doctors?|gp|111|checked (?:out|over)|nurse|scan|ambulance)\b"
    r"|\b(?:voice|throat|neck|swallow\w*|croaky|hoarse|raspy|breath\w*|sore|bruis\w*|marks|dizzy|head ?ache\w*|faint\w*|black(?:ed|ing)? ?out|pass(?:ed|ing)? out"
    r"|blurry|vision|cough\w*|wet myself)\b",
    re.IGNORECASE,
)
"""How somebody whose neck was held speaks of it later."""
SIGNS = re.compile(
    r"\b(?:voice|croaky|hoarse|raspy|swallow\w*|breath\w*|dizzy|faint\w*|black(?:ed|ing)? ?out|pass(?:ed|ing)? out|blurry|vision|head ?ache\w*)\b",
    re.IGNORECASE,
)
"""Signs of harm inside the neck."""
ABOUT_HEALTH = (
    "ask_doctor",
    "ask_tips",
    "ask_can_do",
    "ask_next",
    "ask_tonight",
    "ask_sleep_panic",
    "ask_coping",
    "ask_mental_health",
    "ask_does_it_count",
)
"""Questions that the advice to see a doctor answers."""
FEARS_RETURN = re.compile(
    r"\b(?:scared|afraid|frightened|terrified|worried|panick\w*|dread\w*|fear\w*|what if|what do i do if|in case|bound to|know)\b[^.!?]{0,30}"
    r"\b(?:he|she|they)(?:'ll|ll|'s|s|'d)?\b[^.!?]{0,20}\b(?:come|comes|coming|return|returns|back|turn up|turns up|get in|gets in|be back|try again|tries again)\b",
    re.IGNORECASE,
)
HAS_KEY = re.compile(
    r"\b(?:he|she|they|hes|shes|theyve|my \w+)\b[^.!?]{0,20}\b(?:has|have|had|got|kept|keeps?|'s got|made|cut|copied)\b[^.!?]{0,20}(?<!car )\bkeys?\b"
    r"(?! (?:evidence|worker|ring|board|witness|person|logger))|\b(?:never|didn'?t|hasn'?t|won'?t|not) (?:gave|give|given|giving|hand\w*)[^.!?]{0,12}\bkeys?\b",
    re.IGNORECASE,
)


def with_grave_words(turn: Turn, before: Account, knowledge: Knowledge) -> Turn:
    """The turn with the threats that plain words tell: of death, of serious violence, to share pictures.

    Where the person is the one doing it, such words are a risk to another and are left to that.
    """
    if Signal.own_behaviour in before.signals:
        return turn
    turn = with_picture_blackmail(turn, before, knowledge)
    if Signal.own_behaviour in turn.signals:
        return turn
    violent = is_violent(before, knowledge) or any(m.form is FormId.assault for m in turn.mentions)
    killing, harming = death_threat(turn.text, violent), harm_threat(turn.text)
    if killing and not any(m.behaviour == KILLING for m in turn.mentions):
        return _with_threat(turn, KILLING, killing)
    if harming and not any(m.form is FormId.threats and _is_serious(m, knowledge) for m in turn.mentions):
        return _with_threat(turn, HARMING, harming)
    return turn


def _is_serious(mention: Mention, knowledge: Knowledge) -> bool:
    return knowledge.behaviours[mention.behaviour].serious


def _with_threat(turn: Turn, behaviour: str, words: str) -> Turn:
    """The turn with one threat in place of what else its threats were read as."""
    threat = mention_of(FormId.threats, behaviour, words, turn.text)
    kept = tuple(m for m in turn.mentions if m.form is not FormId.threats and m.text not in words)
    return turn.copy(
        update={"mentions": (*kept, threat), "unsure": (), "intent": intent_with_act(turn.intent)}
    )


def say_first(speaker: Speaker, before: Account, account: Account, turn: Turn) -> bool:
    """Says what comes first after something grave; whether that answers the whole message."""
    if said_among_people(speaker, turn):
        return True
    if any(signal in FIRST for signal in turn.signals):
        return False
    asks_else = turn.intent.startswith("ask_") and turn.intent not in ABOUT_HEALTH
    if _threatens_death(before, turn, speaker.knowledge):
        _say_threat(speaker, before, account, "death_threat", KILLING)
        return not asks_else and all(mention.behaviour == KILLING for mention in turn.mentions)
    if any(mention.behaviour == HARMING for mention in turn.mentions) and harm_threat(turn.text):
        against = speaker.line("harm_if_reported") if is_against_reporting(turn.text) else ""
        _say_threat(speaker, before, account, "harm_threat", HARMING, against)
        return not asks_else and all(m.behaviour in speaker.progress.named for m in turn.mentions)
    if said_about_pictures(speaker, before, account, turn):
        return True
    if _neck_told(before) and AFTER_NECK.search(turn.text):
        signs = SIGNS.search(turn.text) and "urgent_neck_doctor" in speaker.progress.tips
        _say_urgent(speaker, "urgent_neck_signs" if signs else "urgent_neck_doctor")
        return not (turn.mentions or asks_else)
    grave = is_violent(before, speaker.knowledge) or Signal.danger_now in before.signals
    if grave and FEARS_RETURN.search(turn.text):
        _say_urgent(speaker, "urgent_night", _open_now(speaker, account))
        return not turn.mentions
    if HAS_KEY.search(turn.text) and speaker.explain("spare key"):
        _say_urgent(speaker, "urgent_spare_key", _open_now(speaker, account))
        return not (turn.mentions or asks_else)
    return False


def _threatens_death(before: Account, turn: Turn, knowledge: Knowledge) -> bool:
    """Whether a threat to kill is told in veiled words, or on top of violence; a first plain one is named as any act."""
    threat = any(mention.behaviour == KILLING for mention in turn.mentions)
    violent = is_violent(before, knowledge)
    return threat and (violent or bool(death_threat(turn.text, violent)))


def _neck_told(account: Account) -> bool:
    """Whether an assault on the neck was told."""
    return any(
        mention.behaviour == STRANGLED or (mention.form is FormId.assault and NECK.search(mention.text))
        for mention in account.mentions()
    )


def _say_threat(
    speaker: Speaker, before: Account, account: Account, wording: str, behaviour: str, against: str = ""
) -> None:
    """A grave threat, joined with what was told before: 999, a safe place, a line that is open.

    `against`: what is said where the threat is tied to a report.
    """
    first = len(speaker.messages)
    names = joined(incident_names(speaker, before.told())) if before.told() else ""
    told = speaker.line("told_before", names=names) if names else ""
    speaker.say_text(told, speaker.line(wording, open_now=open_line(speaker, account)), against)
    speaker.mark_urgent(first)
    progress = speaker.progress
    named = tuple(dict.fromkeys((*progress.named, behaviour)))
    tips = tuple(dict.fromkeys((*progress.tips, f"{URGENT}{behaviour}")))
    speaker.note(named=named, tips=tips, question=None, misses=0)


def _open_now(speaker: Speaker, account: Account) -> str:
    return speaker.line("open_now", line=open_line(speaker, account))


def _say_urgent(speaker: Speaker, tip: str, *lines: str) -> None:
    """An urgent tip with the lines that belong to it. No question follows."""
    first = len(speaker.messages)
    speaker.say_text(said(speaker.knowledge.tips[tip]), *lines)
    speaker.mark_urgent(first)
    speaker.note(misses=0, tips=tuple(dict.fromkeys((*speaker.progress.tips, tip))))
