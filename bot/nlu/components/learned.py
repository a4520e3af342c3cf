"""What the components that learn heads share: Rasa's storage, and reading back what was learned."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Text, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from bot.nlu.components.featurizer import EncoderFeaturizer


class Learned(GraphComponent):
    """A component on the encoder's vectors. A subclass writes files into its resource in `train` and reads them here."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [EncoderFeaturizer]

    @staticmethod
    def required_packages() -> List[Text]:
        return ["sklearn"]

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource

    def read_learned(self, folder: Path) -> None:
        """Reads what `train` wrote into `folder`."""
        raise NotImplementedError

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Learned:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Learned:
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component.read_learned(folder)
        return component
