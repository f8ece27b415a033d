"""The plain programme that the search must beat: every bead at every place, no band.

`python -m benchmarks.peers.quadratic SOURCE TARGET BEADS`. Its score and vectors are the
aligner's own; only how it searches is different, so it tells what the search's short cuts gain in
time and lose in accuracy. Time and memory grow with the product of the two lengths.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

import numpy as np

from benchmarks.peers.files import read_segments, write_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

Span = tuple[int, int, int, int]
# Rows scored at once.
_ROWS = 16


class Scores(Protocol):
    """What the programme asks of a score (see `aligner.scoring.Scorer`)."""

    @property
    def span(self) -> int:
        """Most segments on one side of a bead."""

    def block(self, rows: range, columns: range) -> NDArray[np.float32]:
        """Scores of all beads that end in a rectangle, [rows, span, span, columns]."""


def best_path(scores: Scores, n: int, m: int, skip: float) -> list[Span]:
    """The path of highest total score (Gale and Church 1993, section 3).

    Args:
        scores: of beads with segments on both sides.
        n: source segments.
        m: target segments.
        skip: added for a segment left alone.

    Returns:
        (i0, i1, j0, j1) for each bead, in order.
    """
    span = scores.span
    steps = np.zeros((n + 1, m + 1), dtype=np.uint8)
    # Of the last rows: row i is kept at i % (span + 1).
    totals = np.full((span + 1, m + 1), -np.inf)
    for top in range(0, n + 1, _ROWS):
        rows = range(top, min(top + _ROWS, n + 1))
        block = scores.block(rows, range(m + 1))
        for row, i in zip(block, rows, strict=True):
            best, step = _row(totals, row, i, skip)
            totals[i % (span + 1)], steps[i] = best, step
    return _back(steps, span)


def _row(
    totals: NDArray[np.float64], scores: NDArray[np.float32], i: int, skip: float
) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """Best totals of the paths to (i, 0 .. m), and their last steps as a * (span + 1) + b."""
    span, width = len(scores), totals.shape[1]
    best, step = np.full(width, -np.inf), np.zeros(width, dtype=np.uint8)
    if i == 0:
        best[0] = 0.0
    for a in range(1, min(span, i) + 1):
        before = totals[(i - a) % (span + 1)]
        for b in range(0 if a == 1 else 1, min(span, width - 1) + 1):
            reached = before[: width - b] + (scores[a - 1, b - 1, b:] if b else skip)
            better = reached > best[b:]
            best[b:][better] = reached[better]
            step[b:][better] = a * (span + 1) + b
    return _skipped_targets(best, step, skip)


def _skipped_targets(
    best: NDArray[np.float64], step: NDArray[np.uint8], skip: float
) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """Runs of target segments left alone: a running maximum of the totals less their cost."""
    cost = skip * np.arange(len(best))
    net = best - cost
    highest = np.maximum.accumulate(net)
    better = highest > net
    return np.where(better, highest + cost, best), np.where(better, 1, step).astype(np.uint8)


def _back(steps: NDArray[np.uint8], span: int) -> list[Span]:
    i, j = steps.shape[0] - 1, steps.shape[1] - 1
    path = []
    while i or j:
        a, b = divmod(int(steps[i, j]), span + 1)
        path.append((i - a, i, j - b, j))
        i, j = i - a, j - b
    return path[::-1]


def main(source: str, target: str, beads: str) -> None:
    """Align two files of one segment a line."""
    from aligner.encoders import load_encoder
    from aligner.features import prepare
    from aligner.pipeline import Options
    from aligner.scoring import Scorer

    options = Options()
    sides = prepare(
        read_segments(source, "en"),
        read_segments(target, "zh"),
        ("en", "zh"),
        load_encoder(options.encoder),
    )
    scorer = Scorer(*sides, options.max_span, options.weights)
    write_spans(best_path(scorer, len(sides[0]), len(sides[1]), options.weights.skip), beads)


if __name__ == "__main__":
    main(*sys.argv[1:])
