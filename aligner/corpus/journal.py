"""What is done of a corpus, on disk beside the output, so that no run begins again from nothing.

One SQLite file, because that is what survives being killed at any moment: a pair's result is in it
whole or not at all (https://sqlite.org/atomiccommit.html). The lock of the file is the lock of
the run: held from the first statement to the last, and given back by the system when the process
ends, however it ends.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from aligner.corpus.work import Result
from aligner.errors import JournalProblem
from aligner.summary import Summary
from tmx.failure import FileProblem
from tmx.files import PREFIX, file_problem

LOG = logging.getLogger(__name__)

#: In the file's header (https://sqlite.org/fileformat.html, 1.3.16): whose file it is.
APPLICATION = 0x44695074
_MAGIC = b"SQLite format 3\0"
_LAYOUT = 1
_TABLES = ("notes", "pairs")
# Found in what SQLite says of a file that is not, or no longer, what it should be.
_DAMAGE = ("malformed", "not a database", "no such table", "no such column", "disk image")


class Journal:
    """The journal of one output, locked while this object is open.

    Args:
        path: of the journal.
        output: what is written, for messages.

    Raises:
        JournalProblem: another run has it, or the file is something else.
        FileProblem: it cannot be read or written.
    """

    def __init__(self, path: str | os.PathLike[str], output: str) -> None:
        self.path = Path(path)
        self._output = output
        _refuse_foreign(self.path)
        try:
            self._base = self._opened()
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise self._problem(error) from error
            LOG.warning("%s: damaged: begun anew", self.path)
            self._remove()
            self._base = self._opened()

    def _opened(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path, timeout=0, isolation_level=None)
        try:
            base.execute("PRAGMA locking_mode = EXCLUSIVE")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute("BEGIN EXCLUSIVE")
            if base.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
                for table in _TABLES:
                    base.execute(f"DROP TABLE IF EXISTS {table}")
            base.execute(f"PRAGMA application_id = {APPLICATION}")
            base.execute(f"PRAGMA user_version = {_LAYOUT}")
            base.execute("CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT)")
            base.execute(
                "CREATE TABLE IF NOT EXISTS pairs (name TEXT PRIMARY KEY, digest BLOB, facts TEXT, "
                "checksum INTEGER, units BLOB)"
            )
            base.execute("COMMIT")
            # Only now: a killed run's file must say in its header whose it is. With a write-ahead
            # log a pair costs no wait for the disk; what a power cut takes is done again.
            base.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            base.close()
            raise
        return base

    def close(self) -> None:
        """Give the journal back; it stays for the next run."""
        self._base.close()

    def discard(self) -> None:
        """Give it back and remove it: all is done and written."""
        # Removed before it is unlocked, so that no other run can take up what is about to go;
        # Windows removes no open file.
        steps = (self._remove, self._base.close)
        for step in steps if os.name == "posix" else reversed(steps):
            step()

    def _remove(self) -> None:
        # The log first: without it the file itself is whole, if older.
        for file in (Path(f"{self.path}-wal"), self.path):
            file.unlink(missing_ok=True)

    def known(self, name: str) -> Result | None:
        """What is kept of a pair, without its units; None if nothing, or if it is damaged."""
        with self._told():
            row = self._base.execute(
                "SELECT digest, facts, checksum, units FROM pairs WHERE name = ?", (name,)
            ).fetchone()
        if row is None or zlib.crc32(row[3], zlib.crc32(row[1].encode())) != row[2]:
            return None
        return _result(row[0], row[1])

    def keep(self, name: str, result: Result) -> None:
        """Note a pair as done, in place of what was kept of it."""
        facts = json.dumps([asdict(result.summary), result.count, result.left_out, result.seconds])
        checksum = zlib.crc32(result.units, zlib.crc32(facts.encode()))
        row = (name, result.digest, facts, checksum, result.units)
        with self._told():
            self._base.execute("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?, ?)", row)

    def units(self, name: str) -> bytes:
        """The packed units of a pair that is done."""
        with self._told():
            row = self._base.execute("SELECT units FROM pairs WHERE name = ?", (name,)).fetchone()
        return bytes(row[0])

    def begun(self, now: datetime) -> datetime:
        """When the work began: `now` at first, the same moment in all runs that take it up."""
        return datetime.fromisoformat(self._first("begun", now.isoformat()))

    @property
    def prefix(self) -> str:
        """How the names of this journal's temporary files begin, in all runs that take it up."""
        return f"{PREFIX}{self._first('run', secrets.token_hex(8))}-"

    def _first(self, name: str, value: str) -> str:
        """The value that was noted first under a name."""
        with self._told():
            self._base.execute("INSERT OR IGNORE INTO notes VALUES (?, ?)", (name, value))
            row = self._base.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return str(row[0])

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._problem(error) from error

    def _problem(self, error: sqlite3.DatabaseError) -> JournalProblem | FileProblem:
        """The user's version of what SQLite says."""
        if "locked" in str(error):
            return JournalProblem(
                "another run is writing it",
                path=self._output,
                remedy="wait until that has ended, or name another output",
            )
        if _is_damage(error):
            return JournalProblem("damaged", path=self.path, remedy="remove it and run again")
        full = "full" in str(error)
        remedy = "free some space and run again" if full else "check the folder and its permissions"
        return FileProblem(str(error), path=self.path, remedy=remedy)


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return any(sign in str(error) for sign in _DAMAGE)


def _refuse_foreign(path: Path) -> None:
    """A file of another's is not written into, and not removed either."""
    try:
        with open(path, "rb") as stream:
            head = stream.read(72)
    except FileNotFoundError:
        return
    except OSError as error:
        raise file_problem(error, path) from error
    # A run that was killed in its first moment leaves nothing in the file.
    if head and not (head.startswith(_MAGIC) and head[68:72] == APPLICATION.to_bytes(4, "big")):
        raise JournalProblem(
            "is no journal of this program",
            path=path,
            remedy="move it away, or name another output",
        )


def _result(digest: bytes, facts: str) -> Result | None:
    """A result without its units; None if its facts are those of another version."""
    counts, count, left, seconds = json.loads(facts)
    if set(counts) != {field.name for field in fields(Summary)}:
        return None
    values: dict[str, Any] = {
        name: tuple(one) if isinstance(one, list) else one for name, one in counts.items()
    }
    summary = Summary(**values)
    return Result(bytes(digest), summary, b"", count, left, seconds)
