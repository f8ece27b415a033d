"""`python -m benchmarks.layouts`: see `benchmarks.layouts`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import layouts
from benchmarks.layouts import crossed, drawn, long, looks, office, trials


def main() -> int:
    """Print the tables, or what differs in one look."""
    options = _options()
    if options.drawn and (problem := long.lacking()):
        print(f"{problem}: no text can be drawn", file=sys.stderr)
        return 1
    try:
        with tempfile.TemporaryDirectory() as place:
            folder = options.keep or Path(place)
            folder.mkdir(parents=True, exist_ok=True)
            for line in _lines(options, folder):
                print(line, flush=True)
    except office.NoOffice as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _lines(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    numbers = options.drawn or []
    wanted = [(f"drawn-{number}", drawn.look(number)) for number in numbers]
    if options.show:
        wanted += trials.every([looks.look(options.show)])
    wanted = wanted or trials.every(looks.LOOKS)
    found = [trials.tried(one) for one in trials.lay_out(wanted, folder)]
    if options.show or options.differences:
        yield from trials.differences(found)
        return
    yield from trials.rows(found)
    yield ""
    yield from crossed.rows(crossed.crossings(found))
    if options.short or numbers:
        return
    yield ""
    if problem := long.lacking():
        yield f"{problem}: no long document was read"
    else:
        yield from long.rows(folder)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.layouts",
        description=layouts.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = [each.name for each in looks.LOOKS]
    parser.add_argument("--show", choices=names, help="what differs in this look, block by block")
    parser.add_argument(
        "--drawn",
        nargs="+",
        type=int,
        metavar="NUMBER",
        help="instead of these, texts and looks drawn at random, one for each number",
    )
    parser.add_argument(
        "--differences", action="store_true", help="what differs, block by block, not the tables"
    )
    parser.add_argument("--short", action="store_true", help="leave the long documents out")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the files there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
