"""The manners in which resolutions and item labels are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from entities import numerals as read
from entities.numerals import CHINESE_NUMERAL
from tmx.memory.adapting import numerals as write
from tmx.memory.adapting.numbers import enclosed
from tmx.memory.adapting.place import Edit, Manner, Meant, Place

_TOKEN = re.compile("[0-9]+|[A-Z]+|and")


def _resolution(place: Place, meant: Meant) -> Sequence[Edit] | None:
    """65/230, 1325 (2000), 217 A (III): each part in its place, whatever stands between them."""
    printed, new = list(_TOKEN.finditer(place.printed)), _TOKEN.findall(meant.value)
    if _shape(meant.value) != _shape(place.old.value) or len(printed) != len(new):
        return None
    return [(*found.span(), text) for found, text in zip(printed, new, strict=True)]


def _shape(value: str) -> str:
    """Figures are of one sort, so are single letters, and sessions in Roman numerals."""
    roman = re.sub("[IVXLC]+(?=\\))", "I", re.sub("[0-9]+", "0", value))
    return re.sub("(?<= )[A-Z](?![A-Z])", "A", roman)


RESOLUTIONS: tuple[Manner, ...] = (_resolution,)

_ITEM = re.compile(f"[0-9]+|{CHINESE_NUMERAL}+|[A-Za-z]+")


def _item(place: Place, meant: Meant) -> Sequence[Edit] | None:
    """1., (一), (a), II. in the figures or letters that are printed."""
    found, item = _ITEM.search(place.printed), meant.value.strip("()")
    if not found or item.isdigit() != place.old.value.strip("()").isdigit():
        return None
    text = _item_like(found[0], item)
    return [(*found.span(), text)] if text else None


def _item_like(printed: str, item: str) -> str | None:
    if not item.isdigit():
        return _letters_like(printed, item) if printed.isascii() and item.isalpha() else None
    if printed.isdigit():
        return item
    if printed.isascii():
        text = write.roman(int(item)) if read.roman(printed.upper()) is not None else None
        return _letters_like(printed, text) if text else None
    return write.chinese(int(item))


def _letters_like(printed: str, letters: str) -> str:
    return letters.lower() if printed.islower() else letters.upper()


LABELS: tuple[Manner, ...] = (enclosed, _item)
