"""Where the units of a corpus go: one memory, or one file a pair; streamed from the journal."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from aligner.corpus.journal import Journal
from aligner.corpus.pairing import Languages, Pair
from aligner.corpus.table import Row, format_rows, table_suffix
from aligner.corpus.work import unpacked
from aligner.outputs import Written
from tmx.exchange import writable_suffixes, write_stream
from tmx.failure import FileProblem, UnknownSuffix
from tmx.files import SUFFIX, file_problem, replacing, resolved, writing
from tmx.options import XLIFF_2
from tmx.options import Options as WriteOptions
from tmx.profiles import DEFAULT, Profile
from tmx.unit import FILE, TranslationUnit

#: What stands for the pair's name in the path of an output.
NAME = "{name}"
_PLACEHOLDER = re.compile(r"\{\w*\}")
STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Output:
    """The files to write.

    Attributes:
        path: as the user gave it; with `{name}` in its last part, one file a pair.
        suffix: of the format, lower case.
        report: path of the table of pairs, if wanted.
        profile: of the CAT tool that a TMX is for.
        xliff_version: 2.1 or 1.2.
        inputs: files that must not be overwritten.
    """

    path: str
    suffix: str
    report: str | None = None
    profile: Profile = DEFAULT
    xliff_version: str = XLIFF_2
    inputs: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        path: str,
        *,
        report: str | None = None,
        profile: Profile = DEFAULT,
        xliff_version: str = XLIFF_2,
        inputs: Sequence[str] = (),
    ) -> Output:
        """An output, refused before any work is done if it cannot be.

        Args:
            path: of the memory, or of one file a pair.
            report: of the table.
            profile, xliff_version: see above.
            inputs: files that must not be overwritten.

        Raises:
            UnknownSuffix: a suffix names no format.
            FileProblem: a path cannot be written, is named twice, or is an input.
        """
        if NAME not in path and (strange := _PLACEHOLDER.search(path)):
            raise FileProblem(
                f"{strange[0]} stands for nothing",
                path=path,
                remedy=f"write {NAME} for one file a pair",
            )
        _refuse_place(path, with_journal=True)
        suffix = Path(path).suffix.lower()
        if suffix not in writable_suffixes():
            raise UnknownSuffix(
                f"no format has the suffix {suffix!r}" if suffix else "a file name without suffix",
                path=path,
                remedy=f"take one of {' '.join(writable_suffixes())}",
            )
        taken = {os.path.realpath(one): "is an input" for one in inputs}
        for one in (path, report):
            if one is None:
                continue
            if (real := os.path.realpath(one)) in taken:
                raise FileProblem(taken[real], path=one, remedy="name another file to write")
            taken[real] = "is named twice as an output"
        if report is not None:
            _refuse_place(report)
            table_suffix(report)
        return cls(path, suffix, report, profile, xliff_version, tuple(inputs))

    @property
    def each(self) -> bool:
        """Whether each pair has a file of its own."""
        return NAME in Path(self.path).name

    @property
    def journal(self) -> Path:
        """Where the journal lies: beside the output."""
        return Path(f"{self.path}.journal")

    def place(self, name: str) -> Path:
        """The file of a pair; names with `/` lie in subfolders."""
        pattern = Path(self.path)
        *folders, last = name.split("/")
        return pattern.parent.joinpath(*folders, pattern.name.replace(NAME, last))


def refuse_overwriting(output: Output, pairs: Sequence[Pair]) -> None:
    """See that no pair's file is an input, the table, or another pair's.

    Raises:
        FileProblem: one is.
    """
    if not output.each:
        return
    taken = {_key(path): "is an input" for path in output.inputs}
    if output.report is not None:
        taken[_key(output.report)] = "is the table of the pairs, too"
    for pair in pairs:
        place = output.place(pair.name)
        if (why := taken.get(_key(place))) is not None:
            raise FileProblem(why, path=place, remedy="write into another folder")
        taken[_key(place)] = "would hold two pairs"


def _key(path: str | os.PathLike[str]) -> str:
    """Equal for names that some file systems take for one."""
    return os.path.realpath(path).casefold()


def remove_half_written(output: Output, pairs: Sequence[Pair], journal: Journal) -> None:
    """Remove what an earlier run that was killed while it wrote has left."""
    places = [output.place(pair.name) for pair in pairs] if output.each else [Path(output.path)]
    if output.report is not None:
        places.append(Path(output.report))
    for folder in {resolved(place).parent for place in places}:
        for left in folder.glob(f"{journal.prefix}*{SUFFIX}"):
            left.unlink(missing_ok=True)


def _refuse_place(path: str, *, with_journal: bool = False) -> None:
    if path == STDOUT:
        raise FileProblem(
            "standard output cannot be written by a run that may be taken up again"
            if with_journal
            else "standard output is not written here",
            remedy="name a file",
        )
    parent = resolved(path).parent
    if NAME in str(Path(path).parent):
        raise FileProblem(
            f"{NAME} stands in a folder's name",
            path=path,
            remedy="put it into the file's name; subfolders are made as the pairs have them",
        )
    if not parent.is_dir():
        raise FileProblem("its folder does not exist", path=path, remedy="make it first")
    if resolved(path).is_dir():
        raise FileProblem("is a directory", path=path, remedy="name a file, not a folder")


def write_corpus(
    output: Output,
    pairs: Sequence[Pair],
    journal: Journal,
    languages: Languages,
    created: datetime,
    rows: Sequence[Row],
) -> Written:
    """Write what the journal holds of the pairs, in their order, and the table.

    A memory appears whole or not at all, and so does each file of one pair.

    Args:
        output: where to.
        pairs: those that are done.
        journal: has their units.
        languages: canonical tags of source and target.
        created: the units' creation date.
        rows: of the table.

    Raises:
        FileProblem: a file cannot be written.
    """
    written = Written()
    if output.each:
        for pair in pairs:
            place = output.place(pair.name)
            _make_folder(place.parent)
            found = unpacked(journal.units(pair.name), languages, created)
            _write(place, found, output, journal, languages, written)
    else:
        found = _all_units(pairs, journal, languages, created)
        _write(Path(output.path), found, output, journal, languages, written)
    if output.report is not None:
        _write_report(output.report, rows, journal)
    return written


def _write(
    place: Path,
    found: Iterator[TranslationUnit],
    output: Output,
    journal: Journal,
    languages: Languages,
    written: Written,
) -> None:
    named = str(place)
    options = WriteOptions(*languages, output.profile, output.xliff_version)
    with replacing([place], journal.prefix) as staged, writing(staged[0], named) as stream:
        told = write_stream(stream, output.suffix, found, options)
    written.units[named] = told.written
    written.left_out[named] = dict(told.left_out)


def _write_report(path: str, rows: Sequence[Row], journal: Journal) -> None:
    with replacing([path], journal.prefix) as staged, writing(staged[0], path) as stream:
        stream.write(format_rows(rows, table_suffix(path)).encode(errors="replace"))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_problem(error, folder) from error


def _all_units(
    pairs: Sequence[Pair], journal: Journal, languages: Languages, created: datetime
) -> Iterator[TranslationUnit]:
    """The units of one memory; only one pair's are held at a time."""
    for pair in pairs:
        for unit in unpacked(journal.units(pair.name), languages, created):
            yield _placed(unit, pair)


def _placed(unit: TranslationUnit, pair: Pair) -> TranslationUnit:
    """A unit among those of other documents: its number and its file's name told apart."""
    names = ((n, f"{pair.name}:{v}" if n == "tuid" else v) for n, v in unit.attributes)
    props = ((n, pair.origin if n == FILE else v) for n, v in unit.props)
    return replace(unit, attributes=tuple(names), props=tuple(props))
