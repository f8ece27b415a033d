"""A term in the sentences of a memory: how it was translated so far."""

from __future__ import annotations

from dataclasses import dataclass

from tmx.memory import Memory
from tmx.memory.searching import Hit, concordance
from tmx.unit import TranslationUnit

#: How many examples are given where nobody says.
LIMIT = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A unit of the memory that has the term.

    Attributes:
        unit: as it is stored.
        language: of the text that has the term.
        text: that text.
        spans: where the term stands in it, from character to character.
        times: how many units say the same.
    """

    unit: TranslationUnit
    language: str
    text: str
    spans: tuple[tuple[int, int], ...]
    times: int


def examples(memory: Memory, term: str, language: str = "", limit: int = LIMIT) -> list[Example]:
    """Sentences that have a term, the newest first.

    Args:
        memory: open.
        term: its text; see `tmx.memory.searching.phrases` for what counts.
        language: whose texts are looked in; "" for all.
        limit: how many at most.

    Raises:
        UnknownLanguage: the language is none.
        FileProblem, BadFormat: the memory cannot be read.
    """
    found = concordance(memory, term, language=language or None, limit=limit)
    return [_example(hit) for hit in found.hits]


def _example(hit: Hit) -> Example:
    first = hit.found[0]
    variant = first.variant
    return Example(hit.stored.unit, variant.language, variant.text, first.spans, hit.times)
