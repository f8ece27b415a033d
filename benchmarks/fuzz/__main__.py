"""`python -m benchmarks.fuzz FILE... --seconds 600 --keep FOLDER`: break good files, and see.

The package `atheris` (extra `fuzz`) watches which lines of the readers a broken file reaches; one
that reaches new ones is broken further. A file for each kind of fault is kept and named after it.
`tests/data/broken` holds those that were found and mended, and a test reads them all.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

# Enough for any package; what grows beyond it is cut.
_MOST_MEGABYTES = 4000


def main() -> int:
    """Breaks files of one format until the time is over; does not return."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="good files of one format")
    parser.add_argument("--seconds", type=int, default=600, help="how long (600)")
    parser.add_argument("--keep", type=Path, required=True, help="folder for what is found")
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers (1)")
    given = parser.parse_args()
    formats = {path.suffix.lower() for path in given.files}
    if len(formats) != 1:
        print(f"files of one format, not of {', '.join(sorted(formats))}", file=sys.stderr)
        return 2
    given.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, path in enumerate(given.files):
            Path(corpus, f"{number}").write_bytes(path.read_bytes())
        _fuzz(formats.pop(), Path(corpus), given)
    return 0


def _fuzz(suffix: str, corpus: Path, given: argparse.Namespace) -> None:
    import atheris

    with atheris.instrument_imports(include=["aligner", "tmx", "entities"]):
        from benchmarks.fuzz.judging import judged, load
        from benchmarks.fuzz.mutating import MOST_BYTES, mutated

        load()
    keeper = _Keeper(suffix, given.keep, judged)

    def changed(data: bytes, most: int, seed: int) -> bytes:
        return mutated(data, random.Random(seed))[:most]  # noqa: S311 - no secret

    options = [
        f"-max_total_time={given.seconds}",
        f"-max_len={MOST_BYTES}",
        f"-rss_limit_mb={_MOST_MEGABYTES}",
        f"-seed={given.seed}",
        "-timeout=120",
        f"-artifact_prefix={given.keep}/stopped-",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], str(corpus), *options], keeper.case, custom_mutator=changed)
    atheris.Fuzz()


class _Keeper:
    """Judges cases and keeps one file a fault."""

    def __init__(self, suffix: str, folder: Path, judge: Callable[[Path], object]) -> None:
        self._folder, self._suffix, self._judge = folder, suffix, judge
        self._place = Path(tempfile.mkdtemp(), f"case{suffix}")
        self._known = {path.stem for path in folder.glob(f"*{suffix}")}

    def case(self, data: bytes) -> None:
        self._place.write_bytes(data)
        fault = self._judge(self._place)
        name = getattr(fault, "name", "")
        if fault is None or name in self._known:
            return
        self._known.add(name)
        Path(self._folder, name + self._suffix).write_bytes(data)
        print(f"{name}\n{fault.told}", flush=True)  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
