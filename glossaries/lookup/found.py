"""What is found, in what way, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from glossaries.term import ACRONYM, FULL, Concept, Term
from glossaries.usage import instead_of, translations, usable

EXACT = "exact"
FOLDED = "folded"
INFLECTED = "inflected"
ABBREVIATION = "abbreviation"
SCRIPT = "script"
PATTERN = "pattern"
NEAR = "near"
PART = "part"

#: The ways of finding, the surest first.
HOWS = (EXACT, FOLDED, INFLECTED, ABBREVIATION, SCRIPT, PATTERN, NEAR, PART)
#: Way -> its place among them.
ORDER = {how: place for place, how in enumerate(HOWS)}

# A term in capitals alone is no abbreviation if it is longer.
_MOST_CAPITALS = 10

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
    if ABBREVIATION not in reason and (form := _form_of(term, concept)):
        parts.append(form)
    if not usable(term):
        better = instead_of(term, concept)
        parts.append(f"{term.status}: say {better.text}" if better else term.status)
    return "; ".join(parts)


def _form_of(term: Term, concept: Concept) -> str:
    """That a term is short for another, if its form says so or its looks do; "" if not."""
    said = term.form if term.form in (ABBREVIATION, ACRONYM) else ""
    if not said and (term.form or not term.text.isupper() or len(term.text) > _MOST_CAPITALS):
        return ""
    others = (one for one in concept.terms_in(term.language) if one.form in ("", FULL))
    full = next((one for one in others if len(one.text) > len(term.text)), None)
    return f"{said or ABBREVIATION} of {full.text}" if full else said
