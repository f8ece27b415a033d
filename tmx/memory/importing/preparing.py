"""Units on their way into the memory, made ready for it without looking into it.

All that takes long and needs no database is done here, for many units at once: rows, digests, what
the indexes hold. So it can be done by a process of its own (tmx.memory.importing.apart).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress, islice, repeat
from typing import Any, NamedTuple

from tmx.database.packing import Pairs, packed_pairs
from tmx.memory import records
from tmx.memory.importing.fitness import Fitting
from tmx.memory.indexing.entries import Entries, entries
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


class Units(NamedTuple):
    """Columns of units, in the order of the table; languages and origins are not yet ids.

    Attributes:
        origins: indices into the origins of the batch.
        sizes: how many variants each unit has.
    """

    digests: Sequence[bytes]
    source_languages: Sequence[str]
    origins: Sequence[int]
    statuses: Sequence[str]
    confidences: Sequence[float | None]
    created: Sequence[str | None]
    changed: Sequence[str | None]
    used: Sequence[int]
    last_used: Sequence[str | None]
    props: Sequence[str | None]
    notes: Sequence[str | None]
    attributes: Sequence[str | None]
    sizes: Sequence[int]


class Variants(NamedTuple):
    """Columns of all variants of units, in the order of the units."""

    languages: Sequence[str]
    texts: Sequence[str]
    contents: Sequence[str | None]
    props: Sequence[str | None]
    notes: Sequence[str | None]
    attributes: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Batch:
    """Units that go in together, each but once.

    Attributes:
        units: their columns.
        variants: those of their variants.
        origins: where they come from.
        count: how many came.
        decided: digest -> status, of those whose status a person gave them.
        fitting: what was counted up to here.
        entries: what the indexes hold of the variants; None if that is not made yet.
    """

    units: Units
    variants: Variants
    origins: Sequence[Origin]
    count: int
    decided: Mapping[bytes, str]
    fitting: Fitting
    entries: Entries | None = None

    def indexed(self) -> Batch:
        """The same with its entries."""
        if self.entries is not None:
            return self
        return replace(self, entries=entries(self.variants.texts))

    def chosen(self, flags: Sequence[bool]) -> Batch:
        """Some of the units, with their variants; what was counted stays."""
        sizes = self.units.sizes
        each = list(chain.from_iterable(map(repeat, flags, sizes)))
        return replace(
            self,
            units=Units._make(list(compress(column, flags)) for column in self.units),
            variants=Variants._make(list(compress(column, each)) for column in self.variants),
            entries=self.entries and self.entries.chosen(each),
        )


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
        except Exception:
            yield preparing.batch(some, fitting)
            raise
        yield preparing.batch(some, fitting)
        if len(some) < size:
            return


_VariantRow = tuple[str, str, "str | None", "str | None", "str | None", "str | None"]


class _Preparing:
    """Makes the columns of units, and remembers what many of them share."""

    def __init__(self) -> None:
        self._origins: dict[tuple[Pairs, tuple[str, str], tuple[str, ...]], Origin] = {}

    def batch(self, units: Sequence[TranslationUnit], fitting: Fitting) -> Batch:
        rows: dict[bytes, tuple[Any, ...]] = {}
        variants: dict[bytes, list[_VariantRow]] = {}
        decided: dict[bytes, str] = {}
        for unit in units:
            in_all = [_variant_row(variant) for variant in unit.variants]
            row = self._row(unit, in_all)
            digest = row[0]
            rows[digest], variants[digest] = row, in_all
            if unit.props and records.says_status(unit):
                decided[digest] = records.status(unit)
        columns = Units._make(_columns(rows.values(), len(Units._fields)))
        origins: dict[Any, int] = {}
        for origin in columns.origins:
            origins.setdefault(origin, len(origins))
        return Batch(
            columns._replace(origins=[origins[origin] for origin in columns.origins]),
            Variants._make(_columns(chain.from_iterable(variants.values()), len(Variants._fields))),
            list(origins),
            len(units),
            decided,
            Fitting(fitting.read, dict(fitting.rejected), fitting.restores),
        )

    def _row(self, unit: TranslationUnit, variants: Sequence[_VariantRow]) -> tuple[Any, ...]:
        shared, own = records.divided(unit.props) if unit.props else ((), ())
        packed = packed_pairs(own), records.packed(unit.notes)
        said = dict(unit.attributes)
        attributes = packed_pairs(unit.attributes)
        return (
            _digest(unit, attributes, variants),
            unit.source_language,
            self._origin(
                shared,
                # It stands first as a rule; another program may have put it elsewhere.
                records.document_name(shared if records.begins_with_symbol(shared) else unit.props),
                tuple([variant[0] for variant in variants]),
            ),
            records.status(unit) if own else "aligned",
            unit.confidence if own else None,
            said.get("creationdate"),
            said.get("changedate"),
            records.usage(unit) if "usagecount" in said else 0,
            said.get("lastusagedate"),
            *packed,
            attributes,
            len(variants),
        )

    def _origin(self, shared: Pairs, name: tuple[str, str], languages: tuple[str, ...]) -> Origin:
        place = (shared, name, languages)
        if place not in self._origins:
            if len(self._origins) >= _MOST_ORIGINS:
                self._origins.clear()
            props = packed_pairs(shared) or ""
            self._origins[place] = Origin(props, *name, " ".join(sorted(set(languages))))
        return self._origins[place]


def _columns(rows: Iterable[tuple[Any, ...]], width: int) -> Sequence[Sequence[Any]]:
    """Rows as columns; as many empty ones if there is none."""
    return list(zip(*rows, strict=True)) or [()] * width


def _variant_row(variant: Variant) -> _VariantRow:
    return (
        variant.language,
        variant.text,
        records.packed_content(variant.content),
        packed_pairs(variant.props),
        records.packed(variant.notes),
        packed_pairs(variant.attributes),
    )


def _digest(
    unit: TranslationUnit, attributes: str | None, variants: Sequence[_VariantRow]
) -> bytes:
    """The same as `records.digest`, from what is made already."""
    if any(variant.attributes for variant in unit.variants):
        return records.digest(unit)
    lasting = records.lasting(unit.attributes)
    if len(lasting) < len(unit.attributes):
        attributes = packed_pairs(lasting)
    props = packed_pairs(records.lasting_props(unit.props))
    told = [unit.source_language, attributes, props, records.packed(unit.notes)]
    return records.digest_of([*told, *chain.from_iterable(variants)])
