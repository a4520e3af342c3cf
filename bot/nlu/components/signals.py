"""Signals beside the intent, and the intent that the conversation follows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, List, Text

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_TYPE,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.account.types import Signal
from bot.knowledge import load
from bot.nlu.asking import ASK, followed_intent, questions_asked
from bot.nlu.components.featurizer import ENCODED
from bot.nlu.components.intents import ASKED_PARTS
from bot.nlu.components.learned import Learned
from bot.nlu.components.mentions import units_of
from bot.nlu.heads import Head, fit_each
from bot.nlu.intents import settled_intent
from bot.nlu.units import pooled
from bot.signals import is_plainly_none, is_taken_back, word_signals

SIGNALS = "signals"
"""Message property and output: the names of the signals, most urgent first."""
FILE = "signals.npz"
ASKED = "asked"
"""Message property and output: what a message asks beside what it tells or beside its signal, as intents."""
QUESTION = re.compile(
    r"\?|(?:^|[.!,;]\s*|\band\s+)(?:what|who|how|can (?:i|they|you)|should i|is (?:it|this|that)|am i|will|do i|could i)\b",
    re.IGNORECASE,
)
"""A message that asks something, maybe beside what it tells."""
BESIDE = 0.2
"""From this probability on a message that tells something counts as asking the likeliest question too."""
CERTAIN = 0.9
"""From this probability on the model stands against words that take a signal back."""
OVER = "danger_over"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SignalClassifier(Learned, IntentClassifier):
    """Raises the signals by plain words and by a head on the encoder, whichever sees one.

    Option `thresholds`: the probability from which the model raises each signal; recall comes first.
    A message of several signals has the intents joined by "+" in the training data.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"strength": 1.0, "thresholds": {signal.value: 0.5 for signal in Signal}}

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._knowledge = load()
        self._head: Head | None = None

    def read_learned(self, folder: Path) -> None:
        self._head = Head.load(folder / FILE)

    def train(self, training_data: TrainingData) -> Resource:
        messages = [message for message in training_data.intent_examples if message.get(ENCODED)]
        vectors = np.array([message.get(ENCODED).vectors.mean(0) for message in messages])
        intents = [message.get(INTENT).split("+") for message in messages]
        labels = np.array([[signal.value in names for signal in Signal] for names in intents], float)
        names = tuple(signal.value for signal in Signal)
        self._head = fit_each(vectors, labels, names, self._config["strength"])
        with self._storage.write_to(self._resource) as folder:
            self._head.save(folder / FILE)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            intent = message.get(INTENT) or {}
            if (message.get(TEXT) or "").startswith("/") and message.get(ENCODED) is None:
                message.set(SIGNALS, [], add_to_output=True)
                continue
            signals = self._signals(message, over=intent.get(INTENT_NAME_KEY) == OVER)
            message.set(SIGNALS, [signal.value for signal in signals], add_to_output=True)
            mentioned = any(
                entity.get(ENTITY_ATTRIBUTE_TYPE) in self._knowledge.forms
                for entity in message.get(ENTITIES, [])
            )
            name = settled_intent(intent.get(INTENT_NAME_KEY), signals, mentioned, message.get(TEXT) or "")
            asked = questions_asked(message.get(ASKED_PARTS) or [], message.get(TEXT) or "")
            name = followed_intent(name, asked, mentioned)
            if not asked and QUESTION.search(message.get(TEXT) or ""):
                ranked = message.get(INTENT_RANKING_KEY) or [intent]
                likely = (e[INTENT_NAME_KEY] for e in ranked if e[PREDICTED_CONFIDENCE_KEY] >= BESIDE)
                asked = tuple(name for name in likely if name.startswith(ASK))[:1]
            message.set(ASKED, list(asked), add_to_output=True)
            confidence = intent.get(PREDICTED_CONFIDENCE_KEY, 0.0)
            if name != intent.get(INTENT_NAME_KEY):
                confidence = 1.0
            message.set(
                INTENT,
                {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: float(confidence)},
                add_to_output=True,
            )
        return messages

    def _signals(self, message: Message, over: bool) -> List[Signal]:
        """`over`: the intent says that a danger has passed; then only words raise danger."""
        raised = set(word_signals(message.get(TEXT) or "", self._knowledge))
        encoded = message.get(ENCODED)
        if self._head is not None and encoded is not None and len(encoded.vectors):
            units = units_of(message)
            vectors = pooled(encoded.vectors, encoded.places, units[-1:])
            chances = self._head.chances(vectors).max(0) if len(vectors) else np.zeros(0)
            for name, chance in zip(self._head.names, chances):
                if chance < self._config["thresholds"][name] or (over and name == Signal.danger_now.value):
                    continue
                if is_plainly_none(message.get(TEXT), Signal(name)):
                    continue
                spoken_against = is_taken_back(message.get(TEXT), Signal(name), self._knowledge)
                certain = chance >= CERTAIN and Signal(name) is not Signal.own_behaviour
                if certain or not spoken_against:
                    raised.add(Signal(name))
        return [signal for signal in Signal if signal in raised]
