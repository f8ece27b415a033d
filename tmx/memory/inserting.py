"""Units that are made ready (tmx.memory.preparing) into the tables and the indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tmx.memory import indexing
from tmx.memory.entries import Entries, entries
from tmx.memory.preparing import Batch, Origin, UnitRow, texts

_UNIT = (
    "INSERT INTO unit (id, digest, source_language, provenance, import, status, confidence, "
    "created, changed, used, last_used, props, notes, attributes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_VARIANT = (
    "INSERT INTO variant (id, unit, language, key, text, content, props, notes, attributes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

# Ids that are remembered: units of a document follow one another.
_MOST_ORIGINS = 10_000


class Inserting:
    """The units of one import on their way into the memory.

    Args:
        connection: in a transaction whenever a method is called.

    Attributes:
        documents: ids of those that the units belong to and that were there before.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._languages: dict[str, int] = {}
        self._origins: dict[Origin, int] = {}
        self.documents: set[int] = set()

    def take(
        self, batch: Batch, import_id: int, unfinished: Iterable[int] = ()
    ) -> dict[bytes, int]:
        """Take in what is new of a batch.

        Args:
            batch: units that are made ready.
            import_id: of the row of the import.
            unfinished: earlier imports that this one takes up where they ended.

        Returns:
            The ids of those that were there, by digest.
        """
        there = self._there([unit.digest for unit in batch.units])
        self._connection.executemany(
            # Upwards only: another process may be taking the same document at the same time.
            "UPDATE unit SET import = ?1, previous = CASE WHEN import IN "
            f"({','.join(map(str, unfinished))}) "
            "THEN previous ELSE import END WHERE id = ?2 AND import < ?1",
            [(import_id, unit) for unit in there.values()],
        )
        for unit in batch.units:
            self._origin(unit.origin)
        new = [unit for unit in batch.units if unit.digest not in there]
        if new:
            self._insert(new, _entries(batch, new), import_id)
        return there

    def _there(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        marks = ",".join("?" * len(digests))
        return dict(
            self._connection.execute(
                f"SELECT digest, id FROM unit WHERE digest IN ({marks})",
                digests,
            )
        )

    def _insert(self, units: Sequence[UnitRow], made: Entries, import_id: int) -> None:
        unit_id = last(self._connection, "unit")
        first = variant_id = last(self._connection, "variant") + 1
        unit_rows: list[tuple[Any, ...]] = []
        variant_rows: list[tuple[Any, ...]] = []
        languages: list[int] = []
        keys = iter(made.keys)
        for unit in units:
            unit_id += 1
            source = self._language(unit.source_language)
            origin = self._origin(unit.origin)
            # The columns after the origin are as they stand.
            unit_rows.append((unit_id, unit.digest, source, origin, import_id, *unit[3:-1]))
            for tag, text, *columns in unit.variants:
                language = self._language(tag)
                languages.append(language)
                variant_rows.append((variant_id, unit_id, language, next(keys), text, *columns))
                variant_id += 1
        self._connection.executemany(_UNIT, unit_rows)
        self._connection.executemany(_VARIANT, variant_rows)
        indexing.add(self._connection, first, languages, made)

    def _language(self, tag: str) -> int:
        if tag not in self._languages:
            self._languages[tag] = _found_or_made(self._connection, "language", tag=tag)
        return self._languages[tag]

    def _origin(self, origin: Origin) -> int:
        if origin not in self._origins:
            if len(self._origins) >= _MOST_ORIGINS:
                self._origins.clear()
            self._origins[origin] = self._made_origin(origin)
        return self._origins[origin]

    def _made_origin(self, origin: Origin) -> int:
        document = self._document(origin) if origin.document else None
        return _found_or_made(self._connection, "provenance", document=document, props=origin.props)

    def _document(self, origin: Origin) -> int:
        key = {"name": origin.document, "languages": origin.languages}
        document = _found(self._connection, "document", key)
        if document is None:
            return inserted(self._connection, "document", **key, named=origin.named)
        self.documents.add(document)
        return document


def _entries(batch: Batch, new: Sequence[UnitRow]) -> Entries:
    """What the indexes hold of the new units, made now unless the batch brought it."""
    if batch.entries is None:
        return entries(texts(new))
    if len(new) == len(batch.units):
        return batch.entries
    wanted = {unit.digest for unit in new}
    flags = [unit.digest in wanted for unit in batch.units for _ in unit.variants]
    return batch.entries.chosen(flags)


def inserted(connection: sqlite3.Connection, table: str, **columns: Any) -> int:
    """Make a row; gives its id."""
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    cursor = connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",
        tuple(columns.values()),
    )
    return int(cursor.lastrowid or 0)


def last(connection: sqlite3.Connection, table: str) -> int:
    """The highest id that a table ever had."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) if row else 0


def _found(connection: sqlite3.Connection, table: str, columns: Mapping[str, Any]) -> int | None:
    condition = " AND ".join(f"{name} IS ?" for name in columns)
    row = connection.execute(
        f"SELECT id FROM {table} WHERE {condition}",
        tuple(columns.values()),
    ).fetchone()
    return int(row[0]) if row else None


def _found_or_made(connection: sqlite3.Connection, table: str, **columns: Any) -> int:
    """Id of the row with these values, which is made if there is none."""
    found = _found(connection, table, columns)
    return inserted(connection, table, **columns) if found is None else found
