"""The index for fuzzy matches: 256 bits a segment that say at once what it cannot be near to.

Each token has one of the bits, and the second, third, ... that has the same sets another one in its
place: long segments of common words would look alike otherwise. A bit that is set for one segment
only stands for a token that the other lacks or has less often, and an edit takes at most one such
token from each side: so the bits that only the one has, and those that only the other has, are each
at most the edit distance. What they rule out is ruled out for certain, and the few that are left
get their exact score.

Segments lie in blocks of a language, within a block in order of their length, so that those of
a fitting length are one stretch of it.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Bits of a signature, and the 64-bit words that hold them.
BITS = 256
WORDS = BITS // 64
BYTES = BITS // 8

#: How many tokens that have the same bit set one each; more set none.
MOST_COUNTED = 16
#: How far from one another the bits are that they set: an odd number meets all of them.
STEP = 97

#: Tokens that are remembered with what follows from them; vocabularies are smaller.
MOST_KNOWN = 500_000

# A block with fewer segments takes in those that come next.
_SMALL = 16_384
_LONGEST = 0xFFFF


def bit(token: str) -> int:
    """Which of the bits a token has."""
    return zlib.crc32(token.encode("utf-8", "surrogatepass")) % BITS


def signature(tokens: Sequence[str]) -> bytes:
    """The bits of a segment, 32 bytes.

    Args:
        tokens: placeheld.
    """
    bits = 0
    for place, count in Counter(map(bit, tokens)).items():
        for occurrence in range(min(count, MOST_COUNTED)):
            bits |= 1 << (place + STEP * occurrence) % BITS
    return bits.to_bytes(BYTES, "little")


@dataclass(frozen=True, slots=True)
class Block:
    """Segments of one language, shortest first.

    Attributes:
        variants: ids, int64 [n].
        lengths: in tokens, uint16 [n], in ascending order; more than 65,535 count as so many.
        bits: uint64 [n, 4].
    """

    variants: NDArray[np.int64]
    lengths: NDArray[np.uint16]
    bits: NDArray[np.uint64]


def add(
    connection: sqlite3.Connection,
    language: int,
    variants: NDArray[np.int64],
    lengths: NDArray[np.int64],
    bits: NDArray[np.uint8],
) -> None:
    """Take segments into the index.

    Args:
        connection: in a transaction.
        language: id of the language of all of them.
        variants: their ids [n].
        lengths: their numbers of tokens [n].
        bits: their signatures [n, 32].
    """
    if not len(variants):
        return
    last = connection.execute(
        "SELECT id, count, variants, lengths, bits FROM signature WHERE language = ? "
        "ORDER BY id DESC LIMIT 1",
        (language,),
    ).fetchone()
    block = _block(variants, lengths, bits)
    if last and last[1] < _SMALL:
        block = _ordered(_joined(block_of(*last[2:]), block))
        connection.execute("DELETE FROM signature WHERE id = ?", (last[0],))
    connection.execute(
        "INSERT INTO signature (language, count, variants, lengths, bits) VALUES (?, ?, ?, ?, ?)",
        (language, len(block.variants), *_blobs(block)),
    )


def clear(connection: sqlite3.Connection) -> None:
    """Empty the index."""
    connection.execute("DELETE FROM signature")


def blocks(connection: sqlite3.Connection, language: int) -> list[Block]:
    """All blocks of a language; they may name variants that are gone."""
    return [
        block_of(*row)
        for row in connection.execute(
            "SELECT variants, lengths, bits FROM signature WHERE language = ? ORDER BY id",
            (language,),
        )
    ]


def block_of(variants: bytes, lengths: bytes, bits: bytes) -> Block:
    """A block from its columns."""
    return Block(
        np.frombuffer(variants, "<i8"),
        np.frombuffer(lengths, "<u2"),
        np.frombuffer(bits, "<u8").reshape(-1, WORDS),
    )


def _blobs(block: Block) -> tuple[bytes, bytes, bytes]:
    return block.variants.tobytes(), block.lengths.tobytes(), block.bits.tobytes()


def _block(
    variants: NDArray[np.int64], lengths: NDArray[np.int64], bits: NDArray[np.uint8]
) -> Block:
    return _ordered(
        Block(
            variants.astype("<i8"),
            np.minimum(lengths, _LONGEST).astype("<u2"),
            np.ascontiguousarray(bits).view("<u8"),
        )
    )


def _joined(first: Block, second: Block) -> Block:
    return Block(
        np.concatenate([first.variants, second.variants]),
        np.concatenate([first.lengths, second.lengths]),
        np.concatenate([first.bits, second.bits]),
    )


def _ordered(block: Block) -> Block:
    order = np.argsort(block.lengths, kind="stable")
    return Block(block.variants[order], block.lengths[order], block.bits[order])
