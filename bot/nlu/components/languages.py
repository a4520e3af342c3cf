"""The language of a message that is not English."""

from __future__ import annotations

from typing import Any, Dict, List, Text, Type

from lingua import LanguageDetector
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.components.intents import LinearIntentClassifier
from bot.nlu.languages import build_detector, language_of

LANGUAGE = "language"
"""Message property and name of the entity: the ISO 639-1 code of a language that is not English."""
NOT_ENGLISH = "not_english"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageNoticer(GraphComponent, IntentClassifier, EntityExtractorMixin):
    """Settles whether a message is English: the intent `not_english` and an entity with the language, or neither."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [LinearIntentClassifier]

    @staticmethod
    def required_packages() -> List[Text]:
        return ["lingua"]

    def __init__(self, detector: LanguageDetector) -> None:
        self._detector = detector

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageNoticer:
        return cls(build_detector())

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            ranking = message.get(INTENT_RANKING_KEY) or []
            text = message.get(TEXT) or ""
            if not ranking or text.startswith("/"):
                continue
            seen = {entry[INTENT_NAME_KEY]: entry[PREDICTED_CONFIDENCE_KEY] for entry in ranking}
            language = language_of(text, self._detector, seen.get(NOT_ENGLISH, 0.0))
            if language is not None:
                self._settle(message, language)
            elif ranking[0][INTENT_NAME_KEY] == NOT_ENGLISH and len(ranking) > 1:
                message.set(INTENT, ranking[1], add_to_output=True)
        return messages

    def _settle(self, message: Message, language: Text) -> None:
        entity = {
            ENTITY_ATTRIBUTE_TYPE: LANGUAGE,
            ENTITY_ATTRIBUTE_VALUE: language,
            ENTITY_ATTRIBUTE_START: 0,
            ENTITY_ATTRIBUTE_END: len(message.get(TEXT)),
            EXTRACTOR: type(self).__name__,
        }
        message.set(LANGUAGE, language)
        message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        message.set(INTENT, {INTENT_NAME_KEY: NOT_ENGLISH, PREDICTED_CONFIDENCE_KEY: 1.0}, add_to_output=True)
