"""Opening a memory: where it lies, what it must be, and what goes wrong with it, said in words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from tmx.failure import BadFormat, FileProblem, TmxError
from tmx.files import file_problem
from tmx.memory import schema
from tmx.memory.memory import Memory
from tmx.memory.transaction import transaction

#: The environment variable that names the memory where a command does not.
VARIABLE = "DIPTYCH_MEMORY"

#: How long a writer waits for another, seconds.
WAIT_S = 60.0

_MAGIC = b"SQLite format 3\0"
# What SQLite says (https://sqlite.org/rescode.html, as `sqlite_errorname` from Python 3.11 on
# would) -> cause, remedy.
_SAID = {
    "locked": ("another program is writing to it", "wait until it is done and run again"),
    "disk is full": ("the disk is full", "free some space and run again"),
    "readonly": ("it may only be read", "check the permissions of the file and of its folder"),
    "malformed": ("it is damaged", "take it from a backup, or import its files into a new one"),
    "not a database": ("it is not a translation memory", "name a file made by 'diptych tm import'"),
    "unable to open": ("it cannot be opened", "check the name and the permissions"),
    "disk i/o": ("the disk cannot be read or written", "check the disk and run again"),
}


def default_path() -> Path:
    """Where the memory lies if no command says: `DIPTYCH_MEMORY`, or the user's data folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("diptych", appauthor=False) / "memory.tm"


def open_memory(
    path: str | PathLike[str] | None = None, *, create: bool = False, wait: float = WAIT_S
) -> Memory:
    """Open a translation memory.

    Args:
        path: of the file; None takes `default_path()`.
        create: make it, and the folders above it, if it is not there.
        wait: how long to wait for another program that writes, seconds.

    Raises:
        FileProblem: it is missing, locked, or cannot be read or written.
        BadFormat: it is no memory, or a newer version of the program made it.
    """
    place = Path(path) if path is not None else default_path()
    if not place.exists():
        if not create:
            raise FileProblem(
                "there is no translation memory here",
                path=place,
                remedy="make one with 'diptych tm import FILE', or name another with --memory",
            )
        _make_folder(place)
    _refuse_foreign(place)
    with told(place):
        connection = _connected(place, wait)
        try:
            _prepared(connection, place)
        except BaseException:
            connection.close()
            raise
    return Memory(connection, place)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """What SQLite says of a memory, as a failure in the user's words.

    Raises:
        FileProblem, BadFormat: whatever goes wrong inside.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise problem(error, path) from error


def problem(error: sqlite3.Error, path: Path) -> TmxError:
    """The user's version of an error of SQLite about the memory at `path`."""
    said = str(error).lower()
    for sign, (cause, remedy) in _SAID.items():
        if sign in said:
            kind = BadFormat if sign in {"malformed", "not a database"} else FileProblem
            return kind(cause, path=path, remedy=remedy)
    return FileProblem(f"the memory cannot be used ({error})", path=path, remedy="check the file")


def _make_folder(place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_problem(error, place.parent) from error


def _refuse_foreign(place: Path) -> None:
    """A file that is no database is told from one that is damaged by how it begins."""
    try:
        with open(place, "rb") as file:
            begin = file.read(len(_MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise file_problem(error, place) from error
    if begin and begin != _MAGIC:
        cause, remedy = _SAID["not a database"]
        raise BadFormat(cause, path=place, remedy=remedy)


def _connected(place: Path, wait: float) -> sqlite3.Connection:
    connection = sqlite3.connect(place, timeout=wait, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    # 64 MB: the indexes by digest and by key are written all over.
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _prepared(connection: sqlite3.Connection, place: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        _create(connection, place)
    elif connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION:
        raise _foreign(place)
    elif version > schema.VERSION:
        raise BadFormat(
            f"a newer version of diptych made it (layout {version}, this one knows "
            f"{schema.VERSION})",
            path=place,
            remedy="update diptych: pip install --upgrade diptych",
        )
    elif version < schema.VERSION:
        with transaction(connection):
            schema.migrate(connection, version)


def _create(connection: sqlite3.Connection, place: Path) -> None:
    """Make the tables, unless another process just did or there are others' tables in the file."""
    connection.execute("PRAGMA journal_mode = WAL")
    with transaction(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION:
            return
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise _foreign(place)
        schema.create(connection)


def _foreign(place: Path) -> BadFormat:
    return BadFormat(
        "it is another program's database",
        path=place,
        remedy="name a file made by 'diptych tm import'",
    )
