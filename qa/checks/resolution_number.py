"""A resolution or decision whose number differs: 65/230 and 第65/320号决议.

The year of a Security Council resolution may be left out: `resolution 2118`. A number is known
for a resolution's by the words about it, which one side may have and the other not; so before it
is missed it is looked for as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entities import Entity
from entities.folding import fold
from qa.check import ENTITIES, Check, Example, always
from qa.checks import _sides as sides
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

_SLASHED = re.compile(
    r"(?<![A-Za-z0-9/.,\-])(?:[0-9]{1,3}/[0-9]{2,4}|[0-9]{2,3}/[0-9])(?![A-Za-z0-9/%]|[.,][0-9]|-[0-9])"
)
# A part of a whole beside a resolution: 1/3的缔约方, 2/3 of the parties.
_PART = re.compile(r"\s?(?:的|以上|以下|多数|左右|强|弱|of\b|(?:a\s)?majority)")
_SAID = re.compile(r"(?i:resolutions?|decisions?|第|决议|决定)\s*$")
_SMALL = re.compile(r"([1-9])\s?[/／]\s?([2-9]|10)")
_BODIES = {
    "GA": "the General Assembly",
    "SC": "the Security Council",
    "ECOSOC": "the Economic and Social Council",
    "HRC": "the Human Rights Council",
}


def find(pair: Pair) -> Iterator[Found]:
    """Numbers that differ, numbers that only one side has, and other bodies."""
    source = _named(pair.source, pair.source_entities)
    target = _named(pair.target, pair.target_entities)
    if not source and not target and not ("/" in pair.source and "/" in pair.target):
        return
    first = source + _unnamed(pair.source, pair.source_entities)
    second = target + _unnamed(pair.target, pair.target_entities)
    for difference in sides.differences(*sides.unmatched(first, second)):
        difference, severity = _judged(pair, difference)
        if severity:
            yield sides.found(pair, difference, severity)
    yield from _bodies(source, target)


def _named(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Numbers that words say to be a resolution's."""
    return [one for one in sides.of_kind(entities, "resolution") if not _is_part(text, one)]


def _is_part(text: str, entity: Entity) -> bool:
    """Whether a number is a fraction by what stands behind it."""
    small = _SMALL.fullmatch(text, entity.start, entity.end)
    if small is None or int(small[1]) >= int(small[2]):
        return False
    if _SAID.search(text, max(0, entity.start - 12), entity.start):
        return False
    return _PART.match(text, entity.end) is not None


def _unnamed(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Numbers that look like a resolution's, without a word that says so."""
    if "/" not in text and "／" not in text:
        return []
    return [
        Entity("slashed", found.start(), found.end(), found[0])
        for found in _SLASHED.finditer(fold(text))
        if not any(
            entity.start < found.end() and found.start() < entity.end
            for entity in entities
            if entity.kind != "number"
        )
    ]


def _judged(pair: Pair, difference: sides.Difference) -> tuple[sides.Difference, str]:
    """How grave a difference is, "" for none; and with it what was found on the other side."""
    entity = sides.lone(difference)
    if entity is None:
        return difference, ERROR
    if entity.kind == "slashed":
        return difference, ""
    text = sides.lacking_text(pair, difference)
    other = _other_year(text, entity.value)
    if other:
        one = difference.source
        return sides.Difference(one or other, other if one else entity), ERROR
    joined = re.sub(r"\s", "", text)
    value = entity.value.replace(" ", "")
    if any(sides.has_figures(value.replace("and", word), joined) for word in ("and", "和", "、")):
        return difference, ""
    number, year, _ = value.partition("(")
    return difference, WARNING if year and sides.has_figures(number, joined) else ERROR


def _other_year(folded: str, value: str) -> Entity | None:
    """The same number with another year behind it, be it one that cannot be: 1325 (4000)."""
    number, _, year = value.partition(" (")
    if not year:
        return None
    for found in re.finditer(rf"(?<![0-9]){number}\s?\(([0-9]{{1,5}})\)", folded):
        if found[1] != year.rstrip(")"):
            return Entity("resolution", *found.span(), found[0])
    return None


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
