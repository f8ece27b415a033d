"""What changed when in a termbase, and what it was before: nothing that people wrote is gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone

from glossaries.term import Concept
from glossaries.termbase import records

ADDED, COMPLETED, REPLACED, REMOVED = "added", "completed", "replaced", "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one concept.

    Attributes:
        concept: its id, which may be gone.
        at: when, in UTC (`2026-11-29T08:30:00Z`).
        what: `added`, `completed`, `replaced` or `removed`.
        file: which file did it; "" for a person.
        before: what the concept was; None if it was not there.
    """

    concept: int
    at: str
    what: str
    file: str
    before: Concept | None


def now() -> str:
    """This moment as the termbase writes it."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def note(
    connection: sqlite3.Connection,
    what: str,
    changed: Iterable[tuple[int, Concept | None]],
    file: int | None = None,
) -> None:
    """Write down changes, in the transaction that is open.

    Args:
        connection: to the termbase.
        what: was done.
        changed: (id, what the concept was before).
        file: id of the file that does it.
    """
    at = now()
    connection.executemany(
        "INSERT INTO change (concept, at, what, file, before) VALUES (?, ?, ?, ?, ?)",
        (
            (identity, at, what, file, None if before is None else records.packed(before))
            for identity, before in changed
        ),
    )


def changes(connection: sqlite3.Connection, concept: int | None = None) -> Iterator[Change]:
    """The changes of a concept, or of all, in their order."""
    rows = connection.execute(
        "SELECT c.concept, c.at, c.what, coalesce(f.name, ''), c.before "
        "FROM change c LEFT JOIN file f ON f.id = c.file "
        "WHERE ?1 IS NULL OR c.concept = ?1 ORDER BY c.id",
        (concept,),
    )
    for identity, at, what, file, before in rows:
        yield Change(identity, at, what, file, records.unpacked(before) if before else None)
