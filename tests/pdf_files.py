"""PDFs for tests, written operator by operator (ISO 32000-1, annex H shows the frame).

Latin text is in Courier, whose letters are all 0.6 em wide, Chinese in a font that is not embedded,
one em each: so that a test knows where everything stands. Places are in points from the page's
bottom left corner, as the format has it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

A4 = (595, 842)
LETTER_WIDTH = 0.6
_FONTS = (
    "/L << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >> "
    "/B << /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >> "
    "/I << /Type /Font /Subtype /Type1 /BaseFont /Courier-Oblique /Encoding /WinAnsiEncoding >> "
    "/H << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
    "/DescendantFonts [ << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 "
    "/FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 "
    "/StemV 80 >> >> ] >> "
    "/U << /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts "
    "[ << /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /DW 600 /CIDToGIDMap /Identity "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /Odd /Flags 4 /FontBBox [0 -200 600 800] "
    "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >> ] >>"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be.

    Attributes:
        content: operators.
        size: of the paper.
        turn: degrees that a viewer turns it clockwise.
        images: names of images in it; all are the same grey square.
    """

    content: str
    size: tuple[int, int] = A4
    turn: int = 0


def text(x: float, y: float, written: str, *, font: str = "L", size: float = 10, mode: int = 0,
         matrix: str = "1 0 0 1") -> str:  # fmt: skip
    """Operators that print a string; Han needs font H, which Latin letters may use too."""
    if font in "HU":
        codes = written.encode("utf-16-be").hex()
        shown = f"<{codes}>"
    else:
        octets = written.encode("cp1252")
        shown = f"<{octets.hex()}>"
    return f"BT /{font} {size} Tf {mode} Tr {matrix} {x} {y} Tm {shown} Tj ET\n"


def lines(x: float, y: float, written: Sequence[str], *, pitch: float = 12, font: str = "L",
          size: float = 10) -> str:  # fmt: skip
    """Operators for lines below one another."""
    return "".join(
        text(x, y - pitch * index, each, font=font, size=size) for index, each in enumerate(written)
    )


def rule(x: float, y: float, x_end: float, y_end: float) -> str:
    """Operators for a straight line."""
    return f"0.5 w {x} {y} m {x_end} {y_end} l S\n"


def image(x: float, y: float, width: float, height: float) -> str:
    """Operators for a grey image."""
    return f"q {width} 0 0 {height} {x} {y} cm /G Do Q\n"


def pdf(*sheets: Sheet | str, user: str | None = None, owner: str = "", claim: int = 0) -> bytes:
    """A file of pages.

    Args:
        sheets: pages, or just their operators.
        user: password that opens it; "" for one that anybody may open; None for no encryption.
        owner: password that changes it.
        claim: number of pages to claim instead of the true one.
    """
    pages = [sheet if isinstance(sheet, Sheet) else Sheet(sheet) for sheet in sheets]
    key = _key(user, owner) if user is not None else None
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {claim or len(pages)} >>".encode(),
        f"<< /Font << {_FONTS} >> /XObject << /G 4 0 R >> >>".encode(),
        _stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
                "/BitsPerComponent 8", b"\x80", key, 4),
    ]  # fmt: skip
    for index, sheet in enumerate(pages):
        width, height = sheet.size
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {sheet.turn} "
            f"/Resources 3 0 R /Contents {6 + 2 * index} 0 R >>".encode()
        )
        packed = zlib.compress(sheet.content.encode())
        objects.append(_stream("/Filter /FlateDecode", packed, key, 6 + 2 * index))
    return _file(objects, key)


def _stream(entries: str, data: bytes, key: _Key | None, number: int) -> bytes:
    if key is not None:
        own = key.key + number.to_bytes(3, "little") + b"\0\0"
        data = _rc4(_md5(own)[:10], data)
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: Sequence[bytes], key: _Key | None) -> bytes:
    made = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    lock = f"/Encrypt {key.entry} /ID [<{_ID.hex()}> <{_ID.hex()}>]" if key is not None else ""
    made += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {lock} >>\n".encode()
    return bytes(made + f"startxref\n{start}\n%%EOF\n".encode())


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"a file made here"
_ALLOWED = -4


@dataclass(frozen=True, slots=True)
class _Key:
    """What a file is locked with, and the dictionary that says so."""

    key: bytes
    entry: str


def _key(user: str, owner: str) -> _Key:
    """The standard security handler, revision 2 (ISO 32000-1, 7.6.3.3 and 7.6.3.4)."""
    padded = [(each.encode() + _PAD)[:32] for each in (user, owner or user)]
    lock = _rc4(_md5(padded[1])[:5], padded[0])
    allowed = (_ALLOWED & 0xFFFFFFFF).to_bytes(4, "little")
    key = _md5(padded[0] + lock + allowed + _ID)[:5]
    entry = (
        f"<< /Filter /Standard /V 1 /R 2 /O <{lock.hex()}> /U <{_rc4(key, _PAD).hex()}> "
        f"/P {_ALLOWED} >>"
    )
    return _Key(key, entry)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for octet in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(octet ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
