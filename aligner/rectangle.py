"""Scores of all beads that end in a rectangle of the two documents, all at once.

The inner product of two runs is the sum over their segments' inner products, so those of all runs
come from one summed-area table (Crow 1984) of one matrix product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.scoring import Scorer, Weights

    Grid = NDArray[np.float32]


# More values than these, shared or alone, prove no more.
_MOST_SHARED, _MOST_LONE = 3.0, 6.0
# From where on a difference of lengths costs, and how much of it counts.
_APART, _FAR_APART = 3.0, 30.0


class Rectangle:
    """Beads that end at i in `rows` and j in `columns`.

    Args:
        scorer: of n source and m target segments.
        rows: within 0 .. n.
        columns: within 0 .. m.
    """

    def __init__(self, scorer: Scorer, rows: range, columns: range) -> None:
        self._scorer, self._rows, self._columns = scorer, rows, columns
        self._i, self._j = np.array(rows), np.array(columns)
        # A rim on every side: runs reach back by span, neighbours by one more and ahead by one.
        rim = (
            (rows.start - scorer.span - 1, rows.stop + 1),
            (columns.start - scorer.span - 1, columns.stop + 1),
        )
        source, target = scorer.source, scorer.target
        self._meaning = _table(source.vectors, target.vectors, rim)
        self._values = _table(source.entities, target.entities, rim)
        sizes = range(1, scorer.span + 1)
        # With single segments on one side, from as far back as a run reaches to one ahead.
        self._with_target = [self._cosines(a, 1, beside=(scorer.span, 1)) for a in sizes]
        self._with_source = [self._cosines(1, b, above=(scorer.span, 1)) for b in sizes]

    def scores(self, a: int, most: int) -> Grid:
        """Of beads with a source segments and 1 .. most target segments.

        Returns:
            float32 [most, rows, columns]; minus infinity where a bead would start before its
            document.
        """
        i, j = self._i, self._j
        sizes = np.arange(1, most + 1)
        inner = np.stack([self._inner(self._meaning, a, b) for b in sizes.tolist()])
        left, right = self._scorer.runs
        out: Grid = inner / left.norms[a - 1, i][:, None]
        out /= right.norms[:most, j][:, None, :]
        weights = self._scorer.weights
        out -= np.float32(weights.margin) * self._near(a, most)
        lengths = left.lengths[a - 1, i][:, None], right.lengths[:most, j][:, None, :]
        fit, loss = length_evidence(weights, self._scorer.ratio, *lengths)
        out *= fit
        out += loss
        out += shape_worth(weights, a, sizes).astype(np.float32)[:, None, None]
        out += self._worth(a, most)
        opened = left.quotes[a - 1, i][:, None] - right.quotes[:most, j][:, None, :]
        if opened.any():
            out += np.float32(weights.quotes) * np.abs(opened)
        out += self._closing()
        out += left.breaks[a - 1, i][:, None] + right.breaks[:most, j][:, None, :]
        out += self._clashes(a, sizes)
        out[:, i < a] = -np.inf
        for b in sizes:
            out[b - 1, :, j < b] = -np.inf
        return out

    def _near(self, a: int, most: int) -> Grid:
        """Mean cosine of each run with the segments just before and after the other run."""
        n, m = len(self._scorer.source), len(self._scorer.target)
        span, (height, width) = self._scorer.span, (len(self._rows), len(self._columns))
        target = self._with_target[a - 1]
        after = target[:, span + 1 : span + 1 + width]
        i, j = self._i[:, None], self._j[None, :]
        rows_after, rows_before = i < n, i > a
        out = np.empty((most, height, width), dtype=np.float32)
        for b in range(1, most + 1):
            source = self._with_source[b - 1]
            # Where there is no such segment the tables hold zeros.
            near = after + target[:, span - b : span - b + width]
            near += source[span + 1 : span + 1 + height]
            near += source[span - a : span - a + height]
            count = (j < m).astype(np.float32) + (j > b) + rows_after + rows_before
            out[b - 1] = near / np.maximum(count, 1)
        return out

    def _worth(self, a: int, most: int) -> Any:
        left, right = (runs.values for runs in self._scorer.runs)
        if not (left[a - 1, self._i].any() or right[most - 1, self._j].any()):
            return np.float32(0)
        shared = np.stack([self._inner(self._values, a, b) for b in range(1, most + 1)])
        own = left[a - 1, self._i][:, None], right[:most, self._j][:, None, :]
        return values_worth(self._scorer.weights, shared, *own)

    def _closing(self) -> Any:
        source, target = self._scorer.source, self._scorer.target
        left = source.closes[np.maximum(self._i - 1, 0)]
        right = target.closes[np.maximum(self._j - 1, 0)]
        if not (left.any() or right.any()):
            return np.float32(0)
        return np.float32(self._scorer.weights.closing) * (left[:, None] != right[None, :])

    def _clashes(self, a: int, sizes: NDArray[np.int64]) -> Grid:
        kinds = self._scorer.source.kinds, self._scorer.target.kinds
        left = kinds[0][np.maximum(self._i - a, 0)]
        right = kinds[1][np.maximum(self._j[None, :] - sizes[:, None], 0)]
        clashes: Grid = self._scorer.clash[left[None, :, None], right[:, None, :]]
        return clashes

    def _inner(
        self,
        table: NDArray[np.float64],
        a: int,
        b: int,
        above: tuple[int, int] = (0, 0),
        beside: tuple[int, int] = (0, 0),
    ) -> Grid:
        """Inner products of the runs that end in the rectangle, made larger by (before, after)."""
        span = self._scorer.span
        top, left = span + 1 - above[0], span + 1 - beside[0]
        bottom = span + 1 + len(self._rows) + above[1]
        right = span + 1 + len(self._columns) + beside[1]
        inner = table[top:bottom, left:right] - table[top - a : bottom - a, left:right]
        inner -= table[top:bottom, left - b : right - b]
        inner += table[top - a : bottom - a, left - b : right - b]
        return inner.astype(np.float32)

    def _cosines(
        self, a: int, b: int, above: tuple[int, int] = (0, 0), beside: tuple[int, int] = (0, 0)
    ) -> Grid:
        left, right = (runs.norms for runs in self._scorer.runs)
        inner = self._inner(self._meaning, a, b, above, beside)
        inner /= _ends(left[a - 1], self._rows, above)[:, None]
        inner /= _ends(right[b - 1], self._columns, beside)[None, :]
        return inner


def shape_worth(weights: Weights, a: Any, b: Any) -> Any:
    """What the sizes of a bead are worth: a source and b target segments."""
    worth = weights.extra * np.maximum(np.maximum(a, b) - 2, 0)
    return worth + weights.one_sided * (np.minimum(a, b) == 1)


def length_evidence(weights: Weights, ratio: float, left: Any, right: Any) -> tuple[Any, Any]:
    """How well the lengths of two runs fit: a factor, 1 for equal ones, and a loss.

    Args:
        weights: of the score.
        ratio: source characters for a target character.
        left: characters of the source run.
        right: characters of the target run.
    """
    right = right * np.float32(ratio)
    longer = np.maximum(left, right)
    shorter = np.minimum(left, right)
    # In standard deviations, or nearly: the variance grows with the length (Gale and Church 1993).
    apart = (longer - shorter) / np.sqrt(longer + shorter)
    loss = weights.disproportion * np.clip(apart - _APART, 0, _FAR_APART)
    return np.log2(1 + shorter / longer), loss


def values_worth(weights: Weights, shared: Any, left: Any, right: Any) -> Any:
    """What the values in two runs are worth.

    Args:
        weights: of the score.
        shared: summed rarity of the values in both (hashing blurs it by a tenth or so).
        left: squared length of the source run's sum of entity vectors.
        right: likewise of the target.
    """
    gain = weights.shared_values * np.clip(shared, 0.0, _MOST_SHARED)
    return gain + weights.lone_values * np.clip(left + right - 2 * shared, 0.0, _MOST_LONE)


def _ends(norms: Grid, at: range, more: tuple[int, int]) -> Grid:
    ends = np.arange(at.start - more[0], at.stop + more[1])
    found: Grid = norms[np.clip(ends, 0, len(norms) - 1)]
    return found


def _table(
    left: Grid, right: Grid, rim: tuple[tuple[int, int], tuple[int, int]]
) -> NDArray[np.float64]:
    """Summed inner products: [p, q] is the sum over the first p rows and q columns of the rim."""
    products = _rows_or_zero(left, *rim[0]) @ _rows_or_zero(right, *rim[1]).T
    out = np.zeros((products.shape[0] + 1, products.shape[1] + 1))
    np.cumsum(products, axis=0, dtype=np.float64, out=out[1:, 1:])
    np.cumsum(out[1:, 1:], axis=1, out=out[1:, 1:])
    return out


def _rows_or_zero(vectors: Grid, start: int, stop: int) -> Grid:
    """Rows start .. stop - 1, zeros for those that are not there."""
    if start >= 0 and stop <= len(vectors):
        return vectors[start:stop]
    out = np.zeros((stop - start, vectors.shape[1]), dtype=np.float32)
    low, high = max(start, 0), min(stop, len(vectors))
    out[low - start : high - start] = vectors[low:high]
    return out
