"""What all SQLite files of diptych share, be it a memory or a termbase.

    description  `Description`: whose file it is, its layout, and how it is spoken of
    opening      a connection to a file that is what it should be, made if it may be
    opened       a file that is open, and closed again
    migrating    from an older layout to this one, with a copy first
    transaction  all or nothing, each writer in turn, and one state for a reader
    troubles     what goes wrong with it, said in words
    checking     whether a file is sound
    parameters   lists of values in SQL
    packing      pairs of names and values in one column

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from tmx.database.checking import Check
    from tmx.database.description import Description, Wording
    from tmx.database.opening import connected

__all__ = ["Check", "Description", "Wording", "connected"]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "tmx.database.checking": ("Check",),
        "tmx.database.description": ("Description", "Wording"),
        "tmx.database.opening": ("connected",),
    },
)
