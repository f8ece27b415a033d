"""What is found, in what way, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from glossaries.term import Concept, Term
from glossaries.usage import instead_of, translations, usable

EXACT = "exact"
FOLDED = "folded"
INFLECTED = "inflected"
ABBREVIATION = "abbreviation"
SCRIPT = "script"
NEAR = "near"
PART = "part"

#: The ways of finding, the surest first.
HOWS = (EXACT, FOLDED, INFLECTED, ABBREVIATION, SCRIPT, NEAR, PART)

Span = tuple[int, int]


class Hit(NamedTuple):
    """A term that was found, by its number among the names.

    Attributes:
        name: its number.
        how: one of HOWS.
        score: 0 to 100.
        reason: for people.
        span: where in the term; None for all of it.
        asked: where in what was asked; None for all of it.
    """

    name: int
    how: str
    score: int
    reason: str
    span: Span | None = None
    asked: Span | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A concept that has the term that was looked for, or one like it.

    Attributes:
        concept: what was found.
        term: that of its terms by which it was found.
        how: one of HOWS.
        score: 0 to 100, how much of the term and of what was asked are one.
        span: what of `term.text` it is that was asked for, from character to character.
        asked: what of the text that was asked for it is that the term has, likewise.
        reason: how, and what speaks against the term, in words for people.
        target: the language whose terms come first among the translations; "" for none.
    """

    concept: Concept
    term: Term
    how: str
    score: int
    span: Span
    asked: Span
    reason: str
    target: str = ""

    @property
    def instead(self) -> Term | None:
        """What is to be said in the same language, if the term is not to be used."""
        return instead_of(self.term, self.concept)

    @property
    def translations(self) -> tuple[Term, ...]:
        """Terms in other languages that may be used: of the target first, preferred ones first."""
        return translations(self.term, self.concept, self.target)


def told(term: Term, concept: Concept, reason: str) -> str:
    """The reason, with what form the term is and what speaks against it."""
    parts = [reason]
    if term.form in ("abbreviation", "acronym") and ABBREVIATION not in reason:
        parts.append(_form_of(term, concept))
    if not usable(term):
        better = instead_of(term, concept)
        parts.append(f"{term.status}: say {better.text}" if better else term.status)
    return "; ".join(parts)


def _form_of(term: Term, concept: Concept) -> str:
    full = [one for one in concept.terms_in(term.language) if one.form in ("", "full")]
    return f"{term.form} of {full[0].text}" if full else term.form
