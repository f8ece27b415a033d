"""Whether a termbase's file is sound, and whether terms are found by their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial

from glossaries.termbase import records
from glossaries.termbase.history import ADDED, changes
from glossaries.termbase.keys import key
from glossaries.termbase.schema import WORDING
from tmx.database.checking import Check, checked, integrity, references

#: What helps when keys do not fit.
REKEY = "make the keys anew: diptych glossary stats --rekey"


def checks(connection: sqlite3.Connection) -> Iterator[Check]:
    """All checks, one after the other."""
    for name, check, remedy in (
        ("the file", integrity, WORDING.damaged),
        ("references between its tables", references, WORDING.damaged),
        ("concepts are whole", _whole, WORDING.damaged),
        ("what was before", _history, WORDING.damaged),
        ("terms are found by their keys", _keys, REKEY),
    ):
        yield checked(name, partial(check, connection), remedy)


def rekey(connection: sqlite3.Connection) -> int:
    """Make the keys that do not fit anew, in the transaction that is open; gives how many."""
    wrong = list(_wrong_keys(connection))
    connection.executemany(
        "UPDATE term SET key = ? WHERE concept = ? AND place = ?",
        ((key(text), concept, place) for concept, place, text in wrong),
    )
    return len(wrong)


def _whole(connection: sqlite3.Connection) -> Iterator[str]:
    for stored in records.every(connection):
        if not stored.concept.terms:
            yield f"concept {stored.id} has no term"


def _history(connection: sqlite3.Connection) -> Iterator[str]:
    yield from (
        f"what concept {one.concept} was before it was {one.what} is not there"
        for one in changes(connection)
        if one.before is None and one.what != ADDED
    )


def _keys(connection: sqlite3.Connection) -> Iterator[str]:
    for concept, _, text in _wrong_keys(connection):
        yield f"the term '{text}' of concept {concept} is not found"


def _wrong_keys(connection: sqlite3.Connection) -> Iterator[tuple[int, int, str]]:
    for concept, place, text, held in connection.execute(
        "SELECT concept, place, text, key FROM term"
    ):
        if key(text) != held:
            yield concept, place, text
