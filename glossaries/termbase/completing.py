"""What a concept of a file adds to one that is there, and where the two disagree.

Nothing that is there is changed: what was empty is filled, what is new is added. A further note or
source stands among the properties. Where both say what cannot both hold (two statuses of one term,
two domains), what is there stays, and the disagreement is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from glossaries.term import PREFERRED, Concept, Term
from glossaries.termbase.keys import folded
from glossaries.usage import usable
from tmx.database.packing import Pairs
from tmx.languages import interchangeable

#: What tells two concepts apart that have the same names.
TELLING = frozenset({"kind", "domain", "definition"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file and the termbase say what cannot both hold.

    Attributes:
        what: `status`, `form`, `part of speech`, `preferred` (two terms are), `kind`, `domain`,
            `definition`, or `translation` (of a term that another concept has too).
        kept: what the termbase says, and goes on saying.
        said: what the file says; "" if it uses what the termbase advises against.
        language: of the term, its translation or definition; "" for what is of the concept.
        term: which; "" for what is of the concept.
        concept: id of the concept in the termbase; 0 where it is in none.
        file: which file said it; "" where that is known.
    """

    what: str
    kept: str
    said: str
    language: str = ""
    term: str = ""
    concept: int = 0
    file: str = ""


def completed(kept: Concept, said: Concept) -> tuple[Concept, list[Conflict]]:
    """A concept with what another says of the same thing.

    Args:
        kept: the one that is there.
        said: what is said of it.

    Returns:
        `kept` itself if nothing was new, and what the two disagree about.
    """
    conflicts: list[Conflict] = []
    if said == kept:
        return kept, conflicts
    properties = _united(kept.properties, said.properties)
    properties, note = _further(properties, "note", kept.note, said.note)
    properties, source = _further(properties, "source", kept.source, said.source)
    properties, identifier = _further(properties, "identifier", kept.identifier, said.identifier)
    made = replace(
        kept,
        terms=_terms(kept.terms, said.terms, conflicts),
        identifier=identifier,
        kind=_decided("kind", kept.kind, said.kind, conflicts),
        domain=_decided("domain", kept.domain, said.domain, conflicts),
        definitions=_definitions(kept.definitions, said.definitions, conflicts),
        note=note,
        source=source,
        created=kept.created or said.created,
        changed=kept.changed or said.changed,
        properties=properties,
    )
    if made == kept:
        return kept, conflicts
    return replace(made, changed=max(kept.changed, said.changed)), conflicts


def tidied(concept: Concept) -> tuple[Concept, list[Conflict]]:
    """A concept of a file in which no term stands twice, and where it disagrees with itself."""
    conflicts: list[Conflict] = []
    if len({(term.language, term.text) for term in concept.terms}) == len(concept.terms):
        return concept, conflicts
    return replace(concept, terms=_terms((), concept.terms, conflicts)), conflicts


def _united(kept: Pairs, said: Pairs) -> Pairs:
    return (*kept, *(pair for pair in dict.fromkeys(said) if pair not in kept)) if said else kept


def _further(properties: Pairs, name: str, kept: str, said: str) -> tuple[Pairs, str]:
    """A text for people: the first stands in its place, others among the properties."""
    if not kept:
        return properties, said
    if said and said != kept and (name, said) not in properties:
        properties = (*properties, (name, said))
    return properties, kept


def _decided(
    what: str, kept: str, said: str, conflicts: list[Conflict], term: Term | None = None
) -> str:
    """What only one value holds for."""
    if kept and said and kept != said and folded(kept) != folded(said):
        language, text = (term.language, term.text) if term else ("", "")
        conflicts.append(Conflict(what, kept, said, language, text))
    return kept or said


def _definitions(kept: Pairs, said: Pairs, conflicts: list[Conflict]) -> Pairs:
    there = dict(reversed(kept))
    new = [pair for pair in dict.fromkeys(said) if pair not in kept]
    for language, text in new:
        if language in there:
            conflicts.append(Conflict("definition", there[language], text, language))
    return (*kept, *(pair for pair in new if pair[0] not in there))


def _terms(
    kept: tuple[Term, ...], said: tuple[Term, ...], conflicts: list[Conflict]
) -> tuple[Term, ...]:
    terms = list(kept)
    for term in said:
        best = min(_fits(terms, term, kept, said), default=None, key=_Fit.rank)
        if best is not None:
            conflicts.extend(best.conflicts)
        if best is not None and (best.exact or not best.conflicts):
            terms[best.place] = best.made
        else:
            terms.append(term)
        if term.status == PREFERRED and (best is None or not best.before.status):
            conflicts.extend(_rivals(term, kept, said))
    return tuple(terms)


class _Fit(NamedTuple):
    """A term that is the one a file says, and what it is with what the file says of it."""

    place: int
    exact: bool
    before: Term
    made: Term
    conflicts: list[Conflict]

    def rank(self) -> tuple[bool, bool, bool, int]:
        """What says all of it already comes first, then what has the very language."""
        changes = bool(self.conflicts) or self.made != self.before
        return changes, not self.exact, bool(self.conflicts), self.place


def _fits(
    terms: list[Term], wanted: Term, kept: tuple[Term, ...], said: tuple[Term, ...]
) -> Iterator[_Fit]:
    """The terms that a term of a file may be.

    They are those of its text and language, and of its text in a language that may stand for it
    (`en` for `en-GB`), unless the file itself tells the two apart.

    Args:
        terms: those of the termbase and behind them new ones.
        wanted: the term of the file.
        kept: those of the termbase, as they were.
        said: those of the file.
    """
    for place, term in enumerate(terms):
        if term.text != wanted.text:
            continue
        exact = term.language == wanted.language
        if exact or (place < len(kept) and _stands_for(term, wanted, said)):
            conflicts: list[Conflict] = []
            yield _Fit(place, exact, term, _term(term, wanted, conflicts), conflicts)


def _stands_for(term: Term, wanted: Term, said: tuple[Term, ...]) -> bool:
    return interchangeable(term.language, wanted.language) and not any(
        (other.language, other.text) == (term.language, term.text) for other in said
    )


def _rivals(term: Term, kept: tuple[Term, ...], said: tuple[Term, ...]) -> Iterator[Conflict]:
    """Terms that the termbase prefers to one that the file prefers."""
    for other in kept:
        if (
            other.status == PREFERRED
            and interchangeable(other.language, term.language)
            and not any(one.status == PREFERRED and one.text == other.text for one in said)
        ):
            yield Conflict("preferred", other.text, term.text, term.language, term.text)


def _term(kept: Term, said: Term, conflicts: list[Conflict]) -> Term:
    if said == kept:
        return kept
    properties = _united(kept.properties, said.properties)
    properties, source = _further(properties, "source", kept.source, said.source)
    properties, note = _further(properties, "note", kept.note, said.note)
    properties, context = _further(properties, "context", kept.context, said.context)
    if not usable(kept) and not said.status:
        conflicts.append(Conflict("status", kept.status, "", kept.language, kept.text))
    return replace(
        kept,
        status=_decided("status", kept.status, said.status, conflicts, kept),
        form=_decided("form", kept.form, said.form, conflicts, kept),
        part_of_speech=_decided(
            "part of speech", kept.part_of_speech, said.part_of_speech, conflicts, kept
        ),
        source=source,
        note=note,
        context=context,
        properties=properties,
    )
