"""Units that are made ready (tmx.memory.importing.preparing) into the tables and the indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

from tmx.database.parameters import marks
from tmx.memory.importing.preparing import Batch, Origin
from tmx.memory.indexing import upkeep
from tmx.memory.indexing.entries import entries

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
        there = self._there(batch.units.digests)
        self._connection.executemany(
            # Upwards only: another process may be taking the same document at the same time.
            "UPDATE unit SET import = ?1, previous = CASE WHEN import IN "
            f"({','.join(map(str, unfinished))}) "
            "THEN previous ELSE import END WHERE id = ?2 AND import < ?1",
            [(import_id, unit) for unit in there.values()],
        )
        origins = list(map(self._origin, batch.origins))
        new = batch
        if there:
            new = batch.chosen([digest not in there for digest in batch.units.digests])
        if new.units.digests:
            self._insert(new.indexed(), origins, import_id)
        return there

    def _there(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        return dict(
            self._connection.execute(
                f"SELECT digest, id FROM unit WHERE digest IN ({marks(digests)})",
                digests,
            )
        )

    def _insert(self, batch: Batch, origins: Sequence[int], import_id: int) -> None:
        unit, variant = (last(self._connection, table) + 1 for table in ("unit", "variant"))
        digests, source_languages, units_origins, *columns, sizes = batch.units
        ids = range(unit, unit + len(digests))
        self._connection.executemany(
            _UNIT,
            zip(
                ids,
                digests,
                self._languages_of(source_languages),
                map(origins.__getitem__, units_origins),
                repeat(import_id, len(ids)),
                *columns,
                strict=True,
            ),
        )
        tags, *columns = batch.variants
        languages = self._languages_of(tags)
        made = batch.entries or entries(batch.variants.texts)
        self._connection.executemany(
            _VARIANT,
            zip(
                range(variant, variant + len(tags)),
                chain.from_iterable(map(repeat, ids, sizes)),
                languages,
                made.keys,
                *columns,
                strict=True,
            ),
        )
        upkeep.add(self._connection, variant, languages, made)

    def _languages_of(self, tags: Sequence[str]) -> list[int]:
        for tag in set(tags):
            self._language(tag)
        return list(map(self._languages.__getitem__, tags))

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


def inserted(connection: sqlite3.Connection, table: str, **columns: Any) -> int:
    """Make a row; gives its id."""
    values = tuple(columns.values())
    cursor = connection.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks(values)})",
        values,
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
