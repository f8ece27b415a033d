"""The score of a bead, in one place.

For a run of source segments s and a run of target segments t:

    score = (cos(s, t) - margin * near) * fit + shape + values + quotes + structure

- cos: of the runs' vectors.
- near: the mean cosine of each run with the segments just before and after the other run. A true
  bead stands out from its surroundings; a run that lacks a sentence or has one too many does not
  (margin scoring: Artetxe and Schwenk 2019; as used on neighbours by Liu and Zhu 2022, Bertalign).
- fit: log2(1 + shorter / longer) of the runs' lengths after scaling by the documents' own ratio,
  1 for equal lengths (the length evidence of Gale and Church 1993, in Bertalign's form).
- shape: a gain where one run is a single segment, a loss for many segments, and a loss where the
  lengths differ by more than translations do, so that a section that one side lacks is left alone
  instead of being swallowed by a neighbour.
- values: what numbers, dates, symbols and labels say: a gain for those that both runs have, a loss
  for those that only one has, each by how rare it is.
- quotes: a loss where one run ends with the end of a quotation and the other does not, and for
  quotations that open in one run only: dialogue is cut at other places by each translator, but
  seldom in the midst of what somebody says.
- structure: losses for what translators do not do: a heading against half a paragraph, a run
  over a block's end or into an item with a label of its own.

A segment left alone costs `skip`, each that follows it `skip_more` (affine gaps: Gotoh 1982).
Nothing is multiplied by the size of a bead: two 1-1 beads outweigh the one 2-2 that joins them.
Beads of more than three segments on both sides are not looked at.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.anchors import chain
from aligner.document import Kind
from aligner.features import KINDS, Side
from aligner.rectangle import Rectangle, length_evidence, shape_worth, values_worth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grid = NDArray[np.float32]


# Beads with more segments than this on both sides are not looked at.
_BOTH_SIDES = 3
# So many pairs of neighbouring anchors that are this close on both sides tell how lengths relate
# better than the whole documents do.
_ENOUGH, _CLOSE = 8, 10
# Segments or beads whose vectors are summed at a time.
_PART = 4096


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the score; chosen by `python -m benchmarks.tune` on the development sets.

    Attributes:
        margin: share of the neighbours' mean cosine that is taken off.
        skip: price of a segment left alone, added to the score (negative).
        skip_more: of each that follows it directly on its side (negative): who leaves out one
            sentence may leave out a section.
        extra: added for each segment beyond two on a side (negative).
        one_sided: gain of a bead with a single segment on a side: translators part and join
            sentences more often than they rearrange some.
        disproportion: added for each standard deviation by which the lengths differ more than
            translations do (negative).
        shared_values: gain for a value that both runs have, times its rarity.
        lone_values: loss for a value that one run has (negative), times its rarity.
        closing: added where only one run ends with the end of a quotation (negative).
        quotes: added for each quotation that opens in one run only (negative).
        kind_clash: added when the runs' kinds do not belong together (negative).
        block_end: added for each block's end inside a run (negative).
        own_label: added besides when the block that begins there has a label or is a table cell
            (negative).
        mixed_run: added besides when that block is of another kind (negative): a footnote or a
            heading is no continuation of a paragraph.
    """

    margin: float = 0.65
    skip: float = -0.15
    skip_more: float = -0.03
    extra: float = -0.04
    one_sided: float = 0.03
    disproportion: float = -0.03
    shared_values: float = 0.1
    lone_values: float = -0.03
    closing: float = -0.12
    quotes: float = -0.06
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
        ratio: source characters for a target character, as a rule; reckoned from these sides
            where it is not given: from the anchors, since one version may lack a section.
    """

    def __init__(
        self,
        source: Side,
        target: Side,
        max_span: int,
        weights: Weights,
        ratio: float | None = None,
    ) -> None:
        self.source, self.target = source, target
        self.span, self.weights = max_span, weights
        self.runs = (Runs.of(source, max_span, weights), Runs.of(target, max_span, weights))
        self.ratio = ratio or self._ratio()
        self.clash = clash_table(weights.kind_clash)

    @functools.cached_property
    def anchors(self) -> list[tuple[int, int]]:
        """Pairs of segments that surely belong together, see `aligner.anchors`."""
        return chain(self.source, self.target)

    def _ratio(self) -> float:
        """From where anchors stand close on both sides, not from parts that one version lacks."""
        corners = np.array([(0, 0), *self.anchors, (len(self.source), len(self.target))])
        close = np.flatnonzero((np.diff(corners, axis=0) <= _CLOSE).all(axis=1))
        ends = (_ends(self.source.lengths), _ends(self.target.lengths))
        if len(close) < _ENOUGH:
            close = np.arange(len(corners) - 1)
        source, target = (
            (ends[side][corners[close + 1, side]] - ends[side][corners[close, side]]).sum()
            for side in (0, 1)
        )
        return float(max(source, 1.0) / max(target, 1.0))

    def widths(self, a: int) -> int:
        """Most target segments in a bead with a source segments."""
        return self.span if a <= _BOTH_SIDES else min(self.span, _BOTH_SIDES)

    def block(self, rows: range, columns: range) -> Grid:
        """Scores of the beads that end at i in `rows` and j in `columns`.

        Returns:
            float32 [len(rows), max_span, max_span, len(columns)], in the middle by a - 1 and
            b - 1; minus infinity where a bead would start before its document, or is not
            looked at.
        """
        shape = (len(rows), self.span, self.span, len(columns))
        out = np.full(shape, -np.inf, dtype=np.float32)
        rectangle = Rectangle(self, rows, columns)
        for a in range(1, self.span + 1):
            out[:, a - 1, : self.widths(a)] = rectangle.scores(a, self.widths(a)).swapaxes(0, 1)
        return out

    def each(self, spans: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Scores and plain cosines of beads given one by one, neither side empty.

        Args:
            spans: int [k, 4], rows (i0, i1, j0, j1).

        Returns:
            float64 [k] each; the scores are what `block` gives for the same beads.
        """
        parts = [self._each(spans[top : top + _PART]) for top in range(0, len(spans), _PART)]
        if not parts:
            return np.zeros(0), np.zeros(0)
        scores, cosines = (np.concatenate(part) for part in zip(*parts, strict=True))
        return scores, cosines

    def _each(self, spans: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        i0, i1, j0, j1 = spans.T
        a, b = i1 - i0 - 1, j1 - j0 - 1
        sides, vectors = (self.source, self.target), []
        for side, start, end in ((self.source, i0, i1), (self.target, j0, j1)):
            vectors.append(_run_vectors(side.vectors, start, end, self.span))
        cosine = _cosine(vectors[0], vectors[1])
        near, count = np.zeros(len(spans)), np.zeros(len(spans))
        for other, at in ((0, j1), (0, j0 - 1), (1, i1), (1, i0 - 1)):
            side = sides[1 - other]
            there = (at >= 0) & (at < len(side))
            single = side.vectors[np.where(there, at, 0)]
            near += np.where(there, _cosine(vectors[other], single), 0.0)
            count += there
        score = cosine - self.weights.margin * near / np.maximum(count, 1)
        left, right = self.runs
        lengths = left.lengths[a, i1], right.lengths[b, j1]
        fit, loss = length_evidence(self.weights, self.ratio, *lengths)
        score = score * fit + loss + shape_worth(self.weights, a + 1, b + 1)
        shared = np.einsum(
            "kd,kd->k",
            _run_vectors(self.source.entities, i0, i1, self.span),
            _run_vectors(self.target.entities, j0, j1, self.span),
        )
        score += values_worth(self.weights, shared, left.values[a, i1], right.values[b, j1])
        score += self.weights.quotes * np.abs(left.quotes[a, i1] - right.quotes[b, j1])
        score += self.weights.closing * (self.source.closes[i1 - 1] != self.target.closes[j1 - 1])
        score += left.breaks[a, i1] + right.breaks[b, j1]
        return score + self.clash[self.source.kinds[i0], self.target.kinds[j0]], cosine


@dataclass(frozen=True, slots=True)
class Runs:
    """What is known of all runs of one side, each [span, n + 1], by size - 1 and end.

    Attributes:
        norms: float32, lengths of the runs' vectors.
        values: float32, squared lengths of their entity vectors.
        lengths: float32, characters.
        quotes: float32, quotations that open there.
        breaks: float32, cost of the block ends inside.
    """

    norms: Grid
    values: Grid
    lengths: Grid
    quotes: Grid
    breaks: Grid

    @classmethod
    def of(cls, side: Side, span: int, weights: Weights) -> Runs:
        """All runs of up to `span` segments."""
        return cls(
            norms=np.maximum(_run_norms(side.vectors, span), 1e-6),
            values=_run_norms(side.entities, span) ** 2,
            lengths=np.maximum(_run_sums(side.lengths, span), 1.0),
            quotes=_run_sums(side.quotes, span),
            breaks=_run_breaks(side, span, weights),
        )


def _cosine(left: Grid, right: Grid) -> NDArray[np.float64]:
    norms = np.linalg.norm(left, axis=1) * np.linalg.norm(right, axis=1)
    inner: NDArray[np.float64] = np.einsum("kd,kd->k", left, right) / np.maximum(norms, 1e-12)
    return inner


def _run_vectors(
    vectors: Grid, start: NDArray[np.int64], end: NDArray[np.int64], span: int
) -> Grid:
    """Vectors of runs, float32 [k, d]; segments are added one by one, as sums of few."""
    out = vectors[start].copy()
    for more in range(1, span):
        rows = start + more < end
        out[rows] += vectors[start[rows] + more]
    return out  # type: ignore[no-any-return]  # indexing with an array loses the type


def _run_norms(vectors: Grid, span: int) -> Grid:
    """Lengths of the vectors of all runs, float32 [span, n + 1], by size - 1 and end."""
    out = np.zeros((span, len(vectors) + 1), dtype=np.float32)
    # Part by part: the sums of all runs of a book would be as large as its vectors.
    for top in range(0, len(vectors), _PART):
        first = max(0, top - span)
        part = vectors[first : top + _PART]
        run = part
        for size in range(1, min(span, len(part)) + 1):
            run = part[size - 1 :] + run[:-1] if size > 1 else part
            norms = np.sqrt(np.einsum("kd,kd->k", run, run))
            out[size - 1, first + size : first + len(part) + 1] = norms
    return out


def _ends(amounts: NDArray[Any]) -> NDArray[np.float64]:
    """Sums of the first 0 .. n segments' amounts."""
    ends: NDArray[np.float64] = np.concatenate([[0.0], np.cumsum(amounts, dtype=np.float64)])
    return ends


def _run_sums(amounts: NDArray[Any], span: int) -> Grid:
    """Sums of a segment's amount over all runs, float32 [span, n + 1], by size - 1 and end."""
    ends = _ends(amounts)
    out = np.zeros((span, len(ends)), dtype=np.float32)
    for size in range(1, min(span, len(amounts)) + 1):
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
