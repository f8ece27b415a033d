"""What belongs to the page and not to the text: running headers, footers, page and job numbers.

A line is furniture if it comes again at the same height of other pages, numbers aside, or if its
shape is unmistakable, and if nothing but furniture stands between it and the page's edge.
A footnote that stands last on its page may be all that, and is text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.readers.lines import is_furniture
from aligner.readers.pdf.lownotes import Low, are_notes, low
from aligner.readers.pdf.spans import Span
from aligner.readers.repair import symbol_line

# Share of a page's height where headers and footers stand.
_ZONE = 0.16
# On small paper they take a larger share: points, and the largest share.
_ZONE_LEAST, _ZONE_MOST = 100.0, 0.3
# Points: a header stands at the same height of each page, but for rounding.
_SAME_HEIGHT = 3.0
_MOST_ROWS = 6
SAME_LINE = 0.35
"""Ems: cells of one row stand a little higher or lower by their fonts."""
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—\s]*")
# Lines of which a share of pages has none are no headers: a title that comes twice is not one.
_LEAST_SHARE = 0.2
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """The spans of a page, with the size of its paper.

    Attributes:
        number: 1-based.
        width: in points.
        height: likewise.
        spans: from top to bottom.
    """

    number: int
    width: float
    height: float
    spans: tuple[Span, ...]


def rows(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Spans that stand on one line across the page, from top to bottom."""
    found: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: span.baseline):
        if found and span.baseline - found[-1][0].baseline <= SAME_LINE * span.size:
            found[-1].append(span)
        else:
            found.append([span])
    return [tuple(sorted(row, key=lambda span: span.left)) for row in found]


_Row = tuple[Span, ...]
# At the top or foot, with a shape, at a height: indices of pages.
_Places = defaultdict[tuple[bool, str, int], set[int]]


def furniture(sheets: Sequence[Sheet]) -> tuple[list[frozenset[Span]], tuple[str, ...]]:
    """For each page the spans that are furniture, and their distinct texts in order."""
    edges = [(list(_edge(sheet, top=True)), list(_edge(sheet, top=False))) for sheet in sheets]
    edges = [
        (above, below[: _first_note(below, notes)])
        for (above, below), notes in zip(edges, _low_notes(sheets, edges), strict=True)
    ]
    places = _places(sheets, edges)
    reach = {top: _text_reach(sheets, edges, top, places) for top in (True, False)}
    dropped: list[frozenset[Span]] = []
    for index, both in enumerate(edges):
        gone: set[Span] = set()
        for top, found in zip((True, False), both, strict=True):
            for row in found:
                if not _belongs_to_page(row, sheets[index], index, top, places, len(sheets)):
                    break
                if _height(row[0], sheets[index], top) > reach[top]:
                    break
                gone.update(row)
        dropped.append(frozenset(gone))
    texts = dict.fromkeys(
        span.text
        for gone in dropped
        for span in sorted(gone, key=lambda span: (span.baseline, span.left))
    )
    return dropped, tuple(text for text in texts if not _PAGE_NUMBER.fullmatch(text))


def _places(sheets: Sequence[Sheet], edges: Sequence[tuple[list[_Row], list[_Row]]]) -> _Places:
    """On which pages each shape comes at each height."""
    places: _Places = defaultdict(set)
    for index, both in enumerate(edges):
        for top, found in zip((True, False), both, strict=True):
            for span in (span for row in found for span in row):
                height = _height(span, sheets[index], top)
                places[top, _shape(span.text), round(height / _SAME_HEIGHT)].add(index)
    return places


def _low_notes(
    sheets: Sequence[Sheet], edges: Sequence[tuple[list[_Row], list[_Row]]]
) -> list[set[_Row]]:
    """For each page the lines at its foot that are of notes."""
    places = _places(sheets, edges)
    alike: defaultdict[tuple[str, int], list[tuple[Low, _Row]]] = defaultdict(list)
    for index, (sheet, (_, below)) in enumerate(zip(sheets, edges, strict=True)):
        has_footer, lines = False, rows(sheet.spans)
        for row in below:
            shape = " ".join(_shape(span.text) for span in row)
            step = round(_height(row[0], sheet, False) / _SAME_HEIGHT)
            alike[shape, step].append((low(index, row, lines, has_footer), row))
            has_footer |= _belongs_to_page(row, sheet, index, False, places, len(sheets))
    notes: list[set[_Row]] = [set() for _ in sheets]
    for group in alike.values():
        if are_notes([each for each, _ in group], len(sheets)):
            for each, row in group:
                notes[each.page].add(row)
    return notes


def _first_note(below: Sequence[_Row], notes: set[_Row]) -> int:
    """How many lines stand below the lowest note: what is above it is text as well."""
    return next((at for at, row in enumerate(below) if row in notes), len(below))


def _text_reach(
    sheets: Sequence[Sheet],
    edges: Sequence[tuple[list[_Row], list[_Row]]],
    top: bool,
    places: _Places,
) -> float:
    """How near to the edge of pages other text than furniture comes, the first page apart.

    What stands farther inside than text does elsewhere is text itself, though it comes again: the
    last rows of two tables, at the foot of two pages by chance. The first page has no header, but
    a masthead, and one page may have a note in its margin.
    """
    heights = []
    for index, (sheet, both) in enumerate(zip(sheets, edges, strict=True)):
        own = (
            _height(row[0], sheet, top)
            for row in both[0 if top else 1]
            if not _belongs_to_page(row, sheet, index, top, places, len(sheets))
        )
        heights.append(next(own, float("inf")))
    return sorted(heights[1:])[1] + _SAME_HEIGHT if len(heights) > 2 else float("inf")


def _edge(sheet: Sheet, *, top: bool) -> Iterator[_Row]:
    """Lines from an edge of the page inwards, as far as headers and footers reach."""
    found = rows(sheet.spans)
    zone = max(_ZONE * sheet.height, min(_ZONE_LEAST, _ZONE_MOST * sheet.height))
    for row in (found if top else found[::-1])[:_MOST_ROWS]:
        if _height(row[0], sheet, top) > zone:
            return
        yield row


def _height(span: Span, sheet: Sheet, top: bool) -> float:
    """Distance from the page's edge."""
    return span.baseline if top else sheet.height - span.baseline


def _shape(text: str) -> str:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", text).strip()


def _belongs_to_page(
    row: _Row, sheet: Sheet, index: int, top: bool, places: _Places, count: int
) -> bool:
    shaped = [_is_shaped(span, sheet, top) for span in row]
    again = [_comes_again(span, sheet, index, top, places, count) for span in row]
    return all(one or other for one, other in zip(shaped, again, strict=True))


def _is_shaped(span: Span, sheet: Sheet, top: bool) -> bool:
    """A page or job number, or the document's symbol above all text but on the first page."""
    if is_furniture(span.text):
        return True
    near = _height(span, sheet, top) < 0.09 * sheet.height
    if _PAGE_NUMBER.fullmatch(span.text):
        return near
    return _is_symbol(span.text) and near and sheet.number > 1


def _is_symbol(text: str) -> bool:
    """Whether a text is a document's symbol, as a header has it: a note's has a mark and a stop."""
    return bool(symbol_line(text)) and not text.startswith("*") and not text.endswith(".")


def _comes_again(
    span: Span, sheet: Sheet, index: int, top: bool, places: _Places, count: int
) -> bool:
    step = round(_height(span, sheet, top) / _SAME_HEIGHT)
    shape = _shape(span.text)
    pages = [places.get((top, shape, step + shift), set()) for shift in (-1, 0, 1)]
    # Even and odd pages may differ, and a part of a book may have headers of its own.
    near = any(
        index + shift in found for found in pages for shift in range(-_NEAR, _NEAR + 1) if shift
    )
    return near and (count < 4 or sum(map(len, pages)) >= min(3, _LEAST_SHARE * count))
