"""The indexes made anew from the units: when they do not fit them, or the rules have changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from tmx.database.transaction import transaction
from tmx.memory.indexing import normalising, upkeep
from tmx.memory.indexing.entries import entries
from tmx.memory.memory import Memory
from tmx.memory.schema import RULES_SETTING
from tmx.memory.troubles import told
from tmx.options import unheard

_AT_ONCE = 20_000


def reindex(memory: Memory, progress: Callable[[float], object] = unheard) -> int:
    """Make keys, words and signatures of all segments anew, in one transaction.

    Until it is done, others find what the old indexes have.

    Args:
        memory: open for writing.
        progress: told which share is done, 0 to 1.

    Returns:
        How many segments there are.

    Raises:
        FileProblem: the memory is locked, or the disk is full; it is as it was.
        BadFormat: its units cannot be read.
    """
    connection = memory.connection
    done = 0
    with told(memory.path), transaction(connection):
        total = connection.execute("SELECT count(*) FROM variant").fetchone()[0]
        upkeep.clear(connection)
        for rows in _parts(connection):
            ids, languages, texts = zip(*rows, strict=True)
            made = entries(texts)
            connection.executemany(
                "UPDATE variant SET key = ?1 WHERE id = ?2 AND key <> ?1",
                zip(made.keys, ids, strict=True),
            )
            upkeep.add_under(connection, ids, languages, made)
            done += len(rows)
            progress(done / total)
        connection.execute(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
            (RULES_SETTING, str(normalising.RULES)),
        )
    return done


def _parts(connection: sqlite3.Connection) -> Iterator[list[tuple[int, int, str]]]:
    last = 0
    while rows := connection.execute(
        "SELECT id, language, text FROM variant WHERE id > ? ORDER BY id LIMIT ?", (last, _AT_ONCE)
    ).fetchall():
        yield rows
        last = rows[-1][0]
