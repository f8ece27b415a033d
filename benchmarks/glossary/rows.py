"""The rows that extraction writes: read from a file, or made of the development data."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import DATA, ROOT
from benchmarks.glossary.facts import HEADER, Pair, folded_pair

UNITS = tuple(DATA / "un" / f"{name}.en-zh.tsv" for name in ("train", "dev"))
_SCORE, _FIRST_EXAMPLE, _BEHIND_EXAMPLES = 4, 5, 7


@dataclass(frozen=True, slots=True)
class Row:
    """A pair that was extracted.

    Attributes:
        source: English, as the row has it.
        target: Chinese, as the row has it.
        kind: as extraction names it.
        score: that extraction gives it; 0 where the file has none.
        examples: sentences, source and target; empty where the file has none.
    """

    source: str
    target: str
    kind: str
    score: float = 0.0
    examples: tuple[str, ...] = ()

    def pair(self) -> Pair:
        """The pair as it is compared."""
        return folded_pair(self.source, self.target)


def read_rows(lines: Iterable[str]) -> Iterator[Row]:
    """Rows of a TSV file, best first: source, target, kind, frequency, score, two examples.

    A header row is left out.

    Raises:
        ValueError: a row with fewer than three columns.
    """
    for number, line in enumerate(lines, 1):
        columns = line.rstrip("\r\n").split("\t")
        if tuple(columns[: len(HEADER)]) == HEADER:
            continue
        if len(columns) < len(HEADER):
            raise ValueError(f"line {number}: not source, target and kind in columns: {line!r}")
        source, target, kind = columns[: len(HEADER)]
        score = float(columns[_SCORE]) if len(columns) > _SCORE else 0.0
        yield Row(source, target, kind, score, tuple(columns[_FIRST_EXAMPLE:_BEHIND_EXAMPLES]))


def rows_of(path: Path) -> tuple[Row, ...]:
    """The rows of a file.

    Raises:
        OSError: it cannot be read.
        ValueError: it holds no rows.
    """
    with path.open(encoding="utf-8") as file:
        return tuple(read_rows(file))


def extracted_rows(units: Sequence[Path] = UNITS) -> tuple[Row, ...]:
    """What `diptych glossary extract` makes of files of units.

    Raises:
        subprocess.CalledProcessError: it failed; what it says stands on stderr.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "rows.tsv")
        command = [sys.executable, "-m", "cli", "glossary", "extract"]
        files = [str(path.resolve()) for path in units]
        subprocess.run([*command, *files, "-o", str(out)], check=True, cwd=ROOT)
        return rows_of(out)
