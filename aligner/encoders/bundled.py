"""The encoder that comes with the package: a vector per token, a sum over the text.

No attention and no download. `model/` beside this file is a `StaticEmbedding` in the files of
sentence-transformers and model2vec: one byte a weight, one scale a row. This reader needs only
numpy, `tokenizers` and `safetensors`; `SentenceTransformer(folder)` reads the same files and
gives equal vectors. How they are made stands in `training/`.
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

    from aligner.encoders.pieces import PieceReader

FOLDER = Path(__file__).parent / "model"
LANGUAGES = frozenset({"en", "zh"})
TOKENIZER, WEIGHTS = "tokenizer.json", "model.safetensors"


class StaticEncoder:
    """A table of token vectors with its tokenizer, read from a folder.

    Args:
        folder: holds `tokenizer.json` and `model.safetensors` (`embeddings` int8 [v, d] and
            `weights` float32 [v], the scale of each row).
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
        self._pieces, self._rows, self._scale = _load(folder)

    @functools.cached_property
    def version(self) -> str:
        """First eight hexadecimal digits of the SHA-256 of the weights and the tokenizer."""
        digest = hashlib.sha256()
        for name in (WEIGHTS, TOKENIZER):
            digest.update((self._folder / name).read_bytes())
        return digest.hexdigest()[:8]

    def knows(self, language: str) -> bool:
        """Whether the language's primary subtag is among those trained on."""
        return language.split("-")[0].lower() in self._languages

    def sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Sums of token vectors, float32 [n, d]; a text without tokens is a row of zeros."""
        import numpy as np

        ids, sizes = self._pieces.read(texts)
        out = np.zeros((len(texts), self._rows.shape[1]), dtype=np.float32)
        # One small product a text: its rows stay in the processor's cache, which makes this many
        # times faster than gathering the rows of all texts first.
        start = 0
        for row, size in enumerate(sizes.tolist()):
            tokens = ids[start : start + size]
            out[row] = self._scale[tokens] @ self._rows[tokens]
            start += size
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


def _load(folder: Path) -> tuple[PieceReader, NDArray[np.int8], NDArray[np.float32]]:
    from safetensors.numpy import load_file

    from aligner.encoders.pieces import PieceReader

    try:
        tensors = load_file(folder / WEIGHTS)
        pieces = PieceReader(folder / TOKENIZER)
        rows, scale = tensors["embeddings"], tensors["weights"]
        if not len(rows) == len(scale) == len(pieces):
            raise ValueError(f"{len(rows)} rows and {len(scale)} scales for {len(pieces)} pieces")
    # tokenizers raises a bare Exception for a missing or damaged file, safetensors its own.
    except Exception as error:
        raise UnreadableDocument(
            f"not a bundled-encoder folder ({error})",
            path=folder,
            remedy="install diptych again, or name another encoder with --encoder",
        ) from error
    return pieces, rows, scale
