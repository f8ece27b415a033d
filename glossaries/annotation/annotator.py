"""The terms of a glossary in a text: the leftmost first, of those that begin there the longest.

Terms and text are rows of words (`glossaries.words`), a character each. For every two words with
which a term begins, the lengths of the terms that do are known; so at each word of the text the few
strings that may be a term are looked up, the longest first. These tables are made in a tenth of the
time that an automaton after Aho and Corasick takes over the same rows, and a place that is no term
after all (`who`, which is not the WHO) does not hide a shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from glossaries.annotation.cutting import Cutting
from glossaries.annotation.fitting import Shape, is_whole
from glossaries.annotation.mark import Mark
from glossaries.numbered import Numbered
from glossaries.term import Concept, Term
from glossaries.usage import RANKS
from glossaries.words import OTHER, Coder, Row, items_of
from tmx.languages import canonical, closeness

# What a compound loses when it becomes one word: `sub-committee`.
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")

# A term and its abbreviation, which stand in texts each by itself.
_WITH_SHORT = re.compile(
    r"(.{3,300}?)\s{0,3}[(（]([A-Z](?=.*[A-Z])[A-Za-z0-9&./-]{1,11})[)）]$", re.DOTALL
)
_CLOSING = (")", "）")

_Named: TypeAlias = tuple[Concept, Term]


class Annotator:
    """Marks the terms of concepts in texts.

    Args:
        concepts: any; those of a termbase are `stored.concept for stored in base.concepts()`.
        source: the language of the texts, whose terms are marked; "" marks terms of all languages,
            and knows the plurals of English.
        target: the language that translations are wanted in; "" for all.
        dictionary: whether a Chinese term is left alone where it is a part of a word of jieba's
            dictionary, as 会议 is in 会议室; without it every place that reads like a term is one.

    Raises:
        UnknownLanguage: a language is none.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        source: str = "",
        target: str = "",
        *,
        dictionary: bool = False,
    ) -> None:
        source = source and canonical(source)
        self._target = target and canonical(target)
        self._dictionary = dictionary
        self._concepts: list[Concept] = []
        self._terms: list[Term] = []
        # As each may be written: with a hyphen or an article it is there twice.
        self._texts: list[str] = []
        self._take(concepts, source)
        self._coder = Coder(source)
        keys = self._coder.all_codes(self._texts)
        self._coder.close()
        self._numbers = Numbered(keys)
        self._lengths = _lengths(self._numbers.first)
        self._shapes: dict[str, Shape] = {}
        self._cutting: Cutting | None = None

    def _take(self, concepts: Iterable[Concept], source: str) -> None:
        """The terms that are marked, and the concept of each."""
        wanted: dict[str, bool] = {}
        for concept in concepts:
            for term in concept.terms:
                language = term.language
                if language not in wanted:
                    wanted[language] = not source or closeness(language, source) is not None
                if wanted[language]:
                    self._add(concept, term, term.text)

    def _add(self, concept: Concept, term: Term, text: str) -> None:
        """A term as it may be written, and then as it may be written else."""
        self._concepts.append(concept)
        self._terms.append(term)
        self._texts.append(text)
        if "-" in text and (joined := _HYPHEN.sub("", text)) != text:
            self._add(concept, term, joined)
        if text[-1:] in _CLOSING and (short := _WITH_SHORT.match(text)):
            self._add(concept, term, short[1])
            self._add(concept, term, short[2])
        if text[:4].lower() == "the " and term.language[:2] == "en":
            self._add(concept, term, text[4:])

    def marks(self, text: str, *, nested: bool = False) -> list[Mark]:
        """The terms in a text, in its order.

        Args:
            text: any; offsets are those of its characters.
            nested: whether terms that overlap with others are given too; they are `inside`.
        """
        row = self._coder.row(text)
        self._cutting = Cutting(text) if self._dictionary else None
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
        lengths, known = self._lengths, self._numbers.first
        pairs = map(str.__add__, codes, f"{codes[1:]}{OTHER}")
        return [i for i, pair in enumerate(pairs) if pair in lengths or pair[0] in known]

    def _places(self, row: Row, at: int) -> Iterator[_Place]:
        """The terms that begin with a word, the longest first."""
        codes, known = row.codes, self._numbers.first
        for length in _bits(self._lengths.get(codes[at : at + 2], 0) | 2):
            end = at + length
            key = codes[at:end]
            # Near the end of the text there may be no more so many words.
            if key in known and end <= len(codes) and is_whole(row.items, at, end):
                if self._cutting is not None and self._cutting.breaks(*row.span(at, end)):
                    continue
                named = self._fitting(key, row.items, at)
                if named:
                    yield _Place(at, end, named)

    def _fitting(self, key: str, items: Sequence[str], first: int) -> list[_Named]:
        """The terms that have these words, and fit where they stand."""
        found = []
        for number in self._numbers[key]:
            if self._shape(self._texts[number]).fits(items, first):
                found.append((self._concepts[number], self._terms[number]))
        return found

    def _shape(self, text: str) -> Shape:
        shape = self._shapes.get(text)
        if shape is None:
            shape = self._shapes[text] = Shape(items_of(text), self._coder.language)
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
    best: dict[Concept, _Named] = {}
    for one in sorted(named, key=lambda one: (one[1].text != printed, RANKS[one[1].status])):
        best.setdefault(one[0], one)
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
