"""Long documents: `python -m benchmarks.scale` prints time, peak memory and accuracy by length.

Texts are made of sentence pairs, one a line: some neighbours are joined on one side, some
lines are missing on one, and the gold is known by that. With `--without-encoder` the languages
are given as a pair that the bundled encoder does not know, so that no anchors are found.
"""

from __future__ import annotations

import argparse
import lzma
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from aligner.beads import read_beads
from aligner.document import Bead
from aligner.evaluation import evaluate
from benchmarks.data import DATA, ROOT
from tmx.version import VERSION

PAIRS = DATA / "bitext.en-zh.tsv.xz"
# Of all pairs: joined with the next on one side, missing on one side.
_JOINED, _MISSING = 0.06, 0.03


@dataclass(slots=True)
class Made:
    """A made pair of documents, one sentence a line, and its gold."""

    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    gold: list[Bead] = field(default_factory=list)

    def add(self, source: Sequence[str], target: Sequence[str]) -> None:
        """A bead of these lines."""
        i, j = len(self.source), len(self.target)
        self.source.extend(source)
        self.target.extend(target)
        self.gold.append(Bead(tuple(range(i, len(self.source))), tuple(range(j, len(self.target)))))


def make(pairs: Sequence[tuple[str, str]], seed: int = 13) -> Made:
    """A document of these pairs; the same seed makes the same one."""
    chance = random.Random(seed)  # noqa: S311 - reproducible sampling, not secrecy
    made, rest = Made(), iter(pairs)
    for pair in rest:
        kind = chance.random()
        if kind < _MISSING:
            made.add(*(([pair[0]], []) if kind < _MISSING / 2 else ([], [pair[1]])))
        elif kind < _MISSING + _JOINED and (following := next(rest, None)):
            left, right = zip(pair, following, strict=True)
            joined = kind < _MISSING + _JOINED / 2
            made.add([" ".join(left)] if joined else left, right if joined else ["".join(right)])
        else:
            made.add([pair[0]], [pair[1]])
    return made


def read(count: int) -> list[tuple[str, str]]:
    """Pairs from all over the file, as many as are wanted."""
    with lzma.open(PAIRS, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in islice(lines, 0, None, 3)]
    step = max(1, len(rows) // count)
    return [(row[0], row[1]) for row in rows[::step][:count]]


def measure(made: Made, languages: tuple[str, str] = ("en", "zh")) -> tuple[float, float, float]:
    """Seconds from process start, peak memory in MB, strict F1."""
    with tempfile.TemporaryDirectory() as place:
        names = [f"{place}/{name}" for name in ("source.txt", "target.txt", "out.beads")]
        for name, lines in zip(names, (made.source, made.target), strict=False):
            Path(name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        tags = ["-s", languages[0], "-t", languages[1]]
        command = [sys.executable, "-m", "cli", "align", "--lines", *names[:2], *tags, "-q"]
        began = time.perf_counter()
        subprocess.run(
            [*command, "--beads", names[2], "-o", f"{place}/out.tsv"], check=True, cwd=ROOT
        )
        spent = time.perf_counter() - began
        result = evaluate([(made.gold, read_beads(names[2]))])
    # Of the largest child so far: sizes are measured in ascending order.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return spent, peak, result.strict.f1


def main() -> None:
    """Print a row for each length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[500, 5_000, 20_000])
    parser.add_argument("--without-encoder", action="store_true")
    options = parser.parse_args()
    if not PAIRS.is_file():
        parser.error(f"no {PAIRS}; name the folder above `data` in DIPTYCH_SHARED")
    # Serbian and Chinese stand for any pair without vectors: only the target's script is checked.
    languages = ("sr", "zh") if options.without_encoder else ("en", "zh")
    print(f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    print(f"diptych {VERSION}, {'-'.join(languages)}\n")
    print("| pairs | seconds | peak MB | strict F1 |\n|---|---|---|---|")
    for size in sorted(options.sizes):
        spent, peak, f1 = measure(make(read(size)), languages)
        print(f"| {size:,} | {spent:.1f} | {peak:.0f} | {f1:.3f} |", flush=True)


if __name__ == "__main__":
    main()
