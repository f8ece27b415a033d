"""The zip around a Word document: its parts as parsed XML, or a clear word on why not.

python-docx knows neither footnotes nor tracked changes nor automatic numbers, all of which
decide what the text of a United Nations document is, so the parts are read with lxml.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from os import PathLike
from typing import Any

from aligner.errors import UnreadableDocument
from aligner.readers.content import OLE, ZIP, check

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W.strip("{}").encode()
_MAIN = "word/document.xml"
# A part that unpacks to more than this is no document that a person wrote.
_MOST_BYTES = 200_000_000
_EXPORT = "open it in a word processor and save it as DOCX"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened DOCX.

    Attributes:
        path: for messages.
        archive: the zip.
        folder: where the main part lies, usually "word".
        body: the main part's root.
    """

    path: str | PathLike[str]
    archive: zipfile.ZipFile
    folder: str
    body: Any

    def part(self, name: str) -> Any | None:
        """A part beside the main one, parsed; None if there is none."""
        full = posixpath.join(self.folder, name)
        if full not in self.archive.namelist():
            return None
        return _parsed(self.archive, full, self.path)

    def headers(self) -> list[Any]:
        """All page headers, in the order of their names."""
        wanted = re.compile(re.escape(posixpath.join(self.folder, "header")) + r"\d*\.xml")
        names = sorted(name for name in self.archive.namelist() if wanted.fullmatch(name))
        return [_parsed(self.archive, name, self.path) for name in names]


def open_package(data: bytes, path: str | PathLike[str]) -> Package:
    """A DOCX from its bytes.

    Raises:
        UnreadableDocument: it is not one, is damaged, or is locked with a password.
    """
    check(data, path, "DOCX", accepted=(ZIP, OLE))
    if data.startswith(OLE):
        raise _compound(data, path)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        cause = "is a damaged DOCX" if data.startswith(ZIP) else "is not a DOCX"
        raise UnreadableDocument(cause, path=path, remedy=_EXPORT) from error
    main = _main_part(archive)
    if main is None:
        raise UnreadableDocument(
            f"is a zip archive without {_MAIN}, not a DOCX", path=path, remedy=_EXPORT
        )
    root = _parsed(archive, main, path)
    body = root.find(f"{W}body")
    if body is None:
        raise UnreadableDocument(
            f"is a damaged DOCX ({main} has no body)", path=path, remedy=_EXPORT
        )
    return Package(path, archive, posixpath.dirname(main), body)


def _compound(data: bytes, path: str | PathLike[str]) -> UnreadableDocument:
    """OLE compound files hold locked DOCX files and the Word documents before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableDocument(
            "is protected with a password", path=path, remedy="save it without one"
        )
    return UnreadableDocument("is an old Word document, not DOCX", path=path, remedy=_EXPORT)


def _main_part(archive: zipfile.ZipFile) -> str | None:
    """Word Online writes document2.xml at times; the name says enough."""
    names = archive.namelist()
    if _MAIN in names:
        return _MAIN
    return next((name for name in names if re.fullmatch(r"word/document\d*\.xml", name)), None)


def _parsed(archive: zipfile.ZipFile, name: str, path: str | PathLike[str]) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    content = _unpacked(archive, name, path).replace(_STRICT, _TRANSITIONAL)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            f"is a damaged DOCX ({name} is not well-formed XML)", path=path, remedy=_EXPORT
        ) from error


def _unpacked(archive: zipfile.ZipFile, name: str, path: str | PathLike[str]) -> bytes:
    entry = archive.getinfo(name)
    if entry.flag_bits & 1:
        raise UnreadableDocument(
            "is protected with a password", path=path, remedy="save it without one"
        )
    if entry.file_size > _MOST_BYTES:
        raise UnreadableDocument(f"unpacks to {entry.file_size:,} bytes", path=path, remedy=_EXPORT)
    try:
        return archive.read(entry)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
    ) as error:
        raise UnreadableDocument(
            f"is a damaged DOCX ({name} cannot be unpacked)", path=path, remedy=_EXPORT
        ) from error
