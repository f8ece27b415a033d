"""The label of an item that differs: (a) and (b), ㈠ and (ii).

Chinese counts (i) as ㈠ and keeps (a); law counts (c) as 第三项, which is no fault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from entities import Entity
from qa.check import ENTITIES, Check, Example, always
from qa.checks import _sides as sides
from qa.checks._labels import Labels, labels_of, letter_place
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

_LAW = re.compile(r"第\s?\S{1,3}\s?[项目]")


def find(pair: Pair) -> Iterator[Found]:
    """Labels that differ: that of the start first, then those within."""
    source = labels_of(pair.bare_source, pair.source_entities)
    target = labels_of(pair.bare_target, pair.target_entities)
    start = _at_start(source, target)
    if start:
        yield sides.found(pair, start)
    # What both begin with has been judged.
    yield from _others(pair, source, target, bool(source.start and target.start))


def _at_start(source: Labels, target: Labels) -> sides.Difference | None:
    """Both begin with a label, of which one at least is an item's, and they differ."""
    one, other = source.start, target.start
    if not one or not other or one.value == other.value or (source.paragraph and target.paragraph):
        return None
    bare = {value.strip("()") for value in (one.value, other.value)}
    # (1) may be printed 1. on the other side.
    return None if len(bare) == 1 else sides.Difference(one, other)


def _others(pair: Pair, source: Labels, target: Labels, told: bool) -> Iterator[Found]:
    first, second = list(source.within), list(target.within)
    if not told:
        first += [source.item] if source.item else []
        second += [target.item] if target.item else []
    left = sides.unmatched(first, second)
    if not any(left):
        return
    for difference in sides.differences(*_without_law(*left), lambda a, b: 1.0):
        entity = sides.lone(difference)
        if entity is None:
            yield sides.found(pair, difference)
        elif not _is_said(pair, difference, entity):
            # A memory often keeps the label at the start on one side only.
            free = entity in (source.item, target.item) or _is_law(pair, difference)
            yield sides.found(pair, difference, WARNING if free else "")


def _without_law(source: list[Entity], target: list[Entity]) -> tuple[list[Entity], list[Entity]]:
    """Without the pairs of (c) and (三)."""
    one = [replace(entity, value=letter_place(entity.value)) for entity in source]
    other = [replace(entity, value=letter_place(entity.value)) for entity in target]
    places = Counter(e.value for e in one), Counter(e.value for e in other)
    both = places[0] & places[1]
    return _less(source, both), _less(target, both)


def _less(entities: list[Entity], counts: Counter[str]) -> list[Entity]:
    left, kept = Counter(counts), []
    for entity in entities:
        place = letter_place(entity.value)
        if left[place]:
            left[place] -= 1
        else:
            kept.append(entity)
    return kept


def _is_said(pair: Pair, difference: sides.Difference, entity: Entity) -> bool:
    """Whether the other text has it in a way that is not read as a label: `(2)`, 第9项."""
    text = sides.lacking_text(pair, difference)
    if entity.value in text.replace(" ", "").lower():
        return True
    place = letter_place(entity.value).strip("()")
    return bool(re.search(rf"(?<![0-9]){place}\s?[项款目]", text))


def _is_law(pair: Pair, difference: sides.Difference) -> bool:
    """Whether the other text counts items in the words of Chinese law."""
    return bool(_LAW.search(sides.lacking_text(pair, difference)))


CHECK = Check(
    name="list-label",
    group=ENTITIES,
    severity=ERROR,
    about="The label of an item, such as (a) or ㈠, is another on the other side, or is missing "
    "there.",
    example=Example(
        "(b) To adopt the agenda;", "(c) 通过议程；", "the source has (b), the target (c)"
    ),
    look=always(find),
)
