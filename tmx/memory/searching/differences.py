"""Where a stored text and a query differ, as they are printed, so that the eye falls on it.

The two are laid side by side by their tokens; what stands between tokens (spaces, punctuation) and
the letters themselves are then compared as printed, so that a difference of case or of a comma is
marked too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile

from rapidfuzz.distance import Levenshtein

from tmx.memory.indexing import normalising
from tmx.memory.searching.match import Difference

#: A stretch of the stored text beside one of the query.
_Pair = tuple[str, str]


def differences(stored: str, query: str) -> tuple[Difference, ...]:
    """Stretches that are equal, and those that differ, in order; together they spell both texts."""
    if stored == query:
        return (Difference("equal", stored, query),) if stored else ()
    one, other = _Side(stored), _Side(query)
    pairs: list[_Pair] = [_gap(one, other, 0, 0)]
    for step in Levenshtein.opcodes(one.held, other.held):
        if step.tag == "equal":
            pairs += _alike(
                one,
                other,
                range(step.src_start, step.src_end),
                range(step.dest_start, step.dest_end),
            )
        else:
            pairs.append((one.upto(step.src_end), other.upto(step.dest_end)))
        pairs.append(_gap(one, other, step.src_end, step.dest_end))
    trimmed = (part for pair in _grouped(pairs) for part in _trimmed(*pair))
    return tuple(_difference(*pair) for pair in _grouped(trimmed))


class _Side:
    """A text that is given away piece by piece, from front to end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = normalising.located(text)
        self._at = 0
        self.held = normalising.placeheld([one.token for one in self._tokens])

    def upto(self, token: int) -> str:
        """What was not given yet, as far as the end of the token before this one."""
        return self._given(self._tokens[token - 1].end if token else 0)

    def gap(self, token: int) -> str:
        """What was not given yet and stands before this token."""
        last = token == len(self._tokens)
        return self._given(len(self._text) if last else self._tokens[token].start)

    def _given(self, end: int) -> str:
        start, self._at = self._at, max(self._at, end)
        return self._text[start : self._at]


def _gap(one: _Side, other: _Side, i: int, j: int) -> _Pair:
    return one.gap(i), other.gap(j)


def _alike(one: _Side, other: _Side, first: range, second: range) -> Iterator[_Pair]:
    """Tokens that count as the same, and what stands between them."""
    for i, j in zip(first, second, strict=True):
        if i > first.start:
            yield _gap(one, other, i, j)
        yield one.upto(i + 1), other.upto(j + 1)


def _grouped(pairs: Iterable[_Pair]) -> Iterator[_Pair]:
    """Neighbours that are equal as one, and neighbours that differ."""
    for _, group in groupby(filter(any, pairs), lambda pair: pair[0] == pair[1]):
        stored, query = zip(*group, strict=True)
        yield "".join(stored), "".join(query)


def _trimmed(stored: str, query: str) -> Iterator[_Pair]:
    """A pair without the spaces and signs with which both begin or end; these by themselves."""
    if stored == query:
        yield stored, query
        return
    start = _shared(stored, query)
    end = _shared(stored[start:][::-1], query[start:][::-1])
    for cut in (slice(start), slice(start, -end or None)):
        yield stored[cut], query[cut]
    if end:
        yield stored[-end:], query[-end:]


def _shared(one: str, other: str) -> int:
    """With how many spaces and signs both begin."""
    pairs = zip(one, other, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1] and _is_sign(pair[0]), pairs)))


def _is_sign(character: str) -> bool:
    return not (character.isalnum() or unicodedata.combining(character))


def _difference(stored: str, query: str) -> Difference:
    if stored == query:
        return Difference("equal", stored, query)
    kind = "replace" if stored and query else "delete" if stored else "insert"
    return Difference(kind, stored, query)
