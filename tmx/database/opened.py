"""A file of diptych's that is open, whatever it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import ClassVar, TypeVar

from tmx.database.description import Wording
from tmx.database.troubles import problem

_This = TypeVar("_This", bound="Opened")


class Opened:
    """An open file, closed at the end of its `with`.

    Args:
        connection: to the file, with tables of this version.
        path: of the file.
    """

    #: How messages speak of such a file.
    wording: ClassVar[Wording]

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def __enter__(self: _This) -> _This:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        # Whatever was being done with it: a damaged page shows itself at any time.
        if isinstance(error, sqlite3.DatabaseError):
            raise problem(error, self.path, self.wording) from error

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self.connection.close()
