"""What of a damaged memory can still be read.

A damaged page makes SQLite refuse whatever touches it. So units are asked for in stretches of their
ids, and a stretch that is refused is asked for by halves, down to single units. A file that ends
before its header says (a copy that was cut short) is refused as a whole: it is read from a copy
with zeros for what is missing.

Where the index that leads from a unit to its texts is damaged, the texts may still be there: they
are then listed from their own table.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory

from tmx.database.troubles import DAMAGED
from tmx.failure import BadFormat
from tmx.files import file_problem
from tmx.memory.care.trees import SHAPES, rebuild
from tmx.memory.memory import Memory, Stored
from tmx.memory.opening import default_path, open_memory
from tmx.unit import TranslationUnit

_STRETCH = 1_024
# Past the damaged index of variants by unit, with the list of those that can be read.
_LISTED = "temp.listed r ON r.unit = u.id LEFT JOIN variant v NOT INDEXED ON v.id = r.variant"

# In the header of the file (https://sqlite.org/fileformat.html, 1.3.2 and 1.3.8).
_HEADER = 100
_PAGE_SIZE = slice(16, 18)
_PAGE_COUNT = slice(28, 32)
# 65,536 does not go into the two bytes of the page size, and is written so.
_LARGEST = 1


# Where the highest id of a table stands.
_SEQUENCE = "SELECT seq FROM sqlite_sequence WHERE name = :table"
_LAST_UNIT = ("SELECT max(id) FROM unit", "SELECT max(unit) FROM variant")
_LAST_VARIANT = ("SELECT max(id) FROM variant",)


@contextlib.contextmanager
def readable(path: str | PathLike[str] | None = None) -> Iterator[Rescue]:
    """The rescue of a damaged memory; a file that was cut short is read from a copy.

    Args:
        path: of the file; None takes `default_path()`.

    Raises:
        FileProblem: it is missing, locked, or cannot be read or copied.
        BadFormat: it is no memory, or nothing of it can be read.
    """
    place = Path(path) if path is not None else default_path()
    with contextlib.ExitStack() as held:
        yield _opened(place, held)


def _opened(place: Path, held: contextlib.ExitStack) -> Rescue:
    try:
        return Rescue(held.enter_context(open_memory(place, any_rules=True)))
    except BadFormat as error:
        if error.cause != DAMAGED:
            raise
        try:
            size = _told_size(place)
            if size <= place.stat().st_size:
                raise _nothing(place) from error
            folder = held.enter_context(TemporaryDirectory(prefix="diptych-"))
            copy = _lengthened(place, Path(folder), size)
        except OSError as problem:
            raise file_problem(problem, place) from problem
    try:
        mended = _mend(copy, place.stat().st_size)
        memory = held.enter_context(open_memory(copy, any_rules=True))
    except (BadFormat, sqlite3.DatabaseError) as error:
        raise _nothing(place) from error
    except OSError as problem:
        raise file_problem(problem, place) from problem
    memory.path = place
    return Rescue(memory, gaps=mended)


def _mend(copy: Path, length: int) -> bool:
    """New inner pages for tables that miss some, unless a log beside the file holds others.

    Args:
        copy: as long as it should be.
        length: of what is there, bytes.

    Returns:
        Whether there were any.
    """
    log = copy.with_name(f"{copy.name}-wal")
    if log.exists() and log.stat().st_size:
        return False
    with open_memory(copy, any_rules=True) as memory:
        connection = memory.connection
        size = int(connection.execute("PRAGMA page_size").fetchone()[0])
        rows = connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall()
        roots = {name: root for name, root in rows if name in SHAPES and _is_cut(memory, name)}
    if roots:
        rebuild(copy, size, -(-length // size), roots)
    return bool(roots)


def _is_cut(memory: Memory, table: str) -> bool:
    try:
        memory.connection.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()
    except sqlite3.DatabaseError:
        return True
    return False


def _told_size(place: Path) -> int:
    """How long a file should be by its header, bytes."""
    with open(place, "rb") as file:
        header = file.read(_HEADER)
    page = int.from_bytes(header[_PAGE_SIZE], "big")
    return (1 << 16 if page == _LARGEST else page) * int.from_bytes(header[_PAGE_COUNT], "big")


def _lengthened(place: Path, folder: Path, size: int) -> Path:
    """A copy as long as it should be, with the log beside it if there is one."""
    copy = folder / "memory.tm"
    shutil.copyfile(place, copy)
    with open(copy, "r+b") as file:
        file.truncate(size)
    log = place.with_name(f"{place.name}-wal")
    if log.exists():
        shutil.copyfile(log, folder / f"{copy.name}-wal")
    return copy


def _nothing(place: Path) -> BadFormat:
    return BadFormat(
        "it is damaged, and nothing of it can be read",
        path=place,
        remedy="take it from a backup, or import again the files that it was made of",
    )


class Rescue:
    """The readable units of a memory.

    Args:
        memory: opened with `any_rules`; see `readable` for one that does not open.
        gaps: whether units of which nothing is found count as lost.

    Attributes:
        path: of the memory.
        lost: ids of units that are not readable, as (first, last) of each stretch; some may not
            have been there at all.
    """

    def __init__(self, memory: Memory, *, gaps: bool = False) -> None:
        self.path = memory.path
        self._memory, self._gaps = memory, gaps
        self.lost: list[tuple[int, int]] = []
        self._listed = False

    def units(self) -> Iterator[Stored]:
        """In order of their ids, as a stream.

        Raises:
            BadFormat: there is none that can be read.
        """
        last, some = self._last("unit", _LAST_UNIT), False
        for first in range(1, last + 1, _STRETCH):
            for stored in self._stretch(first, min(first + _STRETCH - 1, last)):
                some = True
                yield stored
        if self.lost and not some:
            raise _nothing(self._memory.path)

    def _last(self, table: str, queries: Sequence[str]) -> int:
        """The highest id of a table, from where it can be read."""
        refused = 0
        for query in (_SEQUENCE, *queries):
            try:
                row = self._memory.connection.execute(query, {"table": table}).fetchone()
                if row and row[0]:
                    return int(row[0])
            except (sqlite3.DatabaseError, ValueError):
                refused += 1
        if refused:
            raise _nothing(self._memory.path)
        return 0

    def _stretch(self, first: int, last: int) -> Iterator[Stored]:
        try:
            found = list(self._memory.units("u.id BETWEEN ? AND ?", (first, last)))
        except (sqlite3.DatabaseError, ValueError):
            # ValueError: a page of something else where JSON was.
            if first == last:
                yield from self._apart(first)
                return
            middle = (first + last) // 2
            yield from self._stretch(first, middle)
            yield from self._stretch(middle + 1, last)
        else:
            yield from found
            if self._gaps:
                there = {stored.id for stored in found}
                for number in range(first, last + 1):
                    if number not in there:
                        self._lose(number)

    def _apart(self, number: int) -> Iterator[Stored]:
        """A unit that is refused, if it and its texts can be read without the index of these."""
        try:
            if not self._listed:
                self._listed = True
                self._list_variants()
            found = list(self._memory.units("u.id = ?", (number,), variants=_LISTED))
        except (BadFormat, sqlite3.DatabaseError, ValueError):
            found = []
        whole = [stored for stored in found if _is_whole(stored.unit)]
        if whole:
            yield from whole
        else:
            self._lose(number)

    def _list_variants(self) -> None:
        connection = self._memory.connection
        connection.execute("CREATE TEMP TABLE listed (unit INTEGER, variant INTEGER)")
        last = self._last("variant", _LAST_VARIANT)
        for first in range(1, last + 1, _STRETCH):
            self._list(first, min(first + _STRETCH - 1, last))
        connection.execute("CREATE INDEX temp.listed_unit ON listed (unit, variant)")

    def _list(self, first: int, last: int) -> None:
        try:
            self._memory.connection.execute(
                "INSERT INTO temp.listed SELECT unit, id FROM variant NOT INDEXED "
                "WHERE id BETWEEN ? AND ?",
                (first, last),
            )
        except sqlite3.DatabaseError:
            if first < last:
                middle = (first + last) // 2
                self._list(first, middle)
                self._list(middle + 1, last)

    def _lose(self, unit: int) -> None:
        if self.lost and self.lost[-1][1] == unit - 1:
            self.lost[-1] = (self.lost[-1][0], unit)
        else:
            self.lost.append((unit, unit))


def _is_whole(unit: TranslationUnit) -> bool:
    """Whether a unit has a source and a translation; a text on a damaged page is not listed."""
    source = unit.source_variant
    if source is None or len(unit.variants) < 2:
        return False
    return unit.source_language == "*all*" or _main(unit.source_language) == _main(source.language)


def _main(tag: str) -> str:
    """A language without its region and script."""
    return tag.partition("-")[0]
