"""Tables on standard output: fitted to the terminal, or tab-separated for what else reads them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cli.render import put


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts and numbers.

    Attributes:
        headings: of the columns; () for a list of names and values.
        rows: a number is set to the right.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[str | int]]


def put_tables(tables: Iterable[Table]) -> None:
    """Print tables that have rows, a blank line between them.

    Raises:
        FileProblem: standard output is closed.
    """
    show = _put_fitted if sys.stdout is not None and sys.stdout.isatty() else _put_plain
    filled = [table for table in tables if table.rows]
    for place, table in enumerate(filled):
        if place:
            put("")
        show(table)


def _put_plain(table: Table) -> None:
    for row in ([table.headings] if table.headings else []) + list(table.rows):
        put("\t".join(_in_one_line(str(cell)) for cell in row))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _put_fitted(table: Table) -> None:
    from rich.console import Console
    from rich.table import Table as Fitted
    from rich.text import Text

    fitted = Fitted(box=None, show_header=bool(table.headings), pad_edge=False)
    for place, name in enumerate(table.headings or ("",) * len(table.rows[0])):
        number = bool(table.headings) and isinstance(table.rows[0][place], int)
        # What is cut is the longest text; numbers stay whole.
        fitted.add_column(
            name, justify="right" if number else "left", no_wrap=number, overflow="ellipsis"
        )
    for row in table.rows:
        fitted.add_row(
            *(Text(f"{cell:,}" if isinstance(cell, int) else _in_one_line(cell)) for cell in row)
        )
    Console(highlight=False, markup=False).print(fitted)
