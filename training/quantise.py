"""Token vectors small enough to ship: one byte a weight, one scale a row."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file


def quantise_rows(
    weights: NDArray[np.float32],
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Each row as int8 times a scale.

    Args:
        weights: float32 [n, d].

    Returns:
        int8 [n, d] and float32 [n], whose product is within half a scale of the weights.
    """
    scale = np.maximum(np.abs(weights).max(axis=1), 1e-12) / 127.0
    return np.rint(weights / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def save_vectors(weights: NDArray[np.float32], path: Path) -> None:
    """Write the quantised table as `aligner.encoders.bundled` reads it."""
    rows, scale = quantise_rows(weights)
    save_file({"embedding.weight": rows, "embedding.scale": scale}, path)
