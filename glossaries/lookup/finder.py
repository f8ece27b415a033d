"""Finding concepts by any of their names: every way in its order, the surest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from glossaries.chinese import has_han, simplified
from glossaries.folding import folded
from glossaries.lookup.abbreviations import Abbreviations, may_be_abbreviation
from glossaries.lookup.choice import Choice
from glossaries.lookup.found import (
    EXACT,
    FOLDED,
    HOWS,
    INFLECTED,
    NEAR,
    ORDER,
    PART,
    PATTERN,
    SCRIPT,
    Found,
    Hit,
    told,
)
from glossaries.lookup.holders import Holders
from glossaries.lookup.names import Names
from glossaries.lookup.near import Typos, same_words
from glossaries.lookup.parts import WITHIN, Parts
from glossaries.lookup.patterns import by_pattern
from glossaries.lookup.resolutions import Resolutions, may_be_resolution
from glossaries.term import Concept
from tmx.languages import canonical

#: How many concepts are given where nobody says.
LIMIT = 20
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
        self._choices: dict[tuple[str, str], Choice] = {}

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
        if limit < 1 or until not in ORDER:
            raise ValueError(f"limit is at least 1, until one of {', '.join(HOWS)}")
        asked = text.strip()
        source, target = source and canonical(source), target and canonical(target)
        choice = self._choice(source, target)
        best: dict[Concept, Hit] = {}
        formed: list[Found] = []
        for first, way in ((EXACT, self._sure), (NEAR, self._near), (PART, self._parts)):
            if first == NEAR and all(ORDER[hit.how] > ORDER[PATTERN] for hit in best.values()):
                formed = list(by_pattern(asked, source, target))
            if not asked or formed or len(best) >= limit or ORDER[first] > ORDER[until]:
                break
            known = any(ORDER[hit.how] < ORDER[PATTERN] for hit in best.values())
            for hit in way(asked, choice, _SPARE * limit):
                # What stands in a term that is there says nothing more of it.
                if ORDER[hit.how] <= ORDER[until] and not (known and hit.reason == WITHIN):
                    choice.keep(best, hit, asked)
        formed = formed if ORDER[PATTERN] <= ORDER[until] else []
        chosen = sorted(best.values(), key=lambda hit: choice.key(hit, asked))
        return [*formed, *(self._found(hit, asked, choice) for hit in chosen)][:limit]

    def completions(self, text: str, *, limit: int = LIMIT) -> list[str]:
        """Terms that begin as a text does but for their looks, in the order of the alphabet.

        Args:
            text: what is typed so far.
            limit: how many at most.
        """
        form = folded(text)
        found: dict[str, None] = {}
        start = bisect_left(self._alphabet, (form, -1)) if form else len(self._alphabet)
        for known, number in islice(self._alphabet, start, None):
            if len(found) >= limit or not known.startswith(form):
                break
            found.setdefault(self._names.terms[number].text)
        return list(found)

    @cached_property
    def _alphabet(self) -> list[tuple[str, int]]:
        return sorted((form, number) for number, form in enumerate(self._names.forms))

    def _choice(self, source: str, target: str) -> Choice:
        known = self._choices.get((source, target))
        if known is None:
            known = self._choices[source, target] = Choice(self._names, source, target)
        return known

    def _sure(self, text: str, choice: Choice, limit: int) -> Iterator[Hit]:
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

    def _near(self, text: str, choice: Choice, limit: int) -> Iterator[Hit]:
        yield from self._typos.find(text, limit)
        for place, tongue in enumerate(self._names.tongues):
            wanted = choice.members(tongue)
            if wanted.any():
                yield from same_words(text, tongue, self._holders(place), wanted, limit)

    def _parts(self, text: str, choice: Choice, limit: int) -> Iterator[Hit]:
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

    def _found(self, hit: Hit, asked: str, choice: Choice) -> Found:
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
