"""Texts side by side with what is marked in them: for the eye on a terminal, in rows elsewhere.

On a terminal that has colours marks are colours; anywhere else they are what `wdiff` made usual:
`[-only there-]`, `{+only here+}`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cli.render import put
from tmx.unit import DOCUMENT, FILE, LINE

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from tmx.memory.memory import Stored

#: manner -> how it is written without colours.
_SIGNS = {"": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}", "found": "{}"}
#: manner -> style of rich.
_STYLES = {"": "", "delete": "red strike", "insert": "green", "found": "bold yellow"}
# The share of a line that stands before what is found.
_BEFORE = 0.35
_SPACES = dict.fromkeys([*range(0x20), 0x7F, *range(0x80, 0xA0), 0x2028, 0x2029], " ")


class Piece(NamedTuple):
    """A stretch of text; its manner is `delete`, `insert`, `found`, or "" for none."""

    text: str
    manner: str = ""


class Side(NamedTuple):
    """A text in a language; its tag stands before it."""

    tag: str
    pieces: Sequence[Piece]


def on_terminal() -> bool:
    """Whether standard output is read by a person."""
    return sys.stdout is not None and sys.stdout.isatty()


def put_row(cells: Iterable[str]) -> None:
    """Texts of one row, with tabs between.

    Raises:
        FileProblem: standard output is closed.
    """
    put("\t".join(" ".join(cell.split()) for cell in cells))


def put_block(heading: str, sides: Sequence[Side]) -> None:
    """A heading and texts below it, each wrapped beside its tag, on a terminal."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for side in sides:
        grid.add_row(f"  {side.tag}", _text(side.pieces))
    console = _console()
    console.print(Text(heading, style="bold"))
    console.print(grid)


def show_block(heading: Sequence[Piece], sides: Sequence[Side]) -> None:
    """A heading and texts, an empty line behind: wrapped on a terminal, a line a text elsewhere.

    Raises:
        FileProblem: standard output is closed.
    """
    if on_terminal():
        put_block(marked(heading), sides)
    else:
        put(marked(heading))
        for side in sides:
            put(f"  {side.tag}\t{marked(side.pieces)}")
    put("")


def put_in_context(pieces: Sequence[Piece]) -> None:
    """A line on a terminal with the first that is found in its middle, as much as has room."""
    found = next(i for i, piece in enumerate(pieces) if piece.manner == "found")
    console = _console()
    room = int(console.width * _BEFORE)
    before = _end(marked(pieces[:found]), room)
    line = _text([Piece(before), *pieces[found:]])
    line.pad_left(room - line.divide([len(before)])[0].cell_len)
    line.truncate(console.width, overflow="ellipsis")
    console.print(line, no_wrap=True)


def _end(text: str, room: int) -> str:
    """The end of a text that has room in so many cells of the screen; a Chinese sign takes two."""
    from rich.cells import cell_len

    if cell_len(text) <= room:
        return text
    start, used = len(text), 1
    while (used := used + cell_len(text[start - 1])) <= room:
        start -= 1
    return "…" + text[start:]


def marked(pieces: Iterable[Piece]) -> str:
    """Texts with signs for their manners."""
    return "".join(_SIGNS[manner].format(_visible(text)) for text, manner in pieces)


def _text(pieces: Iterable[Piece]) -> Text:
    from rich.text import Text

    if not _console().color_system or _console().no_color:
        return Text(marked(pieces))
    return Text.assemble(*((_visible(text), _STYLES[manner]) for text, manner in pieces))


@cache
def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, soft_wrap=False)


def _visible(text: str) -> str:
    """A text that can do nothing to a terminal, in one line."""
    return text.translate(_SPACES)


def origin(stored: Stored) -> str:
    """Where a unit comes from: document and line, as far as it says; "" if it does not."""
    unit = stored.unit
    name = unit.prop(DOCUMENT) or unit.prop(FILE)
    line = unit.prop(LINE)
    return f"{name}:{line}" if name and line else name


def details(stored: Stored, times: int) -> str:
    """Unit, status, how often it stands in the memory, and where it comes from."""
    told = [f"unit {stored.id}", stored.status]
    if stored.unit.doubtful:
        told.append("doubtful")
    if times > 1:
        told.append(f"{times:,} times")
    if place := origin(stored):
        told.append(place)
    return ", ".join(told)


def described(stored: Stored, times: int) -> dict[str, object]:
    """The same for programs."""
    unit = stored.unit
    return {
        "unit": stored.id,
        "status": stored.status,
        "times": times,
        "confidence": stored.confidence,
        "doubtful": stored.unit.doubtful,
        "used": stored.used,
        "document": unit.prop(DOCUMENT) or unit.prop(FILE) or None,
        "line": int(unit.prop(LINE)) if unit.prop(LINE).isdecimal() else None,
    }
