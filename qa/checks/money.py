"""Amounts of money that differ, in figures or in currency."""

from __future__ import annotations

from collections.abc import Iterator

from qa.check import ENTITIES, Check, Example, always
from qa.checks._amounts import MONEY
from qa.checks._comparing import found
from qa.finding import ERROR, Found
from qa.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    return found(pair, MONEY)


CHECK = Check(
    name="money",
    group=ENTITIES,
    severity=ERROR,
    about="The two sides hold different sums of money: $1.5 million is 150万美元.",
    example=Example(
        source="The budget is $1.5 million.",
        target="预算为150万欧元。",
        message="the source has $1.5 million, the target 150万欧元",
    ),
    look=always(_find),
)
