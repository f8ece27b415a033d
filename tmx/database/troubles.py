"""What SQLite says of a file, in the user's words."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tmx.database.description import Wording
from tmx.failure import BadFormat, FileProblem, TmxError

#: What is said of a file that SQLite finds damaged.
DAMAGED = "it is damaged"

_FULL = ("the disk is full", "free some space and run again")
# What SQLite says (https://sqlite.org/rescode.html, as `sqlite_errorname` from Python 3.11 on
# would) -> cause, remedy.
_SAID = {
    "locked": ("another program is writing to it", "wait until it is done and run again"),
    "disk is full": _FULL,
    "readonly": ("it may only be read", "check the permissions of the file and of its folder"),
    "unable to open": ("it cannot be opened", "check the name and the permissions"),
    "disk i/o": ("the disk cannot be read or written", "check the disk and run again"),
}
_MALFORMED, _NO_DATABASE = "malformed", "not a database"
# SQLite does not always tell a full disk from other trouble with it.
_MAYBE_FULL = frozenset({"unable to open", "disk i/o"})
_NEXT_TO_NOTHING = 1 << 16


@contextlib.contextmanager
def told(path: Path, wording: Wording) -> Iterator[None]:
    """What SQLite says of a file, as a failure in the user's words.

    Raises:
        FileProblem, BadFormat: whatever goes wrong inside.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise problem(error, path, wording) from error


def problem(error: sqlite3.Error, path: Path, wording: Wording) -> TmxError:
    """The user's version of an error of SQLite about the file at `path`."""
    said = str(error).lower()
    if _MALFORMED in said:
        return BadFormat(DAMAGED, path=path, remedy=wording.damaged)
    if _NO_DATABASE in said:
        return not_one(path, wording)
    sign = next((sign for sign in _SAID if sign in said), "")
    if not sign:
        cause = f"the {wording.short} cannot be used ({error})"
        return FileProblem(cause, path=path, remedy=wording.unusable)
    cause, remedy = _FULL if sign in _MAYBE_FULL and _is_full(path) else _SAID[sign]
    return FileProblem(cause, path=path, remedy=remedy)


def not_one(path: Path, wording: Wording) -> BadFormat:
    """The failure for a file that is no database of SQLite at all."""
    return BadFormat(f"it is not a {wording.name}", path=path, remedy=wording.foreign)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _NEXT_TO_NOTHING
    except OSError:
        return False
