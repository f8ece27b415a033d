"""How near each word of a text comes to the other text, and the stretch that fits it least."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.adequacy.words import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: In the order of the coefficients.
WORD_FEATURES = (
    "one", "nearness", "weight", "nearness times weight", "nearness squared",
    "nearness of the words around",
)  # fmt: skip

# Lengths of vectors are divided by this, so that those of telling words are about 1.
_LENGTH = 10.0
_LONGEST = 2.0
# What a single word can say for or against a counterpart, in units of log-odds.
_MOST = 4.0


@dataclass(frozen=True, slots=True)
class Side:
    """A text held against the other one.

    Attributes:
        words: of the text.
        near: float32 [words]: the highest cosine of each word with a word, or with two words side
            by side, of the other text.
    """

    words: Words
    near: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words in a row that most likely have no counterpart.

    Attributes:
        first, end: number of the first word, and of the one behind the last; the same for none.
        evidence: sum of their log-odds.
    """

    first: int
    end: int
    evidence: float


def sides(one: Words, other: Words) -> tuple[Side, Side]:
    """Hold two texts against each other, word by word; both have words."""
    cosines = one.vectors @ other.vectors.T
    return Side(one, _nearest(cosines, other)), Side(other, _nearest(cosines.T, one))


def _nearest(cosines: NDArray[np.float32], other: Words) -> NDArray[np.float32]:
    """The highest cosine of each row, with words of the other text or the sum of two neighbours."""
    near: NDArray[np.float32] = cosines.max(1)
    if len(other) > 1:
        both = cosines[:, :-1] * other.left + cosines[:, 1:] * other.right
        near = np.maximum(near, both.max(1))
    return near


def word_features(side: Side) -> NDArray[np.float32]:
    """What tells whether a word has a counterpart, float32 [words, WORD_FEATURES]."""
    near, out = side.near, np.empty((len(side.near), 6), np.float32)
    heavy = np.minimum(side.words.weights / _LENGTH, _LONGEST)
    out[:, 0], out[:, 1], out[:, 2] = 1.0, near, heavy
    np.multiply(near, heavy, out=out[:, 3])
    np.multiply(near, near, out=out[:, 4])
    out[:, 5] = _around(out[:, 3]) / np.maximum(_around(heavy), 1e-6)
    return out


def _around(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sums over each value's two neighbours on either side, without itself."""
    padded = np.zeros(len(values) + 4, np.float32)
    padded[2:-2] = values
    sums: NDArray[np.float32] = padded[:-4] + padded[1:-3] + padded[3:-1] + padded[4:]
    return sums


def loneliest(side: Side, coefficients: NDArray[np.float32]) -> Stretch:
    """The stretch with the highest evidence (Kadane's maximum subarray).

    Args:
        side: it has words.
        coefficients: of a logistic regression on `word_features`, float32 [6].
    """
    odds = np.clip(word_features(side) @ coefficients, -_MOST, _MOST)
    sums = np.zeros(len(odds) + 1)
    np.cumsum(odds, out=sums[1:])
    gains = sums - np.minimum.accumulate(sums)
    end = int(gains.argmax())
    first = int(sums[: end + 1].argmin()) if end else 0
    return Stretch(first, end, float(gains[end]))
