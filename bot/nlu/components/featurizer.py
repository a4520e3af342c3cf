"""Vectors of the pretrained sentence encoder."""

from __future__ import annotations

from typing import Any, Dict, List, Text, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS, TOKENS_NAMES
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.asking import asking_parts
from bot.nlu.clauses import Clause
from bot.nlu.encoder import Encoded, Encoder
from bot.nlu.units import pooled
from bot.paths import ROOT

ENCODED = "encoded"
"""Message property: the vectors of the word pieces and their places."""
ASKING = "asking"
"""Message property: what a message asks beside what it tells, each question with its words and its mean vector."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Encodes each message once: a feature for the sentence and for each token, as Rasa's tools expect.

    Options: `model` and `tokenizer`, files relative to the project; `sha256` of the model's file.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [Tokenizer]

    @staticmethod
    def required_packages() -> List[Text]:
        return ["onnxruntime", "tokenizers"]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {
            **DenseFeaturizer.get_default_config(),
            "model": None,
            "tokenizer": None,
            "sha256": None,
        }

    def __init__(self, config: Dict[Text, Any], name: Text) -> None:
        super().__init__(name, config)
        self._encoder = Encoder(ROOT / config["model"], ROOT / config["tokenizer"], config["sha256"])

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EncoderFeaturizer:
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """The files are checked when they are loaded."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        messages = [message for message in training_data.training_examples if message.get(TEXT)]
        for message, encoded in zip(messages, self._encoder.encode_all([m.get(TEXT) for m in messages])):
            self._featurize(message, encoded)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            self._featurize(message, self._encoder.encode(text))
            words = [text[part.start : part.end] for part in asking_parts(text)]
            message.set(ASKING, [(part, self._encoder.encode(part).vectors.mean(0)) for part in words])
        return messages

    def _featurize(self, message: Message, encoded: Encoded) -> None:
        message.set(ENCODED, encoded)
        tokens = [Clause(token.start, token.end) for token in message.get(TOKENS_NAMES[TEXT], [])]
        sentence = np.zeros((1, self._encoder.size), np.float32)
        if len(encoded.vectors):
            sentence = encoded.vectors.mean(0, keepdims=True)
        self._add(message, FEATURE_TYPE_SENTENCE, sentence)
        if tokens:
            self._add(message, FEATURE_TYPE_SEQUENCE, pooled(encoded.vectors, encoded.places, tokens))

    def _add(self, message: Message, kind: Text, values: np.ndarray) -> None:
        message.add_features(Features(values, kind, TEXT, self._config[FEATURIZER_CLASS_ALIAS]))
