"""Which terms of a concept to use: asked wherever a term is shown."""

from __future__ import annotations

from collections.abc import Iterator

from glossaries.term import ADMITTED, DEPRECATED, FORBIDDEN, PREFERRED, Concept, Term
from tmx.languages import closeness

#: Status -> place in the order of preference.
RANKS = {PREFERRED: 0, "": 1, ADMITTED: 1, DEPRECATED: 2, FORBIDDEN: 3}


def usable(term: Term) -> bool:
    """Whether nothing is said against using a term."""
    return term.status not in (DEPRECATED, FORBIDDEN)


def instead_of(term: Term, concept: Concept) -> Term | None:
    """What to say in its language, if a term is not to be used; None if it is, or nothing is."""
    if usable(term):
        return None
    return next(filter(usable, concept.terms_in(term.language)), None)


def translations(term: Term, concept: Concept, first: str = "") -> tuple[Term, ...]:
    """The usable terms of a concept in other languages than a term's, preferred ones first.

    Args:
        term: one of the concept's.
        concept: what is meant.
        first: the language that comes before the others; "" leaves them in their order.
    """
    return tuple(filter(usable, _elsewhere(term, concept, first)))


def _elsewhere(term: Term, concept: Concept, first: str) -> Iterator[Term]:
    found = [one for one in concept.terms if closeness(one.language, term.language) != 0]
    order = {language: place for place, language in enumerate(concept.languages())}

    def place(one: Term) -> tuple[int, int, int]:
        near = closeness(one.language, first) if first else None
        return (9 if near is None else near, order[one.language], RANKS[one.status])

    yield from sorted(found, key=place)
