"""What a concept of a file adds to one that is there, and where the two disagree.

Nothing that is there is changed: what was empty is filled, what is new is added. A further note or
source stands among the properties. Where both say what cannot both hold (two statuses of one term,
two domains), what is there stays, and the disagreement is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from glossaries.term import PREFERRED, Concept, Term
from glossaries.termbase.keys import folded
from tmx.database.packing import Pairs
from tmx.languages import interchangeable

#: What tells two concepts apart that have the same names.
TELLING = frozenset({"kind", "domain", "definition"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file and the termbase say what cannot both hold.

    Attributes:
        what: `status`, `form`, `part of speech`, `preferred` (two terms are), `kind`, `domain` or
            `definition`.
        kept: what the termbase says, and goes on saying.
        said: what the file says.
        language: of the term or definition; "" for what is of the concept.
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
    meant = {(term.language, term.text) for term in said}
    for term in said:
        place = _place(terms, term, len(kept), meant)
        before = None if place is None else terms[place]
        if place is None or before is None:
            terms.append(term)
        else:
            terms[place] = _term(before, term, conflicts)
        if term.status == PREFERRED and (before is None or not before.status):
            conflicts.extend(_rivals(term, kept, said))
    return tuple(terms)


def _place(terms: list[Term], wanted: Term, kept: int, meant: set[tuple[str, str]]) -> int | None:
    """Where a term stands: in its own language first, else in one that may stand for it.

    Args:
        terms: those of the termbase and behind them new ones.
        wanted: a term of the file.
        kept: how many are of the termbase.
        meant: (language, text) of all that the file says.
    """
    places = [place for place, term in enumerate(terms) if term.text == wanted.text]
    for place in places:
        if terms[place].language == wanted.language:
            return place
    near = (
        place
        for place in places
        if place < kept
        and (terms[place].language, wanted.text) not in meant
        and interchangeable(terms[place].language, wanted.language)
    )
    return next(near, None)


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
