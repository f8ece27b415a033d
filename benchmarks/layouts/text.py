"""Texts to be laid out: what they consist of is the truth that readers are measured against.

A text is written down in a notation of its own, not in Markdown, so that its truth owes nothing
to a reader of this project. Each line is a piece:

    # TITLE, ## LABEL | HEADING   headings of three levels; a label is optional
    LABEL | TEXT                  a numbered paragraph or an item of a list, `-` for a bullet
    TEXT                          a paragraph
    = CELL | CELL                 a header row of a table
    + CELL | CELL                 a row; `<` and `^` continue the cell to the left and above
    ~ CELL | CELL                 a row of a timetable laid by tabs
    [] TEXT                       a paragraph in a text box
    ^MARK TEXT                    a note, below the piece that carries its mark
    ! FIELD: TEXT                 what the masthead says
    ---                           the cover ends here and the text begins

and inside a line *italic*, **bold**, m^{2}, CO_{2} and ^MARK^ for a note's mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from aligner import read_document
from aligner.document import Block, Format, Kind
from benchmarks.data import ROOT

LANGUAGES = ("en", "zh")
_HERE = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        block: its text; None for an empty one.
        across: columns that it takes.
        down: rows that it takes.
    """

    block: Block | None
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a place that a merged cell covers is None.

    Attributes:
        rows: all as wide as the table.
        headers: how many of them are header rows.
        tabbed: whether it is a timetable laid by tabs and no table to the file.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    headers: int = 0
    tabbed: bool = False

    def blocks(self) -> Iterator[Block]:
        """Texts of its cells, row by row."""
        yield from (cell.block for row in self.rows for cell in row if cell and cell.block)


@dataclass(frozen=True, slots=True)
class Box:
    """A paragraph in a text box."""

    block: Block


Piece = Block | Table | Box


@dataclass(frozen=True, slots=True)
class Text:
    """One language version of a text.

    Attributes:
        language: en or zh.
        pieces: in reading order, without notes.
        notes: by mark.
        masthead: by field: organ, body, symbol, distribution, date, language, original.
    """

    language: str
    pieces: tuple[Piece, ...]
    notes: dict[str, Block] = field(default_factory=dict)
    masthead: dict[str, str] = field(default_factory=dict)

    def contents(self) -> tuple[Block, ...]:
        """The headings that a table of contents has: those behind the cover."""
        return tuple(
            piece
            for piece in self.pieces
            if isinstance(piece, Block) and piece.kind is Kind.HEADING and not piece.part
        )

    def truth(self) -> tuple[Block, ...]:
        """What a reader should give: each note behind the block that carries its mark.

        Of the cover (`part` is front) it may say that it is one.
        """
        found: list[Block] = []
        for piece in self.pieces:
            for block in _blocks(piece):
                found.append(block)
                notes = (self.notes[mark] for _, mark in block.marks)
                found += [replace(note, part=block.part) for note in notes]
        return tuple(found)


def rich(language: str) -> Text:
    """A short report in the manner of the United Nations, with everything in it."""
    return parse((_HERE / f"rich.{language}.txt").read_text(encoding="utf-8"), language)


def agenda(language: str) -> Text:
    """The example agenda, as the Markdown reader gives it."""
    read = read_document(ROOT / "examples" / f"agenda.{language}.md", language)
    start = next(at for at, block in enumerate(read.blocks) if block.kind is Kind.HEADING)
    title, *rest = (
        replace(block, line=0, level=min(block.level, 3)) for block in read.blocks[start:]
    )
    blocks = [replace(title, part="front"), *rest]
    lines = [block.line for block in read.blocks[start:]]
    notes = {block.label: block for block in blocks if block.kind is Kind.FOOTNOTE}
    return Text(language, tuple(_gathered(blocks, lines)), notes, _MASTHEADS[language])


def parse(written: str, language: str) -> Text:
    """A text from the notation that this module describes.

    Raises:
        KeyError: a mark has no note.
    """
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    notes: dict[str, Block] = {}
    masthead: dict[str, str] = {}
    pieces: list[Piece] = []
    for sign, group in groupby(lines, _row_sign):
        if sign:
            pieces.append(_table(sign, list(group)))
            continue
        for line in group:
            if line == "---":
                pieces = [_of_cover(piece) for piece in pieces]
            elif line.startswith("! "):
                name, _, value = line[2:].partition(": ")
                masthead[name] = value
            elif hit := re.match(r"\^(\w+|\*+) (.+)", line):
                notes[hit[1]] = _inline(hit[2], Block(Kind.FOOTNOTE, "", hit[1]))
            else:
                pieces.append(_piece(line))
    text = Text(language, tuple(pieces), notes, masthead)
    text.truth()
    return text


def _of_cover(piece: Piece) -> Piece:
    return replace(piece, part="front") if isinstance(piece, Block) else piece


def _row_sign(line: str) -> str:
    """`+` for a row of a table, header rows included, `~` for one of a timetable, else ""."""
    return {"= ": "+", "+ ": "+", "~ ": "~"}.get(line[:2], "")


def _piece(line: str) -> Piece:
    if line.startswith("[] "):
        return Box(_inline(line[3:], Block(Kind.PARAGRAPH, "")))
    hit = re.match(r"(#{1,3}) (?:(\S+) \| )?(.+)", line)
    if hit:
        return _inline(hit[3], Block(Kind.HEADING, "", hit[2] or "", len(hit[1])))
    hit = re.match(r"(\S+) \| (.+)", line)
    if hit:
        label = hit[1].removeprefix("-")
        return _inline(hit[2], Block(Kind.LIST_ITEM, "", label, depth(label)))
    return _inline(line, Block(Kind.PARAGRAPH, ""))


def depth(label: str) -> int:
    """How deep an item lies by the manner of its label: `1.` 1, `(a)` and `㈠` 2, `(i)` 3."""
    if re.fullmatch(r"\([ivx]{1,4}\)", label):
        return 3
    return 1 if re.fullmatch(r"\d+\.", label) else 2


_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\^(?P<mark>\w+|\*+)\^"
    r"|\^\{(?P<superscript>.+?)\}|_\{(?P<subscript>.+?)\}"
)


def _inline(written: str, block: Block) -> Block:
    """The block with its text, marks and formats from a line with inline signs."""
    text, marks, formats, end = "", [], [], 0
    for hit in _INLINE.finditer(written):
        text += written[end : hit.start()]
        end = hit.end()
        name = hit.lastgroup or ""
        if name == "mark":
            marks.append((len(text), hit["mark"]))
        else:
            formats.append(Format(len(text), len(text) + len(hit[name]), name))
            text += hit[name]
    return replace(block, text=text + written[end:], marks=tuple(marks), formats=tuple(formats))


def _table(sign: str, lines: Sequence[str]) -> Table:
    rows = [[cell.strip() for cell in line[2:].split("|")] for line in lines]
    headers = sum(line.startswith("= ") for line in lines)
    cells = tuple(tuple(_cell(rows, i, j) for j in range(len(row))) for i, row in enumerate(rows))
    return Table(cells, headers, sign == "~")


def _cell(rows: Sequence[Sequence[str]], i: int, j: int) -> Cell | None:
    written = rows[i][j]
    if written in {"<", "^"}:
        return None
    across, down = 1, 1
    while j + across < len(rows[i]) and rows[i][j + across] == "<":
        across += 1
    while i + down < len(rows) and rows[i + down][j] == "^":
        down += 1
    block = _inline(written, Block(Kind.TABLE_CELL, "")) if written else None
    return Cell(block, across, down)


def _blocks(piece: Piece) -> Iterator[Block]:
    if isinstance(piece, Block):
        yield piece
    elif isinstance(piece, Box):
        yield piece.block
    else:
        yield from piece.blocks()


def _gathered(blocks: Sequence[Block], lines: Sequence[int]) -> Iterator[Piece]:
    """Blocks with their cells gathered into tables; cells of one line are a row.

    Rows with fewer cells than the widest have their empty ones in front.
    """
    pairs = [pair for pair in zip(blocks, lines, strict=True) if pair[0].kind != Kind.FOOTNOTE]
    for is_cell, group in groupby(pairs, lambda pair: pair[0].kind is Kind.TABLE_CELL):
        if not is_cell:
            yield from (block for block, _ in group)
            continue
        rows = [[block for block, _ in row] for _, row in groupby(group, lambda pair: pair[1])]
        width = max(map(len, rows))
        padded = [[None] * (width - len(row)) + row for row in rows]
        yield Table(tuple(tuple(map(Cell, row)) for row in padded), 1)


_MASTHEADS = {
    "en": {
        "organ": "United Nations",
        "body": "Economic and Social Council",
        "symbol": "E/CN.24/EG.2/2029/1",
        "distribution": "Distr.: General",
        "date": "12 January 2029",
        "original": "Original: English",
    },
    "zh": {
        "organ": "联合国",
        "body": "经济及社会理事会",
        "symbol": "E/CN.24/EG.2/2029/1",
        "distribution": "Distr.: General",
        "date": "12 January 2029",
        "language": "Chinese",
        "original": "Original: English",
    },
}
