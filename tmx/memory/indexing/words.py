"""The index of words and characters, with which concordance finds any phrase of any length.

SQLite's FTS5 holds each segment as its tokens: a Chinese character is one, so that a phrase of one
or two characters is found like any other (an index of trigrams has none shorter than three). The
index keeps no text of its own; what was indexed must be told again to take it out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

# Tokens of a segment that tell whether it is there.
_MOST_ASKED = 8


def add(connection: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Take segments into the index: (id of the variant, its tokens with spaces between)."""
    connection.executemany("INSERT INTO words (rowid, tokens) VALUES (?, ?)", rows)


def remove(connection: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Take segments out of the index; they are told exactly as they were when they came in."""
    connection.executemany("INSERT INTO words (words, rowid, tokens) VALUES ('delete', ?, ?)", rows)


def clear(connection: sqlite3.Connection) -> None:
    """Empty the index."""
    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")


def holds(connection: sqlite3.Connection, variant: int, tokens: str) -> bool:
    """Whether the index has a segment under its id; asked by what it begins with."""
    begin = " ".join(tokens.split(" ", _MOST_ASKED)[:_MOST_ASKED])
    found = connection.execute(
        "SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?", (f'"{begin}"', variant)
    )
    return found.fetchone() is not None
