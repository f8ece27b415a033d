"""The terms of the glossaries in a pair, marked once for all checks that ask for them.

Making an annotator costs as much as some hundred pairs, marking a text as much as all rules of a
check. So both are kept here: the annotators as long as the glossaries are the same, the marks of
some hundred texts, since checks of the whole file ask again when others are done with a chunk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from glossaries.annotation import Annotator, Mark
from glossaries.chinese import has_han
from glossaries.folding import folded
from glossaries.term import DOCUMENT_TITLE, RESOLUTION_TITLE, Concept, Term
from glossaries.usage import usable
from qa.check import Knowledge
from qa.checks._addresses import emails, urls
from qa.finding import Span
from qa.pair import Pair
from tmx.languages import closeness

# Texts of which marks are kept.
_KEPT = 256
# What stands beside a part of a symbol or an address: before it, and behind it.
_JOINS = frozenset("/.@-_")
_JOINED = re.compile(r"[/@_]|[.-]\w")
_REFERENCES = frozenset({"symbol", "resolution", "url", "domain", "email"})

Named: TypeAlias = tuple[Concept, Term]

#: Kinds of concepts that are titles: checks of titles look at them, checks of terms do not.
TITLES = frozenset({DOCUMENT_TITLE, RESOLUTION_TITLE})


def _holds(name: str, other: str) -> bool:
    """Whether a name has another as words of its own, both folded."""
    return other in name if has_han(other) else f" {other} " in f" {name} "


class Side:
    """The terms of glossaries in one language."""

    def __init__(self, concepts: tuple[Concept, ...], language: str, other: str) -> None:
        self._annotator = Annotator(concepts, language, other)
        self._longest: dict[str, list[Mark]] = {}
        self._all: dict[str, list[Mark]] = {}

    def longest(self, text: str) -> list[Mark]:
        """The terms in a text, none inside another."""
        return self._marks(text, self._longest, nested=False)

    def all(self, text: str) -> list[Mark]:
        """The terms in a text, those inside others too."""
        return self._marks(text, self._all, nested=True)

    def _marks(self, text: str, kept: dict[str, list[Mark]], *, nested: bool) -> list[Mark]:
        marks = kept.get(text)
        if marks is None:
            if len(kept) >= _KEPT:
                kept.clear()
            marks = kept[text] = self._annotator.marks(text, nested=nested)
        return marks


class Terms:
    """The glossaries for one pair of languages; what the user's have replaces what the core has.

    Attributes:
        source: terms in the source language.
        target: terms in the target language; made when first asked for.
    """

    def __init__(self, knowledge: Knowledge, source: str, target: str) -> None:
        self._languages = source, target
        self._core = frozenset(map(id, knowledge.core))
        self._by_name = self._named(knowledge.concepts)
        own, core = self._by_name, knowledge.core
        replaced = [one for one in core if own and not own.keys().isdisjoint(self._names(one))]
        self._replaced = self._named(replaced)
        gone = frozenset(map(id, (*replaced, *self._built_on(replaced, core))))
        self._concepts = (*knowledge.concepts, *(one for one in core if id(one) not in gone))
        self.source = Side(self._concepts, source, target)
        self._target: Side | None = None
        self._wanted: dict[tuple[int, ...], list[Term]] = {}

    @property
    def target(self) -> Side:
        if self._target is None:
            self._target = Side(self._concepts, *reversed(self._languages))
        return self._target

    def replaced(self, concept: Concept) -> list[Concept]:
        """What the core has for a name in the source language for which one of the user's stands.

        It is not looked for in texts: what a user's glossary has counts, whatever the core says.
        """
        return self._sharing(concept, self._replaced)

    def namesakes(self, concept: Concept) -> list[Concept]:
        """A concept of the user's, and others that share a name with it in the source language.

        Each line of a table may be a concept: one forbids a term, the next says what is preferred.
        """
        return [concept, *self._sharing(concept, self._by_name)]

    def _built_on(self, replaced: Iterable[Concept], core: Sequence[Concept]) -> Iterator[Concept]:
        """What the core has whose terms hold others that the user's glossaries do not admit.

        大会主席 has 大会, which is no more what the General Assembly is called; it would hide it.
        """
        source, target = self._languages
        rejected = [
            (folded(term.text), text)
            for one in replaced
            for term in one.terms_in(source)
            for text in self._rejected(one, target)
        ]
        if not rejected:
            return
        for concept in core:
            names = self._names(concept)
            texts = [term.text for term in concept.terms_in(target)]
            if any(
                any(_holds(one, name) for one in names) and any(text in t for t in texts)
                for name, text in rejected
            ):
                yield concept

    def _rejected(self, replaced: Concept, language: str) -> list[str]:
        """The terms of a concept of the core that the user's concepts in its place do not admit."""
        ours = self._sharing(replaced, self._by_name)
        admitted = [term.text for term in usable_in(ours, language)]
        return [
            term.text
            for term in usable_in([replaced], language)
            if not any(term.text in text or text in term.text for text in admitted)
        ]

    def _sharing(self, concept: Concept, known: dict[str, list[Concept]]) -> list[Concept]:
        found = (one for name in self._names(concept) for one in known.get(name, ()))
        return list({id(one): one for one in found if one is not concept}.values())

    def _named(self, concepts: Iterable[Concept]) -> dict[str, list[Concept]]:
        """Concepts by their names in the source language."""
        found: dict[str, list[Concept]] = {}
        for concept in concepts:
            for name in self._names(concept):
                found.setdefault(name, []).append(concept)
        return found

    def _names(self, concept: Concept) -> list[str]:
        names = (folded(term.text) for term in concept.terms_in(self._languages[0]))
        return list(dict.fromkeys(names))

    def wanted(self, concepts: Sequence[Concept]) -> list[Term]:
        """The terms of some concepts that may be used in the target language."""
        key = tuple(map(id, concepts))
        found = self._wanted.get(key)
        if found is None:
            found = self._wanted[key] = usable_in(concepts, self._languages[1])
        return found

    def is_core(self, concept: Concept) -> bool:
        """Whether a concept comes with diptych, and not from the user."""
        return id(concept) in self._core


class Glossaries:
    """The glossaries that are known, for whatever languages pairs have."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._terms: dict[tuple[str, str], Terms] = {}

    def __bool__(self) -> bool:
        return bool(self.knowledge.concepts or self.knowledge.core)

    def of(self, pair: Pair) -> Terms:
        """Those for the languages of a pair."""
        languages = pair.source_language, pair.target_language
        terms = self._terms.get(languages)
        if terms is None:
            terms = self._terms[languages] = Terms(self.knowledge, *languages)
        return terms


# The last that was asked for: the checks of a run are made one after another.
_last: list[Glossaries] = []


def glossaries(knowledge: Knowledge) -> Glossaries:
    """The same for all checks of a run, which know the same."""
    for one in _last:
        if one.knowledge.concepts is knowledge.concepts and one.knowledge.core is knowledge.core:
            return one
    _last[:] = [Glossaries(knowledge)]
    return _last[0]


def named(mark: Mark) -> Iterator[Named]:
    """All concepts of which a mark may be a term, with the term."""
    yield mark.concept, mark.term
    yield from mark.also


def source_terms(pair: Pair, terms: Terms) -> list[Mark]:
    """The terms in the source, none inside another, nor in a symbol or an address."""
    marks = terms.source.longest(pair.source)
    return [mark for mark in marks if not is_in_reference(mark, pair, pair.source)]


def is_in_reference(mark: Mark, pair: Pair, text: str) -> bool:
    """Whether a mark is part of a symbol, an address or the like, and no word.

    Args:
        mark: in the text.
        pair: any.
        text: its source or its target.
    """
    if not (_JOINED.match(text, mark.end) or text[max(0, mark.start - 1) : mark.start] in _JOINS):
        return False
    entities = pair.source_entities if text is pair.source else pair.target_entities
    return any(
        one.start <= mark.start and mark.end <= one.end and one.kind in _REFERENCES
        for one in (*entities, *urls(text), *emails(text))
    )


def usable_in(concepts: Iterable[Concept], language: str) -> list[Term]:
    """The terms of some concepts that may be used in a language, preferred ones first."""
    found = [
        term
        for concept in concepts
        for term in concept.terms_in(language)
        if usable(term) and closeness(term.language, language) is not None
    ]
    return list({term.text: term for term in found}.values())


def span(mark: Mark) -> Span:
    """Where a mark stands."""
    return mark.start, mark.end
