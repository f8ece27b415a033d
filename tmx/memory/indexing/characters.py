"""What each character is and becomes by itself, as a table of numbers: for many texts at once.

The table says for every character what `normalising` makes of it, wherever that depends
on nothing around it. The few characters for which it does (a mark that joins the letter before it,
a ligature that becomes two letters) are said to be so, and texts that have one take the plain way.

The table is filled for 256 characters at a time, when one of them is met first.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from tmx.memory.indexing import normalising, signatures
from tmx.scripts import HAN

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Kinds of characters as tokens are made of them.
NOTHING, CHINESE, DIGIT, LETTER, BETWEEN_DIGITS, UNSURE = range(6)

_KINDS = (
    (CHINESE, re.compile(f"[{HAN}]")),
    (DIGIT, re.compile(r"\d")),
    (LETTER, re.compile(normalising.LETTER)),
    (BETWEEN_DIGITS, re.compile("[.,]")),
)

_ALL = 0x110000
_PAGE = 256
# An entry of the table: from the highest bit, the bit of a signature that a Chinese character
# sets, the kind, the character that it becomes.
_BIT, _KIND = 24, 21
_BECOMES = (1 << _KIND) - 1

#: No character beyond is made of two (UAX 15: what Unicode adds composes no more).
LAST_COMPOSED = 0x1FFFF
# Hangul vowels and final consonants, which join the syllable before them by rule.
_JOINING_HANGUL = (range(0x1161, 0x1176), range(0x11A8, 0x11C3))


class Characters:
    """The table, as far as it is filled."""

    def __init__(self) -> None:
        self._table = np.zeros(_ALL, np.uint32)
        self._filled = np.zeros(_ALL // _PAGE, bool)

    def of(self, codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """The entries of characters: see `becomes`, `kind` and `bit`."""
        met = np.zeros(len(self._filled), bool)
        met[codes // _PAGE] = True
        for page in np.flatnonzero(met & ~self._filled).tolist():
            self._fill(page)
        return self._table[codes]

    def _fill(self, page: int) -> None:
        first = page * _PAGE
        self._table[first : first + _PAGE] = [_entry(chr(first + i)) for i in range(_PAGE)]
        self._filled[page] = True


def becomes(entries: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The character that each becomes; of one that is UNSURE, nothing is said."""
    return np.bitwise_and(entries, _BECOMES, dtype=np.uint32)


def kind(entries: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """NOTHING, CHINESE, ..., UNSURE."""
    return np.bitwise_and(np.right_shift(entries, _KIND), 7).astype(np.uint8)


def bit(entries: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The bit of a signature that each sets, if it is CHINESE."""
    return np.right_shift(entries, _BIT, dtype=np.uint32)


def _entry(character: str) -> int:
    decomposed = unicodedata.normalize("NFKC", character)
    folded = decomposed.casefold()
    begin = unicodedata.normalize("NFKD", character)[0]
    if len(folded) != 1 or _touches(decomposed) or _touches(begin):
        return UNSURE << _KIND
    kind = next((kind for kind, pattern in _KINDS if pattern.match(folded)), NOTHING)
    bit = signatures.bit(folded) if kind == CHINESE else 0
    return bit << _BIT | kind << _KIND | ord(folded)


def _touches(character: str) -> bool:
    """Whether it may join what stands before it, or change places with it."""
    return bool(unicodedata.combining(character)) or character in _joining()


@cache
def _joining() -> frozenset[str]:
    """Characters that are the second half of another (UAX 15: quick check of NFC is 'maybe')."""
    found = {chr(code) for codes in _JOINING_HANGUL for code in codes}
    for code in range(LAST_COMPOSED + 1):
        halves = unicodedata.decomposition(chr(code)).split()
        if len(halves) == 2 and not halves[0].startswith("<"):
            found.add(chr(int(halves[1], 16)))
    return frozenset(found)
