"""Rows of a table as concepts: what CSV, TSV and XLSX have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice
from typing import Any

from glossaries.exchange import cells, headings
from glossaries.exchange.layout import Layout, TermColumn, is_of_terms, layout_of
from glossaries.exchange.options import MEMOQ
from glossaries.exchange.statuses import answer, form_in, status_in
from glossaries.exchange.tools import LOOSE, NOT_TO_BE_USED
from glossaries.term import FORBIDDEN, SHORT, Concept, Term
from tmx.columns import SAMPLE
from tmx.languages import same_language
from tmx.options import Reading

#: A row: its number in the file, from 1, and its cells.
Row = tuple[int, Sequence[str]]
Numbered = tuple[int, Concept]

# Role of a column -> the field of a term, of a concept.
_TERM_FIELDS = {
    headings.NOTE: "note", headings.ORIGIN: "source", headings.CONTEXT: "context",
    headings.PART: "part_of_speech",
}  # fmt: skip
_CONCEPT_FIELDS = {
    headings.ID: "identifier", headings.KIND: "kind", headings.DOMAIN: "domain",
    headings.NOTE: "note", headings.ORIGIN: "source", headings.CREATED: "created",
    headings.CHANGED: "changed",
}  # fmt: skip
# How memoQ writes moments: M/d/yyyy h:mm:ss tt, in UTC.
_AMERICAN = re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d [AP]M")
_MEMOQ_FORBIDDEN = frozenset({NOT_TO_BE_USED.casefold(), "forbidden"})


def concepts_of(rows: Iterable[Row], reading: Reading, name: str = "") -> Iterator[Numbered] | None:
    """The concepts of a table whose columns are told from its first rows; None if it has none.

    Args:
        rows: a stream; its beginning is read at once.
        reading: columns and languages asked for; `tell` hears what was decided, and any doubt.
        name: of the table, for that.

    Raises:
        BadFormat: its columns cannot be told.
    """
    stream = iter(rows)
    first = list(islice(stream, SAMPLE))
    layout = layout_of([row for _, row in first], reading)
    if layout is None:
        return None
    before = f"{name}: " if name else ""
    reading.tell(before + layout.told)
    if layout.doubt:
        reading.tell(before + layout.doubt)
    body = chain(first[layout.start :], stream)
    return ((number, concept_of(row, layout)) for number, row in body if any(map(str.strip, row)))


def concept_of(row: Sequence[str], layout: Layout) -> Concept:
    """The concept of a row."""
    terms = [term for column in layout.terms for term in _terms(row, column)]
    known: dict[str, str] = {}
    definitions: list[tuple[str, str]] = []
    properties: list[tuple[str, str]] = []
    for role, index, name in layout.about:
        cell = _behind(row, layout) if index < 0 else _cell(row, index)
        if not cell:
            continue
        field = _CONCEPT_FIELDS.get(role, "")
        if role == headings.DEFINITION:
            definitions.append((_language(name, layout), cell))
        elif role == headings.SHORT_PAIRS and len(layout.terms) > 1:
            terms += _short_pairs(cell, layout)
        elif is_of_terms(role):
            terms = _said_of_all(terms, role, cell, layout)
        elif field and not known.get(field):
            known[field] = moment(cell) if role in (headings.CREATED, headings.CHANGED) else cell
        else:
            properties.append((name or role, cell))
    return Concept(tuple(terms), definitions=tuple(definitions), properties=tuple(properties),
                   **known)  # fmt: skip


def _short_pairs(cell: str, layout: Layout) -> Iterator[Term]:
    """The short forms of both sides in a row of extraction."""
    for pair in cells.split(cell):
        for column, text in zip(layout.terms, pair.split(" = "), strict=False):
            if text.strip():
                yield Term(column.language, text.strip(), form=SHORT)


def _cell(row: Sequence[str], index: int) -> str:
    return row[index].strip() if index < len(row) else ""


def _behind(row: Sequence[str], layout: Layout) -> str:
    """What stands behind the terms in a table without headings."""
    taken = {column.index for column in layout.terms}
    found = (cell.strip() for index, cell in enumerate(row) if index not in taken)
    return "\n".join(filter(None, found))


def _language(name: str, layout: Layout) -> str:
    """The language of a definition's column, as far as its heading named one."""
    known = headings.heading_of(name)
    if known.role == headings.DEFINITION:
        return known.language
    return name if known.is_terms or any(one.language == name for one in layout.terms) else ""


def _terms(row: Sequence[str], column: TermColumn) -> list[Term]:
    cell = row[column.index] if column.index < len(row) else ""
    if not cell.strip():
        return []
    if column.status == FORBIDDEN and answer(cell) is not None:
        return []
    texts = [text for text in cells.split(cell, lines=True) if text.strip()]
    terms = [Term(column.language_of(text), text, column.status, column.form) for text in texts]
    for role, index, name in column.about:
        if said := _cell(row, index):
            terms = _said_of_each(terms, role, said, name)
    return terms


def _said_of_each(terms: list[Term], role: str, cell: str, name: str) -> list[Term]:
    """What a cell says of the terms beside it: one value each, or one for all or the first."""
    if len(terms) == 1:
        return [_said(terms[0], role, cells.single(cell), name)]
    values = cells.split(cell)
    if len(values) == 1:
        of_all = role in (headings.STATUS, headings.PART, headings.INFO)
        values = values * len(terms) if of_all else values
    values = [value.strip() for value in values[: len(terms)]]
    said = [
        _said(term, role, value, name) if value else term
        for term, value in zip(terms, values, strict=False)
    ]
    return [*said, *terms[len(said) :]]


def _said_of_all(terms: list[Term], role: str, cell: str, layout: Layout) -> list[Term]:
    """What a column says that names no language: of the translations, or of all terms."""
    first = layout.terms[0].language
    several = any(not same_language(first, one.language) for one in layout.terms)
    spared = role == headings.STATUS and several
    return [
        term if spared and same_language(term.language, first) else _said(term, role, cell, role)
        for term in terms
    ]


def _said(term: Term, role: str, value: str, name: str) -> Term:
    """A term of which something is said; what is not understood is kept as a property."""
    if role == headings.STATUS:
        status = status_in(value)
        return replace(term, status=status) if status else _with(term, role, value)
    if role == headings.FORM:
        form = form_in(value)
        return replace(term, form=form) if form else _with(term, role, value)
    if role == headings.INFO:
        return _as_memoq_says(term, [flag.strip() for flag in value.split(";") if flag.strip()])
    field = _TERM_FIELDS.get(role, "")
    if field and not getattr(term, field):
        told: dict[str, Any] = {field: value}
        return replace(term, **told)
    return _with(term, name or role, value)


def _as_memoq_says(term: Term, flags: list[str]) -> Term:
    """A term with memoQ's flags, of which those that are usual need not be kept."""
    others = [flag for flag in flags if flag.casefold() not in _MEMOQ_FORBIDDEN]
    if len(others) < len(flags):
        term = replace(term, status=FORBIDDEN)
    told = ";".join(others)
    return term if told in ("", LOOSE) else _with(term, MEMOQ, told)


def _with(term: Term, name: str, value: str) -> Term:
    return replace(term, properties=(*term.properties, (name, value)))


def moment(cell: str) -> str:
    """A date as it stands, or memoQ's form of a moment in that of ISO 8601."""
    if not _AMERICAN.fullmatch(cell):
        return cell
    try:
        return datetime.strptime(cell, "%m/%d/%Y %I:%M:%S %p").strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return cell
