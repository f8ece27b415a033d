"""The translation memory: units of all documents in one SQLite file, found again by their text.

    opening      the file: where it lies, what it must be
    troubles     what goes wrong with it, said in words
    schema       its tables, their version, the steps from an older version to this one
    migrating    these steps, all or none, a copy of the file beside it first
    transaction  all or nothing, and each writer in turn
    memory       `Memory`: what can be done with it
    records      a unit as rows and back
    importing    files into the memory: nothing twice, a newer version instead of the older
    imports      what an import is told, and what it tells
    fitness      which units it takes
    replacing    when an earlier version of a document leaves, and what does not
    removed      where what leaves goes first
    marking      what people decide about units, and how often they take them
    normalising  what counts as the same text
    indexing     what is kept up to date beside the units, so that they are found quickly
    reindexing   that, made anew
    checking     whether the file is sound and the indexes fit the units
    statistics   what it holds, in figures
    rescuing     what of a damaged memory can be read
    words        the index of words and characters, for concordance
    signatures   the index of 256 bits a segment, for fuzzy matches
    vectors      what units mean, for search by meaning
    meaning      units that say what a text says, in other words or another language
    pretranslating  what is not translated yet filled from it, as far as that is safe
    adapting     the numbers, dates and symbols of a new sentence put into a stored translation

The names below are loaded on first use (PEP 562), so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tmx.memory.imports import Imported
    from tmx.memory.memory import Memory
    from tmx.memory.opening import default_path, open_memory

__all__ = ["Imported", "Memory", "default_path", "open_memory"]

_MODULES = {
    "tmx.memory.imports": ("Imported",),
    "tmx.memory.memory": ("Memory",),
    "tmx.memory.opening": ("default_path", "open_memory"),
}
_PLACES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'tmx.memory' has no attribute '{name}'")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
