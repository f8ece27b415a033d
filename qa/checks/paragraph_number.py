"""The number of a paragraph that differs: `12.` and 13. at the start.

A translation memory often keeps the number on one side only, so that a missing number is no more
than a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entities import Entity
from qa.check import STRUCTURE, Check, Example, always
from qa.checks import _sides as sides
from qa.checks._labels import labels_of
from qa.finding import ERROR, NOTE, Found
from qa.pair import Pair


def find(pair: Pair) -> Iterator[Found]:
    """A number at the start that differs, or that only one side has."""
    source = labels_of(pair.bare_source, pair.source_entities)
    target = labels_of(pair.bare_target, pair.target_entities)
    one, other = source.paragraph, target.paragraph
    if (one is None) == (other is None):
        if one and other and one.value != other.value:
            yield sides.found(pair, sides.Difference(one, other))
        return
    if source.start and target.start:
        return  # list-label says that one has (a) and the other 1.
    difference = sides.Difference(one, other)
    text = sides.lacking_text(pair, difference)
    label = one or other
    if label and text.strip() and not _begins_with(text, label):
        yield sides.found(pair, difference, NOTE)


def _begins_with(folded: str, label: Entity) -> bool:
    """Whether a text begins with the number, whatever stands behind it."""
    return bool(re.match(rf"\W*{re.escape(label.value)}(?![0-9])", folded))


CHECK = Check(
    name="paragraph-number",
    group=STRUCTURE,
    severity=ERROR,
    about="The number at the start of a paragraph or heading is another on the other side, or is "
    "missing there.",
    example=Example(
        "12. The Board met twice.",
        "13. 理事会举行了两次会议。",
        "the source has 12., the target 13.",
    ),
    look=always(find),
)
