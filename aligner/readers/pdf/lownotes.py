"""Which of the lowest lines of pages are footnotes, though they look like running footers.

Notes are alike (`Ibid.`, a symbol) and stand at the same height of many pages, just as footers do.
They differ by their marks: those of notes are in the text above, or count on from note to note,
while a footer's number counts with the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.readers.lines import is_furniture
from aligner.readers.marks import MARK, definition
from aligner.readers.pdf.spans import Span

_PLAIN = re.compile(r"(\d{1,3}|\*{1,4}|[†‡§¶]{1,2})(?:/\s*|\s+|(?=[^\x00-\x7f]|[A-Z]))(?=\S)")
_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*")
# Ems between a mark and its note; a page number stands farther from what is beside it.
_MARK_GAP = 4.0
# Of the size of running text.
_SMALLER = 0.97
# Of the size of a note: its lines are no farther apart.
_PITCH = 1.6
_MOST_LINES = 30
# Points.
_SAME_SIZE = 0.3

Row = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Low:
    """A line at the foot of a page that may be a note's first or a later one.

    Attributes:
        mark: that it begins with, "" if it begins with none.
        page: index of its page.
        carried: the mark is in the text of the page, and no other note there begins with it. A
            line without a mark goes on below a line with such a mark.
        counts_on: the note above has the number before.
        has_footer: what comes again on most pages stands below it.
    """

    mark: str
    page: int
    carried: bool
    counts_on: bool
    has_footer: bool


def marked(row: Row) -> tuple[str, str] | None:
    """The mark that a line begins with and its rest; None if it cannot be a note's first line."""
    if len(row) > 1 and row[1].left - row[0].right > _MARK_GAP * row[1].size:
        return None
    text = " ".join(span.text for span in row)
    found = definition(text)
    if found is None and (hit := _PLAIN.match(text)):
        found = hit[1], text[hit.end() :]
    if found is None or is_furniture(text) or is_furniture(found[1]) or _NUMBER.fullmatch(found[1]):
        return None
    return found


def low(page: int, row: Row, rows: Sequence[Row], has_footer: bool) -> Low:
    """What tells whether a line is of a note.

    Args:
        page: index of its page.
        row: the line.
        rows: all lines of the page, from top to bottom.
        has_footer: as of `Low`.
    """
    begun = marked(row)
    if begun is None:
        return Low("", page, _goes_on(row, rows), False, has_footer)
    mark = begun[0]
    above = _marks_above(row, rows)
    before = above[-1] if above else ""
    counts_on = before.isdigit() and mark.isdigit() and int(mark) == int(before) + 1
    return Low(mark, page, _is_carried(mark, row, rows), counts_on, has_footer)


def _goes_on(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a line stands close below a note, as large as it is."""
    text = " ".join(span.text for span in row)
    if is_furniture(text) or _NUMBER.fullmatch(text):
        return False
    last = row
    at = rows.index(row)
    for other in reversed(rows[max(0, at - _MOST_LINES) : at]):
        pitch = last[0].baseline - other[0].baseline
        if pitch > _PITCH * row[0].size or abs(other[-1].size - row[0].size) > _SAME_SIZE:
            return False
        begun = marked(other)
        if begun is not None and _is_carried(begun[0], other, rows):
            return True
        last = other
    return False


def _is_carried(mark: str, row: Row, rows: Sequence[Row]) -> bool:
    carried = {each for other in rows if other != row for each in _carried(other)}
    return mark in carried and mark not in _marks_above(row, rows)


def _carried(row: Row) -> list[str]:
    """Marks in a line, but one that begins it as a note's does."""
    marks = [mark for span in row for mark in MARK.findall(span.text)]
    return marks[1:] if definition(row[0].text) else marks


def _marks_above(row: Row, rows: Sequence[Row]) -> list[str]:
    """Marks that smaller lines above begin with."""
    letters: Counter[float] = Counter()
    for span in (span for other in rows for span in other):
        letters[round(span.size, 1)] += len(span.text)
    size = letters.most_common(1)[0][0]
    above = rows[: rows.index(row)]
    begun = [marked(other) for other in above if other[0].size <= _SMALLER * size]
    return [found[0] for found in begun if found]


def are_notes(alike: Sequence[Low], count: int) -> bool:
    """Whether lines of one shape at one height of several pages are of notes.

    Args:
        alike: in order of pages.
        count: of pages.
    """
    if count > 2 and len(alike) == count and not any(each.mark for each in alike):
        # No notes end alike on each page.
        return False
    if all(each.carried or each.counts_on for each in alike):
        return True
    numbers = [(int(each.mark), each.page) for each in alike if each.mark.isdigit()]
    if len(numbers) < max(2, len(alike)) or not all(each.has_footer for each in alike):
        return False
    with_pages = len({number - page for number, page in numbers}) == 1
    return not with_pages and all(one[0] < other[0] for one, other in pairwise(numbers))
