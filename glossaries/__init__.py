"""Glossaries: concepts and what they are called, in a termbase and in files.

    term        `Concept` and `Term`: what a glossary is made of
    failure     what goes wrong
    termbase    concepts in one SQLite file
    extraction  `extract`: the terms of aligned units

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from glossaries.extraction.run import extract
    from glossaries.term import Concept, Term
    from glossaries.termbase.termbase import Termbase

__all__ = ["Concept", "Term", "Termbase", "extract"]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "glossaries.extraction.run": ("extract",),
        "glossaries.term": ("Concept", "Term"),
        "glossaries.termbase.termbase": ("Termbase",),
    },
)
