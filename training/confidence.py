"""Fit the confidence: `python -m training.confidence --help` tells how.

Makes documents of sentence pairs as a translator's would be (sides cut at sentence ends, some
joined, some dropped), aligns them, and regresses whether a bead is exactly right on what the
search knew of it.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.confidence import FEATURES, features
from aligner.document import Segment
from aligner.encoders.base import Encoder
from aligner.encoders.bundled import StaticEncoder
from aligner.features import prepare
from aligner.pipeline import Options
from aligner.scoring import Scorer, Weights
from aligner.search import Span, search
from training.pairs import read_pairs

_ENDS = re.compile(r"(?<=[.;:!?])\s+|(?<=[。；：！？])")


@dataclass(frozen=True, slots=True)
class Made:
    """A document made of pairs, with the beads it was made by."""

    source: list[Segment]
    target: list[Segment]
    gold: set[Span]


def make_document(pairs: list[tuple[str, str]], chance: random.Random) -> Made:
    """Sentences of all pairs in order; one pair in twelve loses a side, one in six keeps its
    sentences together.
    """
    source: list[Segment] = []
    target: list[Segment] = []
    gold = set()
    for pair in pairs:
        left, right = (_cut(text, chance) for text in pair)
        dropped = chance.random()
        left, right = [] if dropped < 0.04 else left, [] if 0.04 <= dropped < 0.08 else right
        start = len(source), len(target)
        source += [Segment(text) for text in left]
        target += [Segment(text) for text in right]
        gold.add((start[0], len(source), start[1], len(target)))
    return Made(source, target, gold)


def _cut(text: str, chance: random.Random) -> list[str]:
    if chance.random() < 1 / 6:
        return [text]
    return [piece for piece in _ENDS.split(text) if piece and piece.strip()]


def observe(made: Made, encoder: Encoder) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Features of the beads with two sides, and 1 where the bead is right, 0 where it is not."""
    weights = Weights()
    sides = prepare(made.source, made.target, ("en", "zh"), encoder, weights.entity)
    scorer = Scorer(*sides, Options().max_span, weights)
    path = search(scorer)
    full = [k for k, (i0, i1, j0, j1) in enumerate(path) if i1 > i0 and j1 > j0]
    right = np.array([float(path[k] in made.gold) for k in full])
    return features(scorer, path)[full], right


def fit(seen: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Coefficients of a logistic regression with a little ridge, by Newton's method.

    Args:
        seen: float64 [n, k].
        right: float64 [n], 0 or 1.
    """
    ridge = np.full(seen.shape[1], 0.1)
    beta = np.zeros(seen.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(seen @ beta, -30, 30)))
        gradient = seen.T @ (right - p) - ridge * beta
        hessian = (seen * (p * (1 - p))[:, None]).T @ seen + np.diag(ridge)
        beta = beta + np.linalg.solve(hessian, gradient)
    return beta


def main() -> None:
    """Fit on documents of 100 pairs each and print what to write into aligner/confidence.py."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument(
        "--encoder-folder",
        type=Path,
        required=True,
        help="an encoder that was not trained on these pairs",
    )
    parser.add_argument("--limit", type=int, default=20_000, help="pairs of each file")
    parser.add_argument("--seed", type=int, default=13)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - reproducible sampling, not secrecy
    encoder = StaticEncoder(options.encoder_folder)
    observed = []
    for path in options.pairs:
        pairs = list(read_pairs([path]))[: options.limit]
        for start in range(0, len(pairs) - 99, 100):
            observed.append(observe(make_document(pairs[start : start + 100], chance), encoder))
    seen, right = (np.concatenate(part) for part in zip(*observed, strict=True))
    beta = fit(seen, right)
    p = 1 / (1 + np.exp(-(seen @ beta)))
    print(f"{len(right)} beads, {right.mean():.3f} right")
    for name, value in zip(FEATURES, beta, strict=True):
        print(f"{name:20} {value:8.3f}")
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.95), (0.95, 1.01)):
        inside = (p >= low) & (p < high)
        if inside.any():
            share, correct = inside.mean(), right[inside].mean()
            print(f"{low:.2f} to {high:.2f}: {share:.3f} of all, {correct:.3f} right")


if __name__ == "__main__":
    main()
