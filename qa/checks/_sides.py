"""What of one side has no counterpart on the other: values as multisets, in both directions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from entities import Entity
from entities.folding import fold
from qa.finding import Found
from qa.pair import Pair
from tmx.languages import primary

#: How alike two values must be to be taken for one that was changed, 0 to 1.
_ALIKE = 0.5
#: Characters of a value that are compared.
_LONGEST = 200
#: Comparisons of values; beyond it, which is no text of a person, they are taken in their order.
_MOST = 2_500


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that differs, or that only one side has: the other is None then."""

    source: Entity | None
    target: Entity | None


Likeness = Callable[[Entity, Entity], float]


def of_kind(entities: Iterable[Entity], kind: str) -> list[Entity]:
    """Those of one kind, in order."""
    return [entity for entity in entities if entity.kind == kind]


def unmatched(
    source: Sequence[Entity], target: Sequence[Entity]
) -> tuple[list[Entity], list[Entity]]:
    """What is left of either side when equal values have been taken away, one for one.

    Where a side has a value more often than the other, its last ones are left.
    """
    first = Counter(entity.value for entity in source)
    second = Counter(entity.value for entity in target)
    if first == second:
        return [], []
    return _without(source, second), _without(target, first)


def _without(entities: Sequence[Entity], taken: Counter[str]) -> list[Entity]:
    left = Counter(taken)
    kept = []
    for entity in entities:
        if left[entity.value]:
            left[entity.value] -= 1
        else:
            kept.append(entity)
    return kept


def look_alike(one: Entity, other: Entity) -> float:
    """How alike the values are as strings, 0 for those that are not taken for one."""
    values = one.value[:_LONGEST], other.value[:_LONGEST]
    ratio = SequenceMatcher(None, *values, autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0


def differences(
    source: list[Entity], target: list[Entity], likeness: Likeness = look_alike
) -> Iterator[Difference]:
    """What is left of both sides in pairs, the most alike first, then what has no partner.

    Args:
        source, target: without counterpart on the other side.
        likeness: 0 for two that cannot be versions of one value.
    """
    pairs = sorted(_pairs(source, target, likeness), key=lambda pair: -pair[0])
    first, second = dict(enumerate(source)), dict(enumerate(target))
    for _, one, other in pairs:
        if one in first and other in second:
            yield Difference(first.pop(one), second.pop(other))
    for entity in first.values():
        yield Difference(entity, None)
    for entity in second.values():
        yield Difference(None, entity)


def _pairs(
    source: list[Entity], target: list[Entity], likeness: Likeness
) -> list[tuple[float, int, int]]:
    if len(source) * len(target) > _MOST:
        return [(1.0, place, place) for place in range(min(len(source), len(target)))]
    return [
        (value, one, other)
        for one, first in enumerate(source)
        for other, second in enumerate(target)
        if (value := likeness(first, second))
    ]


Show = Callable[[str, Entity], str]


def as_printed(text: str, entity: Entity) -> str:
    """The entity as the text has it."""
    return text[entity.start : entity.end].strip()


def found(pair: Pair, difference: Difference, severity: str = "", show: Show = as_printed) -> Found:
    """What a check says of a difference."""
    source, target = difference.source, difference.target
    one = show(pair.source, source) if source else ""
    other = show(pair.target, target) if target else ""
    return Found(
        message(one, other),
        (source.start, source.end) if source else None,
        (target.start, target.end) if target else None,
        severity,
    )


def message(source: str, target: str) -> str:
    """Words for a value that differs, or that one side lacks."""
    if not target:
        return f"the source has {source}, which the target lacks"
    if not source:
        return f"the target has {target}, which the source lacks"
    return f"the source has {source}, the target {target}"


def lacking_text(pair: Pair, difference: Difference) -> str:
    """The folded text of the side that lacks a value."""
    return _folded(pair.target if difference.target is None else pair.source)


# One text may lack many values.
_folded = lru_cache(maxsize=2)(fold)


def lone(difference: Difference) -> Entity | None:
    """The value that only one side has, None if both have one."""
    if difference.source and difference.target:
        return None
    return difference.source or difference.target


def has_figures(figures: str, folded: str) -> bool:
    """Whether a text has these figures, not as part of longer ones."""
    return figures in folded and bool(
        re.search(rf"(?<![0-9]){re.escape(figures)}(?![0-9])", folded)
    )


def read_whole(pair: Pair) -> bool:
    """Whether words of dates and numbers are understood on both sides: English and Chinese."""
    return {primary(pair.source_language), primary(pair.target_language)} <= {"en", "zh"}
