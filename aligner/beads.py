"""Beads as lines of text: `[0,1]:[2]:0.87`, one a line, in document order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from os import PathLike

from aligner.document import Bead
from aligner.errors import BadBeads
from tmx.files import read_bytes

_LINE = re.compile(r"\[([\d,\s]*)\]:\[([\d,\s]*)\](?::(\d*\.?\d+))?")


def format_bead(bead: Bead) -> str:
    """One line without its end."""
    left, right = (",".join(map(str, side)) for side in (bead.source, bead.target))
    return f"[{left}]:[{right}]:{bead.confidence:.2f}"


def format_beads(beads: Iterable[Bead]) -> str:
    """All beads, a line each."""
    return "".join(f"{format_bead(bead)}\n" for bead in beads)


def read_beads(path: str | PathLike[str]) -> list[Bead]:
    """Beads of a file; the confidence may be missing (gold) and then is 0.

    Raises:
        BadBeads: a line that is not a bead, text that is not UTF-8, or nothing at all.
        FileProblem: the file cannot be read.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadBeads("not UTF-8 text", path=path, remedy="give a file of beads") from error
    beads = []
    for number, line in enumerate(text.splitlines(), 1):
        # A comment says where a gold file comes from.
        if line.strip() and not line.startswith("#"):
            beads.append(_parse(line.strip(), path, number))
    if not beads:
        raise BadBeads("no bead in it", path=path, remedy="check that it was saved")
    return beads


def _parse(line: str, path: str | PathLike[str], number: int) -> Bead:
    match = _LINE.fullmatch(line)
    if not match:
        raise BadBeads(
            f"not a bead: {line[:60]!r}",
            path=path,
            line=number,
            remedy="write source and target indices as [0,1]:[2] or [0,1]:[2]:0.87",
        )
    source, target = (_indices(match[side]) for side in (1, 2))
    return Bead(source, target, float(match[3] or 0))


def _indices(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part.strip())
