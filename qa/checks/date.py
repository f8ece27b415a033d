"""A date that differs: `11 April 2011` and 2011年4月12日.

A date may leave out on one side what the text around it says: `3 to 5 February and 28 April 2015`
is 2015年2月3日至5日和4月28日. So dates are held against each other field by field. What only one
side has is a warning, for sentences are cut and joined, unless the other says "that year" or the
like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entities import Entity
from entities.folding import fold
from qa.check import ENTITIES, Check, Example, always
from qa.checks import _sides as sides
from qa.checks._dates import (
    compatible,
    fields,
    has_unread,
    is_torn,
    likeness,
    names_decade,
    names_month,
    show,
    slip_of,
    years_of,
)
from qa.checks._weekdays import weekdays
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

_THIS_YEAR = re.compile(
    "(?i)(?:this|that|same|last|next|previous|the|current|each|following) (?:calendar )?year"
    "|[同当该今去明本前后次翌一每]年|这一?年|上年"
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
    years = years_of(source), years_of(target)
    missed = (
        _without_decades(fold(pair.target), left[0]),
        _without_decades(fold(pair.source), left[1]),
    )
    for difference in sides.differences(*missed, likeness):
        if difference.source and difference.target:
            severity = _grade(pair, difference.source, difference.target, years)
        elif slipped := _slipped(pair, difference):
            difference, severity = slipped, ERROR
        else:
            severity = _grade_alone(pair, difference)
        if severity:
            yield sides.found(pair, difference, severity, show)


def _grade(pair: Pair, source: Entity, target: Entity, years: tuple[set[int], set[int]]) -> str:
    first, second = fields(source), fields(target)
    if (
        not compatible(first, second)
        or is_torn(pair.source, source, second)
        or is_torn(pair.target, target, first)
    ):
        return ERROR
    inherited = (first[0] or second[0]) in years[0] & years[1]
    return "" if first[1:] == second[1:] and inherited else WARNING


def _slipped(pair: Pair, difference: sides.Difference) -> sides.Difference | None:
    """A year beside a number that it may have been before a slip: 2105 is no year of a report."""
    entity = sides.lone(difference)
    year = str(fields(entity)[0]) if entity else ""
    if len(year) != 4:
        return None
    if difference.target is None:
        other = slip_of(year, pair.target, pair.target_entities, pair.source)
        return sides.Difference(entity, other) if other else None
    other = slip_of(year, pair.source, pair.source_entities, pair.target)
    return sides.Difference(other, entity) if other else None


def _grade_alone(pair: Pair, difference: sides.Difference) -> str:
    entity = sides.lone(difference)
    if entity is None:
        return ""
    text = sides.lacking_text(pair, difference)
    year, month, day = fields(entity)
    if day and _is_unread(pair, difference):
        return ERROR
    if month:
        said = names_month(month, text) and (not day or sides.has_figures(str(day), text))
    else:
        said = sides.has_figures(str(abs(year)), text) or bool(_THIS_YEAR.search(text))
    return "" if said else WARNING


def _is_unread(pair: Pair, difference: sides.Difference) -> bool:
    if difference.target is None:
        return has_unread(pair.target, sides.of_kind(pair.target_entities, "date"))
    return has_unread(pair.source, sides.of_kind(pair.source_entities, "date"))


def _without_decades(folded: str, dates: list[Entity]) -> list[Entity]:
    """Decades are told in many ways; one that the other side may name is not missed."""
    return [
        date
        for date in dates
        if not date.value.endswith("s") or not names_decade(-fields(date)[0], folded)
    ]


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
            if (year := fields(one)[0]) > 0
        ]
        for entities in (source, target)
    )
    for difference in sides.differences(*sides.unmatched(first, second), lambda a, b: 1.0):
        both = difference.source and difference.target
        if both and not _years_are_there(pair, difference):
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
