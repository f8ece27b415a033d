"""Weekdays of a text, in English and Chinese."""

from __future__ import annotations

import re

from entities import Entity
from tmx.languages import primary

_NAMES = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_ENGLISH = re.compile(rf"\b({'|'.join(_NAMES)})days?\b")
# 一周五天 is a week and five days; 周日 may be short for it only at the end of a phrase.
_CHINESE = re.compile(
    r"(?:星期|礼拜|(?<![一二两三四五六七八九十几数半0-9])周(?![一二三四五六日天][年次期个天名周]))"
    "([一二三四五六日天])"
)
_VALUES = {
    **{name: str(place) for place, name in enumerate(_NAMES, 1)},
    **{char: str(place) for place, char in enumerate("一二三四五六日", 1)},
    "天": "7",
}
_PATTERNS = {"en": (_ENGLISH, "day"), "zh": (_CHINESE, "")}


def weekdays(text: str, language: str) -> list[Entity]:
    """Weekdays in order, with the values 1 (Monday) to 7; none in other languages."""
    pattern, needed = _PATTERNS.get(primary(language), (None, ""))
    if pattern is None or needed not in text:
        return []
    return [
        Entity("weekday", found.start(), found.end(), _VALUES[found[1]])
        for found in pattern.finditer(text)
    ]
