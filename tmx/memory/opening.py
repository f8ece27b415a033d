"""Opening a memory: where its file lies, and what it must be."""

from __future__ import annotations

import os
import sqlite3
from os import PathLike
from pathlib import Path

from tmx.failure import BadFormat, FileProblem, TmxError, empty_file
from tmx.files import file_problem
from tmx.memory import migrating, schema
from tmx.memory.indexing import normalising
from tmx.memory.memory import Memory
from tmx.memory.transaction import transaction
from tmx.memory.troubles import NOT_A_MEMORY, told

#: The environment variable that names the memory where a command does not.
VARIABLE = "DIPTYCH_MEMORY"

#: How long a writer waits for another, seconds.
WAIT_S = 60.0

# The first with STRICT tables (https://sqlite.org/stricttables.html).
_LEAST_SQLITE = (3, 37)

_MAGIC = b"SQLite format 3\0"


def default_path() -> Path:
    """Where the memory lies if no command says: `DIPTYCH_MEMORY`, or the user's data folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("diptych", appauthor=False) / "memory.tm"


def open_memory(
    path: str | PathLike[str] | None = None,
    *,
    create: bool = False,
    wait: float = WAIT_S,
    any_rules: bool = False,
) -> Memory:
    """Open a translation memory.

    Args:
        path: of the file; None takes `default_path()`.
        create: make it, and the folders above it, if it is not there.
        wait: how long to wait for another program that writes, seconds.
        any_rules: open it even if its indexes were made by other rules than this version's, for
            what does not search.

    Raises:
        FileProblem: it is missing, locked, or cannot be read or written.
        TmxError: SQLite is too old.
        BadFormat: it is no memory, a newer version of the program made it, or its indexes were made
            by other rules.
    """
    _require_sqlite()
    place = Path(path) if path is not None else default_path()
    if not place.exists():
        if not create:
            raise FileProblem(
                "there is no translation memory here",
                path=place,
                remedy="make one with 'diptych tm import FILE', or name another with --memory",
            )
        _make_folder(place)
    _refuse_foreign(place, create=create)
    with told(place):
        memory = Memory(_opened(place, wait), place)
        try:
            if not any_rules:
                _refuse_other_rules(memory)
        except BaseException:
            memory.close()
            raise
    return memory


def _require_sqlite() -> None:
    if sqlite3.sqlite_version_info < _LEAST_SQLITE:
        least = ".".join(map(str, _LEAST_SQLITE))
        raise TmxError(
            f"a translation memory needs SQLite {least} or newer, this Python brings "
            f"{sqlite3.sqlite_version}",
            remedy="use a newer Python",
        )


def _make_folder(place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_problem(error, place.parent) from error


def _refuse_foreign(place: Path, *, create: bool) -> None:
    """A file that is no database is told from one that is damaged by how it begins."""
    try:
        with open(place, "rb") as file:
            begin = file.read(len(_MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise file_problem(error, place) from error
    if begin and begin != _MAGIC:
        cause, remedy = NOT_A_MEMORY
        raise BadFormat(cause, path=place, remedy=remedy)
    if not begin and not create:
        raise empty_file(place)


def _opened(place: Path, wait: float) -> sqlite3.Connection:
    """A connection to a memory of this layout, whether its folder may be written or not."""
    try:
        return _prepared(_connected(str(place), wait), place)
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        if not place.exists() or os.access(place.parent, os.W_OK):
            raise
        return _opened_unwritable(place, wait)


def _opened_unwritable(place: Path, wait: float) -> sqlite3.Connection:
    """A memory in a folder that may only be read, where SQLite can make no file of its own.

    `immutable` (https://sqlite.org/uri.html) reads the file as it lies there. That is all of it
    unless a log beside it (`-wal`) holds what has not reached it yet.
    """
    log = place.with_name(f"{place.name}-wal")
    if log.exists() and log.stat().st_size:
        raise FileProblem(
            "it may only be read, and its latest changes are still in the file beside it (-wal)",
            path=place,
            remedy="open it once where it may be written, then copy it",
        )
    return _prepared(_connected(f"{place.resolve().as_uri()}?immutable=1", wait), place)


def _connected(name: str, wait: float) -> sqlite3.Connection:
    uri = name.startswith("file:")
    return sqlite3.connect(name, timeout=wait, isolation_level=None, uri=uri)


def _prepared(connection: sqlite3.Connection, place: Path) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # 64 MB: the indexes by digest and by key are written all over.
        connection.execute("PRAGMA cache_size = -65536")
        _require_layout(connection, place)
    except UnicodeDecodeError as error:
        # SQLite quotes the damaged definition of a table, and that is no text.
        connection.close()
        raise sqlite3.DatabaseError("malformed database schema") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _require_layout(connection: sqlite3.Connection, place: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != schema.APPLICATION:
        _create(connection, place)
    elif version > schema.VERSION:
        raise BadFormat(
            f"a newer version of diptych made it (layout {version}, this one knows "
            f"{schema.VERSION})",
            path=place,
            remedy="update diptych: pip install --upgrade diptych",
        )
    elif version < schema.VERSION:
        migrating.migrate(connection, place, version)


def _create(connection: sqlite3.Connection, place: Path) -> None:
    """Make the tables, unless another process just did or there are others' tables in the file."""
    _refuse_foreign_tables(connection, place)
    connection.execute("PRAGMA journal_mode = WAL")
    with transaction(connection):
        if connection.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION:
            return
        _refuse_foreign_tables(connection, place)
        schema.create(connection)


def _refuse_foreign_tables(connection: sqlite3.Connection, place: Path) -> None:
    told_of = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if told_of != schema.APPLICATION and (told_of or tables):
        raise BadFormat(
            "it is another program's database",
            path=place,
            remedy="name a file made by 'diptych tm import'",
        )


def _refuse_other_rules(memory: Memory) -> None:
    rules = memory.rules
    if rules != normalising.RULES:
        raise BadFormat(
            f"its indexes were made by other rules (version {rules}, now {normalising.RULES})",
            path=memory.path,
            remedy="make them anew: diptych tm reindex",
        )
