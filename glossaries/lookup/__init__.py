"""Finding a concept by any of its names, however it is written.

    found          what is found, in what way, and why, in words for people
    names          all terms by their text, their folded form and their words
    abbreviations  terms by their letters: acronyms, those in brackets, initials
    resolutions    concepts that are a resolution, by its number
    patterns       resolutions that no glossary has, by the form of their names
    holders        which terms have a word, for many terms at once
    near           terms that differ in letters, or in the order of their words
    parts          terms that contain what is looked for, and terms that it contains
    choice         which terms are wanted, and which of them come first
    finder         `Finder`: all of this in order, the surest first
    sentences      `examples`: a term in the sentences of a memory

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from glossaries.lookup.finder import Finder
    from glossaries.lookup.found import HOWS, Found
    from glossaries.lookup.sentences import Example, examples

__all__ = ["HOWS", "Example", "Finder", "Found", "examples"]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "glossaries.lookup.sentences": ("Example", "examples"),
        "glossaries.lookup.finder": ("Finder",),
        "glossaries.lookup.found": ("HOWS", "Found"),
    },
)
