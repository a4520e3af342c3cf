"""Which turns are urgent, so that the page says their answers at once, over whatever is being read out."""

from bot.account import Signal
from bot.knowledge import Knowledge
from bot.signals import word_signals
from bot.store.conversations import StoredTurn

URGENT = (Signal.danger_now, Signal.suicide)


class Urgency:
    """Knows an urgent turn by the words that were typed, or by the answer that the bot gave."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._beginnings = tuple(
            says.partition("\n")[0].partition("{")[0]
            for signal in URGENT
            for says in knowledge.wording[signal.value].says
        )

    def is_urgent(self, turn: StoredTurn) -> bool:
        """Whether a turn tells of danger or despair."""
        if any(signal in URGENT for signal in word_signals(turn.text, self._knowledge)):
            return True
        return any(answer["text"].startswith(self._beginnings) for answer in turn.answers)
