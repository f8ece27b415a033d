"""`python -m benchmarks.layouts`: see `benchmarks.layouts`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import layouts
from benchmarks.layouts import looks, office, trials


def main() -> int:
    """Print the table, or what differs in one look."""
    options = _options()
    with tempfile.TemporaryDirectory() as place:
        folder = options.keep or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        chosen = [looks.look(options.show)] if options.show else list(looks.LOOKS)
        try:
            made = trials.lay_out(chosen, folder)
        except office.NoOffice as problem:
            print(problem, file=sys.stderr)
            return 1
        for line in trials.differences(made) if options.show else trials.rows(made):
            print(line, flush=True)
    return 0


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
