"""Files whose texts pair already: read as units and written in another format, never aligned.

Exchange formats are `tmx`'s. A word processor's tables come from here, since they need the reader
of DOCX: glossaries, and the tables in which Trados and memoQ give a translation out for review.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from aligner.errors import UnreadableDocument
from tmx.exchange import FORMATS, read_units, readable_suffixes, writable_suffixes, write_stream
from tmx.failure import Failure, UnknownSuffix
from tmx.files import (
    STDIN,
    STDIN_NAME,
    file_problem,
    kept,
    read_bytes,
    refuse_folder,
    refuse_same,
    spooled,
    written,
)
from tmx.options import XLIFF_2, Options, Reading, WriteResult
from tmx.profiles import DEFAULT, Profile
from tmx.rows import units_of_tables
from tmx.selection import Selection
from tmx.unit import TranslationUnit

DOCX = ".docx"
_XLSX = ".xlsx"

#: Suffixes of text files whose encoding may be said, of tables, and of files with several tables.
TEXTS = frozenset({".csv", ".tsv", ".jsonl"})
SHEETS = frozenset({".xlsx", DOCX})
TABLES = SHEETS | {".csv", ".tsv"}

# A catalogue is work to do: what is not translated yet goes on into another. A memory is not.
_CATALOGUES = frozenset({".po", ".pot", ".xlf", ".xliff", ".sdlxliff", ".mqxliff"})
_ALL_LANGUAGES = ".tmx"
_DEFAULT_OUTPUT = ".tsv"


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a file becomes another.

    Attributes:
        reading: what is said of the file that is read.
        profile: of the CAT tool; it shapes TMX only.
        xliff_version: 2.1 or 1.2, where XLIFF is written.
        min_confidence: units that say they are less sure are left out.
        state: units whose translation has not come so far are left out; "" for none.
        source_format: suffix of the format that is read; "" takes the name's.
        target_format: likewise of the one that is written.
        password: that opens a locked DOCX or XLSX.
    """

    reading: Reading = field(default_factory=Reading)
    profile: Profile = DEFAULT
    min_confidence: float = 0.0
    state: str = ""
    source_format: str = ""
    target_format: str = ""
    password: str | None = None
    xliff_version: str = XLIFF_2


def paired_suffixes() -> tuple[str, ...]:
    """The suffixes that `read_pairs` takes."""
    return (*readable_suffixes(), DOCX)


def read_pairs(
    path: str | os.PathLike[str], reading: Reading, suffix: str = "", password: str | None = None
) -> Iterator[TranslationUnit]:
    """The units of a file that pairs already, in order.

    Args:
        path: an exchange format, or a DOCX with tables of pairs.
        reading: what else is said of it.
        suffix: of its format, where its name does not say it.
        password: that opens a locked DOCX or XLSX.

    Raises:
        UnknownSuffix: at once, if it names no format of pairs.
        FileProblem: the file is missing or cannot be opened.
        UnreadableDocument: while reading, for a DOCX that is damaged, locked or none.
        BadEncoding, BadFormat: while reading, with the line or row.
    """
    suffix = suffix or _suffix_of(path, paired_suffixes())
    if suffix == DOCX:
        return _docx_units(path, reading, password)
    if suffix == _XLSX and _is_compound(path):
        return _unlocked_units(path, reading, password)
    return read_units(path, reading=reading, suffix=suffix)


def _suffix_of(path: str | os.PathLike[str], known: tuple[str, ...]) -> str:
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        refuse_folder(path)
        raise UnknownSuffix(
            f"no format has the suffix '{suffix}'" if suffix else "a file name without a suffix",
            path=path,
            remedy=f"take one of {' '.join(known)}",
        )
    return suffix


def _docx_units(
    path: str | os.PathLike[str], reading: Reading, password: str | None
) -> Iterator[TranslationUnit]:
    from aligner.readers.docx.tables import read_tables
    from aligner.readers.given import Given

    given = Given(read_bytes(path), reading.languages.source, path, password=password)
    tables = (
        (f"table {table.number}", enumerate(table.rows, 1))
        for table in read_tables(given)
        if reading.sheet in ("", str(table.number))
    )
    yield from units_of_tables(tables, path, reading.languages, reading, "table")


def _is_compound(path: str | os.PathLike[str]) -> bool:
    """Whether a file is an OLE one: a locked workbook, or one of the time before XLSX."""
    from aligner.readers.content import OLE

    try:
        with open(path, "rb") as stream:
            return stream.read(len(OLE)) == OLE
    except OSError as error:
        raise file_problem(error, path) from error


def _unlocked_units(
    path: str | os.PathLike[str], reading: Reading, password: str | None
) -> Iterator[TranslationUnit]:
    """The units of a locked workbook."""
    from aligner.readers.given import Given
    from aligner.readers.office.locked import is_locked, unlocked

    data = read_bytes(path)
    if not is_locked(data):
        raise UnreadableDocument(
            "is an old workbook, not XLSX",
            path=path,
            remedy="open it in a spreadsheet program and save it as .xlsx",
        )
    with kept(unlocked(Given(data, "", path, password=password), "XLSX")) as plain:
        try:
            yield from read_units(plain, reading=reading, suffix=_XLSX)
        except Failure as failure:
            _rename(failure, plain, os.fspath(path))
            raise


def convert(source: str, target: str, how: Conversion | None = None) -> WriteResult:
    """Write the units of one file into another, as a stream; the other appears whole or not at all.

    Units without a translation are left out and counted, unless both formats are for translators'
    work (PO, XLIFF). TMX keeps all languages of the units unless both sides' are asked for.

    Args:
        source: the file to read; `-` is standard input.
        target: the file to write; `-` is standard output.
        how: see there.

    Returns:
        How many units were written, how many were left out and why.

    Raises:
        UnknownSuffix: a name does not say its format.
        FileProblem: a file cannot be read or written, or is both.
        UnreadableDocument, BadEncoding, BadFormat: the source is not what it should be.
    """
    how = how or Conversion()
    from_format, to_format = formats_of(source, target, how)
    refuse_same(source, target)
    with opened(source, from_format) as path, written(target) as stream:
        selection = _selection(how, from_format, to_format)
        read = read_pairs(path, how.reading, from_format, how.password)
        units = selection.of(selection.settled(read))
        result = write_stream(stream, to_format, units, _options(selection, how))
        asked = how.reading.source_language, how.reading.target_language
        return selection.conclude(result, source, *asked)


def formats_of(source: str, target: str, how: Conversion) -> tuple[str, str]:
    """The suffixes of the formats that are read and written.

    Raises:
        UnknownSuffix: a name does not say its format.
    """
    return (
        how.source_format or source_format_of(source),
        how.target_format or _target_format(target),
    )


def source_format_of(source: str) -> str:
    """The suffix of the format that a file's name tells.

    Raises:
        UnknownSuffix: it tells none, or the file is standard input.
    """
    if source == STDIN:
        raise UnknownSuffix(
            "standard input does not say its format",
            remedy="say it with --from, such as --from tmx",
        )
    return _suffix_of(source, paired_suffixes())


def _target_format(target: str) -> str:
    return _DEFAULT_OUTPUT if target == STDIN else _suffix_of(target, writable_suffixes())


def _selection(how: Conversion, from_format: str, to_format: str) -> Selection:
    asked = how.reading.source_language, how.reading.target_language
    return Selection(
        *asked,
        min_confidence=how.min_confidence,
        state=how.state,
        untranslated={from_format, to_format} <= _CATALOGUES,
        all_languages=to_format == _ALL_LANGUAGES and not all(asked),
    )


def _options(selection: Selection, how: Conversion) -> Options:
    """With the languages of both sides; TMX that keeps all of them takes its own."""
    if selection.all_languages:
        return Options(how.reading.source_language, profile=how.profile)
    languages = selection.source_language, selection.target_language
    return Options(*languages, how.profile, how.xliff_version)


@contextlib.contextmanager
def opened(source: str, suffix: str) -> Iterator[str | os.PathLike[str]]:
    """The file to read; standard input as a file of its own, called by its name in messages.

    Args:
        source: its path, or `-`.
        suffix: of its format.

    Raises:
        FileProblem: standard input is closed, or the disk is full.
    """
    if source != STDIN:
        yield source
        return
    with spooled(suffix) as path:
        try:
            yield path
        except Failure as failure:
            _rename(failure, path, STDIN_NAME)
            raise


def _rename(failure: Failure, path: Path, name: str) -> None:
    """Tell of a file of our own by the name that the user knows."""
    failure.path = (failure.path or "").replace(str(path), name) or None


def format_named(name: str) -> str:
    """The suffix of a format that a user names: `tmx`, `.TMX`.

    Raises:
        UnknownSuffix: it names none.
    """
    suffix = f".{name.strip().lower().lstrip('.')}"
    if suffix not in {*FORMATS, DOCX}:
        raise UnknownSuffix(
            f"'{name}' is no format",
            remedy=f"take one of {' '.join(known.lstrip('.') for known in paired_suffixes())}",
        )
    return suffix
