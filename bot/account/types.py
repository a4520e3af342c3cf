"""What a person has told: mentions, details, incidents and the account that holds them."""

from enum import Enum
from typing import Literal, Optional

from bot.knowledge.types import FormId, Frozen, Nation


class Signal(str, Enum):
    """What overrides the conversation, most urgent first."""

    danger_now = "danger_now"
    suicide = "suicide"
    under_18 = "under_18"
    own_behaviour = "own_behaviour"


class Pattern(str, Enum):
    """What an account amounts to, by the charity's definition."""

    nothing = "nothing"
    single = "single"
    series = "series"
    stalking = "stalking"


class Mention(Frozen):
    """One behaviour recognised in one message; [start, end) counts characters of the message.

    `second` is the next most likely behaviour, for "is it rather ...?".
    """

    form: FormId
    behaviour: str
    text: str
    start: int
    end: int
    confidence: float
    second: Optional[str] = None


DetailKind = Literal[
    "frequency",
    "since",
    "when",
    "ended",
    "who",
    "offenders",
    "where",
    "effect",
    "nation",
    "age",
    "told_for",
    "circumstance",
    "language",
]


class Detail(Frozen):
    """A fact inside a message. `value` by kind:

    frequency: once, several, weekly, daily, or a number of times; since, ended: an ISO date or ""
    where the words give none; when: the ISO date of one day, or ""; who, where, effect: a word of `WHO`, `WHERE`, `EFFECTS`;
    told_for: self, other, professional (somebody in the writer's charge); offenders: several, one; nation: a Nation; age: years; circumstance: an id of the knowledge; language: the
    ISO 639-1 code of a message that is not English.
    [start, end) is the place in the message, None for a click.
    """

    kind: DetailKind
    value: str
    text: str = ""
    start: Optional[int] = None
    end: Optional[int] = None


WHO = (
    "ex_partner",
    "partner",
    "family",
    "friend",
    "colleague",
    "client",
    "neighbour",
    "known",
    "stranger",
    "unknown",
)
WHERE = ("home", "work", "study", "street", "online", "out")
FEARFUL = ("fear", "anxiety", "harassed", "sleep", "routine")
EFFECTS = (*FEARFUL, "none")
LEAST = {"once": 1, "several": 2, "weekly": 2, "daily": 2}
"""The smallest number of occasions that a frequency means."""


FREQUENCIES = ("once", "several", "weekly", "daily")


def exactness(frequency: str) -> tuple[int, int]:
    """How much a frequency says: a number most, then "daily"; "several" hardly anything. The larger says more."""
    place = FREQUENCIES.index(frequency) if frequency in FREQUENCIES else len(FREQUENCIES)
    return least_of(frequency), place


def least_of(frequency: str) -> int:
    """The smallest number of occasions that the value of a frequency means."""
    return LEAST.get(frequency) or max(1, int(frequency))


class Turn(Frozen):
    """One message as it was read. `question` is what the bot had asked before it.

    `unsure` are possible mentions, too uncertain to be counted before the person says so. `asked` are the
    intents of what the message asks beside what it tells or beside its signal.
    """

    text: str
    intent: str
    mentions: tuple[Mention, ...] = ()
    unsure: tuple[Mention, ...] = ()
    details: tuple[Detail, ...] = ()
    signals: tuple[Signal, ...] = ()
    question: Optional[str] = None
    asked: tuple[str, ...] = ()

    def values(self, kind: DetailKind) -> tuple[str, ...]:
        """The values of all details of one kind, in their order."""
        return tuple(detail.value for detail in self.details if detail.kind == kind)


class Incident(Frozen):
    """Something that happened: one or more mentions of one occasion, or of a repeated behaviour.

    `when` are the person's words for the times, `days` the ISO dates of those that mean one day. `by_another`: told as done by another person than the one known. `least` is the smallest number of occasions told; `counted` is False until the person said how often.
    `set_aside` marks what the person took back: it stays told and counts for nothing.
    """

    mentions: tuple[Mention, ...]
    least: int = 1
    frequency: Optional[str] = None
    when: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    by_another: bool = False
    set_aside: bool = False

    @property
    def counted(self) -> bool:
        return self.frequency is not None

    def behaviours(self) -> tuple[str, ...]:
        return tuple(mention.behaviour for mention in self.mentions)


Line = tuple[Incident, tuple[Mention, ...]]
"""What a list of the account shows as one: an incident with those of its mentions that are told in the same words."""


def lines_of(incidents: tuple[Incident, ...]) -> tuple[Line, ...]:
    """The lines of the incidents that count, in the order told."""
    lines: list[Line] = []
    for incident in incidents:
        by_words: dict[str, list[Mention]] = {}
        for mention in () if incident.set_aside else incident.mentions:
            by_words.setdefault(mention.text, []).append(mention)
        lines.extend((incident, tuple(mentions)) for mentions in by_words.values())
    return tuple(lines)


class Account(Frozen):
    """Everything that the person has told so far. `turns` counts the messages folded in."""

    turns: int = 0
    incidents: tuple[Incident, ...] = ()
    effects: tuple[str, ...] = ()
    since: Optional[str] = None
    since_text: str = ""
    ended_text: str = ""
    who: tuple[str, ...] = ()
    several_offenders: bool = False
    where: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    nation: Optional[Nation] = None
    age: Optional[int] = None
    told_for: Literal["self", "other"] = "self"
    signals: tuple[Signal, ...] = ()

    def told(self) -> tuple[Incident, ...]:
        """The incidents that count."""
        return tuple(incident for incident in self.incidents if not incident.set_aside)

    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of all incidents that count, in the order told."""
        return tuple(mention for incident in self.told() for mention in incident.mentions)

    def occasions(self) -> int:
        """The smallest number of separate occasions that were told of one person.

        What another person did is no part of what the known one does.
        """
        another = sum(incident.least for incident in self.told() if incident.by_another)
        others = sum(incident.least for incident in self.told() if not incident.by_another)
        known = any(who not in ("stranger", "unknown") for who in self.who)
        return max(another, others) if known else another + others

    def is_fearful(self) -> bool:
        """Whether it makes the person fearful, harassed or anxious, or has changed their days or nights."""
        return any(effect in FEARFUL for effect in self.effects)
