"""Glyphs into printed rows: one baseline each, small raised and lowered figures put on theirs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from aligner.readers.pdf.pages import Glyph, Page

# All in ems of the glyphs concerned.
_SAME_LINE = 0.12
_RAISED_LEAST, _RAISED_MOST = 0.12, 0.8
_LOWERED_LEAST, _LOWERED_MOST = 0.08, 0.35
_MARK_REACH, _NEAR = 3.0, 0.35
_SMALL = 0.86
# Characters.
_LONGEST_RAISED = 12
# Points.
_LARGEST = 2_000.0

SPACES = {0x20, 0xA0, 0x3000, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x9, 0xA, 0xD}
_UNSEEN = {0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060}
# PDFium tells a hyphen at a line's end by the first two; a soft one that is printed is one too.
_SOFT_HYPHEN = 0xAD
HYPHENS = {0x2: "-", 0xFFFE: "-", _SOFT_HYPHEN: "-"}


class Placed(NamedTuple):
    """A glyph on its line.

    Attributes:
        glyph: as printed.
        foot: baseline of the line.
        shift: 1 if it is raised, -1 if it is lowered against the line.
    """

    glyph: Glyph
    foot: float
    shift: int = 0


def rows_of(page: Page) -> list[list[Placed]]:
    """The printed rows of a page, from top to bottom, each from left to right.

    Text that is turned (watermarks, notes along the margin) and text outside the page is left out.
    """
    seen = [glyph for glyph in _apart(page.glyphs) if _is_seen(glyph, page)]
    return list(map(_without_doubles, _with_raised(_rows(seen))))


def _apart(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Letters of a ligature side by side: PDFium tells each in the place of the whole."""
    at = 0
    while at < len(glyphs):
        first, end = glyphs[at], at + 1
        while end < len(glyphs) and glyphs[end].left == first.left and glyphs[end][1:] == first[1:]:
            end += 1
        if end == at + 1:
            yield first
        else:
            width = (first.right - first.left) / (end - at)
            for place in range(end - at):
                left = first.left + place * width
                yield glyphs[at + place]._replace(left=left, right=left + width)
        at = end


def _is_seen(glyph: Glyph, page: Page) -> bool:
    style = glyph.style
    return (
        style.quarter == 0
        and not style.slanting
        and 0 < style.size < _LARGEST
        and -page.width < glyph.left <= glyph.right < 2 * page.width
        and glyph.right > 0
        and glyph.left < page.width
        and 0 < glyph.baseline < page.height + 2
        and (glyph.code > 0x20 or glyph.code in SPACES or glyph.code in HYPHENS)
        and glyph.code not in _UNSEEN
        and not (glyph.code == _SOFT_HYPHEN and glyph.right <= glyph.left)
    )


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one baseline each."""
    rows: list[list[Glyph]] = []
    start = float("-inf")
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if glyph.baseline - start > max(0.8, _SAME_LINE * glyph.style.size):
            rows.append([])
            start = glyph.baseline
        rows[-1].append(glyph)
    for row in rows:
        row.sort(key=lambda glyph: glyph.left)
    return rows


def _with_raised(rows: list[list[Glyph]]) -> list[list[Placed]]:
    """Puts small raised and lowered figures on the line that they belong to."""
    lefts = [[glyph.left for glyph in row] for row in rows]
    placed = [[Placed(glyph, glyph.baseline) for glyph in row] for row in rows]
    for index, row in enumerate(rows):
        gone: set[int] = set()
        for part in _parts(row):
            host, shift = _host(part, rows, lefts, index)
            if shift:
                gone.update(map(id, part))
                foot = rows[host][0].baseline
                placed[host] += [Placed(glyph, foot, shift) for glyph in part]
        if gone:
            placed[index] = [each for each in placed[index] if id(each.glyph) not in gone]
    for line in placed:
        line.sort(key=lambda each: each.glyph.left)
    return [line for line in placed if line]


def _parts(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Stretches of a row that are short enough to be raised, at gaps of half a letter."""
    part: list[Glyph] = []
    for glyph in row:
        if part and (
            glyph.left - part[-1].right > 0.5 * glyph.style.size
            or abs(glyph.style.size - part[-1].style.size) > 0.5
        ):
            if len(part) <= _LONGEST_RAISED:
                yield part
            part = []
        part.append(glyph)
    if part and len(part) <= _LONGEST_RAISED:
        yield part


def _host(
    part: Sequence[Glyph], rows: list[list[Glyph]], lefts: list[list[float]], index: int
) -> tuple[int, int]:
    """The row whose larger letters stand right beside a small part, and how it is shifted.

    Returns:
        The row, and 1 if the part is raised, -1 if it is lowered, 0 if there is no such row.
    """
    if any(glyph.code not in SPACES for glyph in part):
        for other in (index + 1, index + 2, index - 1, index - 2):
            if 0 <= other < len(rows):
                shift = _shift(part, rows[other], lefts[other])
                if shift:
                    return other, shift
    return index, 0


def _shift(part: Sequence[Glyph], row: Sequence[Glyph], lefts: Sequence[float]) -> int:
    small = part[0].style.size
    start = bisect_right(lefts, part[0].left)
    following = bisect_left(lefts, part[-1].right - 0.3 * small)
    # A mark before a note may stand apart from it; in a text it stands close.
    first = not start or part[0].left - row[start - 1].right > _MARK_REACH * small
    for glyph in (*row[max(0, start - 2) : start], *row[following : following + 1]):
        size = glyph.style.size
        after, before = part[0].left - glyph.right, glyph.left - part[-1].right
        reach = _MARK_REACH if first else _NEAR
        beside = abs(after) <= _NEAR * size or -_NEAR * size <= before <= reach * size
        drop = (glyph.baseline - part[0].baseline) / size
        if beside and small <= _SMALL * size:
            if _RAISED_LEAST <= drop <= _RAISED_MOST:
                return 1
            if _LOWERED_LEAST <= -drop <= _LOWERED_MOST:
                return -1
    return 0


def _without_doubles(row: Sequence[Placed]) -> list[Placed]:
    """Each glyph once: a bold that is not in the font is printed as the same glyph twice."""
    kept: list[Placed] = []
    for each in row:
        code, left = each.glyph.code, each.glyph.left
        width = each.glyph.right - left
        near = min(0.6 * width, max(0.5, 0.3 * width))
        for before in kept[-4:]:
            if before.glyph.code == code and left - before.glyph.left < near:
                break
        else:
            kept.append(each)
    return kept
