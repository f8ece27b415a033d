"""A date that differs: `11 April 2011` and 2011年4月12日.

A date may leave out on one side what the text around it says: `3 to 5 February and 28 April 2015`
is 2015年2月3日至5日和4月28日. So dates are held against each other field by field. What only one
side has is a warning, for sentences are cut and joined, unless the other says "that year" or the
like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from entities import Entity
from entities.folding import fold
from qa.check import ENTITIES, Check, Example, always
from qa.checks import _sides as sides
from qa.checks._weekdays import weekdays
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

#: Year, month, day; 0 for what is not said.
_Fields: TypeAlias = tuple[int, int, int]

_THIS_YEAR = re.compile(
    "(?i)(?:this|that|same|last|next|previous|the|current|each|following) (?:calendar )?year"
    "|[同当该今去明本前后次翌一每]年|这一?年|上年|year"
)
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def find(pair: Pair) -> Iterator[Found]:
    """Dates and weekdays that differ."""
    source = sides.of_kind(pair.source_entities, "date")
    target = sides.of_kind(pair.target_entities, "date")
    if not sides.read_whole(pair):
        yield from _years(pair, source, target)
        return
    if source or target:
        yield from _dates(pair, source, target)
    yield from _weekdays(pair)


def _dates(pair: Pair, source: list[Entity], target: list[Entity]) -> Iterator[Found]:
    left = sides.unmatched(source, target)
    if not any(left):
        return
    years = _years_of(source), _years_of(target)
    for difference in sides.differences(*left, _likeness):
        if difference.source and difference.target:
            severity = _grade(difference.source, difference.target, years)
        else:
            severity = _grade_alone(pair, difference)
        if severity:
            yield sides.found(pair, difference, severity, _show)


def _fields(value: str) -> _Fields:
    if value.endswith("s"):  # a decade is no year
        return -int(value[:-1]), 0, 0
    year, *rest = value.removeprefix("-").split("-") if value[0] == "-" else value.split("-")
    month, day = (*map(int, rest), 0, 0)[:2]
    return int(year or 0), month, day


def _years_of(entities: Sequence[Entity]) -> set[int]:
    return {_fields(entity.value)[0] for entity in entities}


def _compatible(one: _Fields, other: _Fields) -> bool:
    """Whether one says no more than that it leaves out what the other says."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a and b]
    return bool(both) and all(a == b for a, b in both)


def _likeness(one: Entity, other: Entity) -> float:
    first, second = _fields(one.value), _fields(other.value)
    equal = sum(a == b != 0 for a, b in zip(first, second, strict=True))
    if _compatible(first, second):
        return 10.0 + equal
    same_shape = [bool(a) for a in first] == [bool(b) for b in second]
    if not equal and not same_shape:
        return 0.0
    near = sum(abs(a - b) for a, b in zip(first, second, strict=True))
    return equal + same_shape + 1 / (1 + near)


def _grade(source: Entity, target: Entity, years: tuple[set[int], set[int]]) -> str:
    first, second = _fields(source.value), _fields(target.value)
    if not _compatible(first, second):
        return ERROR
    inherited = (first[0] or second[0]) in years[0] & years[1]
    return "" if first[1:] == second[1:] and inherited else WARNING


def _grade_alone(pair: Pair, difference: sides.Difference) -> str:
    entity = sides.lone(difference)
    text = sides.lacking_text(pair, difference)
    year, month, day = _fields(entity.value) if entity else (0, 0, 0)
    if day:
        return "" if sides.has_figures(str(day), text) and _names(month, text) else WARNING
    if month:
        return "" if _names(month, text) else WARNING
    return "" if sides.has_figures(str(abs(year)), text) or _THIS_YEAR.search(text) else WARNING


def _names(month: int, folded: str) -> bool:
    """Whether a text names a month in either language, be it as part of another word."""
    return _MONTHS[month - 1] in folded or bool(re.search(rf"(?<![0-9]){month}\s?月", folded))


def _show(text: str, entity: Entity) -> str:
    """A date as printed, and its value where the print alone does not say all of it."""
    printed = sides.as_printed(text, entity)
    year, month, _ = _fields(entity.value)
    folded = fold(printed)
    says_year = year <= 0 or str(year) in folded or re.search("[一二][〇零一-九]{3}", folded)
    says_month = not month or re.search("[A-Za-z]{3}|月|-[0-9]|/[0-9]", folded)
    return printed if says_year and says_month else f"{printed} ({entity.value})"


def _weekdays(pair: Pair) -> Iterator[Found]:
    """Chinese and English may each leave weekdays out; but they do not name another."""
    source = weekdays(pair.source, pair.source_language)
    if not source:
        return
    target = weekdays(pair.target, pair.target_language)
    if not target:
        return
    for difference in sides.differences(*sides.unmatched(source, target), lambda a, b: 1.0):
        both = difference.source and difference.target
        yield sides.found(pair, difference, ERROR if both else WARNING)


def _years(pair: Pair, source: list[Entity], target: list[Entity]) -> Iterator[Found]:
    """Where words are not read, the years alone are sure to be read on both sides."""
    first, second = (
        [
            Entity("date", one.start, one.end, str(year))
            for one in entities
            if (year := _fields(one.value)[0]) > 0
        ]
        for entities in (source, target)
    )
    for difference in sides.differences(*sides.unmatched(first, second), lambda a, b: 1.0):
        if difference.source and difference.target:
            if not _years_are_there(pair, difference):
                yield sides.found(pair, difference, ERROR)


def _years_are_there(pair: Pair, difference: sides.Difference) -> bool:
    one, other = difference.source, difference.target
    return bool(
        (one and sides.has_figures(one.value, fold(pair.target)))
        or (other and sides.has_figures(other.value, fold(pair.source)))
    )


CHECK = Check(
    name="date",
    group=ENTITIES,
    severity=ERROR,
    about="A date, month, year or weekday of one side is another on the other side.",
    example=Example(
        "The meeting was held on 11 April 2011.",
        "会议于二〇一一年四月十二日举行。",
        "the source has 11 April 2011, the target 二〇一一年四月十二日",
    ),
    look=always(find),
)
