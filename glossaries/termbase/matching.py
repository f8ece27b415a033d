"""Which concept of the termbase it is that a file speaks of.

In this order: the one that a file was found to speak of when it said the very same before; the one
that the same file called by the same identifier, if a term is the same; one that has the same full
terms in two languages; one that says all of it already. Abbreviations and terms that should not be
used tell no concept: they are those of many.

Two entries of one file that name the same and define it differently are two concepts, since
somebody wrote them as two.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from glossaries.term import (
    ABBREVIATION,
    ACRONYM,
    DEPRECATED,
    FORBIDDEN,
    SHORT,
    Concept,
    Term,
)
from glossaries.termbase import records
from glossaries.termbase.completing import TELLING, Conflict, completed, tidied
from glossaries.termbase.keys import key
from tmx.database.parameters import in_parts, marks
from tmx.languages import primary

# So many concepts of the same names are looked at; what a file said before is found among any.
_MOST_LOOKED_AT = 50

_UNTELLING_FORMS = frozenset({ABBREVIATION, ACRONYM, SHORT})
_UNTELLING_STATUSES = frozenset({DEPRECATED, FORBIDDEN})

# A term as concepts are told by it: its language without region and script, and its key.
_Sign = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A concept as a file says it.

    Attributes:
        concept: itself, no term of it twice.
        conflicts: where it disagrees with itself.
        digest: see `records.storable`.
        signs: of all of its terms.
        telling: of those by which it may be told.
    """

    concept: Concept
    conflicts: list[Conflict]
    digest: bytes
    signs: tuple[_Sign, ...]
    telling: tuple[_Sign, ...]

    @classmethod
    def of(cls, concept: Concept, digest: bytes) -> Said:
        """What a concept says, made ready for comparing."""
        concept, conflicts = tidied(concept)
        signs = [_sign(term) for term in concept.terms]
        telling = [sign for sign, term in zip(signs, concept.terms, strict=True) if _tells(term)]
        return cls(
            concept,
            conflicts,
            digest,
            tuple(dict.fromkeys(signs)),
            tuple(dict.fromkeys(telling)),
        )


@dataclass(frozen=True, slots=True)
class Match:
    """The concept of the termbase that is meant.

    Attributes:
        id: which.
        concept: with what the file adds; the one that is there itself, if that is nothing.
        conflicts: where the two disagree.
    """

    id: int
    concept: Concept
    conflicts: list[Conflict]


def _sign(term: Term) -> _Sign:
    return primary(term.language), key(term.text)


def _tells(term: Term) -> bool:
    return term.form not in _UNTELLING_FORMS and term.status not in _UNTELLING_STATUSES


@dataclass(slots=True)
class Known:
    """The concepts of the termbase that some of a file may mean.

    Attributes:
        concepts: by id, as they are now.
        by_digest: what a file said before -> ids.
        by_identifier: what this file called it before -> ids.
        by_sign: a term -> ids.
        by_telling: a term by which concepts may be told -> ids.
    """

    concepts: dict[int, Concept] = field(default_factory=dict)
    by_digest: dict[bytes, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_identifier: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_sign: dict[_Sign, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_telling: dict[_Sign, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, identity: int, said: Said) -> None:
        """A concept was said to be this one."""
        self.by_digest[said.digest].add(identity)
        if said.concept.identifier:
            self.by_identifier[said.concept.identifier].add(identity)
        for sign in said.signs:
            self.by_sign[sign].add(identity)
        for sign in said.telling:
            self.by_telling[sign].add(identity)


class Matcher:
    """Finds what a file speaks of, some concepts at a time.

    Args:
        connection: to the termbase, in a transaction.
        file: id of the file.
    """

    def __init__(self, connection: sqlite3.Connection, file: int) -> None:
        self._connection = connection
        self._file = file
        # What this file was found to speak of.
        self.spoken_of: set[int] = set()

    def known(self, batch: Sequence[Said]) -> Known:
        """What the termbase has that the concepts of a batch may mean."""
        found = Known()
        self._read_origins(found, batch)
        self._read_terms(found, batch)
        # Read at once what nearly all of them mean; `_matches` reads what is left.
        likely = {identity for said in batch for identity in _likely(said, found)}
        self._read_concepts(found, list(likely))
        return found

    def _read_origins(self, found: Known, batch: Sequence[Said]) -> None:
        for part in in_parts([one.digest for one in batch]):
            for digest, concept in self._connection.execute(
                f"SELECT digest, concept FROM origin WHERE digest IN ({marks(part)})", part
            ):
                found.by_digest[digest].add(concept)
        for names in in_parts(list({one.concept.identifier for one in batch} - {""})):
            for identifier, concept in self._connection.execute(
                "SELECT identifier, concept FROM origin WHERE identifier <> '' AND file = ? "
                f"AND identifier IN ({marks(names)})",
                (self._file, *names),
            ):
                found.by_identifier[identifier].add(concept)

    def _read_terms(self, found: Known, batch: Sequence[Said]) -> None:
        for part in in_parts(list({sign[1] for one in batch for sign in one.signs})):
            for concept, term_key, language, status, form in self._connection.execute(
                "SELECT concept, key, language, status, form FROM term "
                f"WHERE key IN ({marks(part)})",
                part,
            ):
                sign = primary(language), term_key
                found.by_sign[sign].add(concept)
                if form not in _UNTELLING_FORMS and status not in _UNTELLING_STATUSES:
                    found.by_telling[sign].add(concept)

    def _read_concepts(self, found: Known, ids: Sequence[int]) -> None:
        for stored in records.some(self._connection, ids):
            found.concepts[stored.id] = stored.concept

    def meant(self, said: Said, known: Known) -> Match | None:
        """The concept that is meant; None if the termbase has none."""
        again = known.by_digest.get(said.digest)
        if again:
            return next(self._matches(said, {min(again)}, known), None)
        alike = _called_alike(said, known) or _named_alike(said, known)
        possible = [match for match in self._matches(said, alike, known) if self._may_be(match)]
        if possible:
            return min(possible, key=lambda match: _distance(match, known))
        containing = self._matches(said, _sharing_all(said, known), known)
        return next((match for match in containing if not _distance(match, known)[0]), None)

    def _matches(self, said: Said, ids: set[int], known: Known) -> Iterator[Match]:
        wanted = sorted(ids)[:_MOST_LOOKED_AT]
        self._read_concepts(known, [one for one in wanted if one not in known.concepts])
        for identity in wanted:
            yield Match(identity, *completed(known.concepts[identity], said.concept))

    def _may_be(self, match: Match) -> bool:
        """Whether it is not another entry of the same file that tells the two apart."""
        return match.id not in self.spoken_of or not any(
            conflict.what in TELLING for conflict in match.conflicts
        )


def _likely(said: Said, known: Known) -> list[int]:
    """What is looked at first."""
    again = known.by_digest.get(said.digest)
    return [min(again)] if again else sorted(_named_alike(said, known))[:_MOST_LOOKED_AT]


def _called_alike(said: Said, known: Known) -> set[int]:
    """What the file called by the same identifier, and by one of its terms."""
    called = known.by_identifier.get(said.concept.identifier, set())
    return called and called & _sharing(said, known)


def _named_alike(said: Said, known: Known) -> set[int]:
    """What has the same full terms in two languages."""
    named: dict[str, set[int]] = {}
    for sign in said.telling:
        there = known.by_telling.get(sign, set())
        named[sign[0]] = named[sign[0]] | there if sign[0] in named else there
    both = (one & other for one, other in combinations(named.values(), 2))
    return set().union(*both)


def _sharing(said: Said, known: Known) -> set[int]:
    """What has one of its terms."""
    return set().union(*(known.by_sign.get(sign, set()) for sign in said.signs))


def _sharing_all(said: Said, known: Known) -> set[int]:
    """What has all of its terms, and does not advise against one that it uses."""
    telling = set(said.telling)
    found = sorted(
        (
            (known.by_telling if sign in telling else known.by_sign).get(sign, set())
            for sign in said.signs
        ),
        key=len,
    )
    return found[0].intersection(*found[1:])


def _distance(match: Match, known: Known) -> tuple[bool, int, int]:
    """How much a concept lacks of what is said: whatever says all of it already comes first."""
    differs = bool(match.conflicts) or match.concept is not known.concepts[match.id]
    return differs, len(match.conflicts), match.id
