"""What the score's weights do on the development sets: `python -m benchmarks.tune`.

Prints strict and lax F1 for a grid of the three weights that matter. One training of an encoder
differs from the next by more than most settings do, so weights are chosen by the mean over several
encoders (`--encoder-folder`), not by what one of them does best.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from aligner.document import Bead, Segment
from aligner.encoders.base import Encoder
from aligner.encoders.bundled import FOLDER, StaticEncoder
from aligner.evaluation import evaluate
from aligner.features import Side, prepare
from aligner.pipeline import Options
from aligner.readers.encodings import read_lines
from aligner.scoring import Scorer, Weights
from aligner.search import search
from benchmarks.accuracy import LINE_SETS
from benchmarks.data import gold_pairs

ENTITY = (0.3, 0.5, 0.8)
MARGIN = (0.35, 0.65, 0.75, 0.85)
SKIP = (-0.18, -0.15, -0.12)

Prepared = tuple[Side, Side, list[Bead]]


def prepared(name: str, encoder: Encoder) -> list[Prepared]:
    """Both sides and the gold of each document of a set."""
    folder, *tags = LINE_SETS[name]
    languages = (tags[0], tags[1])
    out = []
    for pair in gold_pairs(folder, *languages):
        files = zip((pair.source, pair.target), languages, strict=True)
        texts = [[Segment(line.strip()) for line in read_lines(*file)] for file in files]
        sides = prepare(texts[0], texts[1], languages, encoder)
        out.append((*sides, pair.gold))
    return out


def beads(source: Side, target: Side, weights: Weights) -> list[Bead]:
    """The best path as beads, without confidences."""
    path = search(Scorer(source, target, Options().max_span, weights))
    return [Bead(tuple(range(i0, i1)), tuple(range(j0, j1))) for i0, i1, j0, j1 in path]


def rows(encoder: Encoder) -> Iterator[str]:
    """The table, a row at a time."""
    yield "| entity | margin | skip | " + " | ".join(f"{name}, strict / lax" for name in LINE_SETS)
    yield "|---|---|---|" + "---|" * len(LINE_SETS)
    for entity in ENTITY:
        sets = {name: prepared(name, entity, encoder) for name in LINE_SETS}
        for margin, skip in itertools.product(MARGIN, SKIP):
            weights = replace(Weights(), entity=entity, margin=margin, skip=skip)
            figures = []
            for documents in sets.values():
                result = evaluate((gold, beads(s, t, weights)) for s, t, gold in documents)
                figures.append(f"{result.strict.f1:.3f} / {result.lax.f1:.3f}")
            yield f"| {entity} | {margin} | {skip} | {' | '.join(figures)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder-folder", type=Path, default=FOLDER, metavar="FOLDER")
    for row in rows(StaticEncoder(parser.parse_args().encoder_folder)):
        print(row, flush=True)


if __name__ == "__main__":
    main()
