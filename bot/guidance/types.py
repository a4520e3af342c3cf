"""What guidance works with: the reply, what the bot has said and asked so far, and where it speaks."""

from datetime import datetime
from typing import Optional

from bot.account.types import Account, Mention
from bot.case.types import CallBack, Contact
from bot.knowledge.types import Frozen, Knowledge


class Button(Frozen):
    """A quick reply; `payload` is what a press sends."""

    title: str
    payload: str


class Message(Frozen):
    """One bubble of the bot's.

    `lang` is the ISO 639-1 code where it is not English; an `urgent` one answers danger or despair, so that a page
    says it at once.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    lang: Optional[str] = None
    urgent: bool = False


class Progress(Frozen):
    """What the bot has done in this conversation, so that it repeats nothing and asks nothing twice.

    `stopped`: the person wants no questions. `paused`: none until the person goes on by themselves.
    `in_danger`: danger was told and nothing since says that it has passed. `pending`: the mention that the
    open question is about. `interrupted`: the question that was open when danger or despair came. `doubts`:
    mentions still to be asked about. `helped`: the organisations named so far.
    """

    introduced: bool = False
    question: Optional[str] = None
    interrupted: Optional[str] = None
    asked: tuple[str, ...] = ()
    stopped: bool = False
    paused: bool = False
    in_danger: bool = False
    named: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    misses: int = 0
    used: dict[str, int] = {}
    pending: Optional[Mention] = None
    doubts: tuple[Mention, ...] = ()
    helped: tuple[str, ...] = ()


class Request(Frozen):
    """A call-back on its way to being agreed to.

    `step` is what is being asked for, None before and after. `left_out` are the keys of the lines that are not
    to be shared, `added` the person's own further lines. The last three are for the store alone, in the turn
    that sets them: `agreed` is to be kept as a case, `withdraw` and `withdraw_code` take one back.
    """

    step: Optional[str] = None
    left_out: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    contact: Optional[Contact] = None
    misses: int = 0
    passed_on: bool = False
    agreed: Optional[CallBack] = None
    withdraw: bool = False
    withdraw_code: Optional[str] = None


class State(Frozen):
    """A conversation between two turns; kept as the snapshot.

    `tally` names what the operator's figures count in this turn: never words, never who.
    """

    account: Account = Account()
    progress: Progress = Progress()
    request: Request = Request()
    tally: tuple[str, ...] = ()


class Setting(Frozen):
    """What does not change within a turn: the knowledge, the clock (UTC) and the charity's choices.

    `code` is a fresh code for a call-back that may be agreed to in this turn; `tries` is how often a worker
    rings, `case_days` how long a closed case is kept.
    """

    knowledge: Knowledge
    now: datetime
    helpline: str = "national_stalking_helpline"
    retention_hours: int = 24
    call_backs: bool = True
    tries: int = 3
    case_days: int = 180
    code: str = ""
