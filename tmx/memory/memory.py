"""The translation memory as an object: units go in, come out and are found; one file holds them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from tmx.database.opened import Opened
from tmx.database.packing import unpacked_pairs
from tmx.database.parameters import in_parts, marks
from tmx.database.transaction import transaction
from tmx.memory import records, schema
from tmx.memory.indexing import upkeep
from tmx.memory.troubles import WORDING
from tmx.unit import TranslationUnit

_VARIANTS = "variant v ON v.unit = u.id"
_UNITS = """
SELECT u.id, s.tag, p.props, u.props, u.notes, u.attributes, u.status, u.confidence, u.used,
       {columns}
FROM unit u
JOIN language s ON s.id = u.source_language
JOIN provenance p ON p.id = u.provenance
LEFT JOIN {variants}
LEFT JOIN language l ON l.id = v.language
"""
_UNIT_COLUMNS = 9


@dataclass(frozen=True, slots=True)
class Stored:
    """A unit in the memory.

    Attributes:
        id: never used again for another.
        unit: as it was imported.
        status: `aligned`, `reviewed` or `rejected`.
        confidence: of the alignment, 0.0 to 1.0; None if the unit does not say.
        used: how often it was taken.
    """

    id: int
    unit: TranslationUnit
    status: str
    confidence: float | None
    used: int


class Memory(Opened):
    """An open translation memory; see `tmx.memory.open_memory`.

    Args:
        connection: to its file, with tables of this version.
        path: of the file.
    """

    wording = WORDING

    @property
    def rules(self) -> int:
        """The version of `tmx.memory.indexing.normalising` by which the indexes were made."""
        row = self.connection.execute(
            "SELECT value FROM setting WHERE name = ?", (schema.RULES_SETTING,)
        ).fetchone()
        return int(row[0]) if row else 1

    def __len__(self) -> int:
        """How many units there are."""
        return int(self.connection.execute("SELECT count(*) FROM unit").fetchone()[0])

    def units(
        self, where: str = "TRUE", parameters: Sequence[Any] = (), *, variants: str = _VARIANTS
    ) -> Iterator[Stored]:
        """Units in the order in which they came, as a stream.

        Args:
            where: condition in SQL over `u` (unit), `p` (provenance), `s` (source language).
            parameters: for its question marks.
            variants: how the variants `v` of `u` are found, in SQL.
        """
        joined = _UNITS.format(columns=records.VARIANT_COLUMNS, variants=variants)
        query = f"{joined} WHERE {where} ORDER BY u.id, v.id"
        rows = self.connection.execute(query, parameters)
        for _, group in groupby(rows, key=itemgetter(0)):
            yield _stored(list(group))

    def some(self, ids: Sequence[int]) -> dict[int, Stored]:
        """Units by id; those that are gone are not in it."""
        found: dict[int, Stored] = {}
        for part in in_parts(ids):
            found.update((one.id, one) for one in self.units(f"u.id IN ({marks(part)})", part))
        return found

    def remove(self, ids: Iterable[int]) -> int:
        """Take units out, all or none.

        Returns:
            How many there were.
        """
        wanted = list(ids)
        with transaction(self.connection):
            return remove_units(self.connection, wanted)


def remove_units(connection: sqlite3.Connection, ids: Sequence[int]) -> int:
    """Take units out in the transaction that is open; gives how many there were."""
    removed = 0
    for part in in_parts(ids):
        texts = connection.execute(
            f"SELECT id, text FROM variant WHERE unit IN ({marks(part)})",
            part,
        ).fetchall()
        upkeep.remove(connection, texts)
        removed += connection.execute(
            f"DELETE FROM unit WHERE id IN ({marks(part)})",
            part,
        ).rowcount
    return removed


def _stored(rows: Sequence[Sequence[Any]]) -> Stored:
    (identity, source, shared, props, notes, attributes, status, confidence, used) = rows[0][
        :_UNIT_COLUMNS
    ]
    columns = (row[_UNIT_COLUMNS:] for row in rows)
    unit = TranslationUnit(
        variants=tuple(records.variant_of(row) for row in columns if row[0] is not None),
        source_language=source,
        props=unpacked_pairs(shared) + unpacked_pairs(props),
        notes=records.unpacked_notes(notes),
        attributes=unpacked_pairs(attributes),
    )
    return Stored(identity, unit, status, confidence, used)
