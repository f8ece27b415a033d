"""Runs of words that come back: candidates for terms, found by frequency alone.

Level by level: a run of n words can only be frequent if both runs of n - 1 words in it are. Each
level is a sort of numbers, so that a million sentences take seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from glossaries.extraction.corpus import Side
from glossaries.extraction.patterns.base import Patterns
from glossaries.extraction.words import is_word

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Words that a term has at most.
LONGEST = 7
# Of runs that are capitalised or cut out of a name more often than this, names are told elsewhere.
_MOST_CAPITAL = 0.5
# A run with a doubtful beginning must stand behind an article so often.
_LEAST_DETERMINED = 0.2
# What comes back more than twice is looked at even if it always stands in one longer run.
_LEAST_ALONE = 0.15


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that may be a term.

    Attributes:
        length: in words.
        places: int64, positions in the side's words where it begins, ascending.
        alone: share of them in which it is not merely a part of one longer run, 0 to 1.
        determined: share of them behind an article or the like.
    """

    length: int
    places: NDArray[np.int64]
    alone: float
    determined: float

    @property
    def termhood(self) -> float:
        """How much it stands by itself: log2 of the length, times how often it does so.

        After the C-value of Frantzi, Ananiadou and Mima ("Automatic recognition of multi-word
        terms", IJDL 3, 2000); but what is taken off is the frequency of the one longer candidate in
        which it stands most often, not the mean over all of them. A single word has 1.5.
        """
        alone = max(self.alone, _LEAST_ALONE if len(self.places) > 2 else 0.0)
        return float(np.log2(max(self.length, 1.5))) * len(self.places) * alone


def runs(
    side: Side, keys: NDArray[np.int32], patterns: Patterns, least: int, single: int
) -> list[Run]:
    """The runs that stand in a side often enough and have the edges of a term.

    Args:
        side: whose words.
        keys: int32 [words of the side's vocabulary]: words of one key count as the same.
        patterns: of its language.
        least: how often a run of several words must stand there.
        single: how often a single word must.
    """
    levels = _levels(side, keys, patterns, least)
    signs = _signs(side, patterns)
    sets = [
        _candidates(side, level, n, patterns, least if n > 1 else single, signs)
        for n, level in enumerate(levels, 1)
    ]
    within = _within(levels, sets)
    found = []
    for n, (groups, counts, places) in enumerate(sets, 1):
        alone = 1.0 - within[n - 1][groups] / np.maximum(counts, 1)
        for share, where in zip(alone.tolist(), places, strict=True):
            behind = float(signs.determined[where].mean())
            found.append(Run(n, where, max(share, 0.0), behind))
    return found


def _levels(
    side: Side, keys: NDArray[np.int32], patterns: Patterns, least: int
) -> list[NDArray[np.int32]]:
    """For each length the number of the run that begins at each position, -1 for none."""
    fit = np.fromiter(
        (is_word(text) and text not in patterns.not_inside for text in side.words),
        bool,
        len(side.words),
    )
    level = np.where(fit[side.ids], keys[side.ids].astype(np.int64), -1)
    levels = [_frequent(level, least)]
    units = side.units
    for n in range(2, LONGEST + 1):
        before = levels[-1]
        if len(before) < n:
            break
        together = (before[:-1] >= 0) & (before[1:] >= 0)
        together[len(before) - n + 1 :] = False
        together[: len(before) - n + 1] &= units[: len(before) - n + 1] == units[n - 1 :]
        if not together.any():
            break
        level = np.full(len(before), -1, np.int64)
        width = int(before.max()) + 1
        level[:-1][together] = before[:-1][together].astype(np.int64) * width + before[1:][together]
        levels.append(_frequent(level, least))
    return levels


def _frequent(level: NDArray[np.int64], least: int) -> NDArray[np.int32]:
    """Numbered anew from 0, without what is rarer than `least`."""
    there = np.flatnonzero(level >= 0)
    values, place, counts = np.unique(level[there], return_inverse=True, return_counts=True)
    kept = np.flatnonzero(counts >= least)
    number = np.full(len(values), -1, np.int32)
    number[kept] = np.arange(len(kept), dtype=np.int32)
    out = np.full(len(level), -1, np.int32)
    out[there] = number[place]
    return out


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the writing tells of each position.

    Attributes:
        begins_name: a capital that no beginning of a text explains.
        starts_inside: such a capital behind another: within a name.
        ends_inside: such a capital before another.
        determined: an article or the like stands before it.
    """

    begins_name: NDArray[np.bool_]
    starts_inside: NDArray[np.bool_]
    ends_inside: NDArray[np.bool_]
    determined: NDArray[np.bool_]


def _signs(side: Side, patterns: Patterns) -> _Signs:
    capital = side.capitals & patterns.capitals
    inner = capital.copy()
    inner[side.bounds[:-1][np.diff(side.bounds) > 0]] = False
    beside = np.zeros(len(capital), bool)
    beside[1:] = side.units[1:] == side.units[:-1]
    before = np.concatenate([[False], capital[:-1]]) & beside
    behind = np.concatenate([(capital & beside)[1:], [False]])
    article = np.fromiter(
        (text in patterns.before_nouns for text in side.words), bool, len(side.words)
    )[side.ids]
    determined = np.concatenate([[False], article[:-1]]) & beside
    return _Signs(inner, inner & before, capital & behind, determined)


_Set = tuple["NDArray[np.int32]", "NDArray[np.int64]", list["NDArray[np.int64]"]]


def _candidates(
    side: Side,
    level: NDArray[np.int32],
    n: int,
    patterns: Patterns,
    least: int,
    signs: _Signs,
) -> _Set:
    """Groups of a level with the edges of a term: number, frequency and places of each."""
    first, last, seldom = _edges(side, patterns)
    there = np.flatnonzero(level >= 0)
    there = there[first[side.ids[there]] & last[side.ids[there + n - 1]]]
    there = there[np.argsort(level[there], kind="stable")]
    groups, begins, counts = np.unique(level[there], return_index=True, return_counts=True)
    fit = counts >= least
    if len(groups):
        last_word = there + n - 1
        name = signs.begins_name[there] & signs.begins_name[last_word]
        cut = signs.starts_inside[there] | signs.ends_inside[last_word]
        fit &= _share(name | cut, begins, counts) <= _MOST_CAPITAL
        doubtful = seldom[side.ids[there[begins]]]
        fit &= ~doubtful | (_share(signs.determined[there], begins, counts) >= _LEAST_DETERMINED)
    ends = begins + counts
    places = [there[b:e] for b, e in zip(begins[fit].tolist(), ends[fit].tolist(), strict=True)]
    return groups[fit], counts[fit], places


def _share(
    marks: NDArray[np.bool_], begins: NDArray[np.int64], counts: NDArray[np.int64]
) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = np.add.reduceat(marks.astype(np.float64), begins) / counts
    return shares


def _edges(
    side: Side, patterns: Patterns
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each word: whether a term may begin with it, end with it, begin with it but seldom."""
    word = [is_word(text) and text not in patterns.inside for text in side.words]
    pairs = list(zip(word, side.words, strict=True))
    first = [fit and text not in patterns.not_first for fit, text in pairs]
    last = [
        fit and text not in patterns.not_last and not patterns.past(text) for fit, text in pairs
    ]
    seldom = [text in patterns.seldom_first for text in side.words]
    return np.asarray(first, bool), np.asarray(last, bool), np.asarray(seldom, bool)


def _within(levels: list[NDArray[np.int32]], sets: list[_Set]) -> list[NDArray[np.int64]]:
    """For each run how often the longer candidate stands that holds it most often, 0 for none."""
    most = [np.zeros(int(level.max(initial=-1)) + 1, np.int64) for level in levels]
    for longer in range(2, len(levels) + 1):
        groups, counts, places = sets[longer - 1]
        if not len(groups):
            continue
        begin = np.fromiter((where[0] for where in places), np.int64, len(places))
        for shorter in range(1, longer):
            for offset in range(longer - shorter + 1):
                inner = levels[shorter - 1][begin + offset]
                fit = inner >= 0
                np.maximum.at(most[shorter - 1], inner[fit], counts[fit])
    return most
