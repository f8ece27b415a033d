"""A translation for a text: exact or fuzzy, the best first.

`Searcher` holds the signatures between queries and is what many queries should go through;
`search` is for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from tmx.database.parameters import marks
from tmx.database.transaction import reading
from tmx.memory.memory import Memory, Stored
from tmx.memory.searching import scoring
from tmx.memory.searching.candidates import Candidates
from tmx.memory.searching.differences import differences
from tmx.memory.searching.languages import tongue
from tmx.memory.searching.match import Match
from tmx.memory.searching.query import query_of
from tmx.memory.searching.ranking import Found, Ranking
from tmx.memory.searching.sources import Level, Levels, Seen, Text
from tmx.memory.troubles import told
from tmx.unit import Content, Variant

#: How many matches are given where nobody says.
LIMIT = 5
#: The least score where nobody says: below it, translators say, writing anew is quicker.
MIN_SCORE = 70

#: Of a text that more units have (a heading of all documents), so many are read, the newest.
MOST_ALIKE = 1_000

# Candidates that are read together.
_AT_ONCE = 256
_SEEN = (
    "SELECT v.id, v.unit, v.language, v.text, v.content FROM variant v "
    "JOIN unit u ON u.id = v.unit WHERE u.status <> 'rejected'"
)


class Searcher:
    """Looks for translations in a memory, and sees what is added to it meanwhile.

    Args:
        memory: open.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._connection = memory.connection
        self._candidates = Candidates(memory.connection)

    def search(
        self,
        text: str | Content,
        source_language: str,
        target_language: str,
        *,
        limit: int = LIMIT,
        min_score: int = MIN_SCORE,
    ) -> list[Match]:
        """Stored translations for a text, the best first.

        One for each pair of source and target that differs; of equal scores first what needed no
        numbers put right, then what is reviewed, what is not doubtful, what stands in more units,
        what was taken more often, what is newer. Rejected units are never among them.

        Args:
            text: what is to be translated, with its inline elements or without.
            source_language: its language; any form that `tmx.languages.canonical` takes. Variants
                of other regions serve as well, those of another script do not.
            target_language: the language that is wanted, likewise.
            limit: how many at most, at least 1.
            min_score: 1 to 100; from 99 on exact matches alone are looked for.

        Raises:
            ValueError: limit or score is out of range.
            UnknownLanguage: a language is none.
            FileProblem, BadFormat: the memory cannot be read.
        """
        if limit < 1 or not 1 <= min_score <= scoring.EXACT:
            raise ValueError("limit is at least 1, min_score 1 to 100")
        query = query_of(text)
        if not query.printed:
            return []
        with told(self._memory.path), reading(self._connection):
            ranking = Ranking(
                self._connection,
                query,
                tongue(self._connection, source_language),
                tongue(self._connection, target_language),
                min_score,
            )
            found = list(islice(ranking.best(self._levels(ranking)), limit))
            stored = self._memory.some([one.unit for one in found])
            return [_match(one, ranking, stored[one.unit]) for one in found]

    def _levels(self, ranking: Ranking) -> Iterator[Level]:
        """What has the same words by their key; only when that is not enough, what is near."""
        query, source, least = ranking.query, ranking.source, ranking.least
        if not (source.ids and ranking.target.ids):
            return
        found = Levels(query, least)
        # What is no character of Unicode no stored text has.
        text = query.text.encode(errors="replace").decode()
        # The very text first, so that it is found among however many that differ in their numbers.
        for same in ("v.text = ?", "v.text <> ?"):
            found.put(
                self._seen(
                    f"v.key = ? AND v.language IN ({marks(source.ids)}) AND {same} "
                    f"ORDER BY v.id DESC LIMIT {MOST_ALIKE}",
                    (query.entry.key, *source.ids, text),
                )
            )
        # Whatever has the same words is given out before near ones are looked for.
        yield from found.above(scoring.NEAR)
        if least <= scoring.NEAR and query.tokens:
            yield from self._near(ranking, found)
        yield from found.above(0)

    def _near(self, ranking: Ranking, found: Levels) -> Iterator[Level]:
        """What may be near, those of the best hope first, as many at once as is quick."""
        query = ranking.query
        near = self._candidates.near(
            ranking.source.ids, query.entry.signature, len(query.tokens), ranking.least
        )
        near.sort(key=lambda one: -one.most)
        for start in range(0, len(near), _AT_ONCE):
            some = near[start : start + _AT_ONCE]
            # No source that is still to come has more than the best of them may have.
            yield from found.above(some[0].most)
            others = f"v.id IN ({marks(some)}) AND v.key <> ?"
            variants = [one.variant for one in some]
            found.put(self._seen(others, (*variants, query.entry.key)))

    def _seen(self, where: str, parameters: Sequence[Any]) -> list[Seen]:
        rows = self._connection.execute(f"{_SEEN} AND {where}", parameters)
        return [
            Seen(variant, unit, language, Text(text, content))
            for variant, unit, language, text, content in rows
        ]


def search(
    memory: Memory,
    text: str | Content,
    source_language: str,
    target_language: str,
    *,
    limit: int = LIMIT,
    min_score: int = MIN_SCORE,
) -> list[Match]:
    """Stored translations for one text; see `Searcher.search`. For many texts make a `Searcher`."""
    return Searcher(memory).search(
        text, source_language, target_language, limit=limit, min_score=min_score
    )


def _match(found: Found, ranking: Ranking, stored: Stored) -> Match:
    query = ranking.query
    right = found.fitted if found.tried else ranking.fitted(found)
    exact = found.score >= scoring.SAME
    return Match(
        score=found.score,
        kind="exact" if exact else "fuzzy",
        source=_variant(stored, ranking.source.tags[found.languages[0]], found.source),
        target=_variant(stored, ranking.target.tags[found.languages[1]], found.target),
        proposal=right.target if right else found.target.text,
        adapted=right.changes if right else (),
        differences=differences(found.source.text, query.text),
        stored=stored,
        times=found.times,
    )


def _variant(stored: Stored, language: str, text: Text) -> Variant:
    """The variant of a unit that has a text."""
    return next(
        variant
        for variant in stored.unit.variants
        if variant.language == language and variant.text == text.text
    )
