"""Where the development data lies and how it is read; the project itself holds none of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.beads import read_beads
from aligner.document import Bead

ROOT = Path(__file__).parents[1]
# Beside the checkout, or wherever the variable says.
SHARED = Path(os.environ.get("DIPTYCH_SHARED", ROOT.parent / "shared"))
DATA = SHARED / "data"
SEED = DATA / "seed-pair"
SEED_GOLD = ROOT / "benchmarks" / "gold" / "seed-pair.beads"


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two files of one sentence a line, and which of their lines belong together."""

    source: Path
    target: Path
    gold: list[Bead]


def gold_pairs(folder: Path, source: str, target: str) -> Iterator[GoldPair]:
    """The pairs of a folder: `NNN.gold` with `NNN.SOURCE` and `NNN.TARGET`."""
    for path in sorted(folder.glob("*.gold")):
        gold = read_beads(path)
        yield GoldPair(path.with_suffix(f".{source}"), path.with_suffix(f".{target}"), gold)


def sentence_pairs(path: Path) -> tuple[list[str], list[str]]:
    """Both sides of a TSV file."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [row[0] for row in rows], [row[1] for row in rows]
