"""The parts of a Word document as parsed XML, or a clear word on why they are not there.

python-docx knows neither footnotes nor tracked changes nor automatic numbers, all of which
decide what the text of a United Nations document is, so the parts are read with lxml.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from os import PathLike
from typing import Any

from aligner.errors import UnreadableDocument
from aligner.readers.archive import Archive, open_archive
from aligner.readers.content import OLE, ZIP, check

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Strict files (ISO/IEC 29500) have other namespaces for the same elements.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W.strip("{}").encode()
_MAIN = "word/document.xml"
_EXPORT = "open it in a word processor and save it as DOCX"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened DOCX.

    Attributes:
        archive: the zip.
        folder: where the main part lies, usually "word".
        body: of the main part.
    """

    archive: Archive
    folder: str
    body: Any

    def part(self, name: str) -> Any | None:
        """A part beside the main one, parsed; None if there is none."""
        full = posixpath.join(self.folder, name)
        return _parsed(self.archive, full) if full in self.archive else None

    def headers(self) -> list[Any]:
        """All page headers, in the order of their names."""
        wanted = re.compile(re.escape(posixpath.join(self.folder, "header")) + r"\d*\.xml")
        names = sorted(name for name in self.archive.names if wanted.fullmatch(name))
        return [_parsed(self.archive, name) for name in names]


def open_package(data: bytes, path: str | PathLike[str]) -> Package:
    """A DOCX from its bytes.

    Raises:
        UnreadableDocument: it is not one, is damaged, or is locked with a password.
    """
    check(data, path, "DOCX", accepted=(ZIP, OLE))
    if data.startswith(OLE):
        raise _compound(data, path)
    archive = open_archive(data, path, "DOCX", _EXPORT)
    main = _main_part(archive)
    if main is None:
        raise archive.failure(f"is a zip archive without {_MAIN}, not a DOCX", _EXPORT)
    body = _parsed(archive, main).find(f"{W}body")
    if body is None:
        raise archive.damaged(f"{main} has no body")
    return Package(archive, posixpath.dirname(main), body)


def _compound(data: bytes, path: str | PathLike[str]) -> UnreadableDocument:
    """OLE compound files hold locked DOCX files and the Word documents before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableDocument(
            "is protected with a password", path=path, remedy="save it without one"
        )
    return UnreadableDocument("is an old Word document, not DOCX", path=path, remedy=_EXPORT)


def _main_part(archive: Archive) -> str | None:
    """Word Online writes document2.xml at times; the name says enough."""
    if _MAIN in archive:
        return _MAIN
    return next(
        (name for name in archive.names if re.fullmatch(r"word/document\d*\.xml", name)), None
    )


def _parsed(archive: Archive, name: str) -> Any:
    return archive.xml(name, replacing=(_STRICT, _TRANSITIONAL))
