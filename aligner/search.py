"""The best path of beads through two documents: dynamic programming in a band.

Short documents are searched whole. In long ones the band follows the chain of anchors
(`aligner.anchors`): narrow where they stand close, as wide as they are far apart where they are
few, up to a most. Time and memory grow with the length of the documents. (Two passes as in Moore
2002; beads as in Gale and Church 1993.)
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligner.scoring import Scorer, Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Steps = NDArray[np.uint16] | NDArray[np.uint32]

Span = tuple[int, int, int, int]
Progress = Callable[[float], None]

# Rows scored at once; bounds memory at span x span x rows x band width.
_ROWS = 48
# Documents with fewer cells than this are searched whole.
_WHOLE = 40_000
# Segments on each side of the anchors' chain that stay in the band.
_MARGIN = 16
# The band is hardly wider, however few the anchors are: else memory would grow with the square.
_WIDEST = 4_096


# What stands in a strip's steps: below _SOURCE_GAP a * (span + 1) + b of a bead, from there on the
# length of a run of segments left alone.
_SOURCE_GAP, _TARGET_GAP = 1 << 10, 1 << 15
_LONGEST_GAP = _TARGET_GAP - _SOURCE_GAP - 1


@dataclass(frozen=True, slots=True)
class _Strip:
    """Back pointers of some rows: `steps[r, k]` is how (rows[r], first + k) was reached."""

    rows: range
    first: int
    steps: Steps


def search(
    scorer: Scorer, progress: Progress | None = None, *, everywhere: bool = False
) -> list[Span]:
    """The path of highest total score.

    Args:
        scorer: of n source and m target segments.
        progress: called with the share that is done, 0 to 1.
        everywhere: without a band: time and memory grow with n x m.

    Returns:
        (i0, i1, j0, j1) for each bead: source segments i0 .. i1-1, target segments j0 .. j1-1; in
        order, covering both sides; one of the two runs may be empty, and the other then is a
        single segment.
    """
    n, m = len(scorer.source), len(scorer.target)
    strips = _forward(scorer, _windows(scorer, n, m, everywhere), progress)
    return _backward(strips, scorer.span, n, m)


def _windows(scorer: Scorer, n: int, m: int, everywhere: bool) -> list[tuple[range, range]]:
    """For each block of rows (ends of source runs, 0 .. n) the ends of target runs to look at."""
    blocks = [range(top, min(top + _ROWS, n + 1)) for top in range(0, n + 1, _ROWS)]
    if everywhere or (n + 1) * (m + 1) <= _WHOLE:
        return [(rows, range(m + 1)) for rows in blocks]
    # An anchor is a place between segments: the corner before the pair.
    corners = [(0, 0), *scorer.anchors, (n, m)]
    ends, places = zip(*corners, strict=True)
    windows = []
    for rows in blocks:
        # From the last anchor before the block to the first at its last row or after: the windows
        # of two blocks always have the way from one to the other in common.
        before = corners[max(0, bisect.bisect_left(ends, rows.start) - 1)]
        after = corners[min(len(corners) - 1, bisect.bisect_left(ends, rows.stop - 1))]
        # Where anchors are far apart, no farther than so from the straight line between them.
        line = np.interp((rows.start - 1, rows.stop - 1), ends, places).round().astype(int)
        low = max(0, before[1] - _MARGIN, int(line[0]) - _WIDEST // 2)
        high = min(m, after[1] + _MARGIN, int(line[1]) + _WIDEST // 2)
        windows.append((rows, range(low, high + 1)))
    return windows


def _forward(
    scorer: Scorer, windows: list[tuple[range, range]], progress: Progress | None
) -> list[_Strip]:
    """Best totals row by row; only the back pointers are kept."""
    strips = []
    reached = _Reached.start(scorer.span)
    for done, (rows, columns) in enumerate(windows, 1):
        reached = reached.seen_from(columns)
        scores = scorer.block(rows, columns)
        # A gap may be as long as the window is wide.
        kind = np.uint16 if len(columns) < _TARGET_GAP else np.uint32
        steps = np.zeros((len(rows), len(columns)), dtype=kind)
        for r, i in enumerate(rows):
            # The first row is there already: it is where all paths start.
            best = reached.totals[0, scorer.span :].copy() if i == 0 else None
            if best is None:
                best = _best_beads(reached, scores[r], steps[r])
                _source_gap(reached, best, steps[r], scorer.weights)
            _target_gap(best, steps[r], scorer.weights)
            reached.add(best, replaced=i == 0)
        strips.append(_Strip(rows, columns.start, steps))
        if progress:
            progress(done / len(windows))
    return strips


class _Reached:
    """Best totals of the last rows, seen from one window of columns.

    Attributes:
        totals: float32 [span, span + len(columns)]; row a - 1 is the a-th row back, column
            span + k the window's k-th; the columns before are where beads may come from.
        gap: float32 [len(columns)], best totals of the last row that end with source segments
            left alone.
        gap_length: int64 [len(columns)], how many those are.
        before: totals where beads that end in the window begin, [span, span, columns] by a - 1
            and b - 1; a view.
    """

    def __init__(self, span: int, columns: range) -> None:
        self.span, self.columns = span, columns
        self.totals = np.full((span, span + len(columns)), -np.inf, dtype=np.float32)
        self.gap = np.full(len(columns), -np.inf, dtype=np.float32)
        self.gap_length = np.zeros(len(columns), dtype=np.int64)
        # Seen through windows: [a - 1, b - 1] is the row a back, moved right by b.
        views = np.lib.stride_tricks.sliding_window_view(self.totals, len(columns), axis=1)
        self.before = views[:, :span][:, ::-1]

    @classmethod
    def start(cls, span: int) -> _Reached:
        """Nothing but the place before all segments."""
        made = cls(span, range(1))
        made.totals[0, span] = 0.0
        return made

    def add(self, totals: NDArray[np.float32], *, replaced: bool = False) -> None:
        """Another row, in place of the last one or as the next: then the oldest is forgotten."""
        if not replaced:
            self.totals[1:] = self.totals[:-1]
        self.totals[0, : self.span] = -np.inf
        self.totals[0, self.span :] = totals

    def seen_from(self, columns: range) -> _Reached:
        """The same totals from another window; columns outside it are lost.

        Totals are told from the highest of the last row: those of a book would grow so high that
        the scores of its last beads were lost in rounding.
        """
        highest = self.totals[0].max()
        moved = _Reached(self.span, columns)
        own = range(self.columns.start - self.span, self.columns.stop)
        low = max(own.start, columns.start - self.span)
        high = min(own.stop, columns.stop)
        if low < high:
            offset = columns.start - self.span
            here = self.totals[:, low - own.start : high - own.start] - highest
            moved.totals[:, low - offset : high - offset] = here
        low = max(self.columns.start, columns.start)
        if low < high:
            old = slice(low - self.columns.start, high - self.columns.start)
            new = slice(low - columns.start, high - columns.start)
            moved.gap[new] = self.gap[old] - highest
            moved.gap_length[new] = self.gap_length[old]
        return moved


def _best_beads(
    reached: _Reached, scores: NDArray[np.float32], steps: Steps
) -> NDArray[np.float32]:
    """Best totals of one row over all beads with segments on both sides that end in it.

    Args:
        reached: the rows before.
        scores: [span, span, columns], by a - 1 and b - 1.
        steps: of this row, to be filled.
    """
    span, width = reached.span, scores.shape[-1]
    flat = (reached.before + scores).reshape(span * span, width)
    which = flat.argmax(axis=0)
    best: NDArray[np.float32] = flat[which, np.arange(width)]
    steps[:] = np.where(best > -np.inf, _step_numbers(span)[which], 0)
    return best


@functools.cache
def _step_numbers(span: int) -> NDArray[np.uint16]:
    """What stands in `_Strip.steps` for each bead with both sides, by (a - 1) * span + b - 1."""
    a, b = np.divmod(np.arange(span * span), span)
    return ((a + 1) * (span + 1) + b + 1).astype(np.uint16)


def _source_gap(
    reached: _Reached, best: NDArray[np.float32], steps: Steps, weights: Weights
) -> None:
    """Source segments left alone, the last of them before this row (affine gaps: Gotoh 1982)."""
    opened = reached.totals[0, reached.span :] + np.float32(weights.skip)
    longer = reached.gap + np.float32(weights.skip_more)
    on = (longer > opened) & (reached.gap_length < _LONGEST_GAP)
    reached.gap = np.where(on, longer, opened)
    reached.gap_length = np.where(on, reached.gap_length + 1, 1)
    better = reached.gap > best
    best[better] = reached.gap[better]
    steps[better] = _SOURCE_GAP + reached.gap_length[better]


def _target_gap(best: NDArray[np.float32], steps: Steps, weights: Weights) -> None:
    """Target segments left alone, any number in a row: a running maximum of what they cost."""
    # Compared before the toll goes back on: adding it rounds, and a total that only seems higher
    # would put a gap in place of the bead that earned it.
    places = np.arange(len(best))
    toll = places * float(weights.skip_more)
    net = best - toll
    highest = np.maximum.accumulate(net)
    fresh = np.empty(len(best), dtype=bool)
    fresh[0] = True
    np.greater(net[1:], highest[:-1], out=fresh[1:])
    begin = np.maximum.accumulate(np.where(fresh, places, 0))
    reached = highest[:-1] + (weights.skip - weights.skip_more)
    better = np.flatnonzero(reached > net[1:])
    best[better + 1] = reached[better] + toll[better + 1]
    steps[better + 1] = _TARGET_GAP + better + 1 - begin[better]


def _backward(strips: list[_Strip], span: int, n: int, m: int) -> list[Span]:
    path: list[Span] = []
    i, j = n, m
    tops = [strip.rows.start for strip in strips]
    while i or j:
        strip = strips[bisect.bisect_right(tops, i) - 1]
        step = int(strip.steps[i - strip.rows.start, j - strip.first])
        if step == 0:
            raise AssertionError(f"no way leads to ({i}, {j})")
        if step < _SOURCE_GAP:
            a, b = divmod(step, span + 1)
            path.append((i - a, i, j - b, j))
        elif step < _TARGET_GAP:
            a, b = step - _SOURCE_GAP, 0
            path += [(k - 1, k, j, j) for k in range(i, i - a, -1)]
        else:
            a, b = 0, step - _TARGET_GAP
            path += [(i, i, k - 1, k) for k in range(j, j - b, -1)]
        i, j = i - a, j - b
    return path[::-1]
