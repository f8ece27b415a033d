"""Labels of paragraphs and items as two checks see them.

`12.` and 12. at the start number paragraphs; (a), ㈠, `A.` name items, at the start or within.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entities import Entity, label_value, split_label

# entities.find leaves 2.1 and its like to the numbers.
_SECTION = re.compile(r"\s*[0-9]{1,3}[.．][0-9]")
_STARTS = re.compile(r"[\s*•·-]*")


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of a text: that of its start, None for none, and those within."""

    start: Entity | None
    within: list[Entity]

    @property
    def paragraph(self) -> Entity | None:
        """The number of a paragraph or heading: figures at the start."""
        return self.start if self.start and self.start.value[0].isdigit() else None

    @property
    def item(self) -> Entity | None:
        """A label with a letter or brackets at the start."""
        return self.start if self.start and not self.start.value[0].isdigit() else None


def labels_of(text: str, entities: Sequence[Entity]) -> Labels:
    """Those of a text whose entities are known."""
    found = [entity for entity in entities if entity.kind == "label"]
    if found:
        start = _STARTS.match(text)
        if start and found[0].start <= start.end():
            return Labels(found[0], found[1:])
    return Labels(_section(text), found)


def _section(text: str) -> Entity | None:
    if not _SECTION.match(text):
        return None
    label, _ = split_label(text)
    start = text.index(label)
    return Entity("label", start, start + len(label), label_value(label)) if label else None


def letter_place(value: str) -> str:
    """`(3)` for `(c)`, as Chinese law counts its items; the value itself for any other."""
    letter = value.strip("()")
    if len(letter) == 1 and letter.isascii() and letter.isalpha():
        return f"({ord(letter) - ord('a') + 1})"
    return value
