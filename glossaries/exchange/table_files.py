"""Glossaries as CSV, TSV and XLSX; rows are read and written by the same code as those of pairs."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterable, Iterator
from os import PathLike, fspath
from typing import BinaryIO

from glossaries.exchange.columns import Table, plain_table
from glossaries.exchange.options import MEMOQ, PLAIN, TRADOS, Writing
from glossaries.exchange.tables import Numbered, Row, concepts_of
from glossaries.failure import BadGlossary
from glossaries.term import Concept
from tmx.csv_files import csv_rows, write_rows
from tmx.failure import BadFormat
from tmx.lines import lines_of
from tmx.options import DEFAULT_READING, Reading, WriteResult
from tmx.xlsx import sheets_of

# In characters: some ten columns on a wide screen.
_WIDTH = 24
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def read_csv(path: str | PathLike[str], reading: Reading = DEFAULT_READING) -> Iterator[Numbered]:
    """The concepts of a CSV file, cut by comma, semicolon, tab or bar, as its first rows tell.

    Args:
        path: UTF-8, UTF-16, GB 18030 or Big5; headings in any usual spelling, or none.
        reading: columns, languages and encoding, where they are said.

    Raises:
        FileProblem, BadEncoding: it cannot be read.
        BadFormat, BadGlossary: it is not CSV, or its columns cannot be told.
    """
    yield from _one_table(csv_rows(path, reading), path, reading)


def read_tsv(path: str | PathLike[str], reading: Reading = DEFAULT_READING) -> Iterator[Numbered]:
    """The concepts of a TSV file, with or without a row of headings; quotation marks are text.

    Args, raises: as `read_csv`.
    """
    yield from _one_table(tab_rows(path, reading), path, reading)


def tab_rows(path: str | PathLike[str], reading: Reading) -> Iterator[Row]:
    """The lines of a file that are not blank, cut at tabs."""
    for number, line in lines_of(path, reading):
        if line.strip():
            yield number, line.rstrip("\r\n").split("\t")


def _one_table(
    rows: Iterator[Row], path: str | PathLike[str], reading: Reading
) -> Iterator[Numbered]:
    try:
        found = concepts_of(rows, reading)
    except BadFormat as error:
        error.path = error.path or fspath(path)
        raise
    if found is None:
        raise BadGlossary(
            "holds no two columns of terms",
            path=path,
            remedy="head the columns with their languages, or say them by number",
        )
    yield from found


def read_xlsx(path: str | PathLike[str], reading: Reading = DEFAULT_READING) -> Iterator[Numbered]:
    """The concepts of a workbook's sheets, in the order of their tabs.

    What is hidden is left out, and told; so are sheets that hold no terms, as long as one does.

    Args, raises: as `read_csv`.
    """
    failure: BadFormat | None = None
    without: list[str] = []
    any_terms = False
    for name, rows in sheets_of(path, reading):
        try:
            found = concepts_of(rows, reading, name)
        except BadFormat as error:
            if error.path:
                raise
            error.path = f"{fspath(path)}: {name}"
            failure, found = failure or error, None
        if found is None:
            without.append(name)
        else:
            any_terms = True
            yield from found
    if not any_terms:
        raise failure or BadGlossary(
            "no sheet holds two columns of terms",
            path=path,
            remedy="head the columns with their languages, or say them by number",
        )
    if without:
        reading.tell(f"no terms in {', '.join(without)}: left out")


def write_csv(stream: BinaryIO, concepts: Iterable[Concept], options: Writing) -> WriteResult:
    """Write concepts as CSV with a row of headings, with a byte order mark."""
    result = WriteResult()
    table = _table(concepts, options, result)
    write_rows(stream, table.names, _counted(table.rows, result), result)
    return result


def write_tsv(stream: BinaryIO, concepts: Iterable[Concept], options: Writing) -> WriteResult:
    """Write concepts as lines with tabs and a row of headings; breaks within become spaces."""
    result = WriteResult()
    table = _table(concepts, options, result)
    text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="", write_through=False)
    try:
        for row in (table.names, *_counted(table.rows, result)):
            text.write("\t".join(_BREAKS.sub(" ", cell) for cell in row) + "\n")
        text.flush()
    finally:
        text.detach()
    return result


def write_xlsx(stream: BinaryIO, concepts: Iterable[Concept], options: Writing) -> WriteResult:
    """Write concepts as a sheet with headings that stay in sight; all cells are texts."""
    from tmx.files import scratch
    from tmx.xlsx_writer import write_book

    result = WriteResult()
    table = _table(concepts, options, result)
    with scratch() as folder:
        path = folder / "glossary.xlsx"
        write_book(
            path, table.names, _counted(table.rows, result), result, [_WIDTH] * len(table.names)
        )
        with open(path, "rb") as whole:
            shutil.copyfileobj(whole, stream)
    return result


def _counted(rows: Iterable[list[str]], result: WriteResult) -> Iterator[list[str]]:
    for row in rows:
        result.written += 1
        yield row


def _table(concepts: Iterable[Concept], options: Writing, result: WriteResult) -> Table:
    from glossaries.exchange import tools

    held = list(concepts)
    if options.layout == PLAIN:
        return plain_table(held, options)
    result.remarks.append(tools.told_of(options.layout))
    return {MEMOQ: tools.memoq_table, TRADOS: tools.trados_table}[options.layout](held, options)
