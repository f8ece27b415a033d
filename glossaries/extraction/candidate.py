"""What extraction gives: a term of the source with its translation, and what speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

#: A row is new to the glossary, in it already, or in it with another translation.
NEW, KNOWN, CONFLICT = "new", "known", "conflict"
#: Of a candidate so many variants and units are kept.
MOST_VARIANTS, MOST_UNITS = 4, 20


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


def one_each(rows: Iterable[Candidate], key: Callable[[str], str]) -> Iterator[Candidate]:
    """One row for each source, the likeliest: translations that others have stand with it.

    Args:
        rows: in any order.
        key: what all forms of a source have in common.
    """
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for row in rows:
        groups[key(row.source)].append(row)
    for group in groups.values():
        yield group[0] if len(group) == 1 else _joined(group)


def _joined(group: Sequence[Candidate]) -> Candidate:
    best, *others = sorted(group, key=lambda row: (-row.score, -len(row.target), row.target))
    targets = [best.target]
    for target in (*best.target_variants, *(row.target for row in others)):
        if not any(target in one or one in target for one in targets):
            targets.append(target)
    return replace(
        best,
        frequency=max(row.frequency for row in group),
        target_variants=tuple(targets[1 : MOST_VARIANTS + 1]),
        units=tuple(sorted({unit for row in group for unit in row.units})[:MOST_UNITS]),
    )
