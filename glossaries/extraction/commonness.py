"""How common the words of a corpus are elsewhere: a term has words that stand out."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from glossaries.extraction.corpus import Side
from tmx.languages import primary

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TABLES = {"en": "english_words.txt"}
# A language without a table: all words are taken to be as common as a word of a technical text.
_UNKNOWN = 5.0


@lru_cache(maxsize=4)
def rates(language: str) -> dict[str, float]:
    """Word -> log2 of its occurrences in a million words of general text; {} if unknown."""
    name = _TABLES.get(primary(language))
    if name is None:
        return {}
    text = (files("glossaries.extraction.patterns") / name).read_text(encoding="utf-8")
    table: dict[str, float] = {}
    for line in text.splitlines():
        rate, *words = line.split()
        table.update(dict.fromkeys(words, float(rate)))
    return table


def general(side: Side) -> NDArray[np.float32]:
    """The rate of each word of a side's vocabulary, float32 [words]."""
    table = rates(side.language)
    if not table:
        return np.full(len(side.words), _UNKNOWN, np.float32)
    rarest = min(table.values()) - 1.0
    return np.asarray([table.get(word, rarest) for word in side.words], np.float32)


def outstanding(side: Side, rate: NDArray[np.float32]) -> NDArray[np.float32]:
    """By how many doublings each word is more frequent here than elsewhere, float32 [words]."""
    counts = np.bincount(side.ids, minlength=len(side.words))
    here = np.log2(1e6 * (counts + 0.5) / max(len(side.ids), 1))
    return (here - rate).astype(np.float32)
