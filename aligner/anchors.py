"""Where two documents surely touch: pairs of segments that are each other's nearest neighbour.

The longest chain of such pairs that runs forward on both sides guides the search; those off the
chain may be parts that moved. Short documents are compared segment by segment. In long ones a
fixed number of segments, spread evenly, is looked up on the whole other side, and then all of the
segments between two of those anchors are compared among themselves: time and memory grow with the
length, not with its square. (Anchors as in Moore 2002; from coarse to fine as in Thompson and
Koehn 2019.)
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from aligner.features import Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grid = NDArray[np.float32]

Pair = tuple[int, int]

# Weight of a value (number, date, symbol, label) beside a segment's meaning.
_VALUES = 0.5
# Pairs below this cosine are left to the search.
_COSINE = 0.5
# Rectangles with fewer cells than this are compared whole.
_WHOLE = 12_000_000
# Segments that are looked up on the whole other side of a larger rectangle: so many, or fewer
# where that leaves less than some tens of segments between two of them.
_SAMPLE, _BETWEEN = 1_000, 24
# Rows of a product that are held at once.
_ROWS = 1_024


class Joint:
    """Meaning and values of a side's segments in one vector, made when they are asked for.

    Kept for all segments they would be as large again as all else that is known of a book.
    """

    def __init__(self, side: Side, start: int = 0, stop: int | None = None) -> None:
        self._side = side
        self._rows = range(start, len(side) if stop is None else stop)

    def __len__(self) -> int:
        return len(self._rows)

    def part(self, start: int, stop: int) -> Joint:
        """Rows start .. stop - 1 of these."""
        return Joint(self._side, self._rows.start + start, self._rows.start + stop)

    def vectors(self, chosen: slice | NDArray[np.int64]) -> Grid:
        """Rows of length 1, float32 [chosen, d + e]."""
        whole = slice(self._rows.start, self._rows.stop)
        values = np.float32(_VALUES) * self._side.entities[whole][chosen]
        joint = np.concatenate([self._side.vectors[whole][chosen], values], axis=1)
        norms = np.sqrt(np.einsum("kd,kd->k", joint, joint))
        joint /= np.maximum(norms, 1e-9)[:, None]
        return joint


def chain(source: Side, target: Side) -> list[Pair]:
    """Pairs of segments that surely belong together, ascending on both sides.

    Args:
        source: n segments.
        target: m segments.
    """
    return _chained(Joint(source), Joint(target), (0, 0), (len(source), len(target)))


def _chained(left: Joint, right: Joint, start: Pair, end: Pair) -> list[Pair]:
    """Of the rectangle from `start` to before `end`."""
    (i0, j0), (i1, j1) = start, end
    if i0 >= i1 or j0 >= j1:
        return []
    here, there = left.part(i0, i1), right.part(j0, j1)
    if len(here) * len(there) <= _WHOLE:
        pairs = mutual(here, there, np.arange(len(here)))
        return [(i0 + i, j0 + j) for i, j in _longest(pairs)]
    step = max(_BETWEEN, len(here) // _SAMPLE)
    sampled = mutual(here, there, np.arange(step // 2, len(here), step))
    known = [start, *((i0 + i, j0 + j) for i, j in _longest(sampled)), end]
    out = []
    for one, following in pairwise(known):
        inside = one if one == start else (one[0] + 1, one[1] + 1)
        if one != start:
            out.append(one)
        # Sampling found nothing to cut at: the band goes straight through, as wide as it may.
        if (one, following) != (start, end):
            out += _chained(left, right, inside, following)
    return out


def mutual(
    left: Joint, right: Joint, wanted: NDArray[np.int64], least: float = _COSINE
) -> list[Pair]:
    """Pairs of segments that are each other's nearest neighbour, ascending by the left one.

    Args:
        left: n segments.
        right: m segments.
        wanted: rows of the left side to look up.
        least: cosine of a pair.
    """
    best, score = _nearest(left, wanted, right)
    back, _ = _nearest(right, best, left)
    chosen = np.flatnonzero((back == wanted) & (score >= least))
    return [(int(wanted[k]), int(best[k])) for k in chosen]


def _nearest(
    left: Joint, wanted: NDArray[np.int64], right: Joint
) -> tuple[NDArray[np.int64], Grid]:
    """For each wanted row of the left side the row of the right that is nearest, and the cosine."""
    best = np.zeros(len(wanted), dtype=np.int64)
    score = np.zeros(len(wanted), dtype=np.float32)
    rows = left.vectors(wanted)
    for top, bottom, first, last in _tiles(len(wanted), len(right)):
        cosines = rows[top:bottom] @ right.vectors(slice(first, last)).T
        place = cosines.argmax(axis=1)
        highest = cosines[np.arange(len(place)), place]
        better = highest > score[top:bottom]
        best[top:bottom][better] = first + place[better]
        score[top:bottom][better] = highest[better]
    return best, score


def _tiles(n: int, m: int) -> Iterator[tuple[int, int, int, int]]:
    wide = 8 * _ROWS
    for top in range(0, n, _ROWS):
        for first in range(0, m, wide):
            yield top, min(top + _ROWS, n), first, min(first + wide, m)


def _longest(pairs: list[Pair]) -> list[Pair]:
    """The longest chain that runs forward on both sides (patience sorting, Fredman 1975)."""
    tails: list[int] = []
    tail_at: list[int] = []
    previous = [-1] * len(pairs)
    for index, (_, j) in enumerate(pairs):
        place = bisect.bisect_left(tails, j)
        previous[index] = tail_at[place - 1] if place else -1
        tails[place : place + 1] = [j]
        tail_at[place : place + 1] = [index]
    found, index = [], tail_at[-1] if tail_at else -1
    while index >= 0:
        found.append(pairs[index])
        index = previous[index]
    return found[::-1]
