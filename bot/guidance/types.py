"""What guidance works with: the reply, what the bot has said and asked so far, and where it speaks."""

from datetime import datetime
from typing import Optional

from bot.account.types import Account
from bot.knowledge.types import Frozen, Knowledge


class Button(Frozen):
    """A quick reply; `payload` is what a press sends."""

    title: str
    payload: str


class Message(Frozen):
    """One bubble of the bot's."""

    text: str
    buttons: tuple[Button, ...] = ()


class Progress(Frozen):
    """What the bot has done in this conversation, so that it repeats nothing and asks nothing twice.

    `stopped`: the person wants no questions. `paused`: none until the person goes on by themselves.
    `in_danger`: danger was told and nothing since says that it has passed.
    """

    introduced: bool = False
    question: Optional[str] = None
    asked: tuple[str, ...] = ()
    stopped: bool = False
    paused: bool = False
    in_danger: bool = False
    named: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    misses: int = 0
    used: dict[str, int] = {}


class State(Frozen):
    """A conversation between two turns; kept as the snapshot."""

    account: Account = Account()
    progress: Progress = Progress()


class Setting(Frozen):
    """What does not change within a turn: the knowledge, the clock (UTC) and the charity's choices."""

    knowledge: Knowledge
    now: datetime
    helpline: str = "national_stalking_helpline"
    retention_hours: int = 24
