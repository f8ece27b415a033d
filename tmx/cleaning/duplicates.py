"""Units that say the same, and sources with several targets.

Two units are exact duplicates if all their texts are equal but for white space and the composition
of accents. They are near duplicates if their texts are equal once folded: case, width, punctuation
and spaces away, with what carries meaning kept (decimal points, slashes, signs of currency and
measure), so that 1.5 is not 15 and A/65/230 is not A65230. With numbers as placeholders, units that
differ in figures alone are near duplicates too, as long as both sides have as many of them.

What is kept of a unit are two hashes of 64 bits and its rank, 32 bytes, so that a memory of
millions of units is sorted in main memory; that two different texts agree in all 128 bits by chance
does not happen.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING

from tmx.unit import STATUS, TranslationUnit, Variant

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What is no letter, digit, mark or meaning: taken away in `folded`.
_KEPT = re.compile(r"(?<=\d)[.,:](?=\d)|[\w%‰$€£¥°+<>=±×÷/\\@#&*§~^|-]")
_BETWEEN_WORDS = re.compile(r"(?<!\d)-|-(?!\d)")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_SPACES = re.compile(r"\s+")
_PLAIN = re.compile(r"[a-z0-9]+")


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
    text = unicodedata.normalize("NFKC", text).casefold()
    return _BETWEEN_WORDS.sub("", "".join(_KEPT.findall(text)))


def without_numbers(text: str) -> str:
    """A folded text with a placeholder for each number."""
    return _DIGITS.sub("0", folded(text))


_FORMS = {Sameness.EXACT: normal, Sameness.NEAR: folded, Sameness.NUMBERS: without_numbers}
_STATUSES = {"final": 3, "reviewed": 3, "translated": 2, "": 2, "aligned": 2, "fuzzy": 1,
             "initial": 1, "rejected": 0}  # fmt: skip


def rank(unit: TranslationUnit) -> int:
    """How good a unit is beside its duplicates, more is better: at most 62 bits.

    Reviewed before aligned, higher confidence, newer. A unit that tells no confidence was not made
    by a program, and is taken for sure.
    """
    status = _STATUSES.get(unit.prop(STATUS), 2)
    confidence = unit.confidence
    sure = 1000 if confidence is None else round(1000 * max(0.0, min(confidence, 1.0)))
    return (status << 58) | (sure << 44) | _moment(unit)


def _moment(unit: TranslationUnit) -> int:
    """The latest date of a unit, as the digits that TMX writes: 43 bits."""
    owners: tuple[TranslationUnit | Variant, ...] = (unit, *unit.variants)
    told = [
        value for one in owners for name, value in one.attributes if name in {"changedate", "creationdate"}
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

    def columns(self) -> tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.int64]]:
        """First keys, second keys and numbers, sorted by keys, the best of equal ones first."""
        import numpy as np

        first, second = np.array(self.first, np.uint64), np.array(self.second, np.uint64)
        ids, ranks = np.array(self.ids, np.int64), np.array(self.ranks, np.int64)
        order = np.lexsort((ids, -ranks, second, first))
        return first[order], second[order], ids[order]


def duplicates(
    units: Iterable[tuple[int, TranslationUnit]], sameness: Sameness = Sameness.EXACT
) -> Iterator[Group]:
    """Groups of units that say the same.

    Args:
        units: with their numbers; read once.
        sameness: what they may differ in.

    Yields:
        Groups of two and more; all of a group but its first can go.
    """
    table, form = _Table(), _FORMS[sameness]
    for number, unit in units:
        texts = [(v.language, form(v.text)) for v in _in_order(unit)]
        if sameness is Sameness.EXACT or any(text for _, text in texts):
            key = _digest(str(texts))
            table.add(key[0], key[1], rank(unit), number)
    first, second, ids = table.columns()
    rows = zip(first.tolist(), second.tolist(), ids.tolist(), strict=True)
    for _, run in groupby(rows, key=lambda row: (row[0], row[1])):
        group = tuple(row[2] for row in run)
        if len(group) > 1:
            yield Group(group)


def conflicts(units: Iterable[tuple[int, TranslationUnit]]) -> Iterator[Group]:
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
    first, second, ids = table.columns()
    best = dict(zip(table.ids, table.ranks, strict=True))
    rows = zip(first.tolist(), second.tolist(), ids.tolist(), strict=True)
    for _, run in groupby(rows, key=lambda row: row[0]):
        targets = {key: next(same)[2] for key, same in groupby(run, key=lambda row: row[1])}
        if len(targets) > 1:
            yield Group(tuple(sorted(targets.values(), key=lambda one: (-best[one], one))))


def _in_order(unit: TranslationUnit) -> Iterator[Variant]:
    if len(unit.variants) <= 2:
        source = unit.source_variant
        return iter(sorted(unit.variants, key=lambda v: v is not source))
    return iter(sorted(unit.variants, key=lambda v: v.language))


@lru_cache(maxsize=1)
def _digest(text: str) -> tuple[int, int]:
    data = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return int.from_bytes(data[:8], "little"), int.from_bytes(data[8:], "little")
