"""How long extraction takes, and how much memory: `python -m benchmarks.glossary.speed --units N`.

The pairs are made (`benchmarks.sentences`). Each run is a process of its own, the command as users
start it, so that start, reading and writing count. Beside it, in the same run, the Chinese sides
are cut into words by jieba and nothing more: what any extraction has to do first.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sentences import sentence_pairs


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run took.

    Attributes:
        seconds: by the clock.
        megabytes: of memory at most.
        cutting: seconds that cutting the Chinese sides alone takes.
        rows: how many came out.
    """

    seconds: float
    megabytes: float
    cutting: float
    rows: int


def spent(units: int) -> Spent:
    """Extract from so many made pairs by the command."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "pairs.tsv"), Path(folder, "terms.tsv")
        chinese = []
        with source.open("w", encoding="utf-8") as file:
            for english, other in sentence_pairs(units):
                file.write(f"{english}\t{other}\n")
                chinese.append(other)
        cutting = _cutting(chinese)
        del chinese
        command = [sys.executable, "-m", "cli", "glossary", "extract", str(source),
                   "-o", str(output), "-q"]  # fmt: skip
        began = time.perf_counter()
        subprocess.run(command, check=True)
        seconds = time.perf_counter() - began
        # Of the largest child so far; this process starts no other.
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        rows = len(output.read_text(encoding="utf-8").splitlines()) - 1
    return Spent(seconds, peak, cutting, rows)


def _cutting(texts: list[str]) -> float:
    import rjieba

    rjieba.cut("开始", hmm=False)  # The dictionary is loaded on first use.
    began = time.perf_counter()
    for text in texts:
        rjieba.cut(text, hmm=False)
    return time.perf_counter() - began


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, nargs="+", default=[4_000])
    print("| units | rows | seconds | MB | times cutting the Chinese |")
    print("|---|---|---|---|---|")
    for units in parser.parse_args().units:
        one = spent(units)
        figures = f"{one.seconds:.1f} | {one.megabytes:,.0f} | {one.seconds / one.cutting:.0f}"
        print(f"| {units:,} | {one.rows:,} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
