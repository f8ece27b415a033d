"""Looks and texts drawn at random: what no author of a reader has seen.

A reader that was written with six looks before one's eyes may know just these. Here the choices
that a look consists of are drawn one by one, and texts are put together of sentence pairs of the
development data, with parts of all kinds in an order that is drawn too. A number gives the same
look and the same text every time, and the two languages of a text have the same parts.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count

from aligner.document import Block, Format, Kind
from aligner.readers.numbering import formatted
from benchmarks.data import DATA, sentence_pairs
from benchmarks.layouts.looks import A4, LETTER, Look
from benchmarks.layouts.text import LANGUAGES, Box, Cell, Piece, Table, Text

PAIRS = DATA / "un" / "train.en-zh.tsv"
Pair = tuple[str, str]
PREFIX = "drawn-"

_CHOICES: dict[str, tuple[object, ...]] = {
    "paper": (A4, LETTER),
    "margins": ((2.0, 2.0), (2.5, 2.5), (3.3, 2.8)),
    "columns": (1, 1, 1, 2),
    "western": ("Liberation Serif", "Liberation Serif", "Liberation Sans"),
    "chinese": ("Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "AR PL UMing CN"),
    "points": (9, 10, 10.5, 11, 12),
    "justified": (True, False),
    "hyphenated": (True, False),
    "indented": (True, False),
    "masthead": ("header", "body", ""),
    "running": (True, True, False),
    "styled": (True, False),
    "sizes": ((), (16, 14, 12), (14, 12, 11), (13, 12, 11)),
    "centred": (True, False, False),
    "automatic": (True, False),
    "ruled": (True, False),
    "notes": ("footnotes", "footnotes", "footnotes", "endnotes"),
    "raised": (True, True, False),
    "contents": (True, False, False),
    "decorated": (True, False),
}
_SECTIONS = 4
_PIECES = (4, 9)  # of a section: fewest and most
_MASTHEAD = {
    "organ": "United Nations",
    "body": "General Assembly",
    "symbol": "A/95/204",
    "distribution": "Distr.: Limited",
    "date": "3 May 2040",
    "original": "Original: English",
}


def number_of(name: str) -> int:
    """Of `drawn-7`, 7; 0 if it is not the name of a drawn look."""
    hit = re.fullmatch(f"{PREFIX}([1-9][0-9]*)", name)
    return int(hit[1]) if hit else 0


def look(number: int) -> Look:
    """The look of a number."""
    chance = random.Random(number)  # noqa: S311 - reproducible, not secret
    drawn = {name: chance.choice(values) for name, values in _CHOICES.items()}
    # Unruled tables in half a page's width are beyond what a person can tell.
    ruled = bool(drawn.pop("ruled")) or drawn["columns"] == 2
    return replace(Look(f"{PREFIX}{number}"), ruled=ruled, **drawn)  # type: ignore[arg-type]


def text(language: str, number: int) -> Text:
    """The text of a number in one of its two languages."""
    pieces, notes = _Drawing(random.Random(number)).whole()  # noqa: S311
    side = LANGUAGES.index(language)
    told = {mark: note[side] for mark, note in notes.items()}
    return Text(language, tuple(piece[side] for piece in pieces), told, _MASTHEAD)


@cache
def _sentences() -> tuple[Pair, ...]:
    """Whole sentences that begin with no label."""
    pairs = zip(*sentence_pairs(PAIRS), strict=True)
    return tuple(
        (_tidy(one), _tidy(other))
        for one, other in pairs
        if re.fullmatch(r"[A-Z][a-z]* .{40,}[a-z]\.", one)
        and re.fullmatch(r"[\u4e00-\u9fff].{10,}。", other)
    )


@cache
def _phrases() -> tuple[Pair, ...]:
    """Titles and the like: short, without a full stop, and not what a masthead says."""
    pairs = zip(*sentence_pairs(PAIRS), strict=True)
    return tuple(
        (_tidy(one), _tidy(other))
        for one, other in pairs
        if re.fullmatch(r"[A-Z][a-z]+ [\w ,]{4,50}[a-z]", one)
        and re.fullmatch(r"(?!第.+[届次])[\u4e00-\u9fff]{4,24}", other)
    )


def _tidy(written: str) -> str:
    return " ".join(written.split())


@dataclass(slots=True)
class _Drawing:
    """Draws the pieces of a text, each in both languages."""

    chance: random.Random
    notes: dict[str, tuple[Block, Block]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def whole(self) -> tuple[list[tuple[Piece, Piece]], dict[str, tuple[Block, Block]]]:
        """All pieces, and the notes by their marks."""
        title = self._phrase(Block(Kind.HEADING, "", level=1, part="front"))
        pieces: list[tuple[Piece, Piece]] = [title]
        for section in range(1, _SECTIONS + 1):
            pieces.append(self._heading(2, section))
            for _ in range(self.chance.randint(*_PIECES)):
                pieces += self._some(section)
        return pieces, self.notes

    def _some(self, section: int) -> list[tuple[Piece, Piece]]:
        ways = (self._numbered, self._plain, self._items, self._titled, self._table, self._box)
        return self.chance.choices(ways, (8, 4, 4, 2, 1.5, 0.5))[0]()

    def _numbered(self) -> list[tuple[Piece, Piece]]:
        return [self._prose(Block(Kind.LIST_ITEM, "", f"{next(self.numbers)}.", 1))]

    def _plain(self) -> list[tuple[Piece, Piece]]:
        return [self._prose(Block(Kind.PARAGRAPH, ""))]

    def _items(self) -> list[tuple[Piece, Piece]]:
        """A numbered paragraph and what it lists."""
        labels = self.chance.choice((["(a)", "(b)", "(c)", "(d)"], ["", "", ""], ["(i)", "(ii)"]))
        level = 3 if labels[0] == "(i)" else 2
        items = [self._sentence(Block(Kind.LIST_ITEM, "", label, level)) for label in labels]
        return [*self._numbered(), *items]

    def _titled(self) -> list[tuple[Piece, Piece]]:
        return [self._phrase(Block(Kind.HEADING, "", level=3)), *self._plain()]

    def _box(self) -> list[tuple[Piece, Piece]]:
        one, other = self._sentence(Block(Kind.PARAGRAPH, ""))
        return [(Box(one), Box(other))]

    def _table(self) -> list[tuple[Piece, Piece]]:
        """Phrases in the first column and in the header, figures elsewhere."""
        columns, rows = self.chance.randint(2, 4), self.chance.randint(2, 6)
        cells = [[self._cell(i, j) for j in range(columns)] for i in range(rows)]
        one, other = (
            Table(tuple(tuple(Cell(each[side]) for each in row) for row in cells), headers=1)
            for side in range(2)
        )
        return [(one, other)]

    def _cell(self, row: int, column: int) -> tuple[Block, Block]:
        empty = Block(Kind.TABLE_CELL, "")
        if not row or not column:
            return self._phrase(empty)
        figure = replace(empty, text=f"{self.chance.randint(1, 900)}")
        return figure, figure

    def _heading(self, level: int, number: int) -> tuple[Block, Block]:
        labels = f"{formatted(number, 'upperRoman')}.", f"{formatted(number, 'chineseCounting')}、"
        both = self._phrase(Block(Kind.HEADING, "", level=level))
        one, other = (replace(each, label=label) for each, label in zip(both, labels, strict=True))
        return one, other

    def _phrase(self, block: Block) -> tuple[Block, Block]:
        one, other = self.chance.choice(_phrases())
        return replace(block, text=one), replace(block, text=other)

    def _sentence(self, block: Block) -> tuple[Block, Block]:
        one, other = self.chance.choice(_sentences())
        return replace(block, text=one), replace(block, text=other)

    def _prose(self, block: Block) -> tuple[Block, Block]:
        """Some sentences, sometimes with a note or a part in italics."""
        drawn = self.chance.choices(_sentences(), k=self.chance.randint(1, 5))
        texts = " ".join(one for one, _ in drawn), "".join(other for _, other in drawn)
        blocks = [replace(block, text=each) for each in texts]
        if self.chance.random() < 0.25:
            mark = str(len(self.notes) + 1)
            self.notes[mark] = self._sentence(Block(Kind.FOOTNOTE, "", mark))
            ends = (len(drawn[0][0]), len(drawn[0][1]))
            blocks = [
                replace(each, marks=((end, mark),)) for each, end in zip(blocks, ends, strict=True)
            ]
        if self.chance.random() < 0.25:
            blocks = [replace(each, formats=(_italic(each.text),)) for each in blocks]
        return blocks[0], blocks[1]


def _italic(written: str) -> Format:
    """Three words from the second on; in Chinese some characters."""
    words = [hit.span() for hit in re.finditer(r"[A-Za-z]{2,}", written)]
    return Format(words[1][0], words[3][1], "italic") if len(words) > 3 else Format(2, 8, "italic")
