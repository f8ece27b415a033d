"""Readers: a file of a known format into a `Document` of blocks. One module a format."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from aligner.document import Document
from aligner.errors import UnknownFormat, UnreadableDocument
from aligner.paired import refuse_format
from aligner.readers.content import without_text
from aligner.readers.given import Given, Reader, unheard
from tmx.files import STDIN, file_problem, read_bytes
from tmx.languages import canonical

__all__ = ["SUFFIXES", "read_document"]

# Modules are loaded by name at first use: lxml and markdown-it take longer than `--help` may.
_MODULES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".mht": "html.mhtml",
    ".mhtml": "html.mhtml",
    # Each by what its bytes are: a DOCX is at times called .doc, an old Word document .docx.
    ".docx": "office",
    ".docm": "office",
    ".dotx": "office",
    ".dotm": "office",
    ".doc": "office",
    ".dot": "office",
    ".rtf": "office",
    ".odt": "office",
    ".ott": "office",
    ".fodt": "office",
    ".wpd": "office",
    ".wps": "office",
    ".pptx": "office",
    ".pptm": "office",
    ".ppsx": "office",
    ".ppt": "office",
    ".pps": "office",
    ".odp": "office",
    ".xlsx": "office",
    ".xlsm": "office",
    ".xls": "office",
    ".ods": "office",
}

SUFFIXES = tuple(_MODULES)
"""File name suffixes that have a reader."""


def read_document(
    path: str | os.PathLike[str],
    language: str,
    *,
    encoding: str | None = None,
    password: str | None = None,
    progress: Callable[[float], None] = unheard,
) -> Document:
    """Reads one language version of a document.

    Args:
        path: its suffix chooses the reader; `-` is plain text from standard input.
        language: of the text, any usual spelling of the code.
        encoding: of a text format; told from the bytes and the language if None.
        password: that opens a locked file.
        progress: called with the share that is read, 0 to 1, by readers of formats that take long.

    Raises:
        UnknownFormat: no reader for the suffix.
        FileProblem: missing, a directory, or unreadable.
        UnreadableDocument: empty, binary, damaged, or of another format than its suffix says.
        BadEncoding: not text in `encoding`, or in no encoding that can be told for sure.
        UnknownLanguage: `language` is not one.
    """
    tag = canonical(language)
    name = _module(path)
    data = read_bytes(path)
    reader: Reader = importlib.import_module(f"aligner.readers.{name}").read
    try:
        read = reader(Given(data, tag, path, encoding, password, progress))
    except UnreadableDocument as error:
        error.path = error.path or os.fspath(path)
        raise
    if not read.blocks:
        raise without_text(path)
    # Only now: patterns for six languages take a while to compile.
    from aligner.readers.frontmatter.recognising import recognised

    return recognised(replace(read, path=os.fspath(path)))


def _module(path: str | os.PathLike[str]) -> str:
    if path == STDIN:
        return "text"
    suffix = Path(path).suffix.lower()
    if suffix in _MODULES:
        return _MODULES[suffix]
    _require_file(path)
    refuse_format(path)
    raise UnknownFormat(
        f"no reader for {suffix or 'a name without suffix'}",
        path=path,
        remedy="convert it to one of " + " ".join(SUFFIXES),
    )


def _require_file(path: str | os.PathLike[str]) -> None:
    """A missing file or a folder is told as such, whatever it is called."""
    try:
        Path(path).stat()
    except OSError as error:
        raise file_problem(error, path) from error
    if Path(path).is_dir():
        raise file_problem(IsADirectoryError(21, "Is a directory"), path)
