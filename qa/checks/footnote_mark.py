"""A note mark that is missing or another one: ¹, `*`, `[1]`, and figures glued to a word.

Where a mark is a bare figure, it is missed only if the other side has it nowhere as a figure of
its own: Chinese may print it in the middle of the sentence, 报告3第27段. That one is missing is
less than that a raised mark is: where texts are taken out of documents, such figures get lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from entities import Entity
from qa.check import STRUCTURE, Check, Example, always
from qa.checks import _sides as sides
from qa.checks._marks import figures, marks
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

#: How often a text has a number: by value, and as printed.
_Figures: TypeAlias = tuple[Counter[str], Counter[str]]

# Kinds of marks that one side may lack for another reason.
_MINOR = frozenset({"bullet", "letter", "bare", "bracket"})


def find(pair: Pair) -> Iterator[Found]:
    """Marks that differ, that one side lacks, or that stand in another order."""
    first = marks(pair.source, pair.source_language)
    second = marks(pair.target, pair.target_language)
    if not first and not second:
        return
    left = sides.unmatched(first, second)
    if not any(left):
        yield from _order(first, second)
        return
    source = figures(pair.source, pair.source_entities, first)
    target = figures(pair.target, pair.target_entities, second)
    lacking = (
        _lacking(left[0], source, target, pair.target),
        _lacking(left[1], target, source, pair.source),
    )
    for difference in sides.differences(*lacking, _likeness):
        yield _told(pair, difference)


def _lacking(left: list[Entity], here: _Figures, there: _Figures, other: str) -> list[Entity]:
    """Those that the other side has neither as marks nor as figures."""
    return [
        mark
        for mark in left
        if not mark.value.isdigit()
        or (
            all(few[mark.value] < many[mark.value] for few, many in zip(there, here, strict=True))
            and not (mark.kind == "bracket" and _in_brackets(other, mark.value))
        )
    ]


def _in_brackets(text: str, value: str) -> bool:
    """[第18条] holds the 18 of [18]."""
    return any(value in part.partition("]")[0] for part in text.split("[")[1:])


def _likeness(one: Entity, other: Entity) -> float:
    return float(one.value.isdigit() == other.value.isdigit())


def _told(pair: Pair, difference: sides.Difference) -> Found:
    mark = sides.lone(difference)
    minor = mark is not None and mark.kind in _MINOR
    return sides.found(pair, difference, WARNING if minor else "", _show)


def _show(text: str, mark: Entity) -> str:
    return f"the note mark {mark.value}"


def _order(source: Sequence[Entity], target: Sequence[Entity]) -> Iterator[Found]:
    """The same marks in another order; notes are numbered as they come."""
    first, second = ([mark.value for mark in side] for side in (source, target))
    if first != second and all(value.isdigit() for value in first):
        yield Found(
            f"the note marks stand as {', '.join(first)} in the source, "
            f"as {', '.join(second)} in the target",
            (source[0].start, source[-1].end),
            (target[0].start, target[-1].end),
            WARNING,
        )


CHECK = Check(
    name="footnote-mark",
    group=STRUCTURE,
    severity=ERROR,
    about="A note mark, such as ¹ or *, is missing on the other side, or stands in another order.",
    example=Example(
        "The report¹ was adopted.*",
        "报告获得通过。*",
        "the source has the note mark 1, which the target lacks",
    ),
    look=always(find),
)
