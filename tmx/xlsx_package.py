"""The parts of a workbook (ECMA-376), as streams and within bounds.

A zip can unpack to a thousand times its size, so what is unpacked is counted while it is read, and
XML is parsed without document types, entities or network. Sheets are never held whole; the texts
that cells share are, since any row may refer to any of them.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from os import PathLike
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from tmx.failure import BadFormat
from tmx.markup import local_name
from tmx.number_formats import BUILT_IN, GENERAL

if TYPE_CHECKING:
    from lxml import etree

#: All parts together may unpack to this, in bytes: a million rows of text are some 300 MB of XML.
MOST_BYTES = 1 << 30
# The texts that cells share stay in memory.
_MOST_SHARED = 1 << 28
_MOST_ENTRIES = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_SAVE = "open it in a spreadsheet program and save it as .xlsx"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook.

    Attributes:
        name: as its tab shows it.
        part: its place in the zip.
        hidden: whether its tab is not shown.
    """

    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class Workbook:
    """An opened workbook.

    Attributes:
        path: for messages.
        zip: of its parts.
        sheets: in the order of their tabs.
        texts: that cells share, by number.
        formats: of numbers, by the style of the cell.
        since_1904: whether days are counted from 1904.
        unpacked: bytes so far.
    """

    path: str | PathLike[str]
    zip: zipfile.ZipFile
    sheets: list[Sheet] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    since_1904: bool = False
    unpacked: int = 0

    def elements(self, part: str, *names: str, most: int = MOST_BYTES) -> Iterator[etree._Element]:
        """The elements of some local names in a part as they end, each freed after its turn.

        Raises:
            BadFormat: the part cannot be unpacked, is no XML, or is larger than any workbook's.
        """
        from lxml import etree

        try:
            with self.zip.open(part) as stream:
                counted = cast("BinaryIO", _Counted(self, stream, most))
                parsed = etree.iterparse(
                    counted, tag=[f"{{*}}{name}" for name in names], resolve_entities=False,
                    no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
                    remove_pis=True,
                )  # fmt: skip
                yield from self._freed(parsed, part)
        except etree.XMLSyntaxError as error:
            raise self.damaged(f"{part} is not well-formed XML") from error
        except BadFormat:
            raise
        except _BROKEN as error:
            raise self.damaged(f"{part} cannot be unpacked") from error

    def _freed(self, parsed: Any, part: str) -> Iterator[etree._Element]:
        checked = False
        for _, element in parsed:
            if not checked and element.getroottree().docinfo.internalDTD is not None:
                raise self.damaged(f"{part} has a document type")
            checked = True
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    def damaged(self, why: str) -> BadFormat:
        """The failure for a workbook that does not hold what it should."""
        return BadFormat(f"is a damaged XLSX ({why})", path=self.path, remedy=_SAVE)


class _Counted:
    """A part's bytes, up to a bound."""

    def __init__(self, book: Workbook, stream: Any, most: int) -> None:
        self._book, self._stream, self._left = book, stream, most

    def read(self, size: int = -1) -> bytes:
        data = bytes(self._stream.read(size))
        self._left -= len(data)
        self._book.unpacked += len(data)
        if self._left < 0 or self._book.unpacked > MOST_BYTES:
            most = min(MOST_BYTES, self._book.unpacked) >> 20
            raise BadFormat(
                f"unpacks to more than {most} MB",
                path=self._book.path,
                remedy="split it, or take out what is no text",
            )
        return data


def open_workbook(stream: BinaryIO, path: str | PathLike[str]) -> Workbook:
    """A workbook with all but its rows read.

    Args:
        stream: of its bytes, seekable.
        path: for messages.

    Raises:
        BadFormat: it is none, is damaged, locked or beyond all bounds.
    """
    head = stream.read(8)
    stream.seek(0)
    if head == _OLE:
        raise BadFormat("is an old or locked workbook, not XLSX", path=path, remedy=_SAVE)
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        kind = "a damaged" if head.startswith(b"PK") else "not an"
        raise BadFormat(f"is {kind} XLSX", path=path, remedy=_SAVE) from error
    book = Workbook(path, archive)
    names = archive.namelist()
    if len(names) > _MOST_ENTRIES:
        raise book.damaged(f"{len(names):,} entries")
    if "xl/workbook.xml" not in names:
        raise BadFormat(
            "is a zip archive without xl/workbook.xml, not an XLSX", path=path, remedy=_SAVE
        )
    _read_sheets(book, names)
    _read_texts(book, names)
    _read_formats(book, names)
    return book


def _read_sheets(book: Workbook, names: list[str]) -> None:
    places: dict[str, str] = {}
    relations = "xl/_rels/workbook.xml.rels"
    if relations in names:
        for one in book.elements(relations, "Relationship"):
            target = posixpath.normpath(posixpath.join("/xl", one.get("Target") or ""))
            places[one.get("Id") or ""] = target.lstrip("/")
    for one in book.elements("xl/workbook.xml", "sheet", "workbookPr"):
        if local_name(one) == "workbookPr":
            book.since_1904 = one.get("date1904") in ("1", "true")
            continue
        part = places.get(one.get(_RELATION) or one.get(_STRICT_RELATION) or "", "")
        if part in names and "chartsheet" not in part:
            hidden = one.get("state", "visible") != "visible"
            book.sheets.append(Sheet(one.get("name") or "", part, hidden))
    if not book.sheets:
        raise book.damaged("no sheets")


def _read_texts(book: Workbook, names: list[str]) -> None:
    if "xl/sharedStrings.xml" in names:
        found = book.elements("xl/sharedStrings.xml", "si", most=_MOST_SHARED)
        book.texts = [text_in(one) for one in found]


def text_in(element: etree._Element) -> str:
    """The text of a `si` or `is` element, without how it is pronounced (`rPh`)."""
    parts = []
    for child in element:
        name = local_name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [part.text or "" for part in child if local_name(part) == "t"]
    return "".join(parts)


def _read_formats(book: Workbook, names: list[str]) -> None:
    if "xl/styles.xml" not in names:
        return
    codes = dict(BUILT_IN)
    for one in book.elements("xl/styles.xml", "numFmt", "cellXfs"):
        if local_name(one) == "numFmt":
            codes[_whole(one.get("numFmtId"))] = one.get("formatCode") or GENERAL
        else:
            styles = (_whole(style.get("numFmtId")) for style in one)
            book.formats = [codes.get(number, GENERAL) for number in styles]


def _whole(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 9 else 0
