"""Fit the confidence: `python -m training.confidence --help` tells how.

Makes documents of sentence pairs as a translator's would be (sides cut at sentence ends, some
joined, some dropped, now and then a section missing), aligns them, and now and then two that do
not belong together, and regresses whether a bead is exactly right on what the search knew of it.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
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

_ENDS = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])|(?<=[。；！？])")
# In bytes of UTF-8, where a Chinese character weighs as much as half an English word.
_SHORTEST = 12
# Pairs in a document.
_PAIRS = 100
# Of all documents: those that lack a section on one side, and those paired with another's target.
_CUT_SHORT, _UNRELATED = 0.25, 0.06


@dataclass(frozen=True, slots=True)
class Made:
    """A document made of pairs, with the beads it was made by."""

    source: list[Segment]
    target: list[Segment]
    gold: set[Span]


def make_documents(pairs: list[tuple[str, str]], chance: random.Random) -> Iterator[Made]:
    """Documents of 100 pairs each; the pairs that are left over are not used."""
    before: Made | None = None
    for start in range(0, len(pairs) - _PAIRS + 1, _PAIRS):
        made = make_document(pairs[start : start + _PAIRS], chance)
        yield made
        if before and chance.random() < _UNRELATED:
            yield Made(before.source, made.target, set())
        before = made


def make_document(pairs: list[tuple[str, str]], chance: random.Random) -> Made:
    """Sentences of all pairs in order, as two translators would have cut them.

    One pair in twelve loses a side. Of the others one side is cut at its sentence ends and the
    other kept whole, or both are cut: then they pair one by one if there are as many on each
    side, and are kept whole if not, since nobody said which belong together.
    """
    made = Made([], [], set())
    lacking, missing = _section(len(pairs), chance)
    for number, pair in enumerate(pairs):
        left, right = _sides(pair, chance)
        if number in missing:
            left, right = ([], _cut(pair[1])) if lacking == 0 else (_cut(pair[0]), [])
        if len(left) == len(right):
            for one, other in zip(left, right, strict=True):
                _append(made, [one], [other])
        else:
            _append(made, left, right)
    return made


def _section(count: int, chance: random.Random) -> tuple[int, range]:
    """The side that lacks a section, a tenth to three tenths of all pairs, and which; or none."""
    if chance.random() >= _CUT_SHORT:
        return 0, range(0)
    size = round(count * chance.uniform(0.1, 0.3))
    start = chance.randrange(count - size)
    return chance.randrange(2), range(start, start + size)


def _sides(pair: tuple[str, str], chance: random.Random) -> tuple[list[str], list[str]]:
    lost = chance.random()
    if lost < 1 / 24:
        return [], _cut(pair[1])
    if lost < 1 / 12:
        return _cut(pair[0]), []
    way = chance.choice(("source", "target", "both", "both"))
    left = [pair[0]] if way == "target" else _cut(pair[0])
    right = [pair[1]] if way == "source" else _cut(pair[1])
    if way == "both" and len(left) != len(right):
        return [pair[0]], [pair[1]]
    return left, right


def _append(made: Made, left: list[str], right: list[str]) -> None:
    i, j = len(made.source), len(made.target)
    made.source.extend(Segment(text) for text in left)
    made.target.extend(Segment(text) for text in right)
    if left and right:
        made.gold.add((i, len(made.source), j, len(made.target)))


def _cut(text: str) -> list[str]:
    """Sentences; a piece too short to be one (a number, an initial) stays with what follows."""
    pieces: list[str] = []
    for piece in _ENDS.split(text):
        if pieces and len(pieces[-1].encode()) < _SHORTEST:
            pieces[-1] = f"{pieces[-1]} {piece}".strip()
        elif piece.strip():
            pieces.append(piece.strip())
    return pieces


def observe(made: Made, encoder: Encoder) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Features of the beads with two sides, and 1 where the bead is right, 0 where it is not."""
    weights = Weights()
    sides = prepare(made.source, made.target, ("en", "zh"), encoder)
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
    parser.add_argument("--rounds", type=int, default=3, help="times that documents are made")
    parser.add_argument("--seed", type=int, default=13)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - reproducible sampling, not secrecy
    encoder = StaticEncoder(options.encoder_folder)
    observed = []
    pairs = list(read_pairs(options.pairs))
    for _ in range(options.rounds):
        observed += [observe(made, encoder) for made in make_documents(pairs, chance)]
    seen, right = (np.concatenate(part) for part in zip(*observed, strict=True))
    beta = fit(seen, right)
    p = 1 / (1 + np.exp(-(seen @ beta)))
    print(f"{len(right)} beads, {right.mean():.3f} right")
    for name, value in zip(FEATURES, beta, strict=True):
        print(f"{name:20} {value:8.3f}")
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.95), (0.95, 0.98), (0.98, 1.01)):
        inside = (p >= low) & (p < high)
        if inside.any():
            share, correct = inside.mean(), right[inside].mean()
            print(f"{low:.2f} to {high:.2f}: {share:.3f} of all, {correct:.3f} right")


if __name__ == "__main__":
    main()
