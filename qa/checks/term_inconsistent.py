"""One term of the source that is translated by two of its terms in turn.

A full name and its short forms are the same translation, and so are two of which one holds the
other (大会, 联合国大会): what is left are rivals, such as 全民投票 and 公民投票. The glossary that
comes with diptych has terms for several uses of a word (协定, 协议): there it is for information.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from glossaries.term import ABBREVIATION, ACRONYM, SHORT, Concept, Term
from qa.check import TERMINOLOGY, Check, Example, Knowledge
from qa.checks._places import Place
from qa.checks._presence import form
from qa.checks._terms import glossaries, named, source_terms, span, usable_in
from qa.finding import NOTE, WARNING, Found, Span
from qa.pair import Pair

_SHORTER = frozenset({ABBREVIATION, ACRONYM, SHORT})


@dataclass(slots=True)
class _Uses:
    """How a concept is translated.

    Attributes:
        core: whether the concept comes with diptych.
        times: translation -> in how many units.
        first: translation -> the first of them.
        places: a unit, its translation, where the term stands in the source and in the target.
    """

    core: bool
    times: Counter[str] = field(default_factory=Counter)
    first: dict[str, Place] = field(default_factory=dict)
    places: list[tuple[Place, str, str, Span, Span | None]] = field(default_factory=list)


class _Watcher:
    def __init__(self, knowledge: Knowledge) -> None:
        self._known = glossaries(knowledge)
        self._rivals: dict[tuple[int, str], tuple[str, ...]] = {}
        self._uses: dict[tuple[int, str], _Uses] = {}
        self._seen = -1

    def see(self, pair: Pair) -> None:
        self._seen += 1
        if not (self._known and pair.target):
            return
        terms, done = self._known.of(pair), set()
        for mark in source_terms(pair, terms):
            for concept, term in named(mark):
                rivals = self._of(concept, pair.target_language)
                if len(rivals) > 1 and id(concept) not in done:
                    done.add(id(concept))
                    self._note(pair, concept, term, span(mark), rivals)

    def _of(self, concept: Concept, language: str) -> tuple[str, ...]:
        key = id(concept), language
        found = self._rivals.get(key)
        if found is None:
            found = self._rivals[key] = _rivals(concept, language)
        return found

    def _note(
        self, pair: Pair, concept: Concept, term: Term, source: Span, rivals: tuple[str, ...]
    ) -> None:
        text = form(pair.target, pair.target_language)
        used = [one for one in rivals if form(one, pair.target_language) in text]
        if len(used) != 1:
            return
        key, core = (id(concept), pair.target_language), self._known.of(pair).is_core(concept)
        uses = self._uses.setdefault(key, _Uses(core))
        place = Place.of(pair, self._seen)
        uses.times[used[0]] += 1
        uses.first.setdefault(used[0], place)
        at = pair.target.find(used[0])
        target = (at, at + len(used[0])) if at >= 0 else None
        uses.places.append((place, used[0], pair.source[slice(*source)], source, target))

    def end(self) -> Iterator[tuple[int, Found]]:
        found = (one for uses in self._uses.values() for one in _minority(uses))
        yield from sorted(found, key=lambda one: one[0])


def _rivals(concept: Concept, language: str) -> tuple[str, ...]:
    """The translations of which a text should keep to one."""
    full = [one.text for one in usable_in([concept], language) if one.form not in _SHORTER]
    return tuple(
        one
        for one in full
        if not any(one != other and (one in other or other in one) for other in full)
    )


def _minority(uses: _Uses) -> Iterator[tuple[int, Found]]:
    """The units that do not say what most say; of as many, what was said later."""
    if len(uses.times) < 2:
        return
    usual = max(uses.times, key=lambda one: (uses.times[one], -uses.first[one].seen))
    where, times = uses.first[usual], uses.times[usual]
    for place, used, printed, source, target in uses.places:
        if used != usual:
            units = "another unit" if times == 1 else f"{times} other units"
            said = f"'{printed}' is {used} here and {usual} in {units}"
            said += f", first in {where.told(place)}"
            yield place.seen, Found(said, source, target, NOTE if uses.core else "")


CHECK = Check(
    "term-inconsistent",
    TERMINOLOGY,
    WARNING,
    "A term of a glossary is translated by two of its terms in turn within the file.",
    Example(
        "A referendum was held.\nThe referendum failed.",
        "举行了全民投票。\n公民投票没有通过。",
        "'referendum' is 公民投票 here and 全民投票 in another unit, first in unit 0",
        Knowledge(
            concepts=(
                Concept(
                    (
                        Term("en", "referendum"),
                        Term("zh", "全民投票"),
                        Term("zh", "公民投票"),
                    )
                ),
            ),
        ),
    ),
    watch=_Watcher,
)
