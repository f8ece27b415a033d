"""What an entity's value does not tell and its print does: five or fifth, with a weekday or not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from entities import Entity
from entities.numerals import CHINESE_NUMERAL

_ENGLISH_ORDINAL = re.compile(r"(?:first|second|third|[a-z]th|[0-9](?:st|nd|rd|th))$", re.I)
_CHINESE_ORDINAL = re.compile("(?:第|首) ?$")
# Percentage points, and 200多万, which is more than 2,000,000.
_SORTS = re.compile("point|百分点|[多余几]")
_DECIMAL = re.compile("[^/分]*[0-9][^/分]*")
_HALF_DAY = re.compile("(?i)m|[午晚晨夜早]")
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
        sort: for a number whether a part or more than it is meant, for a percentage whether points
            are counted, for a date which of its parts are there, for a time whether its half of
            the day is, for a label which signs it has, for a resolution whose it is; else "".
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
        sorts = _SORTS.findall(printed)
        if entity.kind == "number" and _is_part(entity.value, printed):
            sorts.append("part")
        return Traits(_is_ordinal(folded, entity, language), "".join(sorts))
    if entity.kind == "date":
        return Traits(sort=_DATE_FIELD.sub("0", entity.value), weekday=weekday(printed))
    if entity.kind == "label":
        return Traits(sort=_label_sort(printed))
    if entity.kind == "time":
        return Traits(sort="half" if _HALF_DAY.search(printed) else "")
    return Traits(sort=entity.body)


def _is_part(value: str, printed: str) -> bool:
    """Half and two thirds stand where no 2 and no 0.5 can: half of the members."""
    return ("." in value or "/" in value) and not _DECIMAL.fullmatch(printed)


def _label_sort(printed: str) -> str:
    """(a) and (c), (ii) and (iv), 一、 and 三、 are of one sort each; 1. and I. are not."""
    text = re.sub("[0-9]+", "0", printed.strip())
    for pattern, letter in ((f"{CHINESE_NUMERAL}+", "一"), ("[a-z]+", "a"), ("[A-Z]+", "A")):
        text = re.sub(pattern, letter, text)
    return text if text.isascii() or "一" in text else unicodedata.name(text, "").split(" ")[0]


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
