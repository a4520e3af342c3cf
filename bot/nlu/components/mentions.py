"""Mentions as Rasa entities."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Text, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_CONFIDENCE,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.account.types import Mention
from bot.knowledge import FormId, load
from bot.nlu.clauses import Clause, clauses
from bot.nlu.components.featurizer import ENCODED, EncoderFeaturizer
from bot.nlu.components.languages import LANGUAGE
from bot.nlu.components.tokenizer import GRAMMAR
from bot.nlu.heads import Head
from bot.nlu.mentions import Example, MentionHeads, MentionReader, Thresholds, train_mentions
from bot.nlu.units import pooled

FILES = ("forms.npz", "behaviours.npz", "tells.npz")
TELL = "tell"
OPENER = re.compile(r"^(?:\W*(?:\w+[ ,]*){1,2}[.!?…]+\s+)+")
"""Words before the first sentence ("ok.", "right so.") say nothing of whether the message tells of anything."""
UNSURE = "unsure"
"""Message property and output: mentions to ask about."""
SECOND = "second"
"""Key of an entity: the next most likely behaviour."""


def units_of(message: Message) -> tuple[Clause, ...]:
    """A message's clauses and, last, the whole message; nothing for a message without words."""
    text = message.get(TEXT) or ""
    opener = OPENER.match(text)
    begin = opener.end() if opener and opener.end() < len(text) else 0
    parts = clauses(message.get(GRAMMAR)) if message.get(GRAMMAR) is not None else ()
    return (*parts, Clause(begin, len(text))) if parts else ()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class MentionExtractor(GraphComponent, EntityExtractorMixin):
    """An entity a mention: its form as `entity`, its behaviour as `value`. Clause by clause."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [EncoderFeaturizer]

    @staticmethod
    def required_packages() -> List[Text]:
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {
            "strength": 1.0,
            "sure": {form.value: 0.5 for form in FormId},
            "unsure": 0.25,
            "whole": 0.7,
            "tells": 0.5,
            "certain": 1.0,
            "slope": 1.0,
            "shift": 0.0,
        }

    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        reader: MentionReader | None = None,
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MentionExtractor:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MentionExtractor:
        with model_storage.read_from(resource) as folder:
            heads = MentionHeads(*(Head.load(folder / file) for file in FILES))
            reader = MentionReader(
                heads,
                load().behaviours,
                Thresholds(
                    **{
                        name: config[name]
                        for name in ("sure", "unsure", "whole", "tells", "certain", "slope", "shift")
                    }
                ),
            )
        return cls(config, model_storage, resource, reader)

    def train(self, training_data: TrainingData) -> Resource:
        known = load().behaviours
        examples = []
        for message in training_data.nlu_examples:
            units = units_of(message)
            encoded = message.get(ENCODED)
            spans = tuple(
                (entity[ENTITY_ATTRIBUTE_START], entity[ENTITY_ATTRIBUTE_END], entity[ENTITY_ATTRIBUTE_VALUE])
                for entity in message.get(ENTITIES, [])
                if entity[ENTITY_ATTRIBUTE_VALUE] in known
            )
            tells = message.get(INTENT) == TELL
            examples.append(Example(units, pooled(encoded.vectors, encoded.places, units), spans, tells))
        heads = train_mentions(examples, known, self._config["strength"])
        with self._storage.write_to(self._resource) as folder:
            for head, file in zip((heads.forms, heads.behaviours, heads.tells), FILES):
                head.save(folder / file)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            units = units_of(message)
            if self._reader is None or not units or message.get(LANGUAGE):
                continue
            encoded = message.get(ENCODED)
            vectors = pooled(encoded.vectors, encoded.places, units)
            reading = self._reader.read(message.get(TEXT), units, vectors)
            entities = [self._entity(mention) for mention in reading.sure]
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
            message.set(UNSURE, [self._entity(mention) for mention in reading.unsure], add_to_output=True)
        return messages

    def _entity(self, mention: Mention) -> Dict[Text, Any]:
        return {
            ENTITY_ATTRIBUTE_TYPE: mention.form.value,
            ENTITY_ATTRIBUTE_VALUE: mention.behaviour,
            ENTITY_ATTRIBUTE_START: mention.start,
            ENTITY_ATTRIBUTE_END: mention.end,
            ENTITY_ATTRIBUTE_CONFIDENCE: mention.confidence,
            SECOND: mention.second,
            EXTRACTOR: self.name,
        }
