"""A place in a text where a term stands."""

from __future__ import annotations

from dataclasses import dataclass

from glossaries.chinese import simplified
from glossaries.folding import folded
from glossaries.term import Concept, Term
from glossaries.usage import instead_of, translations
from tmx.languages import closeness


@dataclass(frozen=True, slots=True)
class Mark:
    """A term in a text.

    Attributes:
        start: offset of its first character in the text.
        end: offset after its last one; the ending of a possessive is outside.
        concept: what the term names; of several the one of which the term may rather be used.
        term: the term as the glossary has it.
        text: as the text has it: `text[start:end]` of what was given.
        target: the language that translations are wanted in; "" for all.
        also: other concepts that have the same term, with it.
        inside: whether it overlaps with a mark that is longer or begins before it.
    """

    start: int
    end: int
    concept: Concept
    term: Term
    text: str
    target: str = ""
    also: tuple[tuple[Concept, Term], ...] = ()
    inside: bool = False

    @property
    def how(self) -> str:
        """How: `exact`, `folded`, `script` (of Chinese), `abbreviation`, or else `inflected`."""
        if self.text == self.term.text:
            return "exact"
        if self.term.text.endswith((f"({self.text})", f"（{self.text}）")):
            return "abbreviation"
        here, there = folded(self.text, self.term.language), folded(self.term.text)
        if here == there:
            return "folded"
        return "script" if simplified(here) == simplified(there) else "inflected"

    @property
    def translations(self) -> tuple[Term, ...]:
        """Terms that may be used in the target language, or in all others, preferred ones first."""
        found = translations(self.term, self.concept, self.target)
        if not self.target:
            return found
        return tuple(one for one in found if closeness(one.language, self.target) is not None)

    @property
    def instead(self) -> Term | None:
        """What is to be said in the same language, if the term is not to be used."""
        return instead_of(self.term, self.concept)
