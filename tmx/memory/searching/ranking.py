"""The best matches first, looking into no more of them than are wanted.

Sources come in levels of equal hope (tmx.memory.searching.sources). The translations of a level are
read together, and one is given out as soon as no level that is left could hold a better one; only
then are its numbers put right, and if they cannot be it goes back to where it then belongs. What
comes out is as if everything had been read.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tmx.database.parameters import in_parts, marks
from tmx.memory.searching import scoring
from tmx.memory.searching.languages import Tongue
from tmx.memory.searching.numbers import Fitted, fitted
from tmx.memory.searching.query import Query
from tmx.memory.searching.sources import Hope, Level, Seen, Text
from tmx.unit import LOW_CONFIDENCE, STATUS

# A reviewed translation goes before one that is only aligned, and this before a doubtful pair: what
# a unit says of itself counts before its confidence, as in `TranslationUnit.doubtful`.
_SAYS = """u.props LIKE '%["{name}","{value}%'"""
_TRUST = (
    "CASE WHEN u.status = 'reviewed' THEN 2 "
    f"WHEN {_SAYS.format(name=STATUS, value='fuzzy')} THEN 0 "
    f"WHEN {_SAYS.format(name=STATUS, value='initial')} THEN 0 "
    f"WHEN {_SAYS.format(name=STATUS, value='')} THEN 1 "
    f"WHEN u.confidence < {LOW_CONFIDENCE} THEN 0 ELSE 1 END"
)
# Of more translations than these the numbers are not tried: the next would be no better.
_MOST_TRIES = 1_000


@dataclass(slots=True)
class Found:
    """A source and a translation of it, and the units that say both.

    Attributes:
        source, target: texts with their codes.
        edits: of the source.
        score: 0 to 100.
        unit: id of the best of the units.
        languages: ids, of source and target in that unit.
        times: how many units there are.
        trust: in that best one: 2 if it is reviewed, 0 if it is doubtful, else 1.
        used: how often they were taken.
        fitted: translation with the query's numbers; None if it was not asked for or cannot be.
        tried: whether it was asked for.
    """

    source: Text
    target: Text
    edits: scoring.Edits
    score: int
    unit: int
    languages: tuple[int, int]
    times: int = 0
    trust: int = -1
    used: int = 0
    fitted: Fitted | None = None
    tried: bool = False

    @property
    def rank(self) -> tuple[int, bool, int, int, int, int]:
        """The better, the smaller."""
        hoped = self.edits.all > self.edits.words and (not self.tried or self.fitted is not None)
        return (-self.score, hoped, -self.trust, -self.times, -self.used, -self.unit)


@dataclass(slots=True)
class Ranking:
    """Matches of one query in their order.

    Attributes:
        connection: to the memory.
        query: what is looked for.
        source, target: languages.
        least: score, 1 to 100.
        tries: how many translations' numbers may still be put right.
    """

    connection: sqlite3.Connection
    query: Query
    source: Tongue
    target: Tongue
    least: int
    tries: int = _MOST_TRIES
    _heap: list[tuple[tuple[int, bool, int, int, int, int], int, Found]] = field(
        default_factory=list
    )

    def best(self, found: Iterable[Level]) -> Iterator[Found]:
        """Matches, the best first.

        Args:
            found: the best first; what is not needed is not drawn.
        """
        for level in found:
            yield from self._better_than(level.hope)
            for one in self._translations(level):
                self._push(one)
        yield from self._better_than(None)

    def _push(self, one: Found) -> None:
        heapq.heappush(self._heap, (one.rank, id(one), one))

    def _better_than(self, hope: Hope | None) -> Iterator[Found]:
        while self._heap and (hope is None or self._heap[0][0][:2] < hope):
            one = heapq.heappop(self._heap)[2]
            if one.tried or one.edits.all == one.edits.words or self._fits(one):
                yield one
            elif one.score >= self.least:
                self._push(one)

    def _fits(self, one: Found) -> bool:
        """Whether a translation's numbers can be put right; if not, each counts as an edit."""
        one.tried = True
        if self.tries:
            self.tries -= 1
            one.fitted = self.fitted(one)
        if one.fitted is None:
            one.score = scoring.score(one.edits.all, one.edits.longer)
        return one.fitted is not None

    def fitted(self, one: Found) -> Fitted | None:
        """A match's translation with the query's numbers."""
        languages = (self.source.tags[one.languages[0]], self.target.tags[one.languages[1]])
        return fitted(self.query.text, one.source.text, one.target.text, languages)

    def _translations(self, level: Level) -> list[Found]:
        places = [one for source in level.sources.values() for one in source.places]
        targets = self._targets([one.unit for one in places])
        made: dict[tuple[Text, Text], Found] = {}
        counted: set[tuple[Text, Text, int]] = set()
        for source, (far, seen) in level.sources.items():
            for one in seen:
                target = _nearest(targets.get(one.unit, ()), one.variant, self.target)
                if target is None or (source, target.text, one.unit) in counted:
                    continue
                counted.add((source, target.text, one.unit))
                pair = (source, target.text)
                if pair not in made:
                    made[pair] = Found(source, target.text, far, -level.hope[0], 0, (0, 0))
                _count(made[pair], one, target)
        return list(made.values())

    def _targets(self, units: Sequence[int]) -> dict[int, list[_Target]]:
        found: defaultdict[int, list[_Target]] = defaultdict(list)
        for some in in_parts(units):
            rows = self.connection.execute(
                f"SELECT v.unit, v.id, v.language, v.text, v.content, {_TRUST}, u.used "
                "FROM unit u CROSS JOIN variant v ON v.unit = u.id "
                f"WHERE u.id IN ({marks(some)}) AND u.status <> 'rejected' "
                f"AND v.language IN ({marks(self.target.ids)}) ORDER BY v.id",
                (*some, *self.target.ids),
            )
            for unit, variant, language, text, content, trust, used in rows:
                if text and not text.isspace():
                    found[unit].append(_Target(variant, language, Text(text, content), trust, used))
        return found


class _Target(NamedTuple):
    variant: int
    language: int
    text: Text
    trust: int
    used: int


def _nearest(targets: Sequence[_Target], source: int, wanted: Tongue) -> _Target | None:
    """The translation of a unit in the language that is nearest, not its source itself."""
    others = [one for one in targets if one.variant != source]
    return min(others, key=lambda one: wanted.rank(one.language), default=None)


def _count(found: Found, one: Seen, target: _Target) -> None:
    """One more unit that says the same; the best of them speaks for all."""
    found.times += 1
    found.used += target.used
    if (target.trust, one.unit) >= (found.trust, found.unit):
        found.unit, found.trust = one.unit, target.trust
        found.languages = (one.language, target.language)
