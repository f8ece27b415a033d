"""Concepts as the rows of a table that loses nothing: the layout `plain`.

Each language has a column of terms, with bars between several, and beside it columns of what is
said of them, in the same order and with the same bars. Only columns that hold something are there,
so that a plain list of words is a table of two columns. What there may be several of (definitions
in a language, properties of one name) has as many columns with the same heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from glossaries.exchange import cells, headings
from glossaries.exchange.headings import Heading, heading_of
from glossaries.exchange.options import Writing
from glossaries.term import Concept, Term
from tmx.languages import closeness
from tmx.options import DEFAULT_LANGUAGES

# Heading -> field, before the terms and behind them.
_BEFORE = {headings.ID: "identifier", headings.KIND: "kind", headings.DOMAIN: "domain"}
_BEHIND = {
    headings.NOTE: "note", headings.ORIGIN: "source", headings.CREATED: "created",
    headings.CHANGED: "changed",
}  # fmt: skip
_OF_TERMS = {
    headings.STATUS: "status", headings.FORM: "form", headings.PART: "part_of_speech",
    headings.ORIGIN: "source", headings.NOTE: "note", headings.CONTEXT: "context",
}  # fmt: skip

Pairs = Iterable[tuple[str, str]]
Column = tuple[str, Callable[[Concept], str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        names: the headings.
        rows: as many cells each.
    """

    names: list[str]
    rows: Iterable[list[str]]


def table_of(columns: Iterable[Column], concepts: Iterable[Concept]) -> Table:
    """The table that columns make of concepts."""
    columns = list(columns)
    rows = ([cell(concept) for _, cell in columns] for concept in concepts)
    return Table([name for name, _ in columns], rows)


def languages_of(concepts: Iterable[Concept], options: Writing) -> list[str]:
    """All languages: the source's first, then the target's, then as they come."""
    found = dict.fromkeys(language for concept in concepts for language in concept.languages())
    wanted = (options.source_language, options.target_language)
    if not found:  # a table without rows has headings all the same
        return [given or usual for given, usual in zip(wanted, DEFAULT_LANGUAGES, strict=True)]

    def place(language: str) -> int:
        near = (at for at, one in enumerate(wanted) if one and closeness(one, language) is not None)
        return next(near, len(wanted))

    return sorted(found, key=place)


def plain_table(concepts: Sequence[Concept], options: Writing) -> Table:
    """Concepts as a table in which everything has its column."""
    languages = languages_of(concepts, options)
    columns = [
        *_fields(concepts, _BEFORE),
        *(column for language in languages for column in _of_language(concepts, language)),
        *_several(concepts, attrgetter("definitions"), _definition_head),
        *_fields(concepts, _BEHIND),
        *_several(concepts, attrgetter("properties"), _property_head),
    ]
    return table_of(columns, concepts)


def _fields(concepts: Sequence[Concept], fields: dict[str, str]) -> Iterator[Column]:
    for name, field in fields.items():
        get: Callable[[Concept], str] = attrgetter(field)
        if any(map(get, concepts)):
            yield name, get


def _definition_head(language: str) -> str:
    return f"{headings.DEFINITION} ({language})" if language else headings.DEFINITION


def _property_head(name: str) -> str:
    told = heading_of(name)
    return name if told == Heading() and name == " ".join(name.split()) else f"[{name}]"


def _several(
    concepts: Sequence[Concept], pairs: Callable[[Concept], Pairs], head: Callable[[str], str]
) -> Iterator[Column]:
    """Columns for (name, value) of which a concept may have several by one name."""
    for name, most in _most(map(pairs, concepts)).items():
        for nth in range(most):
            yield head(name), partial(_value, pairs=pairs, name=name, nth=nth)


def _value(concept: Concept, pairs: Callable[[Concept], Pairs], name: str, nth: int) -> str:
    return _nth(pairs(concept), name, nth)


def _most(all_pairs: Iterable[Pairs]) -> dict[str, int]:
    """How often a name stands in one place at most."""
    most: Counter[str] = Counter()
    for pairs in all_pairs:
        most |= Counter(name for name, _ in pairs)
    return most


def _nth(pairs: Pairs, name: str, nth: int) -> str:
    values = [value for one, value in pairs if one == name]
    return values[nth] if nth < len(values) else ""


def _of_language(concepts: Sequence[Concept], language: str) -> Iterator[Column]:
    """The terms of a language, and what is said of them."""

    def column(get: Callable[[Term], str]) -> Callable[[Concept], str]:
        def cell(concept: Concept) -> str:
            values = [get(term) for term in concept.terms if term.language == language]
            return cells.joined(values) if any(values) else ""

        return cell

    told = heading_of(language) == Heading(headings.TERM, language)
    yield language if told else f"{headings.TERM} ({language})", column(attrgetter("text"))
    terms = [term for one in concepts for term in one.terms if term.language == language]
    for name, field in _OF_TERMS.items():
        if any(getattr(term, field) for term in terms):
            yield f"{name} ({language})", column(attrgetter(field))
    for name, most in _most(term.properties for term in terms).items():
        for nth in range(most):
            yield f"[{name}] ({language})", column(partial(_property, name=name, nth=nth))


def _property(term: Term, name: str, nth: int) -> str:
    return _nth(term.properties, name, nth)
