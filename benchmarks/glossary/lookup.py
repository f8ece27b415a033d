"""How fast terms are looked up: `python -m benchmarks.glossary.lookup [--terms 100000]`.

The index, and each way of finding, for terms as they stand and changed; in the same run a plain
scan of all terms by rapidfuzz, as one would write it at first. Times are of the processor, one
core, milliseconds a query; the first query of each kind, which makes ready what only it needs, is
shown apart and is no part of the median.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.process import extract

from benchmarks.glossary.terms import made_concepts
from glossaries.lookup import Finder
from glossaries.lookup.found import EXACT, NEAR, PART, SCRIPT
from glossaries.term import Concept

QUERIES = 200
_SCANS = 10
#: What is measured -> most milliseconds in the median, with 100,000 terms.
TARGETS = {"index": 1_500.0, "exact": 1.0, "near": 30.0, "part": 30.0}


@dataclass(frozen=True, slots=True)
class Measured:
    """Times of queries of one kind.

    Attributes:
        name: what was asked.
        first: milliseconds of the first one.
        milliseconds: of each of the others.
        hits: of how many, the first too, the concept that was meant was found.
        asked: how many that were.
    """

    name: str
    first: float
    milliseconds: Sequence[float]
    hits: int
    asked: int

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)

    def row(self) -> str:
        times = sorted(self.milliseconds)
        late = times[int(0.95 * len(times))]
        return (
            f"{self.name:40} {self.median:9.3f} {late:9.3f} {times[-1]:9.3f} {self.first:9.1f}"
            f" {self.hits:6}/{self.asked}"
        )

    def holds(self) -> bool:
        """Whether the median is within the target for this kind."""
        return self.median <= TARGETS.get(self.name.split(",")[0], float("inf"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print; 1 if a target is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks.glossary.lookup", description=__doc__)
    parser.add_argument("--terms", type=int, default=100_000, metavar="N")
    parser.add_argument("--queries", type=int, default=QUERIES, metavar="N")
    asked = parser.parse_args(arguments)
    concepts = made_concepts(asked.terms)
    began = time.process_time()
    finder = Finder(concepts)
    took = 1000 * (time.process_time() - began)
    print(f"{sum(len(one.terms) for one in concepts):,} terms, index in {took:,.0f} ms")
    print(f"{'':40} {'median':>9} {'95 of 100':>9} {'worst':>9} {'first':>9} {'found':>10}")
    done = []
    for one in measured(finder, concepts, asked.queries):
        print(one.row(), flush=True)
        done.append(one)
    scan = scanned(concepts)
    print(scan.row())
    for one in done:
        print(f"  {one.name}: {scan.median / one.median:,.1f} times as fast as the scan")
    missed = [one.name for one in done if not one.holds()]
    missed += ["index"] if took > TARGETS["index"] * max(1, asked.terms / 100_000) else []
    print(f"missed: {'; '.join(missed)}" if missed else "all within the targets")
    return 1 if missed else 0


def measured(finder: Finder, concepts: Sequence[Concept], queries: int) -> Iterator[Measured]:
    """Each way of finding, of English and of Chinese terms."""
    chance = random.Random(7)  # noqa: S311 - texts, no secrets
    chosen = [chance.choice(concepts) for _ in range(queries)]
    english = [one.terms[0].text for one in chosen]
    chinese = [one.terms[1].text for one in chosen]

    def up_to(until: str) -> Callable[[str], Sequence[Any]]:
        return lambda text: finder.look_up(text, source="en", target="zh", until=until)

    kinds: list[tuple[str, str, list[str]]] = [
        ("exact, en", EXACT, english),
        ("exact, zh", EXACT, chinese),
        ("exact, plurals, abbreviations, scripts", SCRIPT, [f"The {one}’s" for one in english]),
        ("near, en, typos", NEAR, [_mistyped(one, chance) for one in english]),
        ("near, zh, typos", NEAR, [_mistyped(one, chance) for one in chinese]),
        ("near, en, order of words", NEAR, [_shuffled(one, chance) for one in english]),
        ("part, en, everything tried", PART, [" ".join(one.split()[-2:]) for one in english]),
        ("part, zh, everything tried", PART, [one[1:5] for one in chinese]),
        ("part, en, sentences", PART, [f"the report of the {one} was adopted" for one in english]),
    ]
    for name, until, texts in kinds:
        yield _timed(name, up_to(until), texts, chosen)


def scanned(concepts: Sequence[Concept]) -> Measured:
    """The same question to what goes through all terms."""
    texts = [term.text for one in concepts for term in one.terms]
    owners = [one for one in concepts for _ in one.terms]
    chance = random.Random(7)  # noqa: S311 - texts, no secrets
    chosen = [chance.choice(concepts) for _ in range(_SCANS)]

    @dataclass
    class Row:
        concept: Concept

    def ask(text: str) -> Sequence[Any]:
        near = extract(text, texts, scorer=fuzz.ratio, score_cutoff=70, limit=20)
        return [Row(owners[place]) for _, _, place in near]

    queries = [_mistyped(one.terms[0].text, chance) for one in chosen]
    return _timed("rapidfuzz, scan, en, typos", ask, queries, chosen)


def _mistyped(text: str, chance: random.Random) -> str:
    """A text with two neighbours the wrong way round."""
    at = chance.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _shuffled(text: str, chance: random.Random) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def _timed(
    name: str,
    ask: Callable[[str], Sequence[Any]],
    texts: Sequence[str],
    wanted: Sequence[Concept],
) -> Measured:
    times, hits = [], 0
    for text, concept in zip(texts, wanted, strict=True):
        began = time.process_time()
        found = ask(text)
        times.append(1000 * (time.process_time() - began))
        hits += any(one.concept is concept for one in found)
    return Measured(name, times[0], times[1:], hits, len(texts))


if __name__ == "__main__":
    raise SystemExit(main())
