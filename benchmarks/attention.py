"""A label-wise attention head over the vectors of word pieces, for the comparison only (TensorFlow, which Rasa brings)."""

from collections.abc import Sequence

import numpy as np

LONGEST = 96
EPOCHS, BATCH = 8, 64


def fit_attention(
    vectors: Sequence[np.ndarray], labels: np.ndarray, asked: Sequence[np.ndarray], seed: int
) -> np.ndarray:
    """Learns from vectors (pieces, size) a message and labels (messages, forms); the chances of the asked ones."""
    import tensorflow as tf

    tf.keras.utils.set_random_seed(seed)
    size, forms = vectors[0].shape[1], labels.shape[1]
    pieces = tf.keras.Input((LONGEST, size))
    there = tf.keras.Input((LONGEST, 1))
    hidden = tf.keras.layers.Dropout(0.2)(pieces)
    scores = tf.keras.layers.Dense(forms)(tf.keras.layers.Dense(128, "tanh")(hidden)) - 1e9 * (1 - there)
    weights = tf.nn.softmax(scores, axis=1)
    told = tf.keras.layers.Dense(forms)(hidden)
    logits = tf.reduce_sum(weights * told, axis=1)
    model = tf.keras.Model([pieces, there], tf.keras.layers.Activation("sigmoid")(logits))
    model.compile(tf.keras.optimizers.Adam(2e-3), "binary_crossentropy")
    model.fit(padded(vectors), labels, epochs=EPOCHS, batch_size=BATCH, verbose=0)
    return np.asarray(model.predict(padded(asked), verbose=0))


def padded(vectors: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Vectors (messages, LONGEST, size) and a mask (messages, LONGEST, 1)."""
    size = vectors[0].shape[1]
    rows = np.zeros((len(vectors), LONGEST, size), np.float16)
    mask = np.zeros((len(vectors), LONGEST, 1), np.float32)
    for number, each in enumerate(vectors):
        kept = each[:LONGEST]
        rows[number, : len(kept)] = kept
        mask[number, : len(kept)] = 1
    return [rows, mask]
