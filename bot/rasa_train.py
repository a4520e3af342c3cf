"""`rasa train`, reading each YAML file once.

Rasa parses all of the data anew for each question it has of it (is this a domain, are these rules ...): half a minute each time for
our training data, several times over.
"""

import copy
import sys
from functools import lru_cache
from typing import Any, Union

import rasa.shared.utils.io
from rasa.__main__ import main


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


if __name__ == "__main__":
    read_yaml_once()
    sys.argv[0] = "rasa"
    main()
