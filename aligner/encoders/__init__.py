"""Texts into vectors.

`load_encoder` gives an encoder by name; loading numpy, the tokenizer and the weights waits
until then, and a neural model until a text comes whose vector is not in the cache.
"""

from __future__ import annotations

import functools
import os
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


def load_encoder(
    name: str = "bundled",
    *,
    device: str | None = None,
    cache: bool = True,
    progress: Callable[[str, float], None] | None = None,
) -> Encoder:
    """An encoder by name.

    Args:
        name: one of `ENCODERS`; a sentence-transformers model by its id on the Hugging Face hub
            (OWNER/NAME, downloaded if it is not on this machine), or by its folder.
        device: where a neural model computes: cpu, cuda, cuda:1 or mps; None takes the best.
        cache: whether a neural model's vectors are kept on disk (`aligner.encoders.cache`).
        progress: called with "downloading" and the share that is done, 0 to 1.

    Raises:
        UnknownEncoder: neither registered nor a model that can be had.
        MissingExtra: a sentence-transformers model without the extra `neural`.
        DeviceProblem: no device is called so.
    """
    if name in ENCODERS:
        return _registered(name)
    if not _looks_like_model(name):
        known = ", ".join(sorted(ENCODERS))
        raise UnknownEncoder(
            f"no encoder is called {name!r}",
            remedy=f"take {known}, or a sentence-transformers model such as "
            "sentence-transformers/LaBSE or the path of its folder",
        )
    from aligner.encoders.sentence_transformers import neural_encoder

    return neural_encoder(name, device, cache=cache, progress=progress)


@functools.cache
def _registered(name: str) -> Encoder:
    return ENCODERS[name]()


def _looks_like_model(name: str) -> bool:
    return "/" in name or os.path.isdir(name)
