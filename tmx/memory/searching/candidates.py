"""What can have the score that is wanted, by the signatures, which are held between queries.

Of two signatures the bits that differ are counted by XOR: there are at most twice as many as edits,
since an edit makes one differ on each side at most. Three of the four words of 64 bits leave some
dozens of a million segments, which are then looked at in full (tmx.memory.indexing.signatures).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tmx.memory.indexing import signatures
from tmx.memory.searching.scoring import NEAR, fitting_lengths, most_edits

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The words that are looked at of every segment of a fitting length.
_FIRST = 3
_LONGEST = 0xFFFF
# Counts are kept in bytes: no two signatures differ by more on one side.
_ENOUGH = 0xFF


@dataclass(frozen=True, slots=True)
class _Held:
    """A block with each word of the signatures in a row of its own.

    Attributes:
        variants, lengths: see `signatures.Block`.
        words: uint64 [4, n].
    """

    variants: NDArray[np.int64]
    lengths: NDArray[np.uint16]
    words: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A signature that others are compared with, and what they may differ.

    Attributes:
        word: uint64 [4].
        shortest, longest: lengths that fit, tokens.
        most: edits that a segment may be away, by its length; uint8 [longest + 1].
    """

    word: NDArray[np.uint64]
    shortest: int
    longest: int
    most: NDArray[np.uint8]


def _wanted(bits: bytes, length: int, least: int) -> _Wanted:
    shortest, longest = (min(n, _LONGEST) for n in fitting_lengths(length, least))
    most = [min(most_edits(max(length, n), least), _ENOUGH) for n in range(longest + 1)]
    if longest == _LONGEST:
        # How much longer those are is not known.
        most[longest] = _ENOUGH
    return _Wanted(np.frombuffer(bits, "<u8"), shortest, longest, np.array(most, np.uint8))


class Candidate(NamedTuple):
    """A variant that may be near, and the most that its score may be."""

    variant: int
    most: int


class Candidates:
    """The signatures of a memory, as far as queries asked for their languages.

    Args:
        connection: to the memory.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._blocks: dict[int, dict[int, _Held]] = {}
        self._checked: dict[int, tuple[int, int]] = {}

    def near(
        self, languages: Sequence[int], bits: bytes, length: int, least: int
    ) -> list[Candidate]:
        """Variants that may have this score; some may be gone, none that has it is missing.

        Args:
            languages: ids of those that are looked in.
            bits: signature of the text that is looked for.
            length: its number of tokens, at least 1.
            least: score, 1 to 100.
        """
        wanted = _wanted(bits, length, least)
        found: list[Candidate] = []
        for block in self._current(languages):
            found += _near(block, wanted, length)
        return found

    def _current(self, languages: Sequence[int]) -> Iterator[_Held]:
        """The blocks of languages as the memory has them now."""
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        # The first tells of other connections' changes alone, the second of this one's.
        stamp = (version, self._connection.total_changes)
        for language in languages:
            if self._checked.get(language) != stamp:
                self._refresh(language)
                self._checked[language] = stamp
            yield from self._blocks[language].values()

    def _refresh(self, language: int) -> None:
        """Read the blocks that are new; a block never changes (tmx.memory.schema)."""
        there = [
            row[0]
            for row in self._connection.execute(
                "SELECT id FROM signature WHERE language = ? ORDER BY id", (language,)
            )
        ]
        before = self._blocks.get(language, {})
        self._blocks[language] = {one: before.get(one) or self._read(one) for one in there}

    def _read(self, block: int) -> _Held:
        row = self._connection.execute(
            "SELECT variants, lengths, bits FROM signature WHERE id = ?", (block,)
        ).fetchone()
        read = signatures.block_of(*row)
        return _Held(read.variants, read.lengths, np.ascontiguousarray(read.bits.T))


def _near(block: _Held, wanted: _Wanted, length: int) -> list[Candidate]:
    ends = np.array([wanted.shortest, wanted.longest], np.uint16)
    start = block.lengths.searchsorted(ends[0], "left")
    stop = block.lengths.searchsorted(ends[1], "right")
    words, most = block.words[:, start:stop], wanted.most[block.lengths[start:stop]]
    # At most 192 bits differ: a byte holds the sum. Twice the edits may be more than a byte.
    differing = np.bitwise_count(words[0] ^ wanted.word[0])
    for n in range(1, _FIRST):
        differing += np.bitwise_count(words[n] ^ wanted.word[n])
    half = (differing + np.uint8(1)) >> np.uint8(1)
    places = np.flatnonzero(half <= most)
    if not len(places):
        return []
    words, most, word = words[:, places], most[places], wanted.word[:, None]
    missing = np.bitwise_count(word & ~words).sum(axis=0, dtype=np.uint16)
    added = np.bitwise_count(words & ~word).sum(axis=0, dtype=np.uint16)
    fits = (missing <= most) & (added <= most)
    lengths = block.lengths[start:stop][places][fits].astype(np.int64)
    longer = np.maximum(lengths, length)
    score = np.minimum(100 * (longer - np.maximum(missing, added)[fits]) // longer, NEAR)
    score[lengths == _LONGEST] = NEAR
    variants = block.variants[start:stop][places[fits]]
    return list(map(Candidate, variants.tolist(), score.tolist()))
