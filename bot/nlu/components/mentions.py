"""Mentions as Rasa entities."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Text

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
from bot.nlu.components.featurizer import ENCODED
from bot.nlu.components.languages import LANGUAGE
from bot.nlu.components.learned import Learned
from bot.nlu.components.tokenizer import GRAMMAR
from bot.nlu.heads import Head
from bot.nlu.mentions import Example, MentionHeads, MentionReader, Thresholds, train_mentions
from bot.nlu.units import message_units, pooled

FILES = ("forms.npz", "behaviours.npz", "tells.npz")
THRESHOLDS = ("sure", "unsure", "whole", "tells", "certain", "slope", "shift")
TELL = "tell"
UNSURE = "unsure"
"""Message property and output: mentions to ask about."""
SECOND = "second"
"""Key of an entity: the next most likely behaviour."""


def units_of(message: Message) -> tuple[Clause, ...]:
    """The units of a message; nothing for one without words."""
    grammar = message.get(GRAMMAR)
    return message_units(message.get(TEXT) or "", clauses(grammar)) if grammar is not None else ()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class MentionExtractor(Learned, EntityExtractorMixin):
    """An entity a mention: its form as `entity`, its behaviour as `value`. Clause by clause."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {
            "strength": 1.0,
            "sure": {form.value: 0.5 for form in FormId},
            "unsure": 0.25,
            "whole": 0.7,
            "tells": 0.5,
            "certain": {},
            "slope": 1.0,
            "shift": 0.0,
        }

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._reader: MentionReader | None = None

    def read_learned(self, folder: Path) -> None:
        heads = MentionHeads(*(Head.load(folder / file) for file in FILES))
        thresholds = Thresholds(**{name: self._config[name] for name in THRESHOLDS})
        self._reader = MentionReader(heads, load().behaviours, thresholds)

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
