"""All or nothing when writing, and one state of a database when reading."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator

# SQLite's own waiting asks every 100 ms, and no Ctrl-C comes through meanwhile. Asking more often,
# a writer gets its turn in the short pause that another makes between its transactions.
_ASK_EVERY_S = 0.004

# 64 MB: most pages of the indexes are written again by each batch of an import.
_PAGES_IN_LOG = 16_384


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that writes; it waits for another writer before it begins, not at its end.

    Within another transaction it is a part of that one, which alone decides.

    Raises:
        sqlite3.OperationalError: another program writes for longer than the connection waits.
    """
    if connection.in_transaction:
        yield
        return
    _begin(connection)
    try:
        yield
    except BaseException:
        # After some errors (a full disk) SQLite has rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextlib.contextmanager
def many_transactions(connection: sqlite3.Connection) -> Iterator[None]:
    """For a row of large transactions: what they write is waited for at the end and not each time.

    A program that is killed loses nothing of what was committed. A computer that fails may lose
    the last transactions of the row, but none of them in part (https://sqlite.org/wal.html).

    Within a transaction nothing changes.
    """
    if connection.in_transaction:
        yield
        return
    pages = connection.execute("PRAGMA wal_autocheckpoint").fetchone()[0]
    level = connection.execute("PRAGMA synchronous").fetchone()[0]
    connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_LOG}")
    connection.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        # What was committed is in the log; whoever opens the file next brings it over.
        with contextlib.suppress(sqlite3.Error):
            connection.execute(f"PRAGMA synchronous = {level}")
            connection.execute(f"PRAGMA wal_autocheckpoint = {pages}")
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


@contextlib.contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the database for all statements inside, whatever others write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def _begin(connection: sqlite3.Connection) -> None:
    wait_ms = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    deadline = time.monotonic() + wait_ms / 1000
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while not _begun(connection, last=time.monotonic() >= deadline):
            time.sleep(_ASK_EVERY_S)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait_ms}")


def _begun(connection: sqlite3.Connection, *, last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or "locked" not in str(error):
            raise
        return False
    return True
