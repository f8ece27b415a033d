"""Which word of a sentence translates which word of the other.

IBM model 1 (Brown et al., "The Mathematics of Statistical Machine Translation", Computational
Linguistics 19, 1993), in both directions, with the diagonal of fast_align (Dyer, Chahuneau and
Smith, NAACL 2013) and a prior: how near an encoder puts two words. With the prior a word that
stands once in the corpus is linked as well as one that stands a hundred times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from glossaries.extraction.corpus import Corpus, Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Expectation and maximisation, so often.
_ROUNDS = 5
# What the prior weighs, in occurrences of a word.
_PRIOR = 2.0
# exp of so much times the cosine: 0.9 for a translation against 0 for any other word.
_SHARPNESS = 9.0
# How much places far off the diagonal lose (fast_align's lambda).
_DIAGONAL = 1.0
# Share of words without a counterpart.
_NOTHING = 0.05
# What the prior counts for two words that were never met together, against chance.
_UNMET = 0.5
# So many possible links at most serve to learn from: about 20,000 sentences.
_MOST_LINKS = 10_000_000
_LONGEST = 160


class Encoder(Protocol):
    """What turns texts into vectors; aligner.encoders has some."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, float32 [n, d], rows of length 1; zeros for a text without tokens."""


@dataclass(slots=True)
class Lexicon:
    """How likely words are each other's translation.

    Attributes:
        width: how many words the target side has.
        keys: int64, ascending: source word * width + target word, of pairs that were met.
        forward: float32, p(target word | source word) of each.
        backward: float32, p(source word | target word) of each.
        source: float32 [source words, d]: vectors; d is 0 without an encoder.
        target: float32 [target words, d].
        source_share, target_share: float32, how frequent each word is.
    """

    width: int
    keys: NDArray[np.int64]
    forward: NDArray[np.float32]
    backward: NDArray[np.float32]
    source: NDArray[np.float32]
    target: NDArray[np.float32]
    source_share: NDArray[np.float32]
    target_share: NDArray[np.float32]

    def links(self, source: NDArray[np.int32], target: NDArray[np.int32]) -> NDArray[np.float32]:
        """How probable each link of a sentence is in both directions at once.

        Args:
            source: int32 [n], ids of its words.
            target: int32 [m].

        Returns:
            float32 [n, m], 0 to 1.
        """
        if not len(source) or not len(target):
            return np.zeros((len(source), len(target)), np.float32)
        keys = source[:, None].astype(np.int64) * self.width + target[None, :]
        places = np.searchsorted(self.keys, keys.ravel()).reshape(keys.shape)
        if len(self.keys):
            places = np.minimum(places, len(self.keys) - 1)
            met = self.keys[places] == keys
            forward, backward = self.forward[places], self.backward[places]
        else:
            # No sentence was short enough to learn from.
            met = np.zeros(keys.shape, bool)
            forward = backward = np.zeros(keys.shape, np.float32)
        if not met.all():
            near = _UNMET * _nearness(self.source[source] @ self.target[target].T)
            forward = np.where(met, forward, near * self.target_share[target][None, :])
            backward = np.where(met, backward, near * self.source_share[source][:, None])
        diagonal = _diagonal(len(source), len(target))
        forward = forward * diagonal
        backward = backward * diagonal
        nothing_forward = _NOTHING * self.target_share[target][None, :] * len(source)
        nothing_backward = _NOTHING * self.source_share[source][:, None] * len(target)
        forward /= forward.sum(0, keepdims=True) + nothing_forward
        backward /= backward.sum(1, keepdims=True) + nothing_backward
        links: NDArray[np.float32] = np.sqrt(forward * backward)
        return links


def _nearness(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    near: NDArray[np.float32] = np.exp(_SHARPNESS * np.clip(cosines, 0.0, 1.0))
    return near


def _diagonal(rows: int, columns: int) -> NDArray[np.float32]:
    first = (np.arange(rows, dtype=np.float32) + 0.5) / rows
    second = (np.arange(columns, dtype=np.float32) + 0.5) / columns
    return np.exp(-_DIAGONAL * np.abs(first[:, None] - second[None, :])).astype(np.float32)


def learn(corpus: Corpus, encoder: Encoder | None = None) -> Lexicon:
    """Learn from a corpus which words translate which.

    Args:
        corpus: at least one unit.
        encoder: gives the prior; without one a word must stand several times to be linked well.
    """
    source, target = corpus.source, corpus.target
    vectors = _vectors(source.words, encoder), _vectors(target.words, encoder)
    width = len(target.words)
    keys, weights, rows, columns = _possible(corpus)
    met, place = np.unique(keys, return_inverse=True)
    first, second = (met // width).astype(np.int32), (met % width).astype(np.int32)
    shares = _share(source), _share(target)
    near = _pair_nearness(vectors, first, second)
    forward_prior = near * shares[1][second]
    backward_prior = near * shares[0][first]
    forward = _learnt(place, weights, columns, first, forward_prior, len(source.words))
    backward = _learnt(place, weights, rows, second, backward_prior, len(target.words))
    return Lexicon(width, met, forward, backward, *vectors, *shares)


def _vectors(words: Sequence[str], encoder: Encoder | None) -> NDArray[np.float32]:
    if encoder is None or not words:
        return np.zeros((len(words), 1), np.float32)
    return encoder.encode(words)


def _share(side: Side) -> NDArray[np.float32]:
    counts = np.bincount(side.ids, minlength=len(side.words)).astype(np.float32)
    share: NDArray[np.float32] = counts / max(counts.sum(), 1.0)
    return share


def _pair_nearness(
    vectors: tuple[NDArray[np.float32], NDArray[np.float32]],
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    chunk: int = 1 << 18,
) -> NDArray[np.float32]:
    out = np.empty(len(first), np.float32)
    for start in range(0, len(first), chunk):
        part = slice(start, start + chunk)
        cosines = np.einsum("nd,nd->n", vectors[0][first[part]], vectors[1][second[part]])
        out[part] = _nearness(cosines)
    return out


def _possible(
    corpus: Corpus,
) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.int32], NDArray[np.int32]]:
    """All possible links of the sentences to learn from.

    Returns:
        key of the two words, weight by the diagonal, number of the source word's occurrence,
        number of the target word's occurrence: each [links].
    """
    source, target = corpus.source, corpus.target
    sizes = np.diff(source.bounds) * np.diff(target.bounds)
    fit = (np.diff(source.bounds) <= _LONGEST) & (np.diff(target.bounds) <= _LONGEST) & (sizes > 0)
    chosen = np.flatnonzero(fit)
    total = int(sizes[chosen].sum())
    if total > _MOST_LINKS:
        # Spread evenly over the corpus, the same ones each time.
        step = total / _MOST_LINKS
        chosen = chosen[
            (np.arange(len(chosen)) / step)
            .astype(int)
            .searchsorted(np.arange(int(len(chosen) / step)))
        ]
    bounds = np.concatenate([[0], np.cumsum(sizes[chosen])])
    row = np.concatenate([[0], np.cumsum(np.diff(source.bounds)[chosen])])
    column = np.concatenate([[0], np.cumsum(np.diff(target.bounds)[chosen])])
    keys = np.empty(int(bounds[-1]), np.int64)
    weights = np.empty(int(bounds[-1]), np.float32)
    rows, columns = np.empty(int(bounds[-1]), np.int32), np.empty(int(bounds[-1]), np.int32)
    for number, unit in enumerate(chosen.tolist()):
        a, b = source.bounds[unit], source.bounds[unit + 1]
        c, d = target.bounds[unit], target.bounds[unit + 1]
        part = slice(bounds[number], bounds[number + 1])
        pairs = source.ids[a:b].astype(np.int64)[:, None] * len(target.words) + target.ids[c:d]
        keys[part] = pairs.ravel()
        weights[part] = _diagonal(b - a, d - c).ravel()
        rows[part] = np.repeat(np.arange(row[number], row[number + 1]), d - c)
        columns[part] = np.tile(np.arange(column[number], column[number + 1]), b - a)
    return keys, weights, rows, columns


def _learnt(
    place: NDArray[np.int64],
    weights: NDArray[np.float32],
    occurrences: NDArray[np.int32],
    given: NDArray[np.int32],
    prior: NDArray[np.float32],
    words: int,
) -> NDArray[np.float32]:
    """p(word | given word) of each pair that was met, by expectation and maximisation.

    Args:
        place: [links], which pair each link is.
        weights: [links].
        occurrences: [links], the occurrence that is explained.
        given: [pairs], the word that explains.
        prior: [pairs].
        words: how many words may explain.
    """
    total = np.bincount(given, weights=prior, minlength=words)
    prior = (_PRIOR * prior / np.maximum(total, 1e-12)[given]).astype(np.float32)
    probability = prior / _PRIOR
    for _ in range(_ROUNDS):
        expected = probability[place] * weights
        whole = np.bincount(occurrences, weights=expected)
        expected /= np.maximum(whole, 1e-30)[occurrences]
        counts = np.bincount(place, weights=expected, minlength=len(prior)) + prior
        sums = np.bincount(given, weights=counts, minlength=words)
        probability = (counts / np.maximum(sums, 1e-30)[given]).astype(np.float32)
    return probability
