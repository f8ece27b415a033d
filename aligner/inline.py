"""Formats from blocks to translation units: cut with the text, joined with it, written as codes.

A CAT tool shows a bold stretch as a pair of codes that the translator sets again. TMX writes them
as `bpt` and `ept` (TMX 1.4b, section 3.2), not as `hi`: OmegaT 3.6 leaves the codes out as it
reads a memory and finds the plain sentence as ever, but of a sentence with a `hi` it loses the
text within. Asked to show other tools' codes (its preference `ext_tmx_show_level2`) it makes the
tag of the code's first letter: `<b>` is the `<b0>` of its own HTML filter.

The native code inside is that of HTML for this reason, whatever the document's format is; and a
code that came from a DOCX on one side and from a PDF on the other has to be the same on both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.document import Alignment, Bead, Format, Segment, glue_of
from tmx.unit import Content, Inline, joined

# Format -> value of the attribute `type` and HTML element. TMX 1.4b recommends values (attribute
# "type") but none for raised and lowered text; others begin with "x-".
_CODES = {
    "bold": ("bold", "b"),
    "italic": ("italic", "i"),
    "underline": ("ulined", "u"),
    "superscript": ("x-superscript", "sup"),
    "subscript": ("x-subscript", "sub"),
}


@dataclass(frozen=True, slots=True)
class _Half:
    """Where a pair of codes opens or closes; `pair` is its place among its side's pairs."""

    offset: int
    opens: bool
    name: str
    pair: int


def within(formats: Iterable[Format], start: int, end: int) -> tuple[Format, ...]:
    """The formats between two offsets, cut there, with their offsets counted from the first."""
    return tuple(
        Format(max(each.start, start) - start, min(each.end, end) - start, each.name)
        for each in formats
        if each.start < end and each.end > start
    )


def joined_formats(segments: Sequence[Segment], language: str) -> tuple[Format, ...]:
    """The formats of the text that `join_segments` makes; one cut in two there is whole again."""
    gap, start = len(glue_of(language)), 0
    shifted: list[Format] = []
    ends: dict[tuple[int, str], int] = {}
    for segment in segments:
        for each in segment.formats:
            moved = Format(each.start + start, each.end + start, each.name)
            before = ends.pop((moved.start, moved.name), None)
            if before is None:
                before = len(shifted)
                shifted.append(moved)
            else:
                shifted[before] = replace(shifted[before], end=moved.end)
            if each.end == len(segment.text):
                ends[start + each.end + gap, each.name] = before
        start += len(segment.text) + gap
    return tuple(shifted)


def contents(alignment: Alignment, bead: Bead) -> tuple[Content, Content]:
    """Both sides of a bead as text with codes.

    A pair of codes has the same number on both sides (`x` and, as every number is a side's own
    once, `i` too) if both have as many pairs of its kind: the first bold stretch is the first
    one's translation. Where one side has more, no one knows which is which, and they are told
    apart.
    """
    texts = alignment.texts(bead)
    sides = (
        ([alignment.source[i] for i in bead.source], alignment.source_document.language),
        ([alignment.target[j] for j in bead.target], alignment.target_document.language),
    )
    halves = [_halves(joined_formats(segments, language)) for segments, language in sides]
    numbers = _numbers(
        [half.name for half in halves[0] if half.opens],
        [half.name for half in halves[1] if half.opens],
    )
    first, second = (
        _content(text, side, given)
        for text, side, given in zip(texts, halves, numbers, strict=True)
    )
    return first, second


def _halves(formats: Sequence[Format]) -> list[_Half]:
    """The codes of a text in order; what overlaps is closed and opened again, so that all nest."""
    waiting = sorted(formats, key=lambda each: (each.start, -each.end, each.name), reverse=True)
    opened: list[tuple[Format, int]] = []
    halves: list[_Half] = []
    pairs = 0
    while waiting or opened:
        ending = min((each.end for each, _ in opened), default=None)
        if ending is not None and (not waiting or ending <= waiting[-1].start):
            at = ending
            while any(each.end == at for each, _ in opened):
                each, pair = opened.pop()
                halves.append(_Half(at, False, each.name, pair))
                if each.end > at:
                    waiting.append(replace(each, start=at))
        else:
            each = waiting.pop()
            halves.append(_Half(each.start, True, each.name, pairs))
            opened.append((each, pairs))
            pairs += 1
    return halves


def _numbers(source: list[str], target: list[str]) -> tuple[list[int], list[int]]:
    """The number of each pair of codes, from 1."""
    alike = {name for name, count in Counter(source).items() if Counter(target)[name] == count}
    shared: dict[tuple[str, int], int] = {}
    last = 0
    sides: tuple[list[int], list[int]] = ([], [])
    for names, numbers in zip((source, target), sides, strict=True):
        seen: Counter[str] = Counter()
        for name in names:
            seen[name] += 1
            key = (name, seen[name])
            if name in alike and key in shared:
                numbers.append(shared[key])
                continue
            last += 1
            shared.setdefault(key, last)
            numbers.append(last)
    return sides


def _content(text: str, halves: Iterable[_Half], numbers: Sequence[int]) -> Content:
    return joined(list(_parts(text, halves, numbers)))


def _parts(text: str, halves: Iterable[_Half], numbers: Sequence[int]) -> Iterator[str | Inline]:
    at = 0
    for half in halves:
        yield text[at : half.offset]
        yield _code(half, str(numbers[half.pair]))
        at = half.offset
    yield text[at:]


def _code(half: _Half, number: str) -> Inline:
    kind, tag = _CODES[half.name]
    if half.opens:
        return Inline("bpt", (("i", number), ("x", number), ("type", kind)), (f"<{tag}>",))
    return Inline("ept", (("i", number),), (f"</{tag}>",))
