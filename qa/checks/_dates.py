"""What dates say, field by field, and how a text prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from entities import Entity
from entities.folding import fold
from entities.numerals import chinese
from qa.checks import _sides as sides

#: Year, month, day; 0 for what is not said. A decade is its first year below zero.
Fields: TypeAlias = tuple[int, int, int]

_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_DIGITS = "〇一二三四五六七八九"


def fields(entity: Entity) -> Fields:
    """Of a date's value, such as `2011-04-11`, `--04-11`, `2011` or `1990s`."""
    value = entity.value
    if value.endswith("s"):
        return -int(value[:-1]), 0, 0
    year, *rest = value.removeprefix("-").split("-")
    month, day = (*map(int, rest), 0, 0)[:2]
    return int(year or 0), month, day


def years_of(entities: Iterable[Entity]) -> set[int]:
    """The years that dates of a text name."""
    return {fields(entity)[0] for entity in entities}


def compatible(one: Fields, other: Fields) -> bool:
    """Whether one says no more than that it leaves out what the other says."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a and b]
    return bool(both) and all(a == b for a, b in both)


def likeness(one: Entity, other: Entity) -> float:
    """How surely two dates are versions of one; 0 for two that cannot be."""
    first, second = fields(one), fields(other)
    equal = sum(a == b != 0 for a, b in zip(first, second, strict=True))
    if compatible(first, second):
        # A year alone is a poor partner of a day in that year.
        return 10.0 + equal if first[1] == second[1] else equal + 0.5
    as_precise = [bool(a) for a in first[1:]] == [bool(b) for b in second[1:]]
    if not equal and not as_precise:
        return 0.0
    near = sum(abs(a - b) for a, b in zip(first, second, strict=True))
    return equal + as_precise + 1 / (1 + near)


def slip_of(year: str, text: str, entities: Iterable[Entity], other: str) -> Entity | None:
    """A number of a text that is a year but for one figure, or two that changed places.

    Args:
        year: four figures, which the text lacks.
        text: it.
        entities: of the text.
        other: the other text; a number that stands there too is no slip.
    """
    for entity in entities:
        printed = fold(text[entity.start : entity.end])
        if entity.kind not in ("number", "time") or not re.fullmatch("[0-9]{4}", printed):
            continue
        differing = sum(a != b for a, b in zip(year, printed, strict=True))
        turned = differing == 2 and sorted(year) == sorted(printed)
        if (differing == 1 or turned) and not sides.has_figures(printed, fold(other)):
            return entity
    return None


def show(text: str, entity: Entity) -> str:
    """A date as printed, and its value where the print alone does not say all of it."""
    printed = sides.as_printed(text, entity)
    if entity.kind != "date":
        return printed
    year, month, _ = fields(entity)
    folded = fold(printed)
    says_year = year <= 0 or str(year) in folded or re.search(rf"[一二][{_DIGITS}零0]{{3}}", folded)
    says_month = not month or re.search("[A-Za-z]{3}|月|-[0-9]|/[0-9]", folded)
    return printed if says_year and says_month else f"{printed} ({entity.value})"


# What stands beside a date and was not read as part of it

_BEFORE = re.compile(r"(?<![0-9])([0-9]{1,3}) $")
_AFTER = re.compile(r",? ?([0-9]{4})(?![0-9])|\s?([0-9]{1,3})\s?[月日号]")


def is_torn(text: str, entity: Entity, other: Fields) -> bool:
    """Whether figures beside a date would be its day or year, were they possible: 4月41日.

    Args:
        text: of the date.
        entity: the date.
        other: what the other side says, which may just be printed in another order.
    """
    before = _BEFORE.search(text[max(0, entity.start - 4) : entity.start])
    after = _AFTER.match(fold(text[entity.end : entity.end + 8]))
    figures = before[1] if before else (after[1] or after[2]) if after else ""
    return bool(figures) and int(figures) not in other


_MONTH_AND_DAY = re.compile(r"[0-9]{1,3}\s?月\s?[0-9]{1,3}\s?[日号]")


def has_unread(text: str, dates: Iterable[Entity]) -> bool:
    """Whether a text has a date that no calendar has: 14月3日."""
    spans = [(entity.start, entity.end) for entity in dates]
    return any(
        not any(start <= found.start() < end for start, end in spans)
        for found in _MONTH_AND_DAY.finditer(fold(text))
    )


def names_month(month: int, folded: str) -> bool:
    """Whether a text names a month in either language, be it as part of another word."""
    if _MONTHS[month - 1] in folded or _MONTHS[month - 1].upper() in folded:
        return True
    return any(
        number == month
        for found in re.finditer("([0-9]{1,2}|[一二三四五六七八九十]{1,2})\\s?月", folded)
        if (number := int(found[1]) if found[1].isdigit() else int(chinese(found[1]) or 0))
    )


def names_decade(year: int, folded: str) -> bool:
    """Whether a text may name a decade in a way that is not read: 三四十年代, the '40s."""
    digit = year // 10 % 10
    return bool(
        re.search(rf"{digit}0\W{{0,2}}s|{digit}0\s?年代", folded)
        or re.search(rf"(?:{_DIGITS[digit]}|{digit}0?)[、至到和与-]?\S{{0,2}}\s?年代", folded)
        or re.search(r"[a-z]ties\b|[0-9] ?s\b", folded)
    )
