"""How right an alignment is: strict and lax precision, recall and F1 against gold beads.

After Sennrich and Volk (2011), "Iterative, MT-based sentence alignment of parallel texts",
section 4: strict counts beads that are exactly in the gold, lax those that touch a gold bead on
both sides; beads with an empty side do not count in recall.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.document import Bead

Pair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where both are 0."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures over all documents together.

    Attributes:
        strict: exact beads only.
        lax: beads that overlap a gold bead on both sides.
        documents: how many were compared.
    """

    strict: Figures
    lax: Figures
    documents: int


def evaluate(documents: Iterable[tuple[Sequence[Bead], Sequence[Bead]]]) -> Evaluation:
    """Figures of several documents, counted together.

    Args:
        documents: gold and hypothesis of each.
    """
    right, found = [0, 0, 0], [0, 0, 0]
    count = 0
    for gold, hypothesis in documents:
        count += 1
        right = _add(right, _hits(_pairs(gold), _pairs(hypothesis)))
        found = _add(found, _hits(_full(hypothesis), _full(gold)))
    strict, lax = (
        Figures(right[kind] / max(right[2], 1), found[kind] / max(found[2], 1)) for kind in (0, 1)
    )
    return Evaluation(strict, lax, count)


def _add(left: list[int], right: tuple[int, int, int]) -> list[int]:
    return [a + b for a, b in zip(left, right, strict=True)]


def _pairs(beads: Sequence[Bead]) -> set[Pair]:
    return {(bead.source, bead.target) for bead in beads if bead.source or bead.target}


def _full(beads: Sequence[Bead]) -> set[Pair]:
    return {pair for pair in _pairs(beads) if pair[0] and pair[1]}


def _hits(reference: set[Pair], tried: set[Pair]) -> tuple[int, int, int]:
    """How many of `tried` are in the reference, touch one of it, and are there at all."""
    reach: dict[int, set[int]] = {}
    for source, target in reference:
        for index in source:
            reach.setdefault(index, set()).update(target)
    strict = sum(pair in reference for pair in tried)
    lax = sum(pair in reference or _touches(pair, reach) for pair in tried)
    return strict, lax, len(tried)


def _touches(pair: Pair, reach: dict[int, set[int]]) -> bool:
    return any(set(pair[1]) & reach.get(index, set()) for index in pair[0])
