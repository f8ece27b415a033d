"""Units that say the same, and sources with several targets.

Two units are exact duplicates if all their texts are equal but for white space and the composition
of accents. They are near duplicates if their texts are equal once folded: case, width, punctuation
and spaces away, with what carries meaning kept (decimal points, slashes, signs of currency and
measure), so that 1.5 is not 15 and A/65/230 is not A65230. With numbers as placeholders, units that
differ in figures alone are near duplicates too, as far as a figure stands in all texts of its
unit.

What is kept of a unit are two hashes of 64 bits and its rank, 32 bytes, so that a memory of
millions of units is sorted in main memory; that two different texts agree in all 128 bits by chance
does not happen.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter

from tmx.unit import STATUS, TranslationUnit, Variant

# What is no letter, digit, mark or meaning: taken away in `folded`.
_KEPT = re.compile(r"(?<=\d)[ .,:](?=\d)|[\w%‰$€£¥°+<>=±×÷/\\@#&*§~^|-]")
# 1, 2 is not 12.
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)(?:[.,:;、]?\s+|[;、])(?=\d)")
_BETWEEN_WORDS = re.compile(r"(?<!\d)-|-(?!\d)")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_SPACES = re.compile(r"\s+")
# Rows that are made of the sorted columns at once.
_AT_ONCE = 10_000


class Sameness(Enum):
    """When two units count as one."""

    EXACT = "exact"
    NEAR = "near"
    NUMBERS = "near, with numbers as placeholders"


@dataclass(frozen=True, slots=True)
class Group:
    """Units that belong together, by their numbers, the one to keep first."""

    ids: tuple[int, ...]

    @property
    def kept(self) -> int:
        """The best of them."""
        return self.ids[0]

    @property
    def others(self) -> tuple[int, ...]:
        """All but the best."""
        return self.ids[1:]


def normal(text: str) -> str:
    """A text with composed accents and single spaces: what exact duplicates share."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", text).strip()


def folded(text: str) -> str:
    """A text without case, width, punctuation and spaces: what near duplicates share."""
    text = _BETWEEN_NUMBERS.sub(" ", unicodedata.normalize("NFKC", text).casefold())
    return _BETWEEN_WORDS.sub("", "".join(_KEPT.findall(text)))


def _without_numbers(texts: Sequence[str]) -> list[str]:
    """Folded texts with a placeholder for each number that stands in all of them."""
    found = [dict.fromkeys(_NUMBER.findall(text)) for text in texts]
    shared = [one for one in found[0] if all(one in others for others in found)] if found else []
    places = {number: f"\0{place}\0" for place, number in enumerate(shared)}
    return [_NUMBER.sub(lambda match: places.get(match[0], match[0]), text) for text in texts]


def _compared(texts: Sequence[str], sameness: Sameness) -> list[str]:
    """What two units must have in common to be the same."""
    if sameness is Sameness.EXACT:
        return [normal(text) for text in texts]
    plain = [folded(text) for text in texts]
    return _without_numbers(plain) if sameness is Sameness.NUMBERS else plain


_STATUSES = {"final": 3, "reviewed": 3, "translated": 2, "": 2, "aligned": 2, "fuzzy": 1,
             "initial": 1, "rejected": 0}  # fmt: skip


def rank(unit: TranslationUnit) -> int:
    """How good a unit is beside its duplicates, more is better: 60 bits.

    Reviewed before aligned, higher confidence, newer. A unit that tells no confidence was not made
    by a program, and is taken for sure.
    """
    status = _STATUSES.get(unit.prop(STATUS), 2)
    confidence = unit.confidence
    sure = 1000 if confidence is None else round(1000 * max(0.0, min(confidence, 1.0)))
    return (status << 58) | (sure << 44) | _moment(unit)


def _moment(unit: TranslationUnit) -> int:
    """The latest date of a unit, as the digits that TMX writes: 34 bits."""
    owners: tuple[TranslationUnit | Variant, ...] = (unit, *unit.variants)
    told = [
        value
        for one in owners
        for name, value in one.attributes
        if name in {"changedate", "creationdate"}
    ]
    latest = max(told, default="")
    digits = "".join(sign for sign in latest if sign.isdecimal() and sign.isascii())
    return int(digits[2:12] or 0)


@dataclass(slots=True)
class _Table:
    """Rows of two keys, rank and number, in columns."""

    first: array[int] = field(default_factory=lambda: array("Q"))
    second: array[int] = field(default_factory=lambda: array("Q"))
    ranks: array[int] = field(default_factory=lambda: array("q"))
    ids: array[int] = field(default_factory=lambda: array("q"))

    def add(self, first: int, second: int, rank: int, number: int) -> None:
        self.first.append(first)
        self.second.append(second)
        self.ranks.append(rank)
        self.ids.append(number)

    def sorted(self) -> Iterator[tuple[int, int, int, int]]:
        """Rows of first key, second key, rank and number; the best of equal keys first."""
        import numpy as np

        first, second = np.array(self.first, np.uint64), np.array(self.second, np.uint64)
        ids, ranks = np.array(self.ids, np.int64), np.array(self.ranks, np.int64)
        order = np.lexsort((ids, -ranks, second, first))
        for start in range(0, len(order), _AT_ONCE):
            part = order[start : start + _AT_ONCE]
            columns = (column[part].tolist() for column in (first, second, ranks, ids))
            yield from zip(*columns, strict=True)


def duplicate_groups(
    units: Iterable[tuple[int, TranslationUnit]], sameness: Sameness = Sameness.EXACT
) -> Iterator[Group]:
    """Groups of units that say the same.

    Args:
        units: with their numbers; read once.
        sameness: what they may differ in.

    Yields:
        Groups of two and more; all of a group but its first can go.
    """
    table = _Table()
    for number, unit in units:
        variants = _in_order(unit)
        texts = _compared([variant.text for variant in variants], sameness)
        # Units of punctuation alone are all the same when folded.
        if any(texts):
            key = _digest(
                str([(v.language, text) for v, text in zip(variants, texts, strict=True)])
            )
            table.add(key[0], key[1], rank(unit), number)
    for _, run in groupby(table.sorted(), key=itemgetter(0, 1)):
        group = tuple(row[3] for row in run)
        if len(group) > 1:
            yield Group(group)


def conflict_groups(units: Iterable[tuple[int, TranslationUnit]]) -> Iterator[Group]:
    """Groups of units with one source (white space aside) and targets that differ in more than
    case, width, punctuation and spaces.

    Args:
        units: with their numbers; read once.

    Yields:
        For each source and target language, the best unit of each different target, the best of all
        first.
    """
    table = _Table()
    for number, unit in units:
        source = unit.source_variant
        if source is None or not (text := normal(source.text)):
            continue
        worth = rank(unit)
        for target in unit.variants:
            if target is not source:
                first = _digest(str((source.language, text, target.language)))[0]
                table.add(first, _digest(folded(target.text))[1], worth, number)
    yield from _with_several(table)


def _with_several(table: _Table) -> Iterator[Group]:
    """Groups of one first key and several second ones, by the best row of each."""
    for _, run in groupby(table.sorted(), key=itemgetter(0)):
        best = [next(same) for _, same in groupby(run, key=itemgetter(1))]
        if len(best) > 1:
            best.sort(key=lambda row: (-row[2], row[3]))
            yield Group(tuple(row[3] for row in best))


def _in_order(unit: TranslationUnit) -> list[Variant]:
    """The variants of a unit, the source first: two units with exchanged sides are not the same."""
    source = unit.source_variant
    return sorted(unit.variants, key=lambda variant: (variant is not source, variant.language))


def _digest(text: str) -> tuple[int, int]:
    data = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return int.from_bytes(data[:8], "little"), int.from_bytes(data[8:], "little")
