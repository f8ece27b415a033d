"""What a memory has names for, asked while a command is still being typed.

Nothing is made, migrated or waited for, and whatever goes wrong there is nothing to suggest: the
command itself will say what is the matter.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from os import PathLike
from pathlib import Path

from tmx.memory.opening import default_path

#: What can be asked for -> where it stands.
_COLUMNS = {
    "document": ("document", "name"),
    "origin": ("import", "file"),
    "language": ("language", "tag"),
}
_MOST = 200
_WAIT_S = 0.2


def names(kind: str, begin: str = "", path: str | PathLike[str] | None = None) -> list[str]:
    """Names in a memory, in order; at most 200, and none if the memory cannot be read at once.

    Args:
        kind: `document`, `origin` or `language`.
        begin: how they begin.
        path: of the memory; None takes the default one.
    """
    table, column = _COLUMNS[kind]
    place = Path(path) if path is not None else default_path()
    pattern = re.sub(r"([\\%_])", r"\\\1", begin) + "%"
    query = (
        f"SELECT DISTINCT {column} FROM {table} WHERE {column} LIKE ? ESCAPE '\\' "
        f"ORDER BY {column} LIMIT {_MOST}"
    )
    try:
        uri = f"{place.resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=_WAIT_S)) as connection:
            return [row[0] for row in connection.execute(query, (pattern,))]
    except (sqlite3.Error, OSError):
        return []
