"""Percentages that differ, and numbers that are a percentage on one side only."""

from __future__ import annotations

from collections.abc import Iterator

from qa.check import ENTITIES, Check, Example, always
from qa.checks._amounts import PERCENTAGE
from qa.checks._comparing import found
from qa.finding import ERROR, Found
from qa.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    return found(pair, PERCENTAGE)


CHECK = Check(
    name="percentage",
    group=ENTITIES,
    severity=ERROR,
    about="The two sides hold different percentages, compared by value: 50 per cent is 百分之五十.",
    example=Example(
        source="Costs rose by 12.5 per cent.",
        target="费用增加了百分之二十一点五。",
        message="the source has 12.5 per cent, the target 百分之二十一点五",
    ),
    look=always(_find),
)
