"""What an entity's value does not tell and its print does: five or fifth, with a weekday or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from entities import Entity

_ENGLISH_ORDINAL = re.compile(r"(?:first|second|third|[a-z]th|[0-9](?:st|nd|rd|th))$", re.I)
_CHINESE_ORDINAL = re.compile("(?:第|首) ?$")
_POINTS = re.compile("point|百分点")
_DATE_FIELD = re.compile("[0-9]+")

ENGLISH_WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
CHINESE_WEEKDAYS = "一二三四五六日"
ENGLISH_WEEKDAY = re.compile("|".join(ENGLISH_WEEKDAYS), re.IGNORECASE)
CHINESE_WEEKDAY = re.compile("(?:星期|周|礼拜)([一二三四五六日天])(?![年次期])")
WEEKDAY = re.compile(f"{ENGLISH_WEEKDAY.pattern}|{CHINESE_WEEKDAY.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Traits:
    """How an entity is meant.

    Attributes:
        ordinal: fifth, 5th, 第五; not five.
        sort: for a percentage whether points are counted, for a date which of its parts are
            there, for a label whether in brackets, for a resolution whose; "" for others.
        weekday: printed with a date, 0 is Monday.
    """

    ordinal: bool = False
    sort: str = ""
    weekday: int | None = None

    def agrees(self, other: Traits) -> bool:
        """Whether one can take the place of the other; a weekday must be there in both."""
        mine, its = self.weekday is None, other.weekday is None
        return (self.ordinal, self.sort, mine) == (other.ordinal, other.sort, its)


def traits(folded: str, entity: Entity, language: str) -> Traits:
    """What the print of an entity tells.

    Args:
        folded: the folded text it stands in.
        entity: of this text.
        language: primary subtag.
    """
    printed = folded[entity.start : entity.end]
    if entity.kind in ("number", "percentage"):
        sort = "points" if entity.kind == "percentage" and _POINTS.search(printed) else ""
        return Traits(_is_ordinal(folded, entity, language), sort)
    if entity.kind == "date":
        return Traits(sort=_DATE_FIELD.sub("0", entity.value), weekday=weekday(printed))
    if entity.kind == "label":
        return Traits(sort="()" if "(" in entity.value else "")
    return Traits(sort=entity.body)


def _is_ordinal(folded: str, entity: Entity, language: str) -> bool:
    printed = folded[entity.start : entity.end]
    if language == "zh":
        before = folded[max(0, entity.start - 2) : entity.start]
        return printed == "首" or bool(_CHINESE_ORDINAL.search(before))
    return bool(_ENGLISH_ORDINAL.search(printed))


def weekday(printed: str) -> int | None:
    """The weekday named in the print of a date, 0 is Monday; None if there is none."""
    if found := CHINESE_WEEKDAY.search(printed):
        return CHINESE_WEEKDAYS.index(found[1].replace("天", "日"))
    if found := ENGLISH_WEEKDAY.search(printed):
        return ENGLISH_WEEKDAYS.index(found[0].capitalize())
    return None
