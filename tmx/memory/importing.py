"""Units into the memory: nothing twice, and a newer version of a document instead of the older.

A unit that is there already (records.digest) is not added again, whatever file it comes from. What
a later version of a document has no more leaves when its file is read to the end (replacing).
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime, timezone
from itertools import islice
from typing import Any

from tmx.failure import Failure
from tmx.memory import indexing, records
from tmx.memory.fitness import Fitting
from tmx.memory.imports import DEFAULT_HOW, How, Imported, OnError
from tmx.memory.marking import set_statuses
from tmx.memory.memory import Memory
from tmx.memory.replacing import Decision, Import, Replacing, replace_earlier
from tmx.memory.transaction import transaction
from tmx.memory.troubles import told
from tmx.unit import TranslationUnit

# Between two transactions, so that another program that waits to write gets its turn.
_PAUSE_S = 0.01

_UNIT = (
    "INSERT INTO unit (id, digest, source_language, provenance, import, status, confidence, "
    "created, changed, used, last_used, props, notes, attributes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_VARIANT = (
    "INSERT INTO variant (id, unit, language, key, text, content, props, notes, attributes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def import_units(
    memory: Memory,
    units: Iterable[TranslationUnit],
    file: str,
    *,
    how: How = DEFAULT_HOW,
    result: Imported | None = None,
) -> Imported:
    """Take the units of a file into the memory.

    Args:
        memory: open for writing.
        units: in order, read as a stream.
        file: where they come from, for the memory's list of imports.
        how: see there.
        result: where it is counted; after an error or Ctrl-C its `kept` tells what stays.

    Raises:
        FileProblem: the memory is locked or the disk is full.
        Failure: whatever reading the units raises, with the number of the unit. What `how` says
            stays; nothing is replaced.
    """
    result = Imported() if result is None else result
    whole = how.on_error is OnError.NOTHING
    with told(memory.path), transaction(memory.connection) if whole else nullcontext():
        return _Import(memory, file, how, result).run(units)


def batches(units: Iterable[TranslationUnit], size: int) -> Iterator[list[TranslationUnit]]:
    """Units so many at a time; those before one that cannot be read are the last batch."""
    stream = iter(units)
    while True:
        batch: list[TranslationUnit] = []
        try:
            batch.extend(islice(stream, size))
        except Failure:
            if batch:
                yield batch
            raise
        if not batch:
            return
        yield batch


class _Import:
    """One import: what it has met so far of languages and documents, and what it counts."""

    def __init__(self, memory: Memory, file: str, how: How, result: Imported) -> None:
        self._memory = memory
        self._connection = memory.connection
        self._file = file
        self._how = how
        self._fitting = Fitting(rejected=result.rejected)
        self._languages: dict[str, int] = {}
        self._provenances: dict[tuple[records.Pairs, str], int] = {}
        self._documents: set[int] = set()
        self._id = 0
        self._before = 0
        self._resumed = False
        self.result = result

    def run(self, units: Iterable[TranslationUnit]) -> Imported:
        self._begin()
        try:
            for batch in batches(self._fitting.fit(units), self._how.batch):
                with transaction(self._connection):
                    self._take(batch)
                self._committed()
        except Failure as failure:
            self._end_badly(failure)
            raise
        with transaction(self._connection):
            self._replace()
            self._note(ended=_now())
        self.result.kept = self.result.added
        return self.result

    def _begin(self) -> None:
        with transaction(self._connection):
            self._resumed = _is_unfinished(self._connection, self._file)
            self._before = _last(self._connection, "unit")
            self._id = _inserted(
                self._connection, "import", file=self._file, began=_now(), ended=None
            )

    def _committed(self) -> None:
        self.result.read = self._fitting.read
        if not self._connection.in_transaction:
            self.result.kept = self.result.added
            time.sleep(_PAUSE_S)

    def _end_badly(self, failure: Failure) -> None:
        """The number of the unit that could not be read goes into the failure and the memory."""
        self.result.read = self._fitting.read
        if self._fitting.read:
            failure.cause += f" (unit {self._fitting.read + 1:,})"
        with transaction(self._connection):
            self._note(ended=None, problem=str(failure))

    def _take(self, batch: Sequence[TranslationUnit]) -> None:
        by_digest = {records.digest(unit): unit for unit in batch}
        there = self._there(list(by_digest))
        self._connection.executemany(
            # Upwards only: another process may be taking the same document at the same time.
            "UPDATE unit SET import = max(import, ?) WHERE id = ?",
            [(self._id, unit) for unit in there.values()],
        )
        new = {key: unit for key, unit in by_digest.items() if key not in there}
        for key, unit in by_digest.items():
            if key in there:
                self._provenance(unit)
        self._insert(new)
        self.result.added += len(new)
        self.result.known += len(batch) - len(new)
        self._take_over_statuses(by_digest, there)

    def _take_over_statuses(
        self, units: Mapping[bytes, TranslationUnit], there: Mapping[bytes, int]
    ) -> None:
        """What a person decided about a unit outside of the memory holds for the one in it."""
        said = {
            unit: records.status(units[key])
            for key, unit in there.items()
            if records.says_status(units[key])
        }
        set_statuses(self._memory, said)

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
        return (
            self._language(unit.source_language),
            self._provenance(unit),
            self._id,
            records.status(unit),
            unit.confidence,
            attributes.get("creationdate"),
            attributes.get("changedate"),
            records.usage(unit),
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
        name, named = records.document_name(shared)
        document = None
        if name:
            document = self._document(name, languages, named)
        return _found_or_made(
            self._connection, "provenance", document=document, props=records.packed(shared) or ""
        )

    def _document(self, name: str, languages: str, named: str) -> int:
        row = self._connection.execute(
            "SELECT id FROM document WHERE name = ? AND languages = ?", (name, languages)
        ).fetchone()
        if row:
            self._documents.add(int(row[0]))
            return int(row[0])
        return _inserted(self._connection, "document", name=name, languages=languages, named=named)

    def _replace(self) -> None:
        """What an earlier version of a document of this file has and this one has not leaves."""
        file = Import(self._id, self._file, self._before, frozenset(self._documents), self._resumed)
        how = Replacing.NEVER if self._fitting.restores else self._how.replacing
        self.result.documents, self.result.kept_in = replace_earlier(self._memory, file, how)
        self.result.replaced = sum(
            one.units for one in self.result.documents if one.decision is Decision.REPLACED
        )
        if self._fitting.restores:
            self.result.documents = []

    def _note(self, ended: str | None, problem: str | None = None) -> None:
        told_of = self.result
        self._connection.execute(
            "UPDATE import SET ended = ?, read = ?, added = ?, replaced = ?, rejected = ?, "
            "problem = ? WHERE id = ?",
            (
                ended,
                told_of.read,
                told_of.added,
                told_of.replaced,
                sum(told_of.rejected.values()),
                problem,
                self._id,
            ),
        )


def _is_unfinished(connection: sqlite3.Connection, file: str) -> bool:
    """Whether the latest import of a file did not come to its end."""
    row = connection.execute(
        "SELECT ended IS NULL FROM import WHERE file = ? ORDER BY id DESC LIMIT 1", (file,)
    ).fetchone()
    return bool(row and row[0])


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
