"""What counts as the same text within a file, by the rules of the memory.

Case, width, spaces and punctuation do not count. `exact` takes figures as they are, `loose` takes
all figures for one another, Chinese numerals too: that they are right is another check's matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tmx.memory.indexing.normalising import NUMBER, placeheld, tokens

_NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿")


@dataclass(frozen=True, slots=True)
class Alike:
    """A text by what counts.

    Attributes:
        words: its tokens.
        exact: the same number for texts that have the same tokens; of this process only.
        loose: the same for texts that differ in figures and numerals alone.
        figures: how many figures and numerals it has.
    """

    words: tuple[str, ...]
    exact: int
    loose: int
    figures: int


@lru_cache(maxsize=4)
def alike(text: str) -> Alike:
    """A text by what counts; that of both sides is kept for the checks that ask next."""
    found = tuple(tokens(text))
    held = placeheld(found)
    if not text.isascii():
        held = [NUMBER if one in _NUMERALS else one for one in held]
    figures = held.count(NUMBER)
    return Alike(found, hash(found), hash(tuple(one for one in held if one != NUMBER)), figures)
