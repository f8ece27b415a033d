"""Tables that only lay out a page, as pages of the nineties do: their cells are no table's cells.

A table is layout if it says so, if it holds headings, if most of its text stands in tables within
it, or if one of its cells is a whole column of text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aligner.readers.html.tags import tag_of

_ROLES = {"presentation", "none"}
_TITLES = {"h1", "h2", "h3"}
# A cell of so many characters which are more than half of its table's is a page's column.
_COLUMN = 500


@dataclass(slots=True)
class _Table:
    """An open table: its cells, the text of each, and how much stands in tables within it."""

    is_layout: bool
    cells: list[Any] = field(default_factory=list)
    sizes: list[int] = field(default_factory=lambda: [0])
    nested: int = 0

    @property
    def lays_out(self) -> bool:
        total, most = sum(self.sizes), max(self.sizes)
        is_column = most >= _COLUMN and 2 * most > total
        return self.is_layout or 2 * self.nested > total or is_column


def without_layout(tree: Any) -> None:
    """Makes cells that hold a page's parts, not a table's, plain divisions."""
    from lxml import etree

    tables: list[_Table] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = tag_of(element)
        if event == "end":
            if tag == "table":
                _close(tables)
            _count(tables, element.tail)
            continue
        if tag == "table":
            tables.append(_Table(element.get("role") in _ROLES))
        elif tables:
            _open(tables[-1], element, tag)
        _count(tables, element.text)


def _open(table: _Table, element: Any, tag: str) -> None:
    table.is_layout = table.is_layout or tag in _TITLES
    if tag in {"td", "th"}:
        table.cells.append(element)
        table.sizes.append(0)


def _count(tables: list[_Table], text: str | None) -> None:
    if tables and text:
        tables[-1].sizes[-1] += len(text.strip())


def _close(tables: list[_Table]) -> None:
    table = tables.pop()
    total = sum(table.sizes)
    if tables:
        tables[-1].nested += total
        tables[-1].sizes[-1] += total
    if table.lays_out:
        for cell in table.cells:
            cell.tag = "div"
