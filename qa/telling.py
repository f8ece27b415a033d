"""From what checks say of a pair to findings: what the unit is called, and what is let alone."""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple

from qa.checks.registry import known
from qa.finding import Finding
from qa.pair import Pair, same_message
from qa.suppressing import ALL, ignored
from tmx.unit import CONTEXT

if TYPE_CHECKING:
    from qa.looking import Chunk, Hit

_IN_ORDER = itemgetter(0, 1)


class Place(NamedTuple):
    """What is said of a unit in each of its findings.

    Attributes:
        unit: its number in the file, from 0.
        line: from 1; 0 if unknown.
        id: what the file calls it, "" if nothing.
        source, target: its texts.
        ignored: names of the checks that its notes let alone.
    """

    unit: int
    line: int
    id: str
    source: str
    target: str
    ignored: frozenset[str]


def place_of(pair: Pair) -> Place:
    """Where a pair stands."""
    unit = pair.unit
    name = unit.attribute("tuid") or unit.prop(CONTEXT)
    return Place(pair.number, unit.line, name, pair.source, pair.target, ignored(unit))


class Places:
    """Where all units of a file stand, kept on disk: a memory may have millions.

    Checks of the whole file speak at its end, and what they say needs the texts again.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - it goes with this object
        self._numbers = array("Q")
        self._offsets = array("Q")

    def __enter__(self) -> Places:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, place: Place) -> None:
        """Take the next, in the order of the file."""
        self._numbers.append(place.unit)
        self._offsets.append(self._file.tell())
        self._file.write(marshal.dumps(tuple(place)))

    def number(self, index: int) -> int:
        """The number of a unit, by how many were taken before it."""
        return self._numbers[index]

    def of(self, number: int) -> Place:
        """Where the unit of a number stands; it was taken."""
        self._file.seek(self._offsets[bisect_left(self._numbers, number)])
        return Place._make(marshal.load(self._file))  # noqa: S302 - written by this process


@dataclass(slots=True)
class Tally:
    """What else became of the units; it fills while the findings come.

    Attributes:
        units: how many there were.
        left_out: how many of them are of other languages: nothing is said of these.
        suppressed: check -> how many findings a note of their unit lets alone.
        unknown: (line, name) of checks in such notes that there are not.
        idle: checks that had nothing to go by (no glossary, no memory, no encoder).
    """

    units: int = 0
    left_out: int = 0
    suppressed: Counter[str] = field(default_factory=Counter)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    idle: tuple[str, ...] = ()


class Named(NamedTuple):
    """A check of the run.

    Attributes:
        name: of the check.
        severity: of what it finds, unless it says otherwise.
        asked: what the user wants it to be, "" for nothing.
    """

    name: str
    severity: str
    asked: str


class Teller:
    """Makes findings of hits.

    Args:
        checks: of the run, in their order.
        file: name of the file.
        tally: where is counted what becomes no finding.
    """

    def __init__(self, checks: Sequence[Named], file: str, tally: Tally) -> None:
        self._checks = checks
        self._file = file
        self.tally = tally

    def count(self, chunk: Chunk) -> None:
        """Count units that were looked at."""
        self.tally.units += len(chunk.units)
        self.tally.left_out += sum(unit is None for unit in chunk.units)

    def findings(self, hits: Iterable[Hit], place: Callable[[int], Place]) -> Iterator[Finding]:
        """Hits as findings, in the order of units and checks, but for those that are let alone.

        Args:
            hits: of units that follow one another.
            place: gives where a unit stands by its number.
        """
        at: Place | None = None
        said: set[tuple[int, str]] = set()
        earlier: frozenset[tuple[int, str]] = frozenset()
        for number, check, found in sorted(hits, key=_IN_ORDER):
            if at is None or at.unit != number:
                before, at = at, place(number)
                # A plural gives a unit for each form: what is said of one is not said of the next.
                if before is None or not same_message(self._file, at.line, before.line):
                    said.clear()
                earlier = frozenset(said)
                self._note_unknown(at)
            name, usual, asked = self._checks[check]
            if at.ignored and (ALL in at.ignored or name in at.ignored):
                self.tally.suppressed[name] += 1
                continue
            if (check, found.message) in earlier:
                continue
            said.add((check, found.message))
            yield Finding(
                name, asked or found.severity or usual, found.message, self._file, at.line,
                number, at.id, at.source, at.target, found.source, found.target,
            )  # fmt: skip

    def _note_unknown(self, place: Place) -> None:
        for name in sorted(place.ignored - {ALL}):
            if not known(name):
                self.tally.unknown.append((place.line, name))
