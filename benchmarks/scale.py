"""Long documents: `python -m benchmarks.scale` prints time, peak memory and accuracy by length.

Whole commands are measured, from process start, on made documents (`benchmarks.made`) of example
sentences. Sizes are given as 5000 or, for unlike sides, 5000x6000. With `--without-encoder` the
languages are given as a pair that the bundled encoder does not know, so that no vectors help.
Other programs on the same documents: `python -m benchmarks.peers`.
"""

from __future__ import annotations

import argparse
import functools
import os
import platform
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aligner.beads import read_beads
from aligner.evaluation import Evaluation, evaluate
from benchmarks.data import DATA, ROOT
from benchmarks.made import Made, make, read, wanted
from benchmarks.spent import Spent, spent
from tmx.version import VERSION

PAIRS = DATA / "bitext.en-zh.tsv.xz"
# The machine does other things too: of short commands the fastest of some runs is told.
_RUNS, _SHORT = 3, 10_000


@dataclass(frozen=True, slots=True)
class Size:
    """Segments a side, as asked for."""

    source: int
    target: int

    @classmethod
    def parse(cls, text: str) -> Size:
        """Of `5000` or `5000x6000`.

        Raises:
            ValueError: it is neither, or a side has no segment.
        """
        source, _, target = text.replace(",", "").partition("x")
        size = cls(int(source), int(target or source))
        if min(size.source, size.target) < 1:
            raise ValueError(text)
        return size

    def __str__(self) -> str:
        return f"{self.source:,} x {self.target:,}"


SIZES = [
    Size(500, 500),
    Size(5_000, 5_000),
    Size(5_000, 6_000),
    Size(50_000, 50_000),
    Size(100_000, 100_000),
    Size(500_000, 500_000),
]


@dataclass(frozen=True, slots=True)
class Result:
    """What a command took and how right its beads are."""

    spent: Spent
    evaluation: Evaluation


def document(size: Size) -> Made:
    """A made document of example sentences.

    Raises:
        ValueError: there are too few of them.
    """
    pairs = read(PAIRS, wanted(size.source, size.target))
    return make(pairs, size.source, size.target)


def write(made: Made, folder: Path) -> tuple[str, str]:
    """Both sides as files of one segment a line; their paths."""
    paths = []
    for name, lines in (("source.txt", made.source), ("target.txt", made.target)):
        (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        paths.append(str(folder / name))
    return paths[0], paths[1]


def measure(made: Made, languages: tuple[str, str] = ("en", "zh"), runs: int = 0) -> Result:
    """Align a made document as a user would, with one command.

    Args:
        made: the document.
        languages: BCP 47 tags that the command is given.
        runs: how often, the fastest counts; 0 for once if it is long, else some times.

    Raises:
        CommandFailed: the command did not end with 0.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        beads = str(folder / "out.beads")
        command = [sys.executable, "-m", "cli", "align", "--lines", *write(made, folder), "-q"]
        command += ["-s", languages[0], "-t", languages[1]]
        command += ["--beads", beads, "-o", str(folder / "out.tsv")]
        took = fastest(command, runs or (_RUNS if len(made.source) <= _SHORT else 1))
        return Result(took, evaluate([(made.gold, read_beads(beads))]))


def fastest(command: list[str], runs: int, output: Path | None = None) -> Spent:
    """Of several runs of a command, each by itself; see `spent`."""
    every = [spent(command, folder=ROOT, output=output) for _ in range(runs)]
    return min(every, key=lambda one: one.seconds)


@functools.cache
def measured(source: int, target: int) -> Result:
    """What the whole command takes and reaches on a made document of this size."""
    return measure(document(Size(source, target)))


def strict(source: int, target: int) -> float:
    """Strict F1 on a made document of this size."""
    return measured(source, target).evaluation.strict.f1


def seconds(source: int, target: int) -> float:
    """Seconds of the whole command on a made document of this size."""
    return measured(source, target).spent.seconds


def megabytes(source: int, target: int) -> float:
    """Peak memory of the whole command on a made document of this size."""
    return measured(source, target).spent.megabytes


def times_a_tenth(size: int) -> float:
    """How many times longer a document takes than one of a tenth of its size."""
    return seconds(size, size) / seconds(size // 10, size // 10)


def header(languages: tuple[str, str] = ("en", "zh")) -> str:
    """When, on what and with what was measured."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return f"{date.today()}, {machine}, diptych {VERSION}, {'-'.join(languages)}\n"


def main() -> None:
    """Print a row for each length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=SIZES, type=Size.parse, metavar="SIZE")
    parser.add_argument("--runs", type=int, default=0, help="of each, the fastest counts")
    parser.add_argument("--without-encoder", action="store_true")
    options = parser.parse_args()
    if not PAIRS.is_file():
        parser.error(f"no {PAIRS}; name the folder above `data` in DIPTYCH_SHARED")
    # Serbian and Chinese stand for any pair without vectors: only the target's script is checked.
    languages = ("sr", "zh") if options.without_encoder else ("en", "zh")
    print(header(languages))
    print("| segments | seconds | times a tenth's | processor seconds | peak MB | strict F1 |")
    print("|---|---|---|---|---|---|")
    times: dict[Size, float] = {}
    for size in sorted(options.sizes, key=lambda one: one.source + one.target):
        result = measure(document(size), languages, options.runs)
        took = times[size] = result.spent.seconds
        tenth = times.get(Size(size.source // 10, size.target // 10))
        ratio = f"{took / tenth:.1f}" if tenth else ""
        memory, f1 = result.spent.megabytes, result.evaluation.strict.f1
        processor = result.spent.processor
        print(f"| {size} | {took:.2f} | {ratio} | {processor:.2f} | {memory:.0f} | {f1:.3f} |")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
