"""Candidates of the source side, whichever way they were found, as one kind of thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from glossaries.extraction.corpus import Side
from glossaries.extraction.kinds import heads, is_abbreviation
from glossaries.extraction.names import Name, names
from glossaries.extraction.ngrams import runs
from glossaries.extraction.patterns.base import Patterns

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Item:
    """A run of words of the source that may be a term.

    Attributes:
        length: in words.
        places: int64, where it begins.
        named: whether it is a name (by capitals), else a run that comes back.
        alone: share of the places in which it is not merely a part of one longer candidate.
        free: of a name, the share in which it is the longest there.
        termhood: how much there is to it, by frequency and length.
        body: whether it is headed as a body.
        document: whether it is headed as a document.
        abbreviation: whether it is one word in capitals.
        determined: of a run, the share that stands behind an article or the like.
    """

    length: int
    places: NDArray[np.int64]
    named: bool
    alone: float
    termhood: float
    body: bool = False
    document: bool = False
    abbreviation: bool = False
    determined: float = 0.0
    free: float = 0.0


# A run of several words must come back once, in large corpora more often: (units, times).
_LEAST = ((20_000, 2), (100_000, 3), (400_000, 4))
_LEAST_IN_LARGEST = 6


def items(side: Side, keys: NDArray[np.int32], patterns: Patterns, most: int) -> list[Item]:
    """All candidates of a side, at most so many: names first, then by termhood.

    Args:
        side: of the source.
        keys: int32 [words of its vocabulary]: forms of one word have one key.
        patterns: of its language.
        most: how many are looked into.
    """
    least = next((n for units, n in _LEAST if len(side.texts) <= units), _LEAST_IN_LARGEST)
    named = [_named(one, side, patterns) for one in names(side, patterns, least - 1)]
    run = [
        Item(one.length, one.places, False, one.alone, one.termhood, determined=one.determined)
        for one in runs(side, keys, patterns, least, least)
        if one.termhood > 0
    ]
    named.sort(key=lambda one: -one.termhood)
    run.sort(key=lambda one: -one.termhood)
    return named[: most // 2] + run[: most - min(len(named), most // 2)]


def _named(one: Name, side: Side, patterns: Patterns) -> Item:
    first = int(one.places[0])
    text = side.text(first, first + one.length)
    body, document = heads(text, patterns, side.language)
    weight = float(np.log2(max(one.length, 1.5)))
    return Item(
        one.length,
        one.places,
        True,
        1.0 - one.within / len(one.places),
        weight * (one.free + 0.1 * (body or document)),
        body,
        document,
        one.length == 1 and is_abbreviation(text),
        free=one.free / len(one.places),
    )
