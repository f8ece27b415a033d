"""Lines of a text file: which are page furniture, and which line ends are only the margin's.

Text out of a PDF may have a line for each printed line, a line for each paragraph, or both in
one file. Whether a line end means anything is told by the lines before it: where a file is
hard-wrapped, they are about as wide as its widest ones and stop in mid-sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.readers.joining import Joiner
from aligner.readers.labels import labelled, unbulleted
from aligner.readers.repair import symbol_line

# Wider lines are whole paragraphs, not lines of print.
_WIDEST_PRINT = 130
# Narrower ones are a masthead or a list.
_NARROWEST_PRINT = 40
# A line that stops short of this share of the width was ended by its writer.
_FULL_SHARE = 0.7
_WRAPPED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file.

    Attributes:
        number: 1-based.
        text: without line end; note marks travel in it.
        alone: no text directly above and below.
        starts_page: a form feed stands before it.
    """

    number: int
    text: str
    alone: bool = False
    starts_page: bool = False

    @property
    def indent(self) -> int:
        """Columns of white space at its start; a tab reaches to the next multiple of four."""
        expanded = self.text.replace("\u3000", "  ").expandtabs(4)
        return len(expanded) - len(expanded.lstrip())

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def split(text: str) -> list[Line]:
    """A file's lines; what follows a form feed starts a line of its own."""
    found: list[tuple[int, str, bool]] = []
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        parts = line.split("\f")
        found += [(number, part, place > 0) for place, part in enumerate(parts)]
    blank = [True, *(not text.strip() for _, text, _ in found), True]
    return [
        Line(number, text, blank[at] and blank[at + 2], page)
        for at, (number, text, page) in enumerate(found)
    ]


_FURNITURE = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"[-–—]\s*\d{1,4}\s*[-–—]",
        r"(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
        r"\d{1,4}\s*/\s*\d{1,4}",
        r"第\s*\d{1,4}\s*页(?:\s*[,，、/]?\s*(?:共\s*)?\d{1,4}\s*页)?",
        # Job number and page at the foot of a United Nations document: V.18-00123 (E) 3/7.
        r"(?:\d+/\d+\s+)?(?:[A-Z]{1,3}\.)?\d{2}-\d{5,6}(?:\s*\([A-Z]\))?(?:\s+\d{6})*(?:\s+\d+/\d+)?",
        r"\*\d{7,8}\*",
    )
)
_NUMBER = re.compile(r"\d{1,4}")
# A symbol alone in these many first lines with text is the masthead's.
_MASTHEAD_LINES = 20


def furniture(lines: Sequence[Line]) -> set[int]:
    """Indices of lines that belong to the page, not to the text.

    Page numbers in an unmistakable form, bare numbers that count the pages, and the document's
    symbol wherever it stands alone again.
    """
    alone = [index for index, line in enumerate(lines) if line.alone and not line.blank]
    shaped = {index for index in alone if is_furniture(lines[index].text.strip())}
    bare = [index for index in alone if _NUMBER.fullmatch(lines[index].text.strip("*_ \t"))]
    return shaped | _counting(lines, bare) | _running(lines, alone)


def is_furniture(text: str) -> bool:
    """Whether a text is a page number or a job number by its shape alone."""
    return any(shape.fullmatch(text) or shape.fullmatch(text.strip("*_ ")) for shape in _FURNITURE)


def _running(lines: Sequence[Line], alone: Sequence[int]) -> set[int]:
    """Running headers: a symbol that comes again, but where it stands in the masthead."""
    places: dict[str, list[int]] = {}
    for index in alone:
        if symbol := symbol_line(lines[index].text):
            places.setdefault(symbol, []).append(index)
    with_text = [index for index, line in enumerate(lines) if not line.blank]
    masthead = set(with_text[:_MASTHEAD_LINES])
    repeated = [found for found in places.values() if len(found) > 1]
    return {
        index for found in repeated for index in found if index != found[0] or index not in masthead
    }


def _counting(lines: Sequence[Line], bare: Sequence[int]) -> set[int]:
    """Bare numbers are page numbers if they count by one, twice at least, or touch a form feed."""
    values = [int(lines[index].text.strip().strip("*_ ")) for index in bare]
    if len(values) > 1 and values == list(range(values[0], values[0] + len(values))):
        return set(bare)
    return {index for index in bare if _at_page_edge(lines, index)}


def _at_page_edge(lines: Sequence[Line], index: int) -> bool:
    near = index + 1
    while near < len(lines) and lines[near].blank and not lines[near].starts_page:
        near += 1
    return lines[index].starts_page or (near < len(lines) and lines[near].starts_page)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a file's line ends are to be read.

    Attributes:
        width: columns of its full lines if it is hard-wrapped, else 0.
        joiner: knows which texts run on.
    """

    width: int
    joiner: Joiner

    def runs_on(self, line: str, following: str) -> bool:
        """Whether the end of `line` is only the margin's, `following` being directly below it."""
        if unbulleted(following.strip())[0] or following.startswith("\u3000"):
            return False
        if labelled(following)[0]:
            return (
                self.width > 0
                and self._full(line)
                and self.joiner.unfinished(line)
                and not _ITEM_END.search(line)
            )
        if not self.width:
            return self.joiner.continues(line, following)
        return self._full(line) or self.joiner.runs_on(line, following)

    def _full(self, line: str) -> bool:
        return columns(line) >= _FULL_SHARE * self.width


# A list's item may end so, and the next follow with its label.
_ITEM_END = re.compile(r"(?:[,，、]|\b(?:and|or|et|ou|y|o|и|или)|[和或及])\s*$")


def wrapping(lines: Sequence[Line]) -> Wrapping:
    """Tells a hard-wrapped file from one with a paragraph a line."""
    joiner = Joiner("\n".join(line.text.strip() for line in lines))
    inner = [
        (columns(line.text), joiner.unfinished(line.text))
        for line, following in pairwise(lines)
        if not (line.blank or following.blank or "\t" in line.text.strip())
    ]
    width = _usual_width(size for size, _ in inner)
    broken = sum(unfinished and size >= _FULL_SHARE * width for size, unfinished in inner)
    wrapped = (
        inner
        and _NARROWEST_PRINT <= width <= _WIDEST_PRINT
        and broken >= _WRAPPED_SHARE * len(inner)
    )
    return Wrapping(width if wrapped else 0, joiner)


def _usual_width(sizes: Iterable[int]) -> int:
    """The ninth decile: the widest line may be an address."""
    ordered = sorted(sizes)
    return ordered[len(ordered) * 9 // 10] if ordered else 0


def columns(text: str) -> int:
    """The width of a text in columns; East Asian wide characters take two (UAX 11)."""
    if text.isascii():
        return len(text.rstrip())
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text.rstrip())
