"""Chinese words mended by the corpus itself: names put together, compounds cut.

A dictionary of general Chinese knows neither 毒罪办 nor 埃博拉, and takes 公共部门 for one word.
Neighbours that nearly always stand together become one word; a long word of two that both stand
by themselves in the corpus becomes two.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from glossaries.extraction.corpus import Side
from tmx.scripts import HAN

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Put together, at most so often: 埃 + 博 + 拉.
_ROUNDS = 3
_LEAST_TOGETHER = 3
# The share of the rarer neighbour's occurrences that stand beside the other.
_BOUND = 0.6
# Of so many neighbours at most it is learnt which belong together.
_MOST_PAIRS = 4_000_000
_LONG = 4
_LEAST_APART = 4
_LONGEST = 6
_HAN = re.compile(f"[{HAN}]+")


def mended(side: Side) -> Side:
    """The same side with its words cut again; only words of ideographs are touched."""
    side = _split(side)
    for _ in range(_ROUNDS):
        again = _joined(side)
        if again is side:
            break
        side = again
    return side


def _split(side: Side) -> Side:
    """Long words of two that stand by themselves elsewhere are cut."""
    counts = np.bincount(side.ids, minlength=len(side.words)).tolist()
    number = {word: n for n, word in enumerate(side.words)}
    cuts = {
        n: cut
        for n, word in enumerate(side.words)
        if (cut := _cut(word, number, counts)) is not None
    }
    if not cuts:
        return side
    first = np.arange(len(side.words), dtype=np.int32)
    second = np.full(len(side.words), -1, np.int32)
    width = np.zeros(len(side.words), np.int32)
    for n, (a, b, length) in cuts.items():
        first[n], second[n], width[n] = a, b, length
    is_cut = second[side.ids] >= 0
    times = 1 + is_cut
    at = np.cumsum(times) - times
    total = int(times.sum())
    ids, starts, ends = (np.empty(total, np.int32) for _ in range(3))
    ids[at], starts[at] = first[side.ids], side.starts
    ends[at] = np.where(is_cut, side.starts + width[side.ids], side.ends)
    behind = at[is_cut] + 1
    ids[behind], ends[behind] = second[side.ids[is_cut]], side.ends[is_cut]
    starts[behind] = ends[behind - 1]
    return _renewed(
        side, side.words, ids, starts, ends, np.repeat(np.arange(len(times), dtype=np.int32), times)
    )


def _cut(word: str, number: dict[str, int], counts: list[int]) -> tuple[int, int, int] | None:
    """Numbers of the two words that a word is cut into, and the length of the first."""
    if len(word) < _LONG or not _ideographs(word):
        return None
    best: tuple[int, tuple[int, int, int]] | None = None
    for place in range(2, len(word) - 1):
        a, b = number.get(word[:place]), number.get(word[place:])
        if a is None or b is None:
            continue
        weight = min(counts[a], counts[b])
        if weight >= _LEAST_APART and (best is None or weight > best[0]):
            best = weight, (a, b, place)
    return best[1] if best else None


def _joined(side: Side) -> Side:
    """Neighbours that nearly always stand together, one of them a single ideograph, joined."""
    if len(side.ids) < 2:
        return side
    where = _joinable(side)
    pairs = side.ids[where].astype(np.int64) * len(side.words) + side.ids[where + 1]
    bound = _bound(side, pairs)
    if not len(bound):
        return side
    place = np.minimum(np.searchsorted(bound, pairs), len(bound) - 1)
    chosen = _apart(where[bound[place] == pairs])
    return _merged(side, chosen) if len(chosen) else side


def _joinable(side: Side) -> NDArray[np.int64]:
    """The positions of words that might be one with the next."""
    ids, words = side.ids, side.words
    touching = (side.ends[:-1] == side.starts[1:]) & (side.units[:-1] == side.units[1:])
    lone = np.fromiter((len(w) == 1 and _ideographs(w) for w in words), bool, len(words))
    apart = np.fromiter(
        (not _ideographs(w) or len(w) > _LONGEST or w in _GRAMMAR for w in words), bool, len(words)
    )
    fit = touching & (lone[ids[:-1]] | lone[ids[1:]]) & ~apart[ids[:-1]] & ~apart[ids[1:]]
    return np.flatnonzero(fit)


def _bound(side: Side, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """The pairs of words that belong together, ascending; learnt from a part of a large corpus."""
    step = max(1, -(-len(pairs) // _MOST_PAIRS))
    values, together = np.unique(pairs[::step], return_counts=True)
    counts = np.bincount(side.ids, minlength=len(side.words)) / step
    rarer = np.minimum(counts[values // len(side.words)], counts[values % len(side.words)])
    kept: NDArray[np.int64] = values[(together >= _LEAST_TOGETHER) & (together >= _BOUND * rarer)]
    return kept


def _apart(chosen: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of neighbouring places the first, the third and so on: a word is joined with one other."""
    if not len(chosen):
        return chosen
    fresh = np.concatenate([[True], np.diff(chosen) > 1])
    begin = np.maximum.accumulate(np.where(fresh, chosen, 0))
    kept: NDArray[np.int64] = chosen[(chosen - begin) % 2 == 0]
    return kept


def _merged(side: Side, chosen: NDArray[np.int64]) -> Side:
    words = list(side.words)
    number = {word: n for n, word in enumerate(words)}
    ids = side.ids.copy()
    for position in chosen.tolist():
        word = words[side.ids[position]] + words[side.ids[position + 1]]
        if word not in number:
            number[word] = len(words)
            words.append(word)
        ids[position] = number[word]
    ends = side.ends.copy()
    ends[chosen] = side.ends[chosen + 1]
    kept = np.ones(len(ids), bool)
    kept[chosen + 1] = False
    return _renewed(side, words, ids[kept], side.starts[kept], ends[kept], np.flatnonzero(kept))


def _renewed(
    side: Side,
    words: list[str],
    ids: NDArray[np.int32],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    before: NDArray[np.signedinteger],
) -> Side:
    """A side with other words, for each of them the word that was there before."""
    units = side.units[before]
    bounds = np.searchsorted(units, np.arange(len(side.texts) + 1)).astype(np.int64)
    return replace(
        side,
        words=words,
        ids=ids,
        starts=starts,
        ends=ends,
        bounds=bounds,
        capitals=side.capitals[before],
        shouted=side.shouted[before],
        _units=units,
    )


def _ideographs(word: str) -> bool:
    return bool(_HAN.fullmatch(word))


# Words of grammar are never a part of a name, however often they stand beside one.
_GRAMMAR = frozenset(
    "的了在和与及或对为是有将被把从由于以向至到等并但而也不其该此这那各每年月日第个名项次届号条款中上下内外间时本我某所"
)
