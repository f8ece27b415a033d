"""How fast units go into a memory and out of it: `python -m benchmarks.memory [--units N]`.

A TMX file of so many units is made (benchmarks.sentences), taken in by the command line, taken in
again, written out; then a tenth of the units is taken out. Each is a process of its own. Seconds of
the clock mean something on an idle machine only; those of the processor, all processes together,
change less. `--props` gives the units what `diptych align` says of each.

No other program is beside it: Translate Toolkit had a database of a memory (`tmdb`), and its
present release has none. How the memory is searched: benchmarks.memory_search.
"""

from __future__ import annotations

import argparse
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from itertools import islice
from pathlib import Path

from benchmarks.data import ROOT
from benchmarks.sentences import Pair, sentence_pairs
from benchmarks.spent import Spent, spent
from tmx import TranslationUnit, pair_unit, write_units
from tmx.version import VERSION

UNITS = 1_000_000

#: What must be reached with UNITS units: units a second (of the clock), megabytes of a process, and
#: of the file.
LEAST_A_SECOND = 20_000
MOST_MEGABYTES = 400
MOST_OF_FILE = 1_100

# Units of a document, with --props.
_DOCUMENT = 300
_CREATED = datetime(2026, 1, 1, tzinfo=timezone.utc)

_REMOVING = """
import sys
from tmx.memory import open_memory
with open_memory(sys.argv[1]) as memory:
    memory.remove(range(1, int(sys.argv[2]) + 1))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What a step took.

    Attributes:
        name: of the step.
        units: that it went through.
        took: by its process.
        file: megabytes of the memory behind it.
    """

    name: str
    units: int
    took: Spent
    file: float

    def __str__(self) -> str:
        cells = [
            self.name,
            f"{self.units:,}",
            f"{self.took.seconds:.1f}",
            f"{self.took.processor:.1f}",
            f"{self.units / self.took.seconds:,.0f}",
            f"{self.took.megabytes:.0f}",
            f"{self.file:,.0f}",
        ]
        return f"| {' | '.join(cells)} |"


def units(pairs: Iterable[Pair], *, props: bool = False) -> Iterator[TranslationUnit]:
    """Pairs as units, each with a number; with `props`, as aligned documents have them."""
    for number, (english, chinese) in enumerate(pairs):
        document, place = divmod(number, _DOCUMENT)
        yield pair_unit(
            english,
            chinese,
            "en",
            "zh-CN",
            props=_props(document, place + 1) if props else (),
            creation_date=_CREATED if props else None,
            identifier=str(number),
        )


def _props(document: int, place: int) -> list[tuple[str, str]]:
    return [
        ("x-document", f"A/65/{document}"),
        ("x-session", "Sixty-fifth session"),
        ("x-date", "2010-02-18"),
        ("x-title", f"Report of the Secretary-General on the work of the Organization, {document}"),
        ("x-file", f"n10{document:05}.docx"),
        ("x-line", str(place)),
        ("x-position", str(place)),
        ("x-bead", "1-1"),
        ("x-confidence", f"0.{99 - place % 50}"),
        ("x-encoder", "bundled"),
        ("x-label", f"{place}."),
        ("x-kind", "paragraph"),
    ]


def pairs_of(path: Path) -> Iterator[Pair]:
    """The pairs of a file of source, tab, target."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            source, _, target = line.rstrip("\n").partition("\t")
            yield source, target.partition("\t")[0]


def measure(file: Path, memory: Path) -> Iterator[Row]:
    """All steps with a TMX file and a memory that is not there yet."""
    named = ["--memory", str(memory), "--quiet"]
    for name in ("import", "import again"):
        took = _command("import", str(file), *named)
        yield Row(name, _count(memory), took, _megabytes(memory))
    written = memory.with_suffix(".tmx")
    took = _command("export", str(written), *named)
    yield Row("export", _count(memory), took, _megabytes(memory))
    some = _count(memory) // 10
    took = spent([sys.executable, "-c", _REMOVING, str(memory), str(some)], folder=ROOT)
    yield Row("remove a tenth", some, took, _megabytes(memory))


def missed(imported: Row) -> list[str]:
    """Which targets an import of UNITS units did not reach."""
    found = {
        f"{LEAST_A_SECOND:,} units a second": imported.units / imported.took.seconds
        >= LEAST_A_SECOND,
        f"{MOST_MEGABYTES} MB of memory": imported.took.megabytes <= MOST_MEGABYTES,
        f"{MOST_OF_FILE:,} MB of file": imported.file <= MOST_OF_FILE,
    }
    return [name for name, reached in found.items() if not reached]


def _command(name: str, *arguments: str) -> Spent:
    return spent([sys.executable, "-m", "cli", "tm", name, *arguments], folder=ROOT)


def _count(memory: Path) -> int:
    connection = sqlite3.connect(memory)
    try:
        return int(connection.execute("SELECT count(*) FROM unit").fetchone()[0])
    finally:
        connection.close()


def _megabytes(path: Path) -> float:
    return path.stat().st_size / 1e6


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures as a Markdown table; 1 if a target is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks.memory", description=__doc__)
    parser.add_argument("--units", type=int, default=UNITS, help=f"how many ({UNITS:,})")
    parser.add_argument("--props", action="store_true", help="as `diptych align` writes them")
    parser.add_argument("--tsv", type=Path, help="pairs of this file instead of made ones")
    parser.add_argument("--folder", type=Path, help="where the files stay, to search them")
    asked = parser.parse_args(arguments)
    print(f"{date.today()}, Python {platform.python_version()}, diptych {VERSION}\n")
    print("| step | units | seconds | of processor | units a second | peak MB | file MB |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        file = folder / "in.tmx"
        pairs = pairs_of(asked.tsv) if asked.tsv else sentence_pairs(asked.units)
        write_units(file, units(islice(pairs, asked.units), props=asked.props))
        rows = []
        for row in measure(file, folder / "memory.tm"):
            rows.append(row)
            print(row, flush=True)
    lacks = missed(rows[0]) if rows[0].units >= UNITS else []
    print(f"\nmissed: {', '.join(lacks)}" if lacks else "")
    return 1 if lacks else 0


if __name__ == "__main__":
    sys.exit(main())
