"""XLSX: the cells that a workbook shows, sheet by sheet and row by row.

Hidden sheets, rows and columns are left out, and of merged cells all but the first. A sheet's
name is a heading unless it is only "Sheet1". Formulas give the value that was stored with them.

openpyxl and python-calamine open the zip themselves, without bounds on what it unpacks to, and
neither tells hidden rows or merged cells of a sheet that it reads as a stream.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aligner.document import Block, Document, Kind
from aligner.errors import UnreadableDocument
from aligner.readers.archive import Archive
from aligner.readers.assembling import block
from aligner.readers.given import Given
from aligner.readers.joining import set_lines
from aligner.readers.marks import clean
from aligner.readers.relationships import linked, links, of_kind, open_main
from aligner.readers.repair import mend
from tmx.number_formats import BUILT_IN, GENERAL, shown

_REMEDY = "open it in a spreadsheet program and save it as XLSX"
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"[0-9]{1,7}")
_DEFAULT_NAME = re.compile(
    r"(?:sheet|工作表|表|シート|tabelle|feuil|hoja|лист|ورقة|planilha|folha|foglio)\s*\d*", re.I
)
_ON = {"1", "true", "on"}
# A cell may refer to a text of a megabyte a million times: what comes of it is bounded, too.
_MOST_CELLS = 2_000_000
_MOST_CHARACTERS = 100_000_000
# Merged ranges are looked up by column; ranges over more columns than these together are passed
# over.
_MOST_MERGED = 300_000


@dataclass(slots=True)
class _Book:
    """What the sheets of a workbook share, and what was taken from them so far."""

    archive: Archive
    strings: tuple[str, ...]
    formats: tuple[str, ...]
    since_1904: bool
    cells: int = 0
    characters: int = 0

    def number(self, value: str, style: str) -> str:
        """A stored number as a cell of a style shows it."""
        index = _whole(style, 0)
        code = self.formats[index] if index < len(self.formats) else GENERAL
        return shown(value, code, since_1904=self.since_1904)

    def count(self, text: str) -> str:
        """A cell's text, as long as there are not too many."""
        self.cells += 1
        self.characters += len(text)
        if self.cells > _MOST_CELLS or self.characters > _MOST_CHARACTERS:
            raise _too_much(self.archive)
        return text


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with text, at its row and column from 1."""

    row: int
    column: int
    text: str


@dataclass(slots=True)
class _Grid:
    """What a sheet says of its columns and merged cells.

    Attributes:
        hidden: first and last column of each hidden stretch.
        merged: by column, the merged ranges over it: (first row, last row, first column).
    """

    hidden: list[tuple[int, int]] = field(default_factory=list)
    merged: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    _spent: int = 0

    def merge(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Takes in a merged range, (row, column) of its corners."""
        self._spent += last[1] - first[1] + 1
        if self._spent <= _MOST_MERGED:
            for column in range(first[1], last[1] + 1):
                self.merged.setdefault(column, []).append((first[0], last[0], first[1]))

    def shows(self, cell: _Cell) -> bool:
        """Whether a cell is seen: in no hidden column, and not below another that is merged."""
        if any(first <= cell.column <= last for first, last in self.hidden):
            return False
        ranges = self.merged.get(cell.column, ())
        place = bisect_right(ranges, (cell.row, 1_048_577, 0)) - 1
        if place < 0 or ranges[place][1] < cell.row:
            return True
        return (cell.row, cell.column) == (ranges[place][0], ranges[place][2])


def read(given: Given) -> Document:
    """An XLSX file.

    Raises:
        UnreadableDocument: it is empty, damaged, locked, of another format or unreasonably large.
    """
    archive, main = open_main(given.data, given.path, "XLSX", "xl/workbook.xml", _REMEDY)
    known = links(archive, main)
    workbook = archive.xml(main)
    book = _Book(
        archive,
        _strings(archive, of_kind(known, "sharedStrings")),
        _formats(archive, of_kind(known, "styles")),
        any(each.get("date1904") in _ON for each in workbook.iterfind("{*}workbookPr")),
    )
    blocks: list[Block | None] = []
    seen: set[str] = set()
    sheets = list(workbook.iterfind("{*}sheets/{*}sheet"))
    for number, sheet in enumerate(sheets):
        given.progress(number / len(sheets))
        link = linked(known, sheet)
        # A sheet of charts alone has no cells.
        if sheet.get("state", "visible") != "visible" or not link or link.kind != "worksheet":
            continue
        if link.part not in seen:
            seen.add(link.part)
            blocks += _sheet(book, link.part, clean(sheet.get("name", "")))
    return Document(given.language, mend(blocks, paged=False))


def _sheet(book: _Book, part: str, name: str) -> list[Block]:
    """The blocks of a sheet; none, not even its name, if it shows nothing."""
    grid = _Grid()
    cells = list(_cells(book, part, grid))
    for ranges in grid.merged.values():
        ranges.sort()
    found = [
        block(Kind.TABLE_CELL, line, cell.row)
        for cell in cells
        if grid.shows(cell)
        for line in set_lines(cell.text)
    ]
    if found and name.strip() and not _DEFAULT_NAME.fullmatch(name.strip()):
        return [block(Kind.HEADING, name, 0, level=1), *found]
    return found


def _cells(book: _Book, part: str, grid: _Grid) -> Iterator[_Cell]:
    """The cells with text in rows that are not hidden; what the sheet says else goes to `grid`."""
    row, column, above = 0, 0, None
    for element in book.archive.stream(part, "c", "col", "mergeCell"):
        name = element.tag.rpartition("}")[2]
        if name != "c":
            _describe(grid, name, element)
            continue
        if element.getparent() is None:
            raise book.archive.damaged(f"{part} is a cell and no sheet")
        if element.getparent() is not above:
            above = element.getparent()
            row, column = _whole(above.get("r", ""), row + 1), 0
        place = _REFERENCE.fullmatch(element.get("r", ""))
        column = _column(place[1]) if place else column + 1
        if above.get("hidden", "0") not in _ON:
            text = _text(book, element, part)
            if text.strip():
                yield _Cell(row, column, book.count(text))


def _describe(grid: _Grid, name: str, element: Any) -> None:
    if name == "col":
        if element.get("hidden", "0") in _ON:
            first = _whole(element.get("min", ""), 0)
            grid.hidden.append((first, _whole(element.get("max", ""), first)))
        return
    corners = [_REFERENCE.fullmatch(each) for each in element.get("ref", "").split(":")]
    if len(corners) == 2 and corners[0] and corners[1]:
        grid.merge(_corner(corners[0]), _corner(corners[1]))


def _corner(reference: re.Match[str]) -> tuple[int, int]:
    """Row and column of a reference such as `B7`."""
    return int(reference[2]), _column(reference[1])


def _text(book: _Book, cell: Any, part: str) -> str:
    """What a cell shows (18.18.11, ST_CellType); errors such as #N/A show nothing."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return "" if inline is None else _string(inline)
    value = (cell.findtext("{*}v") or "").strip("\r\n")
    if kind == "s":
        return _shared(book, value, cell, part)
    if kind == "n":
        return book.number(value.strip(), cell.get("s", "")) if value else ""
    if kind == "b":
        return "TRUE" if value.strip() in _ON else "FALSE"
    return {"str": _unescaped(value), "d": value.removesuffix("T00:00:00")}.get(kind, "")


def _shared(book: _Book, value: str, cell: Any, part: str) -> str:
    index = _whole(value.strip(), len(book.strings))
    if index >= len(book.strings):
        place = cell.get("r") or "a cell"
        told = f"{place} in {part} refers to text {value.strip()[:20]} of {len(book.strings)}"
        raise book.archive.damaged(told)
    return book.strings[index]


def _strings(archive: Archive, part: str) -> tuple[str, ...]:
    """The texts that cells refer to by number."""
    if not part:
        return ()
    found: list[str] = []
    for element in archive.stream(part, "si"):
        found.append(_string(element))
        if len(found) > _MOST_CELLS:
            raise _too_much(archive)
    return tuple(found)


def _string(element: Any) -> str:
    """A text with or without formatting; how its characters are pronounced is left out."""
    runs = (each for each in element.iterfind("{*}r/{*}t"))
    return _unescaped("".join(each.text or "" for each in (*element.iterfind("{*}t"), *runs)))


def _unescaped(text: str) -> str:
    """`_x000D_` stands for a character that XML cannot hold (22.9.2.19, ST_Xstring)."""
    text = _ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), text)
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def _formats(archive: Archive, part: str) -> tuple[str, ...]:
    """The number format of each style of cells."""
    if not part:
        return ()
    root = archive.xml(part)
    codes = BUILT_IN | {
        _whole(each.get("numFmtId", ""), 0): each.get("formatCode", GENERAL)
        for each in root.iterfind("{*}numFmts/{*}numFmt")
    }
    numbers = (each.get("numFmtId", "") for each in root.iterfind("{*}cellXfs/{*}xf"))
    return tuple(codes.get(_whole(number, 0), GENERAL) for number in numbers)


def _column(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _whole(text: str, otherwise: int) -> int:
    return int(text) if _NUMBER.fullmatch(text) else otherwise


def _too_much(archive: Archive) -> UnreadableDocument:
    return archive.failure(
        f"holds more than {_MOST_CELLS:,} texts or {_MOST_CHARACTERS:,} characters", "split it"
    )
