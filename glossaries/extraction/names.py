"""Names by their capital letters: `Commission on the Status of Women`, `Agenda 21`.

The longest row of capitalised words, with what may join them, is a name or several. Where it could
be cut, the parts that stand by themselves elsewhere are names too; which of all these have a
translation of their own is seen on the other side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from glossaries.extraction.corpus import Side
from glossaries.extraction.kinds import heads
from glossaries.extraction.patterns.base import Patterns
from glossaries.extraction.words import is_word

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Joined words: as many as these may stand between two capitalised ones.
_MOST_BETWEEN = 3
#: Words of a name at most: some titles of resolutions are longer, but they are quoted.
LONGEST_NAME = 22
_FIGURE = re.compile(r"[0-9]{1,4}|[ivxlc]+")
_ARTICLES = frozenset(["the"])
_AND = frozenset(["and", "&"])
# A verb in capitals stands at the beginning of a text, behind its number (`3. Urges States`).
_BEGINNING = 3
_COMMAS = frozenset([",", "，"])
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be a term.

    Attributes:
        length: in words.
        places: int64, positions in the side's words where it begins, ascending.
        free: how often it stands there and not within a longer name.
        within: how often it stands within that longer name in which it does most often.
    """

    length: int
    places: NDArray[np.int64]
    free: int
    within: int


def names(side: Side, patterns: Patterns) -> list[Name]:
    """The names of a side, each with all places where it stands.

    What is never the longest there counts if it comes back or is headed as a body or a document.
    """

    def headed(text: str) -> bool:
        return any(heads(text, patterns, side.language))

    if not patterns.capitals:
        return []
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    free: dict[tuple[int, ...], int] = defaultdict(int)
    ids = side.ids.tolist()
    around: dict[tuple[int, ...], dict[int, int]] = defaultdict(dict)
    before = (-1, -1)
    for begin, end in _rows(side, patterns):
        for first, last in _parts(side, ids, begin, end, patterns):
            key = tuple(ids[first:last])
            places[key].append(first)
            if first == begin and last == end:
                free[key] += 1
            else:
                row = hash(tuple(ids[begin:end]))
                around[key][row] = around[key].get(row, 0) + 1
        for first, last in _over_comma(side, ids, before, (begin, end), patterns):
            key = tuple(ids[first:last])
            places[key].append(first)
            free[key] += 1
        before = begin, end
    return [
        Name(
            len(key),
            np.asarray(where, np.int64),
            free[key],
            max(around[key].values(), default=0) if key in around else 0,
        )
        for key, where in places.items()
        if free[key] or len(where) > 1 or headed(side.text(where[0], where[0] + len(key)))
    ]


def _over_comma(
    side: Side,
    ids: list[int],
    before: tuple[int, int],
    row: tuple[int, int],
    patterns: Patterns,
) -> Iterator[tuple[int, int]]:
    """A name with a list in it: `Educational, Scientific and Cultural Organization`.

    Both rows must be headed as one name only together: the first has no head, the second has, and
    has an `and`.
    """
    (first, comma), (begin, end) = before, row
    if begin != comma + 1 or first < 0 or side.words[ids[comma]] not in _COMMAS:
        return
    words = [side.words[ids[p]] for p in range(begin, end)]
    if not _AND.intersection(words) or words[0] in _ARTICLES or end - first > LONGEST_NAME:
        return
    ours = side.text(first, comma)
    if any(heads(ours, patterns, side.language)):
        return
    if any(heads(f"{ours} {side.text(begin, end)}", patterns, side.language)):
        yield first, end


def _rows(side: Side, patterns: Patterns) -> Iterator[tuple[int, int]]:
    """The longest rows of capitalised words with what joins them: from, to before."""
    usual = _usually_capital(side)
    words, bounds = side.words, side.bounds.tolist()
    ids = side.ids.tolist()
    capital = side.capitals.tolist()
    shouted = side.shouted.tolist()
    for unit in range(len(side.texts)):
        first, last = bounds[unit], bounds[unit + 1]
        begin, end = -1, -1
        for position in range(first, last):
            word = words[ids[position]]
            if shouted[position] or _belongs(
                word, capital[position], usual[ids[position]], position - first, patterns
            ):
                if begin < 0:
                    begin = position
                end = position + 1
            elif begin >= 0 and _FIGURE.fullmatch(word) and position == end:
                end = position + 1
            elif begin >= 0 and (
                word not in patterns.inside | _AND | _POSSESSIVE or position - end >= _MOST_BETWEEN
            ):
                yield begin, end
                begin = -1
        if begin >= 0:
            yield begin, end


def _belongs(word: str, capital: bool, usual: bool, place: int, patterns: Patterns) -> bool:
    """Whether a word is one of a name's, by its capital and by where in its text it stands."""
    if not capital or not is_word(word) or word in patterns.dates:
        return False
    if word in patterns.not_first and word not in patterns.ordinals:
        return False
    if place < _BEGINNING and word in patterns.seldom_first:
        return False
    return usual or place > 0


def _usually_capital(side: Side) -> list[bool]:
    """Whether each word of the vocabulary begins with a capital where no text begins, if ever."""
    inner = np.ones(len(side.ids), bool)
    inner[side.bounds[:-1][side.bounds[:-1] < len(inner)]] = False
    size = len(side.words)
    high = np.bincount(side.ids[inner & side.capitals], minlength=size)
    low = np.bincount(side.ids[inner & ~side.capitals], minlength=size)
    usual: list[bool] = ((high > low) | ((high == 0) & (low == 0))).tolist()
    return usual


def _parts(
    side: Side, ids: list[int], begin: int, end: int, patterns: Patterns
) -> Iterator[tuple[int, int]]:
    """The row itself and what it could be cut into: at its joints, and after leading words."""
    capital, words = side.capitals, side.words
    if end - begin <= LONGEST_NAME:
        yield begin, end
    inner = {p for p in range(begin, end) if not capital[p] and is_word(words[ids[p]])}
    # Behind and before each joint: `Ministry of Health` of `Ministry of Health of Gabon`.
    starts, ends = {begin}, {end}
    position = begin
    while position < end:
        if position in inner and words[ids[position]] not in _POSSESSIVE:
            joint = position
            while position in inner:
                position += 1
            starts.add(position)
            ends.add(joint)
        else:
            position += 1
    # `Chair of`, `Security Council` of `Security Council Committee`: runs within it of capitals.
    for first in sorted(starts):
        for last in sorted(ends):
            if first < last and (first, last) != (begin, end) and last - first <= LONGEST_NAME:
                yield first, last
