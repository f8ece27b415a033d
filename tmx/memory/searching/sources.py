"""Stored sources by what can be hoped of them, before any of their translations is read.

A source has some score if the numbers of its translation can be put right, and less if they cannot.
Sources of equal hope are a level. Levels come in order, the best first, and what has too little
hope to be asked for is never read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from tmx.memory.indexing import normalising
from tmx.memory.searching import scoring
from tmx.memory.searching.query import Query, printed

#: (Score with its sign turned, whether numbers must be put right for it): the better, the smaller.
Hope: TypeAlias = "tuple[int, bool]"


class Text(NamedTuple):
    """A segment as it is stored: text, and codes among it as the column has them."""

    text: str
    content: str | None


class Seen(NamedTuple):
    """A stored source: ids of variant, unit and language, and what it says."""

    variant: int
    unit: int
    language: int
    source: Text


class Source(NamedTuple):
    """A text that one or more variants have, and how far it is from the query."""

    edits: scoring.Edits
    places: list[Seen]


class Level(NamedTuple):
    """Sources of equal hope; none are there to say that what follows has no more."""

    hope: Hope
    sources: dict[Text, Source]


class Levels:
    """Sources of a query, put in as they are read, taken out in the order of their hope.

    Args:
        query: what is looked for.
        least: score, 1 to 100; sources that cannot have it are left out.
    """

    def __init__(self, query: Query, least: int) -> None:
        self._query, self._least = query, least
        self._levels: dict[Hope, Level] = {}
        self._hopes: dict[Text, Source] = {}

    def put(self, seen: Iterable[Seen]) -> None:
        """Take in stored sources."""
        by_text: defaultdict[Text, list[Seen]] = defaultdict(list)
        for one in seen:
            by_text[one.source].append(one)
        for text, places in by_text.items():
            if text in self._hopes:
                self._hopes[text].places.extend(places)
            elif far := _edits(self._query, text.text, self._least):
                self._hopes[text] = Source(far, places)
                hope = (-_hoped(self._query, text, far), far.all > far.words)
                level = self._levels.setdefault(hope, Level(hope, {}))
                level.sources[text] = self._hopes[text]

    def above(self, score: int) -> Iterator[Level]:
        """Take out all levels whose hope is more than a score, and then say that they were all."""
        for hope in sorted(hope for hope in self._levels if -hope[0] > score):
            yield self._levels.pop(hope)
        yield Level((-score, False), {})


def _edits(query: Query, text: str, least: int) -> scoring.Edits | None:
    """How far a text is from the query; None if it cannot have the least score."""
    tokens = normalising.tokens(text)
    longer = max(len(tokens), len(query.tokens))
    if not longer:
        same = normalising.key(text, ()) == query.entry.key
        return scoring.Edits(0, 0, 0) if same else None
    most = scoring.most_edits(longer, least)
    words = scoring.edits(query.held, normalising.placeheld(tokens), most)
    if words > most:
        return None
    every = scoring.edits(query.tokens, tokens, longer)
    return scoring.Edits(words, max(words, every), longer)


def _hoped(query: Query, source: Text, far: scoring.Edits) -> int:
    """The score of a source if its numbers can be put right."""
    if not far.all and source.content == query.content and printed(source.text) == query.printed:
        return scoring.EXACT
    return scoring.score(far.words, far.longer)
