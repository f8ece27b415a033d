"""Texts into vectors.

`load_encoder` gives an encoder by name; loading numpy, the tokenizer and the weights waits
until then.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from aligner.errors import UnknownEncoder

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.encoders.base import Encoder

__all__ = ["ENCODERS", "load_encoder"]


def _bundled() -> Encoder:
    from aligner.encoders.bundled import FOLDER, StaticEncoder

    return StaticEncoder(FOLDER)


ENCODERS: dict[str, Callable[[], Encoder]] = {"bundled": _bundled}


@functools.lru_cache(maxsize=4)
def load_encoder(name: str = "bundled") -> Encoder:
    """An encoder by name.

    Args:
        name: one of `ENCODERS`, or a sentence-transformers model id (with a slash) or folder.

    Raises:
        UnknownEncoder: neither registered nor a model that can be loaded.
        MissingExtra: a sentence-transformers model without the extra `neural`.
    """
    if name in ENCODERS:
        return ENCODERS[name]()
    if not _looks_like_model(name):
        known = ", ".join(sorted(ENCODERS))
        raise UnknownEncoder(
            f"no encoder is called {name!r}",
            remedy=f"take {known}, or a sentence-transformers model such as "
            "sentence-transformers/LaBSE or the path of its folder",
        )
    from aligner.encoders.sentence_transformers import NeuralEncoder

    return NeuralEncoder(name)


def _looks_like_model(name: str) -> bool:
    from pathlib import Path

    return "/" in name or Path(name).is_dir()
