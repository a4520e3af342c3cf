"""The intent of a message, by a linear head on the sentence's vector."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Text

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.asking import ASK
from bot.nlu.components.featurizer import ASKING, ENCODED
from bot.nlu.components.learned import Learned
from bot.nlu.heads import Head, fit_one_of
from bot.nlu.intents import FALLBACK

FILE = "intents.npz"
LIKELY = 0.15
"""The probability from which a question beside what is told counts as one that is known."""
RANKED = 5
"""How many intents the ranking names."""
RANKING = "intent_ranking"
ASKED_PARTS = "asked_parts"
"""Message property: the words of each question beside what is told, with its intent or "" for none that is likely."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(Learned, IntentClassifier):
    """Multinomial logistic regression. Rasa's own does the same on sparse rows, which takes minutes here."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"strength": 1.0}

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._head: Head | None = None

    def read_learned(self, folder: Path) -> None:
        self._head = Head.load(folder / FILE)

    def train(self, training_data: TrainingData) -> Resource:
        messages = [message for message in training_data.intent_examples if message.get(ENCODED)]
        vectors = np.array([message.get(ENCODED).vectors.mean(0) for message in messages])
        labels = [message.get(INTENT) for message in messages]
        self._head = fit_one_of(vectors, labels, self._config["strength"])
        with self._storage.write_to(self._resource) as folder:
            self._head.save(folder / FILE)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            encoded = message.get(ENCODED)
            if self._head is None or encoded is None:
                continue
            if not len(encoded.vectors):
                nothing = {INTENT_NAME_KEY: FALLBACK, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, nothing, add_to_output=True)
                message.set(RANKING, [nothing], add_to_output=True)
                continue
            chances = self._chances(encoded.vectors.mean(0))
            ranking = self._ranking(chances)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(RANKING, ranking, add_to_output=True)
            asked = [
                (words, self._asked(self._chances(own), chances)) for words, own in message.get(ASKING) or []
            ]
            message.set(ASKED_PARTS, asked)
        return messages

    def _chances(self, vector: np.ndarray) -> np.ndarray:
        """The probability of each intent for a text with this mean vector."""
        assert self._head is not None
        scores = self._head.scores(vector[None, :])[0]
        chances = np.exp(scores - scores.max())
        return np.asarray(chances / chances.sum())

    def _asked(self, own: np.ndarray, whole: np.ndarray) -> Text:
        """What a part of a message asks: the likeliest question by its own words and by those around it, "" for none."""
        assert self._head is not None
        asks = np.array([name.startswith(ASK) for name in self._head.names])
        if np.where(asks, own, 0).max() < LIKELY:
            return ""
        return str(self._head.names[int(np.where(asks, own + whole, 0).argmax())])

    def _ranking(self, chances: np.ndarray) -> List[Dict[Text, Any]]:
        """The likeliest intents, each with its probability."""
        assert self._head is not None
        return [
            {INTENT_NAME_KEY: self._head.names[at], PREDICTED_CONFIDENCE_KEY: float(chances[at])}
            for at in np.argsort(-chances)[:RANKED]
        ]
