"""What of a damaged memory can still be read.

A damaged page makes SQLite refuse whatever touches it. So units are asked for in stretches of their
ids, and a stretch that is refused is asked for by halves, down to single units.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tmx.memory.memory import Memory, Stored

_STRETCH = 1_024


class Rescue:
    """The readable units of a memory.

    Args:
        memory: opened with `any_rules`.

    Attributes:
        lost: ids of units that are not readable, as (first, last) of each stretch; some may not
            have been there at all.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.lost: list[tuple[int, int]] = []

    def units(self) -> Iterator[Stored]:
        """In order of their ids, as a stream."""
        last = self._last()
        for first in range(1, last + 1, _STRETCH):
            yield from self._stretch(first, min(first + _STRETCH - 1, last))

    def _last(self) -> int:
        """The highest id, from where it can be read."""
        for query in (
            "SELECT seq FROM sqlite_sequence WHERE name = 'unit'",
            "SELECT max(id) FROM unit",
        ):
            try:
                row = self._memory.connection.execute(query).fetchone()
            except sqlite3.DatabaseError:
                continue
            if row and row[0]:
                return int(row[0])
        return 0

    def _stretch(self, first: int, last: int) -> Iterator[Stored]:
        try:
            found = list(self._memory.units("u.id BETWEEN ? AND ?", (first, last)))
        except (sqlite3.DatabaseError, ValueError):
            # ValueError: a page of something else where JSON was.
            if first == last:
                self._lose(first)
                return
            middle = (first + last) // 2
            yield from self._stretch(first, middle)
            yield from self._stretch(middle + 1, last)
        else:
            yield from found

    def _lose(self, unit: int) -> None:
        if self.lost and self.lost[-1][1] == unit - 1:
            self.lost[-1] = (self.lost[-1][0], unit)
        else:
            self.lost.append((unit, unit))
