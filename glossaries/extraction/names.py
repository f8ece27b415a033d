"""Names by their capital letters: `Commission on the Status of Women`, `Agenda 21`.

The longest row of capitalised words, with what may join them, is a name or several. Where it could
be cut, the parts that stand by themselves elsewhere are names too; which of all these have a
translation of their own is seen on the other side.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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
# So many words of a longer name tell which that is.
_AROUND = 2
_COMMAS = frozenset([",", "，"])
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be a term.

    Attributes:
        length: in words.
        places: int64, positions in the side's words where it begins, ascending.
        free: how often it stands there and not within a longer name.
        within: how often the same words of a longer name stand before it, or after it, at most.
    """

    length: int
    places: NDArray[np.int64]
    free: int
    within: int


def names(side: Side, patterns: Patterns, least: int = 1) -> list[Name]:
    """The names of a side, each with all places where it stands.

    What is never the longest there counts if it comes back or is headed as a body or a document.

    Args:
        side: whose words.
        patterns: of its language.
        least: names that stand there less often are left out.
    """

    def headed(text: str) -> bool:
        return any(heads(text, patterns, side.language))

    if not patterns.capitals:
        return []
    often = _often(side, patterns, least) if least > 1 else None
    places: dict[_Key, array[int]] = {}
    free: Counter[_Key] = Counter()
    around: dict[_Key, Counter[tuple[bool, int]]] = defaultdict(Counter)
    for mention in _mentions(side, patterns):
        if often is not None and hash(mention.key) not in often:
            continue
        places.setdefault(mention.key, array("i")).append(mention.place)
        if not mention.before and not mention.after:
            free[mention.key] += 1
            continue
        for behind, words in enumerate((mention.before, mention.after)):
            if words:
                around[mention.key][bool(behind), hash(words)] += 1
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


_Key = tuple[int, ...]


class _Mention(NamedTuple):
    """A name at one place, and the words of a longer name before and after it, if any."""

    key: _Key
    place: int
    before: _Key
    after: _Key


def _often(side: Side, patterns: Patterns, least: int) -> set[int]:
    """Digests of the names that stand in a side often enough: all names of a large one are many."""
    counts = Counter(hash(mention.key) for mention in _mentions(side, patterns))
    return {digest for digest, count in counts.items() if count >= least}


class _Text:
    """The words of one text, and the names in it.

    Args:
        side: of the corpus.
        unit: the number of the text.
        usual: whether each word of the vocabulary usually begins with a capital.
        patterns: of the language.
    """

    def __init__(self, side: Side, unit: int, usual: list[bool], patterns: Patterns) -> None:
        self.start = int(side.bounds[unit])
        here = slice(self.start, int(side.bounds[unit + 1]))
        self.ids: list[int] = side.ids[here].tolist()
        self.words = [side.words[n] for n in self.ids]
        self.capital: list[bool] = side.capitals[here].tolist()
        self.shouted: list[bool] = side.shouted[here].tolist()
        self.usual = usual
        self.patterns = patterns
        self.language = side.language

    def mentions(self) -> Iterator[_Mention]:
        """The names, those within others too; places are positions in the side."""
        before = (-1, -1)
        for row in self.rows():
            for part in self.parts(*row):
                yield self._mention(part, row)
            for part in self.over_comma(before, row):
                yield self._mention(part, part)
            before = row

    def _mention(self, part: tuple[int, int], row: tuple[int, int]) -> _Mention:
        (first, last), (begin, end) = part, row
        return _Mention(
            tuple(self.ids[first:last]),
            self.start + first,
            tuple(self.ids[max(begin, first - _AROUND) : first]),
            tuple(self.ids[last : min(end, last + _AROUND)]),
        )

    def rows(self) -> Iterator[tuple[int, int]]:
        """The longest rows of capitalised words with what joins them: from, to before."""
        joining = self.patterns.inside | _AND | _POSSESSIVE
        begin, end = -1, -1
        for place, word in enumerate(self.words):
            if self._belongs(place):
                if begin < 0:
                    begin = place
                end = place + 1
            elif begin >= 0 and _FIGURE.fullmatch(word) and place == end:
                end = place + 1
            elif begin >= 0 and (word not in joining or place - end >= _MOST_BETWEEN):
                yield begin, end
                begin = -1
        if begin >= 0:
            yield begin, end

    def _belongs(self, place: int) -> bool:
        """Whether a word is one of a name's, by its capital and by where in its text it stands."""
        word = self.words[place]
        if self.shouted[place]:
            return True
        if not self.capital[place] or not is_word(word) or word in self.patterns.dates:
            return False
        doubtful = place < _BEGINNING and word in self.patterns.seldom_first
        if (doubtful or word in self.patterns.not_first) and word not in self.patterns.ordinals:
            return False
        return place > 0 or self.usual[self.ids[place]]

    def parts(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """A row itself and what it could be cut into at its joints.

        `Ministry of Health of Gabon` has `Ministry of Health`, `Health of Gabon`, and so on.
        """
        starts, ends = {begin}, {end}
        place = begin
        while place < end:
            if self._is_joint(place) and self.words[place] not in _POSSESSIVE:
                ends.add(place)
                while place < end and self._is_joint(place):
                    place += 1
                starts.add(place)
            else:
                place += 1
        for first in sorted(starts):
            for last in sorted(ends):
                if first < last and last - first <= LONGEST_NAME:
                    yield first, last

    def _is_joint(self, place: int) -> bool:
        return not self.capital[place] and is_word(self.words[place])

    def over_comma(
        self, before: tuple[int, int], row: tuple[int, int]
    ) -> Iterator[tuple[int, int]]:
        """A name with a list in it: `Educational, Scientific and Cultural Organization`.

        Both rows must be headed as one name only together: the first has no head, the second has,
        and has an `and`.
        """
        (first, comma), (begin, end) = before, row
        if first < 0 or begin != comma + 1 or self.words[comma] not in _COMMAS:
            return
        words = self.words[begin:end]
        if not _AND.intersection(words) or words[0] in _ARTICLES or end - first > LONGEST_NAME:
            return
        ours = " ".join(self.words[first:comma])
        if any(heads(ours, self.patterns, self.language)):
            return
        if any(heads(f"{ours} {' '.join(words)}", self.patterns, self.language)):
            yield first, end


def _mentions(side: Side, patterns: Patterns) -> Iterator[_Mention]:
    usual = _usually_capital(side)
    for unit in range(len(side.texts)):
        yield from _Text(side, unit, usual, patterns).mentions()


def _usually_capital(side: Side) -> list[bool]:
    """Whether each word of the vocabulary begins with a capital where no text begins, if ever."""
    inner = np.ones(len(side.ids), bool)
    inner[side.bounds[:-1][side.bounds[:-1] < len(inner)]] = False
    size = len(side.words)
    high = np.bincount(side.ids[inner & side.capitals], minlength=size)
    low = np.bincount(side.ids[inner & ~side.capitals], minlength=size)
    usual: list[bool] = ((high > low) | ((high == 0) & (low == 0))).tolist()
    return usual
