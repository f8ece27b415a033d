"""How often the two sides of translated pairs hold the same entities, kind by kind.

Run as `python -m benchmarks.entity_agreement PAIRS.tsv [SOURCE TARGET]`; each line of the file is a
source segment, a tab, and its translation. A pair counts for a kind if either side holds
one of it; it agrees if both sides hold the same values equally often. Recall and precision of
the target's entities against the source's are counted over single entities. Translations
leave out and add, so that a perfect finder stays below 100 per cent.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from entities import find

KINDS = ("number", "percentage", "date", "time", "symbol", "resolution", "label")


@dataclass(slots=True)
class Tally:
    """Counts for one kind: pairs with it, pairs that agree, entities each side and shared."""

    pairs: int = 0
    agreeing: int = 0
    source: int = 0
    target: int = 0
    shared: int = 0

    def add(self, source: Counter[str], target: Counter[str]) -> None:
        """Count one pair's values of this kind."""
        if not source and not target:
            return
        self.pairs += 1
        self.agreeing += source == target
        self.source += source.total()
        self.target += target.total()
        self.shared += (source & target).total()


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs of a TSV file, lines without a tab left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        source, tab, target = line.partition("\t")
        if tab:
            yield source, target


def values(text: str, language: str) -> dict[str, Counter[str]]:
    """The values of a text by kind, each with its number of occurrences."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for entity in find(text, language):
        found[entity.kind][entity.value] += 1
    return found


def tally(pairs: Iterable[tuple[str, str]], languages: Sequence[str]) -> dict[str, Tally]:
    """Counts by kind over all pairs."""
    tallies = {kind: Tally() for kind in KINDS}
    for texts in pairs:
        source, target = map(values, texts, languages)
        for kind, counts in tallies.items():
            counts.add(source[kind], target[kind])
    return tallies


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def table(tallies: dict[str, Tally]) -> Iterator[str]:
    """The lines of a Markdown table."""
    yield "| kind | pairs | agree, % | source | target | recall, % | precision, % |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for kind, t in tallies.items():
        recall, precision = _percent(t.shared, t.source), _percent(t.shared, t.target)
        agree = _percent(t.agreeing, t.pairs)
        yield f"| {kind} | {t.pairs} | {agree} | {t.source} | {t.target} | {recall} | {precision} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, then how many segments a second were searched."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", type=Path, help="TSV file: source segment, tab, target segment")
    parser.add_argument("languages", nargs="*", default=["en", "zh"], help="source and target tags")
    options = parser.parse_args(arguments)
    pairs = list(read_pairs(options.pairs))
    started = time.process_time()
    tallies = tally(pairs, options.languages)
    seconds = time.process_time() - started
    print("\n".join(table(tallies)))
    segments = 2 * len(pairs)
    print(
        f"\n{segments} segments in {seconds:.2f} s of one core: {segments / seconds:.0f} a second"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
