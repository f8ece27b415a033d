"""Conflicts as a table for a person to decide, and the decided table as what to do.

Each row is one translation. What stands in the column `keep` says whether it stays; a translation
that was written over is taken as it is written now. The other columns are there to read. `key`
names the translation and must stay as it is; rows may be taken out: what is not decided is left to
the preference.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from typing import TYPE_CHECKING

from tmx.failure import BadFormat
from tmx.files import replacing, writing
from tmx.memory.comparing.history import written_by
from tmx.memory.comparing.spool import place_of
from tmx.memory.comparing.tables import row_of, rows_of
from tmx.memory.records import status
from tmx.unit import TranslationUnit, joined

if TYPE_CHECKING:
    from tmx.memory.comparing.merging import Candidate, Conflict

_HEAD = (
    "conflict", "keep", "source", "target", "document", "context", "by", "when", "status", "files",
    "key",
)  # fmt: skip
_NEEDED = ("keep", "target", "key")

_YES = frozenset({"yes", "y", "x", "1", "true", "keep", "是", "√", "✓"})
_NO = frozenset({"no", "n", "0", "false", "drop", "否", ""})


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a translation.

    Attributes:
        keep: whether it stays.
        target: its text as the table has it now.
    """

    keep: bool
    target: str


@contextlib.contextmanager
def conflicts_written(
    path: str | PathLike[str], conflicts: Iterable[Conflict], files: Sequence[str]
) -> Iterator[None]:
    """Write a table of conflicts, TSV, which takes its place when the inner block is done.

    Args:
        path: of the file.
        conflicts: in order.
        files: what the merged files are called.

    Raises:
        FileProblem: it cannot be written.
    """
    with replacing([path]) as [temporary]:
        with writing(temporary, path) as stream:
            stream.write(f"{row_of(_HEAD)}\n".encode())
            for number, conflict in enumerate(conflicts, 1):
                for row in _rows(number, conflict, files):
                    stream.write(f"{row_of(row)}\n".encode(errors="replace"))
        yield


def _rows(number: int, conflict: Conflict, files: Sequence[str]) -> Iterator[Sequence[str]]:
    for one in conflict.candidates:
        kept = conflict.kept.get(one.key)
        unit = kept or one.unit
        document, context = place_of(unit)[:2]
        yield (
            str(number),
            "yes" if kept else "no",
            unit.source,
            unit.target,
            document,
            context,
            *written_by(unit),
            status(unit),
            names_of(one, files),
            one.key,
        )


def names_of(candidate: Candidate, files: Sequence[str]) -> str:
    """The files that have a translation, for people."""
    return ", ".join(files[side] for side in candidate.sides)


def read_decisions(path: str | PathLike[str]) -> dict[str, Decision]:
    """What a person decided, by the keys of the translations.

    Raises:
        FileProblem, BadEncoding: the table cannot be read.
        BadFormat: it is not such a table, or `keep` says neither yes nor no.
    """
    return {
        row["key"]: Decision(_says_yes(row.get("keep", ""), path, line), row.get("target", ""))
        for line, row in rows_of(path, _NEEDED)
        if row.get("key")
    }


def _says_yes(cell: str, path: str | PathLike[str], line: int) -> bool:
    word = cell.strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise BadFormat(
        f"'{cell}' in the column 'keep' says neither yes nor no",
        path=path,
        line=line,
        remedy="write yes or no",
    )


def with_target(unit: TranslationUnit, text: str) -> TranslationUnit:
    """The unit with another translation, if it is another but for its white space."""
    if text.split() == unit.target.split():
        return unit
    old = unit.target_variant
    return replace(
        unit,
        variants=tuple(
            replace(one, content=joined([text])) if one is old else one for one in unit.variants
        ),
    )
