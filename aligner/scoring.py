"""The score of a bead, in one place.

For a run of source segments s and a run of target segments t:

    score = (cos(s, t) - margin * near) * fit + structure

- cos: of the runs' vectors (meaning and entities, `aligner.features`).
- near: the mean cosine of each run with the segments just before and after the other run. A true
  bead stands out from its surroundings; a run that lacks a sentence or has one too many does not
  (margin scoring: Artetxe and Schwenk 2019; as used on neighbours by Liu and Zhu 2022, Bertalign).
- fit: log2(1 + shorter / longer) of the runs' lengths after scaling by the documents' own ratio,
  1 for equal lengths (the length evidence of Gale and Church 1993, in Bertalign's form).
- structure: penalties for what translators do not do: a heading against half a paragraph, a run
  over a block's end or into an item with a label of its own.

A segment left alone costs `skip`. Nothing is multiplied by the size of a bead: two 1-1 beads
outweigh the one 2-2 that joins them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligner.document import Kind
from aligner.features import KINDS, Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grid = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the score; chosen by `python -m benchmarks.tune` on the development sets.

    Attributes:
        margin: share of the neighbours' mean cosine that is taken off.
        skip: price of a segment left alone, added to the score (negative).
        entity: see `features.prepare`.
        kind_clash: added when the runs' kinds do not belong together (negative).
        block_end: added for each block's end inside a run (negative).
        own_label: added besides when the block that begins there has a label or is a table cell
            (negative).
        mixed_run: added besides when that block is of another kind (negative): a footnote or a
            heading is no continuation of a paragraph.
    """

    margin: float = 0.75
    skip: float = -0.15
    entity: float = 0.5
    kind_clash: float = -0.3
    block_end: float = -0.1
    own_label: float = -0.3
    mixed_run: float = -1.0


# Kinds that one version often has where the other has its partner: readers and layouts differ.
_LIKE = {
    frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM}): 0.0,
    frozenset({Kind.HEADING, Kind.LIST_ITEM}): 0.5,
    frozenset({Kind.HEADING, Kind.PARAGRAPH}): 0.5,
    frozenset({Kind.HEADING, Kind.TABLE_CELL}): 0.7,
    frozenset({Kind.LIST_ITEM, Kind.TABLE_CELL}): 0.5,
}


def clash_table(weight: float) -> Grid:
    """What each pair of kinds costs, float32 [kinds, kinds]."""
    return np.array(
        [
            [0.0 if a == b else weight * _LIKE.get(frozenset({a, b}), 1.0) for b in KINDS]
            for a in KINDS
        ],
        dtype=np.float32,
    )


class Scorer:
    """Scores of all beads that end in a rectangle of the two documents.

    A bead is named by where it ends: (i, a, j, b) covers source segments i-a .. i-1 and target
    segments j-b .. j-1.

    Args:
        source: n segments.
        target: m segments.
        max_span: most segments on one side of a bead.
        weights: of the score.
    """

    def __init__(self, source: Side, target: Side, max_span: int, weights: Weights) -> None:
        self.source, self.target = source, target
        self.span, self.weights = max_span, weights
        self.norms = tuple(_run_norms(side.vectors, max_span) for side in (source, target))
        self._lengths = tuple(_run_lengths(side.lengths, max_span) for side in (source, target))
        self._breaks = tuple(_run_breaks(side, max_span, weights) for side in (source, target))
        self._ratio = max(source.lengths.sum(), 1.0) / max(target.lengths.sum(), 1.0)
        self._clash = clash_table(weights.kind_clash)

    def block(self, rows: range, columns: range) -> Grid:
        """Scores of the beads that end at i in `rows` and j in `columns`.

        Returns:
            float32 [len(rows), max_span, max_span, len(columns)], in the middle by a - 1 and
            b - 1; minus infinity where a bead would start before its document.
        """
        cosines = _Cosines(self, rows, columns)
        out = np.empty((len(rows), self.span, self.span, len(columns)), dtype=np.float32)
        for a in range(1, self.span + 1):
            for b in range(1, self.span + 1):
                out[:, a - 1, b - 1] = self._bead(cosines, a, b, rows, columns)
        return out

    def each(self, spans: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Scores and plain cosines of beads given one by one, neither side empty.

        Args:
            spans: int [k, 4], rows (i0, i1, j0, j1).

        Returns:
            float64 [k] each; the scores are what `block` gives for the same beads.
        """
        i0, i1, j0, j1 = spans.T
        n, m = len(self.source), len(self.target)
        runs = self._run(0, i0, i1), self._run(1, j0, j1)
        cosine = _cosine(*runs)
        near, count = np.zeros(len(spans)), np.zeros(len(spans))
        beside = ((j1, m, 1, 0), (j0 - 1, m, 1, 0), (i1, n, 0, 1), (i0 - 1, n, 0, 1))
        for at, end, side, other in beside:
            there = (at >= 0) & (at < end)
            first = np.where(there, at, 0)
            near += np.where(there, _cosine(runs[other], self._run(side, first, first + 1)), 0.0)
            count += there
        score = cosine - self.weights.margin * near / np.maximum(count, 1)
        a, b = i1 - i0 - 1, j1 - j0 - 1
        lengths = self._lengths[0][a, i1], self._lengths[1][b, j1] * self._ratio
        score *= np.log2(1 + np.minimum(*lengths) / np.maximum(*lengths))
        score += self._breaks[0][a, i1] + self._breaks[1][b, j1]
        return score + self._clash[self.source.kinds[i0], self.target.kinds[j0]], cosine

    def _run(self, side: int, start: NDArray[np.int64], end: NDArray[np.int64]) -> Grid:
        """Vectors of runs, float32 [k, d]; segments are added one by one, as sums of few."""
        vectors = (self.source, self.target)[side].vectors
        out = vectors[start].copy()
        for more in range(1, self.span):
            rows = start + more < end
            out[rows] += vectors[start[rows] + more]
        return out  # type: ignore[no-any-return]  # indexing with an array loses the type

    def _bead(self, cosines: _Cosines, a: int, b: int, rows: range, columns: range) -> Grid:
        i, j = np.array(rows), np.array(columns)
        score: Grid = cosines.of(a, b) - np.float32(self.weights.margin) * cosines.near(a, b)
        score *= self._fit(a, b, i, j)
        score += self._breaks[0][a - 1, i][:, None] + self._breaks[1][b - 1, j][None, :]
        first = np.maximum(i - a, 0), np.maximum(j - b, 0)
        score += self._clash[self.source.kinds[first[0]]][:, self.target.kinds[first[1]]]
        score[i < a] = -np.inf
        score[:, j < b] = -np.inf
        return score

    def _fit(self, a: int, b: int, i: NDArray[np.int64], j: NDArray[np.int64]) -> Grid:
        left = self._lengths[0][a - 1, i][:, None]
        right = self._lengths[1][b - 1, j][None, :] * np.float32(self._ratio)
        fit: Grid = np.log2(1 + np.minimum(left, right) / np.maximum(left, right))
        return fit


def _cosine(left: Grid, right: Grid) -> NDArray[np.float64]:
    norms = np.linalg.norm(left, axis=1) * np.linalg.norm(right, axis=1)
    inner: NDArray[np.float64] = np.einsum("kd,kd->k", left, right) / np.maximum(norms, 1e-12)
    return inner


class _Cosines:
    """Cosines of all runs that end in a rectangle, from one matrix of inner products.

    The inner product of two runs is the sum over their segments' inner products, so all of them
    come from one summed-area table (Crow 1984).
    """

    def __init__(self, scorer: Scorer, rows: range, columns: range) -> None:
        self._scorer, self._rows, self._columns = scorer, rows, columns
        self._span = span = scorer.span
        # A rim on every side: runs reach back by span, neighbours by one more and ahead by one.
        left = _rows_or_zero(scorer.source.vectors, rows.start - span - 1, rows.stop + 1)
        right = _rows_or_zero(scorer.target.vectors, columns.start - span - 1, columns.stop + 1)
        products = (left @ right.T).astype(np.float64)
        self._sums = np.zeros((left.shape[0] + 1, right.shape[0] + 1))
        self._sums[1:, 1:] = products.cumsum(axis=0).cumsum(axis=1)
        # With single segments on one side, from as far back as a run reaches to one ahead.
        sizes = range(1, span + 1)
        self._to_target = [self._grid(a, 1, (0, 0), (span, 1)) for a in sizes]
        self._to_source = [self._grid(1, b, (span, 1), (0, 0)) for b in sizes]

    def of(self, a: int, b: int) -> Grid:
        """Cosine of the runs of a source and b target segments that end in the rectangle."""
        return self._grid(a, b, (0, 0), (0, 0))

    def near(self, a: int, b: int) -> Grid:
        """Mean cosine of each run with the segments just before and after the other run."""
        i, j = np.array(self._rows)[:, None], np.array(self._columns)[None, :]
        n, m = len(self._scorer.source), len(self._scorer.target)
        span, (height, width) = self._span, (len(self._rows), len(self._columns))
        total = np.zeros((height, width), dtype=np.float32)
        count = np.zeros((height, width), dtype=np.float32)
        target, source = self._to_target[a - 1], self._to_source[b - 1]
        for cosine, there in (
            (target[:, span + 1 : span + 1 + width], j < m),
            (target[:, span - b : span - b + width], j > b),
            (source[span + 1 : span + 1 + height], i < n),
            (source[span - a : span - a + height], i > a),
        ):
            # Where there is no such segment the table holds zeros.
            total += cosine
            count += there
        return (total / np.maximum(count, 1)).astype(np.float32)

    def _grid(self, a: int, b: int, above: tuple[int, int], beside: tuple[int, int]) -> Grid:
        """Cosines of runs that end in the rectangle, made larger by (before, after) it."""
        rows = slice(self._span + 1 - above[0], self._span + 1 + len(self._rows) + above[1])
        cols = slice(self._span + 1 - beside[0], self._span + 1 + len(self._columns) + beside[1])
        rows_a = slice(rows.start - a, rows.stop - a)
        cols_b = slice(cols.start - b, cols.stop - b)
        sums = self._sums
        inner = sums[rows, cols] - sums[rows_a, cols] - sums[rows, cols_b] + sums[rows_a, cols_b]
        inner /= self._norms(0, a, rows, self._rows.start)[:, None]
        inner /= self._norms(1, b, cols, self._columns.start)[None, :]
        return inner.astype(np.float32)

    def _norms(self, side: int, size: int, at: slice, start: int) -> NDArray[np.float64]:
        """Lengths of the runs that end at rows or columns `at` of the table of sums."""
        table = self._scorer.norms[side]
        # The table of sums is one longer than the rim: its row k ends before segment k.
        ends = start - self._span - 1 + np.arange(at.start, at.stop)
        norms: NDArray[np.float64] = table[size - 1, np.clip(ends, 0, table.shape[1] - 1)]
        return norms


def _rows_or_zero(vectors: Grid, start: int, stop: int) -> Grid:
    """Rows start .. stop - 1, zeros for those that are not there."""
    out = np.zeros((stop - start, vectors.shape[1]), dtype=np.float32)
    low, high = max(start, 0), min(stop, len(vectors))
    out[low - start : high - start] = vectors[low:high]
    return out


def _run_norms(vectors: Grid, span: int) -> NDArray[np.float64]:
    """Lengths of the vectors of all runs, float64 [span, n + 1], by size - 1 and end."""
    out = np.ones((span, len(vectors) + 1))
    run = np.zeros_like(vectors)
    for size in range(1, min(span, len(vectors)) + 1):
        run = vectors[size - 1 :] + (run[:-1] if size > 1 else 0)
        out[size - 1, size:] = np.maximum(np.linalg.norm(run, axis=1), 1e-6)
    return out


def _run_lengths(lengths: NDArray[np.float64], span: int) -> Grid:
    """Characters of all runs, float32 [span, n + 1], by size - 1 and end."""
    ends = np.concatenate([[0.0], np.cumsum(lengths)])
    out = np.ones((span, len(ends)), dtype=np.float32)
    for size in range(1, min(span, len(lengths)) + 1):
        out[size - 1, size:] = ends[size:] - ends[:-size]
    return out


def _run_breaks(side: Side, span: int, weights: Weights) -> Grid:
    """Cost of the block ends inside all runs, float32 [span, n + 1], by size - 1 and end."""
    cost = np.zeros(len(side) + 1)
    if len(side) > 1:
        ends = side.blocks[1:] != side.blocks[:-1]
        mixed = side.kinds[1:] != side.kinds[:-1]
        apart = side.labelled[1:] | (side.kinds[1:] == KINDS.index(Kind.TABLE_CELL))
        cost[2:] = ends * weights.block_end + (ends & apart) * weights.own_label
        cost[2:] += (ends & mixed) * weights.mixed_run
    total = np.cumsum(cost)
    out = np.zeros((span, len(side) + 1), dtype=np.float32)
    for size in range(2, min(span, len(side)) + 1):
        out[size - 1, size:] = total[size:] - total[1 : len(total) - size + 1]
    return out
