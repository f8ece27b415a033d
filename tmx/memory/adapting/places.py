"""Where in the stored translation each entity of the source stands that changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

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
        source, or where equal values become different ones and nothing tells which is which:
        neither the item labels between which they stand nor that one is an ordinal.
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
    for part in (_by_item, _by_ordinal):
        parted = part(group, here, source, target)
        if parted is not None:
            return parted
    return None


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


def _by_ordinal(
    group: Sequence[Change], here: Sequence[Entity], source: Reading, target: Reading
) -> Placed | None:
    """Two members at the second session: one is a number, the other an ordinal, in both."""
    ordinal = [change.ordinal for change in group]
    there = [target.traits(entity).ordinal for entity in here]
    if sorted(ordinal) != [False, True] or sorted(there) != [False, True]:
        return None
    return [
        (entity, group[ordinal.index(is_one)]) for entity, is_one in zip(here, there, strict=True)
    ]
