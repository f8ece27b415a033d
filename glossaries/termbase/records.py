"""A concept as rows of the termbase, and back: nothing of it is lost on the way."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from operator import itemgetter
from typing import Any

from glossaries.failure import BadGlossary
from glossaries.term import FORMS, STATUSES, Concept, Term
from glossaries.termbase.keys import key
from tmx.database.packing import packed_pairs, unpacked_pairs
from tmx.database.parameters import in_parts, marks

_CONCEPTS = """
SELECT c.id, c.identifier, c.kind, c.domain, c.definitions, c.note, c.source, c.created, c.changed,
       c.properties, t.language, t.text, t.status, t.form, t.part_of_speech, t.source, t.note,
       t.context, t.properties
FROM concept c LEFT JOIN term t ON t.concept = c.id
"""
_IN_ORDER = " ORDER BY c.id, t.place"
_OF_CONCEPT = 10

_INSERT_CONCEPT = """
INSERT INTO concept (identifier, kind, domain, definitions, note, source, created, changed,
                     properties, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_UPDATE_CONCEPT = """
UPDATE concept SET identifier = ?, kind = ?, domain = ?, definitions = ?, note = ?, source = ?,
                   created = ?, changed = ?, properties = ? WHERE id = ?
"""
_INSERT_TERM = """
INSERT OR REPLACE INTO term (concept, place, key, language, text, status, form, part_of_speech,
                             source, note, context, properties)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_TERM_FIELDS = tuple(field.name for field in fields(Term))
_CONCEPT_FIELDS = tuple(field.name for field in fields(Concept) if field.name != "terms")
# They say when, not what: a concept with other dates is the same one.
_PASSING = frozenset({"created", "changed"})


@dataclass(frozen=True, slots=True)
class Stored:
    """A concept in the termbase.

    Attributes:
        id: never used again for another.
        concept: as it is now.
    """

    id: int
    concept: Concept


def storable(concept: Concept, number: int | None = None) -> bytes:
    """The digest of a concept; what no reader should give is refused.

    Args:
        concept: any.
        number: its place in its file, from 1.

    Returns:
        16 bytes that stand for what it says: the same for those that differ in dates only.

    Raises:
        BadGlossary: it has no term; a term has no text or language, or its status or form is
            unknown; or there is half of a character in it.
    """
    problem = _problem(concept)
    if not problem:
        try:
            return _digest(concept)
        except UnicodeEncodeError:
            problem = f"the entry of {concept.terms[0].text!a} holds half of a character"
    place = "" if number is None else f" (concept {number:,})"
    raise BadGlossary(f"{problem}{place}", remedy="correct it and run again")


def _problem(concept: Concept) -> str:
    if not concept.terms:
        return "a concept has no term"
    for term in concept.terms:
        if not term.text.strip() or not term.language:
            return f"the term '{term.text}' has no {'language' if term.text.strip() else 'text'}"
        if term.status and term.status not in STATUSES:
            return f"'{term.status}' is no status of a term; there are {', '.join(STATUSES)}"
        if term.form and term.form not in FORMS:
            return f"'{term.form}' is no form of a term; there are {', '.join(FORMS)}"
    return ""


def some(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Stored]:
    """Concepts by id, in the order of their ids; those that are gone are not among them."""
    for part in in_parts(sorted(ids)):
        yield from _grouped(
            connection.execute(f"{_CONCEPTS} WHERE c.id IN ({marks(part)}){_IN_ORDER}", part)
        )


def every(connection: sqlite3.Connection) -> Iterator[Stored]:
    """All concepts in the order in which they came, as a stream of one state."""
    yield from _grouped(connection.execute(f"{_CONCEPTS}{_IN_ORDER}"))


def _grouped(rows: Iterable[Sequence[Any]]) -> Iterator[Stored]:
    for identity, group in groupby(rows, key=itemgetter(0)):
        with _damage_told(f"concept {identity}"):
            stored = Stored(identity, _concept(list(group)))
        yield stored


@contextlib.contextmanager
def _damage_told(of: str) -> Iterator[None]:
    """What cannot be in a column is damage, like all that SQLite itself finds."""
    try:
        yield
    except (ValueError, TypeError, KeyError) as error:
        raise sqlite3.DatabaseError(f"malformed {of} ({error})") from error


def _concept(rows: Sequence[Sequence[Any]]) -> Concept:
    _, identifier, kind, domain, definitions, note, source, created, changed, properties = rows[0][
        :_OF_CONCEPT
    ]
    return Concept(
        tuple(_term(row[_OF_CONCEPT:]) for row in rows if row[_OF_CONCEPT] is not None),
        identifier,
        kind,
        domain,
        unpacked_pairs(definitions),
        note,
        source,
        created,
        changed,
        unpacked_pairs(properties),
    )


def _term(row: Sequence[Any]) -> Term:
    language, text, status, form, part_of_speech, source, note, context, properties = row
    pairs = unpacked_pairs(properties)
    return Term(language, text, status, form, part_of_speech, source, note, context, pairs)


def insert(connection: sqlite3.Connection, stored: Sequence[Stored]) -> None:
    """Write new concepts, in the transaction that is open."""
    connection.executemany(_INSERT_CONCEPT, map(_concept_row, stored))
    connection.executemany(_INSERT_TERM, (row for one in stored for row in _term_rows(one)))


def update(connection: sqlite3.Connection, changed: Sequence[tuple[Stored, Concept]]) -> None:
    """Write what is new in concepts, in the transaction that is open.

    Args:
        connection: to the termbase.
        changed: concepts, each with what it was.
    """
    connection.executemany(_UPDATE_CONCEPT, (_concept_row(one) for one, _ in changed))
    connection.executemany(
        "DELETE FROM term WHERE concept = ? AND place >= ?",
        (
            (one.id, len(one.concept.terms))
            for one, was in changed
            if len(one.concept.terms) < len(was.terms)
        ),
    )
    connection.executemany(
        _INSERT_TERM, (row for one, was in changed for row in _term_rows(one, was.terms))
    )


def _concept_row(stored: Stored) -> tuple[Any, ...]:
    one = stored.concept
    return (
        one.identifier, one.kind, one.domain, packed_pairs(one.definitions), one.note, one.source,
        one.created, one.changed, packed_pairs(one.properties), stored.id,
    )  # fmt: skip


def _term_rows(stored: Stored, was: Sequence[Term] = ()) -> Iterator[tuple[Any, ...]]:
    """Rows of its terms, without those that are as they were."""
    for place, term in enumerate(stored.concept.terms):
        if place < len(was) and was[place] == term:
            continue
        yield (
            stored.id, place, key(term.text), term.language, term.text, term.status, term.form,
            term.part_of_speech, term.source, term.note, term.context,
            packed_pairs(term.properties),
        )  # fmt: skip


def packed(concept: Concept) -> str:
    """A concept as JSON."""
    return json.dumps(_plain(concept), ensure_ascii=False, separators=(",", ":"))


def unpacked(column: str) -> Concept:
    """A concept from its JSON.

    Raises:
        sqlite3.DatabaseError: it is none.
    """
    with _damage_told("entry of what was before"):
        told = json.loads(column)
        terms = tuple(Term(**_with_pairs(term)) for term in told.pop("terms"))
        return Concept(terms, **_with_pairs(told))


def _digest(concept: Concept) -> bytes:
    told = _plain(concept)
    for name in _PASSING:
        told.pop(name, None)
    said = json.dumps(told, ensure_ascii=False).encode()
    return hashlib.blake2b(said, digest_size=16).digest()


def _plain(concept: Concept) -> dict[str, Any]:
    """What it says, by name."""
    told = {name: value for name in _CONCEPT_FIELDS if (value := getattr(concept, name))}
    told["terms"] = [
        {name: value for name in _TERM_FIELDS if (value := getattr(term, name))}
        for term in concept.terms
    ]
    return told


def _with_pairs(told: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, str) else tuple((one, other) for one, other in value)
        for name, value in told.items()
    }
