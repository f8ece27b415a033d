"""Reading and writing what all peers share: segments a line, beads a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from aligner.beads import format_beads
from aligner.document import Bead, Segment
from aligner.readers.encodings import read_lines


def read_segments(path: str, language: str) -> list[Segment]:
    """The lines of a file, as `diptych align --lines` reads them."""
    return [Segment(line.strip()) for line in read_lines(path, language)]


def as_beads(spans: Iterable[tuple[int, int, int, int]]) -> list[Bead]:
    """Of (i0, i1, j0, j1): source segments i0 .. i1-1 with target segments j0 .. j1-1."""
    return [Bead(tuple(range(i0, i1)), tuple(range(j0, j1))) for i0, i1, j0, j1 in spans]


def write_spans(spans: Iterable[tuple[int, int, int, int]], path: str) -> None:
    """A file of beads."""
    Path(path).write_text(format_beads(as_beads(spans)), encoding="utf-8")
