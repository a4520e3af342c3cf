"""A conversation by hand: what was read is given, what is said is kept."""

from collections.abc import Sequence
from typing import Optional

from bot.account import Detail, Mention, Signal, Turn
from bot.guidance import Message, Part, Setting, State, respond


class Talk:
    """A conversation: `turn` says what was read in a message and returns all that is said to it."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.state = State()
        self.said: list[Message] = []

    def turn(
        self,
        text: str,
        intent: str,
        part: Part,
        *behaviours: str,
        signals: Sequence[Signal] = (),
        unsure: Sequence[Mention] = (),
        second: Optional[str] = None,
        confidence: float = 0.9,
        **details: str,
    ) -> str:
        mentions = tuple(
            Mention(
                form=self.setting.knowledge.behaviours[name].form,
                behaviour=name,
                text=text,
                start=0,
                end=len(text),
                confidence=confidence,
                second=second,
            )
            for name in behaviours
        )
        read = tuple(
            Detail(kind=kind, value=value, text=text, start=0, end=len(text))
            for kind, value in details.items()
        )
        turn = Turn(
            text=text,
            intent=intent,
            mentions=mentions,
            unsure=tuple(unsure),
            details=read,
            signals=tuple(signals),
        )
        self.state, messages = respond(self.state, turn, self.setting, part)
        self.said = list(messages)
        return "\n".join(message.text for message in messages)

    def tell(self, text: str, *behaviours: str, **details: str) -> str:
        return self.turn(text, "tell", Part.account, *behaviours, **details)
