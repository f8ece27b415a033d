"""Texts as rows of words, each word with the vector that an encoder gives it.

An encoder whose text is the sum of its tokens tells by the length of a word's vector how much the
word says: `the` has a short one, `biodiversity` a long one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np

from tmx.languages import primary

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

# Words kept with their vectors, some 100 MB; beyond that all are forgotten.
_REMEMBERED = 100_000
# A word is worth looking for from this length of its vector on (that of `the` is 1).
_TRIFLE = 1.0
# In place of the number of a word that is not.
_NOTHING = -1
_DATE_SIGNS = frozenset("年月日")
_ALPHABETIC = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


@runtime_checkable
class BagEncoder(Protocol):
    """An encoder that adds up vectors of tokens, as the bundled one does."""

    def knows(self, language: str) -> bool:
        """Whether texts of this language get meaningful vectors."""

    def sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, before it is scaled to length 1, float32 [n, d]."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text that say something.

    Attributes:
        places: where each begins and ends in the text, in order.
        vectors: float32 [words, d], of length 1.
        weights: float32 [words], the lengths that their vectors had.
        weight: sum of these.
        total: float32 [d], the sum of the vectors before they were scaled.
        left, right: float32 [words - 1]: what the cosines with a word and with the next one are
            multiplied by, to give with their sum the cosine with both together.
    """

    places: Sequence[tuple[int, int]]
    vectors: NDArray[np.float32]
    weights: NDArray[np.float32]
    weight: float
    total: NDArray[np.float32]
    left: NDArray[np.float32]
    right: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.places)


class Reader:
    """Cuts texts into words and keeps the vectors of those that it met.

    Args:
        encoder: gives the vectors.
    """

    def __init__(self, encoder: BagEncoder) -> None:
        self._encoder = encoder
        self._forget()

    def _forget(self) -> None:
        width = self._encoder.sums([""]).shape[1]
        # The row of each word among the vectors, _NOTHING for one that says nothing.
        self._ids: dict[str, int] = {}
        self._vectors = np.zeros((0, width), np.float32)
        self._weights = np.zeros(0, np.float32)

    def read(self, texts: Sequence[str], language: str) -> list[Words]:
        """The words of each text.

        Args:
            texts: of one language.
            language: its tag.
        """
        cut = _cutter(language)
        rows = [cut(text) for text in texts]
        if len(self._ids) > _REMEMBERED:
            self._forget()
        self._learn({word for row in rows for word, _, _ in row})
        return [self._words(row) for row in rows]

    def _learn(self, words: set[str]) -> None:
        new = sorted(words.difference(self._ids))
        if not new:
            return
        sums = self._encoder.sums(new)
        weights = np.linalg.norm(sums, axis=1)
        telling = weights > _TRIFLE
        self._ids.update(dict.fromkeys(new, _NOTHING))
        kept = [word for word, told in zip(new, telling, strict=True) if told]
        start = len(self._weights)
        self._ids.update(zip(kept, range(start, start + len(kept)), strict=True))
        unit = sums[telling] / weights[telling, None]
        self._vectors = np.concatenate([self._vectors, unit.astype(np.float32)])
        self._weights = np.concatenate([self._weights, weights[telling].astype(np.float32)])

    def _words(self, row: Sequence[tuple[str, int, int]]) -> Words:
        known = self._ids
        ids, places = [], []
        for word, start, end in row:
            number = known[word]
            if number != _NOTHING:
                ids.append(number)
                places.append((start, end))
        return made_of(places, self._vectors[ids], self._weights[ids])


def made_of(
    places: Sequence[tuple[int, int]], vectors: NDArray[np.float32], weights: NDArray[np.float32]
) -> Words:
    """Words with what is reckoned of them; arguments as the attributes of `Words`."""
    inner = np.einsum("nd,nd->n", vectors[1:], vectors[:-1])
    left, right = weights[:-1], weights[1:]
    length = np.sqrt(np.maximum(left * left + right * right + 2 * left * right * inner, 1e-9))
    return Words(
        places, vectors, weights, float(weights.sum()), weights @ vectors, left / length,
        right / length,
    )  # fmt: skip


def _cutter(language: str) -> Callable[[str], list[tuple[str, int, int]]]:
    return _chinese if primary(language) == "zh" else _alphabetic


def _alphabetic(text: str) -> list[tuple[str, int, int]]:
    return [(found[0].lower(), *found.span()) for found in _ALPHABETIC.finditer(text)]


def _chinese(text: str) -> list[tuple[str, int, int]]:
    import rjieba

    words: list[tuple[str, int, int]] = []
    place = 0
    for word in rjieba.cut(text):
        end = place + len(word)
        if word in _DATE_SIGNS and place and text[place - 1].isdecimal() and words:
            # The encoder knows `4月`, which `April` translates.
            number, start, _ = words.pop()
            words.append((number + word, start, end))
        elif word[0].isalnum():
            words.append((word.lower(), place, end))
        place = end
    return words
