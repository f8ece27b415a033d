"""A document symbol that differs: `A/RES/65/230` and A/RES/65/320."""

from __future__ import annotations

import re
from collections.abc import Iterator

from entities import Entity
from qa.check import ENTITIES, Check, Example, always
from qa.checks import _sides as sides
from qa.finding import ERROR, Found
from qa.pair import Pair

_MODIFICATION = re.compile("(?:ADD|CORR|REV|AMEND)\\.([0-9]+)")


def find(pair: Pair) -> Iterator[Found]:
    """Symbols that differ, and those that only one side has."""
    source = sides.of_kind(pair.source_entities, "symbol")
    target = sides.of_kind(pair.target_entities, "symbol")
    if not source and not target:
        return
    for difference in sides.differences(*sides.unmatched(source, target)):
        if not _is_said(pair, difference):
            yield sides.found(pair, difference)


def _is_said(pair: Pair, difference: sides.Difference) -> bool:
    """Whether the other text has what was taken for a symbol on one side alone."""
    entity = sides.lone(difference)
    if entity is None:
        return False
    text = re.sub(r"\s", "", sides.lacking_text(pair, difference)).upper()
    if re.search(rf"(?<![A-Z0-9/.]){re.escape(entity.value)}(?![A-Z0-9/])", text):
        return True
    return _has_modification(text, entity)


def _has_modification(text: str, entity: Entity) -> bool:
    """The 2 of "Add.1 and 2" may be printed in a list that was not read to its end."""
    part = _MODIFICATION.fullmatch(entity.value)
    kind = entity.value.partition(".")[0]
    return bool(part) and kind in text and sides.has_figures(entity.value.partition(".")[2], text)


CHECK = Check(
    name="document-symbol",
    group=ENTITIES,
    severity=ERROR,
    about="A document symbol of one side is another on the other side, or is missing there.",
    example=Example(
        "See document A/69/305/Add.1.",
        "见A/69/350/Add.1号文件。",
        "the source has A/69/305/Add.1, the target A/69/350/Add.1",
    ),
    look=always(find),
)
