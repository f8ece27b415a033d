"""What a file is by its first bytes, where its name says something else or nothing."""

from __future__ import annotations

import os
import re
import stat
import zipfile
from os import PathLike

from tmx.failure import empty_file
from tmx.files import file_problem

_HEAD = 1024
_DATABASE = b"SQLite format 3\0"
_MARKUP = re.compile(rb"<\?xml|<(?:\w+:)?(?:tbx|martif)[\s>]|<!DOCTYPE\s+(?:tbx|martif)\b", re.I)
#: Formats that are told by their content, and their names.
TOLD = {".xlsx": "a workbook (XLSX)", ".tbx": "XML (TBX)", ".termbase": "a termbase"}


def format_in(path: str | PathLike[str]) -> str:
    """The suffix of the format that a file is surely in; "" for a text, which any of them may be.

    Raises:
        FileProblem: it is missing or cannot be opened.
        BadFormat: it is empty.
    """
    try:
        with open(path, "rb") as stream:
            known = os.fstat(stream.fileno())
            if not stat.S_ISREG(known.st_mode):
                return ""  # a pipe can be read once only
            if not known.st_size:
                raise empty_file(path)
            head = stream.read(_HEAD)
    except OSError as error:
        raise file_problem(error, path) from error
    if head.startswith(b"PK\x03\x04"):
        return ".xlsx" if _is_workbook(path) else ""
    if head.startswith(_DATABASE):
        return ".termbase"
    # UTF-16 has zeros between the letters, and there may be marks of the order of bytes.
    plain = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()
    return ".tbx" if _MARKUP.match(plain) else ""


def _is_workbook(path: str | PathLike[str]) -> bool:
    """Whether a zip holds sheets, and is no text document or presentation."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return False
