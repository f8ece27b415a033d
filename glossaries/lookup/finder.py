"""Finding concepts by any of their names: every way in its order, the surest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from glossaries.chinese import has_han, simplified
from glossaries.folding import folded
from glossaries.lookup.abbreviations import Abbreviations, may_be_abbreviation
from glossaries.lookup.found import (
    EXACT,
    FOLDED,
    HOWS,
    INFLECTED,
    NEAR,
    PART,
    SCRIPT,
    Found,
    Hit,
    told,
)
from glossaries.lookup.holders import Holders
from glossaries.lookup.names import Names, Tongue
from glossaries.lookup.near import Typos, same_words
from glossaries.lookup.parts import Parts
from glossaries.lookup.resolutions import Resolutions, may_be_resolution
from glossaries.term import Concept
from glossaries.usage import RANKS
from tmx.languages import canonical, closeness

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: How many concepts are given where nobody says.
LIMIT = 20
_ORDER = {how: place for place, how in enumerate(HOWS)}
# More hits are taken than concepts are wanted: a concept may be hit several times.
_SPARE = 3


class Finder:
    """Finds concepts by their names; made once, asked often.

    What only some ways of finding need is made when they are first tried.

    Args:
        concepts: any; those of a termbase are `stored.concept for stored in base.concepts()`.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._names = Names(concepts)
        self._made_holders: dict[int, Holders] = {}
        self._made_parts: dict[int, Parts] = {}
        self._choices: dict[tuple[str, str], _Choice] = {}

    def look_up(
        self,
        text: str,
        *,
        source: str = "",
        target: str = "",
        limit: int = LIMIT,
        until: str = PART,
    ) -> list[Found]:
        """The concepts that have a name, or one like it, the surest first.

        Each concept is given once, by the term that fits best; of terms that fit equally by the one
        that may rather be used. Terms that are not to be used are found too; the reason says so.

        Args:
            text: a term in any language, an abbreviation, a resolution, a part of a term.
            source: the language that was asked in, whose terms come first; "" for any. Given alone,
                only its terms are looked at; with a target, those of either.
            target: the other language. Given alone, only concepts that have a term in it are found.
            limit: how many at most, at least 1.
            until: the last of the HOWS that is tried.

        Raises:
            ValueError: limit is below 1, or `until` none of the HOWS.
            UnknownLanguage: a language is none.
        """
        if limit < 1 or until not in _ORDER:
            raise ValueError(f"limit is at least 1, until one of {', '.join(HOWS)}")
        asked = text.strip()
        choice = self._choice(source and canonical(source), target and canonical(target))
        best: dict[Concept, Hit] = {}
        for first, way in ((EXACT, self._sure), (NEAR, self._near), (PART, self._parts)):
            if not asked or len(best) >= limit or _ORDER[first] > _ORDER[until]:
                break
            for hit in way(asked, choice, _SPARE * limit):
                if _ORDER[hit.how] <= _ORDER[until]:
                    choice.better(best, hit)
        return [self._found(hit, asked, choice) for hit in sorted(best.values(), key=choice.key)][
            :limit
        ]

    def _choice(self, source: str, target: str) -> _Choice:
        known = self._choices.get((source, target))
        if known is None:
            known = self._choices[source, target] = _Choice(self._names, source, target)
        return known

    def _sure(self, text: str, choice: _Choice, limit: int) -> Iterator[Hit]:
        names = self._names
        for number in names.with_text(text):
            yield Hit(number, EXACT, 100, "exactly this term")
        for number in names.with_form(text):
            yield Hit(number, FOLDED, 99, "only case, accents, hyphens or punctuation differ")
        for number in names.with_form_in_short(text):
            yield Hit(number, FOLDED, 97, "but for what stands in brackets")
        for number in names.with_words(text):
            yield self._same_words(text, number)
        if may_be_resolution(text):
            yield from self._resolutions.find(text)
        if may_be_abbreviation(text):
            yield from self._abbreviations.find(text)

    def _same_words(self, text: str, number: int) -> Hit:
        form = self._names.forms[number]
        if has_han(form) and simplified(form) == simplified(folded(text)):
            return Hit(number, SCRIPT, 98, "in the other script of Chinese")
        return Hit(number, INFLECTED, 95, "in the singular or plural, or with an article")

    def _near(self, text: str, choice: _Choice, limit: int) -> Iterator[Hit]:
        yield from self._typos.find(text, limit)
        for place, tongue in enumerate(self._names.tongues):
            wanted = choice.members(tongue)
            if wanted.any():
                yield from same_words(text, tongue, self._holders(place), wanted, limit)

    def _parts(self, text: str, choice: _Choice, limit: int) -> Iterator[Hit]:
        for place, tongue in enumerate(self._names.tongues):
            wanted = choice.members(tongue)
            if wanted.any():
                parts = self._by_parts(place)
                yield from parts.containing(text, wanted, limit)
                yield from parts.within(text)

    @cached_property
    def _abbreviations(self) -> Abbreviations:
        return Abbreviations(self._names)

    @cached_property
    def _resolutions(self) -> Resolutions:
        return Resolutions(self._names)

    @cached_property
    def _typos(self) -> Typos:
        return Typos(self._names.forms)

    def _holders(self, place: int) -> Holders:
        if place not in self._made_holders:
            self._made_holders[place] = Holders(self._names.tongues[place])
        return self._made_holders[place]

    def _by_parts(self, place: int) -> Parts:
        if place not in self._made_parts:
            tongue = self._names.tongues[place]
            self._made_parts[place] = Parts(self._names, tongue, self._holders(place))
        return self._made_parts[place]

    def _found(self, hit: Hit, asked: str, choice: _Choice) -> Found:
        concept, term = self._names.concepts[hit.name], self._names.terms[hit.name]
        return Found(
            concept=concept,
            term=term,
            how=hit.how,
            score=hit.score,
            span=hit.span or (0, len(term.text)),
            asked=hit.asked or (0, len(asked)),
            reason=told(term, concept, hit.reason),
            target=choice.other(term.language),
        )


class _Choice:
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

    def better(self, best: dict[Concept, Hit], hit: Hit) -> None:
        """Keep a hit if it is wanted, and the best of its concept."""
        if self._takes(hit.name):
            concept = self._names.concepts[hit.name]
            if concept not in best or self.key(hit) < self.key(best[concept]):
                best[concept] = hit

    def key(self, hit: Hit) -> tuple[int, ...]:
        """The surest first, then the nearest, the source, what may be used, the shortest."""
        term = self._names.terms[hit.name]
        side = self._side(term.language)
        return (_ORDER[hit.how], -hit.score, side, RANKS[term.status], len(term.text), hit.name)
