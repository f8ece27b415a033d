"""How sure a bead is: the probability that it is exactly right.

A logistic regression on what the search knows of a bead: its cosine and its slack, which is how
much the path would lose by the best other way through the same segments (the bead gives a segment
to a neighbour or takes one, is one with it, or falls apart). The coefficients are what
`python -m training.confidence` printed for documents made from sentence pairs set aside for
training, with an encoder that had not seen them: some lack sections, some are no pair at all. How
well it keeps its word: `python -m benchmarks.reliability`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from aligner.scoring import Scorer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.search import Span

FEATURES = ("cosine", "slack", "constant")

# In the order of FEATURES.
COEFFICIENTS = (4.76, 12.07, -3.77)

# Nothing is certain: some of the beads that the regression would call so are wrong.
_SUREST = 0.99

# A rival path cannot be worth more doubt or certainty than this.
_SLACK_RANGE = (-0.5, 1.0)


def confidences(scorer: Scorer, path: Sequence[Span]) -> list[float]:
    """A probability for each bead, at most 0.99; 0 for those with an empty side.

    Args:
        scorer: that the path was found with.
        path: as `search` gives it.
    """
    if not path:
        return []
    odds = features(scorer, path) @ np.array(COEFFICIENTS)
    sure = 1 / (1 + np.exp(-odds))
    return [
        round(min(float(p), _SUREST), 4) if i1 > i0 and j1 > j0 else 0.0
        for p, (i0, i1, j0, j1) in zip(sure, path, strict=True)
    ]


def features(scorer: Scorer, path: Sequence[Span]) -> NDArray[np.float64]:
    """What the regression sees, float64 [beads, len(FEATURES)]."""
    spans = np.array(path, dtype=np.int64)
    scores, cosines = _prices(scorer, spans)
    slack = np.minimum(_SLACK_RANGE[1], scores - _best_parts(scorer, spans))
    gaps = scores[:-1] + scores[1:] - _best_rivals(scorer, spans)
    slack[:-1] = np.minimum(slack[:-1], gaps)
    slack[1:] = np.minimum(slack[1:], gaps)
    return np.column_stack([cosines, np.clip(slack, *_SLACK_RANGE), np.ones(len(path))])


def _best_parts(scorer: Scorer, spans: NDArray[np.int64]) -> NDArray[np.float64]:
    """The best total of each bead fallen into two, either of which may have an empty side."""
    best = np.full(len(spans), -np.inf)
    sizes = _sizes(spans)
    for a, b in itertools.product(range(scorer.span + 1), repeat=2):
        inside = (a <= sizes[:, 0]) & (b <= sizes[:, 1]) & (sizes > 0).all(axis=1)
        if not inside.any() or a == b == 0:
            continue
        left, right = spans[inside].copy(), spans[inside].copy()
        left[:, 1], left[:, 3] = left[:, 0] + a, left[:, 2] + b
        right[:, [0, 2]] = left[:, [1, 3]]
        # The bead itself and nothing is no other way.
        other = (_sizes(right) > 0).any(axis=1)
        total = np.full(len(left), -np.inf)
        total[other] = _prices(scorer, left[other])[0] + _prices(scorer, right[other])[0]
        best[inside] = np.maximum(best[inside], total)
    return best


def _sizes(spans: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.column_stack([spans[:, 1] - spans[:, 0], spans[:, 3] - spans[:, 2]])


def _prices(
    scorer: Scorer, spans: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What each bead is worth on a path (minus infinity if it cannot be one), and its cosine."""
    sizes = _sizes(spans)
    worth, cosine = np.full(len(spans), -np.inf), np.zeros(len(spans))
    valid = (sizes >= 0).all(axis=1) & (sizes <= scorer.span).all(axis=1)
    valid &= (spans >= 0).all(axis=1)
    valid &= (spans[:, 1] <= len(scorer.source)) & (spans[:, 3] <= len(scorer.target))
    empty = valid & (sizes == 0).any(axis=1)
    alone = sizes[empty].sum(axis=1)
    more = np.maximum(alone - 1, 0) * scorer.weights.skip_more
    worth[empty] = (alone > 0) * scorer.weights.skip + more
    full = valid & ~empty
    worth[full], cosine[full] = scorer.each(spans[full])
    return worth, cosine


def _best_rivals(scorer: Scorer, spans: NDArray[np.int64]) -> NDArray[np.float64]:
    """The best total of each two neighbours with their border moved, or as one bead."""
    left, right = spans[:-1], spans[1:]
    best = _prices(scorer, np.column_stack([left[:, 0], right[:, 1], left[:, 2], right[:, 3]]))[0]
    for di, dj in itertools.product((-1, 0, 1), repeat=2):
        if di or dj:
            shift = np.array([di, dj])
            moved_left, moved_right = left.copy(), right.copy()
            moved_left[:, [1, 3]] += shift
            moved_right[:, [0, 2]] += shift
            total = _prices(scorer, moved_left)[0] + _prices(scorer, moved_right)[0]
            best = np.maximum(best, total)
    return best
