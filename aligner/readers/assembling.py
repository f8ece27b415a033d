"""Lines into blocks: what Markdown and plain text have in common.

markdown-it-py is asked for inline markup alone. Its block structure is CommonMark's, which
real input does not keep to: there a line of dashes below a cut paragraph makes it a heading,
a tab-separated table is a paragraph or a code block, and "12." in the middle of a document
starts a list at its own number or continues a line, depending on what stands above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from aligner.document import Block, Kind
from aligner.readers.formats import PLAIN, Runs, found_in
from aligner.readers.labels import labelled, unbulleted
from aligner.readers.lines import Line, Wrapping
from aligner.readers.marks import definition, lift


@dataclass(slots=True)
class _Open:
    """A block that further lines may still belong to; a part ends where its writer broke it."""

    kind: Kind
    label: str
    indent: int
    parts: list[tuple[int, str]]
    last: str
    broken: bool = False


def _plain(text: str) -> tuple[str, Runs]:
    return text, ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a block's text without markup, and what it was made of if that had formats."""

    line: int
    text: str
    runs: Runs = ()


@dataclass(slots=True)
class Assembler:
    """Takes lines one by one and keeps the blocks.

    Attributes:
        wrapping: how the file's line ends are to be read.
        inline: turns a stretch of text with inline markup into plain text and styled runs.
        blocks: what was made so far; None for a page break.
    """

    wrapping: Wrapping
    inline: Callable[[str], tuple[str, Runs]] = _plain
    blocks: list[Block | None] = field(default_factory=list)
    _open: _Open | None = None

    def text(self, line: Line, *, broken: bool = False) -> None:
        """A line of running text; `broken` if its writer set a line break at its end."""
        text = line.text.strip()
        if self._open is not None and self._goes_on(line):
            number, so_far = self._open.parts[-1]
            self._open.parts[-1] = (number, self.wrapping.joiner.join(so_far, text))
        elif self._open is not None and self._open.broken and not _starts(text):
            self._open.parts.append((line.number, text))
        else:
            self.close()
            self._open = _begun(line, text)
        self._open.last, self._open.broken = line.text, broken

    def close(self) -> None:
        """Ends the open block, as a blank line does."""
        if self._open is None:
            return
        opened, self._open = self._open, None
        parts = [_Part(number, *self.inline(text)) for number, text in opened.parts]
        parts = [part for part in self._mended(parts, opened.kind) if part.text.strip()]
        for place, part in enumerate(parts):
            kind = opened.kind if place == 0 else Kind.PARAGRAPH
            self.blocks.append(
                block(kind, part.text, part.line, opened.label, opened.indent, part.runs)
            )

    def heading(self, line: Line, text: str, level: int) -> None:
        """A heading of the given depth."""
        self.close()
        plain, runs = self.inline(text)
        self.blocks.append(block(Kind.HEADING, plain, line.number, "", level, runs))

    def underline(self, level: int) -> bool:
        """Makes the open paragraph a heading, if it is one line that does not end a sentence."""
        opened = self._open
        if opened is None or opened.kind is not Kind.PARAGRAPH or len(opened.parts) > 1:
            return False
        number, text = opened.parts[0]
        if opened.last.strip() != text or not self.wrapping.joiner.unfinished(text):
            return False
        self._open = None
        self.heading(Line(number, text), text, level)
        return True

    def cells(self, line: Line, texts: Sequence[str]) -> None:
        """A row of a table; empty cells are left out."""
        self.close()
        rendered = [self.inline(text) for text in texts]
        self.blocks += [
            block(Kind.TABLE_CELL, text.strip(), line.number, runs=runs)
            for text, runs in rendered
            if text.strip()
        ]

    def page_break(self) -> None:
        """The end of a page."""
        self.close()
        self.blocks.append(None)

    def _goes_on(self, line: Line) -> bool:
        opened = self._open
        if opened is None or definition(line.text):
            return False
        if opened.broken:
            return not _starts(line.text.strip()) and self.wrapping.joiner.runs_on(
                opened.last, line.text
            )
        return self.wrapping.runs_on(opened.last, line.text)

    def _mended(self, parts: list[_Part], kind: Kind) -> list[_Part]:
        """A note stays one block however its lines were broken."""
        if kind is not Kind.FOOTNOTE or len(parts) < 2:
            return parts
        text = parts[0].text
        for part in parts[1:]:
            text = self.wrapping.joiner.join(text, part.text)
        runs = [run for part in parts for run in part.runs or ((part.text, PLAIN),)]
        return [_Part(parts[0].line, text, runs)]


def block(
    kind: Kind, text: str, line: int, label: str = "", level: int = 0, runs: Runs = ()
) -> Block:
    """A block whose typed label is split off; a paragraph with a label is a list's item.

    Args:
        level: of a heading, its depth; of other blocks, their indentation.
        runs: the pieces that the text was made of, with their formats; () if it has none.
    """
    text = re.sub(r"[ \t\r\n]+", " ", text)
    if not label and kind not in {Kind.FOOTNOTE, Kind.TABLE_CELL}:
        label, text = labelled(text)
    if kind is Kind.PARAGRAPH and label:
        kind = Kind.LIST_ITEM
    if kind not in {Kind.LIST_ITEM, Kind.HEADING}:
        level = 0
    text = text.strip()
    formats = found_in(lift(text)[0], runs) if runs else ()
    return Block(kind, text, label, level, line, formats=formats)


def _begun(line: Line, text: str) -> _Open:
    note = definition(text)
    if note:
        return _Open(Kind.FOOTNOTE, note[0], line.indent, [(line.number, note[1])], line.text)
    bulleted, rest = unbulleted(text)
    kind = Kind.LIST_ITEM if bulleted else Kind.PARAGRAPH
    return _Open(kind, "", line.indent, [(line.number, rest)], line.text)


def _starts(text: str) -> bool:
    """Whether a line shows by its first characters that a block starts there."""
    return (
        unbulleted(text)[0] or definition(text) is not None or bool(labelled(text.lstrip("*_"))[0])
    )
