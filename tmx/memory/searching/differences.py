"""Where a stored text and a query differ, as they are printed, so that the eye falls on it.

The two are laid side by side by their tokens; what stands between tokens (spaces, punctuation) and
the letters themselves are then compared as printed, so that a difference of case or of a comma is
marked too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from rapidfuzz.distance import Levenshtein

from tmx.memory import normalising
from tmx.memory.match import Difference

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
    return tuple(_merged(pairs))


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


def _merged(pairs: Iterable[_Pair]) -> Iterator[Difference]:
    """Neighbours of one kind together."""
    kept: list[_Pair] = []
    for stored, query in _cut(pairs):
        alike = stored == query
        if kept and alike != (kept[0][0] == kept[0][1]):
            yield _difference(kept)
            kept = []
        kept.append((stored, query))
    if kept:
        yield _difference(kept)


def _cut(pairs: Iterable[_Pair]) -> Iterator[_Pair]:
    """Pairs without emptiness; of what stands between tokens, equal ends are apart."""
    for stored, query in pairs:
        if stored and query and stored != query and not _has_letters(stored + query):
            yield from _trimmed(stored, query)
        elif stored or query:
            yield stored, query


def _has_letters(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _trimmed(stored: str, query: str) -> Iterator[_Pair]:
    start = _shared(stored, query)
    end = _shared(stored[start:][::-1], query[start:][::-1])
    sides = (
        (text[:start], text[start : len(text) - end], text[len(text) - end :])
        for text in (stored, query)
    )
    yield from (pair for pair in zip(*sides, strict=True) if any(pair))


def _shared(one: str, other: str) -> int:
    """With how many characters both begin."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def _difference(pairs: Sequence[_Pair]) -> Difference:
    stored, query = ("".join(side) for side in zip(*pairs, strict=True))
    if stored == query:
        return Difference("equal", stored, query)
    kind = "replace" if stored and query else "delete" if stored else "insert"
    return Difference(kind, stored, query)
