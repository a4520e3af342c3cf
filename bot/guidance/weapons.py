"""A weapon that is named, in anyone's hands, and one that was held at somebody."""

import re

from bot.guidance.speaker import Speaker
from bot.plain_text import APOSTROPHES

WEAPON = re.compile(
    r"\b(?:knife|knives|blades?|machetes?|guns?|shotguns?|rifles?|pistols?|crossbows?|hammers?|axes?|acid|(?:baseball|cricket) bat|weapons?)\b",
    re.IGNORECASE,
)
_BLADE = r"knife|knives|blade|machete|gun|shotgun|rifle|pistol|crossbow|sword|weapon"
_NO_THING = r"\b(?! (?:set|block|rack|drawer|shop|case|licence|club|show))"
_DRAWN = rf"(?:{_BLADE}){_NO_THING}"
_ARM = rf"(?:{_BLADE}|hammer|axe|hatchet|screwdriver|scissors|(?:baseball |cricket )?bat|crowbar|iron bar|broken bottle|broken glass){_NO_THING}"
"""Things that hurt when held at somebody; only a blade or a gun threatens when it is drawn."""
_HIM = r"\b(?:he|she|they|hes|shes|theyre|ex|exs|who|man|men|bloke|guy|lad|lads|woman|somebody|someone|my \w+)\b(?:(?!\b(?:i|he|she|they|but)\b)[^.!?]){0,25}?"
_ONE = r"(?:(?:a|an|the|his|her|their|that|this|some kind of|out) )*(?:\w+ )?"
_BODY = r"(?:throat|neck|face|head|chest|stomach|belly|back|ribs|side|heart|eyes?)"
_AT = rf"(?:on|at|to|against|towards?|near|under|in front of|over) (?:me|us|him|her|them|my (?:mum|dad|son|daughter|kids?|children|friend|brother|sister|partner|mate)|(?:my|our|his|her|their) {_BODY})\b"
WEAPON_THREAT = re.compile(
    rf"{_HIM}\b(?:pull(?:s|ed|ing)?|drew|produc(?:es|ed)|brandish\w*|whip(?:s|ped) out|flash(?:es|ed))\b {_ONE}(?:{_DRAWN}(?:[^.!?]{{0,15}}?\b{_AT})?|{_ARM}(?! out of)[^.!?]{{0,15}}?\b{_AT})"
    rf"|{_HIM}\b(?:h[eo]ld(?:s|ing)?|held|point(?:s|ed|ing)?|wav(?:es?|ed|ing)|aim(?:s|ed|ing)?|sw[ui]ng(?:s|ing)?|put(?:s|ting)?|press(?:es|ed|ing)?|took|tak(?:es|ing)|got|had|has)\b {_ONE}{_ARM}"
    rf"(?! out to)[^.!?]{{0,20}}?\b{_AT}"
    rf"|{_HIM}\b(?:wav(?:es?|ed|ing)|sw[ui]ng(?:s|ing)?) {_ONE}{_ARM} (?:around|about)\b"
    rf"|{_HIM}\b(?:came|come|comes|coming|went|goes|going|go|ran|runs|running|chas(?:es|ed|ing)|lung(?:es|ed|ing)|threaten(?:s|ed|ing)?|stood over|attack(?:s|ed|ing)?|swung)(?: (?:at|for|after|towards?|over|to|up))*"
    rf" (?:me|us|him|her|them|my \w+)\b[^.!?]{{0,20}}?\bwith {_ONE}{_ARM}",
    re.IGNORECASE,
)
"""A weapon in another's hand that was held at somebody, or drawn: "my ex pulled a knife on me"."""
NOT_DONE = re.compile(r"\b(?:never|not|\w+n't|didnt|hasnt|wasnt)\b", re.IGNORECASE)
UNREAL = re.compile(
    r"\b(?:dream\w*|dreamt|nightmares?|film|movie|game|episode|book|heard)\b[^.!?]{0,30}$", re.IGNORECASE
)
"""Stands before what was only dreamt, seen in a film or heard."""
HELD_AGAIN = re.compile(
    rf"{_HIM}\b(?:held|holds?|put|pressed|pointed|waved|aimed) (?:it|that|the \w+)(?: \w+)? (?:up )?{_AT}",
    re.IGNORECASE,
)
"""More of a weapon that was told before: "he held it up to my face"."""


def weapon_threat(text: str) -> str:
    """The words of a text by which a weapon was held at somebody; "" where there are none, or where they deny it."""
    return _told(WEAPON_THREAT, text)


def held_again(text: str) -> str:
    """The words by which a weapon told of before was held at somebody; "" where there are none."""
    return _told(HELD_AGAIN, text)


def _told(words: "re.Pattern[str]", text: str) -> str:
    plain = text.translate(APOSTROPHES)
    held = (
        match.group().strip()
        for match in words.finditer(plain)
        if not (NOT_DONE.search(match.group()) or UNREAL.search(plain[: match.start()]))
    )
    return next(held, "")


def names_weapon(text: str) -> bool:
    """Whether a text speaks of a weapon, in anyone's hands."""
    return bool(WEAPON.search(text))


def answer_weapon(speaker: Speaker) -> None:
    """A weapon in words that nothing else understands: safety for everybody, whoever holds it."""
    first = len(speaker.messages)
    speaker.say_text(speaker.line("weapon"))
    speaker.mark_urgent(first)
    speaker.note(misses=0)
