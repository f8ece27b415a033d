"""What a file is, told from its first bytes: a suffix promises a format, the bytes keep it or not.

A PDF saved as `.md` would otherwise be met as a puzzle of encodings. Signatures are those of
the formats' own specifications; `libmagic` would bring a C library for a dozen lines.
"""

from __future__ import annotations

from os import PathLike

from aligner.errors import UnreadableDocument

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = rb"{\rtf"

_CONVERT = "convert it to Markdown, plain text, HTML or DOCX first"
_NAME = "name it as what it is, such as .docx, .pptx, .xlsx or .odt"
_NAME_OLD = "name it as what it is: .doc, .ppt or .xls"

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "name it .pdf"),
    (ZIP, "a zip archive", _NAME),
    (b"PK\x05\x06", "a zip archive", _NAME),
    (OLE, "an old Office document", _NAME_OLD),
    (RTF, "RTF", "name it .rtf"),
    (b"\x89PNG\r\n", "a PNG image", _CONVERT),
    (b"\xff\xd8\xff", "a JPEG image", _CONVERT),
    (b"GIF8", "a GIF image", _CONVERT),
    (b"II*\0", "a TIFF image", _CONVERT),
    (b"MM\0*", "a TIFF image", _CONVERT),
    (b"\x7fELF", "a program", _CONVERT),
    (b"MZ\x90\0", "a program", _CONVERT),
    (b"\x1f\x8b\x08", "gzip-compressed", "decompress it first"),
    (b"BZh9", "bzip2-compressed", "decompress it first"),
    (b"\xfd7zXZ\0", "xz-compressed", "decompress it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "decompress it first"),
    (b"SQLite format 3\0", "an SQLite database", _CONVERT),
)

_CHECK_SAVED = "check that it was saved"


def check(
    data: bytes, path: str | PathLike[str], format_name: str, accepted: tuple[bytes, ...] = ()
) -> None:
    """Refuses what is surely not a document of the named format.

    Args:
        data: the file's bytes.
        path: where they come from, for the message.
        format_name: what the suffix promises, as the message names it.
        accepted: signatures that this format itself deals with.

    Raises:
        UnreadableDocument: the bytes are none, only white space, or of another format.
    """
    if not data.strip():
        raise empty(path)
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, name, remedy in _SIGNATURES:
        if start.startswith(signature) and signature not in accepted:
            raise UnreadableDocument(f"is {name}, not {format_name}", path=path, remedy=remedy)


def empty(path: str | PathLike[str]) -> UnreadableDocument:
    """The failure for a file without bytes, or with white space alone."""
    return UnreadableDocument("is empty", path=path, remedy=_CHECK_SAVED)


def without_text(path: str | PathLike[str]) -> UnreadableDocument:
    """The failure for a file that parses but holds nothing to read."""
    return UnreadableDocument("has no text to align", path=path, remedy=_CHECK_SAVED)
