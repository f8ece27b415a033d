"""A connection to a file that is what its description says, made if it may be."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tmx.database.description import Description
from tmx.database.migrating import migrate
from tmx.database.transaction import transaction
from tmx.database.troubles import not_one
from tmx.failure import BadFormat, FileProblem, TmxError, empty_file
from tmx.files import file_problem

#: How long a writer waits for another, seconds.
WAIT_S = 60.0

#: How every database of SQLite begins (https://sqlite.org/fileformat.html, 1.3.1).
MAGIC = b"SQLite format 3\0"

# What the header of a file of diptych's says (application_id) -> what it is.
_OURS = {
    0x4469544D: "a translation memory of diptych's",
    0x44695442: "a termbase of diptych's",
}

# The first with STRICT tables (https://sqlite.org/stricttables.html).
_LEAST_SQLITE = (3, 37)


def default_file(variable: str, name: str) -> Path:
    """Where a file lies if no command says.

    Args:
        variable: of the environment, which names it.
        name: of the file in the user's data folder, where the variable does not.
    """
    if named := os.environ.get(variable):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("diptych", appauthor=False) / name


def connected(
    place: Path, described: Description, *, create: bool = False, wait: float = WAIT_S
) -> sqlite3.Connection:
    """Open a file.

    Args:
        place: of the file.
        described: what it must be.
        create: make it, and the folders above it, if it is not there.
        wait: how long to wait for another program that writes, seconds.

    Raises:
        FileProblem: it is missing, or cannot be read or written.
        TmxError: SQLite is too old.
        BadFormat: it is something else, or a newer version of the program made it.
        sqlite3.DatabaseError: it is locked or damaged; see `troubles.told`.
    """
    _require_sqlite(described)
    if not place.exists():
        if not create:
            raise FileProblem(
                f"there is no {described.wording.name} here",
                path=place,
                remedy=described.wording.missing,
            )
        _make_folder(place)
    _refuse_foreign(place, described, create=create)
    return _opened(place, described, wait)


def _require_sqlite(described: Description) -> None:
    if sqlite3.sqlite_version_info < _LEAST_SQLITE:
        least = ".".join(map(str, _LEAST_SQLITE))
        raise TmxError(
            f"a {described.wording.name} needs SQLite {least} or newer, this Python brings "
            f"{sqlite3.sqlite_version}",
            remedy="use a newer Python",
        )


def _make_folder(place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_problem(error, place.parent) from error


def _refuse_foreign(place: Path, described: Description, *, create: bool) -> None:
    """A file that is no database is told from one that is damaged by how it begins."""
    try:
        with open(place, "rb") as file:
            begin = file.read(len(MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise file_problem(error, place) from error
    if begin and begin != MAGIC:
        raise not_one(place, described.wording)
    if not begin and not create:
        raise empty_file(place)


def _opened(place: Path, described: Description, wait: float) -> sqlite3.Connection:
    """A connection to a file of this layout, whether its folder may be written or not."""
    try:
        return _prepared(_connected(str(place), wait), place, described)
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        if not place.exists() or os.access(place.parent, os.W_OK):
            raise
        return _opened_unwritable(place, described, wait)


def _opened_unwritable(place: Path, described: Description, wait: float) -> sqlite3.Connection:
    """A file in a folder that may only be read, where SQLite can make no file of its own.

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
    name = f"{place.resolve().as_uri()}?immutable=1"
    return _prepared(_connected(name, wait), place, described)


def _connected(name: str, wait: float) -> sqlite3.Connection:
    uri = name.startswith("file:")
    return sqlite3.connect(name, timeout=wait, isolation_level=None, uri=uri)


def _prepared(
    connection: sqlite3.Connection, place: Path, described: Description
) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # 64 MB: the indexes by digest and by key are written all over.
        connection.execute("PRAGMA cache_size = -65536")
        _require_layout(connection, place, described)
    except UnicodeDecodeError as error:
        # SQLite quotes the damaged definition of a table, and that is no text.
        connection.close()
        raise sqlite3.DatabaseError("malformed database schema") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _require_layout(connection: sqlite3.Connection, place: Path, described: Description) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if _application(connection) != described.application:
        _create(connection, place, described)
    elif version > described.version:
        raise BadFormat(
            f"a newer version of diptych made it (layout {version}, this one knows "
            f"{described.version})",
            path=place,
            remedy="update diptych: pip install --upgrade diptych",
        )
    elif version < described.version:
        migrate(connection, place, version, described)


def _create(connection: sqlite3.Connection, place: Path, described: Description) -> None:
    """Make the tables, unless another process just did or there are others' tables in the file."""
    _refuse_foreign_tables(connection, place, described)
    connection.execute("PRAGMA journal_mode = WAL")
    with transaction(connection):
        if _application(connection) == described.application:
            return
        _refuse_foreign_tables(connection, place, described)
        described.create(connection)
        connection.execute(f"PRAGMA application_id = {described.application}")
        connection.execute(f"PRAGMA user_version = {described.version}")


def _refuse_foreign_tables(
    connection: sqlite3.Connection, place: Path, described: Description
) -> None:
    application = _application(connection)
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != described.application and (application or tables):
        cause = _OURS.get(application, "another program's database")
        raise BadFormat(f"it is {cause}", path=place, remedy=described.wording.foreign)


def _application(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])
