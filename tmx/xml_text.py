"""The bytes of an XML file as text, whatever encoding it declares, has, or keeps silent about."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike
from typing import BinaryIO

from tmx.failure import BadEncoding, empty_file
from tmx.files import read_bytes

_CHUNK = 1 << 16

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# "<" and white space as the first character, without a mark (XML 1.0, appendix F.1).
_SHAPES = (
    (re.compile(rb"[<\s]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<\s]"), "utf-32-be"),
    (re.compile(rb"[<\s]\0"), "utf-16-le"),
    (re.compile(rb"\0[<\s]"), "utf-16-be"),
)
# Supersets that files of these names really use (WHATWG Encoding standard).
_REALLY = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin-1": "cp1252",
           "us-ascii": "cp1252", "ascii": "cp1252"}  # fmt: skip
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
# Some decoders give them (UTF-7, punycode), though they are no characters.
_SURROGATES = re.compile("[\ud800-\udfff]")
_FILE = re.compile(r"<internal-file\b[^>]*>(?<!/>)")
_FILE_END = re.compile("</internal-file")
_TAG_LENGTH = 200


def decoded(path: str | PathLike[str], stream: BinaryIO) -> Iterator[str]:
    r"""The text of an XML file in pieces of some 64 KiB, with `\r\n` as `\n`, without surrogates.

    What stands before a byte that cannot be read is given before that is told.

    Args:
        path: for messages.
        stream: open for reading bytes.

    Raises:
        BadFormat: the file is empty.
        BadEncoding: its bytes are not what it declares.
    """
    head = stream.read(_CHUNK)
    if not head.strip(b"\0 \t\r\n"):
        raise empty_file(path)
    encoding, mark = _encoding(head)
    decoder = _decoder(path, encoding)
    strict = encoding.startswith(("utf-8", "utf-16", "utf-32"))
    line, data, held = 1, head[mark:], ""
    while True:
        text, problem = _decoded_piece(decoder, data, final=not data)
        # The other half of a line break may follow.
        text, held = _without_last_return(held + text) if data else (held + text, "")
        line += text.count("\n")
        text = text.replace("\r\n", "\n") if "\r" in text else text
        yield text if strict else _SURROGATES.sub("", text)
        if problem:
            raise _undecodable(path, encoding, problem, line) from problem
        if not data:
            return
        data = stream.read(_CHUNK)


def _without_last_return(text: str) -> tuple[str, str]:
    return (text[:-1], "\r") if text.endswith("\r") else (text, "")


def _decoded_piece(
    decoder: codecs.IncrementalDecoder, data: bytes, *, final: bool
) -> tuple[str, UnicodeDecodeError | None]:
    """The text of these bytes, if need be only as far as they can be read."""
    before = decoder.getstate()
    try:
        return decoder.decode(data, final=final), None
    except UnicodeDecodeError as error:
        # The bytes in question begin with those that were held back before.
        good = error.start - (len(error.object) - len(data))
        decoder.setstate(before)
        return decoder.decode(data[: max(good, 0)]), error


def _decoder(path: str | PathLike[str], encoding: str) -> codecs.IncrementalDecoder:
    try:
        b"<".decode(encoding, "replace")  # refuses codecs that are no character encodings
        return codecs.getincrementaldecoder(encoding)()
    except (LookupError, UnicodeError) as error:
        raise BadEncoding(
            f"declares the encoding '{encoding}', which is unknown",
            path=path,
            line=1,
            remedy="save it as UTF-8 and declare that",
        ) from error


def _undecodable(
    path: str | PathLike[str], encoding: str, error: UnicodeDecodeError, line: int
) -> BadEncoding:
    return BadEncoding(
        f"not {encoding.upper()}: byte 0x{error.object[error.start]:02X} ({error.reason})",
        path=path,
        line=line,
        remedy="declare its real encoding in the first line, or save it as UTF-8",
    )


def _encoding(head: bytes) -> tuple[str, int]:
    """The encoding of an XML file and the length of its byte order mark (XML 1.0, appendix F)."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    for shape, name in _SHAPES:
        if shape.match(head):
            return name, 0
    declared = _DECLARED.search(head[:1000])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    # No null bytes among the first characters: whatever it declares, it is not UTF-16 or UTF-32.
    if name.startswith(("utf-16", "utf16", "utf-32", "ucs-2", "iso-10646-ucs")):
        return "utf-8", 0
    return _REALLY.get(name, name), 0


def without_files(texts: Iterator[str]) -> Iterator[str]:
    """Text without the files that SDLXLIFF holds whole, in base64; line breaks keep their place."""
    pending, inside = "", False
    for text in texts:
        pending += text
        kept: list[str] = []
        while match := (_FILE_END if inside else _FILE).search(pending):
            cut = match.start() if inside else match.end()
            kept.append("\n" * pending.count("\n", 0, cut) if inside else pending[:cut])
            pending, inside = pending[cut:], not inside
        # Half a tag may stand at the end.
        cut = max(0, len(pending) - _TAG_LENGTH)
        kept.append("\n" * pending.count("\n", 0, cut) if inside else pending[:cut])
        pending = pending[cut:]
        yield "".join(kept)
    yield pending


@dataclass(frozen=True, slots=True)
class Whole:
    """The text of a file, and how it is written.

    Attributes:
        text: all of it, every character as it is.
        encoding: that it has.
        mark: the byte order mark that it starts with.
    """

    text: str
    encoding: str
    mark: bytes

    def encoded(self, text: str) -> bytes:
        """Another text, written likewise; what the encoding lacks as a reference."""
        return self.mark + text.encode(self.encoding, "xmlcharrefreplace")


def whole_text(path: str | PathLike[str]) -> Whole:
    """All of an XML file as text.

    Raises:
        FileProblem: it cannot be read.
        BadFormat: it is empty.
        BadEncoding: its bytes are not what it declares.
    """
    data = read_bytes(path)
    if not data.strip(b"\0 \t\r\n"):
        raise empty_file(path)
    encoding, mark = _encoding(data)
    text, problem = _decoded_piece(_decoder(path, encoding), data[mark:], final=True)
    if problem:
        raise _undecodable(path, encoding, problem, text.count("\n") + 1) from problem
    return Whole(text, encoding, data[:mark])
