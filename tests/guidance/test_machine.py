"""Thousands of random turns: no silence, no exception, no loop, and what must hold always holds."""

import json
import re
from collections import Counter

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.account import Detail, Mention, Signal, Turn
from bot.guidance import Message, Part, Setting, State, respond
from bot.knowledge import load
from bot.turn import turn_of
from tests.conftest import TUESDAY_NIGHT

KNOWLEDGE = load()
SETTING = Setting(knowledge=KNOWLEDGE, now=TUESDAY_NIGHT, code="QW9C-JGV8-FJNW")
QUESTIONS = sorted(KNOWLEDGE.answers) + [
    "ask_am_i_stalked",
    "ask_tips",
    "ask_who_helps",
    "ask_helpline",
    "ask_summary",
]
TALK = [
    "greet",
    "thank",
    "goodbye",
    "other",
    "abuse",
    "not_english",
    "danger_over",
    "stop_asking",
    "nlu_fallback",
    "start_again",
    "withdraw",
]
ACCOUNT = ["tell", "inform", "affirm", "deny", "skip", "unsure", "retract"]
DETAILS = {
    "frequency": ["once", "several", "weekly", "daily", "40"],
    "since": ["2026-03-01", ""],
    "ended": ["2026-05-01"],
    "who": ["ex_partner", "stranger", "colleague", "family"],
    "offenders": ["several"],
    "where": ["home", "online"],
    "effect": ["fear", "sleep", "none"],
    "nation": ["england", "wales", "scotland", "northern_ireland"],
    "age": ["14", "34", "78"],
    "told_for": ["other"],
    "circumstance": sorted(KNOWLEDGE.circumstances),
    "language": ["pl", "cy", "xx"],
}
WORDS = st.one_of(
    st.sampled_from(
        [
            "yes",
            "no",
            "stop",
            "2",
            "number 1 is not right",
            "07700 900123",
            "add he has a key",
            "QW9C-JGV8-FJNW",
            "why?",
            "",
        ]
    ),
    st.text(max_size=60).filter(lambda text: "{" not in text),  # a person's own braces are quoted back
)
PLACE = re.compile(r"\{[a-z_]+\}")
"""A place of a wording that was not filled."""


@st.composite
def mentions(draw: st.DrawFn, text: str) -> Mention:
    behaviour = draw(st.sampled_from(sorted(KNOWLEDGE.behaviours)))
    second = draw(st.none() | st.sampled_from(sorted(KNOWLEDGE.behaviours)))
    form = KNOWLEDGE.behaviours[behaviour].form
    return Mention(
        form=form, behaviour=behaviour, text=text, start=0, end=len(text), confidence=0.6, second=second
    )


@st.composite
def turns(draw: st.DrawFn) -> tuple[Turn, Part]:
    text = draw(WORDS)
    part = draw(st.sampled_from([Part.account, Part.account, Part.question, Part.talk, Part.signal]))
    signals: tuple[Signal, ...] = ()
    if part is Part.signal:
        signals = tuple(
            sorted(draw(st.sets(st.sampled_from(list(Signal)), min_size=1)), key=list(Signal).index)
        )
        intent = signals[0].value
    else:
        intent = draw(
            st.sampled_from({Part.account: ACCOUNT, Part.question: QUESTIONS, Part.talk: TALK}[part])
        )
    kinds = draw(st.lists(st.sampled_from(sorted(DETAILS)), max_size=3, unique=True))
    details = [
        Detail(kind=kind, value=draw(st.sampled_from(DETAILS[kind])), text=text, start=0, end=len(text))
        for kind in kinds
    ]
    told = draw(st.lists(mentions(text), max_size=3))
    unsure = draw(st.lists(mentions(text), max_size=2))
    turn = Turn(text=text, intent=intent, mentions=told, details=details, signals=signals, unsure=unsure)
    return turn, part


class Conversation(RuleBasedStateMachine):
    """One conversation of up to fifty random turns; a button that was offered is pressed now and then."""

    @initialize()
    def begin(self) -> None:
        self.state = State()
        self.asked: Counter[str] = Counter()
        self.last: tuple[Message, ...] = ()

    def hear(self, turn: Turn, part: Part) -> None:
        before = self.state
        self.state, self.last = respond(before, turn, SETTING, part)
        assert self.last and all(message.text.strip() for message in self.last)
        assert not PLACE.search("".join(message.text for message in self.last)), self.last
        said = " ".join(message.text for message in self.last)
        if Signal.danger_now in turn.signals or Signal.suicide in turn.signals:
            assert "999" in said
        if turn.intent == "start_again":
            self.asked.clear()
        new = [name for name in self.state.progress.asked if name not in before.progress.asked]
        self.asked.update(new)
        assert State.parse_obj(json.loads(self.state.json())) == self.state

    @rule(turn=turns())
    def any_turn(self, turn: tuple[Turn, Part]) -> None:
        self.hear(*turn)

    @rule(number=st.integers(0, 20))
    def press(self, number: int) -> None:
        buttons = [button for message in self.last for button in message.buttons]
        if not buttons:
            return
        payload = buttons[number % len(buttons)].payload
        name, _, values = payload.lstrip("/").partition("{")
        known = payload.startswith("/")
        details = json.loads("{" + values) if values else {}
        intent = name if known else "inform"
        part = Part.question if intent.startswith("ask_") else Part.talk if intent in TALK else Part.account
        entities = [{"entity": kind, "value": value} for kind, value in details.items()]
        self.hear(turn_of({"text": payload, "intent": {"name": intent}, "entities": entities}), part)

    @invariant()
    def no_question_is_asked_twice(self) -> None:
        if hasattr(self, "asked"):
            twice = [name for name, times in self.asked.items() if times > 1 and name != "more"]
            assert not twice

    @invariant()
    def nothing_is_passed_on_without_agreement(self) -> None:
        agreed = getattr(self, "state", State()).request.agreed
        assert agreed is None or (agreed.wording and agreed.contact.number)


Conversation.TestCase.settings = settings(
    max_examples=110,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
TestConversation = Conversation.TestCase
