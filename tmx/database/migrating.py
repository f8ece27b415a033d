"""A file that an older version of the program made, brought to the layout of this one.

A copy of the file as it was goes beside it first. All steps are one transaction: if one fails, the
file is as it was.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tmx.database.description import Description
from tmx.database.transaction import transaction
from tmx.failure import BadFormat, FileProblem
from tmx.files import file_problem, replacing


def migrate(
    connection: sqlite3.Connection, place: Path, version: int, described: Description
) -> None:
    """Bring the file at `place` to the layout described, unless another process just did.

    Raises:
        FileProblem: the copy cannot be written, or the file may only be read.
        BadFormat: a step fails; the file is as it was.
        sqlite3.DatabaseError: the file is locked or damaged.
    """
    if not os.access(place, os.W_OK) or not os.access(place.parent, os.W_OK):
        raise FileProblem(
            f"an older version of diptych made it (layout {version}), and it may only be read",
            path=place,
            remedy="copy it to where it may be written and open it there",
        )
    with transaction(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == described.version:
            return
        copy = _copied(place, version)
        try:
            _bring_up(connection, version, described)
        except (sqlite3.IntegrityError, sqlite3.OperationalError, KeyError) as error:
            raise BadFormat(
                f"it cannot be brought from layout {version} to {described.version} ({error})",
                path=place,
                remedy=f"it is as it was; a copy is in {copy.name}",
            ) from error


def _bring_up(connection: sqlite3.Connection, version: int, described: Description) -> None:
    for step in range(version, described.version):
        described.migrations[step](connection)
        connection.execute(f"PRAGMA user_version = {step + 1}")


def _copied(place: Path, version: int) -> Path:
    """A copy of the file, made while nobody else can write to it."""
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
