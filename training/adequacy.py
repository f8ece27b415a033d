"""Fit the check `low-adequacy`: `python -m training.adequacy --help` tells how.

Puts faults into sentence pairs (`training/seeding.py`) and regresses what matching tells of a pair
on whether it has one: first whether a single word has a counterpart, then, with that, whether a
stretch of words has none and whether the sides belong together at all.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner import load_encoder
from aligner.encoders.bundled import StaticEncoder
from qa.adequacy import coefficients
from qa.adequacy.judging import FEATURES, SOME_BYTES, features, judge
from qa.adequacy.matching import WORD_FEATURES, sides, word_features
from qa.adequacy.words import BagEncoder, Reader, Words
from training.confidence import fit
from training.pairs import Pair, read_raw
from training.seeding import CHINESE, ENGLISH, Case, cases

Numbers = NDArray[np.float64]
LANGUAGES = "en", "zh"
# The counterpart of a word is the nearest one if it is as near as that.
_SURE = 0.45
# A word without a sure counterpart is taken to go with those so far before and behind.
_REACH = 3
# Shares of sound pairs that are called faulty, for which the recall is told.
_ALARMS = (0.002, 0.005, 0.01, 0.02, 0.03)


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients, as in qa.adequacy.coefficients."""

    length: float
    words: Numbers
    gaps: Numbers
    apart: Numbers


def read(reader: Reader, pairs: Sequence[Pair]) -> list[tuple[Words, Words]]:
    """The words of both sides of pairs."""
    both = [reader.read([pair[side] for pair in pairs], LANGUAGES[side]) for side in (0, 1)]
    return list(zip(*both, strict=True))


def usual_length(pairs: Iterable[Pair]) -> float:
    """The median logarithm of how much longer the English is."""
    return statistics.median(
        math.log((len(one.encode()) + SOME_BYTES) / (len(two.encode()) + SOME_BYTES))
        for one, two in pairs
    )


def fit_words(reader: Reader, made: Sequence[Case], side: int) -> Numbers:
    """Coefficients of whether a word of a side has no counterpart, by the clauses that are gone."""
    gone = [case for case in made if case.sound and case.gap == side]
    before = read(reader, [case.sound for case in gone if case.sound])
    after = read(reader, [case.pair for case in gone])
    seen, lone = [], []
    for case, whole, cut in zip(gone, before, after, strict=True):
        if len(cut[0]) and len(cut[1]):
            labels = _labels(whole[side], whole[1 - side], case.dropped)
            known = labels >= 0
            seen.append(word_features(sides(cut[side], cut[1 - side])[0])[known])
            lone.append(labels[known])
    return fit(np.concatenate(seen).astype(float), np.concatenate(lone).astype(float))


def _labels(words: Words, other: Words, dropped: tuple[int, int]) -> NDArray[np.int64]:
    """1 for a word whose counterpart is in the dropped part, 0 for elsewhere, -1 for unknown."""
    cosines = words.vectors @ other.vectors.T
    inside = [int(dropped[0] <= other.places[at][0] < dropped[1]) for at in cosines.argmax(1)]
    sure = np.where(cosines.max(1) > _SURE, inside, -1)
    labels: NDArray[np.int64] = sure.copy()
    for at in np.flatnonzero(sure < 0):
        before = [one for one in sure[max(0, at - _REACH) : at] if one >= 0][-1:]
        behind = [one for one in sure[at + 1 : at + 1 + _REACH] if one >= 0][:1]
        if before and before == behind:
            labels[at] = before[0]
    return labels


def fit_pairs(reader: Reader, made: Sequence[Case], words: Numbers) -> tuple[Numbers, Numbers]:
    """Coefficients of gaps, float64 [2, k], and of texts apart, float64 [k]."""
    chosen = [
        (case, features(*case.pair, both, words.astype(np.float32))[0])
        for case, both in zip(made, read(reader, [case.pair for case in made]), strict=True)
        if len(both[0]) and len(both[1])
    ]
    sound = [rows for case, rows in chosen if case.gap is None and not case.apart]
    gaps = []
    for side in (ENGLISH, CHINESE):
        faulty = [rows[side] for case, rows in chosen if case.gap == side]
        gaps.append(_regress([rows[side] for rows in sound], faulty))
    apart = [rows[ENGLISH] for case, rows in chosen if case.apart]
    return np.array(gaps), _regress([rows[ENGLISH] for rows in sound], apart)


def _regress(sound: Sequence[Numbers], faulty: Sequence[Numbers]) -> Numbers:
    seen = np.array([*sound, *faulty])
    return fit(seen, np.array([0.0] * len(sound) + [1.0] * len(faulty)))


def fit_all(pairs: Sequence[Pair], encoder: BagEncoder, seed: int) -> Fit:
    """Everything that stands in qa.adequacy.coefficients."""
    chance = random.Random(seed)  # noqa: S311 - reproducible sampling, not secrecy
    made = list(cases(pairs, chance))
    reader = Reader(encoder)
    coefficients.USUAL_LENGTH = usual_length(pairs)
    words = np.array([fit_words(reader, made, side) for side in (ENGLISH, CHINESE)])
    return Fit(coefficients.USUAL_LENGTH, words, *fit_pairs(reader, made, words))


def put_to_use(found: Fit) -> None:
    """Let the check judge by these."""
    coefficients.WORDS = found.words.astype(np.float32)
    coefficients.GAPS, coefficients.APART = found.gaps, found.apart


def measure(pairs: Sequence[Pair], encoder: BagEncoder, seed: int) -> list[str]:
    """Recall at some shares of false alarms among the pairs as they are, a line each."""
    made = list(cases(pairs, random.Random(seed)))  # noqa: S311
    odds: dict[str, list[tuple[float, float, float]]] = {}
    for case, both in zip(made, read(Reader(encoder), [one.pair for one in made]), strict=True):
        if len(both[0]) and len(both[1]):
            judged = judge(*case.pair, both)
            kind = odds.setdefault(_kind(case), [])
            kind.append((judged.english.odds, judged.chinese.odds, judged.apart))
    lines = []
    for which, name in enumerate(("English gap", "Chinese gap", "apart")):
        values = {kind: np.array(rows)[:, which] for kind, rows in odds.items()}
        for share in _ALARMS:
            least = float(np.quantile(values["sound"], 1 - share))
            told = ", ".join(f"{kind} {(v > least).mean():.3f}" for kind, v in values.items())
            lines.append(f"{name}, odds above {least:.2f}: {told}")
    return lines


def _kind(case: Case) -> str:
    if case.apart:
        return "exchanged"
    if case.gap is None:
        return "sound"
    what = "clause" if case.sound else "sentence"
    return f"{what} only in {('English', 'Chinese')[case.gap]}"


def written(found: Fit) -> str:
    """What to write into qa/adequacy/coefficients.py."""
    pairs = np.column_stack([*found.gaps, found.apart])
    return "\n".join([
        f"USUAL_LENGTH = {found.length:.4f}",
        f"WORDS = np.array([\n{_rows(found.words.T, WORD_FEATURES)}\n], np.float32).T",
        f"_PAIRS = np.array([\n{_rows(pairs, FEATURES)}\n])",
        "GAPS = _PAIRS[:, :2].T",
        "APART = _PAIRS[:, 2]",
    ])  # fmt: skip


def _rows(values: Numbers, names: Sequence[str]) -> str:
    """A row a feature, with its name."""
    return "\n".join(
        f"    [{', '.join(f'{value:.3f}' for value in row)}],  # {name}"
        for row, name in zip(values, names, strict=True)
    )


def main() -> None:
    """Fit and print what to write into qa/adequacy/coefficients.py."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path, nargs="+", help="to put faults into, in their order")
    parser.add_argument(
        "--encoder-folder",
        type=Path,
        required=True,
        help="an encoder that was not trained on these pairs",
    )
    parser.add_argument(
        "--measure", type=Path, nargs="+", default=[], metavar="TSV",
        help="other pairs, to measure on with the bundled encoder",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=13)
    options = parser.parse_args()
    found = fit_all(
        list(read_raw(options.pairs)), StaticEncoder(options.encoder_folder), options.seed
    )
    print(written(found))
    put_to_use(found)
    encoder = load_encoder()
    assert isinstance(encoder, BagEncoder)  # noqa: S101
    for path in options.measure:
        print("\n".join([path.name, *measure(list(read_raw([path])), encoder, options.seed)]))


if __name__ == "__main__":
    main()
