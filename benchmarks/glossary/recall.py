"""How many of the wanted facts are among the rows, and what stands where one is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.glossary.facts import BETWEEN_WORDINGS, Fact, Pair
from benchmarks.glossary.rows import Row

NAMES = "bodies and titles"
TERMS = "terms"
_TERM_KIND = "phrase"
# Least and most units that hold both sides of a fact.
BANDS = ((1, 1), (2, 2), (3, 7), (8, 10**9))


@dataclass(frozen=True, slots=True)
class Ranks:
    """Where a pair stands among the rows, and what an English term is said to be.

    Attributes:
        of_pair: rank from 0 of each pair, folded; of the first row where several are one pair.
        of_source: the targets that rows give an English term, best first.
    """

    of_pair: dict[Pair, int]
    of_source: dict[str, list[str]]

    def rank(self, fact: Fact) -> int | None:
        """The rank of a fact in its best wording; None if it is nowhere."""
        ranks = [self.of_pair[pair] for pair in fact.pairs() if pair in self.of_pair]
        return min(ranks, default=None)

    def found(self, fact: Fact, most: int | None = None) -> bool:
        """Whether a fact is among the first so many rows, or among all."""
        rank = self.rank(fact)
        return rank is not None and (most is None or rank < most)


def ranks_of(rows: Sequence[Row]) -> Ranks:
    """The ranks of all pairs of rows, which stand best first."""
    of_pair: dict[Pair, int] = {}
    of_source: dict[str, list[str]] = {}
    for rank, row in enumerate(rows):
        pair = row.pair()
        of_pair.setdefault(pair, rank)
        of_source.setdefault(pair[0], []).append(row.target)
    return Ranks(of_pair, of_source)


def group(fact: Fact) -> str:
    """The group of kinds that a fact is counted in."""
    return TERMS if fact.kind == _TERM_KIND else NAMES


def share(facts: Sequence[Fact], found: Callable[[Fact], bool]) -> float:
    """The share of facts that are found; 1 of none."""
    return sum(map(found, facts)) / len(facts) if facts else 1.0


def in_band(fact: Fact, counts: Counter[Pair], band: tuple[int, int]) -> bool:
    """Whether as many units hold a fact, all its wordings together, as a band says."""
    least, most = band
    return least <= sum(counts[pair] for pair in fact.pairs()) <= most


def misses(facts: Sequence[Fact], ranks: Ranks, most: int) -> Iterator[str]:
    """A line for each fact that is not among the first rows: what is wanted, what is there."""
    for fact in facts:
        if not ranks.found(fact, most):
            wanted = BETWEEN_WORDINGS.join(fact.targets)
            yield f"{fact.kind}\t{fact.source}\t{wanted}\t{_instead(fact, ranks)}"


def _instead(fact: Fact, ranks: Ranks) -> str:
    rank = ranks.rank(fact)
    if rank is not None:
        return f"row {rank + 1}"
    source = next(fact.pairs())[0]
    given = ranks.of_source.get(source, [])
    return f"as {BETWEEN_WORDINGS.join(given)}" if given else ""
