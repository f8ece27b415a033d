"""Concordance: the units that have a phrase, the newest first, with the places of the phrase."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tmx.database.parameters import in_parts, marks
from tmx.database.transaction import reading
from tmx.memory.memory import Memory, Stored
from tmx.memory.searching.languages import tongue
from tmx.memory.searching.phrases import Phrase, phrase_of
from tmx.memory.troubles import told
from tmx.unit import Variant

#: How many hits are given where nobody says.
LIMIT = 20
#: How many units that have the phrase are counted, and looked at for hits.
COUNTED = 1_000

_ROWS = (
    "SELECT v.unit, v.text FROM {words} CROSS JOIN unit u ON u.id = v.unit "
    "WHERE {condition} AND u.status <> 'rejected'{languages} ORDER BY {order} DESC"
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A text that has the phrase.

    Attributes:
        variant: the text in its language.
        spans: where, from character to character of `variant.text`.
    """

    variant: Variant
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that has the phrase.

    Attributes:
        stored: the unit, the newest of those that say the same.
        found: its texts that have the phrase.
        times: how many of the units that were counted say the same in all languages.
    """

    stored: Stored
    found: tuple[Occurrence, ...]
    times: int

    def spans(self, variant: Variant | None) -> tuple[tuple[int, int], ...]:
        """Where one of the unit's texts has the phrase; () if it does not."""
        return next((one.spans for one in self.found if one.variant is variant), ())


@dataclass(frozen=True, slots=True)
class Concordance:
    """What was found of a phrase.

    Attributes:
        hits: units that differ in their texts, the newest first.
        units: how many units have the phrase, as far as they were counted.
        more: whether there are more units than were counted.
    """

    hits: tuple[Hit, ...]
    units: int
    more: bool


def concordance(
    memory: Memory,
    phrase: str,
    *,
    language: str | Sequence[str] | None = None,
    limit: int = LIMIT,
    counted: int = COUNTED,
) -> Concordance:
    """The units that have a phrase.

    Args:
        memory: open.
        phrase: see `tmx.memory.searching.phrases` for what counts.
        language: the language, or several, whose texts are looked in; None for all.
        limit: how many hits at most.
        counted: how many units are counted at most; those beyond are no hits either.

    Raises:
        UnknownLanguage: a language is none.
        FileProblem, BadFormat: the memory cannot be read.
    """
    looked_for = phrase_of(phrase)
    if looked_for is None:
        return Concordance((), 0, False)
    asked = [language] if isinstance(language, str) else language
    with told(memory.path), reading(memory.connection):
        ids = None if asked is None else _languages(memory.connection, asked)
        units = list(islice(_units(memory.connection, looked_for, ids), counted + 1))
        more = len(units) > counted
        kinds = _alike(memory.connection, units[:counted])
        chosen = dict(islice(kinds.items(), limit))
        stored = memory.some(list(chosen))
        tags = None if ids is None else _tags(memory.connection, ids)
        hits = tuple(_hit(stored[unit], looked_for, tags, n) for unit, n in chosen.items())
        return Concordance(hits, min(len(units), counted), more)


def _languages(connection: sqlite3.Connection, asked: Sequence[str]) -> tuple[int, ...]:
    found = {one for tag in asked for one in tongue(connection, tag).ids}
    return tuple(sorted(found))


def _tags(connection: sqlite3.Connection, ids: Sequence[int]) -> frozenset[str]:
    rows = connection.execute(f"SELECT tag FROM language WHERE id IN ({marks(ids)})", ids)
    return frozenset(tag for (tag,) in rows)


def _units(
    connection: sqlite3.Connection, phrase: Phrase, languages: tuple[int, ...] | None
) -> Iterator[int]:
    """Ids of units that have the phrase, each once, the newest first."""
    wanted = "" if languages is None else f" AND v.language IN ({marks(languages)})"
    if phrase.words:
        # The index gives its rows in the order of ids by itself: none is read beyond the wanted.
        query = _ROWS.format(
            words="words CROSS JOIN variant v ON v.id = words.rowid",
            condition="words MATCH ?", languages=wanted, order="words.rowid",
        )  # fmt: skip
        first: tuple[str, ...] = (phrase.match(),)
    else:
        query = _ROWS.format(words="variant v", condition="TRUE", languages=wanted, order="v.id")
        first = ()
    seen: set[int] = set()
    for unit, text in connection.execute(query, (*first, *(languages or ()))):
        if unit not in seen and phrase.is_in(text):
            seen.add(unit)
            yield unit


def _alike(connection: sqlite3.Connection, units: Sequence[int]) -> dict[int, int]:
    """Of units that say the same in all languages the first: how many there are; in order."""
    texts: dict[int, list[tuple[int, str]]] = {unit: [] for unit in units}
    for some in in_parts(units):
        for unit, language, text in connection.execute(
            f"SELECT unit, language, text FROM variant WHERE unit IN ({marks(some)}) ORDER BY id",
            some,
        ):
            texts[unit].append((language, text))
    first: dict[tuple[tuple[int, str], ...], int] = {}
    times: dict[int, int] = {}
    for unit in units:
        speaker = first.setdefault(tuple(texts[unit]), unit)
        times[speaker] = times.get(speaker, 0) + 1
    return times


def _hit(stored: Stored, phrase: Phrase, tags: frozenset[str] | None, times: int) -> Hit:
    places = (
        Occurrence(variant, phrase.spans(variant.text))
        for variant in stored.unit.variants
        if tags is None or variant.language in tags
    )
    return Hit(stored, tuple(one for one in places if one.spans), times)
