"""The tables of a DOCX as rows of texts, as printed with all changes accepted.

Documents are read as blocks (`aligner.readers.docx`); a table of pairs is wanted row by row and
cell by cell, with the columns that the cells stand in. What a cell holds is text alone: no labels
are taken off it, notes are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike
from typing import Any

from aligner.readers.docx_package import W, open_package

# Not printed with all changes accepted, or no text of the cell.
_SKIPPED = {
    W + name
    for name in (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "txbxContent", "pPr",
        "rPr", "sdtPr", "footnoteReference", "endnoteReference", "tbl", "tcPr",
    )
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
_CHARACTERS = {
    W + "tab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
_OFF = {"0", "false", "off"}
# A table wider than this is a layout.
_MOST_COLUMNS = 64


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a document.

    Attributes:
        number: of the table, from 1, in the order in which tables begin.
        rows: texts of the cells by column; a cell over several columns stands in the first of them,
            one over several rows in the first.
    """

    number: int
    rows: list[list[str]]


def read_tables(data: bytes, path: str | PathLike[str]) -> Iterator[Table]:
    """The tables of a DOCX, those within cells after the one that they stand in.

    Args:
        data: of the file.
        path: for messages.

    Raises:
        UnreadableDocument: it is no DOCX, is damaged, or is locked.
    """
    body = open_package(data, path).body
    for number, element in enumerate(body.iter(f"{W}tbl"), 1):
        yield Table(number, [_cells(row) for row in _rows(element)])


def _rows(table: Any) -> Iterator[Any]:
    """A table's own rows that are not deleted, whatever wraps them (content controls)."""
    for element in table:
        if element.tag == f"{W}tr":
            if element.find(f"{W}trPr/{W}del") is None:
                yield element
        elif element.tag not in _SKIPPED and isinstance(element.tag, str):
            yield from _rows(element)


def _cells(row: Any) -> list[str]:
    cells = [""] * _spared(row)
    for cell in _own_cells(row):
        texts = "\n".join(_paragraphs(cell)).strip()
        cells.append("" if _is_merged_away(cell) else texts)
        cells += [""] * (_number(cell, f"{W}tcPr/{W}gridSpan", 1) - 1)
    return cells[:_MOST_COLUMNS]


def _own_cells(parent: Any) -> Iterator[Any]:
    for element in parent:
        if element.tag == f"{W}tc":
            yield element
        elif element.tag not in _SKIPPED and isinstance(element.tag, str):
            yield from _own_cells(element)


def _spared(row: Any) -> int:
    """Columns that a row leaves out before its first cell."""
    return _number(row, f"{W}trPr/{W}gridBefore", 0)


def _number(element: Any, place: str, default: int) -> int:
    found = element.find(place)
    written = "" if found is None else found.get(f"{W}val", "")
    is_number = written.isdecimal() and len(written) < 6
    return min(int(written), _MOST_COLUMNS) if is_number else default


def _is_merged_away(cell: Any) -> bool:
    merged = [cell.find(f"{W}tcPr/{W}{name}") for name in ("vMerge", "hMerge")]
    return any(
        each is not None and each.get(f"{W}val", "continue") == "continue" for each in merged
    )


def _paragraphs(cell: Any) -> Iterator[str]:
    """The texts of a cell's paragraphs; one whose end is deleted goes on in the next."""
    carried = ""
    for element in _own_paragraphs(cell):
        carried += "".join(_pieces(element))
        if element.find(f"{W}pPr/{W}rPr/{W}del") is None:
            yield carried
            carried = ""
    if carried:
        yield carried


def _own_paragraphs(parent: Any) -> Iterator[Any]:
    for element in parent:
        if element.tag == f"{W}p":
            yield element
        elif element.tag not in _SKIPPED and isinstance(element.tag, str):
            yield from _own_paragraphs(element)


def _pieces(parent: Any) -> Iterator[str]:
    for element in parent:
        if element.tag in _SKIPPED or (element.tag == f"{W}r" and _is_hidden(element)):
            continue
        if element.tag == f"{W}t":
            yield (element.text or "").replace("\n", " ")
        elif element.tag in _CHARACTERS:
            yield _CHARACTERS[element.tag]
        elif isinstance(element.tag, str):
            yield from _pieces(element)


def _is_hidden(run: Any) -> bool:
    found = run.find(f"{W}rPr/{W}vanish")
    return found is not None and found.get(f"{W}val", "1") not in _OFF
