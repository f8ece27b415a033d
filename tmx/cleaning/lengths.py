"""How long a translation is for its source, learnt from the memory itself.

What is looked at is the logarithm (base 2) of target size by source size, where a Chinese character
counts as three letters (`sides.size_of`). Long pairs keep close to the usual ratio and short ones
do not (Gale and Church, 1993, model the variance as growing with length), so pairs are put into
classes by the geometric mean of their sides, and each class has a middle and a spread below and
above it, from the 20th and the 80th percentile. Quantiles bear a fifth of rubbish on either end, so
a memory can be judged by what it holds itself. How far out a pair stands is its distance from the
middle counted in spreads; a tenth of all pairs is further out than one spread on either side.

What is known beforehand of each class was measured on published documents of the United Nations for
English and Chinese, and is wide for all other pairs of languages. How far the memory as a whole is
from that, in middle and in spread, is learnt first, and then each class by itself, mixed with the
whole: what lands in a class of which the memory has little else (halves of sentences, in a memory
of long ones) cannot make itself the rule there.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from tmx.cleaning.sides import Pair

Languages = tuple[str, str]

# Upper ends of the classes, in letters.
_CLASSES = (6, 12, 24, 48, 96, 192)
# Added to both sides, so that one word more or less weighs little in the shortest.
_ADDED = 3
# Steps of the histogram in an octave, and how many octaves it has on either side.
_STEPS, _OCTAVES = 32, 8
# What is known beforehand weighs as much as so many pairs, and beside a class by itself also the
# whole as so great a part of its pairs.
_WEIGHT, _WEIGHT_OF_WHOLE = 200, 0.5
# The quantiles bear so much rubbish on either end. The factor makes of their distance from the
# median that of the 10th and the 90th percentile, as it is where all is well (normal distribution).
_TAIL, _SPREAD = 0.2, 1.52
# Below this a class is so even that a comma would be far out.
_LEAST_SPREAD = 0.12


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in a class: log2 of target size by source size.

    Attributes:
        middle: the median.
        below: how far under it the 10th percentile is.
        above: how far over it the 90th percentile is.
    """

    middle: float
    below: float
    above: float

    def mixed(self, other: Usual, share: float) -> Usual:
        """This and a share of another."""
        return Usual(
            _between(self.middle, other.middle, share),
            max(_LEAST_SPREAD, _between(self.below, other.below, share)),
            max(_LEAST_SPREAD, _between(self.above, other.above, share)),
        )


def _between(one: float, other: float, share: float) -> float:
    return one + share * (other - one)


#: Source and target -> what is usual in each class, the smallest first.
KNOWN: dict[Languages, tuple[Usual, ...]] = {
    ("en", "zh"): (
        Usual(0.0, 0.65, 0.6),
        Usual(0.0, 0.6, 0.5),
        Usual(0.0, 0.5, 0.45),
        Usual(-0.1, 0.45, 0.5),
        Usual(-0.2, 0.33, 0.37),
        Usual(-0.2, 0.3, 0.35),
        Usual(-0.2, 0.25, 0.25),
    )
}
_UNKNOWN = tuple(Usual(0.0, spread, spread) for spread in (1.2, 1.0, 0.8, 0.65, 0.55, 0.5, 0.5))


def class_of(source: int, target: int) -> int:
    """The class of a pair of sizes."""
    mean = math.sqrt((source + 1) * (target + 1))
    return next((place for place, end in enumerate(_CLASSES) if mean < end), len(_CLASSES))


def log_ratio(source: int, target: int) -> float:
    """log2 of target size by source size."""
    return math.log2((target + _ADDED) / (source + _ADDED))


@dataclass(slots=True)
class Lengths:
    """What a memory's pairs are like, each pair of languages by itself.

    Memory does not grow with the number of pairs: what is kept are counts of log ratios in steps of
    one thirty-second.
    """

    _counts: dict[Languages, list[Counter[int]]] = field(default_factory=dict)
    _usual: dict[tuple[str, str, int], Usual] = field(default_factory=dict)

    def learn(self, pair: Pair) -> None:
        """Look at one pair."""
        source, target = pair.source.size, pair.target.size
        if not source or not target:
            return
        self._usual.clear()
        languages = pair.source.language, pair.target.language
        counts = self._counts.get(languages)
        if counts is None:
            counts = self._counts[languages] = [Counter() for _ in range(len(_CLASSES) + 1)]
        step = round(log_ratio(source, target) * _STEPS)
        counts[class_of(source, target)][max(-_OCTAVES * _STEPS, min(step, _OCTAVES * _STEPS))] += 1

    def usual(self, source: str, target: str, place: int) -> Usual:
        """What is usual in a class of a pair of languages (primary subtags)."""
        key = source, target, place
        if key not in self._usual:
            known, counts = known_before(source, target), self._counts.get((source, target))
            for at, usual in enumerate(_learnt(known, counts) if counts else known):
                self._usual[source, target, at] = usual
        return self._usual[key]

    def distance(self, pair: Pair, source: int, target: int) -> float:
        """How far out a pair with sides of these sizes is, in spreads: negative if too short."""
        place = class_of(source, target)
        usual = self.usual(pair.source.language, pair.target.language, place)
        off = log_ratio(source, target) - usual.middle
        return off / (usual.below if off < 0 else usual.above)


def known_before(source: str, target: str) -> tuple[Usual, ...]:
    """What is usual before anything is learnt."""
    if (source, target) in KNOWN:
        return KNOWN[source, target]
    if (target, source) in KNOWN:
        return tuple(Usual(-one.middle, one.above, one.below) for one in KNOWN[target, source])
    return _UNKNOWN


def _learnt(known: Sequence[Usual], counts: Sequence[Counter[int]]) -> Iterator[Usual]:
    """What is usual in each class: what was known, moved as the whole tells, and its own."""
    total = sum(one.total() for one in counts)
    whole = _whole(known, counts).mixed(Usual(0.0, 1.0, 1.0), _WEIGHT / (total + _WEIGHT))
    for before, own in zip(known, counts, strict=True):
        moved = Usual(
            before.middle + whole.middle * (before.above if whole.middle > 0 else before.below),
            before.below * whole.below,
            before.above * whole.above,
        )
        beside = _WEIGHT + _WEIGHT_OF_WHOLE * total
        count = own.total()
        yield _told_by(own).mixed(moved, beside / (count + beside)) if count else moved


def _whole(known: Sequence[Usual], counts: Sequence[Counter[int]]) -> Usual:
    """What is usual in all classes together, counted in the spreads that were known of each."""
    together: Counter[int] = Counter()
    for before, own in zip(known, counts, strict=True):
        for step, count in own.items():
            off = step / _STEPS - before.middle
            together[round(_STEPS * off / (before.below if off < 0 else before.above))] += count
    return _told_by(together)


def _told_by(counts: Counter[int]) -> Usual:
    low, middle, high = (quantile(counts, share) for share in (_TAIL, 0.5, 1 - _TAIL))
    return Usual(middle, _SPREAD * (middle - low), _SPREAD * (high - middle))


def quantile(counts: Counter[int], share: float) -> float:
    """A quantile of a histogram, in octaves."""
    steps = sorted(counts)
    wanted = share * counts.total()
    reached = accumulate(counts[step] for step in steps)
    return next(s for s, count in zip(steps, reached, strict=True) if count >= wanted) / _STEPS
