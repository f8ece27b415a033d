"""What is kept up to date beside the units in the same transaction, so that they are found quickly.

A segment is brought to its tokens once; each index takes from that what it needs.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tmx.memory import normalising, signatures, words


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


def add(connection: sqlite3.Connection, rows: Sequence[tuple[int, int, Entry]]) -> None:
    """Take segments into the indexes.

    Args:
        connection: in a transaction.
        rows: (id of the variant, id of its language, entry).
    """
    words.add(connection, ((variant, made.tokens) for variant, _, made in rows))
    by_language: defaultdict[int, list[signatures.Row]] = defaultdict(list)
    for variant, language, made in rows:
        if made.length:
            by_language[language].append((variant, made.length, made.signature))
    for language, some in by_language.items():
        signatures.add(connection, language, some)


def remove(connection: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Take segments out of the indexes: (id of the variant, its text).

    Signatures stay until `rebuild`: they name ids that are never used again.
    """
    words.remove(connection, ((variant, entry(text).tokens) for variant, text in rows))
