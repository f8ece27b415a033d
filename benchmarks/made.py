"""Pairs of documents of any length whose gold is known by how they were made.

Real pairs with gold end at a few thousand segments. So sentence pairs are put in a row, one a
line, and what translators and editors do is done to them: sentences joined, sentences cut, a
clause moved to the next sentence, a sentence or a whole section left out of one version.
"""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from aligner.document import Bead

Pair = tuple[str, str]
# The lines of a bead, by side.
Lines = tuple[list[str], list[str]]

# What stands between the sentences of a line: English has a space there, Chinese nothing.
_GLUE = (" ", "")
# After these a sentence is cut in two.
_INNER = re.compile(r"[,;:](?=\s)|[，；：]")
# A cut leaves at least this share of the sentence on either side.
_LEAST_PART = 0.25
# Fewest and most pairs of a section that one side lacks.
_SECTION = (10, 60)
# How often the longer part of an uneven bead goes to the side that is too short as yet.
_LEAN = 0.75


@dataclass(slots=True)
class Made:
    """A made pair of documents, one segment a line, and its gold."""

    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    gold: list[Bead] = field(default_factory=list)

    def add(self, lines: Lines) -> None:
        """A bead of these lines."""
        i, j = len(self.source), len(self.target)
        self.source.extend(lines[0])
        self.target.extend(lines[1])
        self.gold.append(Bead(tuple(range(i, len(self.source))), tuple(range(j, len(self.target)))))


def make(pairs: Sequence[Pair], source: int, target: int | None = None, *, seed: int = 13) -> Made:
    """A pair of documents; the same arguments make the same one.

    Args:
        pairs: sentences and their translations, in the order of the documents; somewhat more than
            `source` of them (`wanted` says how many).
        source: segments of the source, which ends with the first bead that reaches them.
        target: segments of the target, likewise but for a few in a hundred; None for as many.
        seed: of all that is done to the pairs.

    Raises:
        ValueError: there are too few pairs.
    """
    ratio = (target or source) / source
    # Drawn for reproducible sampling, not for secrecy.
    chance = random.Random(seed)  # noqa: S311
    made, rest = Made(), iter(pairs)
    kinds = _kinds(ratio)
    weights = [kind.weight for kind in kinds]
    while len(made.source) < source:
        kind = chance.choices(kinds, weights)[0]
        behind = int(len(made.target) < ratio * len(made.source))
        side = behind if kind.even or chance.random() < _LEAN else 1 - behind
        taken = list(islice(rest, kind.pairs or chance.randint(*_SECTION)))
        if not taken:
            raise ValueError(f"{len(pairs)} pairs are too few for {source} segments")
        for lines in kind.lines(taken, side):
            made.add(lines)
    return made


def wanted(source: int, target: int | None = None) -> int:
    """How many pairs `make` needs at most; joined and left-out sentences use more than a line."""
    return int(1.2 * max(source, target or 0)) + 2 * _SECTION[1]


def read(path: Path, count: int, seed: int = 13) -> list[Pair]:
    """Pairs of an xz-packed TSV file, in random order: a sorted file puts like beside like.

    Args:
        path: of source, tab, target in each line.
        count: how many are wanted; there may be fewer.
        seed: of the order.
    """
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [line for line in lines if line.count("\t") == 1]
    chosen = random.Random(seed).sample(rows, min(count, len(rows)))  # noqa: S311
    return [(left.strip(), right.strip()) for left, right in (row.split("\t") for row in chosen)]


@dataclass(frozen=True, slots=True)
class _Kind:
    """Something that is done to pairs.

    Attributes:
        weight: how often, relative to the others.
        pairs: how many it takes; 0 for a section.
        lines: the beads that come of them; the side is the one that gets more lines.
        even: whether that side is always the one that is too short as yet.
    """

    weight: float
    pairs: int
    lines: Callable[[list[Pair], int], Iterator[Lines]]
    even: bool = False


def _kinds(ratio: float) -> list[_Kind]:
    """What is done how often; about 5 segments in 100 have no partner."""
    return [
        _Kind(0.80, 1, _kept),
        _Kind(0.07, 1, _cut),  # 1-2 and 2-1
        _Kind(0.05, 2, _joined),  # 1-2 and 2-1
        _Kind(0.015, 3, _joined),  # 1-3 and 3-1
        _Kind(0.02, 2, _moved),  # 2-2
        _Kind(0.02, 1, _missing),
        _Kind(0.001, 0, _missing),
        # Where one version is to be longer: a line more for each, in one bead of two sentences.
        _Kind(2.0 * abs(ratio - 1), 1, _cut, even=True),
        _Kind(0.5 * abs(ratio - 1), 2, _joined, even=True),
    ]


def _lines(pairs: Sequence[Pair]) -> Lines:
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _kept(pairs: list[Pair], side: int) -> Iterator[Lines]:
    """Each pair as it is."""
    yield from (_lines([pair]) for pair in pairs)


def _cut(pairs: list[Pair], side: int) -> Iterator[Lines]:
    """A sentence of the side in two lines, if it has a place for that."""
    for pair in pairs:
        lines = _lines([pair])
        lines[side][:] = parts(pair[side])
        yield lines


def _joined(pairs: list[Pair], side: int) -> Iterator[Lines]:
    """The other side's sentences in one line."""
    lines = _lines(pairs)
    lines[1 - side][:] = [_GLUE[1 - side].join(lines[1 - side])]
    yield lines


def _moved(pairs: list[Pair], side: int) -> Iterator[Lines]:
    """The end of the side's first sentence stands in the line of the next, if it can be cut."""
    head, *tail = parts(pairs[0][side])
    if not tail or len(pairs) < 2:
        yield from _kept(pairs, side)
        return
    lines = _lines(pairs)
    lines[side][:] = [head, _GLUE[side].join([*tail, pairs[1][side]])]
    yield lines


def _missing(pairs: list[Pair], side: int) -> Iterator[Lines]:
    """On the other side there is nothing; each line is a bead by itself."""
    for pair in pairs:
        lines = _lines([pair])
        lines[1 - side].clear()
        yield lines


def parts(text: str) -> list[str]:
    """A sentence cut after the inner punctuation nearest its middle; whole if there is none."""
    least = _LEAST_PART * len(text)
    ends = [match.end() for match in _INNER.finditer(text)]
    places = [end for end in ends if least <= end <= len(text) - least]
    if not places:
        return [text]
    place = min(places, key=lambda end: abs(2 * end - len(text)))
    return [text[:place].strip(), text[place:].strip()]
