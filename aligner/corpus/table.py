"""The pairs of a corpus as a table, the doubtful ones first."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from aligner.corpus.pairing import Pair
from aligner.corpus.work import Result
from aligner.errors import Unrelated
from aligner.summary import Summary
from tmx.failure import Failure, UnknownSuffix

COLUMNS = (
    "pair", "confidence", "source_segments", "target_segments", "beads", "one_to_one", "other",
    "source_unaligned", "target_unaligned", "units", "seconds", "unrelated",
    "problem", "source", "target",
)  # fmt: skip
_SUFFIXES = (".tsv", ".jsonl")
_NOTHING = Summary((0, 0), {}, (0, 0), 0.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One pair.

    Attributes:
        name: of the pair.
        source: path of the original, "" if the pair's files are not clear.
        target: path of the translation, likewise.
        summary: counts; all 0 for a pair that failed.
        units: written.
        seconds: that it took.
        problem: why it failed, "" if it did not.
    """

    name: str
    source: str = ""
    target: str = ""
    summary: Summary = field(default=_NOTHING)
    units: int = 0
    seconds: float = 0.0
    problem: str = ""

    @property
    def beads(self) -> int:
        """Beads with both sides."""
        return sum(self.summary.beads.values())

    @property
    def one_to_one(self) -> int:
        """Beads of one segment a side."""
        return self.summary.beads.get("1-1", 0)

    def cells(self) -> dict[str, str | int | float]:
        """Values by the names of `COLUMNS`."""
        one = self.summary
        values = (
            self.name, round(one.confidence, 4), *one.segments, self.beads, self.one_to_one,
            self.beads - self.one_to_one, *one.unaligned, self.units, round(self.seconds, 3),
            one.unrelated, self.problem, self.source, self.target,
        )  # fmt: skip
        return dict(zip(COLUMNS, values, strict=True))


def rows(
    pairs: Sequence[Pair], results: Mapping[str, Result], failures: Mapping[str, Failure]
) -> list[Row]:
    """One row a pair: failed ones first, then unrelated ones, then by mean confidence, upwards."""
    files = {pair.name: (pair.source, pair.target) for pair in pairs}
    failed = [
        Row(
            name,
            *files.get(name, ("", "")),
            summary=replace(_NOTHING, unrelated=isinstance(why, Unrelated)),
            problem=str(why),
        )
        for name, why in failures.items()
    ]
    done = [
        Row(pair.name, pair.source, pair.target, one.summary, one.count, one.seconds)
        for pair in pairs
        if (one := results.get(pair.name))
    ]
    failed.sort(key=lambda row: row.name)
    return failed + sorted(done, key=_doubt)


def _doubt(row: Row) -> tuple[bool, float, str]:
    return not row.summary.unrelated, row.summary.confidence, row.name


def total(table: Sequence[Row]) -> Summary:
    """The pairs' counts added up; the mean confidence is over all beads."""
    types: Counter[str] = Counter()
    for row in table:
        types.update(row.summary.beads)
    beads = sum(row.beads for row in table)
    sure = sum(row.summary.confidence * row.beads for row in table)
    return Summary(
        segments=_added([row.summary.segments for row in table]),
        beads=dict(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        unaligned=_added([row.summary.unaligned for row in table]),
        confidence=sure / beads if beads else 0.0,
    )


def _added(counts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(one for one, _ in counts), sum(other for _, other in counts)


def table_suffix(path: str) -> str:
    """The suffix of a table's file.

    Raises:
        UnknownSuffix: no table is written so.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _SUFFIXES:
        raise UnknownSuffix(
            f"no table has the suffix {suffix!r}" if suffix else "a file name without suffix",
            path=path,
            remedy=f"take one of {' '.join(_SUFFIXES)}",
        )
    return suffix


def format_rows(table: Sequence[Row], suffix: str) -> str:
    """The table as TSV with a header row, or as JSON objects, one a line, beads by type in them."""
    if suffix == ".jsonl":
        objects = (row.cells() | {"types": row.summary.beads} for row in table)
        return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)
    lines = [COLUMNS, *(tuple(map(_cell, row.cells().values())) for row in table)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _cell(value: str | float) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return re.sub(r"\s+", " ", str(value))
