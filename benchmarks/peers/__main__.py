"""`python -m benchmarks.peers [SIZE ...]`: see `benchmarks.peers`."""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.beads import read_beads
from aligner.evaluation import evaluate
from benchmarks import peers
from benchmarks.made import Made
from benchmarks.peers import hunalign
from benchmarks.scale import PAIRS, Result, Size, document, fastest, header, measure, write
from benchmarks.spent import CommandFailed

_OWN = "diptych"


@dataclass(frozen=True, slots=True)
class Peer:
    """Another aligner.

    Attributes:
        name: as in the table.
        run: aligns a made document, so many times.
        lacks: what must be installed first, "" if nothing.
    """

    name: str
    run: Callable[[Made, int], Result]
    lacks: str = ""


def in_python(name: str, module: str, package: str = "", install: str = "") -> Peer:
    """One that a module of this folder runs in a process of its own."""

    def run(made: Made, runs: int) -> Result:
        with tempfile.TemporaryDirectory() as place:
            beads = f"{place}/out.beads"
            command = [sys.executable, "-m", f"benchmarks.peers.{module}"]
            took = fastest([*command, *write(made, Path(place)), beads], runs)
            return Result(took, evaluate([(made.gold, read_beads(beads))]))

    there = not package or importlib.util.find_spec(package)
    return Peer(name, run, "" if there else f"pip install {install or package}")


def with_hunalign(name: str, program: Path, dictionary: Path | None, *options: str) -> Peer:
    """hunalign as a program of its own; making its input is not counted."""

    def run(made: Made, runs: int) -> Result:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            files = hunalign.write_input(made, folder, dictionary)
            command = [*hunalign.start(program, folder), "-utf", *options, *files]
            ladder = folder / "out.ladder"
            took = fastest(command, runs, ladder)
            found = hunalign.read_ladder(ladder, len(made.source), len(made.target))
            return Result(took, evaluate([(made.gold, found)]))

    return Peer(name, run)


def chosen(given: Path | None, dictionary: Path | None) -> Iterator[Peer]:
    """All peers, diptych first.

    Args:
        given: where hunalign is, if it is to be measured.
        dictionary: for hunalign, besides an empty one.

    Raises:
        NoHunalign: it is not there.
    """
    yield Peer(_OWN, lambda made, runs: measure(made, runs=runs))
    yield in_python("quadratic programme, same score", "quadratic")
    yield in_python("Vecalign (sentweave), same vectors", "vecalign", "sentweave")
    yield in_python("Gale-Church (galechurch)", "gale_church", "galechurch")
    if given is None:
        return
    program = hunalign.find(given)
    yield with_hunalign("hunalign, empty dictionary", program, None)
    yield with_hunalign("hunalign, empty dictionary, -realign", program, None, "-realign")
    if dictionary is not None:
        yield with_hunalign("hunalign, dictionary", program, dictionary)
        yield with_hunalign("hunalign, dictionary, -realign", program, dictionary, "-realign")


def rows(made: Made, those: list[Peer], runs: int) -> Iterator[str]:
    """The table of one document, a row at a time."""
    yield "| aligner | seconds | times diptych's | peak MB | strict F1 | lax F1 |"
    yield "|---|---|---|---|---|---|"
    own = 0.0
    for peer in those:
        if peer.lacks:
            yield f"| {peer.name} | not measured: {peer.lacks} | | | | |"
            continue
        try:
            result = peer.run(made, runs)
        except CommandFailed as error:
            yield f"| {peer.name} | failed: {' '.join(str(error).split())} | | | | |"
            continue
        took, memory = result.spent.seconds, result.spent.megabytes
        own = took if peer.name == _OWN else own
        ratio = f"{took / own:.1f}" if own else ""
        figures = f"{result.evaluation.strict.f1:.3f} | {result.evaluation.lax.f1:.3f}"
        yield f"| {peer.name} | {took:.2f} | {ratio} | {memory:.0f} | {figures} |"


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers",
        description=peers.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    default = [Size(5_000, 6_000)]
    parser.add_argument("sizes", nargs="*", default=default, type=Size.parse, metavar="SIZE")
    parser.add_argument("--runs", type=int, default=1, help="of each, the fastest counts")
    parser.add_argument("--hunalign", type=Path, metavar="PATH", help="binary, or package's folder")
    parser.add_argument(
        "--dictionary",
        type=Path,
        metavar="TSV",
        help="for hunalign: English, tab, Chinese (`python -m training.lexicon -o TSV` makes one)",
    )
    options = parser.parse_args()
    if not PAIRS.is_file():
        parser.error(f"no {PAIRS}; name the folder above `data` in DIPTYCH_SHARED")
    if options.dictionary and not options.dictionary.is_file():
        parser.error(f"no file {options.dictionary}")
    try:
        those = list(chosen(options.hunalign, options.dictionary))
    except hunalign.NoHunalign as error:
        parser.error(str(error))
    print(header())
    for size in options.sizes:
        made = document(size)
        print(f"\n{len(made.source):,} x {len(made.target):,} segments\n")
        for row in rows(made, those, options.runs):
            print(row, flush=True)


if __name__ == "__main__":
    main()
