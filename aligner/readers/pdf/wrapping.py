"""Whether a printed row of a table goes on with the cells above it, or starts a row of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from aligner.readers.joining import Joiner, is_wide
from aligner.readers.pdf.lines import first_word_width, is_label
from aligner.readers.pdf.spans import Span

Row = list[Span]
"""What is printed on one line of a table, from left to right."""
PADDING = 12.5
"""Points between a cell's text and the next cell's; more for large print."""
# Points that a word may be wider than it seems.
_SLACK = 1.7


def wraps(
    rows: Sequence[Row], row: Row, edges: Sequence[tuple[float, float]], right: float
) -> bool:
    """Whether all cells of a printed row go on from those above, which had no room for them."""
    if all(span.style.bold for printed in rows for span in printed) != all(
        span.style.bold for span in row
    ):
        return False
    above = {column_of(span, edges): span for printed in rows for span in printed}
    if len(row) == len(edges) == len(above) > 2:
        return _runs_on(row, above, edges)
    if len(row) > 1 and _start_anew(row, above, edges):
        return False
    if len(row) == 1 and len(edges) > 2 and _goes_on(row[0], above.get(column_of(row[0], edges))):
        return True
    for span in row:
        column = column_of(span, edges)
        before = above.get(column)
        if before is None or is_label(span.text):
            return False
        if before.text[-1].isdigit() and span.text[0].isdigit():
            return False
        if before.text.endswith("-") and span.text[0].islower():
            continue
        if _had_room(before, span, edges, right):
            return False
    return True


def _had_room(before: Span, span: Span, edges: Sequence[tuple[float, float]], right: float) -> bool:
    """Whether what a cell starts with would have fitted at the end of the one above."""
    end = min((left for left, _ in edges if left >= before.right - 1), default=right)
    # Cells laid by tabs have no padding: they may stand closer than those of any table.
    closest = min((after[0] - own[1] for own, after in pairwise(edges)), default=PADDING)
    padding = min(max(PADDING, 1.2 * span.size), closest + _SLACK)
    word = first_word_width(span.text, 0.5 * span.size, span.size)
    return before.right + word + padding <= end


def _runs_on(row: Row, above: Mapping[int, Span], edges: Sequence[tuple[float, float]]) -> bool:
    """Whether most cells go on below by what stands at their cuts."""
    joiner = Joiner("")
    cuts = [(above[column_of(span, edges)].text, span.text) for span in row]
    return sum(joiner.continues(*cut) for cut in cuts) > 0.5 * len(cuts)


def _start_anew(row: Row, above: Mapping[int, Span], edges: Sequence[tuple[float, float]]) -> bool:
    """Whether cells start with capitals or figures, below one that ends and none that breaks off.

    Words alone show it: lines of Han start like any other.
    """
    joiner = Joiner("")
    before = [above.get(column_of(span, edges)) for span in row]
    cuts = [(each.text, span.text) for each, span in zip(before, row, strict=True) if each]
    return (
        all(text[0].isupper() or text[0].isdigit() for _, text in cuts)
        and any(not joiner.unfinished(text) for text, _ in cuts)
        and not any(joiner.continues(*cut) for cut in cuts)
    )


def _goes_on(span: Span, above: Span | None) -> bool:
    """Whether a cell that stands alone on its line is the rest of the one above."""
    return (
        above is not None
        and not is_label(span.text)
        and span.baseline - above.baseline < 1.8 * span.size
        and Joiner("").unfinished(above.text)
        and (is_wide(span.text[0]) or span.text[0].islower())
    )


def column_of(span: Span, edges: Sequence[tuple[float, float]]) -> int:
    overlaps = [min(span.right, right) - max(span.left, left) for left, right in edges]
    return overlaps.index(max(overlaps))
