"""The words of the other side that translate a run of words: the whole term and nothing more.

A span is judged by what its words are linked to: those of the run should find their counterparts
in it, and what stands in it should have its counterparts in the run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What a word counts that is linked to nothing at all: some have no counterpart (的, `of`).
_UNLINKED = 0.35
#: So many spans are kept of each place where a run stands.
KEPT = 6
# The best spans of an abbreviation are continued to a head, so many words away at most.
_CONTINUED, _TO_HEAD, _CONTINUED_COUNTS = 3, 6, 0.9
# A translation is at most so many times as long in words, and a few more.
_LONGER, _MORE = 1.6, 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit as it is searched for spans.

    Attributes:
        links: float32 [n, m], how probable it is that two words translate each other.
        source_weights: float32 [n], how much each word tells.
        target_weights: float32 [m].
        first: bool [m], whether a term may begin there.
        title_first: bool [m], whether the title of a document may begin there.
        last: bool [m], whether a term may end there.
        barred: bool [m], what stands in no term.
        listed: bool [m], what joins the members of a list.
        figures: bool [m], numbers.
        heads: bool [m], where the name of a body may end.
        depth: int [m], 1 where a mark around a title opens, -1 where one closes.
    """

    links: NDArray[np.float32]
    source_weights: NDArray[np.float32]
    target_weights: NDArray[np.float32]
    first: NDArray[np.bool_]
    title_first: NDArray[np.bool_]
    last: NDArray[np.bool_]
    barred: NDArray[np.bool_]
    listed: NDArray[np.bool_]
    figures: NDArray[np.bool_]
    depth: NDArray[np.int64]
    heads: NDArray[np.bool_]


class SpanFinder:
    """Finds the spans of one sentence; what is shared by its runs is made once."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        links = sentence.links
        self._sums = np.zeros((links.shape[0], links.shape[1] + 1), np.float32)
        np.cumsum(links, axis=1, out=self._sums[:, 1:])
        self._columns = links.sum(0)
        self._bars = _counted(sentence.barred)
        self._lists = _counted(sentence.listed)
        self._figures = _counted(sentence.figures)
        self._depth = _counted(sentence.depth)
        self._marked = bool(sentence.depth.any())
        self._titles = _regions(sentence.depth) if self._marked else ()

    def spans(
        self,
        begin: int,
        end: int,
        *,
        listed: bool = False,
        figures: bool = False,
        titled: bool = False,
    ) -> Sequence[tuple[int, int, float]]:
        """The best spans for the words from `begin` to before `end`.

        Args:
            begin, end: of the run.
            listed: whether it is a list itself (`and`, a comma), so that its translation may be.
            figures: whether it has a number in it, so that its translation may have.
            titled: whether it may be the title of a document.

        Returns:
            (from, to before, score 0 to 1), best first, at most KEPT.
        """
        of = self.sentence
        size = of.links.shape[1]
        firsts, lasts = _all_spans(size, int((end - begin) * _LONGER) + _MORE)
        first = of.title_first if titled else of.first
        fit = first[firsts] & of.last[lasts - 1] & (self._bars[lasts] == self._bars[firsts])
        if self._marked:
            fit &= self._depth[lasts] == self._depth[firsts]
            fit &= of.depth[firsts] >= 0
        if not listed:
            fit &= self._lists[lasts] == self._lists[firsts]
        if not figures:
            fit &= self._figures[lasts] == self._figures[firsts]
        firsts, lasts = firsts[fit], lasts[fit]
        if titled and self._titles:
            # What stands between title marks is a title, whatever it begins and ends with.
            firsts = np.concatenate([firsts, [first for first, _ in self._titles]])
            lasts = np.concatenate([lasts, [last for _, last in self._titles]])
        if not len(firsts):
            return ()
        scores = self._recall(begin, end, firsts, lasts) * self._precision(
            begin, end, firsts, lasts
        )
        scores = np.sqrt(scores)
        best = np.argsort(-scores, kind="stable")[:KEPT]
        return [(int(firsts[k]), int(lasts[k]), float(scores[k])) for k in best if scores[k] > 0.2]

    def to_head(self, spans: Sequence[tuple[int, int, float]]) -> Sequence[tuple[int, int, float]]:
        """Spans continued to the word that heads the name of a body, if one is near.

        An abbreviation is linked to what it has in common with the name, seldom to all of it.
        """
        of = self.sentence
        out = list(spans)
        for first, last, score in spans[:_CONTINUED]:
            for end in range(last + 1, min(last + _TO_HEAD, len(of.heads)) + 1):
                if of.barred[end - 1] or of.depth[end - 1]:
                    break
                if of.heads[end - 1]:
                    out.append((first, end, score * _CONTINUED_COUNTS))
                    break
        return out

    def _recall(
        self, begin: int, end: int, firsts: NDArray[np.int64], lasts: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        weights = self.sentence.source_weights[begin:end]
        rows = self._sums[begin:end]
        inside = np.minimum(rows[:, lasts] - rows[:, firsts], 1.0)
        linked = np.minimum(rows[:, -1], 1.0)
        whole = weights @ (linked + _UNLINKED * (1.0 - linked))
        recall: NDArray[np.float32] = (weights @ inside) / max(float(whole), 1e-9)
        return np.minimum(recall, 1.0)

    def _precision(
        self, begin: int, end: int, firsts: NDArray[np.int64], lasts: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        within = self.sentence.links[begin:end].sum(0)
        outside = np.clip(self._columns - within, 0.0, 1.0)
        within = np.clip(within, 0.0, 1.0)
        nothing = np.maximum(1.0 - within - outside, 0.0)
        weights = self.sentence.target_weights
        good = _running(weights * within)
        all_of = _running(weights * (within + outside + _UNLINKED * nothing))
        precision: NDArray[np.float32] = (good[lasts] - good[firsts]) / np.maximum(
            all_of[lasts] - all_of[firsts], 1e-9
        )
        return precision


def _counted(marks: NDArray[np.bool_] | NDArray[np.int64]) -> NDArray[np.int64]:
    out = np.zeros(len(marks) + 1, np.int64)
    np.cumsum(marks, out=out[1:])
    return out


def _regions(depth: NDArray[np.int64]) -> tuple[tuple[int, int], ...]:
    """The stretches between title marks, outermost only."""
    found, level, first = [], 0, 0
    for place, step in enumerate(depth.tolist()):
        if step > 0 and level == 0:
            first = place + 1
        level = max(level + step, 0)
        if step < 0 and level == 0 and first < place:
            found.append((first, place))
    return tuple(found)


def _running(values: NDArray[np.float32]) -> NDArray[np.float32]:
    out = np.zeros(len(values) + 1, np.float32)
    np.cumsum(values, out=out[1:])
    return out


@lru_cache(maxsize=2048)
def _all_spans(size: int, longest: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    firsts, lengths = np.meshgrid(np.arange(size), np.arange(1, longest + 1), indexing="ij")
    lasts = firsts + lengths
    fit = lasts <= size
    return firsts[fit], lasts[fit]
