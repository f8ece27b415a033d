"""Reading pairs from XLSX: each sheet a table, a row at a time, as a person sees it.

Of the libraries, openpyxl in its streaming mode knows neither hidden rows nor hidden columns, and
python-calamine gives numbers and days without their formats and a sheet only whole; both need what
is here beside them. Formulas are taken by the value that was saved with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from os import PathLike
from typing import TYPE_CHECKING

from tmx.failure import BadFormat
from tmx.files import following
from tmx.markup import local_name
from tmx.number_formats import GENERAL, shown
from tmx.options import DEFAULT_LANGUAGES, DEFAULT_READING, Languages, Reading
from tmx.rows import Row, units_of_tables
from tmx.unit import TranslationUnit
from tmx.xlsx_package import Sheet, Workbook, open_workbook, text_in

if TYPE_CHECKING:
    from lxml import etree

# Columns beyond this hold no pairs.
_MOST_COLUMNS = 256
_REFERENCE = re.compile(r"([A-Z]{1,3})\d+")
# How Excel writes characters that XML cannot hold, and a carriage return (ST_Xstring).
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}


def read_xlsx(
    path: str | PathLike[str],
    languages: Languages = DEFAULT_LANGUAGES,
    reading: Reading = DEFAULT_READING,
) -> Iterator[TranslationUnit]:
    """The units of a workbook's sheets, in the order of their tabs.

    Hidden sheets, rows and columns are left out, and told. So are sheets that hold no pairs, as
    long as one does.

    Args:
        path: XLSX.
        languages: canonical tags, where neither headings nor texts say them.
        reading: sheet, columns and languages, where they are said.

    Raises:
        FileProblem: it cannot be read.
        BadFormat: it is not XLSX, is damaged, or no sheet holds pairs.
    """
    yield from units_of_tables(sheets_of(path, reading), path, languages, reading, "sheet")


def sheets_of(
    path: str | PathLike[str], reading: Reading = DEFAULT_READING
) -> Iterator[tuple[str, Iterator[Row]]]:
    """The sheets of a workbook that are wanted, each with its name and its rows.

    The rows of a sheet are read before the next one is asked for.

    Raises:
        FileProblem: it cannot be read.
        BadFormat: it is not XLSX or is damaged, or there is no such sheet.
    """
    with following(path, reading.progress) as stream:
        book = open_workbook(stream, path)
        for sheet in _wanted(book, reading):
            yield _told(sheet), _rows(book, sheet, reading)


def _told(sheet: Sheet) -> str:
    return f"sheet '{sheet.name}'"


def _wanted(book: Workbook, reading: Reading) -> list[Sheet]:
    """The sheet that the user names, else all that are shown."""
    if not reading.sheet:
        hidden = [sheet.name for sheet in book.sheets if sheet.hidden]
        if hidden:
            reading.tell(f"hidden sheets left out: {', '.join(hidden)}")
        return [sheet for sheet in book.sheets if not sheet.hidden]
    wanted = reading.sheet.casefold()
    found = [sheet for sheet in book.sheets if sheet.name.casefold() == wanted]
    if not found and wanted.isdecimal() and 1 <= int(wanted) <= len(book.sheets):
        found = [book.sheets[int(wanted) - 1]]
    if not found:
        raise BadFormat(
            f"there is no sheet '{reading.sheet}'",
            path=book.path,
            remedy=f"name one of {', '.join(sheet.name for sheet in book.sheets)}",
        )
    return found


@dataclass(slots=True)
class _Seen:
    """What was passed over in a sheet, and its hidden columns."""

    columns: set[int] = field(default_factory=set)
    rows: int = 0
    empty_formulas: int = 0
    errors: int = 0

    def tell(self, sheet: Sheet, reading: Reading) -> None:
        for count, what in (
            (len(self.columns), "hidden column{s} left out"),
            (self.rows, "hidden row{s} left out"),
            (self.errors, "cell{s} with an error left empty"),
            (
                self.empty_formulas,
                "formula{s} without a value left empty: open and save it in a spreadsheet program",
            ),
        ):
            if count:
                reading.tell(f"{_told(sheet)}: {count} {what.format(s='s' * (count > 1))}")


def _rows(book: Workbook, sheet: Sheet, reading: Reading) -> Iterator[Row]:
    seen = _Seen()
    number = 0
    for element in book.elements(sheet.part, "row", "col"):
        if local_name(element) == "col":
            _note_hidden(element, seen)
            continue
        written = element.get("r") or ""
        number = int(written) if written.isdecimal() and len(written) < 9 else number + 1
        cells = _cells(book, element, seen)
        if any(cells) and _is_hidden(element):
            seen.rows += 1
        elif any(cells):
            yield number, cells
    seen.tell(sheet, reading)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") in ("1", "true")


def _note_hidden(element: etree._Element, seen: _Seen) -> None:
    first, last = element.get("min") or "", element.get("max") or ""
    if _is_hidden(element) and first.isdecimal() and last.isdecimal():
        seen.columns.update(range(int(first[:8]) - 1, min(int(last[:8]), _MOST_COLUMNS)))


def _cells(book: Workbook, row: etree._Element, seen: _Seen) -> list[str]:
    cells: list[str] = []
    index = -1
    for element in row:
        if local_name(element) != "c":
            continue
        match = _REFERENCE.fullmatch(element.get("r") or "")
        index = _column(match[1]) if match else index + 1
        if index >= _MOST_COLUMNS or index in seen.columns:
            continue
        cells += [""] * (index + 1 - len(cells))
        cells[index] = _text(book, element, seen)
    return cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(book: Workbook, cell: etree._Element, seen: _Seen) -> str:
    """A cell's text as it is shown."""
    kind, value, formula, inline = cell.get("t", "n"), "", False, ""
    for child in cell:
        name = local_name(child)
        if name == "v":
            value = child.text or ""
        elif name == "is":
            inline = text_in(child)
        elif name == "f":
            formula = True
    if formula and not value:
        seen.empty_formulas += kind != "str"
        return ""
    if kind == "e":
        seen.errors += 1
        return ""
    if kind == "s":
        return _unescaped(_shared(book, value))
    if kind in ("inlineStr", "str"):
        return _unescaped(inline or value)
    return _BOOLEANS.get(value, value) if kind == "b" else _number(book, cell, value, kind)


def _number(book: Workbook, cell: etree._Element, value: str, kind: str) -> str:
    if kind == "d" or not value:
        return value
    style = cell.get("s") or "0"
    index = int(style) if style.isdecimal() and len(style) < 9 else 0
    code = book.formats[index] if index < len(book.formats) else GENERAL
    return shown(value, code, since_1904=book.since_1904)


def _shared(book: Workbook, value: str) -> str:
    if not value.isdecimal() or len(value) > 9 or int(value) >= len(book.texts):
        raise book.damaged(f"a cell refers to text {value[:20]}, which is not there")
    return book.texts[int(value)]


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
