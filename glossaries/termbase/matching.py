"""Which concept of the termbase it is that a file speaks of.

In this order: the one that a file was found to speak of when it said the very same before; the one
that the same file called by the same identifier, if a term is the same; one that has the same full
terms in two languages, at least one pair of which nobody advises against; one that says all of it
already. Abbreviations tell no concept, nor does a term that should not be used by itself: they are
those of many.

Two entries of one file that name the same and define it differently are two concepts, since
somebody wrote them as two.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

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
from glossaries.termbase.keys import folded, key
from glossaries.usage import RANKS, usable
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
        full: of those that are no short forms.
        telling: of those of them that nobody advises against.
    """

    concept: Concept
    conflicts: list[Conflict]
    digest: bytes
    signs: tuple[_Sign, ...]
    full: tuple[_Sign, ...]
    telling: tuple[_Sign, ...]

    @classmethod
    def of(cls, concept: Concept, digest: bytes) -> Said:
        """What a concept says, made ready for comparing."""
        concept, conflicts = tidied(concept)
        signs = [(_sign(term), term) for term in concept.terms]
        full = [(sign, term) for sign, term in signs if term.form not in _UNTELLING_FORMS]
        telling = [(sign, term) for sign, term in full if usable(term)]
        return cls(concept, conflicts, digest, *map(_distinct, (signs, full, telling)))


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


def _distinct(signs: Iterable[tuple[_Sign, Term]]) -> tuple[_Sign, ...]:
    return tuple(dict.fromkeys(sign for sign, _ in signs))


@dataclass(slots=True)
class Known:
    """The concepts of the termbase that some of a file may mean.

    Attributes:
        concepts: by id, as they are now.
        by_digest: what a file said before -> ids.
        by_identifier: what this file called it before -> ids.
        by_sign: a term -> ids.
        by_full: a term that is no short form -> ids.
        by_telling: one of these that nobody advises against -> ids.
    """

    concepts: dict[int, Concept] = field(default_factory=dict)
    by_digest: dict[bytes, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_identifier: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_sign: dict[_Sign, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_full: dict[_Sign, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_telling: dict[_Sign, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, identity: int, said: Said) -> None:
        """A concept was said to be this one."""
        self.by_digest[said.digest].add(identity)
        if said.concept.identifier:
            self.by_identifier[said.concept.identifier].add(identity)
        for signs, ids in (
            (said.signs, self.by_sign), (said.full, self.by_full), (said.telling, self.by_telling),
        ):  # fmt: skip
            for sign in signs:
                ids[sign].add(identity)


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
                if form not in _UNTELLING_FORMS:
                    found.by_full[sign].add(concept)
                    if status not in _UNTELLING_STATUSES:
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

    def rivals(self, said: Said, known: Known) -> list[Conflict]:
        """Other translations that the termbase has for the terms of a new concept.

        Terms are those of the language that the file names first. Rows of one file that translate
        a term in several ways are several meanings: somebody wrote them so.
        """
        first = primary(said.concept.terms[0].language)
        shared = [known.by_telling.get(sign, set()) for sign in said.telling if sign[0] == first]
        ids = sorted(set().union(*shared) - self.spoken_of)[:_MOST_LOOKED_AT]
        self._read_concepts(known, [one for one in ids if one not in known.concepts])
        found = (_rivals(known.concepts[identity], said, first) for identity in ids)
        return list(dict.fromkeys(chain.from_iterable(found)))

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


def _rivals(there: Concept, said: Said, first: str) -> Iterator[Conflict]:
    """The languages into which two concepts translate the same term differently."""
    domains = folded(there.domain), folded(said.concept.domain)
    if all(domains) and domains[0] != domains[1]:
        return
    ours, theirs = _usable(said.concept), _usable(there)
    keys = set(map(_key, theirs[first]))
    term = next((one for one in ours[first] if _key(one) in keys), None)
    for language in list(ours) if term else ():
        shared = {_key(one) for one in ours[language]} & {_key(one) for one in theirs[language]}
        if language != first and theirs[language] and not shared and term:
            kept, new = (min(one, key=_rank) for one in (theirs[language], ours[language]))
            yield Conflict("translation", kept.text, new.text, new.language, term.text)


def _usable(concept: Concept) -> defaultdict[str, list[Term]]:
    """The full terms that may be used, by language."""
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for term in concept.terms:
        if usable(term) and term.form not in _UNTELLING_FORMS:
            found[primary(term.language)].append(term)
    return found


def _key(term: Term) -> int:
    return key(term.text)


def _rank(term: Term) -> int:
    return RANKS[term.status]


def _likely(said: Said, known: Known) -> list[int]:
    """What is looked at first."""
    again = known.by_digest.get(said.digest)
    return [min(again)] if again else sorted(_named_alike(said, known))[:_MOST_LOOKED_AT]


def _called_alike(said: Said, known: Known) -> set[int]:
    """What the file called by the same identifier, and by one of its terms."""
    called = known.by_identifier.get(said.concept.identifier, set())
    return called and called & _sharing(said, known)


def _named_alike(said: Said, known: Known) -> set[int]:
    """What has the same full terms in two languages, and advises against one of them at most."""
    full = _by_language(said.full, known.by_full)
    telling = _by_language(said.telling, known.by_telling)
    both = (telling[one] & full[other] for one in telling for other in full if one != other)
    return set().union(*both)


def _by_language(signs: Iterable[_Sign], ids: dict[_Sign, set[int]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for sign in signs:
        there = ids.get(sign, set())
        found[sign[0]] = found[sign[0]] | there if sign[0] in found else there
    return found


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
