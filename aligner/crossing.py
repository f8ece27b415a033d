"""Beads that cross: what stands elsewhere in the other version.

The search runs forward on both sides, so an annex that moved to the end, or two paragraphs that
changed places, stay behind as segments left alone or paired with little confidence. Among these,
pairs that are each other's nearest neighbour, and nearer than anything else in the other version,
show where a part went; it is then aligned with its counterpart as a document of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.anchors import Joint, mutual
from aligner.confidence import confidences
from aligner.scoring import Scorer
from aligner.search import Span, search

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.features import Side

    Pair = tuple[int, int]

_LOG = logging.getLogger(__name__)

# Beads below this confidence do not hold their segments, crossing ones below it are not believed.
_SURE = 0.5
# How much nearer a pair must be than either is to anything else: a formula that stands in twenty
# places did not move from one to another.
_AHEAD = 0.05
# Parts between the same two places that cross each other, as the cells of a table in another order
# do, are found one after the other; more rounds found nothing more.
_ROUNDS = 2
# More cells than this are not compared: a book of which that much is left alone is no version.
_MOST = 200_000_000
# Segments between two pairs that moved together.
_CLOSE = 3
# Rows of a product that are held at once.
_ROWS = 1_024


@dataclass(frozen=True, slots=True)
class Found:
    """A bead of the alignment.

    Attributes:
        span: (i0, i1, j0, j1) as `search` gives it.
        confidence: probability that it is right, 0 if a side is empty.
        moved: whether it crosses others.
    """

    span: Span
    confidence: float
    moved: bool = False


def with_crossings(scorer: Scorer, path: Sequence[Span], sure: Sequence[float]) -> list[Found]:
    """A path and the beads that cross it.

    Args:
        scorer: that the path was found with.
        path: as `search` gives it.
        sure: confidence of each of its beads.

    Returns:
        Beads that cover both sides once, those with source segments in their order.
    """
    found = [Found(span, p) for span, p in zip(path, sure, strict=True)]
    for _ in range(_ROUNDS):
        free = _free(found)
        pairs = list(_strays(scorer, found, *free))
        moved = list(_aligned(scorer, pairs, *free))
        if not moved:
            break
        found = _merged(scorer, found, moved)
    return found


def _free(found: Iterable[Found]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Source and target segments that no bead holds surely."""
    loose = [one.span for one in found if one.confidence < _SURE]
    source = [i for i0, i1, _, _ in loose for i in range(i0, i1)]
    target = [j for _, _, j0, j1 in loose for j in range(j0, j1)]
    return np.array(source, dtype=np.int64), np.array(target, dtype=np.int64)


def _strays(
    scorer: Scorer,
    found: Sequence[Found],
    source: NDArray[np.int64],
    target: NDArray[np.int64],
) -> Iterator[Pair]:
    """Free segments that are clearly each other's nearest neighbour, across sure beads."""
    cells = len(source) * len(target)
    if cells > _MOST:
        _LOG.info("too many segments are left alone to look for parts that moved")
    if not 0 < cells <= _MOST:
        return
    left, right = Joint(scorer.source.part(source)), Joint(scorer.target.part(target))
    pairs = np.array(mutual(left, right, np.arange(len(left))), dtype=np.int64).reshape(-1, 2)
    pairs = pairs[_across(source[pairs[:, 0]], target[pairs[:, 1]], found)]
    if len(pairs) * (len(scorer.source) + len(scorer.target)) > _MOST:
        # In a book a single pair that is alike by chance is likelier than one that moved alone.
        pairs = pairs[_in_company(source[pairs[:, 0]], target[pairs[:, 1]])]
    if not len(pairs):
        return
    one, other = pairs.T
    rows, columns = left.vectors(one), right.vectors(other)
    ahead = np.einsum("kd,kd->k", rows, columns) - np.maximum(
        _second(rows, scorer.target, target[other]), _second(columns, scorer.source, source[one])
    )
    for k in np.flatnonzero(ahead >= _AHEAD):
        yield int(source[one[k]]), int(target[other[k]])


def _in_company(source: NDArray[np.int64], target: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs, ascending by their source, have another close by on both sides."""
    company = np.zeros(len(source), dtype=bool)
    for apart in range(1, _CLOSE + 1):
        near = (source[apart:] - source[:-apart] <= _CLOSE) & (
            np.abs(target[apart:] - target[:-apart]) <= _CLOSE
        )
        company[apart:] |= near
        company[:-apart] |= near
    return company


def _second(vectors: NDArray[np.float32], side: Side, best: NDArray[np.int64]) -> Any:
    """Highest cosine of each vector with a segment of a side other than its best."""
    highest = np.full(len(vectors), -1.0, dtype=np.float32)
    joint = Joint(side)
    for top in range(0, len(side), _ROWS):
        cosines = vectors @ joint.vectors(slice(top, top + _ROWS)).T
        here = np.flatnonzero((best >= top) & (best < top + _ROWS))
        cosines[here, best[here] - top] = -1.0
        highest = np.maximum(highest, cosines.max(axis=1))
    return highest


def _across(
    source: NDArray[np.int64], target: NDArray[np.int64], found: Sequence[Found]
) -> NDArray[np.bool_]:
    """Which of some pairs stand across a bead that is sure."""
    sure = [one.span for one in found if one.confidence >= _SURE and not one.moved]
    held = np.array(sure, dtype=np.int64).reshape(-1, 4)
    reached = np.concatenate([[0], held[:, 3]])
    following = np.concatenate([held[:, 2], [np.iinfo(np.int64).max]])
    place = np.searchsorted(held[:, 0], source)
    across: NDArray[np.bool_] = (target < reached[place]) | (target >= following[place])
    return across


def _aligned(
    scorer: Scorer, pairs: Sequence[Pair], source: NDArray[np.int64], target: NDArray[np.int64]
) -> Iterator[Found]:
    """Sure beads of the parts that the pairs belong to, those with most pairs first."""
    if not pairs:
        return
    homes = _runs(source), _runs(target)
    votes: dict[tuple[range, range], list[Pair]] = {}
    for i, j in pairs:
        votes.setdefault((homes[0][i], homes[1][j]), []).append((i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    for place in sorted(votes, key=lambda place: -len(votes[place])):
        beads = [one for one in _within(scorer, *place, moved=True) if one.confidence >= _SURE]
        # A part in which the pairs that led there are no beads is none that moved.
        if not any(_holds(one.span, pair) for one in beads for pair in votes[place]):
            continue
        for one in beads:
            own = range(*one.span[:2]), range(*one.span[2:])
            if not any(taken[k].intersection(own[k]) for k in (0, 1)):
                for k in (0, 1):
                    taken[k].update(own[k])
                yield one


def _holds(span: Span, pair: Pair) -> bool:
    return span[0] <= pair[0] < span[1] and span[2] <= pair[1] < span[3]


def _within(scorer: Scorer, rows: range, columns: range, *, moved: bool = False) -> Iterator[Found]:
    """The beads of a part of both versions, aligned as documents of their own."""
    part = Scorer(
        scorer.source.part(slice(rows.start, rows.stop)),
        scorer.target.part(slice(columns.start, columns.stop)),
        scorer.span,
        scorer.weights,
        scorer.ratio,
    )
    path = search(part)
    i, j = rows.start, columns.start
    for (i0, i1, j0, j1), sure in zip(path, confidences(part, path), strict=True):
        yield Found((i + i0, i + i1, j + j0, j + j1), sure, moved)


def _runs(numbers: NDArray[np.int64]) -> dict[int, range]:
    """For each number the run of consecutive ones that it is in."""
    out: dict[int, range] = {}
    for run in np.split(numbers, np.flatnonzero(np.diff(numbers) != 1) + 1):
        whole = range(int(run[0]), int(run[-1]) + 1)
        out.update(dict.fromkeys(whole, whole))
    return out


def _merged(scorer: Scorer, found: Sequence[Found], moved: Sequence[Found]) -> list[Found]:
    """The path without the segments that moved, and what moved in the order of the source."""
    taken = (
        {i for one in moved for i in range(*one.span[:2])},
        {j for one in moved for j in range(*one.span[2:])},
    )
    kept: list[Found] = []
    for one in found:
        sides = range(*one.span[:2]), range(*one.span[2:])
        if all(taken[k].isdisjoint(sides[k]) for k in (0, 1)):
            kept.append(one)
        else:
            left = ([n for n in sides[k] if n not in taken[k]] for k in (0, 1))
            kept += _remains(scorer, one.span, *left)
    return list(_in_order(kept, moved))


def _remains(
    scorer: Scorer, span: Span, rows: Sequence[int], columns: Sequence[int]
) -> Iterator[Found]:
    """What is left of a bead that lost segments: aligned anew, or alone where there is a gap."""
    if rows and columns and all(side[-1] - side[0] < len(side) for side in (rows, columns)):
        yield from _within(scorer, range(rows[0], rows[-1] + 1), range(columns[0], columns[-1] + 1))
        return
    yield from (Found((i, i + 1, span[2], span[2]), 0.0) for i in rows)
    yield from (Found((span[1], span[1], j, j + 1), 0.0) for j in columns)


def _in_order(kept: Sequence[Found], moved: Iterable[Found]) -> Iterator[Found]:
    """Both in the order of the source; what only the target has stays where it was."""
    waiting = sorted(moved, key=lambda one: one.span, reverse=True)
    for one in kept:
        while waiting and one.span[1] > one.span[0] and waiting[-1].span[0] <= one.span[0]:
            yield waiting.pop()
        yield one
    yield from reversed(waiting)
