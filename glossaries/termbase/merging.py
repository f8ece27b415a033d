"""Files into the termbase: nothing twice, and what is there is completed.

A file is taken whole or not at all: half a glossary looks like a whole one. Taking it again changes
nothing.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from glossaries.term import Concept
from glossaries.termbase import history, records
from glossaries.termbase.completing import Conflict
from glossaries.termbase.matching import Known, Match, Matcher, Said
from glossaries.termbase.records import Stored
from tmx.database.transaction import transaction

# Concepts that are looked up and written at once.
_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of merging a file.

    Attributes:
        read: concepts of the file.
        added: those that are new.
        completed: those that said something new of a concept that was there.
        known: those that said nothing new.
        rejected: those without a term.
        conflicts: where the file and the termbase disagree; the termbase stays as it was there.
    """

    read: int = 0
    added: int = 0
    completed: int = 0
    known: int = 0
    rejected: int = 0
    conflicts: tuple[Conflict, ...] = ()


def merge(connection: sqlite3.Connection, concepts: Iterable[Concept], file: str) -> Merged:
    """Take the concepts of a file into the termbase, all or none.

    Args:
        connection: to the termbase.
        concepts: in order, read as a stream.
        file: what the termbase's list of files calls it.

    Raises:
        BadGlossary: a concept cannot be stored (`records.storable`).
        Failure: whatever reading them raises.
        sqlite3.DatabaseError: the termbase is locked or the disk is full.
    """
    # A name that is no text in the system's encoding is none for SQLite either.
    name = os.fsencode(file).decode("utf-8", "backslashreplace")
    with transaction(connection):
        return _Merge(connection, name).run(concepts)


class _Merge:
    """One merge, in the transaction that is open."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._file = _file_id(connection, name)
        self._matcher = Matcher(connection, self._file)
        self._next_id = last_id(connection) + 1
        self._completed: set[int] = set()
        self._conflicts: list[Conflict] = []
        self._counts = dict.fromkeys(("read", "added", "completed", "known", "rejected"), 0)

    def run(self, concepts: Iterable[Concept]) -> Merged:
        remaining = iter(concepts)
        while batch := list(islice(remaining, _BATCH)):
            self._take(list(self._storable(batch)))
        self._note()
        return Merged(**self._counts, conflicts=tuple(self._conflicts))

    def _storable(self, batch: Iterable[Concept]) -> Iterator[Said]:
        for concept in batch:
            self._counts["read"] += 1
            if concept.terms:
                yield Said.of(concept, records.storable(concept, self._counts["read"]))
            else:
                self._counts["rejected"] += 1

    def _take(self, batch: list[Said]) -> None:
        known = self._matcher.known(batch)
        taken = _Taken(known)
        for said in batch:
            match = self._matcher.meant(said, known)
            if match is None:
                identity, conflicts = self._add(said, taken), self._matcher.rivals(said, known)
            else:
                identity, conflicts = self._complete(match, taken), match.conflicts
            self._tell(identity, [*said.conflicts, *conflicts])
            known.add(identity, said)
            self._matcher.spoken_of.add(identity)
            taken.origins.append((identity, said.digest, self._file, said.concept.identifier))
        self._write(taken)

    def _add(self, said: Said, taken: _Taken) -> int:
        identity, self._next_id = self._next_id, self._next_id + 1
        taken.known.concepts[identity] = said.concept
        taken.new.append(identity)
        self._counts["added"] += 1
        return identity

    def _complete(self, match: Match, taken: _Taken) -> int:
        before = taken.known.concepts[match.id]
        if match.concept is before:
            self._counts["known"] += 1
        else:
            taken.before.setdefault(match.id, before)
            taken.known.concepts[match.id] = match.concept
            self._counts["completed"] += 1
        return match.id

    def _tell(self, identity: int, conflicts: Iterable[Conflict]) -> None:
        self._conflicts += (
            replace(conflict, concept=identity, file=self._name) for conflict in conflicts
        )

    def _write(self, taken: _Taken) -> None:
        new = set(taken.new)
        old = {identity: was for identity, was in taken.before.items() if identity not in new}
        concepts = taken.known.concepts
        records.insert(self._connection, [Stored(one, concepts[one]) for one in taken.new])
        records.update(
            self._connection, [(Stored(one, concepts[one]), was) for one, was in old.items()]
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO origin (concept, digest, file, identifier) VALUES (?, ?, ?, ?)",
            taken.origins,
        )
        history.note(
            self._connection, history.ADDED, ((one, None) for one in taken.new), self._file
        )
        # One change for a merge, with what was there before it.
        changed = [(one, was) for one, was in old.items() if one not in self._completed]
        history.note(self._connection, history.COMPLETED, changed, self._file)
        self._completed.update(new, old)

    def _note(self) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO conflict (concept, what, language, term, kept, said, file) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (one.concept, one.what, one.language, one.term, one.kept, one.said, self._file)
                for one in self._conflicts
            ),
        )
        self._connection.execute(
            "INSERT INTO import (file, at, read, added, completed, known, rejected, conflicts) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._file, history.now(), *self._counts.values(), len(self._conflicts)),
        )


class _Taken:
    """What is to be written of a batch."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.new: list[int] = []
        self.before: dict[int, Concept] = {}
        self.origins: list[tuple[int, bytes, int, str]] = []


def _file_id(connection: sqlite3.Connection, name: str) -> int:
    connection.execute("INSERT OR IGNORE INTO file (name) VALUES (?)", (name,))
    row = connection.execute("SELECT id FROM file WHERE name = ?", (name,)).fetchone()
    return int(row[0])


def last_id(connection: sqlite3.Connection) -> int:
    """The highest id that a concept has or had."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'concept'").fetchone()
    return int(row[0]) if row else 0
