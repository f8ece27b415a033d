"""Which passages are headings, by size, weight and place, and how deep they lie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aligner.readers.joining import is_wide
from aligner.readers.pdf.lines import Measure
from aligner.readers.pdf.passages import Passage

# Of the size of running text.
_LARGER = 1.035
_MOST_LINES = 4
_MOST_LETTERS = 220
_ENDS = tuple(".;:,。；：，、")


class Look(NamedTuple):
    """What tells one depth of headings from another, the highest first when sorted.

    Attributes:
        size: negative, in half points, so that larger comes first.
        plain: whether it is not bold.
        aside: whether it is not centred.
        italic: whether it is.
    """

    size: int
    plain: bool
    aside: bool
    italic: bool


def look(passage: Passage, text: str, measure: Measure) -> Look | None:
    """The look of a heading; None for other passages.

    Args:
        passage: with its lines.
        text: its text.
        measure: of the document.
    """
    if not text or len(passage.lines) > _MOST_LINES or len(text) > _MOST_LETTERS:
        return None
    larger = passage.size >= _LARGER * measure.size
    if text.endswith(_ENDS) and not (larger and passage.bold):
        return None
    if not any(char.isalpha() for char in text):
        return None
    strong = larger or passage.bold or (passage.italic and passage.above != 0 and _is_short(text))
    if not strong:
        return None
    return Look(
        -round(passage.size * 2) if larger else -round(measure.size * 2),
        not passage.bold,
        not passage.centred,
        passage.italic,
    )


def _is_short(text: str) -> bool:
    return sum(2 if is_wide(char) else 1 for char in text) < 90


def levels(looks: Sequence[Look | None]) -> dict[Look, int]:
    """The depth of each look, 1 for the highest."""
    distinct = {found for found in looks if found is not None}
    return {found: depth for depth, found in enumerate(sorted(distinct), 1)}
