"""The typed view of `data/knowledge/`: forms, behaviours, organisations, tips, law, answers."""

import re
from datetime import date
from enum import Enum
from typing import Literal, Optional, Union

from pydantic import AnyHttpUrl, BaseModel, Extra, validator

from bot.knowledge.numbers import is_known_number

IDENTIFIER = re.compile(r"^[a-z][a-z0-9_]*$")
OPENING = re.compile(r"^(?:([01]\d|2[0-3]):[0-5]\d)-(?:([01]\d|2[0-3]):[0-5]\d|24:00)$")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class FormId(str, Enum):
    """The ten forms of harassment, in the order in which the source names them."""

    unwanted_contact = "unwanted_contact"
    unwanted_appearances = "unwanted_appearances"
    threats = "threats"
    harassing_associates = "harassing_associates"
    driving_past = "driving_past"
    following_watching = "following_watching"
    letters_gifts = "letters_gifts"
    property_damage = "property_damage"
    burglary_robbery = "burglary_robbery"
    assault = "assault"


class Nation(str, Enum):
    """The parts of the UK whose law or helplines differ."""

    england = "england"
    wales = "wales"
    scotland = "scotland"
    northern_ireland = "northern_ireland"


class Need(str, Enum):
    """What an organisation helps with."""

    emergency = "emergency"
    police = "police"
    stalking = "stalking"
    cyber = "cyber"
    domestic_abuse = "domestic_abuse"
    lgbt = "lgbt"
    men = "men"
    women = "women"
    young = "young"
    older = "older"
    deaf = "deaf"
    honour = "honour"
    sexual_violence = "sexual_violence"
    images = "images"
    despair = "despair"
    own_behaviour = "own_behaviour"
    any_crime = "any_crime"
    work = "work"
    study = "study"
    housing = "housing"
    mental_health = "mental_health"
    child_concern = "child_concern"


class Frozen(BaseModel):
    """A value that never changes and has no unknown fields."""

    class Config:
        allow_mutation = False
        frozen = True
        extra = Extra.forbid


class Entry(Frozen):
    """One entry of a knowledge file; `id` is unique within its kind."""

    id: str

    @validator("id")
    def _id_is_an_identifier(cls, value: str) -> str:
        if not IDENTIFIER.match(value):
            raise ValueError("use lower-case letters, digits and underscores only")
        return value


class Fact(Entry):
    """An entry that somebody looked up: where, and when."""

    source: str
    source_note: Optional[str] = None
    checked_on: date

    @validator("source")
    def _source_is_named(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("name the source: an id from sources.yml or a web address")
        return value


class Source(Entry):
    """Where facts come from."""

    title: str
    url: Optional[AnyHttpUrl] = None


class Form(Fact):
    """One of the ten forms. `name` finishes the sentence "This is ..."; `asks` whether it happened."""

    id: FormId  # type: ignore[assignment]
    name: str
    asks: str
    note: str

    @validator("id")
    def _id_is_an_identifier(cls, value: FormId) -> FormId:
        return value


class Behaviour(Fact):
    """A finer act under one form. A `serious` one gets its urgent guidance first, even if alone."""

    form: FormId
    name: str
    implies: tuple[FormId, ...] = ()
    online: bool = False
    serious: bool = False
    repeated: bool = False


class Organisation(Fact):
    """Somebody to turn to. `opening` holds UK local times a weekday; None where there is no line."""

    name: str
    run_by: Optional[str] = None
    for_whom: str
    nations: tuple[Nation, ...]
    needs: tuple[Need, ...]
    phone: Optional[str] = None
    text: Optional[str] = None
    text_word: Optional[str] = None
    url: Optional[AnyHttpUrl] = None
    hours: Optional[str] = None
    opening: Union[None, Literal["always"], dict[str, str]] = None
    bank_holidays: Literal["open", "closed", "unknown"] = "unknown"
    cost: Literal["free", "local", "unknown"] = "unknown"
    on_bill: Optional[str] = None
    quiet: Optional[str] = None
    age_min: Optional[int] = None
    age_max: Optional[int] = None

    @validator("phone", "text")
    def _number_is_known(cls, value: Optional[str]) -> Optional[str]:
        if value is not None and not is_known_number(value):
            raise ValueError(f"“{value}” is no valid UK number")
        return value

    @validator("opening")
    def _opening_is_well_formed(
        cls, value: Union[None, str, dict[str, str]]
    ) -> Union[None, str, dict[str, str]]:
        for day, hours in value.items() if isinstance(value, dict) else ():
            if day not in DAYS:
                raise ValueError(f"“{day}” is no weekday: use one of {', '.join(DAYS)}")
            if not OPENING.match(hours):
                raise ValueError(f"“{hours}” is no opening time: write it as 09:30-16:00")
        return value


class Tip(Fact):
    """Safety advice for forms or behaviours; `caution` says what it may set off.

    `noticed`: the person doing it would see that it was done, so planning comes before it.
    """

    text: str
    forms: tuple[FormId, ...] = ()
    behaviours: tuple[str, ...] = ()
    cyber: bool = False
    tonight: bool = False
    noticed: bool = False
    caution: Optional[str] = None


class Law(Fact):
    """A point of law as information, for one nation or the whole UK."""

    nation: Literal["england_wales", "scotland", "northern_ireland", "uk"]
    topic: Literal["offence", "how_many", "effect", "maximum", "orders", "related"]
    text: str


class Answer(Fact):
    """What the bot says to a question. `law` names points of law that belong to the answer."""

    text: str
    law: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()


def compiles(value: str) -> str:
    """The pattern itself. Raises ValueError where it cannot be read."""
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"the pattern “{value}” cannot be read: {error}") from error
    return value


class SignalWords(Entry):
    """Plain patterns of words for one signal; `unless` takes a hit back."""

    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()

    _patterns_compile = validator("patterns", "unless", each_item=True, allow_reuse=True)(compiles)


class Circumstance(Fact):
    """Something about a person's life that changes what fits them, known by plain words.

    `says` is said once when it is first told; one without it is only noted.
    """

    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    says: Optional[str] = None
    organisations: tuple[str, ...] = ()

    _patterns_compile = validator("patterns", "unless", each_item=True, allow_reuse=True)(compiles)


class HeadingRule(Fact):
    """A neutral heading for the helpline and what of an account touches it; `priority` is its place in the queue."""

    title: str
    priority: Literal["first", "today", "soon"] = "soon"
    forms: tuple[FormId, ...] = ()
    behaviours: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    often: tuple[str, ...] = ()


class LanguageText(Fact):
    """What is said to a message in the language with the ISO 639-1 code `id`; {number} is the helpline's number."""

    name: str
    text: str
    organisations: tuple[str, ...] = ()


class Places(Entry):
    """Names of places, in lower case, that tell the nation whose id the entry has."""

    id: Nation  # type: ignore[assignment]
    names: tuple[str, ...]

    @validator("id")
    def _id_is_an_identifier(cls, value: Nation) -> Nation:
        return value


class Wording(Entry):
    """One thing that the bot says, in one or more variants with {places} to fill.

    `short` names a question in a few words: "I had asked ...".
    """

    says: tuple[str, ...]
    buttons: tuple[dict[str, str], ...] = ()
    short: Optional[str] = None


class Knowledge(Frozen):
    """All of `data/knowledge/`, each kind as a mapping from id to entry."""

    sources: dict[str, Source]
    forms: dict[str, Form]
    behaviours: dict[str, Behaviour]
    organisations: dict[str, Organisation]
    tips: dict[str, Tip]
    law: dict[str, Law]
    answers: dict[str, Answer]
    signals: dict[str, SignalWords]
    places: dict[str, Places]
    circumstances: dict[str, Circumstance]
    headings: dict[str, HeadingRule]
    languages: dict[str, LanguageText]
    wording: dict[str, Wording]
