"""What a correction takes back, puts back, or lays to another person. Pure."""

import re
from collections.abc import Callable

from bot.account.correction_words import (
    ALLOWED,
    ANOTHER_DID,
    BENIGN,
    COMPLAINT,
    LAST_TOLD,
    NAMES,
    NOT_THEM,
    NUMBERED,
    OF_CHILDREN,
    ONE_OF_SEVERAL,
    PARTS,
    PUT_BACK,
    STILL_TRUE,
    TAKE_OUT,
    denied_word,
    names_in,
    stem,
)
from bot.account.readings import PLACES, denied, put_right
from bot.account.relatives import done_to, handed_over, moved
from bot.account.types import Account, Incident, Mention, Turn, lines_of
from bot.knowledge.types import FormId

ACCOUNT_INTENTS = ("tell", "inform", "affirm", "deny", "retract", "unsure", "skip")
"""Only what is answered as part of the account can correct it: the bot then says what it has changed."""
ALSO = re.compile(r"\b(?:too|also|as well|another)\b", re.IGNORECASE)
Named = dict[str, str]
"""The form and the stem of the word by which it is named."""


def reread(account: Account, mention: Mention, form: FormId, behaviour: str) -> Account:
    """The account with one mention taken as another behaviour."""

    def changed(known: Mention) -> Mention:
        same = (known.behaviour, known.text) == (mention.behaviour, mention.text)
        new = {"form": form, "behaviour": behaviour, "confidence": 1.0, "second": None}
        return known.copy(update=new) if same else known

    incidents = tuple(
        incident.copy(update={"mentions": tuple(changed(known) for known in incident.mentions)})
        for incident in account.incidents
    )
    return account.copy(update={"incidents": incidents})


def corrected(account: Account, turn: Turn) -> tuple[Incident, ...]:
    """The incidents after what `turn` puts back, lays to another person or takes out."""
    incidents = account.incidents
    if turn.intent not in ACCOUNT_INTENTS or "other" in turn.values("told_for"):
        return incidents
    back = _put_back(incidents, turn)
    if back != incidents:
        return back
    if blames_another(turn):
        return _of_another(incidents, turn)
    replaced = _replaced(incidents, turn)
    return replaced if replaced != incidents else _taken_out(incidents, turn)


def _replaced(incidents: tuple[Incident, ...], turn: Turn) -> tuple[Incident, ...]:
    """The incidents with what the message lays to another place, another way, or somebody close to the person."""
    return (
        handed_over(put_right(incidents, turn), turn) if not done_to(turn) else handed_over(incidents, turn)
    )


def told_still(account: Account, turn: Turn) -> tuple[Mention, ...]:
    """The mentions of a turn that tell an act: those of a part that denies or only says who did it do not."""
    if turn.intent not in ACCOUNT_INTENTS or not account.told():
        return turn.mentions
    if _replaced(account.incidents, turn) != account.incidents or moved(account.incidents, turn) is not None:
        return tuple(m for m in turn.mentions if not _is_put_right(account, m, turn))
    quiet = [
        (start, start + len(part)) for start, part in _parts(turn.text) if _tells_no_act(part, turn.intent)
    ]
    return tuple(
        mention
        for mention in turn.mentions
        if not any(start <= mention.start < end for start, end in quiet)
        and not (turn.intent == "retract" and STILL_TRUE.search(mention.text))
    )


def _is_put_right(account: Account, mention: Mention, turn: Turn) -> bool:
    """Whether a correction says again, by this mention, what it puts right."""
    if ALSO.search(turn.text):
        return False
    after = _replaced(account.incidents, turn)
    known = [m for incident in account.incidents for m in incident.mentions]
    changed = [m for incident in after for m in incident.mentions if m not in known]
    return bool(done_to(turn)) or mention.form in {m.form for m in changed}


def blames_another(turn: Turn) -> bool:
    """Whether the message says that somebody else did it: "it wasn't him, it was his brother"."""
    if BENIGN.search(turn.text) or not ANOTHER_DID.search(turn.text):
        return False
    return turn.intent == "retract" or bool(NOT_THEM.search(turn.text))


def is_several(account: Account, turn: Turn) -> bool:
    """Whether a correction leaves acts of one person and names another one."""
    if turn.intent not in ACCOUNT_INTENTS or not account.told() or not blames_another(turn):
        return False
    return bool(ONE_OF_SEVERAL.search(turn.text)) or len(account.mentions()) > 1


def corrects_by_name(account: Account, turn: Turn) -> bool:
    """Whether a message denies or puts back, by its name, a form that was ever told; `account` may hold it already."""
    denied = _forms_denied(turn)
    told = {mention.form.value for incident in account.incidents for mention in incident.mentions}
    return bool(told & set(denied)) or bool(PUT_BACK.search(turn.text) and told & set(names_in(turn.text)))


def named_incident(incidents: tuple[Incident, ...], turn: Turn) -> int | None:
    """The place of the incident that a message without an act speaks of: named by its noun, else the last one."""
    live = [place for place, incident in enumerate(incidents) if not incident.set_aside]
    named = names_in(turn.text)
    hits = [place for place in live if any(m.form.value in named for m in incidents[place].mentions)]
    return next(reversed(hits or live), None)


def _parts(text: str) -> list[tuple[int, str]]:
    return [(found.start(), found.group()) for found in PARTS.finditer(text)]


def _tells_no_act(part: str, intent: str) -> bool:
    if NOT_THEM.search(part) and (ANOTHER_DID.search(part) or intent == "retract"):
        return True
    if any(denied_word(part, form) for form in NAMES):
        return True
    return intent == "retract" and bool(TAKE_OUT.search(part) or BENIGN.search(part))


def _put_back(incidents: tuple[Incident, ...], turn: Turn) -> tuple[Incident, ...]:
    """What was taken out and is said to be right after all counts again."""
    aside = [place for place, incident in enumerate(incidents) if incident.set_aside]
    said = [part for _, part in _parts(turn.text) if PUT_BACK.search(part)]
    if not aside or not said:
        return incidents
    named = names_in(" . ".join(said))
    named.update({mention.form.value: stem(mention.behaviour) for mention in turn.mentions})
    words = set(named.values())
    by_form = [place for place in aside if any(m.form.value in named for m in incidents[place].mentions)]
    exact = [place for place in by_form if any(_is_called(m, words) for m in incidents[place].mentions)]
    nothing_else = not named and len(aside) == 1 or LAST_TOLD.search(" ".join(said))
    back = exact or by_form or (aside[-1:] if nothing_else else [])
    return tuple(
        incident.copy(update={"set_aside": False}) if place in back else incident
        for place, incident in enumerate(incidents)
    )


def _of_another(incidents: tuple[Incident, ...], turn: Turn) -> tuple[Incident, ...]:
    """Lays the named act, or the only one, to another person; one time of several changes no whole act."""
    live = [mention for incident in incidents if not incident.set_aside for mention in incident.mentions]
    if ONE_OF_SEVERAL.search(turn.text):
        return incidents
    named = {*names_in(turn.text), *(mention.form.value for mention in turn.mentions)}
    hit = [m for m in live if m.form.value in named] or (live if len(live) == 1 else [])
    return split_off(incidents, lambda mention: mention in hit, {"by_another": True})


def _taken_out(incidents: tuple[Incident, ...], turn: Turn) -> tuple[Incident, ...]:
    """Takes out what a message denies by its name, and what a correction names by number or form."""
    live = [mention for incident in incidents if not incident.set_aside for mention in incident.mentions]
    hit: list[Mention] = []
    if turn.intent == "retract":
        numbers = {int(number) for number in NUMBERED.findall(turn.text)}
        if numbers:
            lines = enumerate(lines_of(incidents), start=1)
            hit = [mention for number, (_, told) in lines if number in numbers for mention in told]
            return split_off(incidents, lambda mention: mention in hit, {"set_aside": True})
        hit = _meant(live, _forms_taken_back(turn), whole_form=True)
        if not hit and not names_in(turn.text):
            hit = _meant_without_name(incidents, turn)
    hit = hit or _meant(live, _forms_denied(turn), whole_form=turn.intent == "retract")
    hit = hit or [m for m in live if m.behaviour in PLACES and denied(m, turn.text)] or _allowed(live, turn)
    instead = {mention.behaviour for mention in turn.mentions if _is_told_instead(mention, turn)}
    gone = [mention for mention in hit if mention.behaviour not in instead]
    return split_off(incidents, lambda mention: mention in gone, {"set_aside": True})


def _allowed(live: list[Mention], turn: Turn) -> list[Mention]:
    """What a message says is agreed: "the contact is allowed" of contact with the children."""
    if not ALLOWED.search(turn.text):
        return []
    return [m for m in live if m.form is FormId.harassing_associates and OF_CHILDREN.search(m.text)]


def _is_told_instead(mention: Mention, turn: Turn) -> bool:
    part = next((part for start, part in _parts(turn.text) if start <= mention.start < start + len(part)), "")
    return not _tells_no_act(part, turn.intent)


def _forms_denied(turn: Turn) -> Named:
    return {
        form: stem(word)
        for _, part in _parts(turn.text)
        for form in NAMES
        if not part.endswith("?") and (word := denied_word(part, form))
    }


def _forms_taken_back(turn: Turn) -> Named:
    """The forms that a correction names beside words that take them back."""
    named: Named = {}
    for start, part in _parts(turn.text):
        if STILL_TRUE.search(part) or not (TAKE_OUT.search(part) or BENIGN.search(part)):
            continue
        named.update(names_in(part))
        inside = [m for m in turn.mentions if start <= m.start < start + len(part)]
        named.update({m.form.value: named.get(m.form.value, stem(m.behaviour)) for m in inside})
    return named


def _meant(live: list[Mention], named: Named, whole_form: bool) -> list[Mention]:
    """The acts called by the very word; where there is none, and `whole_form`, all of the form."""
    found: list[Mention] = []
    for form, word in named.items():
        of_form = [mention for mention in live if mention.form.value == form]
        called = [mention for mention in of_form if _is_called(mention, {word})]
        found.extend(called or (of_form if whole_form else []))
    return found


def _is_called(mention: Mention, words: set[str]) -> bool:
    known = f"{mention.behaviour} {mention.text}".lower()
    return any(word in known for word in words)


def _meant_without_name(incidents: tuple[Incident, ...], turn: Turn) -> list[Mention]:
    """What "scrap that" means: the last told. Any other correction without a name is clear for an only act."""
    live = [incident for incident in incidents if not incident.set_aside]
    if LAST_TOLD.search(turn.text):
        return list(live[-1].mentions) if live else []
    unclear = turn.mentions or turn.details or COMPLAINT.search(turn.text)
    only = [mention for incident in live for mention in incident.mentions]
    return only if len(only) == 1 and not unclear else []


def split_off(
    incidents: tuple[Incident, ...], is_hit: Callable[[Mention], bool], change: dict[str, object]
) -> tuple[Incident, ...]:
    """The incidents with the change made to the hit acts alone; others told with them stay as they are."""
    after: list[Incident] = []
    for incident in incidents:
        hit = tuple(mention for mention in incident.mentions if is_hit(mention))
        if incident.set_aside or not hit:
            after.append(incident)
            continue
        kept = tuple(mention for mention in incident.mentions if not is_hit(mention))
        if kept:
            after.append(incident.copy(update={"mentions": kept}))
        after.append(incident.copy(update={"mentions": hit, **change}))
    return tuple(after)
