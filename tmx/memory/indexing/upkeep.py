"""What is kept up to date beside the units in the same transaction, so that they are found quickly.

A segment is brought to its tokens once; each index takes from that what it needs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tmx.memory.indexing import normalising, signatures, words
from tmx.memory.indexing.entries import Entries, entries


class Entry(NamedTuple):
    """A segment as the indexes take it.

    Attributes:
        key: of exact search (normalising.key).
        tokens: with spaces between, numbers as they are.
        length: number of tokens.
        signature: 32 bytes.
    """

    key: int
    tokens: str
    length: int
    signature: bytes


def entry(text: str) -> Entry:
    """What the indexes hold of a segment's text."""
    found = normalising.tokens(text)
    held = normalising.placeheld(found)
    return Entry(
        normalising.key(text, held), " ".join(found), len(found), signatures.signature(held)
    )


def add(
    connection: sqlite3.Connection, first: int, languages: Sequence[int], made: Entries
) -> None:
    """Take segments into the indexes.

    Args:
        connection: in a transaction.
        first: id of the first variant; those of the others follow one by one.
        languages: id of the language of each.
        made: what the indexes hold of each.
    """
    add_under(connection, range(first, first + len(made)), languages, made)


def add_under(
    connection: sqlite3.Connection, ids: Sequence[int], languages: Sequence[int], made: Entries
) -> None:
    """Take segments into the indexes under ids that need not follow one by one."""
    words.add(connection, zip(ids, made.tokens, strict=True))
    variants = np.array(ids, np.int64)
    numbers = np.array(languages, np.int64)
    for language in dict.fromkeys(languages):
        chosen = (numbers == language) & (made.lengths > 0)
        signatures.add(
            connection, language, variants[chosen], made.lengths[chosen], made.signatures[chosen]
        )


def clear(connection: sqlite3.Connection) -> None:
    """Empty the indexes, to make them anew."""
    words.clear(connection)
    signatures.clear(connection)


def remove(connection: sqlite3.Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Take segments out of the indexes: (id of the variant, its text).

    Signatures stay until `rebuild`: they name ids that are never used again.
    """
    variants, texts = zip(*rows, strict=True) if rows else ((), ())
    words.remove(connection, zip(variants, entries(texts).tokens, strict=True))
