"""Tables without upright lines, timetables among them: cells that stand below one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from aligner.readers.joining import Joiner, is_wide
from aligner.readers.pdf.columns import Piece
from aligner.readers.pdf.furniture import SAME_LINE
from aligner.readers.pdf.grids import Cell, Table
from aligner.readers.pdf.lines import (
    Line,
    Measure,
    first_word_width,
    line_of,
    written_together,
)
from aligner.readers.pdf.pages import Rule
from aligner.readers.pdf.spans import Span
from aligner.readers.pdf.wrapping import PADDING, Row, column_of, wraps

# Of the usual distance between lines: rows farther apart are not of one table.
_FARTHEST = 2.6
# Of the smallest distance between lines of a table: what is farther apart is another row.
_CLEAR = 1.25
# Ems that a cell may stand lower than the first line of its row.
_MIDDLE = 0.72
# Printed rows around one that show where cells start.
_NEAR = 4
# Share of lines that stand apart from the one above where rows of a table do.
_OFTEN = 0.3


def parted(
    pieces: Sequence[Piece],
    right: float,
    rules: Sequence[Rule],
    measure: Measure,
    page: int,
) -> list[Line | Table]:
    """The pieces of a column as lines and tables, in order.

    Args:
        pieces: of the column, by baseline.
        right: where its lines may end.
        rules: of the page; level ones part rows.
        measure: of the document.
        page: 1-based number.
    """
    rows = _rows(pieces, right)
    found: list[Line | Table] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        if isinstance(row, Table):
            found.append(row)
            at += 1
            continue
        block, moved = _block(rows, at, right, measure)
        if block:
            found.append(_table(block, right, rules, moved))
            at += len(block)
        else:
            found.append(line_of(row, page))
            at += 1
    return found


def _rows(pieces: Sequence[Piece], right: float) -> list[Row | Table]:
    rows: list[Row | Table] = []
    for piece in pieces:
        last = rows[-1] if rows else None
        if isinstance(piece, Table):
            rows.append(piece)
        elif isinstance(last, list) and _stands_beside(piece, last):
            last.append(piece)
        else:
            rows.append([piece])
    for row in rows:
        if isinstance(row, list):
            row.sort(key=lambda span: span.left)
    return [
        row
        if isinstance(row, Table)
        else written_together(row, right, _starts(rows, index), _beside(rows, index))
        for index, row in enumerate(rows)
    ]


def _stands_beside(span: Span, row: Row) -> bool:
    """Whether a span is on a row: lower by less than a line where nothing of it is below the row.

    A cell of one line stands in the middle of its row, beside cells of two.
    """
    drop = span.baseline - row[0].baseline
    return drop <= SAME_LINE * span.size or (
        drop <= _MIDDLE * span.size
        and len(row) > 1
        and all(span.left > each.right + 1 or span.right < each.left - 1 for each in row)
    )


def _beside(rows: list[Row | Table], index: int) -> list[Row]:
    near = rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]
    return [row for row in near if not isinstance(row, Table)]


def _starts(rows: Sequence[Row | Table], index: int) -> Iterable[float]:
    """Where spans of the rows around start, their first ones apart."""
    for near in (*range(index - _NEAR, index), *range(index + 1, index + _NEAR + 1)):
        row = rows[near] if 0 <= near < len(rows) else None
        if isinstance(row, list):
            yield from (span.left for span in row[1:])


def _block(
    rows: Sequence[Row | Table], at: int, right: float, measure: Measure
) -> tuple[list[Row], set[int]]:
    """The printed rows of the table that starts with a row; none if none does.

    Returns:
        They, and the indices of those that are moved below the cell whose rest they are.
    """
    moved: set[int] = set()
    block: list[Row] = []
    for row in rows[at:]:
        if isinstance(row, Table) or (block and not _near(block[-1], row, measure)):
            break
        if len(row) < 2:
            if not block:
                break
            if _overflows(row[0], block, right):
                moved.add(len(block))
                row = [_moved(row[0], block[-1][-1])]
            elif not _continues_cell(row, block, right):
                break
        block.append(row)
    return block, moved


def _overflows(span: Span, block: Sequence[Row], right: float) -> bool:
    """Whether a line at the margin is the rest of a last cell that reached the other one.

    Rows laid by tabs go on at the margin, not below their cell.
    """
    last = block[-1][-1]
    starts = min(each.left for row in block for each in row)
    word = first_word_width(span.text, 0.5 * span.size, span.size)
    first, padding = block[-1][0], max(PADDING, 1.2 * span.size)
    after = block[-1][1].left if len(block[-1]) > 1 else right
    if first.left <= starts + 1.5 and first.right + word + padding > after:
        return False
    return (
        last.left > starts + 1.5
        and abs(span.left - starts) <= 1.5
        and span.right < last.left
        and last.right + word > right
        and (is_wide(span.text[0]) or span.text[0].islower())
        and Joiner("").unfinished(last.text)
    )


def _moved(span: Span, above: Span) -> Span:
    return replace(span, left=above.left, right=above.right)


def _near(above: Row, row: Row, measure: Measure) -> bool:
    gap = row[0].baseline - above[0].baseline
    return gap <= _FARTHEST * measure.pitch(max(above[0].size, row[0].size))


def _continues_cell(row: Row, block: Sequence[Row], right: float) -> bool:
    """Whether a lone span is a further line of one of the cells above, and of no other."""
    places = _edges(block)
    touching = [place for place in places if place[0] < row[0].right and place[1] > row[0].left]
    if len(touching) != 1:
        return False
    own = touching[0] != places[0] and abs(touching[0][0] - row[0].left) <= 2.0
    return own or wraps([block[-1]], row, places, right)


def _edges(block: Sequence[Row]) -> list[tuple[float, float]]:
    """The columns of a table: where spans of its rows stand, with gaps between them."""
    several = [row for row in block if len(row) > 1]
    spans = [span for row in several for span in row]
    single = [span for span in spans if not any(_spans_several(span, row) for row in several)]
    merged: list[tuple[float, float]] = []
    for left, right in sorted((span.left, span.right) for span in single or spans):
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _spans_several(span: Span, row: Row) -> bool:
    """Whether a cell stands over several cells of another row, as headings of columns do."""
    return sum(span.left < other.right and other.left < span.right for other in row) > 1


def _table(block: Sequence[Row], right: float, rules: Sequence[Rule], moved: set[int]) -> Table:
    edges = _edges(block)
    cells: list[Cell] = []
    for number, rows in enumerate(_logical(block, edges, right, rules, moved)):
        inside: dict[int, list[Span]] = {}
        for row in rows:
            for span in row:
                inside.setdefault(column_of(span, edges), []).append(span)
        cells += [Cell(number, column, tuple(spans)) for column, spans in sorted(inside.items())]
    spans = [span for row in block for span in row]
    return Table(
        min(span.left for span in spans),
        min(span.top for span in spans),
        max(span.right for span in spans),
        max(span.bottom for span in spans),
        tuple(cells),
        tuple(left for left, _ in edges),
    )


def _logical(
    block: Sequence[Row],
    edges: Sequence[tuple[float, float]],
    right: float,
    rules: Sequence[Rule],
    moved: set[int],
) -> list[list[Row]]:
    """Printed rows gathered into the rows of the table: a cell may have several lines."""
    found: list[list[Row]] = [[block[0]]]
    gaps = [_foot(row) - _foot(above) for above, row in pairwise(block)]
    bound, told = _clear_gap(gaps)
    parted = [_ruled(above, row, rules, edges) for above, row in pairwise(block)]
    ruled = _rows_are_ruled(block, parted, edges, right)
    for index, (gap, row) in enumerate(zip(gaps, block[1:], strict=True), 1):
        if moved:
            # Laid by tabs: nothing goes on below its cell.
            near = index in moved
        elif ruled:
            near = not parted[index - 1]
        elif told:
            near = _stands_near(found[-1], row, edges, bound)
        else:
            near = gap < bound and wraps(found[-1], row, edges, right)
        if not near or parted[index - 1]:
            found.append([])
        found[-1].append(row)
    return found


def _rows_are_ruled(
    block: Sequence[Row],
    parted: Sequence[bool],
    edges: Sequence[tuple[float, float]],
    right: float,
) -> bool:
    """Whether a line stands below each row: then lines of text without one between are of one row.

    Tables with lines above and below alone have whole rows one upon the other without any.
    """
    together = [at for at, line in enumerate(parted, 1) if not line]
    whole = sum(len(block[at]) == len(edges) for at in together)
    room = sum(not wraps([block[at - 1]], block[at], edges, right) for at in together)
    return sum(parted) >= 2 and 3 * whole <= len(together) and 2 * room <= len(block)


def _foot(row: Row) -> float:
    """The lowest baseline of a printed row: cells stand a little higher or lower by their fonts."""
    return max(span.baseline for span in row)


def _clear_gap(gaps: Sequence[float]) -> tuple[float, bool]:
    """The distance from which on lines are of two rows, infinite if all are about the same.

    Returns:
        It, and whether so many lines stand apart that those which do not are of one row.
    """
    ordered = sorted(gap for gap in gaps if gap > 0)
    jumps = [
        (second / first, (first + second) / 2)
        for first, second in pairwise(ordered)
        if second >= _CLEAR * first
    ]
    for _, bound in reversed(jumps):
        if sum(gap >= bound for gap in gaps) >= max(2, _OFTEN * len(gaps)):
            return bound, True
    return (max(jumps)[1] if jumps else float("inf")), False


def _stands_near(
    rows: Sequence[Row], row: Row, edges: Sequence[tuple[float, float]], bound: float
) -> bool:
    """Whether each cell of a printed row stands right below text of the same column."""
    for span in row:
        above = [
            other.baseline
            for printed in rows
            for other in printed
            if (other.left < span.right and span.left < other.right)
            or column_of(other, edges) == column_of(span, edges)
        ]
        if not above or span.baseline - max(above) >= bound:
            return False
    return True


def _ruled(
    above: Row, row: Row, rules: Sequence[Rule], edges: Sequence[tuple[float, float]]
) -> bool:
    """Whether lines between two printed rows, end to end, run along most of the table."""
    left, right = edges[0][0], edges[-1][1]
    top, bottom = _foot(above) - 1, min(span.baseline - 0.5 * span.size for span in row)
    between = sorted(
        (max(rule.left, left), min(rule.right, right))
        for rule in rules
        if rule.level and top <= rule.top <= bottom
    )
    covered, reached = 0.0, left
    for start, end in between:
        covered += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return covered >= 0.5 * (right - left)
