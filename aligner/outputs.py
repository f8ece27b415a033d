"""An alignment into files: units by the suffix, the report, the beads; all of them or none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from aligner.beads import format_beads
from aligner.document import Alignment
from aligner.units import units
from tmx.failure import FileProblem, UnknownSuffix
from tmx.files import replacing, resolved, standard_output, writing
from tmx.options import XLIFF_2, Options
from tmx.profiles import DEFAULT, Profile

if TYPE_CHECKING:
    from tmx.options import WriteResult

# What `-` stands for: a bitext on standard output.
STDOUT = "-"
_BEADS = "beads"
_REPORT = ".html"


@dataclass(frozen=True, slots=True)
class Destination:
    """A file to write and what to write into it.

    Attributes:
        path: as the user gave it; `-` is standard output.
        format: a suffix of `tmx.exchange`, `.html`, or `beads`.
    """

    path: str
    format: str


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """What goes into the outputs.

    Attributes:
        min_confidence: beads below it are left out, but not of the beads' file.
        profile: of the CAT tool that the TMX is for.
        created: the units' creation date.
        xliff_version: 2.1 or 1.2.
    """

    min_confidence: float = 0.0
    profile: Profile = DEFAULT
    created: datetime | None = None
    xliff_version: str = XLIFF_2


@dataclass(slots=True)
class Written:
    """What became of the units.

    Attributes:
        units: path -> how many units the file holds.
        left_out: path -> reason -> how many units are not in it for that reason.
        remarks: path -> what else the user should know of it.
    """

    units: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, dict[str, int]] = field(default_factory=dict)
    remarks: dict[str, list[str]] = field(default_factory=dict)


def destinations(
    outputs: Sequence[str], beads: str | None = None, *, inputs: Sequence[str] = ()
) -> list[Destination]:
    """What to write where, refused before any work is done if it cannot be.

    Args:
        outputs: paths of the user's; the suffix chooses the format, `-` is TSV on standard output,
            and so is none at all, unless the beads go there.
        beads: path for the beads, if wanted.
        inputs: files that must not be overwritten.

    Raises:
        UnknownSuffix: a suffix names no format.
        FileProblem: a path is named twice, or is an input.
    """
    if not outputs and beads != STDOUT:
        outputs = [STDOUT]
    wanted = [Destination(path, _format(path)) for path in outputs]
    if beads is not None:
        wanted.append(Destination(beads, _BEADS))
    for one in wanted:
        if one.path != STDOUT and not resolved(one.path).parent.is_dir():
            raise FileProblem("its folder does not exist", path=one.path, remedy="make it first")
    taken = {os.path.realpath(path): "is an input" for path in inputs}
    for one in wanted:
        key = one.path if one.path == STDOUT else os.path.realpath(one.path)
        if key in taken:
            raise FileProblem(taken[key], path=one.path, remedy="name another file to write")
        taken[key] = "is named twice as an output"
    return wanted


def _format(path: str) -> str:
    from tmx.exchange import writable_suffixes

    if path == STDOUT:
        return ".tsv"
    suffix = Path(path).suffix.lower()
    known = (*writable_suffixes(), _REPORT)
    if suffix not in known:
        raise UnknownSuffix(
            f"no format has the suffix {suffix!r}" if suffix else "a file name without a suffix",
            path=path,
            remedy=f"take one of {' '.join(known)}",
        )
    return suffix


def write_outputs(
    alignment: Alignment, wanted: Sequence[Destination], options: OutputOptions
) -> Written:
    """Write all destinations; if one fails, none is changed.

    Args:
        alignment: of two documents.
        wanted: from `destinations`.
        options: see there.

    Raises:
        FileProblem: a file cannot be written.
    """
    result = Written()
    files = [one for one in wanted if one.path != STDOUT]
    with replacing([one.path for one in files]) as places:
        for one, place in zip(files, places, strict=True):
            with writing(place, one.path) as stream:
                _write(stream, one, alignment, options, result)
        # Before the files take their places: a closed pipe or a full disk behind standard output
        # must leave them as they were.
        for one in wanted:
            if one.path == STDOUT:
                _write(standard_output(), one, alignment, options, result)
                standard_output().flush()
    return result


def _write(
    stream: BinaryIO,
    one: Destination,
    alignment: Alignment,
    options: OutputOptions,
    result: Written,
) -> None:
    if one.format == _BEADS:
        stream.write(format_beads(alignment.beads).encode())
    elif one.format == _REPORT:
        from aligner.report import write_report

        write_report(stream, alignment, min_confidence=options.min_confidence)
    else:
        told = _write_units(stream, one.format, alignment, options)
        result.units[one.path] = told.written
        result.left_out[one.path] = dict(told.left_out)
        result.remarks[one.path] = list(told.remarks)


def _write_units(
    stream: BinaryIO, suffix: str, alignment: Alignment, options: OutputOptions
) -> WriteResult:
    from tmx.exchange import write_stream

    source, target = alignment.source_document.language, alignment.target_document.language
    found = units(alignment, min_confidence=options.min_confidence, created=options.created)
    how = Options(source, target, options.profile, options.xliff_version)
    return write_stream(stream, suffix, found, how)
