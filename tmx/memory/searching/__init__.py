"""Finding what is in a memory: a translation for a text, the places of a phrase.

    match        what is found, in one form for all kinds of search
    query        a text that a translation is looked for
    scoring      the score, and what follows from the least score that is wanted
    candidates   what can have that score, by the signatures, which are held between queries
    languages    which of the memory's languages serve for the one that is asked for
    sources      stored sources by what can be hoped of them
    ranking      the best first, no more of them looked into than are wanted
    numbers      a translation with the numbers of the query
    differences  where two texts differ, as they are printed
    searcher     `Searcher`, `search`: all of this in order
    phrases      a phrase, and where a text has it
    occurrences  `concordance`: the units that have a phrase
    meaning      units that say what a text says, in other words or another language

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from tmx.memory.searching.match import Difference, Match
    from tmx.memory.searching.occurrences import Concordance, Hit, concordance
    from tmx.memory.searching.searcher import Searcher, search

__all__ = ["Concordance", "Difference", "Hit", "Match", "Searcher", "concordance", "search"]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "tmx.memory.searching.match": ("Difference", "Match"),
        "tmx.memory.searching.occurrences": ("Concordance", "Hit", "concordance"),
        "tmx.memory.searching.searcher": ("Searcher", "search"),
    },
)
