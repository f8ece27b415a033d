"""The encoder that comes with the package: a vector per token, a sum over the text.

No attention and no download: the weights are one byte each with one scale a row, and lie in
`model/` beside this file. How they are made stands in `training/`.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import UnreadableDocument

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parent / "model"
LANGUAGES = frozenset({"en", "zh"})
# Rows are gathered and added this many texts at a time, to bound memory on long documents.
_CHUNK = 4096


class StaticEncoder:
    """A table of token vectors with its tokenizer, read from a folder.

    Args:
        folder: holds `tokenizer.json` and `model.safetensors` (`embedding.weight` int8 [v, d],
            `embedding.scale` float32 [v]).
        name: how the user calls it.
        languages: primary subtags of the languages it was trained on.

    Raises:
        UnreadableDocument: the folder lacks a file or holds a damaged one.
    """

    def __init__(
        self, folder: Path, name: str = "bundled", languages: frozenset[str] = LANGUAGES
    ) -> None:
        self.name = name
        self._languages = languages
        self._folder = folder
        self._tokenizer, self._rows, self._scale = _load(folder)

    @functools.cached_property
    def version(self) -> str:
        """First eight hexadecimal digits of the weights' SHA-256."""
        digest = hashlib.sha256((self._folder / "model.safetensors").read_bytes())
        return digest.hexdigest()[:8]

    def knows(self, language: str) -> bool:
        """Whether the language's primary subtag is among those trained on."""
        return language.split("-")[0].lower() in self._languages

    def sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Sums of token vectors, float32 [n, d]; a text without tokens is a row of zeros."""
        import numpy as np

        out = np.zeros((len(texts), self._rows.shape[1]), dtype=np.float32)
        for start in range(0, len(texts), _CHUNK):
            chunk = list(texts[start : start + _CHUNK])
            ids = [one.ids for one in self._tokenizer.encode_batch_fast(chunk)]
            filled = np.array([row for row, one in enumerate(ids) if one], dtype=np.int64)
            if len(filled):
                flat = np.concatenate([np.array(one, dtype=np.int64) for one in ids if one])
                sizes = np.array([len(one) for one in ids if one])
                offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
                vectors = self._rows[flat] * self._scale[flat, None]
                out[start + filled] = np.add.reduceat(vectors, offsets, axis=0)
        return out

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Sums scaled to length 1, float32 [n, d]."""
        return normalise(self.sums(texts))


def normalise(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows scaled to length 1; a row of zeros stays."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: NDArray[np.float32] = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit


def _load(folder: Path) -> tuple[Tokenizer, NDArray[np.int8], NDArray[np.float32]]:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    try:
        tensors = load_file(folder / "model.safetensors")
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        return tokenizer, tensors["embedding.weight"], tensors["embedding.scale"]
    # tokenizers raises a bare Exception for a missing or damaged file, safetensors its own.
    except Exception as error:
        raise UnreadableDocument(
            f"not a bundled-encoder folder ({error})",
            path=folder,
            remedy="install diptych again, or name another encoder with --encoder",
        ) from error
