"""Units into the memory: nothing twice, and a newer version of a document instead of the older.

A unit that is there already (records.digest) is not added again, whatever file it comes from. What
a later version of a document has no more leaves when its file is read to the end (replacing).
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing, nullcontext, suppress
from datetime import datetime, timezone

from tmx.database.transaction import many_transactions, transaction
from tmx.failure import Failure
from tmx.memory.importing import preparing
from tmx.memory.importing.apart import Read, batches_apart
from tmx.memory.importing.fitness import Fitting
from tmx.memory.importing.inserting import Inserting, inserted, last
from tmx.memory.importing.options import DEFAULT_HOW, How, Imported, OnError
from tmx.memory.importing.replacing import Decision, Import, Replacing, replace_earlier
from tmx.memory.marking import set_statuses
from tmx.memory.memory import Memory
from tmx.memory.troubles import told
from tmx.options import Reading
from tmx.unit import TranslationUnit

# Between two transactions, so that another program that waits to write gets its turn.
_PAUSE_S = 0.01


def import_units(
    memory: Memory,
    units: Iterable[TranslationUnit],
    file: str,
    *,
    how: How = DEFAULT_HOW,
    result: Imported | None = None,
) -> Imported:
    """Take the units of a file into the memory.

    Args:
        memory: open for writing.
        units: in order, read as a stream.
        file: where they come from, for the memory's list of imports.
        how: see there.
        result: where it is counted; after an error or Ctrl-C its `kept` tells what stays.

    Raises:
        FileProblem: the memory is locked or the disk is full.
        Failure: whatever reading the units raises, with the number of the unit. What `how` says
            stays; nothing is replaced.
    """
    result = Imported() if result is None else result
    taken = _Import(memory, file, how, result)
    return _run(taken, preparing.batches(units, how.batch))


def import_file(
    memory: Memory,
    read: Read,
    reading: Reading,
    file: str,
    *,
    how: How = DEFAULT_HOW,
    result: Imported | None = None,
) -> Imported:
    """The same as `import_units`, of units that another process reads while this one writes.

    Args:
        memory: open for writing.
        read: gives the units of the file; it can be pickled.
        reading: what is said of the file, and who hears of it.
        file: what the memory's list of imports calls it.
        how: see there.
        result: where it is counted.

    Raises:
        Failure: as `import_units`, and if the other process is killed.
    """
    result = Imported() if result is None else result
    taken = _Import(memory, file, how, result)
    batches = batches_apart(read, reading, how.batch, lambda: taken.meets_new)
    with closing(batches):
        return _run(taken, batches)


def _run(taken: _Import, batches: Iterable[preparing.Batch]) -> Imported:
    memory = taken.memory
    whole = taken.how.on_error is OnError.NOTHING
    with (
        told(memory.path),
        many_transactions(memory.connection),
        transaction(memory.connection) if whole else nullcontext(),
    ):
        return taken.run(batches)


class _Import:
    """One import: what it has met so far of languages and documents, and what it counts."""

    def __init__(self, memory: Memory, file: str, how: How, result: Imported) -> None:
        self.memory = memory
        self._connection = memory.connection
        # A name that is no text in the system's encoding is none for SQLite either.
        self._file = os.fsencode(file).decode("utf-8", "backslashreplace")
        self.how = how
        self._fitting = Fitting()
        self._inserting = Inserting(memory.connection)
        self._id = 0
        self._before = 0
        self._unfinished: tuple[int, ...] = ()
        self.result = result
        # Whether most units of the last batch were new.
        self.meets_new = True

    def run(self, batches: Iterable[preparing.Batch]) -> Imported:
        self._begin()
        try:
            for batch in batches:
                self._fitting = batch.fitting
                with transaction(self._connection):
                    self._take(batch)
                self._committed()
        except Failure as failure:
            self._end_badly(failure)
            raise
        except BaseException:
            self._count_kept()
            raise
        with transaction(self._connection):
            self._replace()
            self._note(ended=_now())
        self.result.kept = self.result.added
        return self.result

    def _begin(self) -> None:
        with transaction(self._connection):
            self._unfinished = _unfinished(self._connection, self._file)
            self._before = last(self._connection, "unit")
            self._id = inserted(
                self._connection, "import", file=self._file, began=_now(), ended=None
            )

    def _committed(self) -> None:
        self._count()
        if not self._connection.in_transaction:
            self.result.kept = self.result.added
            time.sleep(_PAUSE_S)

    def _count_kept(self) -> None:
        """Ask the memory: Ctrl-C may have come between a transaction's end and our counting it."""
        if self._connection.in_transaction:
            return
        with suppress(sqlite3.Error):
            (self.result.kept,) = self._connection.execute(
                "SELECT count(*) FROM unit WHERE id > ? AND import = ?", (self._before, self._id)
            ).fetchone()

    def _count(self) -> None:
        self.result.read = self._fitting.read
        self.result.rejected.update(self._fitting.rejected)

    def _end_badly(self, failure: Failure) -> None:
        """The number of the unit that could not be read goes into the failure and the memory."""
        self._count()
        if self._fitting.read and " unit " not in failure.cause:
            failure.cause += f" (unit {self._fitting.read + 1:,})"
        with transaction(self._connection):
            self._note(ended=None, problem=str(failure))

    def _take(self, batch: preparing.Batch) -> None:
        there = self._inserting.take(batch, self._id, self._unfinished)
        new = len(batch.units.digests) - len(there)
        self.meets_new = 2 * new >= batch.count
        self.result.added += new
        self.result.known += batch.count - new
        # What a person decided about a unit outside of the memory holds for the one in it.
        decided = {there[key]: status for key, status in batch.decided.items() if key in there}
        set_statuses(self.memory, decided)

    def _replace(self) -> None:
        """What an earlier version of a document of this file has and this one has not leaves."""
        file = Import(
            self._id,
            self._file,
            self._before,
            frozenset(self._inserting.documents),
            resumed=bool(self._unfinished),
        )
        how = Replacing.NEVER if self._fitting.restores else self.how.replacing
        self.result.documents, self.result.kept_in = replace_earlier(self.memory, file, how)
        self.result.replaced = sum(
            one.units for one in self.result.documents if one.decision is Decision.REPLACED
        )
        if self._fitting.restores:
            self.result.documents = []

    def _note(self, ended: str | None, problem: str | None = None) -> None:
        told_of = self.result
        self._connection.execute(
            "UPDATE import SET ended = ?, read = ?, added = ?, replaced = ?, rejected = ?, "
            "problem = ? WHERE id = ?",
            (
                ended,
                told_of.read,
                told_of.added,
                told_of.replaced,
                sum(told_of.rejected.values()),
                problem,
                self._id,
            ),
        )


def _unfinished(connection: sqlite3.Connection, file: str) -> tuple[int, ...]:
    """The imports of a file that did not come to their end, since the last that did."""
    rows = connection.execute(
        "SELECT id FROM import WHERE file = ?1 AND id > "
        "(SELECT coalesce(max(id), 0) FROM import WHERE file = ?1 AND ended IS NOT NULL)",
        (file,),
    )
    return tuple(row[0] for row in rows)


def _now() -> str:
    return datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
