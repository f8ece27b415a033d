"""Formats on their way through a reader: which stretches of a block are bold, raised, ...

Between the file and the final text stand many steps: labels are split off, note marks lifted,
lines joined with or without a space, paragraphs mended over pages. Formats take no part in any of
them. A reader keeps the pieces of text that it met, each with the names of its formats, and at the
end the final text is laid over these pieces again, character by character; what the steps took
out or put in is stepped over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from aligner.document import Format
from aligner.inline import within
from aligner.readers.marks import MARK

Runs = Sequence[tuple[str, frozenset[str]]]

NAMES = ("bold", "italic", "underline", "superscript", "subscript")
"""The formats that are told; others (colour, size) say nothing to a translation memory."""

# White space and what no reader of the page sees: it comes and goes between file and text.
_SEEN = re.compile(r"[^\s\u00ad\u200b\u2060\ufeff\ufdd0-\ufdef]")
# Two texts are in step again if as many characters agree; after a short skip fewer will do.
_IN_STEP = 8
_LEAST = 2
# What is taken out (a label, a mark) or put in is seldom longer; longer skips need an index.
_NEAR = 40
# Characters that were written otherwise (a ligature) between two of a format belong to it.
_SLIP = 3
# Characters of text and raw pieces that may stand for one another.
_SWAPS = ((1, 1), (2, 1), (3, 1), (1, 2), (1, 3))
_STEPS = (512, 64, 8, 1)
PLAIN: frozenset[str] = frozenset()


def found_in(text: str, runs: Runs) -> tuple[Format, ...]:
    """The formats of a block.

    Neighbouring stretches of one format are one, over the space between them too. A format that
    covers the whole text is the block's look and left out, as is one on white space alone. Where
    it cannot be told whether a character or its twin beside it was taken out, it has the formats
    that both have.

    Args:
        text: the block's final text.
        runs: the pieces of text that it was made of, in order, each with the names of its
            formats. Names that are not in NAMES, and travelling note marks, are passed over;
            pieces that did not come into the text do no harm.

    Returns:
        By start, the longer first; takes time linear in the lengths of text and runs.
    """
    if not any(names for _, names in runs):
        return ()
    # Marks that still travel in the text stand for nothing in it.
    bare = MARK.sub(lambda mark: " " * len(mark[0]), text)
    places = [char.start() for char in _SEEN.finditer(bare)]
    styles = _styles("".join(text[place] for place in places), runs)
    every = {name for names in styles for name in names}.intersection(NAMES)
    found = [
        Format(places[first], places[last] + 1, name)
        for name in every
        for first, last in _stretches(styles, name)
        if last - first + 1 < len(places)
    ]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end, each.name)))


def runs_of(text: str, formats: Sequence[Format]) -> Runs:
    """Pieces of a text that `found_in` makes its formats of again, laid over another text.

    Args:
        text: that the formats belong to.
        formats: of it; () gives no pieces, as `found_in` needs none then.
    """
    if not formats:
        return ()
    cuts = sorted({0, len(text), *(cut for each in formats for cut in (each.start, each.end))})
    opening, closing = _by_offset(formats)
    names: Counter[str] = Counter()
    runs = []
    for start, end in pairwise(cuts):
        names.update(opening.get(start, ()))
        names.subtract(closing.get(start, ()))
        runs.append((text[start:end], frozenset(+names)))
    return runs


def runs_by_line(lines: Sequence[str], runs: Runs) -> Iterator[tuple[str, Runs]]:
    """Each line that a text was cut into, with the pieces that it alone was made of.

    Args:
        lines: in order.
        runs: of all of them together.
    """
    if len(lines) == 1:
        yield lines[0], runs
        return
    formats = found_in("\n".join(lines), runs)
    start = 0
    for line in lines:
        yield line, runs_of(line, within(formats, start, start + len(line)))
        start += len(line) + 1


def _by_offset(formats: Sequence[Format]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """The names of the formats that start and that end at each offset."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for each in formats:
        opening.setdefault(each.start, []).append(each.name)
        closing.setdefault(each.end, []).append(each.name)
    return opening, closing


def _stretches(styles: Sequence[frozenset[str]], name: str) -> Iterator[tuple[int, int]]:
    """First and last index of each stretch that has a format."""
    first = -1
    for index, names in enumerate((*styles, PLAIN)):
        if name in names and first < 0:
            first = index
        elif name not in names and first >= 0:
            yield first, index - 1
            first = -1


def _styles(text: str, runs: Runs) -> list[frozenset[str]]:
    """The formats of each character of a text without white space."""
    pieces = [("".join(_SEEN.findall(MARK.sub("", piece))), names) for piece, names in runs]
    raw = "".join(piece for piece, _ in pieces)
    given = [names for piece, names in pieces for _ in piece]
    if text == raw:
        return given
    styles = [PLAIN] * len(text)
    stretches = list(_in_step(text, raw))
    for at, place, length in stretches:
        styles[at : at + length] = given[place : place + length]
    ends = [(at + length, place + length) for at, place, length in stretches]
    starts = [(at, place) for at, place, _ in stretches]
    for left, right in zip([(0, 0), *ends], [*starts, (len(text), len(raw))], strict=True):
        if right[0] > left[0]:
            _fill(styles, left[0], right[0])
        elif right[1] > left[1]:
            _doubt(styles, given, raw, right, right[1] - left[1])
    return styles


def _fill(styles: list[frozenset[str]], start: int, end: int) -> None:
    """Gives a few unknown characters the formats that both their neighbours have."""
    if start > 0 and end < len(styles) and end - start <= _SLIP:
        styles[start:end] = [styles[start - 1] & styles[end]] * (end - start)


def _doubt(
    styles: list[frozenset[str]],
    given: list[frozenset[str]],
    raw: str,
    right: tuple[int, int],
    skipped: int,
) -> None:
    """Takes from characters the formats that they only have if the one skip fits, not the other.

    "1" and "1990" with one "1" taken out: it may have been either.

    Args:
        right: offsets in text and raw behind the skip.
        skipped: how many characters of raw it took.
    """
    at, place = right[0] - 1, right[1] - 1
    while at >= 0 and place >= skipped and raw[place] == raw[place - skipped]:
        styles[at] &= given[place]
        at, place = at - 1, place - 1
    at, place = right
    while at < len(styles) and place < len(raw) and raw[place] == raw[place - skipped]:
        styles[at] &= given[place - skipped]
        at, place = at + 1, place + 1


def _in_step(text: str, raw: str) -> Iterator[tuple[int, int, int]]:
    """Stretches that are the same in both: offset in `text` and in `raw`, length."""
    at = place = 0
    index: dict[str, list[int]] = {}
    while at < len(text) and place < len(raw):
        if length := _common(text, at, raw, place):
            yield at, place, length
            at, place = at + length, place + length
            continue
        near = _near(text, at, raw, place)
        if near is None:
            index = index or _index(raw)
            near = _far(text, at, place, index)
        if near is None:
            return
        at, place = near


def _common(text: str, at: int, raw: str, place: int) -> int:
    """How many characters are the same from two offsets on."""
    length = 0
    for step in _STEPS:
        while len(piece := text[at + length : at + length + step]) == step and raw.startswith(
            piece, place + length
        ):
            length += step
    return length


def _near(text: str, at: int, raw: str, place: int) -> tuple[int, int] | None:
    """Where the two are in step after the shortest skip in one of them, or a small one in both."""
    for skip in range(1, _NEAR):
        if _agree(text, at, raw, place + skip, _least(raw[place : place + skip])):
            return at, place + skip
        least = _least(text[at : at + skip])
        if place + least <= len(raw) and _agree(raw, place, text, at + skip, least):
            return at + skip, place
    for here, there in _SWAPS:
        if _agree(text, at + here, raw, place + there, _LEAST + 1):
            return at + here, place + there
    return None


def _least(skipped: str) -> int:
    """How many characters must agree behind a skip: few where no letter was skipped."""
    letters = any(char.isalpha() for char in skipped)
    return min(_IN_STEP, len(skipped) + 1) if letters else _LEAST


def _agree(one: str, at: int, other: str, place: int, least: int) -> bool:
    """Whether two texts say the same for some characters, or to the end of the first."""
    start = one[at : at + least]
    return bool(start) and other.startswith(start, place)


def _index(raw: str) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for place in range(len(raw) - _IN_STEP + 1):
        index.setdefault(raw[place : place + _IN_STEP], []).append(place)
    return index


def _far(text: str, at: int, place: int, index: dict[str, list[int]]) -> tuple[int, int] | None:
    """Where the two are in step next, however much of both is skipped."""
    for start in range(at, len(text) - _IN_STEP + 1):
        places = index.get(text[start : start + _IN_STEP], ())
        nearest = bisect_left(places, place)
        if nearest < len(places):
            return start, places[nearest]
    return None
