"""The termbase: concepts with their terms in one SQLite file (the rest stands in tmx.database).

    termbase    `Termbase`: concepts go in, come out, are found and change
    schema      its file: where it lies, its tables, their version, how messages speak of it
    keys        what counts as the same term
    records     a concept as rows and back
    merging     files into it: nothing twice, what is there completed
    matching    which concept of the termbase it is that a file speaks of
    completing  what a concept of a file adds to one that is there, and where the two disagree
    history     what changed when, and what it was before
    checking    whether its file is sound
    statistics  how much there is of what

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from glossaries.termbase.completing import Conflict
    from glossaries.termbase.history import Change
    from glossaries.termbase.merging import Merged
    from glossaries.termbase.records import Stored
    from glossaries.termbase.schema import default_path
    from glossaries.termbase.statistics import Statistics
    from glossaries.termbase.termbase import Termbase

__all__ = ["Change", "Conflict", "Merged", "Statistics", "Stored", "Termbase", "default_path"]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "glossaries.termbase.completing": ("Conflict",),
        "glossaries.termbase.history": ("Change",),
        "glossaries.termbase.merging": ("Merged",),
        "glossaries.termbase.records": ("Stored",),
        "glossaries.termbase.schema": ("default_path",),
        "glossaries.termbase.statistics": ("Statistics",),
        "glossaries.termbase.termbase": ("Termbase",),
    },
)
