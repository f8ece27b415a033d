"""Whether confidence keeps its word: `python -m benchmarks.reliability`.

Of the beads that claim a probability, how many are exactly right.

un/dev      documents made of UN sentence pairs, as those that the confidence was fitted on
            (`training.confidence`), but of pairs that neither encoder nor confidence has seen
un/docs     documents made of the same pairs, cut otherwise; the score's weights were chosen there
mac-dev     literary chapters; likewise
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache

from aligner.document import Bead
from aligner.encoders import load_encoder
from aligner.pipeline import Options, align_segments
from benchmarks.accuracy import LINE_SETS, aligned_lines
from benchmarks.data import DATA
from training.confidence import make_documents
from training.pairs import read_pairs

BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.95), (0.95, 1.01), (0.9, 1.01))
HELD_BACK = "un/dev"
#: What counts as sure.
SURE = 0.9
_ROUNDS = 3

Claim = tuple[float, bool]
Aligned = tuple[Sequence[Bead], Sequence[Bead]]


def held_back() -> Iterator[Aligned]:
    """Gold and found beads of documents made of the development pairs."""
    pairs = list(read_pairs([DATA / "un" / "dev.en-zh.tsv"]))
    chance = random.Random(13)  # noqa: S311 - reproducible sampling, not secrecy
    for _ in range(_ROUNDS):
        for made in make_documents(pairs, chance):
            # Two documents that do not belong together are `benchmarks.unrelated`'s matter.
            if made.gold:
                gold = [
                    Bead(tuple(range(*span[:2])), tuple(range(*span[2:]))) for span in made.gold
                ]
                encoder = load_encoder("bundled")
                sides = made.source, made.target
                yield gold, align_segments(*sides, ("en", "zh"), encoder, Options())


def claims(documents: Sequence[Aligned]) -> list[Claim]:
    """Confidence of each bead with two sides, and whether it is in the gold."""
    out = []
    for gold, beads in documents:
        right = {(bead.source, bead.target) for bead in gold}
        out += [
            (bead.confidence, (bead.source, bead.target) in right)
            for bead in beads
            if bead.source and bead.target
        ]
    return out


@cache
def told(name: str) -> tuple[Claim, ...]:
    """The claims of a set."""
    return tuple(claims(list(held_back() if name == HELD_BACK else aligned_lines(name))))


def sure_and_right(name: str) -> tuple[float, float]:
    """Of a set's beads the share that is sure, and of these the share that is exactly right."""
    right = [good for confidence, good in told(name) if confidence >= SURE]
    return len(right) / len(told(name)), sum(right) / max(1, len(right))


def rows(name: str) -> list[str]:
    """Rows of the table for one set."""
    every = told(name)
    out = []
    for low, high in BINS:
        inside = [(p, right) for p, right in every if low <= p < high]
        if inside:
            share, claimed = len(inside) / len(every), sum(p for p, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            out.append(
                f"| {name} | {low:.2f} to {min(high, 1):.2f} | {share:.3f} | {claimed:.3f} "
                f"| {right:.3f} |"
            )
    return out


if __name__ == "__main__":
    print("| set | confidence | share of beads | mean confidence | exactly right |")
    print("|---|---|---|---|---|")
    for set_name in (HELD_BACK, *LINE_SETS):
        print("\n".join(rows(set_name)), flush=True)
