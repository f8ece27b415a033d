"""What an office document is, told from its bytes.

An RTF or a web page named `.doc`, a DOCX named `.doc`, a Word 97 document named `.docx`, a table
of text named `.xls` are everyday files.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from aligner.readers.content import OLE, RTF, ZIP
from aligner.readers.office.compound import root_streams

# First folder of a package, stream of a compound file, type of an OpenDocument file -> suffix.
_FOLDERS = {"word": ".docx", "ppt": ".pptx", "xl": ".xlsx"}
_STREAMS = {
    "WordDocument": ".doc",
    "PowerPoint Document": ".ppt",
    "Workbook": ".xls",
    "Book": ".xls",
}
_KINDS = {"text": ".odt", "presentation": ".odp", "spreadsheet": ".ods"}
FLAT = {".fodt": ".odt", ".fodp": ".odp", ".fods": ".ods"}
"""OpenDocument in one XML file, and what the same is as a zip."""

# How the files begin that programs wrote before they wrote compound files, or beside them: Word 2
# and Write, Excel 2 to 4, WordPerfect, Works.
_OLDER: Mapping[str, tuple[bytes, ...]] = {
    ".doc": (b"\xdb\xa5", b"\x31\xbe\0\0"),
    ".dot": (b"\xdb\xa5",),
    ".xls": (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"),
    ".wpd": (b"\xffWPC",),
    ".wps": (OLE, b"\x01\xfe"),
}

_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.([a-z]+)[a-z-]*")
_HTML = re.compile(rb"(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table)\b", re.I | re.S)
# A web page in one file, which Word saves as `.mht` and sites serve as `.doc`.
_MAIL = re.compile(rb"MIME-Version:\s*1\.0", re.I)
# Programs name their XML formats here, Word and Excel of 2003 among them.
_WORD_XML = re.compile(rb'<\?mso-application progid="Word\.Document"\?>')
_EXCEL_XML = re.compile(rb'<\?mso-application progid="Excel\.Sheet"\?>')
# What a format says of itself stands at its start.
_START = 4096


def deserved_suffix(data: bytes) -> str:
    """The suffix that a file's bytes deserve, such as `.rtf`; "" if they do not tell."""
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(ZIP):
        return _of_zip(data)
    if data.startswith(OLE):
        streams = root_streams(data)
        return next((suffix for name, suffix in _STREAMS.items() if name in streams), "")
    if start.startswith(RTF):
        return ".rtf"
    return ".mht" if _MAIL.match(start) else _of_markup(start)


def is_locked_old(data: bytes) -> bool:
    """Whether a Word or Excel document of before 2007 asks for a password.

    [MS-DOC] 2.5.1, fEncrypted, the same since Word 6; [MS-XLS] 2.4.117, FilePass, which follows
    the first record.
    """
    streams = root_streams(data) if data.startswith(OLE) else {}
    word = streams.get("WordDocument", b"")
    if word[11:12] and word[11] & 1:
        return True
    book = streams.get("Workbook", streams.get("Book", b""))
    second = 4 + int.from_bytes(book[2:4], "little")
    return book[second : second + 2] == b"\x2f\0"


def is_older(data: bytes, suffix: str) -> bool:
    """Whether a file that `deserved_suffix` does not know may be what its suffix says."""
    return data.startswith(_OLDER.get(suffix, ()))


def is_text(data: bytes) -> bool:
    """Whether a file without a sign of its own may be plain text."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in data[:_START]


def _of_zip(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ""
    folders = {name.split("/")[0] for name in names}
    found = next((suffix for folder, suffix in _FOLDERS.items() if folder in folders), "")
    # The type stands uncompressed at the start of an OpenDocument file, to be found there.
    return found or _open_document(data[:_START], _KINDS)


def _of_markup(start: bytes) -> str:
    if _HTML.match(start):
        return ".html"
    if not start.startswith(b"<"):
        return ""
    if _WORD_XML.search(start) or _EXCEL_XML.search(start):
        return ".doc" if _WORD_XML.search(start) else ".xls"
    return _open_document(start, {_kind(flat): flat for flat in FLAT})


def _kind(flat: str) -> str:
    return next(kind for kind, suffix in _KINDS.items() if suffix == FLAT[flat])


def _open_document(start: bytes, suffixes: Mapping[str, str]) -> str:
    hit = _OPEN_DOCUMENT.search(start)
    return suffixes.get(hit[1].decode(), "") if hit else ""
