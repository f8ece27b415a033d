"""A time of day that differs: `3 p.m.` and 上午3时.

Times are held against each other on the 24-hour clock. A time without a half of the day may be
meant in either: `from 3 to 5.30` and 下午3时至5时30分 are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entities import Entity
from qa.check import ENTITIES, Check, Example, always
from qa.checks import _sides as sides
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

_HALF_DAY = 12 * 60
_HALVES = re.compile(r"[ap]\.?\s?m|[上下中正]午|凌晨|早|晚|清晨|夜|noon|midnight", re.IGNORECASE)

_NOON = re.compile("(?i)noon|midday|night|[正中午夜晌]")


def find(pair: Pair) -> Iterator[Found]:
    """Times that differ, and those that only one side has."""
    source = sides.of_kind(pair.source_entities, "time")
    target = sides.of_kind(pair.target_entities, "time")
    if not source and not target:
        return
    for difference in sides.differences(*sides.unmatched(source, target), _likeness):
        severity = _grade(pair, difference)
        if severity:
            yield sides.found(pair, difference, severity)


def _minutes(entity: Entity) -> int:
    hour, minute = entity.value.split(":")
    return int(hour) % 24 * 60 + int(minute)


def _likeness(one: Entity, other: Entity) -> float:
    return 1 / (1 + abs(_minutes(one) - _minutes(other)) % _HALF_DAY)


def _grade(pair: Pair, difference: sides.Difference) -> str:
    source, target = difference.source, difference.target
    if source and target:
        apart = abs(_minutes(source) - _minutes(target))
        if not apart:
            return ""
        vague = not (_HALVES.search(_print(pair.source, source))
                     and _HALVES.search(_print(pair.target, target)))  # fmt: skip
        return "" if apart == _HALF_DAY and vague else ERROR
    entity = sides.lone(difference)
    if entity is None or not sides.read_whole(pair) or _is_said(pair, difference, entity):
        return ""
    return WARNING


def _print(text: str, entity: Entity) -> str:
    return text[entity.start : entity.end]


def _is_said(pair: Pair, difference: sides.Difference, entity: Entity) -> bool:
    """Whether the other text has the hour in some way that was not read."""
    hour, minute = entity.value.split(":")
    text = sides.lacking_text(pair, difference)
    if hour in ("00", "12") and minute == "00" and _NOON.search(text):
        return True
    return any(
        sides.has_figures(figures, text)
        for figures in (f"{hour}{minute}", str(int(hour)), str((int(hour) - 1) % 12 + 1))
    )


CHECK = Check(
    name="time",
    group=ENTITIES,
    severity=ERROR,
    about="A time of day of one side is another on the other side.",
    example=Example(
        "From 10 a.m. to 1 p.m.",
        "上午10时至下午2时",
        "the source has 1 p.m., the target 下午2时",
    ),
    look=always(find),
)
