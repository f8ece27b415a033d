"""How long the checks take over a large file: `python -m benchmarks.qa.speed`.

Pairs made by `benchmarks.sentences`, as PO and as TMX, are checked by all checks in a process of
its own; beside it, in the same run and on the same PO, pofilter of Translate Toolkit with all its
tests, which uses one process. Each check's share of one core is measured by itself, over fewer
units, with what pairs share (numbers, dates, ...) made beforehand.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from aligner.encoders import load_encoder
from benchmarks.data import ROOT
from benchmarks.sentences import sentence_pairs
from benchmarks.spent import Spent, spent
from glossaries.core import core
from qa.check import Check, Knowledge
from qa.checks.registry import chosen
from qa.pair import Pair
from tmx import TranslationUnit, pair_unit, write_units
from tmx.version import VERSION

UNITS = 100_000
# Of these the share of each check is measured.
_FEWER = 5_000
# Pairs that a check gets at a time that takes many.
_CHUNK = 200
_POFILTER = "from translate.filters.pofilter import main; main()"


def units(count: int) -> Iterator[TranslationUnit]:
    """So many different pairs, since PO has each message once; the same ones in each run."""
    different = dict.fromkeys(sentence_pairs(2 * count))
    for source, target in islice(different, count):
        yield pair_unit(source, target, "en", "zh")


def measure(path: Path, jobs: int) -> Spent:
    """What checking a file takes, from the start of the process."""
    report = path.with_suffix(".report.jsonl")
    command = [
        sys.executable, "-m", "cli", "qa", str(path), "-o", str(report), "--jobs", str(jobs),
        "--fail-on", "never", "--config", os.devnull,
    ]  # fmt: skip
    return spent(command, folder=ROOT)


def measure_pofilter(path: Path) -> Spent:
    """What pofilter takes for a PO file."""
    found = path.with_suffix(".pofilter.po")
    command = [sys.executable, "-c", _POFILTER, "--progress=none", str(path), str(found)]
    return spent(command, folder=ROOT)


def share(check: Check, knowledge: Knowledge, pairs: Sequence[Pair]) -> float:
    """Microseconds that a check takes for a unit."""
    began = time.process_time()
    if check.look:
        look = check.look(knowledge)
        began = time.process_time()
        for pair in pairs:
            list(look(pair))
    elif check.batch:
        batch = check.batch(knowledge)
        began = time.process_time()
        for start in range(0, len(pairs), _CHUNK):
            batch(pairs[start : start + _CHUNK])
    elif check.watch:
        watcher = check.watch(knowledge)
        began = time.process_time()
        for pair in pairs:
            watcher.see(pair)
        list(watcher.end())
    return (time.process_time() - began) / max(1, len(pairs)) * 1e6


def shares(count: int) -> Iterator[tuple[str, float]]:
    """Microseconds a unit by check; first what pairs share."""
    knowledge = Knowledge(core=core(), encoder=load_encoder())
    pairs = [Pair(unit, number) for number, unit in enumerate(units(count))]
    began = time.process_time()
    for pair in pairs:
        _ = pair.source_entities, pair.target_entities
    yield "(numbers, dates, symbols)", (time.process_time() - began) / max(1, count) * 1e6
    for check in chosen():
        if check.needs != "memory":
            yield check.name, share(check, knowledge, pairs)


def _put(name: str, count: int, jobs: int, one: Spent, peer: Spent | None) -> None:
    cells = [
        name, f"{count:,}", str(jobs), f"{one.seconds:.1f}", f"{one.processor:.1f}",
        f"{one.megabytes:.0f}", f"{peer.seconds / one.seconds:.1f}" if peer else "",
    ]  # fmt: skip
    print(f"| {' | '.join(cells)} |", flush=True)


def _measure_files(count: int, jobs: int, *, pofilter: bool) -> None:
    print("| what | units | processes | seconds | of processors | peak MB | pofilter takes times |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        peer = None
        for suffix in (".po", ".tmx"):
            path = Path(folder, f"made{suffix}")
            write_units(path, units(count))
            if suffix == ".po" and pofilter:
                peer = measure_pofilter(path)
                _put("pofilter .po", count, 1, peer, None)
            _put(f"qa {suffix}", count, jobs, measure(path, jobs), peer)


def main() -> None:
    """Print the figures as Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=UNITS, help=f"in each file ({UNITS:,})")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--no-pofilter", action="store_true", help="leave the other program out")
    parser.add_argument("--shares", action="store_true", help="only each check by itself")
    given = parser.parse_args()
    # As in the command: threads of one process would be counted as its time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    print(f"{date.today()}, Python {platform.python_version()}, diptych {VERSION}\n")
    if not given.shares:
        _measure_files(given.units, given.jobs, pofilter=not given.no_pofilter)
        print()
    print("| check | µs a unit |\n|---|---|")
    for name, micros in sorted(shares(min(given.units, _FEWER)), key=lambda row: -row[1]):
        print(f"| {name} | {micros:.1f} |")


if __name__ == "__main__":
    main()
