"""Marking the terms of a glossary in a text.

    mark       a place in a text where a term stands, with all that is needed to show it
    fitting    whether a place that has a term's words has the term: case, plural, numbers
    cutting    whether what reads like a Chinese term is a part of a word
    annotator  `Annotator`: the marks of a text, the longest first

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from glossaries.annotation.annotator import Annotator
    from glossaries.annotation.mark import Mark

__all__ = ["Annotator", "Mark"]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "glossaries.annotation.annotator": ("Annotator",),
        "glossaries.annotation.mark": ("Mark",),
    },
)
