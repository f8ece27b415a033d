"""What a training run depends on, apart from the trainer, which is slow to load."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run depends on, beside its pairs.

    Attributes:
        dimensions: of a vector.
        epochs: times that every pair is seen.
        batch: pairs a step.
        scale: by which cosines are multiplied in the softmax, the inverse of a temperature.
        margin: by which a pair's own cosine must be above the others'.
        learning_rate: at the first step; it falls linearly to almost nothing.
        dropped: share of tokens left out.
        seed: of everything that is random.
    """

    dimensions: int = 256
    epochs: int = 6
    batch: int = 2048
    scale: float = 20.0
    margin: float = 0.2
    learning_rate: float = 0.03
    dropped: float = 0.1
    seed: int = 13
