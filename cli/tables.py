"""Tables: fitted to the terminal, or tab-separated for what else reads them.

On a terminal a Chinese character is two wide; names and texts are cut where it is narrow (or
wrapped, where a table asks for it), numbers never.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cli.render import put

# Texts come from anywhere: nothing of them moves the cursor or breaks the line.
_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# A text is never cut shorter than that, however narrow the terminal.
_FEWEST = 8
# Spaces between two columns.
_GAP = 2


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts and numbers.

    Attributes:
        headings: of the columns; () for a list of names and values.
        rows: a number is set to the right, and so is what stands in a column of `figures`.
        figures: columns of texts that are numbers with something to them, such as `3 + 4`.
        wraps: a text that does not fit goes on in the next line, instead of being cut.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    figures: frozenset[int] = frozenset()
    wraps: bool = False

    def is_figure(self, column: int) -> bool:
        """Whether a column holds numbers."""
        if not self.headings:
            return False
        return column in self.figures or isinstance(self.rows[0][column], int)


def put_tables(tables: Iterable[Table]) -> None:
    """Print tables that have rows on standard output, a blank line between them.

    Raises:
        FileProblem: standard output is closed.
    """
    fitted = sys.stdout is not None and sys.stdout.isatty()
    filled = [table for table in tables if table.rows]
    for place, table in enumerate(filled):
        if place:
            put("")
        if fitted:
            put_fitted(table)
        else:
            _put_plain(table)


def print_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, names: int = 1, wraps: bool = False
) -> None:
    """Print a table of texts on standard output.

    Args:
        headings: of the columns.
        rows: as many cells each; without any nothing is printed.
        names: how many of the first columns hold names or texts; the others hold figures.
        wraps: texts that do not fit a terminal go on in the next line.

    Raises:
        FileProblem: standard output is closed.
    """
    put_tables([Table(headings, rows, frozenset(range(names, len(headings))), wraps)])


def _put_plain(table: Table) -> None:
    for row in ([table.headings] if table.headings else []) + list(table.rows):
        put("\t".join(_in_one_line(str(cell)) for cell in row))


def _in_one_line(text: str) -> str:
    return _CONTROLS.sub(" ", text).strip()


def put_fitted(table: Table, *, err: bool = False) -> None:
    """Print a table as a terminal shows it.

    Args:
        table: it has rows.
        err: on stderr, where it is left out if that is closed.
    """
    if err and sys.stderr is None:
        return
    from rich.console import Console
    from rich.table import Table as Fitted
    from rich.text import Text

    console = Console(stderr=err, highlight=False, markup=False)
    rows = [[f"{cell:,}" if isinstance(cell, int) else _in_one_line(cell) for cell in row]
            for row in table.rows]  # fmt: skip
    fitted = Fitted(box=None, show_header=bool(table.headings), pad_edge=False, header_style="bold")
    for column, width in enumerate(_widths(table, rows, console.width)):
        name = table.headings[column] if table.headings else ""
        fitted.add_column(
            name,
            justify="right" if table.is_figure(column) else "left",
            no_wrap=not table.wraps,
            overflow="fold" if table.wraps else "ellipsis",
            min_width=width if table.is_figure(column) else None,
            max_width=width,
        )
    for row in rows:
        fitted.add_row(*map(Text, row))
    console.print(fitted)


def _widths(table: Table, rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column: figures as wide as they are; texts share what is left, shortest
    first, so that a short one leaves its share to the others.
    """
    from rich.cells import cell_len

    every = [*([table.headings] if table.headings else []), *rows]
    widths = [max(map(cell_len, column)) for column in zip(*every, strict=True)]
    texts = [column for column in range(len(widths)) if not table.is_figure(column)]
    left = room - _GAP * (len(widths) - 1) - sum(
        width for column, width in enumerate(widths) if column not in texts
    )  # fmt: skip
    for place, column in enumerate(sorted(texts, key=widths.__getitem__)):
        share = max(_FEWEST, left // (len(texts) - place))
        widths[column] = min(widths[column], share)
        left -= widths[column]
    return widths
