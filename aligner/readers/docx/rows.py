"""What tabs part: timetables of paragraphs that stand below each other, and lines of mastheads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.readers.docx.paragraphs import PAGE_BREAK, Paragraph, Piece
from aligner.readers.labels import BULLETS, labelled
from aligner.readers.repair import symbol_line

_LEAST_ROWS = 2


def rows_laid_by_tabs(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Indices of the paragraphs that are rows: two at least, one below the other.

    A tab that only parts a label from its text makes no row.
    """
    found: set[int] = set()
    run: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.is_blank:
            continue
        if _is_row(paragraph):
            run.append(index)
        else:
            run = []
        if len(run) >= _LEAST_ROWS:
            found.update(run)
    return found


def _is_row(paragraph: Paragraph) -> bool:
    if paragraph.in_cell or paragraph.outline or paragraph.number:
        return False
    text = paragraph.text.strip().strip(PAGE_BREAK)
    if "\t" not in text or "\n" in text:
        return False
    cells = [cell.strip() for cell in text.split("\t") if cell.strip()]
    return len(cells) > 2 or not _is_label(cells[0])


def _is_label(cell: str) -> bool:
    return cell in BULLETS or bool(labelled(f"{cell} x")[0])


def line_end(paragraph: Paragraph) -> str:
    """The sign that ends its lines: a tab where one parts a document's symbol from other words."""
    cells = paragraph.text.split("\t")
    return "\t" if len(cells) > 1 and any(map(symbol_line, cells)) else "\n"


def parted(pieces: Sequence[Piece], sign: str) -> Iterator[list[Piece]]:
    """Pieces between the places where a sign stands."""
    part: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split(sign)
        part.append(piece._replace(text=first))
        for text in others:
            yield part
            part = [piece._replace(text=text)]
    yield part
