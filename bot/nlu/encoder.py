"""The sentence encoder: a pretrained transformer in ONNX that gives one vector a word piece."""

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

WINDOW = 254
"""Word pieces that the encoder reads at once, beside its two marks."""


class EncoderError(Exception):
    """The encoder's file is missing or is not the one that was locked."""


@dataclass(frozen=True)
class Encoded:
    """Vectors of a text's word pieces (pieces, size) and each piece's place [start, end) in characters."""

    vectors: np.ndarray
    places: np.ndarray


class Encoder:
    """Reads texts with all-MiniLM-L6-v2 (Apache-2.0) or another encoder of the same shape."""

    def __init__(self, model: Path, tokenizer: Path, sha256: str, threads: int = 1) -> None:
        """Loads the ONNX file `model`. Raises EncoderError if it is not the file with `sha256`."""
        if not model.is_file():
            raise EncoderError(f"the encoder {model} is missing")
        found = hashlib.sha256(model.read_bytes()).hexdigest()
        if found != sha256:
            raise EncoderError(f"the encoder {model} has sha256 {found}, expected {sha256}")
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._inputs = {node.name for node in self._session.get_inputs()}
        self.size: int = self._session.get_outputs()[0].shape[-1]

    def encode(self, text: str) -> Encoded:
        """The vectors of `text`; a long one is read in windows of `WINDOW` pieces."""
        pieces = self._tokenizer.encode(text, add_special_tokens=False)
        vectors = [
            self._window(pieces.ids[start : start + WINDOW]) for start in range(0, len(pieces.ids), WINDOW)
        ]
        if not vectors:
            return Encoded(np.zeros((0, self.size), np.float32), np.zeros((0, 2), np.int64))
        return Encoded(np.concatenate(vectors), np.array(pieces.offsets, np.int64))

    def encode_all(self, texts: Sequence[str]) -> list[Encoded]:
        """The vectors of many texts, one text a core at a time: the same values as one by one."""
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(self.encode, texts))

    def _window(self, ids: list[int]) -> np.ndarray:
        begin, end = (self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        row = np.array([[begin, *ids, end]], np.int64)
        feed = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": np.zeros_like(row)}
        output = self._session.run(None, {name: feed[name] for name in feed if name in self._inputs})[0]
        return np.asarray(output[0, 1:-1], np.float32)
