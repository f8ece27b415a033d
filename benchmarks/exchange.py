"""How fast files of pairs are converted, and in how much memory: `python -m benchmarks.exchange`.

Each conversion is a process of its own; seconds are those of the processor, which other programs
on the machine change least. Beside it, in the same run and on the same file, the
libraries that most would take: Translate Toolkit's readers and writers, openpyxl for workbooks.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.data import ROOT
from benchmarks.spent import Spent, spent
from tmx import TranslationUnit, pair_unit, write_units
from tmx.version import VERSION

UNITS = 200_000
# What is read whole is measured on fewer: it is slow, and its memory grows with the file.
_SHARE_OF_WHOLE = 10

_TOOLKIT = """
import sys
from translate.storage import factory
read = factory.getobject(sys.argv[1])
written = factory.getclass(sys.argv[2])()
for unit in read.units:
    if unit.istranslatable():
        new = written.addsourceunit(unit.source)
        new.target = unit.target
written.savefile(sys.argv[2])
"""
# Reading or writing alone: both texts of each unit are had, or each unit is made of two texts.
_READ = """
import sys
from tmx import read_units
for unit in read_units(sys.argv[1]):
    unit.source, unit.target
"""
_TOOLKIT_READ = """
import sys
from translate.storage.tmx import tmxfile
with open(sys.argv[1], "rb") as file:
    for unit in tmxfile(file).units:
        unit.source, unit.target
"""
_TEXTS = """
import sys
def texts():
    for number in range(int(sys.argv[2])):
        yield (
            f"The Commission took note of report {number} of the Secretary-General on progress.",
            f"委员会注意到秘书长关于进展情况的第{number}号报告。",
        )
"""
_WRITE = (
    _TEXTS
    + """
from tmx import pair_unit, write_units
write_units(sys.argv[1], (pair_unit(one, other, "en", "zh-CN") for one, other in texts()))
"""
)
_TOOLKIT_WRITE = (
    _TEXTS
    + """
from translate.storage.tmx import tmxfile
store = tmxfile()
for one, other in texts():
    store.addtranslation(one, "en", other, "zh-CN")
store.savefile(sys.argv[1])
"""
)
_OPENPYXL = """
import csv, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
with open(sys.argv[2], "w", newline="", encoding="utf-8-sig") as file:
    csv.writer(file).writerows(book.active.iter_rows(values_only=True))
"""
_OPENPYXL_WRITER = """
import csv, sys, openpyxl
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet()
with open(sys.argv[1], newline="", encoding="utf-8-sig") as file:
    for row in csv.reader(file):
        sheet.append(row)
book.save(sys.argv[2])
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A conversion, and what it is compared with.

    Attributes:
        source: suffix of the file that is read.
        target: suffix of the one that is written.
        peer: name of the other program, "" for none.
        script: Python that takes both paths.
        whole: whether the format is read or written whole.
    """

    source: str
    target: str
    peer: str = ""
    script: str = ""
    whole: bool = False


CASES = (
    Case(".tmx", ".csv", "Translate Toolkit", _TOOLKIT),
    # Without a peer: Translate Toolkit takes a letter for the delimiter of this file.
    Case(".csv", ".tmx"),
    Case(".xlf", ".tmx"),
    Case(".tsv", ".xlf"),
    Case(".jsonl", ".tsv"),
    Case(".xlsx", ".csv", "openpyxl", _OPENPYXL),
    Case(".csv", ".xlsx", "openpyxl", _OPENPYXL_WRITER),
    Case(".tmx", ".po", "Translate Toolkit", _TOOLKIT, whole=True),
    Case(".po", ".tmx", "Translate Toolkit", _TOOLKIT, whole=True),
)


def units(count: int) -> Iterator[TranslationUnit]:
    """So many different pairs of sentences."""
    for number in range(count):
        yield pair_unit(
            f"The Commission took note of report {number} of the Secretary-General on progress.",
            f"委员会注意到秘书长关于进展情况的第{number}号报告。",
            "en",
            "zh-CN",
            identifier=str(number),
        )


def measure(case: Case, count: int, folder: Path) -> tuple[Spent, Spent | None]:
    """What a conversion of so many units takes, and what the other program takes for it."""
    source, target = folder / f"in{case.source}", folder / f"out{case.target}"
    write_units(source, units(count))
    own = spent([sys.executable, "-m", "cli", "convert", str(source), str(target)], folder=ROOT)
    if not case.script:
        return own, None
    return own, spent([sys.executable, "-c", case.script, str(source), str(target)], folder=ROOT)


@dataclass(frozen=True, slots=True)
class Alone:
    """Reading or writing TMX by itself, in both programs.

    Attributes:
        name: what is done.
        own: Python that takes a path and a number of units.
        peer: likewise, with Translate Toolkit.
        reads: whether the file must be there.
    """

    name: str
    own: str
    peer: str
    reads: bool


ALONE = (
    Alone("read .tmx", _READ, _TOOLKIT_READ, reads=True),
    Alone("write .tmx", _WRITE, _TOOLKIT_WRITE, reads=False),
)


def measure_alone(alone: Alone, count: int, folder: Path) -> tuple[Spent, Spent]:
    """What reading or writing so many units takes, and what Translate Toolkit takes for it."""
    paths = folder / "own.tmx", folder / "peer.tmx"
    if alone.reads:
        paths = folder / "alone.tmx", folder / "alone.tmx"
        write_units(paths[0], units(count))
    own, peer = (
        spent([sys.executable, "-c", script, str(path), str(count)], folder=ROOT)
        for script, path in zip((alone.own, alone.peer), paths, strict=True)
    )
    return own, peer


def _row(name: str, count: int, own: Spent, peer_name: str, peer: Spent | None) -> str:
    cells = [
        name,
        f"{count:,}",
        f"{own.processor:.1f}",
        f"{count / own.processor:,.0f}",
        f"{own.megabytes:.0f}",
        peer_name,
        f"{peer.processor / own.processor:.1f}" if peer else "",
        f"{peer.megabytes:.0f}" if peer else "",
    ]
    return f"| {' | '.join(cells)} |"


def _rows(count: int, folder: Path, *, all_cases: bool) -> Iterator[str]:
    for alone in ALONE:
        own, other = measure_alone(alone, count, folder)
        yield _row(alone.name, count, own, "Translate Toolkit", other)
    for case in CASES if all_cases else ():
        wanted = count // _SHARE_OF_WHOLE if case.whole else count
        own, peer = measure(case, wanted, folder)
        yield _row(f"{case.source} -> {case.target}", wanted, own, case.peer, peer)


def main() -> None:
    """Print the figures as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=UNITS, help=f"in each file ({UNITS:,})")
    parser.add_argument("--tmx", action="store_true", help="only reading and writing TMX")
    given = parser.parse_args()
    print(f"{date.today()}, Python {platform.python_version()}, diptych {VERSION}\n")
    print("| work | units | seconds | units a second | peak MB | peer | times | its MB |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for row in _rows(given.units, Path(folder), all_cases=not given.tmx):
            print(row)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
