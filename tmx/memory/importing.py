"""Units into the memory: nothing twice, and a newer version of a document instead of the older.

A unit that is there already (records.digest) is not added again. What an earlier import brought of
a document that this import brings anew, and that is not in it any more, is replaced: it leaves.
A file of what cleaning took out (`x-removed`) gives units back as they were, and replaces nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from itertools import islice
from typing import Any

from tmx.memory import indexing, records
from tmx.memory.memory import Memory, remove_units
from tmx.memory.opening import told
from tmx.memory.transaction import transaction
from tmx.unit import REMOVED, TranslationUnit

#: Units a transaction. Each makes a block of the index: fewer would make it slower to search.
BATCH = 20_000

_UNIT = (
    "INSERT INTO unit (id, digest, source_language, provenance, import, status, confidence, "
    "created, changed, used, last_used, props, notes, attributes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_VARIANT = (
    "INSERT INTO variant (id, unit, language, key, text, content, props, notes, attributes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(slots=True)
class Imported:
    """What became of the units of a file.

    Attributes:
        read: how many the file has.
        added: how many are new.
        known: how many were there already.
        replaced: how many of an older version of a document left.
        rejected: reason -> how many were not taken for it.
    """

    read: int = 0
    added: int = 0
    known: int = 0
    replaced: int = 0
    rejected: dict[str, int] = field(default_factory=dict)

    def reject(self, reason: str) -> None:
        """Count a unit that was not taken."""
        self.rejected[reason] = self.rejected.get(reason, 0) + 1


def import_units(memory: Memory, units: Iterable[TranslationUnit], file: str) -> Imported:
    """Take the units of a file into the memory, in transactions of BATCH units.

    Args:
        memory: open for writing.
        units: in order, read as a stream.
        file: where they come from, for the memory's list of imports.

    Raises:
        FileProblem: the memory is locked or the disk is full; what was committed stays.
        Failure: whatever reading the units raises; what was committed stays.
    """
    with told(memory.path):
        return _Import(memory, file).run(iter(units))


class _Import:
    """One import: what it has met so far of languages and documents, and what it counts."""

    def __init__(self, memory: Memory, file: str) -> None:
        self._connection = memory.connection
        self._file = file
        self._languages: dict[str, int] = {}
        self._provenances: dict[tuple[records.Pairs, str], int] = {}
        self._documents: set[int] = set()
        self._id = 0
        self._gives_back = False
        self.result = Imported()

    def run(self, units: Iterator[TranslationUnit]) -> Imported:
        with transaction(self._connection):
            self._id = _inserted(
                self._connection, "import", file=self._file, began=_now(), ended=None
            )
        while batch := list(islice(units, BATCH)):
            with transaction(self._connection):
                self._take(batch)
        with transaction(self._connection):
            self._replace()
            self._note()
        return self.result

    def _take(self, batch: Sequence[TranslationUnit]) -> None:
        self.result.read += len(batch)
        by_digest: dict[bytes, TranslationUnit] = {}
        for unit in batch:
            if reason := _unfit(unit):
                self.result.reject(reason)
            else:
                taken = self._as_before(unit)
                by_digest[records.digest(taken)] = taken
        there = self._there(list(by_digest))
        self._connection.executemany(
            "UPDATE unit SET import = ? WHERE id = ?", [(self._id, unit) for unit in there.values()]
        )
        new = {key: unit for key, unit in by_digest.items() if key not in there}
        for key, unit in by_digest.items():
            if key in there:
                self._provenance(unit)
        self._insert(new)
        self.result.added += len(new)
        self.result.known = (
            self.result.read - self.result.added - sum(self.result.rejected.values())
        )

    def _as_before(self, unit: TranslationUnit) -> TranslationUnit:
        """A unit without the reason why it was taken out of a memory, if it was."""
        if not unit.props or not unit.prop(REMOVED):
            return unit
        self._gives_back = True
        return replace(unit, props=tuple(pair for pair in unit.props if pair[0] != REMOVED))

    def _there(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        marks = ",".join("?" * len(digests))
        return dict(
            self._connection.execute(
                f"SELECT digest, id FROM unit WHERE digest IN ({marks})",
                digests,
            )
        )

    def _insert(self, new: dict[bytes, TranslationUnit]) -> None:
        unit_id, variant_id = (_last(self._connection, name) for name in ("unit", "variant"))
        units: list[tuple[Any, ...]] = []
        variants: list[tuple[Any, ...]] = []
        entries: list[tuple[int, int, indexing.Entry]] = []
        for key, unit in new.items():
            unit_id += 1
            units.append((unit_id, key, *self._unit_row(unit)))
            for variant in unit.variants:
                variant_id += 1
                text = variant.text
                made = indexing.entry(text)
                language = self._language(variant.language)
                entries.append((variant_id, language, made))
                variants.append(
                    (
                        variant_id,
                        unit_id,
                        language,
                        made.key,
                        text,
                        records.packed_content(variant.content),
                        records.packed(variant.props),
                        records.packed(variant.notes),
                        records.packed(variant.attributes),
                    )
                )
        self._connection.executemany(_UNIT, units)
        self._connection.executemany(_VARIANT, variants)
        indexing.add(self._connection, entries)

    def _unit_row(self, unit: TranslationUnit) -> tuple[Any, ...]:
        _, own = records.divided(unit.props)
        attributes = dict(unit.attributes)
        used = attributes.get("usagecount", "")
        return (
            self._language(unit.source_language),
            self._provenance(unit),
            self._id,
            records.status(unit),
            unit.confidence,
            attributes.get("creationdate"),
            attributes.get("changedate"),
            int(used) if used.isdecimal() else 0,
            attributes.get("lastusagedate"),
            records.packed(own),
            records.packed(unit.notes),
            records.packed(unit.attributes),
        )

    def _language(self, tag: str) -> int:
        if tag not in self._languages:
            self._languages[tag] = _found_or_made(self._connection, "language", tag=tag)
        return self._languages[tag]

    def _provenance(self, unit: TranslationUnit) -> int:
        shared, _ = records.divided(unit.props)
        languages = " ".join(sorted({variant.language for variant in unit.variants}))
        place = (shared, languages)
        if place not in self._provenances:
            self._provenances[place] = self._made_provenance(shared, languages)
        return self._provenances[place]

    def _made_provenance(self, shared: records.Pairs, languages: str) -> int:
        name = records.document_name(shared)
        document = None
        if name:
            document = _found_or_made(self._connection, "document", name=name, languages=languages)
            self._documents.add(document)
        return _found_or_made(
            self._connection, "provenance", document=document, props=records.packed(shared) or ""
        )

    def _replace(self) -> None:
        """Units of the documents of this import that it did not bring."""
        if self._gives_back:
            return
        for document in self._documents:
            old = self._connection.execute(
                "SELECT u.id FROM unit u JOIN provenance p ON p.id = u.provenance "
                "WHERE p.document = ? AND u.import <> ?",
                (document, self._id),
            ).fetchall()
            self.result.replaced += remove_units(self._connection, [row[0] for row in old])

    def _note(self) -> None:
        told_of = self.result
        self._connection.execute(
            "UPDATE import SET ended = ?, read = ?, added = ?, replaced = ? WHERE id = ?",
            (_now(), told_of.read, told_of.added, told_of.replaced, self._id),
        )


def _unfit(unit: TranslationUnit) -> str:
    """Why a unit is not taken; "" if it is."""
    if not unit.variants:
        return "no text in any language"
    return ""


def _found_or_made(connection: sqlite3.Connection, table: str, **columns: Any) -> int:
    """Id of the row with these values, which is made if there is none."""
    condition = " AND ".join(f"{name} IS ?" for name in columns)
    row = connection.execute(
        f"SELECT id FROM {table} WHERE {condition}",
        tuple(columns.values()),
    ).fetchone()
    return int(row[0]) if row else _inserted(connection, table, **columns)


def _inserted(connection: sqlite3.Connection, table: str, **columns: Any) -> int:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    cursor = connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",
        tuple(columns.values()),
    )
    return int(cursor.lastrowid or 0)


def _last(connection: sqlite3.Connection, table: str) -> int:
    """The highest id that a table ever had."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) if row else 0


def _now() -> str:
    return datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
