"""All or nothing: what is done inside is in the file when it is left, and not at all otherwise."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that writes; it waits for another writer before it begins, not at its end.

    Raises:
        sqlite3.OperationalError: another program writes for longer than the connection waits.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # After some errors (a full disk) SQLite has rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
