"""`python -m benchmarks.layouts`: see `benchmarks.layouts`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import layouts
from benchmarks.layouts import crossed, long, looks, office, trials


def main() -> int:
    """Print the tables, or what differs in one look."""
    options = _options()
    try:
        with tempfile.TemporaryDirectory() as place:
            folder = options.keep or Path(place)
            folder.mkdir(parents=True, exist_ok=True)
            for line in _shown(options.show, folder) if options.show else _tables(folder):
                print(line, flush=True)
    except office.NoOffice as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _shown(name: str, folder: Path) -> Iterator[str]:
    made = trials.lay_out([looks.look(name)], folder)
    yield from trials.differences([trials.tried(one) for one in made])


def _tables(folder: Path) -> Iterator[str]:
    found = [trials.tried(one) for one in trials.lay_out(looks.LOOKS, folder)]
    yield from trials.rows(found)
    yield ""
    yield from crossed.rows(crossed.crossings(found))
    yield ""
    if long.is_here():
        yield from long.rows()
    else:
        yield f"no {long.PAIRS}: no long document was read"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.layouts",
        description=layouts.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = [each.name for each in looks.LOOKS]
    parser.add_argument("--show", choices=names, help="what differs in this look, block by block")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the files there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
