"""The terms of a glossary in a text: the leftmost first, of those that begin there the longest.

Terms and text are rows of words (`glossaries.words`), a character each. For every two words with
which a term begins, the lengths of the terms that do are known; so at each word of the text the few
strings that may be a term are looked up, the longest first. For 100,000 terms these tables are made
in a fifth of the time that the automata of Aho and Corasick in ahocorasick_rs and pyahocorasick
take (`benchmarks/glossary_annotate.py`), and a place that is no term after all (`who`, which is not
the WHO) does not hide a shorter one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from glossaries.annotation.fitting import Shape, is_whole
from glossaries.annotation.mark import Mark
from glossaries.term import Concept, Term
from glossaries.usage import RANKS
from glossaries.words import OTHER, Coder, Row, items_of
from tmx.languages import closeness

_Named: TypeAlias = tuple[Concept, Term]


class Annotator:
    """Marks the terms of concepts in texts.

    Args:
        concepts: any; those of a termbase are `stored.concept for stored in base.concepts()`.
        source: the language of the texts, whose terms are marked; "" marks terms of all languages,
            and knows the plurals of English.
        target: the language that translations are wanted in; "" for all.

    Raises:
        UnknownLanguage: a language is none.
    """

    def __init__(self, concepts: Iterable[Concept], source: str = "", target: str = "") -> None:
        self._target = target
        self._coder = Coder(source)
        self._named: dict[str, list[_Named]] = {}
        self._shapes: dict[str, Shape] = {}
        self._read(concepts, source)
        self._coder.close()
        self._lengths = _lengths(self._named)

    def _read(self, concepts: Iterable[Concept], source: str) -> None:
        wanted: dict[str, bool] = {}
        chosen: list[_Named] = []
        for concept in concepts:
            for term in concept.terms:
                language = term.language
                if language not in wanted:
                    wanted[language] = not source or closeness(language, source) is not None
                if wanted[language]:
                    chosen.append((concept, term))
        keys = self._coder.all_codes([term.text for _, term in chosen])
        for key, one in zip(keys, chosen, strict=True):
            if key:
                self._named.setdefault(key, []).append(one)

    def marks(self, text: str, *, nested: bool = False) -> list[Mark]:
        """The terms in a text, in its order.

        Args:
            text: any; offsets are those of its characters.
            nested: whether terms that overlap with others are given too; they are `inside`.
        """
        row = self._coder.row(text)
        found = self._nested(row) if nested else self._longest(row)
        return [self._mark(text, row, place) for place in found]

    def _longest(self, row: Row) -> Iterator[_Place]:
        end = 0
        for at in self._starts(row.codes):
            if at >= end:
                place = next(self._places(row, at), None)
                if place:
                    yield place
                    end = place.last

    def _nested(self, row: Row) -> Iterator[_Place]:
        end = 0
        for at in self._starts(row.codes):
            for place in self._places(row, at):
                yield place._replace(inside=at < end)
                end = max(end, place.last)

    def _starts(self, codes: str) -> list[int]:
        """Where the words of a text begin as some term does."""
        lengths, named = self._lengths, self._named
        pairs = map(str.__add__, codes, f"{codes[1:]}{OTHER}")
        return [i for i, pair in enumerate(pairs) if pair in lengths or pair[0] in named]

    def _places(self, row: Row, at: int) -> Iterator[_Place]:
        """The terms that begin with a word, the longest first."""
        codes = row.codes
        for length in _bits(self._lengths.get(codes[at : at + 2], 0) | 2):
            # Near the end of the text there may be no more so many words.
            named = self._named.get(codes[at : at + length]) if at + length <= len(codes) else None
            if named and (fitting := self._fitting(named, row.items, at, at + length)):
                yield _Place(at, at + length, fitting)

    def _fitting(
        self, named: Sequence[_Named], items: Sequence[str], first: int, last: int
    ) -> Sequence[_Named]:
        if not is_whole(items, first, last):
            return ()
        if len(named) == 1:
            return named if self._shape(named[0][1]).fits(items, first) else ()
        return [one for one in named if self._shape(one[1]).fits(items, first)]

    def _shape(self, term: Term) -> Shape:
        shape = self._shapes.get(term.text)
        if shape is None:
            shape = Shape(items_of(term.text), self._coder.language)
            self._shapes[term.text] = shape
        return shape

    def _mark(self, text: str, row: Row, place: _Place) -> Mark:
        start, end = row.span(place.first, place.last)
        printed = text[start:end]
        best, *others = place.named
        if others:
            best, *others = _ordered(place.named, printed)
        return Mark(start, end, *best, printed, self._target, tuple(others), place.inside)


class _Place(NamedTuple):
    """Words of a text that are a term: from `first` to before `last`."""

    first: int
    last: int
    named: Sequence[_Named]
    inside: bool = False


def _ordered(named: Sequence[_Named], printed: str) -> list[_Named]:
    """Those that are written so first, then those that may rather be used; each concept once."""
    best: dict[int, _Named] = {}
    for one in sorted(named, key=lambda one: (one[1].text != printed, RANKS[one[1].status])):
        best.setdefault(id(one[0]), one)
    return list(best.values())


def _lengths(keys: Iterable[str]) -> dict[str, int]:
    """For each two words with which terms begin how long those are: bit n for n words."""
    found: dict[str, int] = {}
    for key in keys:
        if len(key) > 1:
            start = key[:2]
            found[start] = found.get(start, 0) | 1 << len(key)
    return found


@lru_cache(maxsize=4096)
def _bits(number: int) -> tuple[int, ...]:
    """Which bits are set, the highest first."""
    return tuple(i for i in reversed(range(number.bit_length())) if number >> i & 1)
