"""Small texts written for these tests, and the hardships made of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aligner.document import Kind
from benchmarks import damage
from benchmarks.damage import SOURCE, TARGET, Hardship, Row

DATA = Path(__file__).parent / "data"
BETWEEN = " ||| "


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Rows of a text: `seed-banks`, an agenda; `sound-archives`, one of another body."""
    _, *lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    out: list[Row] = []
    for line in lines:
        part, kind, level, label, *sides = line.split("\t")
        texts = tuple(tuple(side.split(BETWEEN)) for side in sides)
        opens = kind != "+"
        before = out[-1] if out else None
        shape = Kind(kind) if opens or before is None else before.kind
        out.append(Row((texts[0], texts[1]), shape, label, int(level), part, opens))
    return tuple(out)


AGENDA = "seed-banks"


def block_with(text: str, name: str = AGENDA) -> int:
    """Number of the block in which an English text stands."""
    all_rows = rows(name)
    for number, block in enumerate(damage.blocks(all_rows)):
        if any(text in one for n in block for one in all_rows[n].texts[SOURCE]):
            return number
    raise LookupError(text)
