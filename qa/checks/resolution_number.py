"""A resolution or decision whose number differs: 65/230 and 第65/320号决议.

The year of a Security Council resolution may be left out: `resolution 2118`. A number is known
for a resolution's by the words about it, which one side may have and the other not; so before it
is missed it is looked for as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entities import Entity
from qa.check import ENTITIES, Check, Example, always
from qa.checks import _sides as sides
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

_BODIES = {
    "GA": "the General Assembly",
    "SC": "the Security Council",
    "ECOSOC": "the Economic and Social Council",
    "HRC": "the Human Rights Council",
}


def find(pair: Pair) -> Iterator[Found]:
    """Numbers that differ, numbers that only one side has, and other bodies."""
    source = sides.of_kind(pair.source_entities, "resolution")
    target = sides.of_kind(pair.target_entities, "resolution")
    if not source and not target:
        return
    for difference in sides.differences(*sides.unmatched(source, target)):
        severity = _grade(pair, difference)
        if severity:
            yield sides.found(pair, difference, severity)
    yield from _bodies(source, target)


def _grade(pair: Pair, difference: sides.Difference) -> str:
    entity = sides.lone(difference)
    if entity is None:
        return ERROR
    text = re.sub(r"\s", "", sides.lacking_text(pair, difference))
    value = entity.value.replace(" ", "")
    if any(sides.has_figures(value.replace("and", word), text) for word in ("and", "和", "、")):
        return ""
    number, year, _ = value.partition("(")
    return WARNING if year and sides.has_figures(number, text) else ERROR


def _bodies(source: Sequence[Entity], target: Sequence[Entity]) -> Iterator[Found]:
    """A resolution that is of one body in the source and of another in the target."""
    named = {one.value: one for one in target if one.body}
    for one in source:
        other = named.get(one.value)
        if one.body and other and other.body != one.body:
            yield Found(
                f"{one.value} is a resolution of {_BODIES[one.body]} in the source, "
                f"of {_BODIES[other.body]} in the target",
                (one.start, one.end),
                (other.start, other.end),
                WARNING,
            )


CHECK = Check(
    name="resolution-number",
    group=ENTITIES,
    severity=ERROR,
    about="The number of a resolution or decision of one side is another on the other side, or "
    "is missing there.",
    example=Example(
        "Recalling General Assembly resolution 65/230, annex,",
        "回顾大会第65/320号决议附件，",
        "the source has 65/230, the target 65/320",
    ),
    look=always(find),
)
