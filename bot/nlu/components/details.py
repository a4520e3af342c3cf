"""Details as Rasa entities."""

from __future__ import annotations

from typing import Any, Dict, List, Text, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_CONFIDENCE,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
)
from rasa.shared.nlu.training_data.message import Message

from bot.clock import now
from bot.knowledge import Knowledge, load
from bot.nlu.components.tokenizer import GRAMMAR
from bot.nlu.details import details


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DetailExtractor(GraphComponent, EntityExtractorMixin):
    """An entity a detail: its kind as `entity`, what it says as `value`."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [Tokenizer]

    @staticmethod
    def required_packages() -> List[Text]:
        return ["dateparser"]

    def __init__(self, knowledge: Knowledge) -> None:
        self._places = {name: place.id.value for place in knowledge.places.values() for name in place.names}
        self._circumstances = tuple(knowledge.circumstances.values())

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DetailExtractor:
        return cls(load())

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            doc = message.get(GRAMMAR)
            if doc is None or not len(doc):
                continue
            entities = [
                {
                    ENTITY_ATTRIBUTE_TYPE: detail.kind,
                    ENTITY_ATTRIBUTE_VALUE: detail.value,
                    ENTITY_ATTRIBUTE_START: detail.start,
                    ENTITY_ATTRIBUTE_END: detail.end,
                    ENTITY_ATTRIBUTE_CONFIDENCE: 1.0,
                    EXTRACTOR: self.name,
                }
                for detail in details(doc, self._places, now(), self._circumstances)
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages
