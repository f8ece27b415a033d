"""Vectors on disk, so that a text is encoded once.

A neural model takes a tenth of a second a sentence without a graphics card; looking up what it
gave takes microseconds. One SQLite file holds the vectors of all models:

- Keyed by model and text, both by their digests: no text is kept in it. What the caller puts
  into the model's part of the key decides when a vector is no longer taken.
- As float32, as computed: what comes back is equal to what went in.
- Safe under several runs at once and when one is killed: each write is a transaction, in a
  write-ahead log (https://sqlite.org/wal.html), with which readers never wait for writers; with
  the older rollback journal a reader beside a busy writer waited for seconds.
- Bounded: beyond `MOST_BYTES` those not used for longest go (by the day), down to `KEPT` of it.
- Never in the way: a cache that is damaged is set aside (in place of the one before) and begun
  anew, one that cannot be used is done without; either is said once, as a warning of the logger
  `aligner`. One that may only be read is read.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOG = logging.getLogger(__name__)

#: The environment variable that names another folder.
VARIABLE = "DIPTYCH_CACHE"
#: The number is that of the layout: another layout gets another file.
NAME = "vectors-1.sqlite"
#: 330,000 sentences of LaBSE, 250,000 of bge-m3.
MOST_BYTES = 1 << 30
KEPT = 0.9

# Rows of a few kilobytes waste much of smaller pages.
_PAGE = 16_384
_WAIT_S = 10.0
_AT_ONCE = 500
_CHECKSUM = 4
# Found in what SQLite says of a call after which another may succeed: when the other run is
# ready, or when it only reads.
_PASSING = ("locked", "readonly")
_LAYOUT = """
CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, used INTEGER, vector BLOB);
CREATE INDEX IF NOT EXISTS by_use ON vectors (used);
CREATE TABLE IF NOT EXISTS digests (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT);
"""

T = TypeVar("T")
Row = tuple[bytes, int, bytes]


class _BadRow(sqlite3.DatabaseError):
    """A row that is not what was written."""


def cache_folder() -> Path:
    """Where the cache lies: `DIPTYCH_CACHE`, or the user's folder for caches."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("diptych", appauthor=False)


def vector_key(model: str, text: str) -> bytes:
    """16 bytes that stand for a text under a model."""
    digest = hashlib.blake2b(model.encode(), digest_size=16)
    digest.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return digest.digest()


class VectorCache:
    """Vectors by key, in one file of a folder.

    A connection lives for one call only: nothing is held open between calls, and any thread or
    forked process may call.

    Args:
        folder: is made when the first vector is written.
        most_bytes: how large the file may grow.
    """

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.path = folder / NAME
        self._most = most_bytes
        self._warned = False
        self._off = False

    def read(self, keys: Iterable[bytes]) -> dict[bytes, NDArray[np.float32]]:
        """The vectors that are there, float32 [d] each."""
        wanted = list(keys)
        if not wanted or not os.path.exists(self.path):
            return {}
        return self._attempt(lambda connection: _read(connection, wanted), {})

    def write(self, vectors: Mapping[bytes, NDArray[np.float32]]) -> None:
        """Keep vectors; all of them or, where that fails, none."""
        today = _today()
        rows = [(key, today, _packed(key, vector)) for key, vector in vectors.items()]
        self._attempt(lambda connection: _write(connection, rows, self._most), None)

    def digest(self, path: Path, stamp: str) -> str | None:
        """The digest noted for a file, if its stamp is the one noted with it."""
        if not os.path.exists(self.path):
            return None
        query = "SELECT digest FROM digests WHERE path = ? AND stamp = ?"
        row = self._attempt(
            lambda base: base.execute(query, (os.fsencode(path), stamp)).fetchone(), None
        )
        return str(row[0]) if row else None

    def note_digest(self, path: Path, stamp: str, digest: str) -> None:
        """Note a file's digest, to spare reading a large file again."""
        query = "REPLACE INTO digests VALUES (?, ?, ?)"
        self._attempt(lambda base: base.execute(query, (os.fsencode(path), stamp, digest)), None)

    def _attempt(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """The result of a transaction; `otherwise` where the cache fails."""
        if self._off:
            return otherwise
        seen = self._identity()
        try:
            with closing(self._connect()) as connection, connection:
                return work(connection)
        # These two are about the surroundings: locked, full, read-only, unreachable.
        except (OSError, sqlite3.OperationalError) as error:
            self._off = not any(sign in str(error) for sign in _PASSING)
            self._warn(
                f"vectors are not kept ({self.path}: {_told(error)}); "
                f"{VARIABLE} can name another folder"
            )
        except sqlite3.DatabaseError as error:
            self._set_aside(error, seen)
        return otherwise

    def _identity(self) -> int | None:
        try:
            return self.path.stat().st_ino
        except OSError:
            # Not there yet, or not to be had, which opening it will tell.
            return None

    def _connect(self) -> sqlite3.Connection:
        if os.path.exists(self.path) and not os.access(self.path.parent, os.W_OK):
            return _read_only(self.path)
        # Vectors tell something of their texts: folder and file are the user's alone.
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        connection = sqlite3.connect(self.path, timeout=_WAIT_S, isolation_level="IMMEDIATE")
        try:
            connection.execute(f"PRAGMA page_size = {_PAGE}")
            connection.execute("PRAGMA synchronous = NORMAL")
            _log_ahead(connection)
            connection.executescript(_LAYOUT)
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_aside(self, error: sqlite3.DatabaseError, seen: int | None) -> None:
        """Make room for a new file; what another run has begun anew meanwhile stays."""
        aside = self.path.with_name(f"{NAME}.damaged")
        try:
            if seen == self._identity():
                # First what belongs to the old file: it must not be taken for the new one's.
                for ending in ("-wal", "-shm", ""):
                    _move(f"{self.path}{ending}", f"{aside}{ending}")
        except OSError as problem:
            self._off = True
            self._warn(f"vectors are not kept ({self.path}: {_told(error)}; {_told(problem)})")
        else:
            told = f"the cache of vectors is damaged ({_told(error)})"
            self._warn(f"{told}: set aside as {aside}, a new one is begun")

    def _warn(self, message: str) -> None:
        if not self._warned:
            LOG.warning("%s", message)
        self._warned = True


def _read_only(path: Path) -> sqlite3.Connection:
    """A connection that makes no file beside the database, which reading a log ahead would.

    Where there is a log, another user's run is about, and has made them all.
    """
    how = "mode=ro" if os.path.exists(f"{path}-wal") else "mode=ro&immutable=1"
    address = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(address, timeout=_WAIT_S, isolation_level="IMMEDIATE", uri=True)


def _log_ahead(connection: sqlite3.Connection) -> None:
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":
        # Where it cannot be had now (another run is about it, or a file system without shared
        # memory) the rollback journal serves as well, only more slowly.
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")


def _move(path: str, target: str) -> None:
    if os.path.exists(path):
        os.replace(path, target)
    elif os.path.exists(target):
        os.remove(target)


def _told(error: Exception) -> str:
    strerror = error.strerror if isinstance(error, OSError) else None
    return (strerror or str(error)).lower()


def _today() -> int:
    return int(time.time() // 86_400)


def _read(
    connection: sqlite3.Connection, keys: Sequence[bytes]
) -> dict[bytes, NDArray[np.float32]]:
    today = _today()
    rows = [row for part in _parts(keys) for row in _rows(connection, part)]
    found = {key: _unpacked(key, packed) for key, _, packed in rows}
    old = [(today, key) for key, used, _ in rows if used < today]
    if old:
        _note_use(connection, old)
    return found


def _note_use(connection: sqlite3.Connection, used: Sequence[tuple[int, bytes]]) -> None:
    """Day and key of each; not where another run is writing, or the cache may only be read.

    Vectors are not waited for on that account: even beginning a transaction takes the lock.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.executemany("UPDATE vectors SET used = ? WHERE key = ?", used)
        connection.commit()
    except sqlite3.OperationalError:
        connection.rollback()


def _rows(connection: sqlite3.Connection, keys: Sequence[bytes]) -> list[Row]:
    marks = ",".join("?" * len(keys))
    # Only question marks are put together here.
    query = f"SELECT key, used, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608
    return connection.execute(query, keys).fetchall()


def _parts(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """SQLite limits how many question marks a statement may have."""
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]


def _write(connection: sqlite3.Connection, rows: Sequence[Row], most: int) -> None:
    connection.executemany("REPLACE INTO vectors VALUES (?, ?, ?)", rows)
    if _bytes(connection) > most:
        _shrink(connection, int(most * KEPT))


def _bytes(connection: sqlite3.Connection) -> int:
    """What is in use; pages that became free are filled before the file grows."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _shrink(connection: sqlite3.Connection, goal: int) -> None:
    count = connection.execute("SELECT count(*) FROM vectors").fetchone()[0]
    excess = 1 - goal / max(1, _bytes(connection))
    oldest = "SELECT rowid FROM vectors ORDER BY used, rowid LIMIT ?"
    delete = f"DELETE FROM vectors WHERE rowid IN ({oldest})"  # noqa: S608
    connection.execute(delete, (int(count * excess) + 1,))


def _packed(key: bytes, vector: NDArray[np.float32]) -> bytes:
    """The numbers and a checksum over them and their key: SQLite itself has none."""
    numbers = np.asarray(vector, dtype="<f4").tobytes()
    return numbers + zlib.crc32(key + numbers).to_bytes(_CHECKSUM, "little")


def _unpacked(key: bytes, packed: bytes) -> NDArray[np.float32]:
    numbers = packed[:-_CHECKSUM] if isinstance(packed, bytes) else b""
    if zlib.crc32(key + numbers).to_bytes(_CHECKSUM, "little") != packed[-_CHECKSUM:]:
        raise _BadRow("a vector does not fit its checksum")
    return np.frombuffer(numbers, dtype="<f4").astype(np.float32, copy=False)
