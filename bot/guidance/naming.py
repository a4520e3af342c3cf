"""What was told, by its plain name and with the person's own words where these make sense by themselves."""

import re
from collections.abc import Sequence

from bot.account import Mention, Turn, forms_of
from bot.guidance.explaining import LISTED
from bot.guidance.speaker import Speaker, bullets, capital, joined, quoted
from bot.knowledge.types import FormId

OPENERS = re.compile(
    r"^(?:\W*\b(?:hi|hiya|hello|hey|so|and|but|also|then|well|basically|okay|ok|um|er|because|cos|plus)\b[\s,.]*)+",
    re.IGNORECASE,
)
"""Words at the beginning of a clause that are no part of the act."""
LOOSE_ENDS = re.compile(
    r"(?:[\s,;:-]+(?:and|but|so|or|then|even|tho|though|although|when|while|because|cos|if|until|till|that|which|who"
    r"|where|the|an?|my|i|he|she|they))+\W*$",
    re.IGNORECASE,
)
"""Words at the end of a clause that belong to the next one."""
HALF_SENTENCE = re.compile(
    r"^(?:when|whenever|if|while|unless|until|after|before|that|which|than|not|about|even|of|to|tho|though|although)\b",
    re.IGNORECASE,
)
"""How a clause begins that says half of something, where it is short."""
WHOLE_FROM = 7
"""Words from which a clause that begins so mostly holds the other half too."""
SENTENCES = re.compile(r"[.!?;](?:\s+\w|[a-z]{2})", re.IGNORECASE)
"""The end of one sentence and the beginning of another."""


def act_words(text: str) -> str:
    """The person's own words for one act, fit to be read back; "" where they are no clause of their own."""
    plain = LOOSE_ENDS.sub("", OPENERS.sub("", " ".join(text.split()))).strip(" ,;:-")
    words = len(plain.split())
    half = words < WHOLE_FROM and HALF_SENTENCE.search(plain)
    return "" if words < 2 or half or SENTENCES.search(plain) else quoted(plain)


def named(speaker: Speaker, turn: Turn, new: Sequence[Mention]) -> str:
    """The new acts of a message, each line once; acts told in the same words stand in one line."""
    if not new:
        names = dict.fromkeys(speaker.behaviour_name(m.behaviour) for m in turn.mentions)
        return speaker.line("again", names=joined(list(names)))
    first_time = not speaker.progress.named
    if len(new) == 1:
        return _one(speaker, new[0])
    together: dict[str, list[Mention]] = {}
    for at, mention in enumerate(new):
        words = "" if is_painful(speaker, mention) else act_words(mention.text)
        together.setdefault(words or f"\n{at}", []).append(mention)
    quoted_acts = {
        m.behaviour for words, acts in together.items() if not words.startswith("\n") for m in acts
    }
    lines = dict.fromkeys(
        _line(speaker, words, acts)
        for words, acts in together.items()
        if not words.startswith("\n") or acts[0].behaviour not in quoted_acts
    )
    listed = bullets(list(lines)[:LISTED])
    return speaker.line("named_many" if first_time else "named_more", list=listed)


def _one(speaker: Speaker, mention: Mention) -> str:
    words = "" if is_painful(speaker, mention) else act_words(mention.text)
    form = kinds(speaker, [mention])
    if not words:
        return speaker.line("named_bare", form=form)
    return speaker.line("named_one", form=form, words=words)


def _line(speaker: Speaker, words: str, mentions: Sequence[Mention]) -> str:
    """One line of a list; acts whose words are not read back stand by their names."""
    if not words.startswith("\n"):
        return speaker.line("named_line", form=capital(kinds(speaker, mentions)), words=words)
    if any(is_painful(speaker, mention) for mention in mentions):
        return capital(kinds(speaker, mentions))
    return capital(joined([speaker.behaviour_name(mention.behaviour) for mention in mentions]))


def is_painful(speaker: Speaker, mention: Mention) -> bool:
    """Whether the words are better not read back: violence done to the person."""
    return mention.form is FormId.assault and speaker.knowledge.behaviours[mention.behaviour].serious


def kinds(speaker: Speaker, mentions: Sequence[Mention]) -> str:
    """The forms of mentions in plain words: "threats, and contact that you do not want"."""
    forms = dict.fromkeys(form for mention in mentions for form in forms_of(mention, speaker.knowledge))
    return ", and ".join(speaker.form_name(form) for form in forms)
