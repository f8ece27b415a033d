"""DOCX: tracked changes as accepted, hidden text, fields and other things that are not printed."""

from __future__ import annotations

import pytest
from test_aligner_readers_markdown import shown
from word_files import W, docx, paragraph, run

from aligner.readers.docx import read
from aligner.readers.given import Given

Expected = list[tuple[str, str, str]]


def dropped(text: str, tag: str = "del") -> str:
    return f"<w:{tag}><w:r><w:delText>{text}</w:delText></w:r></w:{tag}>"


def ended(text: str, mark: str, properties: str = "") -> str:
    """A paragraph whose end is deleted, moved or hidden."""
    return f"<w:p><w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>{run(text) if text else ''}</w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, own: str = "") -> str:
    return f"<w:tr>{own}{''.join(cells)}</w:tr>"


def cell(text: str, own: str = "") -> str:
    return f"<w:tc><w:tcPr>{own}</w:tcPr>{paragraph(text)}</w:tc>"


ONE, TWO = paragraph("One."), paragraph("Two.")
P = [("p", "", "One."), ("p", "", "Two.")]

CHANGES: dict[str, tuple[str, Expected]] = {
    "deleted within inserted": (
        paragraph(f"<w:ins>{run('One')}{dropped(' not')}{run('.')}</w:ins>"),
        P[:1],
    ),
    "inserted within deleted": (
        paragraph(run("One") + f"<w:del><w:ins>{run(' no')}</w:ins></w:del>" + run(".")),
        P[:1],
    ),
    "moved, with its range": (
        paragraph('<w:moveFromRangeStart w:id="1"/>' + dropped("One.", "moveFrom"))
        + '<w:moveFromRangeEnd w:id="1"/>' + TWO
        + f'<w:moveToRangeStart w:id="2"/><w:p><w:moveTo>{run("One.")}</w:moveTo></w:p>'
        + '<w:moveToRangeEnd w:id="2"/>',
        [P[1], P[0]],
    ),
    "a moved paragraph's end": (ended("One", "<w:moveFrom/>") + paragraph("."), P[:1]),
    "an inserted paragraph's end": (ended("One.", "<w:ins/>") + TWO, P),
    "two deleted ends": (
        ended("O", "<w:del/>") + ended("n", "<w:del/>") + paragraph("e."), P[:1],
    ),
    "a deleted end at the document's": (ended("One.", "<w:del/>"), P[:1]),
    "a deleted end before a table": (
        ended("One.", "<w:del/>") + table(row(cell("Two."))), [P[0], ("td", "", "Two.")],
    ),
    "a deleted end at a cell's": (
        table(row(f"<w:tc>{ended('One.', '<w:del/>')}</w:tc>", cell("Two."))),
        [("td", "", "One."), ("td", "", "Two.")],
    ),
    "changed properties": (
        '<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>'
        "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
        "<w:t>One.</w:t></w:r></w:p>",
        P[:1],
    ),
    "an inserted row": (table(row(cell("One."), own="<w:trPr><w:ins/></w:trPr>")),
                        [("td", "", "One.")]),
    "a deleted and an inserted cell": (
        table(row(cell("No.", "<w:cellDel/>"), cell("One.", "<w:cellIns/>"))),
        [("td", "", "One.")],
    ),
    "cells merged by a change": (
        table(row(cell("One.", '<w:cellMerge w:vMerge="rest"/>')),
              row(cell("No.", '<w:cellMerge w:vMerge="cont"/>'))),
        [("td", "", "One.")],
    ),
}  # fmt: skip

HIDDEN: dict[str, tuple[str, Expected]] = {
    "by a character style": (
        paragraph(run("One.") + '<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>No</w:t></w:r>'),
        P[:1],
    ),
    "by a paragraph style": (paragraph("No.", style="Unseen") + ONE, P[:1]),
    "shown again": (
        paragraph(
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>One.</w:t></w:r>', style="Unseen"
        ) + TWO,
        [("p", "", "One.Two.")],
    ),
    "twice is not at all": (
        paragraph('<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>One.</w:t></w:r>',
                  style="Unseen") + TWO,
        [("p", "", "One.Two.")],
    ),
    "on the web alone": (
        paragraph("<w:r><w:rPr><w:webHidden/></w:rPr><w:t>One.</w:t></w:r>"), P[:1],
    ),
    "a hidden end": (ended("One.", "<w:vanish/>") + TWO, [("p", "", "One.Two.")]),
    "a run-in heading": (
        ended("Scope. ", "<w:vanish/><w:specVanish/>", '<w:pStyle w:val="H1"/>') + ONE,
        [("p", "", "Scope. One.")],
    ),
    "a box in hidden text": (
        paragraph(
            "<w:r><w:rPr><w:vanish/></w:rPr><w:pict><w:txbxContent>" + TWO
            + "</w:txbxContent></w:pict></w:r>" + run("One.")
        ),
        P[:1],
    ),
}  # fmt: skip

STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr>
</w:style><w:style w:type="paragraph" w:styleId="Unseen"><w:name w:val="Unseen"/>
<w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Inhalt1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="InhaltKopf"><w:name w:val="TOC Heading"/>
<w:basedOn w:val="H1"/></w:style></w:styles>"""


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str) -> str:
    """A field; its result is markup."""
    told = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return sign("begin") + told + sign("separate") + result + sign("end")


def bare(code: str, more: str = "") -> str:
    """A field without a result."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{more}</w:fldChar></w:r>'
    return begin + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + sign("end")


ENTRY = paragraph(field("PAGEREF _1", run("I. Introduction 3")), style="Inhalt1")
CHOICES = "".join(f'<w:listEntry w:val="{each}"/>' for each in ("No", "One."))

FIELDS: dict[str, tuple[str, Expected]] = {
    "page numbers": (paragraph(run("One.") + field(" PAGE \\* MERGEFORMAT", run("7"))), P[:1]),
    "a simple page number": (
        paragraph(run("One.") + f'<w:fldSimple w:instr=" NUMPAGES ">{run("7")}</w:fldSimple>'),
        P[:1],
    ),
    "a simple reference": (
        paragraph(f'<w:fldSimple w:instr=" REF a ">{run("One.")}</w:fldSimple>'), P[:1],
    ),
    "a date, a link, a number": (
        paragraph(field("DATE", run("1 May, ")) + field('HYPERLINK "a"', run("here "))
                  + field("SEQ Table", run("4"))),
        [("p", "", "1 May, here 4")],
    ),
    "one in another's code": (
        paragraph(sign("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>"
                  + field("REF a", run("no")) + sign("separate") + run("One.") + sign("end")),
        P[:1],
    ),
    "one in another's result": (
        paragraph(field('HYPERLINK "a"', run("One") + field("PAGE", run("3")) + run("."))), P[:1],
    ),
    "over paragraphs": (
        paragraph(sign("begin") + "<w:r><w:instrText>QUOTE</w:instrText></w:r>" + sign("separate")
                  + run("One.")) + paragraph(run("Two.") + sign("end")),
        P,
    ),
    "a table of contents": (
        paragraph(sign("begin") + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
                  + sign("separate") + run("I. Introduction") + field("PAGEREF _1", run("3")))
        + paragraph(run("II. Work") + sign("end")) + ONE,
        P[:1],
    ),
    "a table of contents in a control": (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{TWO}</w:sdtContent></w:sdt>" + ONE,
        P[:1],
    ),
    "a table of contents by style": (
        paragraph("Contents", style="InhaltKopf") + ENTRY + ONE, P[:1],
    ),
    "never ended": (
        paragraph(sign("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + sign("separate")
                  + run("One.")) + TWO,
        P,
    ),
    "never begun": (paragraph(run("One.") + sign("separate") + sign("end")) + TWO, P),
    "ended where it is deleted": (
        paragraph(sign("begin") + run("One.") + f"<w:del>{sign('end')}</w:del>") + TWO, P,
    ),
    "ended where it is hidden": (
        paragraph(sign("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
                  "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType='end'/></w:r>"
                  + run("One.")),
        P[:1],
    ),
    "a reading above a character": (
        paragraph(bare('EQ \\* jc2 \\* "Font:SimSun" \\* hps10 \\o\\ad(\\s\\up 9(hé),河)')
                  + run("流")),
        [("p", "", "河流")],
    ),
    "a number in a ring": (paragraph(run("第") + bare("eq \\o\\ac(○,3)")), [("p", "", "第③")]),
    "a symbol": (paragraph(run("1 ") + bare('SYMBOL 177 \\f "Symbol"') + run(" 2")),
                 [("p", "", "1 ± 2")]),
    "a choice in a form": (
        paragraph(bare("FORMDROPDOWN", f'<w:ffData><w:ddList><w:result w:val="1"/>{CHOICES}'
                       "</w:ddList></w:ffData>")),
        P[:1],
    ),
    "text in a form": (paragraph(field("FORMTEXT", run("One."))), P[:1]),
    "an entry of an index": (paragraph(run("One.") + bare('XE "one"')), P[:1]),
}  # fmt: skip

CASES = {
    f"{name}: {case}": value
    for name, table_ in (("change", CHANGES), ("hidden", HIDDEN), ("field", FIELDS))
    for case, value in table_.items()
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_as_printed(body: str, expected: Expected) -> None:
    assert shown(read(Given(docx(body, styles=STYLES), "en")).blocks) == expected
