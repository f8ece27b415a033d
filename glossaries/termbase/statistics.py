"""How much there is of what in a termbase, and which files it came from."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Import:
    """A file that was merged, once.

    Attributes:
        file: what it is called.
        at: when, in UTC.
        read: concepts of the file; the other counts are as in `Merged`.
        added: new ones.
        completed: that said something new of one that was there.
        known: that said nothing new.
        rejected: without a term.
        conflicts: how often it disagreed with the termbase.
    """

    file: str
    at: str
    read: int
    added: int
    completed: int
    known: int
    rejected: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of a termbase.

    Attributes:
        concepts: how many.
        terms: of all languages.
        languages: tag -> (terms, concepts that have one), most terms first.
        statuses: status or "" -> terms.
        forms: form or "" -> terms.
        kinds: kind or "" -> concepts.
        domains: subject field or "" -> concepts, most first.
        conflicts: disagreements of files that nobody settled.
        imports: files that were merged, in their order.
        layout: version of the tables.
    """

    concepts: int
    terms: int
    languages: dict[str, tuple[int, int]]
    statuses: dict[str, int]
    forms: dict[str, int]
    kinds: dict[str, int]
    domains: dict[str, int]
    conflicts: int
    imports: tuple[Import, ...]
    layout: int


def statistics(connection: sqlite3.Connection) -> Statistics:
    """The figures of one state."""
    languages = connection.execute(
        "SELECT language, count(*) AS terms, count(DISTINCT concept) FROM term "
        "GROUP BY language ORDER BY terms DESC, language"
    )
    return Statistics(
        concepts=_count(connection, "SELECT count(*) FROM concept"),
        terms=_count(connection, "SELECT count(*) FROM term"),
        languages={tag: (terms, concepts) for tag, terms, concepts in languages},
        statuses=_by(connection, "status", "term"),
        forms=_by(connection, "form", "term"),
        kinds=_by(connection, "kind", "concept"),
        domains=_by(connection, "domain", "concept"),
        conflicts=_count(connection, "SELECT count(*) FROM conflict"),
        imports=imports(connection),
        layout=_count(connection, "PRAGMA user_version"),
    )


def imports(connection: sqlite3.Connection) -> tuple[Import, ...]:
    """The files that were merged, in their order."""
    rows = connection.execute(
        "SELECT f.name, i.at, i.read, i.added, i.completed, i.known, i.rejected, i.conflicts "
        "FROM import i JOIN file f ON f.id = i.file ORDER BY i.id"
    )
    return tuple(Import(*row) for row in rows)


def _count(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _by(connection: sqlite3.Connection, column: str, table: str) -> dict[str, int]:
    """How many rows have each value, most first."""
    return dict(
        connection.execute(
            f"SELECT {column}, count(*) AS rows FROM {table} GROUP BY {column} "
            f"ORDER BY rows DESC, {column}"
        )
    )
