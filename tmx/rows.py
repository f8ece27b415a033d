"""Rows of a table as units: what all table formats (CSV, TSV, XLSX, DOCX) have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from os import PathLike, fspath

from tmx import headings, unit
from tmx.columns import SAMPLE, Columns, columns_of
from tmx.failure import BadFormat
from tmx.options import Languages, Reading
from tmx.unit import TranslationUnit, Variant, joined

#: A row: its number in the file, from 1, and its cells.
Row = tuple[int, Sequence[str]]

_PROPS = {
    headings.STATUS: unit.STATUS,
    headings.CONTEXT: unit.CONTEXT,
    headings.CONFIDENCE: unit.CONFIDENCE,
    headings.BEAD: unit.BEAD,
    headings.KIND: unit.KIND,
    headings.LABEL: unit.LABEL,
}
# What tools call the states of a segment in their tables, and what XLIFF 2 calls them; a plain
# translation is the rule and not noted. Beginnings of words, the first that fits.
_STATES = (
    ("not translated", "initial"), ("not started", "initial"), ("untranslated", "initial"),
    ("draft", "initial"), ("initial", "initial"), ("fuzzy", "initial"), ("rejected", "initial"),
    ("translation rejected", "initial"), ("sign-off rejected", "initial"), ("edited", "initial"),
    ("pre-translated", "initial"), ("partially", "initial"), ("未翻译", "initial"),
    ("草稿", "initial"), ("已拒绝", "initial"),
    ("signed off", "final"), ("signed-off", "final"), ("final", "final"), ("proofread", "final"),
    ("reviewer 2", "final"), ("已签发", "final"), ("approved", "reviewed"),
    ("translation approved", "reviewed"), ("reviewed", "reviewed"), ("reviewer 1", "reviewed"),
    ("已批准", "reviewed"), ("已审", "reviewed"), ("translated", ""), ("confirmed", ""),
    ("已翻译", ""), ("已确认", ""),
)  # fmt: skip
_NOT_WORD = re.compile(r"[^\w.-]+")


def state_of(told: str) -> str | None:
    """A segment's state as XLIFF 2 names it; "" for translated, None for a word not known."""
    text = " ".join(told.split()).casefold()
    return next((state for word, state in _STATES if text.startswith(word)), None)


def table_units(
    rows: Iterable[Row], languages: Languages, reading: Reading, name: str = ""
) -> Iterator[TranslationUnit] | None:
    """The units of a table whose columns are told from its first rows; None if it holds no pairs.

    Args:
        rows: a stream; its beginning is read at once.
        languages: of source and target where nothing else is said.
        reading: the columns and languages asked for; `tell` hears what was decided.
        name: of the table, for that.

    Raises:
        BadFormat: its columns cannot be told.
    """
    stream = iter(rows)
    first = list(islice(stream, SAMPLE))
    columns = columns_of([cells for _, cells in first], languages, reading)
    if columns is None:
        return None
    reading.tell(f"{name}: {columns.told}" if name else columns.told)
    return units_of(chain(first[columns.start :], stream), columns)


def units_of_tables(
    tables: Iterable[tuple[str, Iterable[Row]]],
    path: str | PathLike[str],
    languages: Languages,
    reading: Reading,
    kind: str,
) -> Iterator[TranslationUnit]:
    """The units of all tables of a file; those that hold no pairs are left out and told.

    Args:
        tables: name and rows of each.
        path: of the file, for messages.
        languages: of source and target where nothing else is said.
        reading: see `table_units`.
        kind: what a table is called in this file: `sheet`, `table`.

    Raises:
        BadFormat: no table holds pairs.
    """
    failure: BadFormat | None = None
    without: list[str] = []
    any_pairs = False
    for name, rows in tables:
        try:
            found = table_units(rows, languages, reading, name)
        except BadFormat as error:
            if error.path:
                raise
            error.path = f"{fspath(path)}: {name}"
            failure, found = failure or error, None
        if found is None:
            without.append(name)
        else:
            any_pairs = True
            yield from found
    if not any_pairs:
        raise failure or BadFormat(
            f"no {kind} holds two columns of text",
            path=path,
            remedy="write source and target beside each other",
        )
    if without:
        reading.tell(f"no pairs in {', '.join(without)}: left out")


def units_of(rows: Iterable[Row], columns: Columns) -> Iterator[TranslationUnit]:
    """A unit for each row that is not blank; a side that a row lacks is empty."""
    sides = (columns.source, columns.target)
    for number, cells in rows:
        filled = {index: cell for index, cell in enumerate(cells) if cell.strip()}
        if not filled:
            continue
        others = [one for one in columns.others if one.index in filled]
        yield TranslationUnit(
            variants=tuple(
                Variant(one.language, joined([filled.get(one.index, "")]))
                for one in (*sides, *others)
            ),
            source_language=columns.source.language,
            props=tuple(_props(filled, columns)),
            notes=tuple(_told(filled, columns, headings.NOTE)),
            attributes=tuple(("tuid", told) for told in _told(filled, columns, headings.ID))[:1],
            line=number,
        )


def _told(filled: dict[int, str], columns: Columns, role: str) -> Iterator[str]:
    for index, known, _ in columns.properties:
        if known == role and index in filled:
            yield filled[index]


def _props(filled: dict[int, str], columns: Columns) -> Iterator[tuple[str, str]]:
    for index, role, name in columns.properties:
        if index not in filled or role in (headings.NOTE, headings.ID):
            continue
        value = filled[index]
        if role == headings.STATUS:
            state = state_of(value)
            value = value if state is None else state
        if value:
            yield _PROPS.get(role) or f"x-{_NOT_WORD.sub('-', name.casefold())}", value
