"""Choosing weights by what they do on documents with gold: the part that knows no documents.

A setting is tried once; what is kept of it are counts for each document, so that any choice of
documents can be judged afterwards. That makes a search for every document left out affordable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from aligner.scoring import Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.document import Bead

    Counts = NDArray[np.int64]

Grid = Mapping[str, Sequence[float]]
# Two settings this near are equally good: the one in use stays.
_EQUAL = 1e-9


def strict_counts(gold: Sequence[Bead], found: Sequence[Bead]) -> tuple[int, int, int, int]:
    """What strict precision and recall of a document are made of.

    As in `aligner.evaluation` beads with an empty side count in precision, not in recall
    (Sennrich and Volk 2011, section 4).

    Returns:
        Beads that are right, beads found, gold beads with both sides that were found, and gold
        beads with both sides.
    """
    wanted = {(bead.source, bead.target) for bead in gold}
    there = {(bead.source, bead.target) for bead in found}
    full = {pair for pair in wanted if all(pair)}
    return len(there & wanted), len(there), len(there & full), len(full)


def f1(counts: Counts) -> float:
    """Harmonic mean of precision and recall.

    Args:
        counts: int [4] as `strict_counts` gives them, or sums of such.
    """
    right, found, recalled, gold = (float(count) for count in counts)
    precision, recall = right / max(found, 1), recalled / max(gold, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document's counts belong.

    Attributes:
        group: the set that it is counted with.
        text: what it was made of; damaged versions of one text are held out together.
    """

    group: str
    text: str


class Trials:
    """Settings that were tried, and what came of each.

    Args:
        places: of d documents.
        count: tries a setting, int [d, 4] as `strict_counts` gives them for each document.
    """

    def __init__(self, places: Sequence[Place], count: Callable[[Weights], Counts]) -> None:
        self.places, self._count = tuple(places), count
        self.groups = tuple(dict.fromkeys(place.group for place in places))
        self._members = [np.array([one.group == name for one in places]) for name in self.groups]
        self._known: dict[Weights, Counts] = {}

    def __len__(self) -> int:
        return len(self._known)

    def counts(self, weights: Weights) -> Counts:
        """Int [d, 4]; each setting is tried only once."""
        if weights not in self._known:
            self._known[weights] = self._count(weights)
        return self._known[weights]

    def of_groups(self, counts: Counts, kept: NDArray[np.bool_] | None = None) -> list[float]:
        """F1 of each set, its documents counted together.

        Args:
            counts: int [d, 4].
            kept: bool [d], which documents count; None for all.
        """
        rows = np.ones(len(counts), dtype=bool) if kept is None else kept
        return [f1(counts[members & rows].sum(axis=0)) for members in self._members]

    def mean(self, weights: Weights, kept: NDArray[np.bool_] | None = None) -> float:
        """Mean of the sets' F1: what weights are chosen by."""
        return float(np.mean(self.of_groups(self.counts(weights), kept)))


def climb(start: Weights, grid: Grid, mean: Callable[[Weights], float], rounds: int) -> Weights:
    """Coordinate ascent: weight after weight takes the best of its values.

    Args:
        start: where it begins.
        grid: values of each weight that is searched.
        mean: how good a setting is.
        rounds: through all weights, at most; it ends with one that changes nothing.
    """
    best = start
    for _ in range(rounds):
        before = best
        for name, values in grid.items():
            others = neighbours(best, name, values)
            # The first of equals: what is no better is not taken.
            best = max([best, *others], key=lambda one: round(mean(one) / _EQUAL))
        if best == before:
            break
    return best


def neighbours(weights: Weights, name: str, values: Sequence[float]) -> Iterator[Weights]:
    """Settings with another value of one weight; a gap never costs more as it grows."""
    for value in values:
        other = replace(weights, **{name: value})
        if other != weights and other.skip_more >= other.skip:
            yield other


def cross_validated(
    trials: Trials, start: Weights, grid: Grid, rounds: int
) -> tuple[Counts, list[Weights]]:
    """Counts of documents that had no part in choosing the weights they were aligned with.

    For each text the whole search is made without the documents that come of it.

    Args:
        trials: settings are tried with these.
        start: where each search begins.
        grid: see `climb`.
        rounds: see `climb`.

    Returns:
        Int [d, 4], and the weights chosen for each text.
    """
    counts = np.zeros((len(trials.places), 4), dtype=np.int64)
    every = []
    for text in dict.fromkeys(place.text for place in trials.places):
        held_out = np.array([place.text == text for place in trials.places])
        chosen = climb(start, grid, partial(trials.mean, kept=~held_out), rounds)
        counts[held_out] = trials.counts(chosen)[held_out]
        every.append(chosen)
    return counts, every
