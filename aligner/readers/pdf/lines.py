"""Lines of a column: spans on one baseline, with what is needed to tell where paragraphs end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.readers.joining import Joiner, is_wide
from aligner.readers.labels import BULLETS, labelled
from aligner.readers.marks import MARK
from aligner.readers.pdf.pages import Runs
from aligner.readers.pdf.spans import Span

# Points: a label stands no farther from its text.
_LABEL_REACH = 80.0
# Ems: the gap between words of a justified line is no wider, but where all gaps are alike.
_WORDS_APART, _EVENLY_APART = 2.2, 3.0
_SAME = 1.5  # points
HANGING = tuple("，。、；：！？”》）")
"""Chinese signs that may hang in the margin."""
_GROUP = 3  # figures between the commas of a number
# The widest of like gaps by the next one.
_ALIKE = 1.35


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text.

    Attributes:
        text: marks travelling in it.
        page: 1-based number of its page.
        left: where it starts.
        right: where it ends.
        baseline: of most of it, likewise the next.
        size: in points.
        font: its name.
        bold: share of its letters that are bold, its label apart.
        italic: likewise.
        runs: its text in pieces of one look each.
    """

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    font: str = ""
    bold: float = 0.0
    italic: float = 0.0
    runs: Runs = ()


def line_of(spans: Sequence[Span], page: int) -> Line:
    """The line that spans on one baseline make, from left to right."""
    main = max(spans, key=lambda span: span.right - span.left)
    runs = runs_of(spans)
    bold, italic = (_share(runs, name) for name in ("bold", "italic"))
    return Line(
        _text(spans), page, spans[0].left, spans[-1].right, main.baseline, main.size,
        main.style.font, bold, italic, runs,
    )  # fmt: skip


def _text(spans: Sequence[Span]) -> str:
    text = spans[0].text
    for before, span in pairwise(spans):
        near = span.left - before.right < before.size
        tight = near and is_wide(before.text[-1]) and is_wide(span.text[0])
        text += span.text if tight else " " + span.text
    return text


def runs_of(spans: Sequence[Span]) -> Runs:
    """Pieces of several spans, spaces between them."""
    runs = spans[0].runs
    for span in spans[1:]:
        runs = (*runs, (" ", frozenset()), *span.runs)
    return runs


def _share(runs: Runs, name: str) -> float:
    """Of a line's letters that have a format; its label may have another one."""
    if not any(name in names for _, names in runs):
        return 0.0
    text = "".join(raw for raw, _ in runs)
    skipped = len("".join(labelled(text)[0].split()))
    found = [name in names for raw, names in runs for char in raw if not char.isspace()]
    return sum(found[skipped:]) / max(1, len(found[skipped:]))


# What a line is not broken in: signs that open, letters and figures in a row, signs that close.
_UNBROKEN = re.compile(
    r"[（《“‘「『【〔(\[]*(?:[^\s\u2e80-\u9fff\uf900-\uff60（《“]+|\S)[，。；：、）》”’」』】〕！？]*"
)


def first_word_width(text: str, letter: float, size: float) -> float:
    """Points that what a text starts with takes on a line, a space before it included.

    Args:
        text: marks may travel in it.
        letter: width of a letter, in points.
        size: of the text, which is the width of Han.
    """
    bare = MARK.sub("", text).strip()
    hit = _UNBROKEN.match(bare)
    word = hit[0] if hit else bare
    wide = sum(map(is_wide, word))
    space = 0 if wide else letter
    return wide * size + (len(word) - wide) * letter + space


def letter_width(line: Line) -> float:
    """Of a line's letters that are not Han, on the average, in points."""
    text = MARK.sub("", line.text)
    wide = sum(map(is_wide, text))
    if len(text) - wide < 5:
        return 0.5 * line.size
    width = (line.right - line.left - wide * line.size) / (len(text) - wide)
    return min(0.7 * line.size, max(0.3 * line.size, width))


def is_label(text: str) -> bool:
    """Whether a span is a label or a bullet alone."""
    bare = text.strip()
    return bare in BULLETS or labelled(f"{bare} x")[1] == "x" or _is_mark(bare)


def _is_mark(text: str) -> bool:
    return bool(text) and not MARK.sub("", text).strip() and "\ufdd0" in text


def starts_item(text: str) -> bool:
    """Whether a line shows by its first characters that a block starts there."""
    bare = text.strip()
    bulleted = bare[:1] in BULLETS and bare[1:2] in {" ", "\u3000"}
    return bulleted or bool(labelled(bare)[0])


def written_together(
    row: Sequence[Span],
    right: float,
    others: Iterable[float] = (),
    beside: Sequence[Sequence[Span]] = (),
) -> list[Span]:
    """The spans of a row that are cells of their own; a label goes with its text.

    Args:
        row: from left to right.
        right: where the column ends: the gaps of a justified line are no gaps between cells.
        others: where spans of the rows around start; what starts there too is a cell.
        beside: the rows above and below.
    """
    starts = list(others)
    cells = [row[0]]
    justified = row[-1].right >= right - 1.5 * row[-1].size or _ends_like(row, beside)
    reach = _ALIKE * max(span.space for span in row)
    text = row[1:] if len(row) > 1 and is_label(row[0].text) else row
    stretched = any(_is_full(other, text, right) for other in beside if other)
    if _evenly(text, stretched) or (stretched and len(text) == 2 and not _spaced(text)):
        reach = float("inf")
    for before, span in pairwise(row):
        gap = span.left - before.right
        label = len(cells) == 1 and is_label(cells[0].text) and gap <= _LABEL_REACH
        near = gap <= reach or (
            gap <= _WORDS_APART * span.size
            and not _spaced(row)
            and not any(abs(start - span.left) < 1.5 for start in starts)
        )
        if label or (justified and near):
            cells[-1] = joined(cells[-1], span)
        else:
            cells.append(span)
    return cells


def _ends_like(row: Sequence[Span], beside: Sequence[Sequence[Span]]) -> bool:
    """Whether a full line above or below ends where a row does."""
    return any(
        abs(other[-1].right - row[-1].right) < _SAME
        and other[0].right - other[0].left > 0.6 * (row[-1].right - row[0].left)
        for other in beside
        if other
    )


def _is_full(line: Sequence[Span], text: Sequence[Span], right: float) -> bool:
    """Whether a line, its label apart, is one span from where a text starts to the margin."""
    body = line[is_label(line[0].text) :]
    return (
        len(body) == 1
        and abs(body[0].left - text[0].left) < _SAME
        and abs(body[0].right - text[-1].right) < _SAME
        and abs(body[0].right - right) < 1.5 * body[0].size
    )


def _spaced(row: Sequence[Span]) -> bool:
    return any(span.space for span in row)


def _evenly(row: Sequence[Span], stretched: bool) -> bool:
    """Whether several gaps are alike, as those of a justified line are and those of cells not.

    Args:
        row: without label.
        stretched: whether it is as wide as a full line beside it.
    """
    gaps = [second.left - first.right for first, second in pairwise(row)]
    return (
        len(gaps) > 1
        and (stretched or max(gaps) <= _EVENLY_APART * row[0].size)
        and max(gaps) - min(gaps) <= 0.12 * max(gaps)
    )


def joined(first: Span, second: Span) -> Span:
    """Two spans of one line in one."""
    main = max(first, second, key=lambda span: span.right - span.left)
    both = (first, second)
    return Span(
        _text(both), first.left, second.right, main.baseline, main.size, main.style, runs_of(both)
    )


def joined_text(lines: Sequence[str], joiner: Joiner) -> str:
    """Lines of one paragraph in one text."""
    text = ""
    for line in lines:
        text = joiner.join(text, line) if text else line
    return text


# A word that a column too narrow for it has cut, without a hyphen; a number likewise.
_CUT_WORD = re.compile(r"([A-Za-z]+)\n([a-z]+)")
_CUT_NUMBER = re.compile(r"(?<=,\d)(\d?)\n(\d{1,2})(?!\d)")


def cell_text(lines: Sequence[str], joiner: Joiner) -> str:
    """Lines of a cell in one text; narrow cells have words and numbers cut anywhere."""
    text = "\n".join(lines)
    text = _CUT_NUMBER.sub(
        lambda hit: hit[1] + hit[2] if len(hit[1] + hit[2]) == _GROUP - 1 else hit[0], text
    )
    text = _CUT_WORD.sub(
        lambda hit: hit[1] + hit[2] if _is_cut(hit[1], hit[2], joiner) else hit[0], text
    )
    return joined_text(text.split("\n"), joiner)


def _is_cut(first: str, second: str, joiner: Joiner) -> bool:
    return joiner.stands(first + second) and not joiner.stands(f"{first} {second}")


@dataclass(frozen=True, slots=True)
class Measure:
    """What the document's lines have in common.

    Attributes:
        size: of running text, in points.
        pitches: from baseline to baseline within paragraphs, by size in half points.
    """

    size: float
    pitches: dict[int, float]

    def pitch(self, size: float) -> float:
        """Of lines of a size; a usual one if no paragraph of that size has several lines."""
        known = self.pitches.get(round(size * 2))
        return known if known is not None else 1.3 * size * self._looseness

    @property
    def _looseness(self) -> float:
        body = self.pitches.get(round(self.size * 2))
        return max(1.0, min(1.6, body / (1.3 * self.size))) if body else 1.0


def measured(columns: Iterable[tuple[float, Sequence[Line]]]) -> Measure:
    """The measure of a document.

    Args:
        columns: the right end of each column and its lines.
    """
    sizes: Counter[float] = Counter()
    gaps: dict[int, Counter[float]] = {}
    for right, lines in columns:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        for first, second in pairwise(lines):
            gap = second.baseline - first.baseline
            full = first.right >= right - 4 * first.size
            if full and abs(first.size - second.size) < 0.3 and 0.8 * first.size < gap:
                rounded = round(gap * 2) / 2
                gaps.setdefault(round(first.size * 2), Counter())[rounded] += 1
    pitches = {
        size: _usual(counted)
        for size, counted in gaps.items()
        if sum(counted.values()) > 1 or _usual(counted) < 0.9 * size
    }
    return Measure(sizes.most_common(1)[0][0] if sizes else 10.0, pitches)


def _usual(counted: Counter[float]) -> float:
    """The smallest of the frequent ones: a line may also be the last of its paragraph."""
    most = counted.most_common(1)[0][1]
    return min(gap for gap, times in counted.items() if times >= 0.5 * most)
