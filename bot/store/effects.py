"""What a turn asks of the database beside its own words: pass on a call-back, withdraw one, count an answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Optional

from sqlalchemy.engine import Connection

from bot.case.types import CallBack
from bot.store.requests import Requests
from bot.store.tallies import add_tallies

SLOT = "conversation"


@dataclass(frozen=True)
class Effects:
    """The effects of one turn; none of them is a false value."""

    agreed: Optional[CallBack] = None
    withdraw: bool = False
    withdraw_code: Optional[str] = None
    tally: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.agreed or self.withdraw or self.withdraw_code or self.tally)


def take_effects(slots: dict[str, Any]) -> tuple[dict[str, Any], Effects]:
    """The slots as they are stored, without the effects, so that each is carried out once; and the effects."""
    state = slots.get(SLOT) or {}
    request = state.get("request") or {}
    effects = Effects(
        agreed=CallBack.parse_obj(request["agreed"]) if request.get("agreed") else None,
        withdraw=bool(request.get("withdraw")),
        withdraw_code=request.get("withdraw_code") or None,
        tally=tuple(state.get("tally") or ()),
    )
    if not effects:
        return slots, effects
    done = {"agreed": None, "withdraw": False, "withdraw_code": None}
    left = {name: done.get(name, value) for name, value in request.items()}
    stored = {**state, **({"request": left} if request else {}), **({"tally": []} if effects.tally else {})}
    return {**slots, SLOT: stored}, effects


def apply_effects(
    connection: Connection,
    requests: Requests,
    effects: Effects,
    identity: str,
    address: str,
    moment: datetime,
) -> None:
    """Carries the effects out inside the turn's transaction. Raises TooMany."""
    if effects.withdraw:
        requests.withdraw_for_conversation_in(connection, identity, moment)
    if effects.withdraw_code:
        requests.withdraw_in(connection, effects.withdraw_code, moment)
    if effects.agreed:
        requests.request(connection, effects.agreed, identity, address, moment)
    add_tallies(connection, effects.tally, moment)
