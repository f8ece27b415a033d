"""A memory that an older version of the program made, brought to the layout of this one.

A copy of the file as it was goes beside it first. All steps are one transaction: if one fails, the
file is as it was.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tmx.failure import BadFormat, FileProblem
from tmx.files import file_problem, replacing
from tmx.memory import schema
from tmx.memory.transaction import transaction


def migrate(connection: sqlite3.Connection, place: Path, version: int) -> None:
    """Bring the memory at `place` to `schema.VERSION`, unless another process just did.

    Raises:
        FileProblem: the copy cannot be written, or the memory may only be read.
        BadFormat: a step fails; the file is as it was.
        sqlite3.DatabaseError: the memory is locked or damaged.
    """
    if not os.access(place, os.W_OK) or not os.access(place.parent, os.W_OK):
        raise FileProblem(
            f"an older version of diptych made it (layout {version}), and it may only be read",
            path=place,
            remedy="copy it to where it may be written and open it there",
        )
    with transaction(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION:
            return
        copy = _copied(place, version)
        try:
            schema.migrate(connection, version)
        except (sqlite3.IntegrityError, sqlite3.OperationalError, KeyError) as error:
            raise BadFormat(
                f"it cannot be brought from layout {version} to {schema.VERSION} ({error})",
                path=place,
                remedy=f"it is as it was; a copy is in {copy.name}",
            ) from error


def _copied(place: Path, version: int) -> Path:
    """A copy of the memory, made while nobody else can write to it."""
    copy = place.with_name(f"{place.name}.layout-{version}")
    with replacing([copy]) as [temporary]:
        source, target = sqlite3.connect(place), sqlite3.connect(temporary)
        try:
            source.backup(target)
        except OSError as error:
            raise file_problem(error, copy) from error
        finally:
            source.close()
            target.close()
    return copy
