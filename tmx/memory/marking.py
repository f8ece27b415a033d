"""What people decide about units that are in the memory, and how often they took them.

Both are written into the unit itself (`x-status`, `changedate`, `usagecount`, `lastusagedate`), so
that any file that is written from the memory says them, and into columns, by which units are found.
Neither makes another unit of it (`records.digest`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone

from tmx.database.parameters import in_parts
from tmx.database.transaction import transaction
from tmx.failure import TmxError
from tmx.memory import records
from tmx.memory.memory import Memory, Stored
from tmx.memory.schema import STATUSES
from tmx.memory.troubles import told
from tmx.unit import STATUS, TranslationUnit, tmx_date


def mark(memory: Memory, ids: Iterable[int], status: str, when: datetime | None = None) -> int:
    """Say of units that they are `aligned`, `reviewed` or `rejected`.

    Args:
        memory: open for writing.
        ids: of the units; those that are gone are passed over.
        status: one of `schema.STATUSES`.
        when: now, if not given; the date of the change of those that had another status before.

    Returns:
        How many had another status before.

    Raises:
        TmxError: it is no status.
        FileProblem, BadFormat: the memory cannot be written.
    """
    if status not in STATUSES:
        raise TmxError(f"'{status}' is no status", remedy=f"use one of {', '.join(STATUSES)}")
    date = tmx_date(when or datetime.now(timezone.utc))
    with told(memory.path), transaction(memory.connection):
        return set_statuses(memory, dict.fromkeys(ids, status), date)


def set_statuses(memory: Memory, wanted: Mapping[int, str], date: str = "") -> int:
    """Give units a status in the transaction that is open.

    Args:
        memory: open for writing.
        wanted: id -> status.
        date: of the change, as TMX writes it; "" leaves what the unit tells of it.

    Returns:
        How many had another status before.
    """
    changed = 0
    for stored in _each(memory, list(wanted)):
        status = wanted[stored.id]
        if stored.status != status:
            _store(memory, stored, _with_status(stored.unit, status))
            memory.connection.execute(
                "UPDATE unit SET status = ? WHERE id = ?", (status, stored.id)
            )
            if date:
                _set_changed(memory, stored, date)
            changed += 1
    return changed


def _set_changed(memory: Memory, stored: Stored, date: str) -> None:
    attributes = records.merged(stored.unit.attributes, {"changedate": date})
    memory.connection.execute(
        "UPDATE unit SET changed = ?, attributes = ? WHERE id = ?",
        (date, records.packed(attributes), stored.id),
    )


def used(memory: Memory, ids: Iterable[int], when: datetime | None = None) -> None:
    """Count that units were taken for a translation, once for each time an id is named.

    Args:
        memory: open for writing.
        ids: of the units; those that are gone are passed over.
        when: now, if not given; without a zone it is taken as UTC.

    Raises:
        FileProblem, BadFormat: the memory cannot be written.
    """
    date = tmx_date(when or datetime.now(timezone.utc))
    times: dict[int, int] = {}
    for one in ids:
        times[one] = times.get(one, 0) + 1
    with told(memory.path), transaction(memory.connection):
        for stored in _each(memory, list(times)):
            count = min(stored.used + times[stored.id], records.MOST_USED)
            set_usage(memory, stored, count, date)


def set_usage(memory: Memory, stored: Stored, count: int, date: str) -> None:
    """Say how often and when last a unit was taken, in the transaction that is open.

    Args:
        memory: open for writing.
        stored: the unit as it is now.
        count: how often.
        date: as TMX writes it; "" if it is not known.
    """
    usage = {"usagecount": str(count), **({"lastusagedate": date} if date else {})}
    attributes = records.merged(stored.unit.attributes, usage)
    memory.connection.execute(
        "UPDATE unit SET used = ?, last_used = ?, attributes = ? WHERE id = ?",
        (count, date or None, records.packed(attributes), stored.id),
    )


def _each(memory: Memory, ids: Sequence[int]) -> Iterator[Stored]:
    for part in in_parts(ids):
        yield from memory.some(part).values()


def _with_status(unit: TranslationUnit, status: str) -> TranslationUnit:
    """A unit that says its status; `aligned` is what one is that says none."""
    if status == "aligned":
        return replace(unit, props=tuple(pair for pair in unit.props if pair[0] != STATUS))
    return replace(unit, props=records.merged(unit.props, {STATUS: status}))


def _store(memory: Memory, stored: Stored, unit: TranslationUnit) -> None:
    """Keep the props of a unit whose status changed; what its document's units share stays."""
    shared, _ = records.divided(stored.unit.props)
    memory.connection.execute(
        "UPDATE unit SET props = ? WHERE id = ?",
        (records.packed(unit.props[len(shared) :]), stored.id),
    )
    # A status of PO or XLIFF is part of what makes a unit; ours is not. Where the memory holds the
    # same unit with ours already, this one goes on under its own digest.
    memory.connection.execute(
        "UPDATE OR IGNORE unit SET digest = ? WHERE id = ?", (records.digest(unit), stored.id)
    )


def ids_of_document(memory: Memory, name: str) -> list[int]:
    """Ids of the units of a document, by its symbol or its file name.

    Raises:
        TmxError: the memory has none of that name.
    """
    found = memory.connection.execute(
        "SELECT u.id FROM document d JOIN provenance p ON p.document = d.id "
        "JOIN unit u ON u.provenance = p.id WHERE d.name = ? ORDER BY u.id",
        (name,),
    ).fetchall()
    if not found:
        raise TmxError(
            f"no unit comes from a document '{name}'",
            path=memory.path,
            remedy="see the names with 'diptych tm stats'",
        )
    return [row[0] for row in found]


def ids_there(memory: Memory, ids: Sequence[int]) -> list[int]:
    """Ids of units, checked to be in the memory.

    Raises:
        TmxError: one is not.
    """
    there = memory.some(ids)
    missing = next((one for one in ids if one not in there), None)
    if missing is not None:
        raise TmxError(
            f"no unit has the number {missing}",
            path=memory.path,
            remedy="see the numbers with 'diptych tm search'",
        )
    return list(ids)
