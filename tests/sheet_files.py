"""XLSX files for tests, written part by part."""

from __future__ import annotations

from collections.abc import Sequence

from office_files import OFFICE, relationships, zip_of

S = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    f'xmlns:r="{OFFICE}"'
)  # fmt: skip


def cell(reference: str, value: str, kind: str = "str", style: int = 0) -> str:
    """A cell; `inlineStr` takes markup."""
    place = f' r="{reference}"' if reference else ""
    inner = f"<is>{value}</is>" if kind == "inlineStr" else f"<v>{value}</v>"
    return f'<c{place} t="{kind}" s="{style}">{inner}</c>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<row {attributes}>{''.join(cells)}</row>"


def sheet(*rows: str, columns: str = "", merged: Sequence[str] = ()) -> str:
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    return (
        f"<worksheet {S}><cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
        f"<mergeCells>{ranges}</mergeCells></worksheet>"
    )


def styles(*formats: str) -> str:
    """Styles of cells: style 1 has the first format, and so on; a number is a built-in one."""
    own = "".join(
        f'<numFmt numFmtId="{170 + at}" formatCode="{each.replace(chr(34), "&quot;")}"/>'
        for at, each in enumerate(formats)
    )
    used = "".join(
        f'<xf numFmtId="{each if each.isdigit() and each != "0" else 170 + at}"/>'
        for at, each in enumerate(formats)
    )
    return (
        f'<styleSheet {S}><numFmts>{own}</numFmts><cellXfs><xf numFmtId="0"/>{used}</cellXfs>'
        "</styleSheet>"
    )


def xlsx(
    *sheets: str,
    names: Sequence[str] = (),
    states: Sequence[str] = (),
    strings: str = "",
    styles: str = "",
    properties: str = "",
) -> bytes:
    """An XLSX of sheets; a missing name is Sheet1 and so on, a missing state is visible."""
    listed = "".join(
        f'<sheet name="{names[at] if at < len(names) else f"Sheet{at + 1}"}" '
        f'state="{states[at] if at < len(states) else "visible"}" r:id="s{at}"/>'
        for at in range(len(sheets))
    )
    return zip_of(
        {
            "_rels/.rels": relationships(("main", "officeDocument", "/xl/workbook.xml")),
            "xl/workbook.xml": f"<workbook {S}>{properties}<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relationships(
                ("strings", "sharedStrings", "sharedStrings.xml"),
                ("styles", "styles", "styles.xml"),
                *((f"s{at}", "worksheet", f"worksheets/{at}.xml") for at in range(len(sheets))),
            ),
            **({"xl/sharedStrings.xml": f"<sst {S}>{strings}</sst>"} if strings else {}),
            **({"xl/styles.xml": styles} if styles else {}),
            **{f"xl/worksheets/{at}.xml": each for at, each in enumerate(sheets)},
        }
    )
