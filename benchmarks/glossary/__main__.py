"""What extraction finds, and how much of it is right: `python -m benchmarks.glossary [ROWS.tsv]`.

Rows are those that `diptych glossary extract` writes of `un/train` and `un/dev`, best first;
without a file it is run. Recall is the share of the facts of `wanted.tsv` whose exact pair is among
the first rows. The first 1,000 rows cannot hold all that is worth finding, so recall there is a
measure of order too; that among all rows stands beside it. Precision is the share of right rows
among the first 300, as far as they are judged (`judged.tsv`; the rules stand in `judging`); a row
that is a fact as it stands is right. While rows are not judged the figure flatters: judge them all.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.data import DATA, sentence_pairs
from benchmarks.glossary.facts import Fact, Pair, occurrences, wanted_facts
from benchmarks.glossary.judging import Key, precision, right_facts, to_judge, verdicts
from benchmarks.glossary.recall import (
    BANDS,
    NAMES,
    TERMS,
    Ranks,
    group,
    in_band,
    misses,
    ranks_of,
    share,
)
from benchmarks.glossary.rows import UNITS, Row, extracted_rows, rows_of

FIRST_OF_RECALL = 1000
FIRST_OF_PRECISION = 300
# Bounds of the scores that are looked at together.
SCORES = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


def counted(facts: Sequence[Fact], files: Sequence[Path]) -> Counter[Pair]:
    """In how many units of the development data each pair of the facts stands."""
    units = [unit for path in files for unit in zip(*sentence_pairs(path), strict=True)]
    return occurrences(facts, units)


def recall_table(
    facts: Sequence[Fact], ranks: Ranks, counts: Counter[Pair], most: int
) -> Iterator[str]:
    """Recall by groups of kinds, and by how many units hold a fact."""
    yield f"| kinds | units that hold it | wanted | in the first {most:,} rows | in all |"
    yield "|---|---|---|---|---|"
    for name in (NAMES, TERMS):
        those = [fact for fact in facts if group(fact) == name]
        yield _recall_row(name, "any", those, ranks, most)
        for band in BANDS:
            part = [fact for fact in those if in_band(fact, counts, band)]
            if part:
                yield _recall_row(name, _named(band), part, ranks, most)


def _recall_row(name: str, units: str, facts: Sequence[Fact], ranks: Ranks, most: int) -> str:
    first = share(facts, lambda fact: ranks.found(fact, most))
    return f"| {name} | {units} | {len(facts)} | {first:.3f} | {share(facts, ranks.found):.3f} |"


def _named(band: tuple[int, int]) -> str:
    least, most = band
    if least == most:
        return str(least)
    return f"{least} or more" if band == BANDS[-1] else f"{least} to {most}"


def precision_table(rows: Sequence[Row], known: dict[Key, str]) -> Iterator[str]:
    """Precision by kind."""
    yield "| kind | rows | right | wrong | not judged | precision |"
    yield "|---|---|---|---|---|---|"
    for kind in ("any", *sorted({row.kind for row in rows})):
        those = [row for row in rows if kind in ("any", row.kind)]
        result = precision(those, known)
        yield (
            f"| {kind} | {len(those)} | {result.right} | {result.wrong} | {result.unjudged} "
            f"| {'' if result.value is None else f'{result.value:.3f}'} |"
        )


def score_table(rows: Sequence[Row], known: dict[Key, str]) -> Iterator[str]:
    """How many rows of a score are right: how well the scores keep their word."""
    yield "| score | judged rows | right |"
    yield "|---|---|---|"
    for low, high in pairwise(SCORES):
        those = [row for row in rows if low <= row.score < high]
        result = precision(those, known)
        if result.value is not None:
            judged = result.right + result.wrong
            yield f"| {low:.2f} to {min(high, 1):.2f} | {judged} | {result.value:.2f} |"


def main() -> int:
    """Print the figures; 1 if a wanted fact is not in the data, 2 if nothing can be measured."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.glossary",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("rows", nargs="?", type=Path, help="TSV that extraction wrote")
    parser.add_argument("-v", "--verbose", action="store_true", help="the facts that are missed")
    parser.add_argument("--unjudged", action="store_true", help="rows to judge, and nothing else")
    parser.add_argument("--most", type=int, default=FIRST_OF_RECALL, help="rows of recall (1000)")
    parser.add_argument(
        "--first", type=int, default=FIRST_OF_PRECISION, help="rows of precision (300)"
    )
    parser.add_argument(
        "--only",
        choices=("train", "dev"),
        help="extract from one of the two sets, and count its facts",
    )
    given = parser.parse_args()
    if not DATA.is_dir():
        parser.error(f"no development data at {DATA}; name the folder above it in DIPTYCH_SHARED")
    try:
        began = time.perf_counter()
        rows = rows_of(given.rows) if given.rows else extracted_rows(_files(given))
        took = "" if given.rows else f", extracted in {time.perf_counter() - began:.1f} s"
        known = right_facts(wanted_facts()) | verdicts()
    except (OSError, ValueError, subprocess.CalledProcessError) as problem:
        print(problem, file=sys.stderr)
        return 2
    if given.unjudged:
        print("\n".join(to_judge(rows[: given.first], known)))
        return 0
    print(f"{len(rows):,} rows{took}\n")
    return _report(rows, known, given)


def _files(given: argparse.Namespace) -> tuple[Path, ...]:
    return tuple(path for path in UNITS if given.only is None or path.name.startswith(given.only))


def _report(rows: Sequence[Row], known: dict[Key, str], given: argparse.Namespace) -> int:
    facts = wanted_facts()
    counts, ranks = counted(facts, _files(given)), ranks_of(rows)
    if given.only:
        facts = tuple(fact for fact in facts if any(counts[pair] for pair in fact.pairs()))
    print("\n".join(recall_table(facts, ranks, counts, given.most)), end="\n\n")
    print(f"The first {given.first} rows:\n")
    print("\n".join(precision_table(rows[: given.first], known)))
    print(f"\nBy score, the first {given.most} rows:\n")
    print("\n".join(score_table(rows[: given.most], known)))
    if given.verbose:
        print("\nmissed: kind, source, target, what stands instead\n")
        print("\n".join(misses(facts, ranks, given.most)))
    pairs = [] if given.only else [(fact, pair) for fact in facts for pair in fact.pairs()]
    absent = [(fact.source, pair[1]) for fact, pair in pairs if not counts[pair]]
    for source, target in absent:
        print(f"in no unit of the data: {source} = {target}", file=sys.stderr)
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
