"""How good an encoder is on pairs that it was not trained on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.encoders.base import Encoder
from training.pairs import Pair


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Share of sentences whose nearest neighbour among all translations is their own.

    Attributes:
        pairs: how many were searched among.
        forth: from English to Chinese.
        back: from Chinese to English.
    """

    pairs: int
    forth: float
    back: float

    def __str__(self) -> str:
        return f"{self.forth:.3f} / {self.back:.3f}"


def retrieval(encoder: Encoder, pairs: Sequence[Pair]) -> Retrieval:
    """Both ways, among all pairs given; of sentences that occur twice only one can be found."""
    english, chinese = ([pair[side] for pair in pairs] for side in (0, 1))
    cosines = encoder.encode(english) @ encoder.encode(chinese).T
    own = np.arange(len(pairs))
    forth, back = (cosines.argmax(axis=axis) == own for axis in (1, 0))
    return Retrieval(len(pairs), float(forth.mean()), float(back.mean()))


def hold_out(pairs: Sequence[Pair], count: int, seed: int) -> tuple[list[Pair], list[Pair]]:
    """Pairs to train on and `count` pairs to measure on, drawn at random.

    Raises:
        ValueError: there are not more pairs than that.
    """
    if len(pairs) <= count:
        raise ValueError(f"{len(pairs)} pairs are too few to hold out {count}")
    chance = random.Random(seed)  # noqa: S311 - reproducible sampling, not secrecy
    held = set(chance.sample(range(len(pairs)), count))
    return (
        [pair for row, pair in enumerate(pairs) if row not in held],
        [pair for row, pair in enumerate(pairs) if row in held],
    )
