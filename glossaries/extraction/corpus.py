"""Aligned units as numbers: each side a row of word ids with offsets, all units one after another.

Million-unit memories are read this way: eight bytes a word and the texts themselves.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from glossaries.extraction.words import cutter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tmx.unit import TranslationUnit

# No term stands behind it; and one segment of that length is no sentence.
_MOST_CHARACTERS = 20_000


@dataclass(slots=True)
class Side:
    """One language of a corpus.

    Attributes:
        language: canonical tag.
        texts: one a unit.
        words: what the ids stand for, lower case.
        ids: int32 [words of all texts].
        starts: int32, the offset of each word in its text.
        ends: int32, the offset behind each word.
        capitals: bool, whether each word begins with a capital letter.
        shouted: bool, whether each is written in capitals, two or more: an abbreviation.
        bounds: int64 [units + 1]: the words of unit n are those from bounds[n] to bounds[n + 1].
    """

    language: str
    texts: list[str]
    words: list[str]
    ids: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    capitals: NDArray[np.bool_]
    shouted: NDArray[np.bool_]
    bounds: NDArray[np.int64]
    _units: NDArray[np.int32] | None = field(default=None)

    @property
    def units(self) -> NDArray[np.int32]:
        """int32 [words of all texts]: the number of the unit in which each stands."""
        if self._units is None:
            count = np.arange(len(self.texts), dtype=np.int32)
            self._units = np.repeat(count, np.diff(self.bounds))
        return self._units

    def text(self, first: int, last: int) -> str:
        """What is written from word `first` to before word `last`, of one unit."""
        whole = self.texts[int(self.units[first])]
        return whole[self.starts[first] : self.ends[last - 1]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Units of two languages: unit n is `source.texts[n]` with `target.texts[n]`."""

    source: Side
    target: Side

    def __len__(self) -> int:
        return len(self.source.texts)


def read_corpus(units: Iterable[TranslationUnit], source: str, target: str) -> Corpus:
    """Read units that have both languages, and each pair of texts once.

    Args:
        units: in any order; a stream will do.
        source: canonical tag of the language that is listed first.
        target: of the other.
    """
    seen: set[int] = set()
    pairs: tuple[list[str], list[str]] = ([], [])
    for unit in units:
        first, second = unit.variant(source), unit.variant(target)
        if first is None or second is None or first is second:
            continue
        texts = first.text, second.text
        if not all(0 < len(text) <= _MOST_CHARACTERS for text in texts):
            continue
        digest = hash(texts)
        if digest in seen:
            continue
        seen.add(digest)
        pairs[0].append(texts[0])
        pairs[1].append(texts[1])
    return Corpus(_side(pairs[0], source), _side(pairs[1], target))


def _side(texts: Sequence[str], language: str) -> Side:
    cut = cutter(language)
    numbers: dict[str, int] = {}
    ids, starts, ends = array("i"), array("i"), array("i")
    capitals, shouted = bytearray(), bytearray()
    bounds = [0]
    for text in texts:
        for word, start in cut(text):
            ids.append(numbers.setdefault(word.lower(), len(numbers)))
            starts.append(start)
            ends.append(start + len(word))
            capitals.append(word[0].isupper())
            shouted.append(len(word) > 1 and word.isupper())
        bounds.append(len(ids))
    return Side(
        language=language,
        texts=list(texts),
        words=list(numbers),
        ids=np.frombuffer(ids, np.intc) if ids else np.zeros(0, np.intc),
        starts=np.frombuffer(starts, np.intc) if starts else np.zeros(0, np.intc),
        ends=np.frombuffer(ends, np.intc) if ends else np.zeros(0, np.intc),
        capitals=np.frombuffer(capitals, np.bool_),
        shouted=np.frombuffer(shouted, np.bool_),
        bounds=np.asarray(bounds, np.int64),
    )
