"""What a glossary says of a proposal: nothing, the same, or something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from glossaries.chinese import simplified
from glossaries.extraction.candidate import CONFLICT, KNOWN, NEW
from glossaries.folding import folded
from glossaries.inflection import stem
from glossaries.term import DEPRECATED, FORBIDDEN, Concept

_NOT_TO_USE = frozenset([DEPRECATED, FORBIDDEN])


def key_of(term: str, language: str) -> str:
    """What all spellings and numbers of a term have in common."""
    words = folded(term, language).split(" ")
    return " ".join(stem(word, language) for word in words)


class Known:
    """The pairs of a glossary in two languages, whichever script it writes Chinese in.

    Args:
        concepts: of the glossary.
        source, target: canonical tags.
    """

    def __init__(self, concepts: Iterable[Concept], source: str, target: str) -> None:
        self._languages = source, target
        self._targets: dict[str, dict[str, bool]] = defaultdict(dict)
        self._written: dict[str, list[str]] = defaultdict(list)
        for concept in concepts:
            theirs = concept.terms_in(target)
            for term in concept.terms_in(source):
                self._add(term.text, [(one.text, one.status in _NOT_TO_USE) for one in theirs])

    def _add(self, source: str, targets: list[tuple[str, bool]]) -> None:
        key = self._key(source, 0)
        for text, barred in targets:
            target = self._key(text, 1)
            # What one concept bars is no conflict where another has it.
            self._targets[key][target] = barred and self._targets[key].get(target, True)
            if not barred:
                self._written[key].append(text)

    def _key(self, term: str, side: int) -> str:
        return key_of(simplified(term), self._languages[side])

    def says(self, source: str, target: str) -> tuple[str, tuple[str, ...]]:
        """The standing of a pair, and for a conflict the translations that the glossary has."""
        key = self._key(source, 0)
        there = self._targets.get(key)
        if not there:
            return NEW, ()
        barred = there.get(self._key(target, 1))
        if barred is False:
            return KNOWN, ()
        return CONFLICT, tuple(dict.fromkeys(self._written[key]))
