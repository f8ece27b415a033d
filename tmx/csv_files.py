"""CSV (RFC 4180), as spreadsheet programs and CAT tools write and read it: a table with headings.

Written with a byte order mark, without which Excel takes UTF-8 for the system's old encoding. Texts
are written as they are, also those that begin with `=` or `@`: a mark put before them against
spreadsheets that would calculate them would stand in every memory that is made of the file. How
many there are is told instead; XLSX has no such doubt.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from os import PathLike
from typing import BinaryIO

from tmx.columns import SAMPLE
from tmx.failure import BadFormat
from tmx.lines import lines_of
from tmx.options import (
    DEFAULT_LANGUAGES,
    DEFAULT_READING,
    Languages,
    Need,
    Options,
    Reading,
    WriteResult,
    pairs,
)
from tmx.rows import Row, table_units
from tmx.sheets import cells, heads
from tmx.unit import TranslationUnit

# The likelier first where a file could be cut at several: a comma stands in many a sentence.
_DELIMITERS = ("\t", ";", ",", "|")
# What Excel itself reads in a first line that says how the others are cut.
_SAID = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
# Where a spreadsheet begins to calculate; a number may have a sign.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.,\s]*$)")
_FAULTS = (
    ("field larger", "a text in quotation marks begins here that does not end"),
    ("unexpected end", "a text in quotation marks begins here that does not end"),
    ("expected after", "a text in quotation marks goes on behind the closing one"),
    ("new-line character", "the line is broken by a carriage return alone"),
)
_REMEDY = "double the quotation marks within a text, and save the file again"


def write_csv(stream: BinaryIO, units: Iterable[TranslationUnit], options: Options) -> WriteResult:
    """Write units as CSV with a row of headings: both languages, then what is known of a pair.

    The columns are source, target, confidence, bead, kind, label, status, context, id and note,
    the first two headed by their languages' codes. A side that only one language has is empty.
    """
    options, units = options.resolved(units)
    result = WriteResult()
    told = (cells(pair, options.columns) for pair in pairs(units, options, result, Need.ANY))
    write_rows(stream, heads(options), told, result, texts=2)
    return result


def write_rows(
    stream: BinaryIO,
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    result: WriteResult,
    texts: int | None = None,
) -> None:
    """Write a row of headings and rows of cells.

    Args:
        stream: open for writing bytes.
        names: the headings.
        rows: as many cells each; read as a stream.
        result: is told how many texts a spreadsheet may calculate.
        texts: how many cells of a row, from the first, may be such texts; None for all.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\r\n")
    formulas = 0
    try:
        writer.writerow(names)
        for told in rows:
            row = [cell.replace("\0", "") if "\0" in cell else cell for cell in told]
            formulas += sum(_FORMULA.match(cell) is not None for cell in row[:texts])
            writer.writerow(row)
        text.flush()
    finally:
        text.detach()
    if formulas:
        result.remarks.append(
            f"{formulas} text{'s' * (formulas > 1)} may be calculated by a spreadsheet (=, +, -, @ "
            "at the beginning); write .xlsx to be read in one"
        )


def read_csv(
    path: str | PathLike[str],
    languages: Languages = DEFAULT_LANGUAGES,
    reading: Reading = DEFAULT_READING,
) -> Iterator[TranslationUnit]:
    """The units of a CSV file, cut by comma, semicolon, tab or bar, as its first rows tell.

    Args:
        path: UTF-8, UTF-16, GB 18030 or Big5; headings in any usual spelling, or none.
        languages: canonical tags, where neither headings nor texts say them.
        reading: columns, languages and encoding, where they are said.

    Raises:
        FileProblem, BadEncoding: it cannot be read.
        BadFormat: it is not CSV, or its columns cannot be told.
    """
    try:
        found = table_units(csv_rows(path, reading), languages, reading)
    except BadFormat as error:
        error.path = str(path)
        raise
    if found is None:
        raise BadFormat(
            "holds no two columns of text",
            path=path,
            remedy="write source and target with a comma between them",
        )
    yield from found


def csv_rows(path: str | PathLike[str], reading: Reading) -> Iterator[Row]:
    """The rows that are not blank, each with the line where it begins.

    Raises:
        BadFormat: one has more cells than the others, or is not cut at all.
    """
    lines = lines_of(path, reading)
    head = list(islice(lines, SAMPLE))
    said = _SAID.fullmatch(head[0][1]) if head else None
    delimiter = said[1] if said else _delimiter([line for _, line in head])
    skipped = 1 if said else 0
    texts = (line for _, line in chain(head[skipped:], lines))
    stream = _cut(texts, delimiter, path, skipped)
    first = list(islice(stream, SAMPLE))
    (usual, _), *_ = Counter(len(row) for _, row in first).most_common(1) or [(0, 0)]
    usual = max(usual, len(first[0][1]) if first else 0)
    for number, row in chain(first, stream):
        if _width(row) > usual or len(row) == 1 < usual:
            raise BadFormat(
                f"the row has {_counted(_width(row))} where others have {usual}",
                path=path,
                line=number,
                remedy=f"put texts that hold {_named(delimiter)} in quotation marks",
            )
        yield number, row


def _counted(width: int) -> str:
    return "1 cell" if width == 1 else f"{width} cells"


def _width(row: Sequence[str]) -> int:
    """How many cells a row has up to the last that is not empty; at least one."""
    return max((index for index, cell in enumerate(row, 1) if cell.strip()), default=1)


def _named(delimiter: str) -> str:
    return "tabs" if delimiter == "\t" else f"'{delimiter}'"


def _cut(
    lines: Iterable[str], delimiter: str, path: str | PathLike[str], skipped: int
) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        number = skipped + reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            known = (fault for sign, fault in _FAULTS if sign in str(error))
            raise BadFormat(
                next(known, f"not CSV: {error}"), path=path, line=number, remedy=_REMEDY
            ) from error
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield number, row


def _delimiter(lines: list[str]) -> str:
    """The one at which most rows are cut into the same number of cells, two or more."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> float:
    widths: Counter[int] = Counter()
    rows = 0
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            if any(cell.strip() for cell in row):
                rows += 1
                widths[len(row)] += 1
    except csv.Error:
        pass  # Judged by what came before; whoever reads the file meets the fault again.
    return max((count for width, count in widths.items() if width > 1), default=0) / max(1, rows)
