"""Footnotes at the foot of a column: below a short rule, or smaller than the text, with marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aligner.readers.joining import Joiner
from aligner.readers.marks import MARK, definition
from aligner.readers.pdf.lines import Line, joined_text
from aligner.readers.pdf.pages import Rule, Runs

# Of the size of running text.
_SMALLER = 0.94
# Likewise below a rule, where a line need not be much smaller to be the rest of a note.
_SMALLER_BELOW_RULE = 0.97
# Share of the column's width that the rule above notes takes.
_RULE_LEAST, _RULE_MOST = 0.08, 0.7
# Of the size of running text: nothing larger is among notes.
_LARGEST = 1.03
_PLAIN = re.compile(
    r"(\d{1,3}|\*{1,4}|[†‡§¶]{1,2}|[a-z])(?:[/.)\]]\s*|\s+|(?=[^\x00-\x7f]|[A-Z]))(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, or the rest of one that began on the page before.

    Attributes:
        mark: as printed, "" for a rest.
        lines: of its text, the mark taken off.
        page: 1-based.
        runs: its text in pieces of one look each, with the names of formats.
    """

    mark: str
    lines: tuple[str, ...]
    page: int
    runs: Runs = ()


def foot(
    lines: Sequence[Line],
    rules: Iterable[Rule],
    left: float,
    right: float,
    size: float,
    known: frozenset[str] = frozenset(),
) -> int:
    """Index of the first line of a column's footnotes; the number of lines if there are none.

    Args:
        lines: of the column, in order.
        rules: of the page.
        left: of the column.
        right: likewise.
        size: of running text.
        known: marks in the text of the document.
    """
    ruled = _below_rule(lines, rules, (left, right), size, known)
    if ruled is not None:
        return ruled
    start = len(lines)
    while start and lines[start - 1].size <= _SMALLER * size:
        start -= 1
    # A plain number begins many a small line, in tables above all.
    if start < len(lines) and _plain_mark(lines[start]) in known:
        return start
    return next((at for at in range(start, len(lines)) if _raised_mark(lines[at])), len(lines))


def _plain_mark(line: Line) -> str:
    """The mark that a line begins with; a number with a point is an item's."""
    hit = _PLAIN.match(line.text)
    return hit[1] if hit and line.text[hit.end(1)] not in ".)" else ""


def _raised_mark(line: Line) -> bool:
    return definition(line.text) is not None


def _below_rule(
    lines: Sequence[Line],
    rules: Iterable[Rule],
    sides: tuple[float, float],
    size: float,
    known: frozenset[str],
) -> int | None:
    for place in _places(list(rules), sides):
        below = [index for index, line in enumerate(lines) if line.baseline > place]
        if not below or lines[below[0]].baseline - place > 4 * lines[below[0]].size:
            continue
        if below != list(range(below[0], len(lines))) or _underlines(place, lines, below[0]):
            continue
        found = [lines[index] for index in below]
        small = sum(line.size <= _SMALLER_BELOW_RULE * size for line in found) >= 0.9 * len(found)
        marked = _raised_mark(found[0]) or _plain_mark(found[0]) in known
        if (small or marked) and all(line.size <= _LARGEST * size for line in found):
            return below[0]
    return None


def _places(rules: Sequence[Rule], sides: tuple[float, float]) -> list[float]:
    """Heights of rules that may stand above notes: short, at the left, and with none beside them.

    The border of a table's cell has those of the other cells beside it.
    """
    left, width = sides[0], sides[1] - sides[0]
    level = [rule for rule in rules if rule.level and rule.right > left and rule.left < sides[1]]
    found = []
    for rule in level:
        beside = [other for other in level if abs(other.top - rule.top) <= 1.5]
        start = min(other.left for other in beside)
        length = max(other.right for other in beside) - start
        if (
            _RULE_LEAST * width <= length <= _RULE_MOST * width
            and abs(start - left) <= 0.12 * width
        ):
            found.append(rule.top)
    return sorted(found)


def _underlines(place: float, lines: Sequence[Line], first: int) -> bool:
    return first > 0 and place - lines[first - 1].baseline < 0.35 * lines[first - 1].size


def notes(lines: Sequence[Line], known: Iterable[str]) -> list[Note]:
    """The notes that a foot's lines are.

    Args:
        lines: of the foot, in order.
        known: marks in the text of the page.
    """
    marks = set(known)
    found: list[Note] = []
    for line in lines:
        begun = _begun(line, marks, found)
        if begun is not None:
            found.append(Note(begun[0], (begun[1],), line.page, line.runs))
        elif found:
            last = found[-1]
            runs = (*last.runs, *line.runs)
            found[-1] = replace(last, lines=(*last.lines, line.text), runs=runs)
        else:
            found.append(Note("", (line.text,), line.page, line.runs))
    return found


def _begun(line: Line, marks: set[str], found: Sequence[Note]) -> tuple[str, str] | None:
    """The mark that a line begins with and its rest."""
    raised = definition(line.text)
    if raised is not None:
        return raised
    hit = _PLAIN.match(line.text)
    if hit is None:
        return None
    last = next((note.mark for note in reversed(found) if note.mark), "")
    steps = int(hit[1]) - int(last) if last.isdigit() and hit[1].isdigit() else 0
    # A number that has been passed begins a line of the note by chance, and so does one that
    # leaves out the next note.
    skips = steps > 1 and str(int(last) + 1) in marks
    if steps >= 0 and not skips and (hit[1] in marks or steps == 1):
        return hit[1], line.text[hit.end() :]
    return None


def endnotes(texts: Sequence[str], known: Sequence[str]) -> dict[int, tuple[str, str]]:
    """The mark and the text of each passage that is a note at a document's end.

    Args:
        texts: of the document's passages, in order.
        known: marks that have no note yet, as they come in the text.

    Returns:
        By index of the passage; empty if its last passages are not the notes of these marks.
    """
    wanted = list(dict.fromkeys(known))
    for start in range(len(texts)):
        hit = _PLAIN.match(texts[start])
        if not wanted or hit is None or hit[1] != wanted[0]:
            continue
        found: dict[int, tuple[str, str]] = {}
        for index in range(start, len(texts)):
            hit = _PLAIN.match(texts[index])
            if hit is None or hit[1] != (wanted[len(found) :] or [""])[0]:
                break
            found[index] = (hit[1], texts[index][hit.end() :])
        if len(found) == len(wanted) and start + len(found) == len(texts):
            return found
    return {}


def marks_in(texts: Iterable[str]) -> list[str]:
    """The marks that travel in texts, in order."""
    return [mark for text in texts for mark in MARK.findall(text)]


def completed(found: Sequence[Note], joiner: Joiner) -> list[tuple[Note, str]]:
    """Notes with their whole texts; a rest goes to the note before it.

    Args:
        found: of the whole document, in order.
    """
    whole: list[tuple[Note, str]] = []
    for note in found:
        text = joined_text(note.lines, joiner)
        if not note.mark and whole:
            before, so_far = whole[-1]
            whole_note = replace(before, runs=(*before.runs, *note.runs))
            whole[-1] = (whole_note, joiner.join(so_far, text))
        else:
            whole.append((note, text))
    return whole
