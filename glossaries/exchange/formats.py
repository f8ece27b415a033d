"""Reading and writing concepts by the suffix of the file's name: one door to all formats.

Formats stand in a table and are loaded by name on first use. `-` is standard input or output; the
format is said then, since no name tells it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib import import_module
from os import PathLike, fspath
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from glossaries.exchange.content import TOLD, format_in
from glossaries.exchange.options import DCA, PLAIN, TBX_3, Writing, writing
from glossaries.failure import UnknownGlossary
from glossaries.term import Concept, Term
from tmx.failure import Failure
from tmx.files import (
    STDIN,
    STDIN_NAME,
    refuse_folder,
    replacing,
    spooled,
    to_standard_output,
)
from tmx.files import writing as writing_to
from tmx.languages import canonical
from tmx.options import DEFAULT_READING, Reading, WriteResult

Path = str | PathLike[str]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of glossaries.

    Attributes:
        name: for people.
        reader: `module:function`, called with a path and `Reading`; gives (line, concept).
        writer: `module:function`, called with a stream, concepts and `Writing`; "" if only read.
    """

    name: str
    reader: str
    writer: str = ""


_ROOM = "glossaries.exchange"
_OMEGAT = Format("OmegaT", f"{_ROOM}.omegat:read_omegat", f"{_ROOM}.omegat:write_omegat")

#: Suffix (lower case) -> format.
FORMATS: dict[str, Format] = {
    ".tbx": Format("TBX", f"{_ROOM}.tbx_reader:read_tbx", f"{_ROOM}.tbx_writer:write_tbx"),
    ".csv": Format("CSV", f"{_ROOM}.table_files:read_csv", f"{_ROOM}.table_files:write_csv"),
    ".tsv": Format("TSV", f"{_ROOM}.table_files:read_tsv", f"{_ROOM}.table_files:write_tsv"),
    ".xlsx": Format("XLSX", f"{_ROOM}.table_files:read_xlsx", f"{_ROOM}.table_files:write_xlsx"),
    ".utf8": _OMEGAT,
    ".txt": _OMEGAT,
    ".tab": _OMEGAT,
    ".jsonl": Format("JSONL", f"{_ROOM}.jsonl:read_jsonl", f"{_ROOM}.jsonl:write_jsonl"),
    ".termbase": Format("termbase", f"{_ROOM}.stored:read_termbase"),
}


def readable_suffixes() -> tuple[str, ...]:
    """The suffixes that `read_concepts` takes."""
    return tuple(FORMATS)


def writable_suffixes() -> tuple[str, ...]:
    """The suffixes that `write_concepts` takes."""
    return tuple(suffix for suffix, known in FORMATS.items() if known.writer)


def read_concepts(
    path: Path,
    *,
    source_language: str = "",
    target_language: str = "",
    reading: Reading = DEFAULT_READING,
    file_format: str = "",
) -> Iterator[Concept]:
    """The concepts of a glossary, in order, read as a stream.

    Args:
        path: its suffix names the format; `-` for standard input.
        source_language: of a file that does not name it, such as OmegaT's; "" takes what the file
            tells, else English.
        target_language: likewise; else Chinese.
        reading: what else is said of the file (columns, sheet, encoding), and who hears of it.
        file_format: suffix of the format, with or without its dot, for a name that tells none.

    Yields:
        Concepts with at least one term; terms without spaces around them.

    Raises:
        UnknownGlossary: at once, if the suffix names no format.
        FileProblem: at once, if the file is missing or cannot be opened.
        BadEncoding, BadFormat, BadGlossary: while reading, with the line or row.
    """
    numbered = read_numbered(
        path,
        source_language=source_language,
        target_language=target_language,
        reading=reading,
        file_format=file_format,
    )
    return (clean for _, concept in numbered if (clean := tidied(concept)).terms)


def read_numbered(
    path: Path,
    *,
    source_language: str = "",
    target_language: str = "",
    reading: Reading = DEFAULT_READING,
    file_format: str = "",
) -> Iterator[tuple[int, Concept]]:
    """The concepts of a glossary with their lines or rows, as they stand there: for validation.

    Unlike `read_concepts` it gives entries without terms, and terms with the spaces around them
    that a table has.

    Args:
        path, source_language, target_language, reading, file_format: as for `read_concepts`.

    Raises:
        As `read_concepts`.
    """
    suffix = _readable_suffix(path, file_format)
    reading = replace(
        reading,
        source_language=_wanted(source_language) or reading.source_language,
        target_language=_wanted(target_language) or reading.target_language,
    )
    if fspath(path) == STDIN:
        return _from_standard_input(suffix, reading)
    told = "" if file_format else format_in(path)
    if told and told != suffix:
        reading.tell(f"it is {TOLD[told]}, whatever its suffix says")
        suffix = told
    elif file_format:
        format_in(path)  # an empty file is none of any format
    return _read(path, suffix, reading)


def _readable_suffix(path: Path, file_format: str) -> str:
    """As `_suffix`; a file whose name tells no format may tell it itself."""
    try:
        return _suffix(path, readable_suffixes(), file_format)
    except UnknownGlossary:
        told = "" if file_format or not os.path.isfile(path) else format_in(path)
        if not told:
            raise
        return told


def _read(path: Path, suffix: str, reading: Reading) -> Iterator[tuple[int, Concept]]:
    read = _loaded(FORMATS[suffix].reader)(path, reading)
    return cast("Iterator[tuple[int, Concept]]", read)


def _from_standard_input(suffix: str, reading: Reading) -> Iterator[tuple[int, Concept]]:
    with spooled(suffix) as path:
        try:
            format_in(path)
            yield from _read(path, suffix, reading)
        except Failure as failure:
            if failure.path == str(path):
                failure.path = STDIN_NAME
            raise


def tidied(concept: Concept) -> Concept:
    """A concept of `read_numbered` as `read_concepts` gives it; it may be left without a term."""
    if all(term.text and term.text == term.text.strip() for term in concept.terms):
        return concept
    stripped = (replace(term, text=term.text.strip()) for term in concept.terms)
    terms: tuple[Term, ...] = tuple(term for term in stripped if term.text)
    return replace(concept, terms=terms)


def write_concepts(
    path: Path,
    concepts: Iterable[Concept],
    *,
    source_language: str = "",
    target_language: str = "",
    tbx_version: str = TBX_3,
    tbx_style: str = DCA,
    layout: str = PLAIN,
    file_format: str = "",
) -> WriteResult:
    """Write concepts to a file whole: it appears complete, or what was there stays.

    Args:
        path: its suffix names the format; `-` for standard output.
        concepts: in order; read as a stream, except by tables, whose columns all must be known.
        source_language: of OmegaT's glossaries, and the first in a table; "" takes the first
            concept's.
        target_language: likewise, and the second.
        tbx_version: `3` or `2`.
        tbx_style: `dca` or `dct`, of version 3.
        layout: of a table: `plain`, `memoq` or `trados`.
        file_format: suffix of the format, for a name that tells none.

    Returns:
        How many concepts were written, how many were left out and why, what else is to be known.

    Raises:
        UnknownGlossary, UnknownLanguage: before anything is written.
        FileProblem: the file cannot be written.
    """
    suffix = _suffix(path, writable_suffixes(), file_format)
    options = writing(source_language, target_language, tbx_version, tbx_style, layout)
    with ExitStack() as stack:
        if fspath(path) == STDIN:
            stream = stack.enter_context(to_standard_output())
        else:
            [temporary] = stack.enter_context(replacing([path]))
            stream = stack.enter_context(writing_to(temporary, path))
        return write_stream(stream, suffix, concepts, options)


def write_files(
    paths: Sequence[Path],
    concepts: Sequence[Concept],
    *,
    source_language: str = "",
    target_language: str = "",
    tbx_version: str = TBX_3,
    tbx_style: str = DCA,
    layout: str = PLAIN,
) -> list[WriteResult]:
    """Write the same concepts to several files, which appear together or not at all.

    Args:
        paths: each suffix names a format.
        concepts: in order; gone through once a file.
        source_language, target_language, tbx_version, tbx_style, layout: as for `write_concepts`.

    Raises:
        As `write_concepts`.
    """
    suffixes = [_suffix(path, writable_suffixes()) for path in paths]
    options = writing(source_language, target_language, tbx_version, tbx_style, layout)
    results = []
    with replacing(paths) as temporaries:
        for temporary, path, suffix in zip(temporaries, paths, suffixes, strict=True):
            with writing_to(temporary, path) as stream:
                results.append(write_stream(stream, suffix, concepts, options))
    return results


def write_stream(
    stream: BinaryIO, suffix: str, concepts: Iterable[Concept], options: Writing
) -> WriteResult:
    """Write concepts to an open stream in the format of `suffix`.

    Raises:
        UnknownGlossary: it names no format that is written.
        OSError: the stream cannot be written.
    """
    if suffix not in writable_suffixes():
        raise _unknown(suffix, None, writable_suffixes())
    write = _loaded(FORMATS[suffix].writer)
    return cast("WriteResult", write(stream, concepts, replace(options, suffix=suffix)))


def _wanted(language: str) -> str:
    return canonical(language) if language else ""


def _suffix(path: Path, known: tuple[str, ...], file_format: str = "") -> str:
    if file_format:
        suffix = "." + file_format.lower().removeprefix(".")
        path = file_format
    elif fspath(path) == STDIN:
        raise UnknownGlossary(
            "the format of standard input or output is not said",
            remedy=f"say one of {', '.join(known)}",
        )
    else:
        suffix = PurePath(fspath(path)).suffix.lower()
    if suffix not in known:
        if not file_format:
            refuse_folder(path)
        raise _unknown(suffix, path, known)
    return suffix


def _unknown(suffix: str, path: Path | None, known: tuple[str, ...]) -> UnknownGlossary:
    cause = f"the suffix '{suffix}' names no format" if suffix else "the name has no suffix"
    return UnknownGlossary(cause, path=path, remedy=f"use one of {', '.join(known)}")


def _loaded(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
