"""Numbers that differ: a digit changed, digits exchanged, a number left out or added."""

from __future__ import annotations

from collections.abc import Iterator

from qa.check import ENTITIES, Check, Example, always
from qa.checks._amounts import NUMBER
from qa.checks._comparing import found
from qa.finding import ERROR, Found
from qa.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    return found(pair, NUMBER)


CHECK = Check(
    name="number",
    group=ENTITIES,
    severity=ERROR,
    about="The two sides hold different numbers, compared by value: 1.5 million is 150万.",
    example=Example(
        source="The mission has 145 observers in 3 camps.",
        target="特派团在3个营地有154名观察员。",
        message="the source has 145, the target 154",
    ),
    look=always(_find),
)
