"""What extraction gives: a term of the source with its translation, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

#: A row is new to the glossary, in it already, or in it with another translation.
NEW, KNOWN, CONFLICT = "new", "known", "conflict"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of terms that is proposed.

    Attributes:
        source: the term as a dictionary would give it, as far as the corpus shows.
        target: its translation.
        kind: one of glossaries.term.KINDS.
        frequency: how often the source term stands in the corpus, all its forms.
        score: how probable it is that a terminologist would take the row as it stands, 0 to 1.
        example_source: a segment in which both stand.
        example_target: its other side.
        standing: NEW, KNOWN or CONFLICT.
        source_variants: other forms of the source that were found, such as its plural.
        target_variants: other translations in use, most used first.
        short_forms: (source, target) of the short names that stand for it: (Commission, 委员会).
        abbreviation: of the source, as the corpus gives it in brackets; "" for none.
        target_abbreviation: of the target; "" for none.
        references: resolution numbers and symbols that go with it.
        units: numbers of the units in which it stands, from 0; at most 20.
        known: for a conflict, the translations that the glossary has.
    """

    source: str
    target: str
    kind: str
    frequency: int
    score: float
    example_source: str
    example_target: str
    standing: str = NEW
    source_variants: tuple[str, ...] = ()
    target_variants: tuple[str, ...] = ()
    short_forms: tuple[tuple[str, str], ...] = ()
    abbreviation: str = ""
    target_abbreviation: str = ""
    references: tuple[str, ...] = ()
    units: tuple[int, ...] = ()
    known: tuple[str, ...] = ()


def flipped(one: Candidate) -> Candidate:
    """The same pair with source and target exchanged."""
    return replace(
        one,
        source=one.target,
        target=one.source,
        example_source=one.example_target,
        example_target=one.example_source,
        source_variants=one.target_variants,
        target_variants=one.source_variants,
        short_forms=tuple((theirs, ours) for ours, theirs in one.short_forms),
        abbreviation=one.target_abbreviation,
        target_abbreviation=one.abbreviation,
    )
