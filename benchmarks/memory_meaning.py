"""What search by meaning finds, and how fast: `python -m benchmarks.memory_meaning`.

Beside it, in the same run, is what fuzzy search finds.

First, sentences from UN documents that are reworded by rule (words dropped, halves swapped, other
words from a table), or asked for in the other language; the truth is the sentence they come from.
Then a large memory of pairs from anywhere: the truth for an English sentence are the units that
translate the very same Chinese sentence in other words; its own unit is left out.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from aligner import load_encoder
from benchmarks.data import DATA, sentence_pairs
from tmx import pair_unit
from tmx.memory import Memory, open_memory
from tmx.memory.importing.run import import_units
from tmx.memory.indexing import vectors
from tmx.memory.searching import Searcher
from tmx.memory.searching.meaning import MeaningSearcher

UNITS = 1_000_000
QUERIES = 500
# The least scores: below them neither is of use to a translator.
LEAST_FUZZY, LEAST_MEANING = 50, 50

_SYNONYMS = {
    "adopted": "approved", "meeting": "session", "noted": "observed", "requested": "asked",
    "countries": "nations", "including": "among them", "concerning": "about", "report": "paper",
    "regarding": "about", "established": "set up", "ensure": "make sure", "support": "back",
    "implementation": "carrying out", "development": "progress", "important": "significant",
    "continue": "go on", "provide": "give", "also": "likewise", "women": "females",
    "children": "minors", "measures": "steps", "should": "ought to", "stressed": "underlined",
    "efforts": "endeavours", "decided": "resolved", "information": "data", "all": "every",
    "regional": "area", "between": "among", "following": "below", "through": "by way of",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Query:
    """A text and the pair that is to be found for it: any of these, source and target."""

    text: str
    truth: frozenset[tuple[str, str]]


def dropped(text: str, rng: random.Random) -> str:
    """A third of the words are gone."""
    return " ".join(word for word in text.split() if rng.random() > 1 / 3)


def swapped(text: str, _rng: random.Random) -> str:
    """The second half stands first."""
    words = text.split()
    half = len(words) // 2
    return " ".join([*words[half:], *words[:half]])


def renamed(text: str, _rng: random.Random) -> str:
    """Other words from the table."""
    return _WORD.sub(lambda word: _SYNONYMS.get(word[0].lower(), word[0]), text)


def reworded(text: str, rng: random.Random) -> str:
    """All three."""
    return swapped(renamed(dropped(text, rng), rng), rng)


Rule = Callable[[str, random.Random], str]
RULES: dict[str, Rule] = {
    "a third of the words dropped": dropped,
    "halves swapped": swapped,
    "other words": renamed,
    "all three": reworded,
}


def ruled(
    pairs: Sequence[tuple[str, str]], rule: Callable[[str, random.Random], str]
) -> list[Query]:
    """Queries of which the source is known."""
    rng = random.Random(7)  # noqa: S311 - the same queries in each run
    changed = ((rule(pair[0], rng), pair) for pair in pairs if len(pair[0].split()) >= 8)
    return [Query(text, frozenset([pair])) for text, pair in changed if text != pair[0]]


def big_pairs(path: Path, count: int) -> Iterator[tuple[str, str]]:
    """The first pairs of a TSV, compressed or not."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            first, second = line.rstrip("\n").split("\t")[:2]
            yield first, second


def translated_twice(pairs: Sequence[tuple[str, str]], count: int) -> tuple[list[Query], set[int]]:
    """Queries of which another wording is in the memory; and which pairs to leave out of it."""
    by_target: defaultdict[str, list[int]] = defaultdict(list)
    for place, (_, target) in enumerate(pairs):
        if len(target) > 12:
            by_target[target].append(place)
    queries: list[Query] = []
    out: set[int] = set()
    chosen = [places for places in by_target.values() if 2 <= len(places) <= 4]
    random.Random(7).shuffle(chosen)  # noqa: S311 - likewise
    for own, *others in chosen:
        text = pairs[own][0]
        if len(text.split()) >= 5 and text not in {pairs[other][0] for other in others}:
            queries.append(Query(text, frozenset(pairs[other] for other in others)))
            out.add(own)
        if len(queries) == count:
            break
    return queries, out


Ranked = Callable[[str], list[tuple[str, str]]]


def recall(queries: Sequence[Query], ranked: Ranked) -> tuple[float, float]:
    """The share of queries whose truth is found first, and among the first five."""
    first = five = 0
    for query in queries:
        found = ranked(query.text)
        first += bool(set(found[:1]) & query.truth)
        five += bool(set(found) & query.truth)
    return first / len(queries), five / len(queries)


def by_meaning(searcher: MeaningSearcher) -> Ranked:
    """The five nearest in meaning."""

    def ranked(text: str) -> list[tuple[str, str]]:
        found = searcher.search(text, "en", "zh", min_score=LEAST_MEANING)
        return [(one.source.text, one.target.text) for one in found]

    return ranked


def by_words(searcher: Searcher) -> Ranked:
    """The five best fuzzy matches."""

    def ranked(text: str) -> list[tuple[str, str]]:
        found = searcher.search(text, "en", "zh", min_score=LEAST_FUZZY)
        return [(one.source.text, one.target.text) for one in found]

    return ranked


def filled(memory: Memory, pairs: Iterator[tuple[str, str]]) -> MeaningSearcher:
    """Pairs in a memory, with vectors; says what that took."""
    encoder = load_encoder()
    began = time.process_time()
    import_units(memory, (pair_unit(one, two, "en", "zh") for one, two in pairs), "pairs.tsv")
    imported = time.process_time()
    memory.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = memory.path.stat().st_size
    vectors.make(memory, encoder)
    spent, count = time.process_time() - imported, len(memory)
    memory.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(
        f"{count:,} units: imported in {imported - began:.1f} s of the processor, vectors made in "
        f"{spent:.1f} s ({count / spent:,.0f} units a second), "
        f"{(memory.path.stat().st_size - before) / count:.0f} bytes a unit\n"
    )
    return MeaningSearcher(memory, encoder)


def print_recall(name: str, queries: Sequence[Query], ways: dict[str, Ranked]) -> None:
    """A row of the table for each kind of search."""
    for way, ranked in ways.items():
        first, five = recall(queries, ranked)
        print(f"| {name} | {len(queries)} | {way} | {first:.1%} | {five:.1%} |", flush=True)


def print_head() -> None:
    """Of the table of recall."""
    print("| queries | how many | search | found first | among five |\n|---|---|---|---|---|")


def un_documents(queries: int) -> None:
    """The first part."""
    un = DATA / "un"
    kept = list(zip(*sentence_pairs(un / "dev.en-zh.tsv"), strict=True))
    others = list(zip(*sentence_pairs(un / "train.en-zh.tsv"), strict=True))
    with (
        tempfile.TemporaryDirectory() as folder,
        open_memory(Path(folder) / "memory.tm", create=True) as memory,
    ):
        meaning = filled(memory, iter([*kept, *others]))
        ways = {"meaning": by_meaning(meaning), "fuzzy": by_words(Searcher(memory))}
        print_head()
        for name, rule in RULES.items():
            print_recall(name, ruled(kept, rule)[:queries], ways)
        crossing = [Query(two, frozenset([(one, two)])) for one, two in kept[:queries]]
        print_recall("the Chinese side", crossing, ways)
        print()


def large(path: Path, units: int, queries: int, file: Path) -> None:
    """The second part."""
    pairs = list(big_pairs(path, units))
    asked, out = translated_twice(pairs, queries)
    with open_memory(file, create=True) as memory:
        kept = (pair for place, pair in enumerate(pairs) if place not in out)
        meaning = filled(memory, kept)
        print_head()
        ways = {"meaning": by_meaning(meaning), "fuzzy": by_words(Searcher(memory))}
        print_recall("translations of the same Chinese", asked, ways)
        print_speed(meaning, memory, [query.text for query in asked[:100]])


def print_speed(meaning: MeaningSearcher, memory: Memory, texts: Sequence[str]) -> None:
    """Milliseconds a query, with vectors held and without."""
    print("\n| vectors | median ms | 95th percentile ms |\n|---|---|---|")
    alone = MeaningSearcher(memory, load_encoder(), keep=False)
    for name, searcher, some in (
        ("held", meaning, texts), ("read for each query", alone, texts[:20]),
    ):  # fmt: skip
        spent = sorted(_milliseconds(searcher, text) for text in some)
        print(f"| {name} | {statistics.median(spent):.0f} | {spent[int(0.95 * len(spent))]:.0f} |")
        sys.stdout.flush()


def _milliseconds(searcher: MeaningSearcher, text: str) -> float:
    began = time.process_time()
    searcher.search(text, "en", "zh")
    return 1000 * (time.process_time() - began)


def main() -> None:
    """Print the figures as Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, default=DATA / "bitext.en-zh.tsv.xz")
    parser.add_argument("--units", type=int, default=UNITS, help=f"of them ({UNITS:,})")
    parser.add_argument("--queries", type=int, default=QUERIES, help=f"a row ({QUERIES})")
    parser.add_argument("--keep", type=Path, help="where the large memory is kept")
    given = parser.parse_args()
    un_documents(given.queries)
    with tempfile.TemporaryDirectory() as folder:
        large(given.pairs, given.units, given.queries, given.keep or Path(folder) / "memory.tm")


if __name__ == "__main__":
    main()
