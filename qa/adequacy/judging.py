"""How probable it is that something is missing, added, or another text altogether.

Three logistic regressions on what matching tells (`Gap`): nothing of them is a rule, and what each
weighs was learnt from faults put into published pairs (`training/adequacy.py`).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.adequacy import coefficients
from qa.adequacy.matching import Side, Stretch, loneliest, sides
from qa.adequacy.words import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: In the order of the coefficients.
FEATURES = (
    "one", "evidence", "evidence squared", "share", "gain", "cosine", "length", "lacking",
    "lacking there", "evidence there", "words", "clauses", "cosine of the stretch", "information",
)  # fmt: skip

_SHARE, _GAIN, _COSINE = map(FEATURES.index, ("share", "gain", "cosine"))
# A stretch with such a share of what the text says is the whole text.
_ALL = 0.999

_CLAUSE = re.compile(r"[,;:.](?=\s|$)|[，；：。]")
#: Bytes that are added to both sides, so that short texts are not judged by a letter.
SOME_BYTES = 15


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of a pair, for one language of it.

    Attributes:
        odds: logarithm of the odds that a stretch of this text has no counterpart.
        place: where that stretch is in the text.
        rest: cosine of what the text says beside it with the other text, 0 for nothing beside it.
    """

    odds: float
    place: tuple[int, int]
    rest: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of a pair.

    Attributes:
        english, chinese: whether a stretch of that text has no counterpart.
        apart: logarithm of the odds that the texts have nothing to do with each other.
    """

    english: Verdict
    chinese: Verdict
    apart: float


def judge(english: str, chinese: str, words: tuple[Words, Words]) -> Judgement:
    """Judge a pair.

    Args:
        english, chinese: the texts.
        words: of both; neither is without.
    """
    seen, stretches = features(english, chinese, words, coefficients.WORDS)
    odds = (seen * coefficients.GAPS).sum(1).tolist()
    english_gap, chinese_gap = (
        Verdict(odds[side], _place(words[side], stretches[side]), _rest(seen[side]))
        for side in (0, 1)
    )
    return Judgement(english_gap, chinese_gap, float(seen[0] @ coefficients.APART))


def _rest(seen: NDArray[np.float64]) -> float:
    return 0.0 if seen[_SHARE] > _ALL else float(seen[_COSINE] + seen[_GAIN])


def _place(words: Words, stretch: Stretch) -> tuple[int, int]:
    if stretch.first == stretch.end:
        return 0, 0
    return words.places[stretch.first][0], words.places[stretch.end - 1][1]


def features(
    english: str, chinese: str, words: tuple[Words, Words], word_coefficients: NDArray[np.float32]
) -> tuple[NDArray[np.float64], tuple[Stretch, Stretch]]:
    """What tells of a gap in either text, and where that would be.

    Args:
        english, chinese: the texts.
        words: of both.
        word_coefficients: of both languages, float32 [2, 6].

    Returns:
        float64 [2, FEATURES]: of English, of Chinese.
    """
    both = sides(*words)
    stretches = (loneliest(both[0], word_coefficients[0]), loneliest(both[1], word_coefficients[1]))
    sums = [side.words.total for side in both]
    cosine = _cosine(*sums)
    length = _length(english, chinese)
    clauses = _clauses(english, chinese)
    information = math.log(both[0].words.weight / both[1].words.weight)
    lacking = [1 - float(side.near @ side.words.weights) / side.words.weight for side in both]
    rows = []
    for here, there, sign in ((0, 1, 1.0), (1, 0, -1.0)):
        evidence = math.log1p(stretches[here].evidence)
        share, gain, own = _cut(both[here], stretches[here], sums[there], cosine)
        rows.append((
            1.0, evidence, evidence * evidence, share, gain, cosine, sign * length, lacking[here],
            lacking[there], math.log1p(stretches[there].evidence), math.log(len(words[here])),
            sign * clauses, own, sign * information,
        ))  # fmt: skip
    return np.array(rows), stretches


def _cut(
    side: Side, stretch: Stretch, other: NDArray[np.float32], cosine: float
) -> tuple[float, float, float]:
    """Of a stretch: its share of what the text says, by how much the two texts are nearer without
    it, and its own cosine with the other text.
    """
    if stretch.first == stretch.end:
        return 0.0, 0.0, 0.0
    part = slice(stretch.first, stretch.end)
    weights = side.words.weights[part]
    share = float(weights.sum()) / side.words.weight
    alone = weights @ side.words.vectors[part]
    if len(weights) == len(side.words):
        return share, 0.0, cosine
    return share, _cosine(side.words.total - alone, other) - cosine, _cosine(alone, other)


def _cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    scale = math.sqrt(float(one @ one) * float(other @ other))
    return float(one @ other) / max(scale, 1e-9)


def _length(english: str, chinese: str) -> float:
    """By how much the English is longer than usual, as a logarithm."""
    ratio = (len(english.encode()) + SOME_BYTES) / (len(chinese.encode()) + SOME_BYTES)
    return math.log(ratio) - coefficients.USUAL_LENGTH


def _clauses(english: str, chinese: str) -> float:
    """By how many marks the English has more clauses, relative to all."""
    here, there = len(_CLAUSE.findall(english)), len(_CLAUSE.findall(chinese))
    return (here - there) / (2 + here + there)
