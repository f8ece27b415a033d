"""Faults in sentence pairs: a clause gone, a sentence gone, the text of a neighbour."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from training.pairs import Pair

ENGLISH, CHINESE = 0, 1

_CLAUSES = (
    re.compile(r"(?:[^,;.:]|[,;.:](?! ))+[,;.:]?\s*|[,;.:]\s*"),
    re.compile(r"[^，；。：]+[，；。：]?|[，；。：]"),
)
_HAN = re.compile(r"[\u3400-\u9fff]")
# What a clause has at least, in words and in ideographs, and what must be left.
_CLAUSE, _LEFT = (4, 8), (3, 4)
# A sentence that is joined to another has so many ideographs at least.
_SENTENCE = 10
# How far away a neighbour is, and how alike in length.
_NEAR, _LIKE = 3, 0.8


@dataclass(frozen=True, slots=True)
class Case:
    """A pair with a fault, or without.

    Attributes:
        pair: English and Chinese.
        gap: the side that has something without a counterpart, None for neither.
        apart: whether the sides have nothing to do with each other.
        dropped: where on the other side of the sound pair that counterpart stood.
        sound: that pair, where `dropped` tells a place in it.
    """

    pair: Pair
    gap: int | None = None
    apart: bool = False
    dropped: tuple[int, int] = (0, 0)
    sound: Pair | None = None


def cases(pairs: Sequence[Pair], chance: random.Random) -> Iterator[Case]:
    """Each pair as it is and joined to the next, and with every fault that it can have."""
    for place, pair in enumerate(pairs):
        yield Case(pair)
        yield from _clause_gone(pair, chance)
        if place + 1 < len(pairs):
            yield from _sentence_gone(pair, pairs[place + 1], chance)
        yield from _exchanged(pairs, place, chance)


def _clause_gone(pair: Pair, chance: random.Random) -> Iterator[Case]:
    for side in (ENGLISH, CHINESE):
        text = pair[side]
        clauses = [found.span() for found in _CLAUSES[side].finditer(text)]
        long = [one for one in clauses if _size(text[slice(*one)], side) >= _CLAUSE[side]]
        if len(clauses) < 2 or not long:
            continue
        start, end = chance.choice(long)
        left = text[:start] + text[end:]
        if _size(left, side) >= _LEFT[side]:
            yield Case(_with(pair, side, left), 1 - side, False, (start, end), pair)


def _sentence_gone(pair: Pair, following: Pair, chance: random.Random) -> Iterator[Case]:
    both = pair, following
    if pair[1] == following[1] or not all(map(_is_sentence, both)):
        return
    joined = f"{pair[0]} {following[0]}", pair[1] + following[1]
    yield Case(joined)
    for side in (ENGLISH, CHINESE):
        yield Case(_with(joined, side, chance.choice(both)[side]), 1 - side)


def _exchanged(pairs: Sequence[Pair], place: int, chance: random.Random) -> Iterator[Case]:
    source, target = pairs[place]
    others = [
        other[1]
        for other in pairs[max(0, place - _NEAR) : place + _NEAR + 1]
        if other[0] != source and other[1] != target and _alike(len(other[1]), len(target))
    ]
    if others:
        yield Case((source, chance.choice(others)), None, True)


def _alike(one: int, other: int) -> bool:
    return min(one, other) >= max(_SENTENCE, _LIKE * max(one, other))


def _is_sentence(pair: Pair) -> bool:
    return pair[0].endswith(".") and _size(pair[1], CHINESE) >= _SENTENCE


def _with(pair: Pair, side: int, text: str) -> Pair:
    return (text, pair[1]) if side == ENGLISH else (pair[0], text)


def _size(text: str, side: int) -> int:
    measure: tuple[Callable[[str], int], ...] = (_words, _ideographs)
    return measure[side](text)


def _words(text: str) -> int:
    return len(text.split())


def _ideographs(text: str) -> int:
    return len(_HAN.findall(text))
