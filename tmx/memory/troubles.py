"""What SQLite says of a memory, in the user's words."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tmx.failure import BadFormat, FileProblem, TmxError

#: What a file is that is no memory, and what to do about it.
NOT_A_MEMORY = ("it is not a translation memory", "name a file made by 'diptych tm import'")

#: What is said of a memory that SQLite finds damaged.
DAMAGED = "it is damaged"

_FULL = ("the disk is full", "free some space and run again")
# What SQLite says (https://sqlite.org/rescode.html, as `sqlite_errorname` from Python 3.11 on
# would) -> cause, remedy.
_SAID = {
    "locked": ("another program is writing to it", "wait until it is done and run again"),
    "disk is full": _FULL,
    "readonly": ("it may only be read", "check the permissions of the file and of its folder"),
    "malformed": (
        DAMAGED,
        "take it from a backup, or save what is readable: diptych tm rescue OUT.tmx",
    ),
    "not a database": NOT_A_MEMORY,
    "unable to open": ("it cannot be opened", "check the name and the permissions"),
    "disk i/o": ("the disk cannot be read or written", "check the disk and run again"),
}
_BAD_FORMAT = frozenset({"malformed", "not a database"})
# SQLite does not always tell a full disk from other trouble with it.
_MAYBE_FULL = frozenset({"unable to open", "disk i/o"})
_NEXT_TO_NOTHING = 1 << 16


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
    sign = next((sign for sign in _SAID if sign in said), "")
    if not sign:
        return FileProblem(
            f"the memory cannot be used ({error})", path=path, remedy="run diptych tm stats --check"
        )
    cause, remedy = _FULL if sign in _MAYBE_FULL and _is_full(path) else _SAID[sign]
    kind = BadFormat if sign in _BAD_FORMAT else FileProblem
    return kind(cause, path=path, remedy=remedy)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _NEXT_TO_NOTHING
    except OSError:
        return False
