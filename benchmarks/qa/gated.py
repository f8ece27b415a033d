"""The figures of checks that `benchmarks.gates` holds, each as one number."""

from __future__ import annotations

from functools import cache

from benchmarks.qa.faults import KINDS, draw
from benchmarks.qa.looking import digest, verdicts
from benchmarks.qa.rows import Row, published
from benchmarks.qa.running import Result, said_of, units_of
from benchmarks.qa.tables import Judged, by_kind, error_share, judge, share
from benchmarks.qa.toolkit import said_by_pofilter
from qa.finding import ERROR

_EACH = 100
_TIMED = 1_000


@cache
def _alarms() -> Result:
    return said_of(units_of(map(Row.pair, published())), False, True)


@cache
def _judged() -> tuple[Judged, ...]:
    rows = published()
    cases = [case for kind in KINDS if kind.least for case in draw(kind, rows, _EACH)]
    return tuple(judge(cases, toolkit=False))


def false_alarms() -> float:
    """The share of published pairs with an error."""
    return error_share(_alarms()[0])


def not_looked_at() -> float:
    """How many errors on published pairs nobody has looked at."""
    known = verdicts()
    return sum(
        (digest(row), check) not in known
        for row, said in zip(published(), _alarms()[0], strict=True)
        for check in {one.check for one in said if one.severity == ERROR}
    )


def worst(least: float) -> float:
    """The share of faults that is found, of the kind found least of those that want so much."""
    return min(
        share(one.found("error or warning", own=False) for one in those)
        for kind, those in by_kind(_judged())
        if kind.least == least
    )


def times_pofilter() -> float:
    """The seconds of all checks, as a ratio to pofilter's."""
    units = units_of(map(Row.pair, published()[:_TIMED]))
    return said_of(units, False, True)[1] / said_by_pofilter(units)[1]
