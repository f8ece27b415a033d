"""Opening a memory: where its file lies, and what it must be."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from tmx.database.opening import WAIT_S, connected, default_file
from tmx.failure import BadFormat
from tmx.memory import schema
from tmx.memory.indexing import normalising
from tmx.memory.memory import Memory
from tmx.memory.troubles import told

#: The environment variable that names the memory where a command does not.
VARIABLE = "DIPTYCH_MEMORY"


def default_path() -> Path:
    """Where the memory lies if no command says: `DIPTYCH_MEMORY`, or the user's data folder."""
    return default_file(VARIABLE, "memory.tm")


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
    place = Path(path) if path is not None else default_path()
    with told(place):
        memory = Memory(connected(place, schema.description(), create=create, wait=wait), place)
        try:
            if not any_rules:
                _refuse_other_rules(memory)
        except BaseException:
            memory.close()
            raise
    return memory


def _refuse_other_rules(memory: Memory) -> None:
    rules = memory.rules
    if rules != normalising.RULES:
        raise BadFormat(
            f"its indexes were made by other rules (version {rules}, now {normalising.RULES})",
            path=memory.path,
            remedy="make them anew: diptych tm reindex",
        )
