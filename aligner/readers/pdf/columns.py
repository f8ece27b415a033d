"""Reading order: where a page has two columns, and which lines run across both.

A gutter is a strip that few lines cross and on both sides of which running text stands, lines
about as wide as their column. Lines across it cut the page into bands, read one after another;
in a band the left column comes before the right one. Tables and mastheads have strips like that
too, but no running text.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from aligner.readers.pdf.contents import without_contents
from aligner.readers.pdf.grids import Table
from aligner.readers.pdf.pages import Rule
from aligner.readers.pdf.spans import Span, with_orphans

Piece = Span | Table

# Points.
_NARROWEST_GUTTER = 7.0
_NARROWEST_COLUMN = 90.0
_STEP = 2.0
_LEAST_LINES = 4
# Shares of a column's width.
_FULL = 0.75
# Share of a column's text in full lines: columns of one width are hardly anything but columns.
_LEAST_FULL, _LEAST_FULL_EVEN = 0.5, 0.25
_EVEN = 0.08
_MOST_CROSSING = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of a page that is read from top to bottom.

    Attributes:
        left: where its lines may start.
        right: where its lines may end.
        pieces: spans and tables, by baseline.
        half: whether another column stands beside it.
    """

    left: float
    right: float
    pieces: tuple[Piece, ...]
    half: bool = False


@dataclass(frozen=True, slots=True)
class Gutter:
    """The strip between two columns.

    Attributes:
        left: where the left column ends.
        right: where the right column starts.
    """

    left: float
    right: float

    def crossed(self, piece: Piece) -> bool:
        """Whether a piece stands on both sides."""
        return piece.left < self.left - 2 and piece.right > self.right + 2


def gutter(pieces: Sequence[Piece]) -> Gutter | None:
    """The gutter of a page with two columns of running text; None for other pages."""
    spans = [piece for piece in pieces if isinstance(piece, Span)]
    if len(spans) < 2 * _LEAST_LINES:
        return None
    start, end = min(span.left for span in spans), max(span.right for span in spans)
    best: tuple[int, float, Gutter] | None = None
    for found in _strips(spans, start, end):
        crossing = sum(map(found.crossed, spans))
        left = [span for span in spans if span.right <= found.left + 1]
        right = [span for span in spans if span.left >= found.right - 1]
        if crossing > _MOST_CROSSING * (len(left) + len(right)):
            continue
        widths = found.left - start, end - found.right
        even = abs(widths[0] - widths[1]) <= _EVEN * sum(widths)
        least = _LEAST_FULL_EVEN if even else _LEAST_FULL
        if _is_prose(left, widths[0], least) and _is_prose(right, widths[1], least):
            rank = (crossing, abs((found.left + found.right) / 2 - (start + end) / 2), found)
            best = min(filter(None, (best, rank)), key=lambda each: each[:2])
    return best[2] if best else None


def _strips(spans: Sequence[Span], start: float, end: float) -> list[Gutter]:
    """Strips that a minimum of spans crosses, narrow ones left out."""
    places = [
        start + _NARROWEST_COLUMN + _STEP * step
        for step in range(max(0, int((end - start - 2 * _NARROWEST_COLUMN) / _STEP) + 1))
    ]
    counts = [sum(span.left < place < span.right for span in spans) for place in places]
    if not counts:
        return []
    strips: list[Gutter] = []
    for least in sorted(set(counts))[:3]:
        at = 0
        while at < len(counts):
            last = at
            while last < len(counts) and counts[last] <= least:
                last += 1
            if last > at:
                strips.append(_widened(spans, places[at], places[last - 1]))
            at = last + 1
    return [strip for strip in strips if strip.right - strip.left >= _NARROWEST_GUTTER]


def _widened(spans: Sequence[Span], first: float, last: float) -> Gutter:
    """A strip to the nearest edges of text on either side, whole and not in steps."""
    middle = (first + last) / 2
    left = max((span.right for span in spans if span.right <= middle), default=first)
    right = min((span.left for span in spans if span.left >= middle), default=last)
    return Gutter(left, right)


def _is_prose(spans: Sequence[Span], width: float, least: float) -> bool:
    """Whether lines as wide as their column make up enough of it."""
    if len(spans) < _LEAST_LINES or width < _NARROWEST_COLUMN:
        return False
    widths = [span.right - span.left for span in spans]
    full = [each for each in widths if each >= _FULL * width]
    if len(full) >= _LEAST_LINES:
        # Items that are moved in end where full lines do.
        end = max(span.right for span in spans)
        full += [
            each
            for each, span in zip(widths, spans, strict=True)
            if 0.5 * width <= each < _FULL * width and end - span.right <= 1.5 * span.size
        ]
    return sum(full) >= least * sum(widths)


def fits(found: Gutter, pieces: Sequence[Piece]) -> bool:
    """Whether a page too short to tell keeps to the gutter that other pages have."""
    crossing = sum(map(found.crossed, pieces))
    middle = (found.left + found.right) / 2
    right = [piece for piece in pieces if piece.left > middle]
    left = len(pieces) - crossing - len(right)
    if not right or not left:
        return not right and not crossing and bool(left)
    aligned = sum(abs(piece.left - found.right) <= 3 for piece in right)
    if not crossing and min(piece.left for piece in right) >= found.right - 3:
        return bool(aligned) or min(left, len(right)) >= _LEAST_LINES
    return aligned >= 0.6 * len(right) and crossing <= 0.34 * len(pieces)


def columns(
    pieces: Sequence[Piece], found: Gutter | None, rules: Sequence[Rule] = ()
) -> list[Column]:
    """The columns of a page in reading order; none where all of it is a table of contents.

    Args:
        pieces: all that stands on the page but furniture, by baseline.
        found: the page's gutter.
        rules: of the page: one that runs across the gutter parts what is above from what is below.
    """
    if not pieces:
        return []
    start, end = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    if found is None:
        own = _own(pieces)
        return [Column(start, end, own)] if own else []
    made: list[Column] = []
    across_all = 0.7 * (end - start)
    cuts = sorted(
        rule.top
        for rule in rules
        if rule.level and rule.right - rule.left >= across_all and _crosses(found, rule)
    )
    parts = [
        [piece for piece in pieces if bisect(cuts, piece.baseline) == part]
        for part in range(len(cuts) + 1)
    ]
    for across, band in (each for part in parts for each in _bands(part, found)):
        if across:
            made.append(Column(start, end, tuple(band)))
            continue
        left = _own([piece for piece in band if piece.right <= found.right])
        right = _own([piece for piece in band if piece.right > found.right])
        made += [Column(start, found.left, left, half=True)] if left else []
        made += [Column(found.right, end, right, half=True)] if right else []
    return made


def _own(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A column's pieces without tables of contents, marks put where they belong."""
    made: list[Piece] = []
    for is_span, group in groupby(pieces, lambda piece: isinstance(piece, Span)):
        if is_span:
            spans = [piece for piece in group if isinstance(piece, Span)]
            made += without_contents(with_orphans(spans))
        else:
            made += group
    return tuple(made)


def _crosses(found: Gutter, rule: Rule) -> bool:
    return rule.left < found.left and rule.right > found.right


def _bands(pieces: Sequence[Piece], found: Gutter) -> list[tuple[bool, list[Piece]]]:
    """Pieces in turn across the gutter and beside it.

    A paragraph across it may end in a line that does not reach it: what stands directly below
    such a line, with nothing to its right, belongs to it.
    """
    bands: list[tuple[bool, list[Piece]]] = []
    for piece in pieces:
        across = found.crossed(piece) or _ends_band(piece, pieces, bands, found)
        if not bands or bands[-1][0] != across:
            bands.append((across, []))
        bands[-1][1].append(piece)
    return bands


def _ends_band(
    piece: Piece,
    pieces: Sequence[Piece],
    bands: Sequence[tuple[bool, list[Piece]]],
    found: Gutter,
) -> bool:
    if not bands or not bands[-1][0] or isinstance(piece, Table):
        return False
    above = bands[-1][1][-1]
    return (
        isinstance(above, Span)
        and piece.left < found.left
        and abs(piece.size - above.size) < 0.5
        and 0 < piece.baseline - above.baseline <= 1.45 * piece.size
        and not any(
            other.left >= found.right - 2
            and abs(other.baseline - piece.baseline) < 0.8 * piece.size
            for other in pieces
        )
    )
