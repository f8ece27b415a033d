"""Which terms have a word, for many terms at once, and what a word weighs.

What counts as a word here is a word of a language with spaces, and two Chinese characters side by
side: single ones stand in too many terms, and order is lost between them. A word weighs the more,
the fewer terms have it (inverse document frequency, Spärck Jones, 1972).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from glossaries.chinese import has_han
from glossaries.lookup.names import Tongue
from glossaries.words import FIRST

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Weights = NDArray[np.float64]

# A pair of characters is one number: no character of Unicode needs more bits.
_SHIFT = 21
_BETWEEN = "\n"


class Holders:
    """The terms of a tongue by their words.

    Args:
        tongue: whose terms.

    Attributes:
        totals: what all words of each term weigh together, by its place among the members.
        rarest: what a word weighs that no term has.
    """

    def __init__(self, tongue: Tongue) -> None:
        import numpy as np

        self._is_han = np.array([len(word) == 1 and has_han(word) for word in tongue.words], bool)
        count = len(tongue.rows)
        words, owners = self._cut(tongue.rows)
        order = np.argsort(words, kind="stable")
        words, owners = words[order], owners[order]
        # A word that a term has twice counts once.
        again = (np.diff(words) == 0) & (np.diff(owners) == 0)
        first = np.concatenate(([True], ~again)) if len(words) else np.zeros(0, bool)
        words, self._owners = words[first], owners[first]
        self._words, starts, counts = np.unique(words, return_index=True, return_counts=True)
        self._ends = np.append(starts, len(words))
        self._weights = np.log1p(count / counts)
        self.rarest = float(np.log1p(max(1, count)))
        every = np.repeat(self._weights, counts)
        totals = np.bincount(self._owners, every, minlength=count)
        self.totals: Weights = totals.astype(np.float64)

    def _cut(self, rows: Sequence[str]) -> tuple[Numbers, Numbers]:
        """The words of rows, and which row each is of."""
        import numpy as np

        text = _BETWEEN.join(["", *rows, ""])
        codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
        owners = np.cumsum(codes == ord(_BETWEEN)) - 1
        places = codes - FIRST
        known = (places >= 0) & (places < len(self._is_han))
        han = np.zeros(len(codes), bool)
        han[known] = self._is_han[places[known]]
        before, after = np.roll(han, 1), np.roll(han, -1)
        whole = known & ~(han & (before | after))
        pair = han & after
        joint = (codes << _SHIFT) | np.roll(codes, -1)
        words = np.concatenate((codes[whole], joint[pair]))
        return words, np.concatenate((owners[whole], owners[pair]))

    def words_of(self, row: str) -> list[int]:
        """The words of what is looked for, each once, if a character stands for it."""
        return list(dict.fromkeys(self._cut([row])[0].tolist()))

    def _place(self, word: int) -> int | None:
        place = int(self._words.searchsorted(word))
        return place if place < len(self._words) and self._words[place] == word else None

    def having(self, word: int) -> Numbers:
        """The places of the terms that have a word, in order."""
        place = self._place(word)
        if place is None:
            return self._owners[:0]
        return self._owners[self._ends[place] : self._ends[place + 1]]

    def weight(self, word: int) -> float:
        """What a word weighs."""
        place = self._place(word)
        return self.rarest if place is None else float(self._weights[place])

    def having_all(self, words: Iterable[int]) -> Numbers:
        """The places of the terms that have each of some words, in order."""
        import numpy as np

        lists = sorted((self.having(word) for word in words), key=len)
        found = lists[0] if lists else self._owners[:0]
        for others in lists[1:]:
            found = np.intersect1d(found, others, assume_unique=True)
        return found
