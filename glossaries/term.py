"""Concepts and their terms: what a glossary is made of, whatever file it comes from.

The model is that of TBX-Basic (ISO 30042:2019): a concept entry has terms in several languages, and
what is said of it stands with the concept, with a language, or with a term.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tmx.languages import closeness

# What a termbase says of the use of a term (TBX-Basic: administrativeStatus). "" says nothing,
# and the term counts as admitted.
PREFERRED = "preferred"
ADMITTED = "admitted"
DEPRECATED = "deprecated"
FORBIDDEN = "forbidden"

STATUSES = (PREFERRED, ADMITTED, DEPRECATED, FORBIDDEN)

# What form of its concept's name a term is (TBX-Basic: termType). "" says nothing: a full form.
FULL = "full"
ABBREVIATION = "abbreviation"
ACRONYM = "acronym"
SHORT = "short"
VARIANT = "variant"
PHRASE_FORM = "phrase"

FORMS = (FULL, ABBREVIATION, ACRONYM, SHORT, VARIANT, PHRASE_FORM)

# What a concept is, as extraction and the core glossary say it. Others may stand in files.
BODY = "body"
RESOLUTION_TITLE = "resolution-title"
DOCUMENT_TITLE = "document-title"
SYMBOL = "symbol"
PHRASE = "phrase"

KINDS = (BODY, RESOLUTION_TITLE, DOCUMENT_TITLE, SYMBOL, PHRASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A name of a concept in one language.

    Attributes:
        language: canonical BCP 47 tag.
        text: the term itself, without spaces around it.
        status: one of STATUSES; "" if nothing is said.
        form: one of FORMS; "" if nothing is said.
        part_of_speech: `noun`, `verb`, ...; "" if nothing is said.
        source: where it was taken from.
        note: for people.
        context: a sentence in which it stands.
        properties: (name, value) of all else that a file says of it, in order.
    """

    language: str
    text: str
    status: str = ""
    form: str = ""
    part_of_speech: str = ""
    source: str = ""
    note: str = ""
    context: str = ""
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing, and what it is called.

    Attributes:
        terms: in the order of the file; those of a language in the order of preference.
        identifier: stable within its file; "" for none.
        kind: one of KINDS as a rule; "" if nothing is said.
        domain: subject field.
        definitions: (language, text); language "" where the definition is of the whole concept.
        note: for people.
        source: where it was taken from.
        created: ISO 8601 date, or moment in UTC (`2026-11-29T08:30:00Z`); "" if unknown.
        changed: likewise.
        properties: (name, value) of all else that a file says of it, in order.
    """

    terms: tuple[Term, ...]
    identifier: str = ""
    kind: str = ""
    domain: str = ""
    definitions: tuple[tuple[str, str], ...] = ()
    note: str = ""
    source: str = ""
    created: str = ""
    changed: str = ""
    properties: tuple[tuple[str, str], ...] = ()

    def terms_in(self, language: str) -> tuple[Term, ...]:
        """The terms in a language, those that may be used first, each group in its order."""
        found = [term for term in self.terms if closeness(term.language, language) is not None]
        return tuple(sorted(found, key=lambda term: _RANKS.get(term.status, 1)))

    def languages(self) -> Iterator[str]:
        """The languages of its terms, each once, in their order."""
        yield from dict.fromkeys(term.language for term in self.terms)


_RANKS = {PREFERRED: 0, "": 1, ADMITTED: 1, DEPRECATED: 2, FORBIDDEN: 3}
