"""Candidates as rows for people and scripts, and as concepts for every glossary format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timezone

from glossaries.extraction.candidate import CONFLICT, Candidate
from glossaries.extraction.kinds import is_abbreviation
from glossaries.extraction.known import key_of
from glossaries.term import ACRONYM, SHORT, VARIANT, Concept, Term

#: The columns of an extraction in TSV and CSV: the first seven are fixed, others may come behind.
COLUMNS = (
    "source", "target", "kind", "frequency", "score", "example-source", "example-target",
    "standing", "abbreviation", "target-abbreviation", "source-variants", "target-variants",
    "short-forms", "references", "units", "in-glossary",
)  # fmt: skip

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_BETWEEN = " | "


def rows(candidates: Iterable[Candidate]) -> Iterator[tuple[str, ...]]:
    """One tuple of texts for each candidate, in the order of COLUMNS; no tabs or line breaks."""
    for one in candidates:
        cells = (
            one.source, one.target, one.kind, str(one.frequency), f"{one.score:.3f}",
            one.example_source, one.example_target, one.standing, one.abbreviation,
            one.target_abbreviation, _BETWEEN.join(one.source_variants),
            _BETWEEN.join(one.target_variants),
            _BETWEEN.join(f"{ours} = {theirs}" for ours, theirs in one.short_forms),
            _BETWEEN.join(one.references), " ".join(str(unit + 1) for unit in one.units),
            _BETWEEN.join(one.known),
        )  # fmt: skip
        yield tuple(_BREAKS.sub(" ", cell) for cell in cells)


def as_record(one: Candidate) -> dict[str, object]:
    """A candidate as an object of JSON, with the names of COLUMNS."""
    return {
        "source": one.source, "target": one.target, "kind": one.kind,
        "frequency": one.frequency, "score": one.score,
        "example-source": one.example_source, "example-target": one.example_target,
        "standing": one.standing, "abbreviation": one.abbreviation,
        "target-abbreviation": one.target_abbreviation,
        "source-variants": list(one.source_variants),
        "target-variants": list(one.target_variants),
        "short-forms": [list(pair) for pair in one.short_forms],
        "references": list(one.references), "units": [unit + 1 for unit in one.units],
        "in-glossary": list(one.known),
    }  # fmt: skip


def concepts(candidates: Sequence[Candidate], source: str, target: str) -> Iterator[Concept]:
    """Each candidate as a concept, with what speaks for it as notes and properties.

    A short name that stands with its full name is a term there, and no concept of its own.

    Args:
        candidates: in any order.
        source, target: canonical tags.
    """
    day = datetime.now(timezone.utc).strftime("%Y-%m-%d")
    short = {pair for one in candidates for pair in one.short_forms}
    for one in candidates:
        if (one.source, one.target) in short and one.standing != CONFLICT:
            continue
        yield Concept(
            terms=(*_terms(one, source, 0), *_terms(one, target, 1)),
            kind=one.kind,
            note=_note(one),
            created=day,
            properties=(
                ("score", f"{one.score:.3f}"),
                ("frequency", str(one.frequency)),
                ("standing", one.standing),
            ),
        )


def _terms(one: Candidate, language: str, side: int) -> Iterator[Term]:
    text = (one.source, one.target)[side]
    variants = (one.source_variants, one.target_variants)[side]
    short = (one.abbreviation, one.target_abbreviation)[side]
    context = (one.example_source, one.example_target)[side]
    form = ACRONYM if is_abbreviation(text) else ""
    yield Term(language, text, form=form, context=context)
    seen = {key_of(text, language)}
    more = [(short, ACRONYM if is_abbreviation(short) else SHORT)] if short else []
    more += [(variant, VARIANT) for variant in variants]
    more += [(pair[side], SHORT) for pair in one.short_forms]
    for other, form in more:
        # Its plural, or its capitals, are no terms of their own.
        if key_of(other, language) not in seen:
            seen.add(key_of(other, language))
            yield Term(language, other, form=form)


def _note(one: Candidate) -> str:
    parts = []
    if one.standing == CONFLICT:
        parts.append(f"in the glossary: {', '.join(one.known) or 'not to be used'}")
    if one.references:
        parts.append(f"see {', '.join(one.references)}")
    return "; ".join(parts)
