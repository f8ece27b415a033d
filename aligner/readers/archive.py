"""The zip of XML parts that DOCX, PPTX, XLSX and ODF are: opened with bounds, told when broken.

A zip can unpack to a thousand times its size, name files outside its folder, and hold XML that
grows as its entities are resolved. Nothing is ever unpacked to disk here; a part is read into
memory up to a bound whatever size the zip claims for it, and XML is parsed without document
types, entities or network, up to a number of elements and a depth.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from os import PathLike
from typing import Any

from aligner.errors import UnreadableDocument
from aligner.readers.content import ZIP

# All parts that are read of one document may unpack to this much together, in bytes: a thousand
# pages of text are some 30 MB of XML.
MOST_BYTES = 256 * 2**20
# An element or attribute takes a hundred bytes and more once it is parsed: of a part that is held
# as a whole there may be this many, in one that streams by a handful of times more.
MOST_NODES = 5_000_000
MOST_STREAMED = 4 * MOST_NODES
# An archive with more entries than this is no document that a person wrote.
MOST_ENTRIES = 20_000
# What an entry begins with in the zip's list of them.
_ENTRY = b"PK\x01\x02"

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(slots=True)
class Archive:
    """An opened zip.

    Attributes:
        path: for messages.
        format_name: what the suffix promises, as messages name it.
        remedy: what to do about a broken one, for messages.
        file: the zip.
        spent: bytes unpacked so far.
    """

    path: str | PathLike[str]
    format_name: str
    remedy: str
    file: zipfile.ZipFile
    spent: int = 0
    _names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names = {_folded(name): name for name in self.file.namelist()}

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._names

    @property
    def names(self) -> list[str]:
        """Names of the parts, in the order of the archive."""
        return self.file.namelist()

    def read(self, name: str) -> bytes:
        """A part's bytes. Names of parts are told apart without regard to case.

        Raises:
            UnreadableDocument: it cannot be unpacked, is locked, or is larger than a document is.
        """
        entry = self.file.getinfo(self._names[_folded(name)])
        if entry.flag_bits & 1:
            raise self.failure("is protected with a password", "save it without one")
        left = MOST_BYTES - self.spent
        try:
            with self.file.open(entry) as stream:
                content = stream.read(left + 1)
        except MemoryError as error:
            raise self._too_large() from error
        except _BROKEN as error:
            raise self.damaged(f"{name} cannot be unpacked") from error
        if len(content) > left:
            raise self._too_large()
        self.spent += len(content)
        return content

    def xml(self, name: str, replacing: tuple[bytes, bytes] = (b"", b"")) -> Any:
        """A part's root element.

        Args:
            name: of the part.
            replacing: bytes to put others in place of before parsing.

        Raises:
            UnreadableDocument: as `read`; it is not well-formed, or has a document type.
        """
        from lxml import etree

        content = self._markup(name, MOST_NODES)
        if replacing[0]:
            content = content.replace(*replacing)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._misshapen(name, error) from error
        self._refuse_type(name, root)
        return root

    def stream(self, name: str, *wanted: str) -> Iterator[Any]:
        """The elements of some names in a part, one by one; each is emptied when the next comes.

        Args:
            name: of the part.
            wanted: local names, in any namespace; none of them within another.

        Raises:
            UnreadableDocument: as `xml`.
        """
        from lxml import etree

        content = self._markup(name, MOST_STREAMED)
        events = etree.iterparse(
            io.BytesIO(content),
            ("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            yield from self._passing(name, events, frozenset(wanted))
        except UnreadableDocument:
            raise
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._misshapen(name, error) from error

    def _passing(self, name: str, events: Any, wanted: frozenset[str]) -> Iterator[Any]:
        inside = 0
        for event, element in events:
            if element.getparent() is None and event == "start":
                self._refuse_type(name, element)
            ours = element.tag.rpartition("}")[2] in wanted
            inside += ours if event == "start" else 0
            if event == "end":
                inside -= ours
                if ours:
                    yield element
                if not inside:
                    # What stands before it is done with, too.
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]

    def _markup(self, name: str, most: int) -> bytes:
        """A part's bytes, if it does not hold more elements and attributes than it may."""
        content = self.read(name)
        # An attribute is as much as an element, whose end has a bracket too.
        if content.count(b"<") + 2 * content.count(b"=") > 2 * most:
            raise self._too_large(f"holds more than {most:,} elements in {name}")
        return content

    def _refuse_type(self, name: str, root: Any) -> None:
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.damaged(f"{name} has a document type")

    def _misshapen(self, name: str, error: Exception) -> UnreadableDocument:
        deep = "depth" in str(error).lower()
        return self.damaged(f"{name} is {'nested too deeply' if deep else 'not well-formed XML'}")

    def damaged(self, why: str) -> UnreadableDocument:
        """The failure for a package that does not hold what it should."""
        return self.failure(f"is a damaged {self.format_name} ({why})", self.remedy)

    def failure(self, cause: str, remedy: str) -> UnreadableDocument:
        """A failure about this file."""
        return UnreadableDocument(cause, path=self.path, remedy=remedy)

    def _too_large(self, cause: str = "") -> UnreadableDocument:
        return self.failure(
            cause or f"unpacks to more than {MOST_BYTES // 2**20} MB",
            "split it, or take out what is no text",
        )


def open_archive(data: bytes, path: str | PathLike[str], format_name: str, remedy: str) -> Archive:
    """A zip from its bytes.

    Args:
        data: of the file.
        path: for messages.
        format_name: what the suffix promises.
        remedy: for one that is broken.

    Raises:
        UnreadableDocument: it is no zip, is damaged, or has more entries than a document.
    """
    entries = data.count(_ENTRY)
    if entries > MOST_ENTRIES:
        raise UnreadableDocument(
            f"is a damaged {format_name} ({entries:,} entries)", path=path, remedy=remedy
        )
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        kind = "a damaged" if data.startswith(ZIP) else "not a"
        raise UnreadableDocument(f"is {kind} {format_name}", path=path, remedy=remedy) from error
    return Archive(path, format_name, remedy, file)


def _folded(name: str) -> str:
    """Names as packages compare them; some programs write backslashes."""
    return name.replace("\\", "/").lower()
