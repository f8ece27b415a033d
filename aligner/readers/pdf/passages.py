"""Lines into passages: paragraphs, headings and items before it is known which they are.

A line's end is the margin's if the next line stands where the lines of this paragraph stand, and
the first word of that line would not have fitted on this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.readers.joining import Joiner
from aligner.readers.labels import labelled
from aligner.readers.pdf.lines import (
    HANGING,
    Line,
    Measure,
    first_word_width,
    letter_width,
    starts_item,
)
from aligner.readers.pdf.pages import Runs

# Ems.
_INDENT = 0.7
_CENTRED_MARGIN = 1.2
_USUAL_WORD = 3.5
_SLACK = 0.5
# Points.
_SAME_LEFT = 1.5
# Of a usual distance from line to line.
_WIDER = 1.22
# Share of a line's letters.
_MOST = 0.9
_COUNTING = re.compile(r"(\(?)(\d{1,3}|[a-y])([.)])")


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of one paragraph.

    Attributes:
        lines: as printed.
        left: of the column that it starts in.
        right: likewise.
        full: whether its last line reaches the margin, so that it may go on elsewhere.
        above: distance to the line above in usual distances, 0 at the top of a column.
    """

    lines: tuple[Line, ...]
    left: float
    right: float
    full: bool = False
    above: float = 0.0

    @property
    def centred(self) -> bool:
        """Whether all its lines stand in the middle of the column, off both margins."""
        return all(is_centred(line, self.left, self.right) for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold >= _MOST for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic >= _MOST for line in self.lines)

    @property
    def runs(self) -> Runs:
        """Its text in pieces of one look each."""
        return tuple(run for line in self.lines for run in (*line.runs, (" ", frozenset())))

    @property
    def size(self) -> float:
        return max(self.lines, key=lambda line: line.right - line.left).size


def is_centred(line: Line, left: float, right: float) -> bool:
    """Whether a line stands in the middle, off both margins."""
    before, after = line.left - left, right - line.right
    least = _CENTRED_MARGIN * line.size
    return before > least and after > least and abs(before - after) < max(3.0, 0.15 * before)


def passages(
    lines: Sequence[Line], left: float, right: float, measure: Measure, joiner: Joiner
) -> list[Passage]:
    """The passages of a column's lines, in order."""
    if not lines:
        return []
    labels = [labelled(line.text.strip())[0] for line in lines]
    cutter = _Cutter(lines, left, right, measure, joiner, labels)
    return list(cutter.cut())


@dataclass(slots=True)
class _Cutter:
    """Decides line by line; `_first` is where the open passage starts."""

    lines: Sequence[Line]
    left: float
    right: float
    measure: Measure
    joiner: Joiner
    labels: Sequence[str]
    _first: int = 0

    def cut(self) -> Iterator[Passage]:
        for index in range(1, len(self.lines) + 1):
            if index == len(self.lines) or self._starts(index):
                yield self._passage(index)
                self._first = index

    def _passage(self, end: int) -> Passage:
        above = 0.0
        if self._first:
            line = self.lines[self._first]
            gap = line.baseline - self.lines[self._first - 1].baseline
            above = gap / self.measure.pitch(line.size)
        return Passage(
            tuple(self.lines[self._first : end]), self.left, self.right, self._full(end - 1), above
        )

    def _starts(self, index: int) -> bool:
        before, line = self.lines[index - 1], self.lines[index]
        if self._differs(index) or self._apart(before, line):
            return True
        if starts_item(line.text) and self._is_item(before, line, index):
            return True
        if self._both_centred(before, line):
            return self._fits_above(index) and not self.joiner.unfinished(before.text)
        return self._opens(index) or self._shifted(index) or self._fits_above(index)

    def _opens(self, index: int) -> bool:
        """Whether a line is the first of a paragraph by the next line, which stands out."""
        line = self.lines[index]
        if index + 1 == len(self.lines) or self._breaks(index + 1):
            return False
        following = self.lines[index + 1]
        return (
            line.left - following.left > _INDENT * line.size
            and not starts_item(following.text)
            and not self.joiner.unfinished(self.lines[index - 1].text)
            and self._full(index, following)
        )

    def _differs(self, index: int) -> bool:
        """Whether a line looks otherwise than the one above, and no sentence runs on in it."""
        before, line = self.lines[index - 1], self.lines[index]
        if _is_larger(before, line):
            return True
        if abs(before.bold - line.bold) < _MOST:
            return False
        return not (self.joiner.unfinished(before.text) and not self._fits_above(index))

    def _both_centred(self, before: Line, line: Line) -> bool:
        """Whether two lines stand in the middle, of which the first may fill the column."""
        shift = (before.left - self.left) - (self.right - before.right)
        return is_centred(line, self.left, self.right) and abs(shift) < 0.5 * before.size

    def _apart(self, before: Line, line: Line) -> bool:
        gap = line.baseline - before.baseline
        return gap <= 0 or gap > _WIDER * self.measure.pitch(before.size) + 0.5

    def _is_item(self, before: Line, line: Line, index: int) -> bool:
        """A number may stand at a line's start by chance: "paragraph / 2. The"."""
        moved = abs(line.left - before.left) > 1.5 or index - 1 == self._first
        return (
            (moved and starts_item(self.lines[self._first].text))
            or abs(line.left - before.left) > 1.5
            or not self._full(index - 1)
            or not self.joiner.unfinished(before.text)
            or self._is_counted(index)
        )

    def _is_counted(self, index: int) -> bool:
        """Whether a line below has the label after this line's, which no other near has.

        A reference to an item may stand at a line's start by chance, in that item above all.
        """
        label, rest = self.labels[index], self.labels[index + 1 :]
        following = _label_after(label)
        if not following or following not in rest:
            return False
        at = rest.index(following)
        open_items = [each for each in self.labels[:index] if each in {label, following}]
        if label in rest[:at] or open_items[-1:] == [label]:
            return False
        return abs(self.lines[index + 1 + at].left - self.lines[index].left) <= _SAME_LEFT

    def _shifted(self, index: int) -> bool:
        """Whether a line is indented, or stands out, as no second line of a passage does."""
        before, line = self.lines[index - 1], self.lines[index]
        shift = (line.left - before.left) / line.size
        if abs(shift) < _INDENT:
            return False
        second = index - 1 == self._first
        if shift < 0:
            return not second or self._fits_above(index)
        if not second:
            return True
        return not (starts_item(before.text) or self._hangs(index))

    def _hangs(self, index: int) -> bool:
        """Whether an indented line is the second of a hanging paragraph."""
        following = self.lines[index + 1 : index + 2]
        return (
            self._full(index - 1)
            and self.joiner.unfinished(self.lines[index - 1].text)
            and all(abs(each.left - self.lines[index].left) < 1.5 for each in following)
        )

    def _fits_above(self, index: int) -> bool:
        """Whether a line's first word would have fitted on the line above it."""
        before, line = self.lines[index - 1], self.lines[index]
        if self._full(index - 1, line) or self.joiner.runs_on(before.text, line.text):
            return False
        # Programs break before a bracket rather than in it.
        return not (line.text[0] in "（(" and self.joiner.unfinished(before.text))

    def _full(self, index: int, following: Line | None = None) -> bool:
        line = self.lines[index]
        room = self._margin(index) - line.right
        if following is None:
            return room <= _USUAL_WORD * line.size
        word = first_word_width(following.text, letter_width(following), following.size)
        return room <= word + _SLACK * line.size

    def _margin(self, index: int) -> float:
        """The right margin here: narrower than the column's where several lines agree on it."""
        first = last = index
        while first > 0 and not self._breaks(first):
            first -= 1
        while last + 1 < len(self.lines) and not self._breaks(last + 1):
            last += 1
        rights = sorted(map(_end, self.lines[first : last + 1]), reverse=True)
        near = [right for right in rights if rights[0] - right <= 2.0]
        return rights[0] if len(near) >= 3 else self.right

    def _breaks(self, index: int) -> bool:
        before, line = self.lines[index - 1], self.lines[index]
        return _is_larger(before, line) or self._apart(before, line)


def _label_after(label: str) -> str:
    """`11.` for `10.`, `(b)` for `(a)`; "" for a label of another kind."""
    hit = _COUNTING.fullmatch(label)
    if hit is None:
        return ""
    after = str(int(hit[2]) + 1) if hit[2].isdigit() else chr(ord(hit[2]) + 1)
    return f"{hit[1]}{after}{hit[3]}"


def _end(line: Line) -> float:
    """Where a line ends, a Chinese stop apart that may hang in the margin."""
    return line.right - line.size if line.text.endswith(HANGING) else line.right


def _is_larger(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) > 0.08 * before.size


def rejoined(found: Sequence[Passage], measure: Measure, joiner: Joiner) -> list[Passage]:
    """Passages that go on in the next column or on the next page in one.

    Args:
        found: of the whole document, in reading order.
    """
    indents = _indents_first_lines(found)
    whole: list[Passage] = []
    for passage in found:
        if whole and passage.above == 0 and _goes_on(whole[-1], passage, joiner, indents):
            whole[-1] = replace(
                whole[-1], lines=(*whole[-1].lines, *passage.lines), full=passage.full
            )
        else:
            whole.append(passage)
    return whole


def _indents_first_lines(found: Sequence[Passage]) -> bool:
    """Whether paragraphs of this document start with an indented line."""
    long = [each for each in found if len(each.lines) > 2 and not starts_item(each.lines[0].text)]
    indented = sum(each.lines[0].left > each.lines[1].left + each.size for each in long)
    return indented > 0.5 * len(long)


def _goes_on(first: Passage, second: Passage, joiner: Joiner, indents: bool) -> bool:
    last, head = first.lines[-1], second.lines[0]
    if abs(first.size - second.size) > 0.06 * first.size or first.bold != second.bold:
        return False
    # A short line of an indented paragraph may stand in the middle by chance.
    if (first.centred or second.centred) and not joiner.runs_on(last.text, head.text):
        return False
    if joiner.unfinished(last.text):
        if _starts_anew(first, head.text) and not last.text.rstrip().endswith(("-", "(")):
            return False
        return first.full or joiner.continues(last.text, head.text)
    if _hangs_below(first, second, indents):
        return True
    flush = head.left - second.left < _INDENT * head.size
    return indents and first.full and flush and not starts_item(head.text)


def _starts_anew(open_one: Passage, text: str) -> bool:
    """Whether a line starts with a label, or with the bullet that the open passage starts with."""
    same = starts_item(text) and text.strip()[0] == open_one.lines[0].text.strip()[0]
    return same or bool(labelled(text)[0])


def _hangs_below(first: Passage, second: Passage, indents: bool) -> bool:
    """Whether a passage stands where the text of a full item does, to the right of its label.

    A first line that is indented alone may stand there by chance.
    """
    item, last, head = first.lines[0], first.lines[-1], second.lines[0]
    flush = [abs(line.left - head.left) < _SAME_LEFT for line in second.lines[1:2]]
    return (
        first.full
        and (flush or [not indents])[0]
        and starts_item(item.text)
        and not starts_item(head.text)
        and last.left - item.left > _INDENT * last.size
        and abs((last.left - first.left) - (head.left - second.left)) < _SAME_LEFT
    )
