"""Office documents, each by the reader of what it is, whatever it is called.

The bytes decide; the suffix does where they say nothing.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from aligner.document import Document
from aligner.errors import UnreadableDocument
from aligner.readers.archive import open_archive
from aligner.readers.content import OLE, RTF, ZIP, check
from aligner.readers.given import Given, Reader
from aligner.readers.office.kinds import FLAT, deserved_suffix, is_locked_old, is_older, is_text
from aligner.readers.office.libreoffice import TARGETS, Target, converted, unconverted
from aligner.readers.office.locked import is_locked, unlocked

# The reader of what has a suffix; where that is not the suffix's own format, LibreOffice makes it.
_READERS: Mapping[str, str] = {
    ".html": "html",
    ".mht": "html.mhtml",
    ".txt": "text",
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), "docx"),
    **dict.fromkeys((".doc", ".dot", ".rtf", ".odt", ".ott", ".fodt", ".wpd", ".wps"), "docx"),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".ppt", ".pps", ".odp", ".fodp"), "pptx"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".ods", ".fods"), "xlsx"),
}
_OWN = (".docx", ".docm", ".dotx", ".dotm", ".pptx", ".pptm", ".ppsx", ".xlsx", ".xlsm")
# Formats that are a zip or an XML file: what is neither is not of that format, not even text.
_ZIPPED = (".ott", *FLAT.values())
_SURE = (*_OWN, *_ZIPPED, *FLAT)
_MANIFEST = "META-INF/manifest.xml"
_LOCKED = "is protected with a password"
_WITHOUT = "save it without one"


def read(given: Given) -> Document:
    """A document of Word, PowerPoint, Excel or LibreOffice, or what is called like one.

    Raises:
        UnreadableDocument: it is empty, damaged, locked or none of these; LibreOffice is needed
            and is not here, or cannot convert it.
    """
    promised = Path(given.path).suffix.lower()
    check(given.data, given.path, promised[1:].upper(), accepted=(ZIP, OLE, RTF))
    if is_locked(given.data):
        given = replace(given, data=unlocked(given, promised[1:].upper()))
    suffix = _format(given.data, promised)
    module = _READERS[suffix]
    reader: Reader = importlib.import_module(f"aligner.readers.{module}").read
    target = TARGETS.get(module)
    if target is None or suffix in _OWN:
        return reader(given)
    given = replace(given, data=_converted(given, suffix, target))
    try:
        return reader(given)
    except UnreadableDocument as error:
        raise unconverted(f"what it wrote {error.cause}", target, given.path) from error


def _format(data: bytes, promised: str) -> str:
    deserved = deserved_suffix(data)
    if deserved or promised in _SURE or not is_text(data):
        return deserved or promised
    return ".txt"


def _converted(given: Given, suffix: str, target: Target) -> bytes:
    """What LibreOffice makes of it, unless a look at the file shows that it can make nothing."""
    if suffix in _ZIPPED:
        _require_open_document(given, suffix, target)
    elif not deserved_suffix(given.data) and not is_older(given.data, suffix):
        # LibreOffice takes anything for text, in characters that mean nothing.
        raise UnreadableDocument(
            f"is damaged, or no {suffix[1:].upper()}",
            path=given.path,
            remedy=f"open it in the program that wrote it and save it as {target.suffix.upper()}",
        )
    if is_locked_old(given.data):
        raise UnreadableDocument(_LOCKED, path=given.path, remedy=_WITHOUT)
    return converted(given.data, suffix, target, given.path)


def _require_open_document(given: Given, suffix: str, target: Target) -> None:
    """LibreOffice is not asked for what is no zip, unpacks to too much, or has a password."""
    remedy = f"open it in LibreOffice and save it as {target.suffix.upper()}"
    archive = open_archive(given.data, given.path, suffix[1:].upper(), remedy)
    if "content.xml" not in archive:
        raise archive.damaged("it has no content.xml")
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise archive.failure(_LOCKED, _WITHOUT)
    for name in ("content.xml", "styles.xml"):
        if name in archive:
            archive.read(name)
