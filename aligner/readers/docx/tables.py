"""The tables of a DOCX as rows of texts, as printed with all changes accepted.

Documents are read as blocks (`aligner.readers.docx`); a table of pairs is wanted row by row and
cell by cell, with the columns that the cells stand in. What a cell holds is text alone: no labels
are taken off it, notes are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aligner.readers.docx.elements import MC, W, has, switch, tags, value_of, whole_number
from aligner.readers.docx.package import open_package
from aligner.readers.given import Given

# Not printed with all changes accepted, or no text of the cell.
_SKIPPED = tags(
    "del moveFrom delText instrText delInstrText rt txbxContent pPr rPr sdtPr tcPr trPr "
    "footnoteReference endnoteReference tbl"
) | {f"{MC}Fallback"}
_CHARACTERS = {
    W + "tab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
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


def read_tables(given: Given) -> Iterator[Table]:
    """The tables of a DOCX, those within cells after the one that they stand in.

    Raises:
        UnreadableDocument: it is no DOCX, is damaged, or is locked.
    """
    body = open_package(given).body
    for number, element in enumerate(body.iter(f"{W}tbl"), 1):
        yield Table(number, [_cells(row) for row in _rows(element)])


def _rows(table: Any) -> Iterator[Any]:
    """A table's own rows that are not deleted, whatever wraps them (content controls)."""
    for element in table:
        if element.tag == f"{W}tr":
            if not has(element, "trPr", "del"):
                yield element
        elif element.tag not in _SKIPPED and isinstance(element.tag, str):
            yield from _rows(element)


def _cells(row: Any) -> list[str]:
    cells = [""] * _spared(row)
    for cell in _own_cells(row):
        texts = "\n".join(_paragraphs(cell)).strip()
        cells.append("" if _is_merged_away(cell) else texts)
        cells += [""] * (_span(cell) - 1)
    return cells[:_MOST_COLUMNS]


def _own_cells(parent: Any) -> Iterator[Any]:
    for element in parent:
        if element.tag == f"{W}tc":
            yield element
        elif element.tag not in _SKIPPED and isinstance(element.tag, str):
            yield from _own_cells(element)


def _spared(row: Any) -> int:
    """Columns that a row leaves out before its first cell."""
    return _bounded(value_of(row, "trPr", "gridBefore"), 0)


def _span(cell: Any) -> int:
    return max(1, _bounded(value_of(cell, "tcPr", "gridSpan"), 1))


def _bounded(written: str, otherwise: int) -> int:
    return min(max(0, whole_number(written, otherwise)), _MOST_COLUMNS)


def _is_merged_away(cell: Any) -> bool:
    merged = (cell.find(f"{W}tcPr/{W}{name}") for name in ("vMerge", "hMerge"))
    return any(
        each is not None and each.get(f"{W}val", "continue") == "continue" for each in merged
    )


def _paragraphs(cell: Any) -> Iterator[str]:
    """The texts of a cell's paragraphs; one whose end is deleted goes on in the next."""
    carried = ""
    for element in _own_paragraphs(cell):
        carried += "".join(_pieces(element))
        if not has(element, "pPr", "rPr", "del"):
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
        if element.tag in _SKIPPED or (element.tag == f"{W}r" and switch(element, "rPr", "vanish")):
            continue
        if element.tag == f"{W}t":
            yield (element.text or "").replace("\n", " ")
        elif element.tag in _CHARACTERS:
            yield _CHARACTERS[element.tag]
        elif isinstance(element.tag, str):
            yield from _pieces(element)
