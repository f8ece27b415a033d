"""What extraction knows of a language: which words can stand at the edges of a term, which words
head a name, how titles are marked. A pair of languages needs nothing but the patterns of both.

    base     `Patterns`, and those of a language of which nothing is known
    english  heads of bodies and documents, words that no term begins or ends with
    chinese  the same for Chinese

`words_en.txt` and `words_zh.txt` are the lists, one may read and mend them without Python;
`english_words.txt` says how common words are in general (`training/common_words.py` makes it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from glossaries.extraction.patterns.base import Patterns, patterns_for

__all__ = ["Patterns", "patterns_for"]

__getattr__, __dir__ = on_first_use(
    __name__, {"glossaries.extraction.patterns.base": ("Patterns", "patterns_for")}
)
