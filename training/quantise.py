"""Token vectors small enough to ship, in files that sentence-transformers reads as they are.

One byte a weight and one scale a row, under the names that model2vec gave them (`embeddings`,
`weights`) and that sentence-transformers multiplies when it loads a `StaticEmbedding`.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from aligner.encoders.bundled import WEIGHTS

_PACKAGE = "sentence_transformers"
# What `SentenceTransformer(folder)` looks for: the modules in turn, and how texts are compared.
_MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": f"{_PACKAGE}.sentence_transformer.modules.static_embedding.StaticEmbedding",
    },
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": f"{_PACKAGE}.base.modules.normalize.Normalize",
    },
]
_CONFIG: dict[str, object] = {
    "model_type": "SentenceTransformer",
    "prompts": {},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def quantise_rows(
    weights: NDArray[np.float32], bits: int
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Each row as small integers times a scale.

    Args:
        weights: float32 [n, d].
        bits: of an integer, 2 to 8. Fewer than 8 are stored in a byte all the same, and make the
            file smaller once it is compressed, as it is in a wheel.

    Returns:
        int8 [n, d] and float32 [n], whose product is within half a scale of the weights.
    """
    most = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(weights).max(axis=1), 1e-12) / most
    return np.rint(weights / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def save_model(weights: NDArray[np.float32], folder: Path, bits: int) -> None:
    """Write everything but the tokenizer and the model card, as both readers want it.

    Args:
        weights: float32 [vocabulary, dimensions], row i for the token with the id i.
        folder: already holds `tokenizer.json`.
        bits: of a weight.
    """
    rows, scale = quantise_rows(weights, bits)
    # The unknown piece says nothing, so that an odd character changes no vector.
    scale[0] = 0.0
    # Not by `save_file`, whose files only their owner may read.
    (folder / WEIGHTS).write_bytes(save({"embeddings": rows, "weights": scale}))
    (folder / "1_Normalize").mkdir(exist_ok=True)
    _write_json({}, folder / "1_Normalize" / "config.json")
    _write_json(_MODULES, folder / "modules.json")
    _write_json(_CONFIG, folder / "config_sentence_transformers.json")


def _write_json(data: object, path: Path) -> None:
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8", newline="\n")
