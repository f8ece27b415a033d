"""Which cells of a table are seen: those merged into another, or deleted, are not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aligner.readers.docx.elements import W, value_of, whole_number

_WIDEST = 16_384  # columns: what a file claims beyond this is no span


@dataclass(slots=True)
class Grid:
    """A table as far as it was read.

    Attributes:
        column: where the next cell begins.
        above: columns in which the row above leaves a merged cell open.
        open: likewise in this row.
    """

    column: int = 0
    above: frozenset[int] = frozenset()
    open: set[int] = field(default_factory=set)

    def row(self, element: Any) -> None:
        """Begins a row."""
        self.column = _count(element, "trPr", "gridBefore", otherwise=0)
        self.above, self.open = frozenset(self.open), set()

    def shows(self, cell: Any) -> bool:
        """Whether the next cell of the row is seen."""
        column = self.column
        self.column += max(1, _count(cell, "tcPr", "gridSpan", otherwise=1))
        merged = _merged(cell)
        if merged:
            self.open.add(column)
        if cell.find(f"{W}tcPr/{W}cellDel") is not None or _merge(cell, "hMerge") == "continue":
            return False
        return merged != "continue" or column not in self.above


def is_deleted(row: Any) -> bool:
    """Whether a tracked change takes a row away."""
    return row.find(f"{W}trPr/{W}del") is not None


def _merged(cell: Any) -> str:
    """`restart` for the first of cells merged downwards, `continue` for the others, else ""."""
    changed = cell.find(f"{W}tcPr/{W}cellMerge")
    if changed is not None:
        return {"cont": "continue", "rest": "restart"}.get(changed.get(f"{W}vMerge", ""), "")
    return _merge(cell, "vMerge")


def _merge(cell: Any, name: str) -> str:
    found = cell.find(f"{W}tcPr/{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", "continue"))


def _count(element: Any, *path: str, otherwise: int) -> int:
    return min(whole_number(value_of(element, *path), otherwise), _WIDEST)
