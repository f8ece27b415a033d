"""Any sentence-transformers model, by its id or its folder: the extra `neural`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aligner.errors import MissingExtra, UnknownEncoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer


class NeuralEncoder:
    """A sentence-transformers model.

    Args:
        name: a model id such as `sentence-transformers/LaBSE`, or a folder.

    Raises:
        MissingExtra: sentence-transformers is not installed.
        UnknownEncoder: there is no such model here, and it cannot be fetched.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = _load(name)

    @property
    def version(self) -> str:
        """The model's own revision where its card has one, else the library's version."""
        revision = getattr(self._model.model_card_data, "base_model_revision", None)
        if revision:
            return str(revision)[:8]
        import sentence_transformers

        return f"sentence-transformers {sentence_transformers.__version__}"

    def knows(self, language: str) -> bool:
        """The user chose the model; it is taken to know what it is given."""
        return True

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, float32 [n, d], rows of length 1."""
        import numpy as np

        vectors = self._model.encode(
            list(texts),
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _load(name: str) -> SentenceTransformer:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise MissingExtra(
            f"the encoder {name!r} needs sentence-transformers, which is not installed",
            remedy="in the folder of diptych run: pip install -c constraints.txt '.[neural]'",
        ) from error
    try:
        return SentenceTransformer(name)
    # The hub client, the tokenizer and the weights each raise their own kinds, some of them bare
    # Exception; whatever it was, the model could not be had.
    except Exception as error:
        raise UnknownEncoder(
            f"the encoder {name!r} cannot be loaded ({_first_line(error)})",
            remedy="check the name and the connection, or give a folder that holds the model",
        ) from error


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
