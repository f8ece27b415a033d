"""The translation memory: units of all documents in one SQLite file, found again by their text.

    opening      the file: where it lies, what it must be (the rest stands in tmx.database)
    troubles     how messages speak of it
    schema       its tables, their version, the steps from an older version to this one
    memory       `Memory`: units come out whole, and leave
    records      a unit as rows and back
    marking      what people decide about units, and how often they take them
    removed      where what leaves goes first

    importing    files into the memory
    indexing     what is kept up to date beside the units, so that they are found quickly
    searching    exact and fuzzy matches, phrases, units of the same meaning
    adapting     the numbers, dates and symbols of a new sentence put into a stored translation
    pretranslating  what is not translated yet filled from it, as far as that is safe
    exporting    units into exchange files
    comparing    memories held against each other and merged
    care         figures, checks, cleaning, rescue

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from tmx.memory.importing.options import Imported
    from tmx.memory.importing.run import import_file, import_units
    from tmx.memory.memory import Memory
    from tmx.memory.opening import default_path, open_memory

__all__ = ["Imported", "Memory", "default_path", "import_file", "import_units", "open_memory"]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "tmx.memory.importing.options": ("Imported",),
        "tmx.memory.importing.run": ("import_file", "import_units"),
        "tmx.memory.memory": ("Memory",),
        "tmx.memory.opening": ("default_path", "open_memory"),
    },
)
