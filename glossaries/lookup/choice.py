"""Which terms are wanted, and which of them come first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossaries.chinese import has_han
from glossaries.lookup.found import ORDER, PATTERN, Hit
from glossaries.lookup.names import Names, Tongue
from glossaries.term import Concept
from glossaries.usage import RANKS
from tmx.languages import closeness
from tmx.options import DEFAULT_LANGUAGES

if TYPE_CHECKING:
    from numpy.typing import NDArray


def is_aside(language: str, source: str, target: str) -> bool:
    """Whether a term is in none of the languages that are asked for; English and Chinese stand in.

    Args:
        language: of the term.
        source: canonical tag; "" for none.
        target: likewise.
    """
    wanted = [one for one in (source, target) if one] or DEFAULT_LANGUAGES
    return all(closeness(language, one) is None for one in wanted)


class Choice:
    """Which terms are wanted, and which of them first.

    Args:
        names: all terms.
        source: canonical tag of the language that was asked in; "" for any.
        target: of the other language, likewise.
    """

    def __init__(self, names: Names, source: str, target: str) -> None:
        self._names, self._source, self._target = names, source, target
        self._members: dict[str, NDArray[Any]] = {}

    def _side(self, language: str) -> int:
        """0 for the source, 1 for the target, 2 for any other."""
        if self._source and closeness(language, self._source) is not None:
            return 0
        return 1 if self._target and closeness(language, self._target) is not None else 2

    def other(self, language: str) -> str:
        """The language that a term of this one is to be translated to first."""
        return self._source if self._side(language) == 1 and self._source else self._target

    def _takes(self, number: int) -> bool:
        if self._source:
            return self._side(self._names.terms[number].language) < 2
        if not self._target:
            return True
        return bool(self._names.concepts[number].terms_in(self._target))

    def members(self, tongue: Tongue) -> NDArray[Any]:
        """For each member of a tongue whether it is wanted."""
        import numpy as np

        code = tongue.coder.language
        if code not in self._members:
            self._members[code] = np.array([self._takes(one) for one in tongue.members], bool)
        return self._members[code]

    def keep(self, best: dict[Concept, Hit], hit: Hit, asked: str) -> None:
        """Keep a hit if it is wanted, and the best of its concept."""
        if self._takes(hit.name):
            concept = self._names.concepts[hit.name]
            if concept not in best or self.key(hit, asked) < self.key(best[concept], asked):
                best[concept] = hit

    def key(self, hit: Hit, asked: str) -> tuple[int, ...]:
        """The surest first, then the nearest, the source, what may be used, the shortest."""
        term = self._names.terms[hit.name]
        # The same number of a resolution stands in both languages: the one asked in comes first.
        side = (has_han(term.text) != has_han(asked), self._side(term.language))
        rank = (RANKS[term.status], len(term.text), hit.name)
        last = is_aside(term.language, self._source, self._target)
        guessed = ORDER[hit.how] > ORDER[PATTERN] and last
        return (ORDER[hit.how], guessed, -hit.score, last, *side, *rank)
