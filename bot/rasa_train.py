"""`rasa train` without the work that Rasa does over and over: half of the time of our training.

Rasa parses all of the data anew for each question it has of it (is this a domain, are these rules ...), checks each annotation against a
schema that it checks as well, and hashes every message after each step to keep the step's result for the next training. We train
whole or not at all (`bot.training.fingerprint`), so nothing is kept.
"""

import copy
import sys
from functools import lru_cache
from typing import Any, Union

import rasa.shared.utils.io
from rasa.__main__ import main
from rasa.engine.training.hooks import TrainingHook
from rasa.shared.nlu.training_data import entities_parser


def read_yaml_once() -> None:
    """Lets Rasa keep what it has parsed; each caller gets a copy of its own."""
    parse = rasa.shared.utils.io.read_yaml

    @lru_cache(maxsize=64)
    def parsed(content: str, reader_type: Union[str, tuple[str, ...]]) -> Any:
        return parse(content, list(reader_type) if isinstance(reader_type, tuple) else reader_type)

    def read(content: str, reader_type: Union[str, list[str]] = "safe") -> Any:
        kind = tuple(reader_type) if isinstance(reader_type, list) else reader_type
        return copy.deepcopy(parsed(content, kind))

    rasa.shared.utils.io.read_yaml = read


def check_annotations_once() -> None:
    """Lets Rasa check each kind of annotation once: there are about a hundred, used thousands of times and only read."""
    entities_parser.get_validated_dict = lru_cache(maxsize=None)(entities_parser.get_validated_dict)


def keep_no_steps() -> None:
    """Takes from Rasa the cache of the steps' results."""
    TrainingHook.on_before_node = lambda *_, **__: {}  # type: ignore[method-assign]
    TrainingHook.on_after_node = lambda *_, **__: None  # type: ignore[method-assign]


if __name__ == "__main__":
    read_yaml_once()
    check_annotations_once()
    keep_no_steps()
    sys.argv[0] = "rasa"
    main()
