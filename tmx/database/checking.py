"""Whether a file is sound: what SQLite itself can tell, and how checks are run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found.

    Attributes:
        name: what was checked.
        problems: what does not hold, the first few; () if all holds.
        remedy: what helps.
    """

    name: str
    problems: tuple[str, ...]
    remedy: str

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def checked(name: str, check: Callable[[], Iterable[str]], remedy: str) -> Check:
    """Run a check; what damages the file does not end it."""
    try:
        problems = tuple(islice(check(), _MOST_TOLD))
    except sqlite3.DatabaseError as error:
        problems = (str(error),)
    return Check(name, problems, remedy)


def integrity(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite finds wrong with the file itself."""
    for (told,) in connection.execute(f"PRAGMA integrity_check({_MOST_TOLD})"):
        if told != "ok":
            yield told


def references(connection: sqlite3.Connection) -> Iterator[str]:
    """Rows that name others which are not there."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} names a {parent} that is not there"
