"""Whether a memory's file is sound, and whether its indexes fit its units.

The file itself is SQLite's to check. The indexes are compared with what the units say: that each
segment is in the one for fuzzy matches is looked up for all; what the indexes hold of it, for all
of a small memory and for a thousand, evenly spread, of a large one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from tmx.database.checking import Check, checked, integrity, references
from tmx.memory.indexing import normalising, signatures, upkeep, words
from tmx.memory.memory import Memory

#: Segments that are looked up one by one.
SAMPLE = 1_000

#: What helps when an index does not fit, and when the file is damaged.
REINDEX = "diptych tm reindex"
RESCUE = "diptych tm rescue OUT.tmx"
VECTORS = "diptych tm index --anew"


def checks(memory: Memory) -> Iterator[Check]:
    """All checks, one after the other."""
    for name, check, remedy in _CHECKS:
        yield checked(name, partial(check, memory), remedy)


def _whole_units(memory: Memory) -> Iterator[str]:
    for (unit,) in memory.connection.execute(
        "SELECT u.id FROM unit u LEFT JOIN variant v ON v.unit = u.id "
        "GROUP BY u.id HAVING count(v.id) < 2"
    ):
        yield f"unit {unit} has no translation"


def _rules(memory: Memory) -> Iterator[str]:
    if memory.rules != normalising.RULES:
        yield f"the indexes are of version {memory.rules}, this program's of {normalising.RULES}"


def _keys(memory: Memory) -> Iterator[str]:
    for variant, _, text, key in _sample(memory.connection):
        if upkeep.entry(text).key != key:
            yield f"segment {variant} is not found by its text"


def _words(memory: Memory) -> Iterator[str]:
    for variant, _, text, _ in _sample(memory.connection):
        tokens = upkeep.entry(text).tokens
        if tokens and not words.holds(memory.connection, variant, tokens):
            yield f"segment {variant} is not in the index of words"


def _signatures(memory: Memory) -> Iterator[str]:
    import numpy as np

    connection = memory.connection
    for (language,) in connection.execute("SELECT id FROM language").fetchall():
        indexed = [np.empty(0, "<i8")]
        indexed += [block.variants for block in signatures.blocks(connection, language)]
        there = connection.execute(
            "SELECT id FROM variant WHERE language = ? ORDER BY id", (language,)
        )
        variants = np.fromiter((row[0] for row in there), "<i8")
        for variant in variants[~np.isin(variants, np.concatenate(indexed))].tolist():
            if _has_tokens(connection, variant):
                yield f"segment {variant} is not in the index for fuzzy matches"


def _has_tokens(connection: sqlite3.Connection, variant: int) -> bool:
    row = connection.execute("SELECT text FROM variant WHERE id = ?", (variant,)).fetchone()
    return bool(normalising.tokens(row[0]))


def _bits(memory: Memory) -> Iterator[str]:
    """What the index for fuzzy matches holds of the segments looked up."""
    connection = memory.connection
    wanted: dict[int, dict[int, str]] = {}
    for variant, language, text, _ in _sample(connection):
        wanted.setdefault(language, {})[variant] = text
    for language, texts in wanted.items():
        for variant, length, bits in _indexed(connection, language, texts):
            made = upkeep.entry(texts[variant])
            if (made.length, made.signature) != (length, bits):
                yield f"segment {variant} is not in the index for fuzzy matches as it is"


def _vectors(memory: Memory) -> Iterator[str]:
    from tmx.memory.indexing import vectors

    return vectors.problems(memory)


def _indexed(
    connection: sqlite3.Connection, language: int, wanted: Iterable[int]
) -> Iterator[tuple[int, int, bytes]]:
    import numpy as np

    ids = np.fromiter(wanted, "<i8")
    for block in signatures.blocks(connection, language):
        for place in np.flatnonzero(np.isin(block.variants, ids)).tolist():
            yield (
                int(block.variants[place]),
                int(block.lengths[place]),
                block.bits[place].tobytes(),
            )


def _sample(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """(id, language, text, key) of segments evenly spread over the memory."""
    count = connection.execute("SELECT count(*) FROM variant").fetchone()[0]
    # An odd step: the languages of a unit alternate.
    step = max(1, count // SAMPLE) | 1
    return connection.execute(
        "SELECT id, language, text, key FROM variant WHERE id % ? = 0 ORDER BY id", (step,)
    )


_CHECKS: tuple[tuple[str, Callable[[Memory], Iterator[str]], str], ...] = (
    ("the file", lambda memory: integrity(memory.connection), RESCUE),
    ("references between its tables", lambda memory: references(memory.connection), RESCUE),
    ("units are whole", _whole_units, RESCUE),
    ("rules of the indexes", _rules, REINDEX),
    ("index for exact matches", _keys, REINDEX),
    ("index of words", _words, REINDEX),
    ("index for fuzzy matches", _signatures, REINDEX),
    ("signatures for fuzzy matches", _bits, REINDEX),
    ("vectors for search by meaning", _vectors, VECTORS),
)
