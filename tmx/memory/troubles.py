"""How messages speak of a memory, and what SQLite says of one in these words."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from tmx.database import troubles
from tmx.database.description import Wording

WORDING = Wording(
    name="translation memory",
    short="memory",
    missing="make one with 'diptych tm import FILE', or name another with --memory",
    foreign="name a file made by 'diptych tm import'",
    damaged="take it from a backup, or save what is readable: diptych tm rescue OUT.tmx",
    unusable="run diptych tm stats --check",
)


def told(path: Path) -> AbstractContextManager[None]:
    """What SQLite says of a memory, as a failure in the user's words; see `troubles.told`."""
    return troubles.told(path, WORDING)
