"""Glyphs into spans: stretches of a printed line without a wide gap in them.

A span is what the other stages place: a line of a column, a cell's line, a page number. Spaces
are told by gaps, since many programs print none; raised figures become note marks that travel
in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from aligner.readers.joining import is_wide
from aligner.readers.labels import labelled
from aligner.readers.marks import clean, raised
from aligner.readers.pdf.pages import Glyph, Page, Rule, Runs, Style
from aligner.readers.pdf.printed import HYPHENS, SPACES, Placed, rows_of

# All in ems of the glyphs concerned.
_WIDE_GAP = 0.75
_WORD_GAP, _LOOSE_WORD_GAP = 0.16, 0.15
_LOOSE = 0.09
_CELL_GAP = 0.4
# Points: cells of one column start so near, and rows of a table are no farther apart.
_SAME_START, _REACH = 0.8, 120.0

_LATIN = 0x2000
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
              0xFB06: "st"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line.

    Attributes:
        text: what it says, note marks travelling in it.
        left: where it starts.
        right: where it ends.
        baseline: what it stands on.
        size: of most of its letters, in points.
        style: of most of its letters.
        runs: its text in pieces of one look each, with the names of formats.
        space: widest gap between its words, in points; 0 if it is one word.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    style: Style = Style()  # noqa: RUF009 (frozen)
    runs: Runs = ()
    space: float = 0.0

    @property
    def top(self) -> float:
        """Of its small letters' ascenders, about."""
        return self.baseline - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Of its descenders, about."""
        return self.baseline + 0.2 * self.size


T = TypeVar("T")


def spans(page: Page) -> list[Span]:
    """The spans of a page, from top to bottom, from left to right on a line."""
    uprights = [rule for rule in page.rules if not rule.level]
    rows = [(row, _looseness(row)) for row in rows_of(page)]
    parted = [list(_stretches(row, uprights, loose)) for row, loose in rows]
    starts: dict[int, list[tuple[float, float]]] = {}
    for start in _starts(parted):
        starts.setdefault(round(start[0]), []).append(start)
    found: list[Span] = []
    for parts, (_, loose) in zip(parted, rows, strict=True):
        found += [_told(cell, loose) for part in parts for cell in _cells(part, starts)]
    return sorted(
        (span for span in found if span.text), key=lambda span: (span.baseline, span.left)
    )


def _starts(parted: Sequence[Sequence[Sequence[Placed]]]) -> Iterator[tuple[float, float]]:
    """Where cells start, each with its baseline: stretches that have another, no label, before."""
    for parts in parted:
        for before, part in pairwise(parts):
            text = "".join(chr(each.glyph.code) for each in before[:8]).strip()
            if labelled(f"{text} x")[1] != "x":
                yield part[0].glyph.left, part[0].foot
        for part in parts:
            yield from _apart(part)


def _apart(part: Sequence[Placed]) -> Iterator[tuple[float, float]]:
    """Where Han stands apart from Han, as neither words nor spaces do in a line set solid."""
    if _looseness(part):
        return
    for before, each in pairwise(part):
        first, second = before.glyph, each.glyph
        gap = second.left - first.right
        if gap > _CELL_GAP * second.style.size and _is_wide(first) and _is_wide(second):
            yield second.left, each.foot


def _cells(
    part: Sequence[Placed], starts: Mapping[int, Sequence[tuple[float, float]]]
) -> Iterator[Sequence[Placed]]:
    """A stretch cut where a word starts just where several cells above and below do.

    Cells may stand so close that the gap between two is not wider than one between words.

    Args:
        part: from left to right.
        starts: left ends and baselines of cells, by left end in whole points.
    """
    first = 0
    last = part[0].glyph
    for at, each in enumerate(part):
        glyph = each.glyph
        if glyph.code in SPACES:
            continue
        if at > first and glyph.left - last.right > _CELL_GAP * glyph.style.size:
            column = round(glyph.left)
            near = [
                foot
                for place in (column - 1, column, column + 1)
                for left, foot in starts.get(place, ())
                if abs(left - glyph.left) <= _SAME_START and 0 < abs(foot - each.foot) <= _REACH
            ]
            if len(near) >= 2:
                yield part[first:at]
                first = at
        last = glyph
    yield part[first:]


def with_orphans(found: Sequence[Span]) -> list[Span]:
    """A column's spans, a mark on a line of its own put at the end of the line above.

    So it stands where a sign before it was to hang in the margin.
    """
    kept: list[Span] = []
    for index, span in enumerate(found):
        near = [*found[max(0, index - 1) : index], *found[index + 1 : index + 2]]
        alone = all(abs(other.baseline - span.baseline) > 0.4 * other.size for other in near)
        above = kept[-1] if kept else None
        if (
            above is not None
            and alone
            and span.size <= 0.7 * above.size
            and span.baseline - above.baseline <= 1.7 * above.size
            and (mark := raised(span.text, "")) != span.text
        ):
            kept[-1] = replace(above, text=above.text + mark)
        else:
            kept.append(span)
    return kept


def _looseness(row: Sequence[Placed]) -> float:
    """Ems between the letters of a line whose letters are set apart, 0 for other lines."""
    gaps = sorted(
        (second.glyph.left - first.glyph.right) / max(1.0, first.glyph.style.size)
        for first, second in pairwise(row)
        if first.glyph.code not in SPACES
        and second.glyph.code not in SPACES
        and not first.shift
        and not second.shift
    )
    if len(gaps) < 4 or gaps[len(gaps) // 4] < _LOOSE:
        return 0.0
    return gaps[len(gaps) // 2]


def _stretches(
    row: Sequence[Placed], uprights: Sequence[Rule], loose: float
) -> Iterator[list[Placed]]:
    """A line cut at its wide gaps and at upright rules; spaces are no more than gaps there."""
    if not row:
        return
    foot = row[0].glyph.baseline
    walls = [rule.left for rule in uprights if rule.top < foot - 2 and rule.bottom > foot - 4]
    part: list[Placed] = []
    last = row[0].glyph
    for each in row:
        glyph = each.glyph
        if glyph.code in SPACES:
            if part:
                part.append(each)
            continue
        if part:
            size = max(last.style.size, glyph.style.size)
            if glyph.left - last.right > (_WIDE_GAP + 2 * loose) * size or (
                walls and any(last.right - 1 <= wall <= glyph.left + 1 for wall in walls)
            ):
                yield part
                part = []
        if not part or glyph.right > last.right:
            last = glyph
        part.append(each)
    if part:
        yield part


def _told(part: Sequence[Placed], loose: float) -> Span:
    """A span of its glyphs."""
    printed = [each for each in part if each.glyph.code not in SPACES]
    plain = [each.glyph for each in printed if not each.shift] or [each.glyph for each in printed]
    style = _most([glyph.style for glyph in plain])
    pieces = list(_pieces(part, loose + (_LOOSE_WORD_GAP if loose else _WORD_GAP)))
    text, runs = _written(pieces)
    return Span(
        text,
        printed[0].glyph.left,
        max(each.glyph.right for each in printed),
        _most([each.foot for each in printed]),
        style.size,
        style,
        runs,
        max(_spaces(pieces), default=0.0),
    )


def _spaces(pieces: Sequence[tuple[str, Placed]]) -> Iterator[float]:
    """Widths of the gaps where spaces stand."""
    for before, space, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if space[0] == " ":
            yield after[1].glyph.left - before[1].glyph.right


def _most(values: Sequence[T]) -> T:
    """The value that comes most often; mostly there is but one."""
    first = values[0]
    if values.count(first) * 2 >= len(values):
        return first
    return Counter(values).most_common(1)[0][0]


def _pieces(part: Sequence[Placed], word_gap: float) -> Iterator[tuple[str, Placed]]:
    """Characters with their glyphs; a space where one is printed or the gap is one's."""
    before: Placed | None = None
    spaced = False
    for each in part:
        if each.glyph.code in SPACES:
            spaced = True
            continue
        char = _character(each.glyph.code)
        if before is not None and _parted(before, each, spaced, word_gap):
            yield " ", before
        yield char, each
        before, spaced = each, False


def _parted(before: Placed, each: Placed, spaced: bool, word_gap: float) -> bool:
    first, second = before.glyph, each.glyph
    if second.code in HYPHENS:
        return spaced
    wide = (first.code > _LATIN and _is_wide(first)) + (second.code > _LATIN and _is_wide(second))
    if wide == 1 or (spaced and not wide and before.shift == each.shift):
        # Programs set Latin and Han apart on their own, and more so in a justified line.
        return spaced
    gap = (second.left - first.right) / max(1.0, first.style.size, second.style.size)
    if wide:
        return gap > 0.8 and spaced
    if before.shift != each.shift:
        return spaced and gap > 0.1
    return gap > word_gap


def _is_wide(glyph: Glyph) -> bool:
    """Quotation marks and dashes are Chinese ones where they are as wide as Han."""
    return is_wide(chr(glyph.code)) or (
        0x2010 <= glyph.code <= 0x2026 and glyph.right - glyph.left > 0.85 * glyph.style.size
    )


def _character(code: int) -> str:
    if code in _LIGATURES:
        return _LIGATURES[code]
    return HYPHENS.get(code) or chr(code)


def _written(pieces: Sequence[tuple[str, Placed]]) -> tuple[str, Runs]:
    """The text with its marks, and its runs without them."""
    text, runs = "", []
    at = 0
    looks = [_look(each) for _, each in pieces]
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and looks[end] == looks[at]:
            end += 1
        raw = clean("".join(char for char, _ in pieces[at:end]))
        shift = pieces[at][1].shift
        names = _names(pieces[at][1])
        if shift > 0:
            lead, trail = " " * raw.startswith(" "), " " * raw.endswith(" ")
            marked = lead + raised(raw.strip(), text[-12:]) + trail
            runs.append((raw if marked == raw else " ", names))
            text += marked
        else:
            text += raw
            runs.append((raw, names))
        at = end
    return _collapsed(text.strip()), tuple(runs)


def _look(each: Placed) -> tuple[int, bool, bool]:
    style = each.glyph.style
    return each.shift, style.bold, style.italic


def _names(each: Placed) -> frozenset[str]:
    style = each.glyph.style
    shift = {1: "superscript", -1: "subscript"}.get(each.shift)
    found = [("bold", style.bold), ("italic", style.italic), (shift or "", bool(shift))]
    return frozenset(name for name, held in found if held)


_LETTERED = re.compile(r"\S(?: \S){3,}")


def _collapsed(text: str) -> str:
    """R E S O L U T I O N, typed with spaces, is a word."""
    return text.replace(" ", "") if _LETTERED.fullmatch(text) and text.isupper() else text
