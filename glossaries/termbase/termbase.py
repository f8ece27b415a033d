"""The termbase as an object: concepts go in, come out and are found; one file holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from glossaries.failure import GlossaryError
from glossaries.term import Concept
from glossaries.termbase import checking, history, merging, records
from glossaries.termbase.completing import Conflict
from glossaries.termbase.history import Change
from glossaries.termbase.keys import folded, key_of
from glossaries.termbase.merging import Merged
from glossaries.termbase.records import Stored
from glossaries.termbase.schema import WORDING, default_path, description, told
from glossaries.termbase.statistics import Statistics, statistics
from tmx.database.checking import Check
from tmx.database.opened import Opened
from tmx.database.opening import WAIT_S, connected
from tmx.database.parameters import in_parts, marks
from tmx.database.transaction import reading, transaction
from tmx.languages import closeness


class Termbase(Opened):
    """An open termbase; see `Termbase.open`.

    Args:
        connection: to its file, with tables of this version.
        path: of the file.
    """

    wording = WORDING

    @classmethod
    def open(
        cls,
        path: str | PathLike[str] | None = None,
        *,
        create: bool = False,
        wait: float = WAIT_S,
    ) -> Termbase:
        """Open a termbase.

        Args:
            path: of the file; None takes `default_path()`.
            create: make it, and the folders above it, if it is not there.
            wait: how long to wait for another program that writes, seconds.

        Raises:
            FileProblem: it is missing, locked, or cannot be read or written.
            TmxError: SQLite is too old.
            BadFormat: it is no termbase, or a newer version of the program made it.
        """
        place = Path(path) if path is not None else default_path()
        with told(place):
            return cls(connected(place, description(), create=create, wait=wait), place)

    def __len__(self) -> int:
        """How many concepts there are."""
        return int(self.connection.execute("SELECT count(*) FROM concept").fetchone()[0])

    def concepts(self) -> Iterator[Stored]:
        """All concepts in the order in which they came, as a stream of one state."""
        return records.every(self.connection)

    def some(self, ids: Iterable[int]) -> dict[int, Concept]:
        """Concepts by id; those that are gone are not in it."""
        found = records.some(self.connection, list(ids))
        return {stored.id: stored.concept for stored in found}

    def concept(self, identity: int) -> Concept:
        """One concept.

        Raises:
            GlossaryError: there is none of this id.
        """
        found = self.some([identity])
        if identity not in found:
            raise GlossaryError(
                f"there is no concept {identity}",
                path=self.path,
                remedy="look it up again: its number may be another",
            )
        return found[identity]

    def found(self, text: str, language: str = "") -> list[Stored]:
        """Concepts of which a term is the same text (`keys`), in the order in which they came.

        Args:
            text: a term.
            language: of the term, in any script and region; "" for any.
        """
        form = folded(text)
        rows = self.connection.execute(
            "SELECT concept, text, language FROM term WHERE key = ?", (key_of(form),)
        )
        ids = {
            identity
            for identity, there, tag in rows
            if folded(there) == form and (not language or closeness(tag, language) is not None)
        }
        return list(records.some(self.connection, list(ids)))

    def add(self, concept: Concept) -> int:
        """Add a concept as it is, whatever else is there; gives its id.

        Raises:
            BadGlossary: it cannot be stored (`records.storable`).
            FileProblem: the termbase is locked or the disk is full; likewise below.
        """
        records.storable(concept)
        with told(self.path), transaction(self.connection):
            identity = merging.last_id(self.connection) + 1
            records.insert(self.connection, [Stored(identity, concept)])
            history.note(self.connection, history.ADDED, [(identity, None)])
        return identity

    def replace(self, identity: int, concept: Concept) -> None:
        """Put a concept in the place of one; conflicts about it count as settled.

        Raises:
            GlossaryError: there is none of this id.
            BadGlossary: it cannot be stored.
        """
        records.storable(concept)
        with told(self.path), transaction(self.connection):
            before = self.concept(identity)
            self.connection.execute("DELETE FROM conflict WHERE concept = ?", (identity,))
            if concept != before:
                records.update(self.connection, [(Stored(identity, concept), before)])
                history.note(self.connection, history.REPLACED, [(identity, before)])

    def remove(self, ids: Iterable[int]) -> int:
        """Take concepts out, all or none; their history keeps what they were.

        Returns:
            How many there were.
        """
        wanted = list(ids)
        with told(self.path), transaction(self.connection):
            before = self.some(wanted)
            history.note(self.connection, history.REMOVED, before.items())
            for part in in_parts(list(before)):
                self.connection.execute(f"DELETE FROM concept WHERE id IN ({marks(part)})", part)
        return len(before)

    def merge(self, concepts: Iterable[Concept], file: str) -> Merged:
        """Take the concepts of a file in, all or none; see `merging` and `matching`.

        Args:
            concepts: in order, read as a stream.
            file: what the termbase's list of files calls it; a file is known again by it.

        Raises:
            BadGlossary: a concept cannot be stored.
            Failure: whatever reading them raises.
        """
        with told(self.path):
            return merging.merge(self.connection, concepts, file)

    def conflicts(self) -> list[Conflict]:
        """Where files disagreed with the termbase, until the concept is replaced or removed."""
        rows = self.connection.execute(
            "SELECT c.what, c.kept, c.said, c.language, c.term, c.concept, f.name "
            "FROM conflict c JOIN file f ON f.id = c.file ORDER BY c.concept, c.what, c.language"
        )
        return [Conflict(*row) for row in rows]

    def history(self, identity: int | None = None) -> Iterator[Change]:
        """What changed in a concept, or in all, in the order of time."""
        return history.changes(self.connection, identity)

    def statistics(self) -> Statistics:
        """How much there is of what."""
        with told(self.path), reading(self.connection):
            return statistics(self.connection)

    def check(self) -> tuple[Check, ...]:
        """Whether the file is sound and terms are found by their keys."""
        return tuple(checking.checks(self.connection))

    def rekey(self) -> int:
        """Make keys that do not fit their terms anew; gives how many."""
        with told(self.path), transaction(self.connection):
            return checking.rekey(self.connection)
