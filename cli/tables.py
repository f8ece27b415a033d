"""Rows and marked texts, as a terminal shows them and as programs read them.

On a terminal columns are as wide as what stands in them (a Chinese character is two wide), names
and texts are cut or wrapped to its width, figures never. Anywhere else rows are TSV and texts are
one line each, with what differs marked as `git diff --word-diff` marks it: [-old-]{+new+}.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cli.render import put

if TYPE_CHECKING:
    from rich.console import Console

#: A text in stretches, each with its kind: one of MARKS, or "" for plain.
Marked = Sequence[tuple[str, str]]

#: Kind of a stretch -> what stands around it off a terminal, and how it looks on one.
MARKS = {
    "delete": ("[-", "-]", "red strike"),
    "insert": ("{+", "+}", "green"),
    "match": ("[", "]", "bold"),
    "strong": ("", "", "bold"),
    "weak": ("", "", "dim"),
}

# What would move the cursor or break the line: texts come from anywhere.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

# A name is never cut shorter than that, however narrow the terminal.
_FEWEST = 8


def print_table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, names: int = 1, err: bool = False
) -> None:
    """A table with a row of headings.

    Args:
        head: the headings.
        rows: as many cells each.
        names: how many of the first columns hold names or texts, which are cut where the terminal
            is narrow; the others hold figures, which stand at the right.
        err: on stderr, always as a table; else on stdout, as TSV where that is no terminal.
    """
    stream = sys.stderr if err else sys.stdout
    if stream is None:
        return
    if not err and not stream.isatty():
        for row in (head, *rows):
            put("\t".join(_CONTROLS.sub(" ", cell) for cell in row))
        return
    from rich.table import Table

    cells = [[_CONTROLS.sub(" ", cell) for cell in row] for row in rows]
    figures = [max(len(row[i]) for row in (head, *cells)) for i in range(names, len(head))]
    console = _console(err=err)
    # Two spaces stand between columns; what figures leave is for the names.
    left = console.width - sum(figures) - 2 * (len(head) - 1)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in head[:names]:
        most = max(left // names, _FEWEST)
        table.add_column(name, overflow="ellipsis", no_wrap=True, max_width=most)
    for name, width in zip(head[names:], figures, strict=True):
        table.add_column(name, justify="right", no_wrap=True, min_width=width)
    for row in cells:
        table.add_row(*row)
    console.print(table)


class Block:
    """Lines that belong together: a heading, and texts each with its name before it."""

    def __init__(self) -> None:
        self._console = _console() if sys.stdout is not None and sys.stdout.isatty() else None

    def show(self, heading: Marked, lines: Sequence[tuple[str, Marked]]) -> None:
        """Print a block on standard output, with an empty line behind it.

        Raises:
            FileProblem: standard output is closed.
        """
        if self._console is None:
            put(plain(heading))
            for name, text in lines:
                put(f"  {name}\t{plain(text)}")
            put("")
            return
        self._console.print(_styled(heading))
        self._console.print(_grid(lines))


def plain(text: Marked) -> str:
    """A marked text as one line without colours."""
    return "".join(
        f"{MARKS[kind][0]}{_CONTROLS.sub(' ', part)}{MARKS[kind][1]}"
        if kind
        else _CONTROLS.sub(" ", part)
        for part, kind in text
    )


def _console(*, err: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=err, highlight=False, markup=False)


def _styled(text: Marked) -> object:
    from rich.text import Text

    return Text.assemble(
        *((_CONTROLS.sub(" ", part), MARKS[kind][2] if kind else "") for part, kind in text)
    )


def _grid(lines: Sequence[tuple[str, Marked]]) -> object:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, text in lines:
        grid.add_row(f"  {name}", _styled(text))  # type: ignore[arg-type]
    grid.add_row("")
    return grid
