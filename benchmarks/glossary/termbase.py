"""How long a termbase takes: `python -m benchmarks.glossary.termbase --concepts N`.

Made concepts (`terms`) are merged, merged again, looked up by their terms and checked. Beside it,
in the same run, they are written as JSONL and read back: what any store has to do first.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.glossary.terms import made_concepts
from glossaries import Termbase
from glossaries.exchange import read_concepts, write_concepts
from glossaries.term import Concept

_QUERIES = 1_000


def measured(concepts: Sequence[Concept], folder: Path) -> dict[str, float]:
    """Seconds by the clock for each step; for `found` of one query."""
    took: dict[str, float] = {}

    def timed(step: str, work: Callable[[], Any]) -> None:
        began = time.perf_counter()
        work()
        took[step] = time.perf_counter() - began

    plain = folder / "plain.jsonl"
    timed("JSONL written", lambda: write_concepts(plain, concepts))
    timed("JSONL read", lambda: sum(1 for _ in read_concepts(plain)))
    with Termbase.open(folder / "made.termbase", create=True) as base:
        timed("merged", lambda: base.merge(concepts, "made.tbx"))
        timed("merged again", lambda: base.merge(concepts, "made.tbx"))
        timed("read", lambda: sum(1 for _ in base.concepts()))
        timed("checked", base.check)
        asked = random.Random(7).choices(concepts, k=_QUERIES)  # noqa: S311 - no secrets
        timed("found", lambda: [base.found(one.terms[0].text) for one in asked])
    timed("opened", lambda: Termbase.open(folder / "made.termbase").close())
    took["found"] /= _QUERIES
    return took


def main() -> None:
    """Print a row for each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concepts", type=int, default=100_000)
    asked = parser.parse_args()
    # A concept has two terms and a little more.
    concepts = made_concepts(int(asked.concepts * 2.1))[: asked.concepts]
    with tempfile.TemporaryDirectory() as folder:
        took = measured(concepts, Path(folder))
        size = Path(folder, "made.termbase").stat().st_size / 1e6
    whole = took["JSONL written"] + took["JSONL read"]
    print(f"{len(concepts):,} concepts, a file of {size:.0f} MB\n")
    print("| step | seconds | times writing and reading JSONL |\n|---|---|---|")
    for step, seconds in took.items():
        print(f"| {step} | {seconds:.4g} | {seconds / whole:.2g} |")


if __name__ == "__main__":
    main()
