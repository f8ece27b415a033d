"""The kinds of faults, and cases drawn of each: the same ones whenever the seed is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from benchmarks.qa import marks, values, wording
from benchmarks.qa.rows import (
    Row,
    as_published,
    dated_in_words,
    different,
    joined,
    with_note,
    with_resolution,
    with_symbol,
)
from benchmarks.qa.values import Fault, date_moved

SEED = 29
EACH = 200
# How often all rows are gone through where one time gives too few cases.
_ROUNDS = 4

_Make: TypeAlias = Callable[[Sequence[Row], Random], list[Row]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault.

    Attributes:
        name: for tables.
        fault: puts it into a pair.
        least: the share of cases that should be found, 0 where nobody asks for one.
        made_of: what is made of the published pairs first.
        glossary: whether it takes a glossary to see it.
    """

    name: str
    fault: Fault
    least: float = 0.98
    made_of: _Make = as_published
    glossary: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A pair with a fault.

    Attributes:
        kind: name of the fault's kind.
        row: the pair without it.
        source, target: texts with it.
    """

    kind: str
    row: Row
    source: str
    target: str


KINDS = (
    Kind("digit changed", values.digit_changed),
    Kind("digits swapped", values.digits_swapped),
    Kind("ordinal in words changed", values.ordinal_changed),
    Kind("count in words changed", values.count_changed),
    Kind("万 and 亿 exchanged", values.magnitude_changed),
    Kind("date a day off", date_moved("day", "target")),
    Kind("date a month off", date_moved("month", "target")),
    Kind("date a year off", date_moved("year", "target")),
    Kind("date a day off in the source", date_moved("day", "source")),
    Kind("date a month off in the source", date_moved("month", "source")),
    Kind("date a year off in the source", date_moved("year", "source")),
    Kind("date in Chinese figures, a day off", date_moved("day", "target"), 0.98, dated_in_words),
    Kind(
        "date in Chinese figures, a month off", date_moved("month", "target"), 0.98, dated_in_words
    ),
    Kind("date in Chinese figures, a year off", date_moved("year", "target"), 0.98, dated_in_words),
    Kind("resolution number changed", values.resolution_changed, 0.98, with_resolution),
    Kind("document symbol changed", values.symbol_changed, 0.98, with_symbol),
    Kind("footnote mark dropped", values.note_dropped, 0.98, with_note),
    Kind("bracket dropped", marks.bracket_dropped),
    Kind("《 or 》 dropped", marks.title_mark_dropped),
    Kind("《》 dropped, both", marks.title_bare, 0),
    Kind("“ or ” dropped", marks.quote_dropped),
    Kind("half-width comma", marks.comma_half),
    Kind("another half-width mark", marks.other_half),
    Kind("traditional character", marks.character_traditional),
    Kind("doubled word", wording.word_doubled),
    Kind("English word put in", wording.word_in_english, 0.90),
    Kind("term left in English", wording.term_in_english, 0.90),
    Kind("acronym left in English", wording.acronym_left, 0),
    Kind("term replaced by another", wording.term_replaced, 0.90, glossary=True),
    Kind("clause dropped", wording.clause_dropped, 0.75),
    Kind("sentence dropped", wording.sentence_dropped, 0.90, joined),
    Kind("targets exchanged", wording.targets_exchanged, 0.75),
    Kind("untranslated", wording.untranslated),
    Kind("empty target", wording.empty),
)


def draw(kind: Kind, rows: Sequence[Row], each: int = EACH, seed: int = SEED) -> list[Case]:
    """Cases of a kind, fewer than wanted where the rows do not have them; no two are the same."""
    chance = Random(f"{seed} {kind.name}")  # noqa: S311
    made = kind.made_of(different(rows), chance)
    cases: dict[tuple[str, str], Case] = {}
    for case in _cases(kind, made, chance):
        if len(cases) >= each:
            break
        cases.setdefault((case.source, case.target), case)
    return list(cases.values())


def _cases(kind: Kind, rows: Sequence[Row], chance: Random) -> Iterator[Case]:
    for _ in range(_ROUNDS):
        for at in chance.sample(range(len(rows)), len(rows)):
            row = rows[at]
            pair = kind.fault(rows, at, chance)
            if pair and pair != (row.source, row.target):
                yield Case(kind.name, row, *pair)
