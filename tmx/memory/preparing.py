"""Units on their way into the memory, made ready for it without looking into it.

All that takes long and needs no database is done here, for many units at once: rows, digests, what
the indexes hold. So it can be done by a process of its own (tmx.memory.apart).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from tmx.failure import Failure
from tmx.memory import records
from tmx.memory.entries import Entries, entries
from tmx.memory.fitness import Fitting
from tmx.unit import TranslationUnit, Variant

# Origins that are remembered: units of a document follow one another.
_MOST_ORIGINS = 10_000


class Origin(NamedTuple):
    """What the units of a document share.

    Attributes:
        props: packed; "" if they say nothing.
        document: what it is called, "" if they do not say.
        named: `symbol` or `file`.
        languages: of the unit, in order of the alphabet, with spaces between.
    """

    props: str
    document: str
    named: str
    languages: str


class VariantRow(NamedTuple):
    """A variant as its columns, with the tag of its language."""

    language: str
    text: str
    content: str | None
    props: str | None
    notes: str | None
    attributes: str | None


class UnitRow(NamedTuple):
    """A unit as its columns, with the tag of its language, and its variants."""

    digest: bytes
    source_language: str
    origin: Origin
    status: str
    confidence: float | None
    created: str | None
    changed: str | None
    used: int
    last_used: str | None
    props: str | None
    notes: str | None
    attributes: str | None
    variants: tuple[VariantRow, ...]


@dataclass(slots=True)
class Batch:
    """Units that go in together.

    Attributes:
        units: each but once, in order.
        count: how many came.
        decided: digest -> status, of those whose status a person gave them.
        fitting: what was counted up to here.
        entries: what the indexes hold of their variants, in order; None if that is not made yet.
    """

    units: list[UnitRow] = field(default_factory=list)
    count: int = 0
    decided: dict[bytes, str] = field(default_factory=dict)
    fitting: Fitting = field(default_factory=Fitting)
    entries: Entries | None = None


def batches(
    units: Iterable[TranslationUnit], size: int, fitting: Fitting | None = None
) -> Iterator[Batch]:
    """Units made ready, so many at a time; those before one that cannot be read are the last batch.

    Args:
        units: as they are read.
        size: how many that a memory takes make a batch.
        fitting: where those that it does not take are counted.

    Raises:
        Failure: whatever reading the units raises.
    """
    fitting = fitting or Fitting()
    preparing = _Preparing()
    stream = fitting.fit(units)
    while True:
        some: list[TranslationUnit] = []
        try:
            some.extend(islice(stream, size))
        except Failure:
            yield preparing.batch(some, fitting)
            raise
        yield preparing.batch(some, fitting)
        if len(some) < size:
            return


def with_entries(batch: Batch) -> Batch:
    """A batch with what the indexes hold of all its variants."""
    return replace(batch, entries=entries(texts(batch.units)))


def texts(units: Iterable[UnitRow]) -> list[str]:
    """The texts of all variants of units, in order."""
    return [variant.text for unit in units for variant in unit.variants]


class _Preparing:
    """Makes rows, and remembers what many of them share."""

    def __init__(self) -> None:
        self._origins: dict[tuple[records.Pairs, tuple[str, ...]], Origin] = {}

    def batch(self, units: Sequence[TranslationUnit], fitting: Fitting) -> Batch:
        rows: dict[bytes, UnitRow] = {}
        decided: dict[bytes, str] = {}
        for unit in units:
            row = self._row(unit)
            rows[row.digest] = row
            if unit.props and records.says_status(unit):
                decided[row.digest] = row.status
        counted = Fitting(fitting.read, dict(fitting.rejected), fitting.restores)
        return Batch(list(rows.values()), len(units), decided, counted)

    def _row(self, unit: TranslationUnit) -> UnitRow:
        shared, own = records.divided(unit.props) if unit.props else ((), ())
        told = dict(unit.attributes)
        props, notes = records.packed_pairs(own), records.packed(unit.notes)
        attributes = records.packed_pairs(unit.attributes)
        variants = tuple(map(_variant_row, unit.variants))
        origin = self._origin(shared, tuple([variant.language for variant in unit.variants]))
        return UnitRow(
            records.digest(unit),
            unit.source_language,
            origin,
            records.status(unit),
            unit.confidence,
            told.get("creationdate"),
            told.get("changedate"),
            records.usage(unit),
            told.get("lastusagedate"),
            props,
            notes,
            attributes,
            variants,
        )

    def _origin(self, shared: records.Pairs, languages: tuple[str, ...]) -> Origin:
        place = (shared, languages)
        if place not in self._origins:
            if len(self._origins) >= _MOST_ORIGINS:
                self._origins.clear()
            props = records.packed_pairs(shared) or ""
            languages = tuple(sorted(set(languages)))
            name = records.document_name(shared)
            self._origins[place] = Origin(props, *name, " ".join(languages))
        return self._origins[place]


def _variant_row(variant: Variant) -> VariantRow:
    return VariantRow(
        variant.language,
        variant.text,
        records.packed_content(variant.content),
        records.packed_pairs(variant.props),
        records.packed(variant.notes),
        records.packed_pairs(variant.attributes),
    )
