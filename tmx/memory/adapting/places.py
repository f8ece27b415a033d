"""Where in the stored translation each entity of the source stands that changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from entities import Entity
from tmx.memory.adapting.pairing import Change, Reading

Placed = Sequence[tuple[Entity, Change]]
_Key = tuple[str, str, bool]


def placed(changes: Sequence[Change], source: Reading, target: Reading) -> Placed | None:
    """Each place of the translation that is to be written anew, with what changes there.

    Args:
        changes: of all entities of the source, in its order.
        source: the stored source.
        target: its translation.

    Returns:
        None where a value that changes does not stand in the translation as often as in the
        source, or where equal values become different ones and nothing tells which is which,
        not even the item labels between which they stand.
    """
    found: list[tuple[Entity, Change]] = []
    groups = _grouped(changes, lambda change: (change.old.kind, change.old.value, False))
    for key, group in groups.items():
        if not any(change.differs for change in group):
            continue
        here = [entity for entity in target.entities if (entity.kind, entity.value) == key[:2]]
        if len(here) != len(group):
            return None
        pairs = _assigned(group, here, source, target)
        if pairs is None:
            return None
        found += pairs
    return sorted(found, key=lambda pair: pair[0].start)


# What may stand between two dates that share a month or year.
_BETWEEN = re.compile(
    "(?: ?(?:至|到|和|及|以及|与|或|、|-|~|，|,) ?|,? (?:and|or|to|until|through) )(?:from |on )?"
)


def sharing(target: Reading) -> dict[Entity, Entity]:
    """For each date of a range or list the one whose month or year it may share.

    That is the one before it in Chinese (3月9日至13日), the one after it in English (9-13 March).
    """
    dates = [entity for entity in target.entities if entity.kind == "date"]
    pairs = [
        (first, second)
        for first, second in pairwise(dates)
        if _BETWEEN.fullmatch(target.folded[first.end : second.start])
    ]
    return {b: a for a, b in pairs} if target.language == "zh" else dict(pairs)


def with_sharers(places: Placed, shared: Mapping[Entity, Entity]) -> Placed:
    """Also the dates that stay, beside one that changes: they may have to print more, or less."""
    changed = {entity for entity, _ in places}
    stay = [
        (entity, Change(entity, entity, "", ""))
        for entity, other in shared.items()
        if entity not in changed and other in changed
    ]
    return sorted([*places, *stay], key=lambda pair: pair[0].start)


def _grouped(changes: Sequence[Change], key: Callable[[Change], _Key]) -> dict[_Key, list[Change]]:
    groups: dict[_Key, list[Change]] = defaultdict(list)
    for change in changes:
        groups[key(change)].append(change)
    return groups


def _assigned(
    group: Sequence[Change], here: Sequence[Entity], source: Reading, target: Reading
) -> Placed | None:
    """Places of equal values; in order, if all become the same or their order is sure."""
    if len({(change.new.value, change.now) for change in group}) == 1 or _same_but_entities(
        source, target
    ):
        return list(zip(here, group, strict=True))
    return _by_item(group, here, source, target)


def _same_but_entities(source: Reading, target: Reading) -> bool:
    """Whether nothing but entities stands in both, as in the row of a table."""
    return _rest(source) == _rest(target) and not any(map(str.isalpha, _rest(source)))


def _rest(read: Reading) -> str:
    text, end = "", 0
    for entity in read.entities:
        text += read.folded[end : entity.start].strip() + "\0"
        end = entity.end
    return text + read.folded[end:].strip()


def _by_item(
    group: Sequence[Change], here: Sequence[Entity], source: Reading, target: Reading
) -> Placed | None:
    """(a) ... 5 ...; (b) ... 5 ...: each item has its own, on both sides."""
    after = [_item(change.old, source) for change in group]
    there = [_item(entity, target) for entity in here]
    if len(set(after)) != len(after) or sorted(after) != sorted(there):
        return None
    return [(entity, group[after.index(item)]) for entity, item in zip(here, there, strict=True)]


def _item(entity: Entity, read: Reading) -> str:
    """The labels before an entity; all of them, so that the same (a) of two lists is none."""
    return " ".join(e.value for e in read.entities if e.kind == "label" and e.start < entity.start)
