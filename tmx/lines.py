"""Text files of one unit a line or row: in which encoding they are, and their lines, within bounds.

Spreadsheet programs write what the system calls text: UTF-8 with or without a mark, UTF-16, or on a
Chinese Windows GB 18030. Marks and valid UTF-8 are certain; of the Chinese encodings one is taken
only if the other is not as likely. A wrong byte is told with its line, never replaced.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import re
from collections.abc import Iterator
from os import PathLike
from typing import BinaryIO, TextIO

from tmx.failure import BadEncoding, BadFormat
from tmx.files import following
from tmx.options import DEFAULT_READING, Reading

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 18
# The lead bytes of the characters that the standards themselves call the commoner ones: level 1 of
# GB 2312-1980 (rows 16 to 55) and of Big5 (A440 to C67E).
_CHINESE = (
    ("gb18030", "gb2312", range(0xB0, 0xD8)),
    ("big5hkscs", "big5", range(0xA4, 0xC7)),
)
_COMMON_SHARE = 0.85
_HAN = re.compile("[\u4e00-\u9fff]")
_REMEDY = "save it as UTF-8, or say its encoding"

#: No line is longer than this, in characters: a memory holds sentences.
LONGEST_LINE = 1 << 22


@contextlib.contextmanager
def text_of(path: str | PathLike[str], reading: Reading = DEFAULT_READING) -> Iterator[TextIO]:
    """A text file, open; line ends are as the file has them, bytes that are no text are surrogates.

    Args:
        path: the file.
        reading: its encoding, where that is said; who hears how much is read.

    Raises:
        FileProblem: it cannot be read.
        BadEncoding: the encoding that was said is none, or its bytes cannot be decoded at all.
    """
    encoding = _said(reading.encoding, path) or _told(path, reading)
    with following(path, reading.progress) as stream:
        yield io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="\n")


def lines_of(
    path: str | PathLike[str], reading: Reading = DEFAULT_READING
) -> Iterator[tuple[int, str]]:
    """All lines with their numbers from 1 and their ends; only a line feed ends one.

    Raises:
        FileProblem: the file cannot be read.
        BadEncoding: a line holds bytes that are not text in its encoding.
        BadFormat: a line is no text, or is longer than any sentence.
    """
    with text_of(path, reading) as text:
        number = 0
        try:
            while line := text.readline(LONGEST_LINE):
                number += 1
                _check(line, path, number, text.encoding)
                yield number, line
        except UnicodeDecodeError as error:
            raise BadEncoding(
                f"not {text.encoding.upper()}: {error.reason}",
                path=path,
                line=number + 1,
                remedy=_REMEDY,
            ) from error


def _check(line: str, path: str | PathLike[str], number: int, encoding: str) -> None:
    if not line.isascii():
        bad = next((char for char in line if "\udc80" <= char <= "\udcff"), None)
        if bad is not None:
            raise BadEncoding(
                f"not {encoding.removesuffix('-sig').upper()}: byte 0x{ord(bad) - 0xDC00:02X}",
                path=path,
                line=number,
                remedy=_REMEDY,
            )
    if "\0" in line:
        raise BadFormat(
            "the line holds null characters: this is not text",
            path=path,
            line=number,
            remedy="check that the file is what its suffix says",
        )
    if len(line) >= LONGEST_LINE:
        raise BadFormat(
            f"the line is longer than {LONGEST_LINE:,} characters",
            path=path,
            line=number,
            remedy="write one unit a line",
        )


def _said(encoding: str, path: str | PathLike[str]) -> str:
    """The encoding that the user names, "" if none was."""
    if not encoding:
        return ""
    try:
        b"a".decode(encoding, "replace")  # refuses codecs that are no character encodings
        return encoding
    except (LookupError, UnicodeError) as error:
        raise BadEncoding(
            f"'{encoding}' is not an encoding",
            path=path,
            remedy="name one such as utf-8, utf-16 or gb18030",
        ) from error


def _told(path: str | PathLike[str], reading: Reading) -> str:
    """The encoding as the bytes tell it; UTF-8 where they tell none."""
    with following(path, lambda _share: None) as stream:
        head = stream.read(_CHUNK)
        for mark, name in _MARKS:
            if head.startswith(mark):
                return name
        if b"\0" in head:
            return _wide(head)
        stream.seek(0)
        if _is_utf_8(stream):
            return "utf-8"
    asked = (reading.source_language, reading.target_language)
    chinese = not all(asked) or any(code.startswith("zh") for code in asked)
    return (_chinese(head) if chinese else "") or "utf-8"


def _wide(head: bytes) -> str:
    """UTF-16 without its mark: every other byte of ASCII is zero; UTF-8 if it is not that.

    Bytes of zero stand in the other places too: 一 is U+4E00.
    """
    ends = {name: "\t\n,;".encode(name) for name in ("utf-16-le", "utf-16-be")}
    for name, low in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = head[low::2].count(0), head[1 - low :: 2].count(0)
        found = sum(head.count(ends[name][at : at + 2]) for at in range(0, 8, 2))
        if found and zeros > max(4 * others, len(head) // 20):
            return name
    return "utf-8"


def _is_utf_8(stream: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _chinese(head: bytes) -> str:
    """The one Chinese encoding in which the beginning of a file is ordinary text, "" if none is."""
    whole = head[: head.rfind(b"\n") + 1] or head
    found = [name for name, standard, rows in _CHINESE if _ordinary(whole, name, standard, rows)]
    return found[0] if len(found) == 1 else ""


def _ordinary(head: bytes, name: str, standard: str, rows: range) -> bool:
    try:
        text = head.decode(name)
    except UnicodeDecodeError:
        return False
    han = _HAN.findall(text)
    common = sum(char.encode(standard, "replace")[0] in rows for char in han)
    return bool(han) and common >= _COMMON_SHARE * len(han)
