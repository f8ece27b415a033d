"""A document's pages as one flow of passages, tables and notes, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from aligner.readers.joining import Joiner
from aligner.readers.pdf import grids
from aligner.readers.pdf.columns import Column, Piece, columns, fits, gutter
from aligner.readers.pdf.furniture import Sheet, rows
from aligner.readers.pdf.grids import Cell, Table
from aligner.readers.pdf.lines import Line, Measure, first_word_width, line_of, measured
from aligner.readers.pdf.margins import SAME_MARGIN, aligned
from aligner.readers.pdf.notes import Note, foot, marks_in, notes
from aligner.readers.pdf.pages import Rule
from aligner.readers.pdf.passages import Passage, passages, rejoined
from aligner.readers.pdf.spans import Span
from aligner.readers.pdf.tabular import parted

Element = Passage | Table | Note
# Points.
_PADDING = 12.5
# Share of lines that end in a hyphen where words are cut.
_LEAST_CUT = 0.02


@dataclass(frozen=True, slots=True)
class Flow:
    """What a document says, furniture left out.

    Attributes:
        elements: each with the number of its page, in reading order, notes behind their page.
        measure: of its lines.
        joiner: that knows its words.
    """

    elements: tuple[tuple[int, Element], ...]
    measure: Measure
    joiner: Joiner


@dataclass(frozen=True, slots=True)
class _Laid:
    """A page cut into columns."""

    number: int
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]


def flow(sheets: Sequence[Sheet], rules: Sequence[tuple[Rule, ...]]) -> Flow:
    """The flow of a document.

    Args:
        sheets: its pages without furniture.
        rules: the lines of each.
    """
    found = list(_laid(sheets, rules))
    widths = [sheet.width for sheet in sheets]
    margins = aligned([(width, page.columns) for width, page in zip(widths, found, strict=True)])
    laid = [replace(page, columns=own) for page, own in zip(found, margins, strict=True)]
    lines = [
        (column.right, _plain_lines(column.pieces, page.number))
        for page in laid
        for column in page.columns
    ]
    measure = measured(lines)
    texts = [line.text for _, found in lines for line in found]
    joiner = Joiner("\n".join(texts), _hyphenates(texts))
    known = frozenset(marks_in(_all_texts(laid)))
    elements = [
        (page.number, element) for page in laid for element in _read(page, measure, joiner, known)
    ]
    return Flow(tuple(_mended(elements, measure, joiner)), measure, joiner)


def _laid(sheets: Sequence[Sheet], rules: Sequence[tuple[Rule, ...]]) -> Iterator[_Laid]:
    pages: list[list[Piece]] = []
    for sheet, lines in zip(sheets, rules, strict=True):
        found, rest = grids.tables(sheet.spans, lines)
        pages.append(sorted([*found, *rest], key=lambda piece: piece.baseline))
    own = [gutter(pieces) for pieces in pages]
    known = [each for each in own if each is not None]
    for sheet, lines, pieces, mine in zip(sheets, rules, pages, own, strict=True):
        like = mine or next((each for each in known if fits(each, pieces)), None)
        yield _Laid(sheet.number, tuple(columns(pieces, like, lines)), lines)


def _plain_lines(pieces: Iterable[Piece], page: int) -> list[Line]:
    spans = [piece for piece in pieces if isinstance(piece, Span)]
    return [line_of(row, page) for row in rows(spans)]


def _all_texts(pages: Iterable[_Laid]) -> Iterator[str]:
    """The texts of all spans, those of cells among them."""
    for page in pages:
        for column in page.columns:
            for piece in column.pieces:
                if isinstance(piece, Span):
                    yield piece.text
                else:
                    yield from (span.text for cell in piece.cells for span in cell.spans)


def _hyphenates(texts: Sequence[str]) -> bool:
    """Whether words are cut at line ends: where they are not, few lines end in a hyphen."""
    cut = sum(text.endswith("-") and text[-2:-1].isalpha() for text in texts)
    return cut >= _LEAST_CUT * len(texts)


def _read(
    page: _Laid, measure: Measure, joiner: Joiner, known: frozenset[str]
) -> Iterator[Element]:
    """A page's elements: all columns' text first, then all their notes."""
    feet: list[Line] = []
    for column in page.columns:
        lines = _plain_lines(column.pieces, page.number)
        start = foot(lines, page.rules, column.left, column.right, measure.size, known)
        body = column.pieces
        if start < len(lines):
            edge = lines[start].baseline - 2
            body = tuple(piece for piece in column.pieces if piece.baseline < edge)
            feet += lines[start:]
        yield from _column(column, body, page, measure, joiner)
    yield from notes(feet, known)


def _column(
    column: Column, body: Sequence[Piece], page: _Laid, measure: Measure, joiner: Joiner
) -> Iterator[Passage | Table]:
    found = parted(body, column.right, page.rules, measure, page.number)
    for is_table, group in groupby(found, lambda each: isinstance(each, Table)):
        if is_table:
            for table in group:
                if isinstance(table, Table):
                    yield from _framed(table, page, measure, joiner) if table.frame else [table]
        else:
            lines = [each for each in group if isinstance(each, Line)]
            yield from passages(lines, column.left, column.right, measure, joiner)


def _framed(frame: Table, page: _Laid, measure: Measure, joiner: Joiner) -> Iterator[Passage]:
    """The passages in a box, whose margins are as wide right as left."""
    lines = _plain_lines(frame.cells[0].spans, page.number)
    left = min(line.left for line in lines)
    right = max(*(line.right for line in lines), frame.right - (left - frame.left))
    for passage in passages(lines, left, right, measure, joiner):
        yield replace(passage, above=passage.above or 1.0)


def _mended(
    elements: Sequence[tuple[int, Element]], measure: Measure, joiner: Joiner
) -> Iterator[tuple[int, Element]]:
    """Passages and tables whole that a page's or column's end has cut."""
    text = [each for each in elements if not isinstance(each[1], Note)]
    whole: list[tuple[int, Element]] = []
    for kind, group in groupby(text, lambda each: type(each[1])):
        if kind is Passage:
            found = [(number, each) for number, each in group if isinstance(each, Passage)]
            joined = rejoined([each for _, each in found], measure, joiner)
            whole += [(each.lines[0].page, each) for each in joined]
        else:
            tables = [(number, each) for number, each in group if isinstance(each, Table)]
            whole += _continued(tables, joiner)
    return iter(_with_notes(whole, elements))


def _with_notes(
    whole: list[tuple[int, Element]], elements: Sequence[tuple[int, Element]]
) -> list[tuple[int, Element]]:
    """Notes behind the last element that starts on their page."""
    found = [*whole, *(each for each in elements if isinstance(each[1], Note))]
    return sorted(found, key=lambda each: each[0])


def _continued(tables: Sequence[tuple[int, Table]], joiner: Joiner) -> list[tuple[int, Element]]:
    """Tables that go on on the next page in one, their repeated header rows told once."""
    found: list[tuple[int, Table]] = []
    for number, table in tables:
        if found and _goes_on(found[-1], (number, table)):
            rest = _rest(found[-1][1], table)
            joined, rest = _joined_rows(found[-1][1], rest, joiner)
            found[-1] = (found[-1][0], joined)
            found.append((number, rest))
        else:
            found.append((number, table))
    return list(found)


def _joined_rows(first: Table, second: Table, joiner: Joiner) -> tuple[Table, Table]:
    """A row that the page's end has cut put together: the rest of a row has not all its cells."""
    if not first.cells or not second.cells:
        return first, second
    last = {cell.column: cell for cell in first.cells if cell.row == first.cells[-1].row}
    rest = {cell.column: cell for cell in second.cells if cell.row == second.cells[0].row}
    cut = all(
        column in last
        and joiner.unfinished(cell_lines(last[column])[-1])
        and not _had_room(last[column], cell, first)
        for column, cell in rest.items()
    )
    if not cut or len(rest) >= len(last):
        return first, second
    whole = {
        id(last[column]): replace(last[column], rest=(*last[column].rest, *cell_lines(cell)))
        for column, cell in rest.items()
    }
    cells = tuple(whole.get(id(cell), cell) for cell in first.cells)
    return replace(first, cells=cells), replace(second, cells=second.cells[len(rest) :])


def _had_room(above: Cell, below: Cell, table: Table) -> bool:
    """Whether what a cell starts with would have fitted on the last line of the one above."""
    last, start = above.spans[-1], below.spans[0]
    if last.text[-1].isdigit() and start.text[0].isdigit():
        return True
    end = next((edge for edge in table.edges if edge > last.right - 1), table.right)
    word = first_word_width(start.text, 0.5 * start.size, start.size)
    return last.right + word + max(_PADDING, 1.2 * start.size) <= end


def _goes_on(first: tuple[int, Table], second: tuple[int, Table]) -> bool:
    """Whether a table stands at the top of a page or column, its columns as wide as another's."""
    above, below = first[1], second[1]
    elsewhere = second[0] > first[0] or below.top < above.top
    return elsewhere and _same_columns(above, below)


def _same_columns(first: Table, second: Table) -> bool:
    return len(first.edges) == len(second.edges) and all(
        abs((one - first.left) - (other - second.left)) <= 3 * SAME_MARGIN
        for one, other in zip(first.edges, second.edges, strict=True)
    )


def _rest(first: Table, second: Table) -> Table:
    """A table without the rows at its start that the table before it starts with too.

    Where nothing is below them they are no header: a form comes again on the next page.
    """
    ours, theirs = _texts(first), _texts(second)
    repeated = 0
    for row in sorted(theirs):
        if theirs[row] != ours.get(row):
            break
        repeated = row + 1
    rest = tuple(cell for cell in second.cells if cell.row >= repeated)
    return replace(second, cells=rest or second.cells)


def _texts(table: Table) -> dict[int, list[tuple[int, str]]]:
    texts: dict[int, list[tuple[int, str]]] = {}
    for cell in table.cells:
        texts.setdefault(cell.row, []).append(
            (cell.column, " ".join(span.text for span in cell.spans))
        )
    return texts


def cell_lines(cell: Cell) -> list[str]:
    """The texts of a cell's lines."""
    return [*(line_of(row, 0).text for row in rows(cell.spans)), *cell.rest]
