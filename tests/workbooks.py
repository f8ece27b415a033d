"""Workbooks for tests, written part by part: what libraries do not write decides what is read."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def cell(text: str) -> str:
    """A cell with a text of its own."""
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def row(*texts: str, attributes: str = "") -> str:
    """A row; a text that is markup is a cell already."""
    cells = "".join(text if text.startswith("<c") else cell(text) for text in texts)
    return f"<row {attributes}>{cells}</row>"


def sheet(*rows: str, before: str = "") -> str:
    """A sheet's part."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData></worksheet>'


def workbook(*sheets: str, states: tuple[str, ...] = (), **parts: str) -> bytes:
    """An XLSX of sheets called S1, S2, …; `sharedStrings` and `styles` may be given."""
    buffer = io.BytesIO()
    states = (*states, *["visible"] * (len(sheets) - len(states)))
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}" state="{state}"/>'
        for n, state in enumerate(states, 1)
    )
    places = "".join(
        f'<Relationship Id="rId{n}" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{places}</Relationships>',
        )
        for number, content in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", content)
        for name, content in parts.items():
            archive.writestr(f"xl/{name}.xml", content)
    return buffer.getvalue()
