"""Where the lines of a document's columns start and end at most.

A page with short lines alone does not show its margins: it has those of the others. Pages of
another size, and those that plainly have wider margins than the rest (a page of endnotes), are
asked among themselves: their lines say nothing of the others' ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median_high, median_low

from aligner.readers.pdf.columns import Column, Piece
from aligner.readers.pdf.lines import HANGING
from aligner.readers.pdf.spans import Span

SAME_MARGIN = 2.0
"""Points: margins of pages agree within these."""
_LEAST_AGREEING = 3
_LEAST_LEFT = 0.06
# A page whose lines reach so many points farther on both sides has margins of its own.
_WIDER = 6.0
# A page shows its margins by so many lines, a share of which end within so many ems of the right.
_LEAST_SHOWING, _SHOWING, _NEAR = 6, 0.4, 2.5

# Whether a column stands beside another, and right of it; the paper's width; whether it is wider.
_Group = tuple[bool, bool, int, bool]


def aligned(
    pages: Sequence[tuple[float, Sequence[Column]]],
) -> list[tuple[Column, ...]]:
    """Columns with the margins that columns at their place have in the document.

    Args:
        pages: the width of the paper, in points, and the columns of each page.
    """
    wider = _wider([column for _, columns in pages for column in columns if not column.half])
    named = [
        [(_group(column, width, id(column) in wider), column) for column in columns]
        for width, columns in pages
    ]
    groups: dict[_Group, list[Piece]] = {}
    for columns in named:
        for group, column in columns:
            groups.setdefault(group, []).extend(column.pieces)
    margins = {group: _margins(pieces) for group, pieces in groups.items()}
    return [
        tuple(
            replace(column, left=margins[group][0], right=margins[group][1])
            for group, column in columns
        )
        for columns in named
    ]


def _group(column: Column, width: float, wider: bool) -> _Group:
    on_right = column.half and column.left + column.right > width
    return column.half, on_right, round(width), wider


def _wider(found: Sequence[Column]) -> set[int]:
    """Ids of the columns of which some lines reach farther on both sides than those of most."""
    several = [column for column in found if len(column.pieces) >= _LEAST_AGREEING]
    own = {id(column): _margins(column.pieces) for column in several}
    shown = [own[id(column)] for column in several if _shows(column)]
    if not shown:
        return set()
    left, right = median_high(each[0] for each in shown), median_low(each[1] for each in shown)
    return {key for key, each in own.items() if each[0] < left - _WIDER < right + _WIDER < each[1]}


def _shows(column: Column) -> bool:
    """Whether running text stands in a column, which shows where its right margin is."""
    spans = [piece for piece in column.pieces if isinstance(piece, Span)]
    if len(spans) < _LEAST_SHOWING:
        return False
    right = _margins(spans)[1]
    full = sum(abs(right - _right(span)) <= _NEAR * span.size for span in spans)
    return full >= _SHOWING * len(spans)


def _margins(pieces: Sequence[Piece]) -> tuple[float, float]:
    """Where lines start and end at most, as far as several agree."""
    least = min(_LEAST_AGREEING, len(pieces))
    lefts = sorted(piece.left for piece in pieces)
    rights = sorted(map(_right, pieces), reverse=True)
    # Marks may hang out on the left, while the lines of a ragged margin agree seldom.
    many = max(least, round(_LEAST_LEFT * len(pieces)))
    return _agreed(lefts, many), _agreed(rights, least)


def _right(piece: Piece) -> float:
    """Where a piece ends, a Chinese stop apart that may hang in the margin."""
    hangs = isinstance(piece, Span) and piece.text.endswith(HANGING)
    return piece.right - piece.size if hangs and isinstance(piece, Span) else piece.right


def _agreed(places: Sequence[float], least: int) -> float:
    """The outermost of places that as many agree on as are needed; the outermost of all if none."""
    for first, last in zip(places, places[least - 1 :], strict=False):
        if abs(last - first) <= SAME_MARGIN:
            return first
    return places[0]
