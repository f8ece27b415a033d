"""The parts of a Word document as parsed XML, or a clear word on why they are not there.

python-docx knows neither footnotes nor tracked changes nor automatic numbers, all of which
decide what the text of a United Nations document is, so the parts are read with lxml. Parts are
found by the package's relationships (ECMA-376 Part 2, 9.3); where those are missing or broken,
by the names that Word gives.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aligner.errors import UnreadableDocument
from aligner.readers.archive import Archive, open_archive
from aligner.readers.content import OLE, ZIP, check
from aligner.readers.docx.elements import STRICT_R, R, W
from aligner.readers.given import Given
from aligner.readers.office.locked import is_locked, unlocked

# Strict files (ISO/IEC 29500) have other namespaces for the same elements.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W.strip("{}").encode()
_MAIN = "word/document.xml"
_MAIN_TYPE = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)"
    r"\.(?:document|template)(?:\.macroEnabled\w*)?\.main\+xml"
)
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_EXPORT = "open it in a word processor and save it as DOCX"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part says of another.

    Attributes:
        identity: by which its elements name the other.
        kind: the last word of its type, such as `styles`.
        target: name of the other part.
    """

    identity: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """An opened DOCX.

    Attributes:
        archive: the zip.
        main: name of the main part.
        body: of the main part.
        relations: of the main part to others.
    """

    archive: Archive
    main: str
    body: Any
    relations: tuple[Relation, ...]

    def part(self, kind: str) -> Any | None:
        """The part of a kind (`styles`, `footnotes`), parsed; None if there is none."""
        named = [each.target for each in self.relations if each.kind == kind]
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        found = next((name for name in [*named, usual] if name in self.archive), None)
        return _parsed(self.archive, found) if found else None

    def margins(self, kind: str) -> Iterator[Any]:
        """Page headers or footers, those of first pages first.

        Args:
            kind: `header` or `footer`.
        """
        targets = {each.identity: each.target for each in self.relations if each.kind == kind}
        references = list(self.body.iter(f"{W}{kind}Reference"))
        names = [
            targets.get(each.get(f"{R}id") or each.get(f"{STRICT_R}id", ""), "")
            for each in sorted(references, key=lambda each: each.get(f"{W}type") != "first")
        ]
        for name in dict.fromkeys(names if any(names) else self._named(kind)):
            if name in self.archive:
                yield _parsed(self.archive, name)

    def _named(self, kind: str) -> list[str]:
        folder = posixpath.dirname(self.main)
        wanted = re.compile(re.escape(posixpath.join(folder, kind)) + r"\d*\.xml")
        return sorted(name for name in self.archive.names if wanted.fullmatch(name))


def open_package(given: Given) -> Package:
    """A DOCX from its bytes.

    Raises:
        UnreadableDocument: it is not one, is damaged, or is locked with a password.
    """
    check(given.data, given.path, "DOCX", accepted=(ZIP, OLE))
    archive = open_archive(_plain(given), given.path, "DOCX", _EXPORT)
    main = next(filter(None, (find(archive) for find in _FINDERS)), None)
    if main is None:
        raise archive.failure(f"is a zip archive without {_MAIN}, not a DOCX", _EXPORT)
    body = _parsed(archive, main).find(f"{W}body")
    if body is None:
        raise archive.damaged(f"{main} has no body")
    return Package(archive, main, body, tuple(_relations(archive, main)))


def _plain(given: Given) -> bytes:
    """The bytes of the zip: OLE files hold locked DOCX, and the Word documents before 2007."""
    if not given.data.startswith(OLE):
        return given.data
    if not is_locked(given.data):
        raise UnreadableDocument(
            "is an old Word document, not DOCX", path=given.path, remedy=_EXPORT
        )
    return unlocked(given, "DOCX")


def _by_relation(archive: Archive) -> str | None:
    found = (each.target for each in _relations(archive, "") if each.kind == "officeDocument")
    return next((name for name in found if name in archive), None)


def _by_type(archive: Archive) -> str | None:
    root = _tolerated(archive, "[Content_Types].xml")
    named = [] if root is None else list(root.iter(f"{_TYPES}Override"))
    found = (
        each.get("PartName", "").lstrip("/")
        for each in named
        if _MAIN_TYPE.fullmatch(each.get("ContentType", ""))
    )
    return next((name for name in found if name in archive), None)


def _by_name(archive: Archive) -> str | None:
    """Word Online writes document2.xml at times; the name says enough."""
    if _MAIN in archive:
        return _MAIN
    return next(
        (name for name in archive.names if re.fullmatch(r"word/document\d*\.xml", name)), None
    )


_FINDERS = (_by_relation, _by_type, _by_name)


def _relations(archive: Archive, part: str) -> Iterator[Relation]:
    """A part's relations to parts of the same package; nothing outside it is ever opened."""
    folder, name = posixpath.split(part)
    root = _tolerated(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    for each in () if root is None else root.iter(_RELATION):
        if each.get("TargetMode") != "External":
            kind = each.get("Type", "").rsplit("/", 1)[-1]
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            yield Relation(each.get("Id", ""), kind, target.lstrip("/"))


def _tolerated(archive: Archive, name: str) -> Any | None:
    """A part that says where others are: without it, or if it is broken, names must do."""
    if name not in archive:
        return None
    try:
        return archive.xml(name)
    except UnreadableDocument:
        return None


def _parsed(archive: Archive, name: str) -> Any:
    return archive.xml(name, replacing=(_STRICT, _TRANSITIONAL))
