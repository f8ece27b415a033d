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
    try:
        with tempfile.TemporaryDirectory() as place:
            folder = options.keep or Path(place)
            folder.mkdir(parents=True, exist_ok=True)
            for line in _lines(options, folder):
                print(line, flush=True)
    except (office.NoOffice, looks.NoLook, FileNotFoundError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _lines(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    if options.show:
        made = trials.lay_out(trials.named(options.show), folder, options.formats)
        yield from trials.differences([trials.tried(one) for one in made])
        return
    numbers = range(1, options.drawn + 1)
    wanted = [pair for number in numbers for pair in trials.named(f"{drawn.PREFIX}{number}")]
    wanted = wanted or trials.every(looks.LOOKS)
    found = [trials.tried(one) for one in trials.lay_out(wanted, folder, options.formats)]
    yield from trials.rows(found)
    yield ""
    if "pdf" in options.formats:
        yield from crossed.rows(crossed.crossings(found))
    if options.short or options.drawn:
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
    parser.add_argument(
        "--show", metavar="LOOK", help="what differs in this look, block by block; drawn-7 is one"
    )
    parser.add_argument(
        "--drawn",
        type=int,
        default=0,
        metavar="COUNT",
        help="instead, so many texts and looks that are drawn at random",
    )
    parser.add_argument(
        "--formats",
        nargs="+",
        default=["pdf"],
        metavar="SUFFIX",
        help="beside DOCX, what LibreOffice writes: pdf (default), odt, rtf, doc, html",
    )
    parser.add_argument("--short", action="store_true", help="leave the long documents out")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the files there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
