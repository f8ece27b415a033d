"""Office files for tests that another program than this one must be able to open."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Collection, Mapping

from aligner.readers.content import OLE

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NONE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_PARTS = ("styles", "numbering", "footnotes", "endnotes")


def zip_of(files: Mapping[str, str | bytes], *, stored: Collection[str] = ("mimetype",)) -> bytes:
    """A zip archive of files by their names, those in `stored` as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, how)
    return buffer.getvalue()


def relationships(*entries: tuple[str, str, str] | tuple[str, str, str, str]) -> str:
    """A part of relationships: (id, last word of the type, target, mode if not internal)."""
    inner = "".join(
        f'<Relationship Id="{each[0]}" Type="{OFFICE}/{each[1]}" Target="{each[2]}"'
        + (f' TargetMode="{each[3]}"' if len(each) > 3 else "")
        + "/>"
        for each in entries
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def whole_docx(data: bytes) -> bytes:
    """A DOCX of `word_files.docx` with the parts that LibreOffice cannot do without."""
    files = _unzipped(data)
    there = [name for name in _PARTS if f"word/{name}.xml" in files]
    kinds = {"word/document.xml": f"{_WORD}.document.main+xml"}
    kinds |= {f"word/{name}.xml": f"{_WORD}.{name}+xml" for name in there}
    files["_rels/.rels"] = relationships(("rId1", "officeDocument", "word/document.xml"))
    files["word/_rels/document.xml.rels"] = relationships(
        *((f"rId{at}", name, f"{name}.xml") for at, name in enumerate(there))
    )
    return zip_of(files | {"[Content_Types].xml": _types(kinds)})


def whole_xlsx(data: bytes) -> bytes:
    """An XLSX of `sheet_files.xlsx` with the part that LibreOffice cannot do without."""
    files = _unzipped(data)
    kinds = {"xl/workbook.xml": f"{_SHEET}.sheet.main+xml", "xl/styles.xml": f"{_SHEET}.styles+xml"}
    kinds |= {
        name: f"{_SHEET}.worksheet+xml" for name in files if name.startswith("xl/worksheets/")
    }
    return zip_of(files | {"[Content_Types].xml": _types(kinds)})


def _unzipped(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _types(kinds: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def compound(streams: dict[str, bytes], embedded: tuple[str, ...] = ()) -> bytes:
    """An OLE compound file of 512-byte sectors.

    Args:
        streams: by name; at most a sector of each is kept.
        embedded: names of streams of an object within it.
    """
    names = ["Root Entry", *streams, *(["Object"] if embedded else []), *embedded]
    first, inner = 1, 1 + len(streams) + bool(embedded)
    entries = b""
    for at, name in enumerate(names):
        last = inner - 1 if at < inner else len(names) - 1
        right = at + 1 if 0 < at < last else _NONE
        child = {0: first, inner - 1 if embedded else -1: inner}.get(at, _NONE)
        kind = 5 if at == 0 else 1 if at == inner - 1 and embedded else 2
        encoded = name.encode("utf-16-le")
        entries += encoded.ljust(64, b"\0") + struct.pack(
            "<HBBIII", len(encoded) + 2, kind, 1, _NONE, right, child
        )
        start = at - 1 if 0 < at <= len(streams) else 0
        entries += bytes(36) + struct.pack("<IQ", len(streams) and start, 4096)
    contents = b"".join(each[:512].ljust(512, b"\0") for each in streams.values())
    entries = entries.ljust(-(-len(entries) // 512) * 512, b"\0")
    begin, count = len(streams), len(entries) // 512
    chain = [_END] * begin + [begin + at + 1 for at in range(count - 1)] + [_END, _TABLE]
    table = struct.pack("<128I", *chain, *[_NONE] * (128 - len(chain)))
    header = OLE + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<III", 1, begin, 0) + struct.pack("<IIIII", 4096, _END, 0, _END, 0)
    return header + struct.pack("<109I", begin + count, *[_NONE] * 108) + contents + entries + table
