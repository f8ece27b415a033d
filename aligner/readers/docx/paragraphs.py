"""A paragraph of a story as printed, and the pieces of text that it consists of."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from aligner.readers.docx.elements import value_of, whole_number
from aligner.readers.docx.notes import Key
from aligner.readers.docx.styles import Style, own_outline
from aligner.readers.marks import MARK, raised

PAGE_BREAK = "\f"
PLAIN = frozenset[str]()
_BEFORE = 12  # characters that say what a raised number behind them is


class Piece(NamedTuple):
    """A stretch of text that looks the same; `\\n`, `\\t`, `\\f` are breaks, marks travel in it."""

    text: str
    names: frozenset[str]
    size: int


@dataclass(slots=True)
class Paragraph:
    """A paragraph as printed.

    Attributes:
        line: which of the story's paragraphs it is, from 1.
        style: its style.
        outline: level of a heading, 0 for none.
        number: the list that it is in, "" for none.
        level: in that list, None if only the list knows.
        centred: whether it stands in the middle.
        in_cell: whether it stands in a table.
        in_box: whether it stands in a text box.
        pieces: its text.
        boxed: paragraphs of text boxes that are anchored in it.
        notes: that it refers to, with their marks.
    """

    line: int
    style: Style
    outline: int = 0
    number: str = ""
    level: int | None = None
    centred: bool = False
    in_cell: bool = False
    in_box: bool = False
    pieces: list[Piece] = field(default_factory=list)
    boxed: list[Paragraph] = field(default_factory=list)
    notes: list[tuple[Key, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text with breaks and travelling marks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed of it but a number."""
        return not MARK.sub("", self.text).strip()

    def follow(self, before: Paragraph, *, hidden: bool) -> None:
        """Takes up a paragraph whose end is deleted or hidden: both are one then.

        A hidden end leaves the first one's number where it was.
        """
        if hidden and not before.is_blank:
            self.number, self.level, self.style = before.number, before.level, before.style
            self.outline = before.outline if self.is_blank else 0
        self.pieces[:0] = before.pieces
        self.boxed[:0] = before.boxed
        self.notes[:0] = before.notes


def begun(line: int, style: Style, properties: Any | None) -> Paragraph:
    """A paragraph without text yet.

    Args:
        line: which of the story's paragraphs it is.
        style: its style.
        properties: its own `pPr`, which leaves to the style what it does not say.
    """
    paragraph = Paragraph(line, style, style.outline, style.number, centred=style.centred)
    if properties is None:
        return paragraph
    outline = own_outline(properties)
    paragraph.outline = style.outline if outline is None else outline
    number = value_of(properties, "numPr", "numId")
    level = value_of(properties, "numPr", "ilvl")
    paragraph.number = number or style.number
    paragraph.level = whole_number(level, 0) if level else (style.level or 0 if number else None)
    alignment = value_of(properties, "jc")
    paragraph.centred = alignment == "center" if alignment else style.centred
    return paragraph


def with_marks(pieces: list[Piece]) -> list[Piece]:
    """Neighbours that look the same in one; raised ones that are marks of notes become such."""
    merged = [
        Piece("".join(piece.text for piece in group), names, size)
        for (names, size), group in groupby(pieces, lambda piece: piece[1:])
    ]
    before = ""
    for place, piece in enumerate(merged):
        if "superscript" in piece.names:
            text = raised(piece.text, before)
            names = piece.names if text == piece.text else PLAIN
            merged[place] = piece._replace(text=text, names=names)
        before = (before + piece.text[-_BEFORE:])[-_BEFORE:]
    return merged
