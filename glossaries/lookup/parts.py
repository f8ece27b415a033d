"""Terms that contain what is looked for, and terms that it contains.

A part is of whole words, in any inflection, or begins a term's word and goes no further (`Commis`).
Of Chinese it is any characters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from glossaries.chinese import has_han
from glossaries.folding import folded
from glossaries.inflection import SMALL_WORDS
from glossaries.lookup.found import PART, Hit
from glossaries.lookup.holders import Holders
from glossaries.lookup.names import Names, Tongue
from glossaries.words import FIRST, Row, word_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# So much of the score of a part is lost where its last word is only begun.
_BEGUN = 10
# How many words that begin so are tried, and the fewest letters that begin a word.
_BEGINNINGS, _LEAST_LETTERS = 40, 3
# Of what is asked for so many words are looked at.
_MOST_WORDS = 200
# The most that a part has.
_MOST = 89

#: The reason for a term that stands in what was asked for.
WITHIN = "a part of what was asked for"


class Parts:
    """The terms of a tongue, for finding them by part.

    Args:
        names: all terms.
        tongue: those of which are looked through.
        holders: of this tongue.
    """

    def __init__(self, names: Names, tongue: Tongue, holders: Holders) -> None:
        self._names, self._tongue, self._holders = names, tongue, holders

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._tongue.rows), default=0)

    @cached_property
    def _alphabet(self) -> list[tuple[str, int]]:
        return sorted((word, place) for place, word in enumerate(self._tongue.words))

    @cached_property
    def _lengths(self) -> NDArray[Any]:
        import numpy as np

        rows = self._tongue.rows
        return np.fromiter(map(len, rows), np.int64, len(rows))

    def containing(self, text: str, wanted: NDArray[Any], limit: int) -> Iterator[Hit]:
        """The names that contain a text, the shortest first.

        Args:
            text: what is asked for.
            wanted: for each of the tongue's members whether it is.
            limit: how many at most.
        """
        row = self._tongue.coder.row(text)
        if row.codes:
            yield from islice(self._containing(row, wanted), limit)

    def _containing(self, row: Row, wanted: NDArray[Any]) -> Iterator[Hit]:
        for place in self._with(row.codes, wanted):
            yield self._hit(place, row.codes, 0)
        for codes in self._begun(row.codes, word_of(row.items[-1], self._tongue.coder.language)):
            for place in self._with(codes, wanted):
                yield self._hit(place, codes, _BEGUN)

    def _with(self, codes: str, wanted: NDArray[Any]) -> Iterator[int]:
        """The places of the terms that have words in their order, the shortest first."""
        rows = self._tongue.rows
        for place in self._shortest(self._having(codes), wanted):
            if codes in rows[place] and len(codes) < len(rows[place]):
                yield place

    def _having(self, codes: str) -> NDArray[Any]:
        import numpy as np

        if len(codes) > 1 or not has_han(self._tongue.word(codes)):
            return self._holders.having_all(self._holders.words_of(codes))
        # Terms are not known by their single characters: all are gone through.
        rows = self._tongue.rows
        return np.array([place for place, row in enumerate(rows) if codes in row], np.int64)

    def _shortest(self, places: NDArray[Any], wanted: NDArray[Any]) -> Iterator[int]:
        import numpy as np

        places = places[wanted[places]]
        yield from places[np.argsort(self._lengths[places], kind="stable")].tolist()

    def _begun(self, codes: str, word: str) -> Iterator[str]:
        """The same words, the last of them completed in each way that is known."""
        if len(word) < _LEAST_LETTERS or not word.isalpha():
            return
        if len(codes) > 1 and not len(self._having(codes[:-1])):
            return
        start = bisect_left(self._alphabet, (word, -1))
        for known, place in self._alphabet[start : start + _BEGINNINGS]:
            if not known.startswith(word):
                return
            if (code := chr(FIRST + place)) != codes[-1]:
                yield codes[:-1] + code

    def _hit(self, place: int, codes: str, less: int) -> Hit:
        number = self._tongue.members[place]
        row = self._tongue.coder.row(self._names.terms[number].text)
        first = row.codes.find(codes)
        score = max(1, min(_MOST, 100 * len(codes) // len(row.codes)) - less)
        span = row.span(first, first + len(codes))
        return Hit(number, PART, score, "the term contains it" if not less else "begins so", span)

    def within(self, text: str) -> Iterator[Hit]:
        """The names that a text contains, the longest first where several begin with one word."""
        row = self._tongue.coder.row(text)
        end = 0
        codes = row.codes[:_MOST_WORDS]
        for at in range(len(codes)):
            for last in range(min(len(codes), at + self._longest), at, -1):
                numbers = self._tongue.by_words[codes[at:last]]
                if last > end and numbers and (at, last) != (0, len(row.codes)):
                    span = row.span(at, last)
                    if self._is_worth(text[slice(*span)]):
                        end = last
                        yield from self._within(numbers, span, (last - at) / len(row.codes))
                        break

    def _within(self, numbers: Sequence[int], span: tuple[int, int], share: float) -> Iterator[Hit]:
        score = max(1, min(_MOST, int(100 * share)))
        for number in numbers:
            yield Hit(number, PART, score, WITHIN, None, span)

    @staticmethod
    def _is_worth(part: str) -> bool:
        return len(part) > 1 and folded(part) not in SMALL_WORDS
