"""Reading and writing units by the suffix of the file's name: one door to all exchange formats.

Formats stand in a table and are loaded by name on first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from os import PathLike, fspath
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from tmx.failure import UnknownProfile, UnknownSuffix
from tmx.files import file_problem, refuse_folder, replacing, writing
from tmx.languages import canonical
from tmx.options import (
    DEFAULT_READING,
    XLIFF_2,
    XLIFF_VERSIONS,
    Options,
    Reading,
    WriteResult,
)
from tmx.profiles import profile_named
from tmx.unit import TranslationUnit


@dataclass(frozen=True, slots=True)
class Format:
    """An exchange format.

    Attributes:
        name: for people.
        reader: `module:function`, called with a path, `Languages` for what names none, and
            `Reading`.
        writer: `module:function`, called with a stream, units and `Options`; "" if only read.
    """

    name: str
    reader: str
    writer: str = ""


_XLIFF = Format("XLIFF", "tmx.xliff_reader:read_xliff", "tmx.xliff:write_xliff")
_XLIFF_DIALECT = Format("XLIFF 1.2", "tmx.xliff_reader:read_xliff")

#: Suffix (lower case) -> format.
FORMATS: dict[str, Format] = {
    ".tmx": Format("TMX", "tmx.reader:read_tmx", "tmx.writer:write_tmx"),
    ".po": Format("PO", "tmx.po:read_po", "tmx.po:write_po"),
    ".xlf": _XLIFF,
    ".xliff": _XLIFF,
    ".tsv": Format("TSV", "tmx.tabular:read_tsv", "tmx.tabular:write_tsv"),
    ".csv": Format("CSV", "tmx.csv_files:read_csv", "tmx.csv_files:write_csv"),
    ".xlsx": Format("XLSX", "tmx.xlsx:read_xlsx", "tmx.xlsx_writer:write_xlsx"),
    ".jsonl": Format("JSONL", "tmx.tabular:read_jsonl", "tmx.tabular:write_jsonl"),
    ".pot": Format("PO template", "tmx.po:read_po"),
    ".sdlxliff": _XLIFF_DIALECT,
    ".mqxliff": _XLIFF_DIALECT,
}


def readable_suffixes() -> tuple[str, ...]:
    """The suffixes that `read_units` takes."""
    return tuple(FORMATS)


def writable_suffixes() -> tuple[str, ...]:
    """The suffixes that `write_units` takes."""
    return tuple(suffix for suffix, known in FORMATS.items() if known.writer)


def read_units(
    path: str | PathLike[str],
    *,
    source_language: str = "",
    target_language: str = "",
    reading: Reading = DEFAULT_READING,
    suffix: str = "",
) -> Iterator[TranslationUnit]:
    """The translation units of a file, in order; all formats but PO are read as a stream.

    Args:
        path: its suffix names the format.
        source_language: of a file that does not name it, such as TSV; of a table with more than
            two languages, the one wanted. "" takes what the file tells, else English.
        target_language: likewise; else Chinese.
        reading: what else is said of the file (columns, sheet, encoding), and who hears of it.
        suffix: of the format, for a file whose name does not tell it.

    Raises:
        UnknownSuffix: at once, if the suffix names no format.
        FileProblem: at once, if the file is missing or cannot be opened.
        BadEncoding, BadFormat: while reading, with the line or row.
    """
    known = FORMATS[suffix or _suffix(path, readable_suffixes())]
    source, target = _wanted(source_language), _wanted(target_language)
    reading = replace(
        reading,
        source_language=source or reading.source_language,
        target_language=target or reading.target_language,
    )
    languages = reading.languages
    try:
        with open(path, "rb"):
            pass
    except OSError as error:
        raise file_problem(error, path) from error
    read = _loaded(known.reader)(path, languages, reading)
    return cast("Iterator[TranslationUnit]", read)


def _wanted(language: str) -> str:
    return canonical(language) if language else ""


def write_units(
    path: str | PathLike[str],
    units: Iterable[TranslationUnit],
    *,
    source_language: str = "",
    target_language: str = "",
    profile: str | None = None,
    xliff_version: str = XLIFF_2,
) -> WriteResult:
    """Write units to a file whole: it appears complete, or what was there stays.

    Args:
        path: its suffix names the format.
        units: in order; read as a stream where the format allows.
        source_language: of bilingual formats and of TMX's header; "" takes the first unit's.
        target_language: of bilingual formats; "" takes the first unit's.
        profile: `omegat`, `lokalize`, `trados`, `memoq` or `weblate`; it shapes TMX only.
        xliff_version: `2.1` or `1.2`.

    Returns:
        How many units were written, and how many were left out and why.

    Raises:
        UnknownSuffix, UnknownLanguage, UnknownProfile: before anything is written.
        FileProblem: the file cannot be written.
    """
    suffix = _suffix(path, writable_suffixes())
    options = writing_options(source_language, target_language, profile, xliff_version)
    with replacing([path]) as [temporary], writing(temporary, path) as stream:
        return write_stream(stream, suffix, units, options)


def write_files(
    paths: Sequence[str | PathLike[str]],
    units: Sequence[TranslationUnit],
    *,
    source_language: str = "",
    target_language: str = "",
    profile: str | None = None,
    xliff_version: str = XLIFF_2,
) -> list[WriteResult]:
    """Write the same units to several files, which appear together or not at all.

    Args:
        paths: each suffix names a format.
        units: in order; gone through once a file.
        source_language, target_language, profile, xliff_version: as for `write_units`.

    Raises:
        As `write_units`.
    """
    suffixes = [_suffix(path, writable_suffixes()) for path in paths]
    options = writing_options(source_language, target_language, profile, xliff_version)
    results = []
    with replacing(paths) as temporaries:
        for temporary, path, suffix in zip(temporaries, paths, suffixes, strict=True):
            with writing(temporary, path) as stream:
                results.append(write_stream(stream, suffix, units, options))
    return results


def write_stream(
    stream: BinaryIO, suffix: str, units: Iterable[TranslationUnit], options: Options
) -> WriteResult:
    """Write units to an open stream in the format of `suffix`.

    Raises:
        UnknownSuffix: it names no format that is written.
        OSError: the stream cannot be written.
    """
    if suffix not in writable_suffixes():
        raise _unknown(suffix, None, writable_suffixes())
    known = FORMATS[suffix]
    return cast("WriteResult", _loaded(known.writer)(stream, units, options))


def writing_options(
    source_language: str = "",
    target_language: str = "",
    profile: str | None = None,
    xliff_version: str = XLIFF_2,
) -> Options:
    """Options from what a user gives.

    Raises:
        UnknownLanguage, UnknownProfile: it names none.
    """
    if xliff_version not in XLIFF_VERSIONS:
        raise UnknownProfile(
            f"'{xliff_version}' is no version of XLIFF that is written",
            remedy=f"choose one of {', '.join(XLIFF_VERSIONS)}",
        )
    return Options(
        source_language=_wanted(source_language),
        target_language=_wanted(target_language),
        profile=profile_named(profile),
        xliff_version=xliff_version,
    )


def _suffix(path: str | PathLike[str], known: tuple[str, ...]) -> str:
    suffix = PurePath(fspath(path)).suffix.lower()
    if suffix not in known:
        refuse_folder(path)
        raise _unknown(suffix, path, known)
    return suffix


def _unknown(
    suffix: str, path: str | PathLike[str] | None, known: tuple[str, ...]
) -> UnknownSuffix:
    cause = f"the suffix '{suffix}' names no format" if suffix else "the name has no suffix"
    return UnknownSuffix(cause, path=path, remedy=f"use one of {', '.join(known)}")


def _loaded(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
