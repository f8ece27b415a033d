"""The facts that are wanted: pairs that a terminologist would want from the development data.

`wanted.tsv` has a row a fact: English, Chinese (wordings that the data uses alike are parted by
` | `), kind. It was written by reading all pairs of `un/train` and `un/dev`, before an extractor
was, and not with an eye on what is easy: names and titles half of which occur once, terms that
occur twice as well as those that occur a hundred times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.glossary.folding import folded_chinese, folded_english

WANTED = Path(__file__).parent / "wanted.tsv"
HEADER = ("source", "target", "kind")
BETWEEN_WORDINGS = " | "
# A name and its translation, folded.
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that should be found.

    Attributes:
        source: English, as a dictionary gives it.
        targets: Chinese wordings, any of which is right.
        kind: `body`, `document-title`, `resolution-title` or `phrase`.
    """

    source: str
    targets: tuple[str, ...]
    kind: str

    def pairs(self) -> Iterator[Pair]:
        """The pairs that are this fact."""
        yield from (folded_pair(self.source, target) for target in self.targets)


def folded_pair(source: str, target: str) -> Pair:
    """A pair as it is compared."""
    return folded_english(source), folded_chinese(target)


def wanted_facts(path: Path = WANTED) -> tuple[Fact, ...]:
    """The facts of a file, in its order."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return tuple(
        Fact(source, tuple(target.split(BETWEEN_WORDINGS)), kind) for source, target, kind in rows
    )


def occurrences(facts: Sequence[Fact], units: Iterable[tuple[str, str]]) -> Counter[Pair]:
    """In how many units both sides of each pair of the facts stand; English as words of their own.

    Parameters:
        facts: what to look for.
        units: English and Chinese, as they are written.
    """
    folded = [folded_pair(*unit) for unit in units]
    counts: Counter[Pair] = Counter()
    for fact in facts:
        holding = _holding(folded_english(fact.source), folded)
        for pair in fact.pairs():
            counts[pair] = sum(pair[1] in target for target in holding)
    return counts


def _holding(source: str, folded: Sequence[Pair]) -> list[str]:
    whole = re.compile(rf"(?<!\w){re.escape(source)}(?!\w)")
    return [target for text, target in folded if source in text and whole.search(text)]
