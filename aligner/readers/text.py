"""Plain text: paragraphs between blank lines, or a paragraph a line, as the file itself shows."""

from __future__ import annotations

from aligner.document import Block
from aligner.readers.assembling import Assembler
from aligner.readers.lines import Line, furniture, split, wrapping
from aligner.readers.marks import clean, from_plain
from aligner.readers.repair import mend
from aligner.readers.tables import is_row, row_cells
from aligner.readers.textual import text_reader


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of plain text."""
    lines = split(from_plain(clean(text)))
    assembler = Assembler(wrapping(lines))
    pages = furniture(lines)
    for index, line in enumerate(lines):
        if line.starts_page or index in pages:
            assembler.page_break()
        if index not in pages:
            _take(assembler, lines, index, line)
    assembler.close()
    return mend(assembler.blocks, joiner=assembler.wrapping.joiner)


def _take(assembler: Assembler, lines: list[Line], index: int, line: Line) -> None:
    if line.blank:
        assembler.close()
    elif is_row(lines, index):
        assembler.cells(line, row_cells(line.text))
    else:
        assembler.text(line)


read = text_reader("plain text", parse)
