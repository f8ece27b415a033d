"""DOCX: tables, text boxes, characters, formats, lines of page headers."""

from __future__ import annotations

import pytest
from test_aligner_readers_markdown import shown
from word_files import OFFICE, W, archived, docx, paragraph, relations, run

from aligner.readers.docx import read
from aligner.readers.given import Given

Expected = list[tuple[str, str, str]]
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def cell(text: str, own: str = "") -> str:
    inner = text if text.startswith("<") else paragraph(text)
    return f"<w:tc><w:tcPr>{own}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, own: str = "") -> str:
    return f"<w:tr>{own}{''.join(cells)}</w:tr>"


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
WIDE = '<w:gridSpan w:val="{}"/>'
TABLES = {
    "merged downwards": (row(cell("a", DOWN), cell("b")) + row(cell("x", ON), cell("c")), "abc"),
    "merged both ways": (
        row(cell("a", WIDE.format(2) + DOWN), cell("b")) + row(cell("x", WIDE.format(2) + ON),
                                                             cell("c", DOWN))
        + row(cell("d"), cell("e"), cell("y", ON)),
        "abcde",
    ),
    "merged with nothing above": (row(cell("a", ON), cell("b")), "ab"),
    "merged across, the old way": (
        row(cell("a", '<w:hMerge w:val="restart"/>'), cell("x", "<w:hMerge/>"), cell("b")), "ab",
    ),
    "a row that begins further right": (
        row(cell("a"), cell("b", DOWN))
        + row(cell("x", ON), own='<w:trPr><w:gridBefore w:val="1"/></w:trPr>'),
        "ab",
    ),
    "absurd spans": (row(cell("a", WIDE.format("9" * 9)), cell("b", WIDE.format("-5"))), "ab"),
    "controls around rows and cells": (
        control(row(cell("a"), control(cell("b")))) + row(control(cell(control(paragraph("c"))))),
        "abc",
    ),
    "one in another": (
        row(cell(table(row(cell("a"), cell("b", DOWN)), row(cell("c"), cell("x", ON)))
                 + paragraph("d"), DOWN)) + row(cell("y", ON)),
        "abcd",
    ),
    "header rows": (row(cell("a"), own="<w:trPr><w:tblHeader/></w:trPr>") + row(cell("b")), "ab"),
    "headings and lists in cells": (
        row(cell(paragraph("a", style="H1")), cell(paragraph("b", style="H2x"))), "ab",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "texts"), TABLES.values(), ids=TABLES.keys())
def test_cells(rows: str, texts: str) -> None:
    blocks = read(Given(docx(table(rows)), "en")).blocks
    assert shown(blocks) == [("td", "", text) for text in texts]


def tabbed(*cells: str) -> str:
    inner = "<w:tab/>".join(f"<w:t>{cell}</w:t>" if cell else "" for cell in cells)
    return paragraph(f"<w:r>{inner}</w:r>")


TABS = {
    "a timetable": (
        tabbed("9 April", "a.m.", "Rivers") + tabbed("", "p.m.", "Lakes"),
        [("td", "", each) for each in ("9 April", "a.m.", "Rivers", "p.m.", "Lakes")],
    ),
    "one line alone": (tabbed("9 April", "Rivers"), [("p", "", "9 April Rivers")]),
    "a symbol": (
        tabbed("United Nations", "X/CN.2/2021/1"),
        [("p", "", "United Nations"), ("p", "", "X/CN.2/2021/1")],
    ),
    "labels": (
        tabbed("1.", "Rivers") + tabbed("2.", "Lakes") + tabbed("•", "Seas"),
        [("li1", "1.", "Rivers"), ("li1", "2.", "Lakes"), ("li2", "", "Seas")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), TABS.values(), ids=TABS.keys())
def test_what_tabs_part(body: str, expected: Expected) -> None:
    assert shown(read(Given(docx(body), "en")).blocks) == expected


def box(inner: str, kind: str = "pict") -> str:
    return f"<w:r><w:{kind}><w:txbxContent>{inner}</w:txbxContent></w:{kind}></w:r>"


def alternative(*forms: str, fallback: str = "") -> str:
    choices = "".join(f'<mc:Choice Requires="wps">{form}</mc:Choice>' for form in forms)
    return (
        f"<w:r><mc:AlternateContent {MC}>{choices}<mc:Fallback>{fallback}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


ONE, TWO, THREE = (paragraph(text) for text in ("One.", "Two.", "Three."))
P = [("p", "", text) for text in ("One.", "Two.", "Three.")]
INNER = f"<w:drawing><w:txbxContent>{TWO}</w:txbxContent></w:drawing>"
OLD = f"<w:pict><w:txbxContent>{TWO}</w:txbxContent></w:pict>"
BOXES = {
    "of old versions": (paragraph(run("One.") + box(TWO)) + THREE, P),
    "in two forms": (paragraph(run("One.") + alternative(INNER, fallback=OLD)) + THREE, P),
    "in three forms": (paragraph(run("One.") + alternative(INNER, INNER, fallback=OLD)) + THREE, P),
    "in the last form alone": (paragraph(run("One.") + alternative(fallback=OLD)) + THREE, P),
    "before the text": (paragraph(box(TWO) + run("One.")) + THREE, P),
    "one in another": (paragraph(run("One.") + box(paragraph(run("Two.") + box(THREE)))), P),
    "with a table": (
        paragraph(run("One.") + box(table(row(cell("Two."))) + THREE)),
        [P[0], ("td", "", "Two."), P[2]],
    ),
    "in a cell": (table(row(cell(paragraph(box(ONE))))), [("td", "", "One.")]),
    "in a paragraph whose end is deleted": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('On')}{box(TWO)}</w:p>"
        + paragraph("e.") + THREE,
        P,
    ),
    "a picture's words": (
        paragraph('<w:r><w:drawing><wp:docPr xmlns:wp="wp" descr="A river"/><a:t xmlns:a="a">x'
                  "</a:t></w:drawing></w:r>" + run("One.")),
        P[:1],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BOXES.values(), ids=BOXES.keys())
def test_text_boxes(body: str, expected: Expected) -> None:
    assert shown(read(Given(docx(body), "en")).blocks) == expected


def sym(code: str, font: str) -> str:
    return f'<w:r><w:sym w:char="{code}" w:font="{font}"/></w:r>'


MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CHARACTERS = {
    "Greek of a font": (run("5 ") + sym("F06D", "Symbol") + run("m"), "5 μm"),
    "without the private area": (run("a ") + sym("B3", "Symbol") + run(" b"), "a ≥ b"),
    "a check mark": (run("a ") + sym("F0FC", "Wingdings"), "a ✓"),
    "a picture": (run("a ") + sym("F04A", "Wingdings"), "a"),
    "of an ordinary font": (run("a ") + sym("2192", "Arial") + run(" b"), "a → b"),
    "no number at all": (run("a") + sym("zz", "Symbol") + sym("FFFFFFFFF", "Symbol"), "a"),
    "typed in a font": (
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0fc</w:t></w:r>' + run(" a"),
        "✓ a",
    ),
    "private without a font": (run("a \uf0b3 b"), "a ≥ b"),
    "a space that holds": (run("para.\u00a04"), "para.\u00a04"),
    "soft hyphens": (run("co\u00adop") + "<w:r><w:softHyphen/><w:t>t</w:t></w:r>", "coopt"),
    "a hyphen that holds": ("<w:r><w:t>E</w:t><w:noBreakHyphen/><w:t>5</w:t></w:r>", "E-5"),
    "capitals of the layout": (
        "<w:r><w:rPr><w:caps/></w:rPr><w:t>River</w:t></w:r>"
        "<w:r><w:rPr><w:smallCaps/></w:rPr><w:t> Lake</w:t></w:r>",
        "River Lake",
    ),
    "a formula": (
        run("if ") + f'<m:oMath xmlns:m="{MATHS}"><m:r><m:t>a+b</m:t></m:r></m:oMath>' + run(" is"),
        "if a+b is",
    ),
    "wrappers": (
        f"<w:smartTag>{run('One ')}</w:smartTag><w:customXml>{run('by ')}</w:customXml>"
        f'<w:bdo w:val="ltr">{run("one, ")}</w:bdo><w:dir w:val="rtl">{run("two")}</w:dir>',
        "One by one, two",
    ),
    "right to left": (
        "<w:r><w:rPr><w:rtl/></w:rPr><w:t>نهر</w:t></w:r><w:r><w:t> 12</w:t></w:r>",
        "نهر 12",
    ),
    "signs of direction": (run("\u200fنهر\u200e \u202ariver\u202c"), "نهر river"),
    "a comment": (
        f'<w:commentRangeStart w:id="1"/>{run("One")}<w:r><w:commentReference w:id="1"/></w:r>',
        "One",
    ),
    "a page's end in a sentence": (
        '<w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r>', "one two",
    ),
    "a page's end in Chinese": (
        '<w:r><w:t>河流的</w:t><w:br w:type="page"/><w:t>治理</w:t></w:r>', "河流的治理",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), CHARACTERS.values(), ids=CHARACTERS.keys())
def test_characters(body: str, text: str) -> None:
    assert [block.text for block in read(Given(docx(paragraph(body)), "en")).blocks] == [text]


STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>
</w:style><w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/>
<w:basedOn w:val="Strong"/><w:rPr><w:i/><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Lead"><w:name w:val="Lead"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""


def styled(text: str, properties: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


FORMATS: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "bold": ("", styled("bold", "<w:b/>") + run(" plain"), [("bold", "bold")]),
    "two at once": (
        "", run("a ") + styled("b", "<w:b/><w:i/>") + run(" c"), [("b", "bold"), ("b", "italic")],
    ),
    "lines below": (
        "", run("a ") + styled("b", '<w:u w:val="double"/>') + styled("c", '<w:u w:val="none"/>'),
        [("b", "underline")],
    ),
    "lowered": ("", run("H") + styled("2", '<w:vertAlign w:val="subscript"/>') + run("O"),
                [("2", "subscript")]),
    "raised": ("", run("the 21") + styled("st", '<w:vertAlign w:val="superscript"/>') + run(" day"),
               [("st", "superscript")]),
    "by a style": ("", run("a ") + styled("b", '<w:rStyle w:val="Strong"/>'), [("b", "bold")]),
    "by a style on another": (
        "", run("a ") + styled("b", '<w:rStyle w:val="Emphasis"/>'), [("b", "italic")],
    ),
    "switched off": ("", run("a ") + styled("b", '<w:rStyle w:val="Strong"/><w:b w:val="0"/>'), []),
    "bold in bold is plain": (
        "Lead", run("a ") + styled("b", '<w:rStyle w:val="Strong"/>'), [("a", "bold")],
    ),
    "all of it": ("Lead", run("a b"), []),
    "behind a label": ("", run("(a) ") + styled("b", "<w:b/>") + run(" c"), [("b", "bold")]),
    "in many runs": (
        "", styled("riv", "<w:b/>") + styled("ers", "<w:b/>") + run(" run"), [("rivers", "bold")],
    ),
    "in the second line": (
        "", run("1 May 2021") + "<w:r><w:br/></w:r>" + run("Original: ")
        + styled("English", "<w:i/>"),
        [("English", "italic")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("style", "body", "formats"), FORMATS.values(), ids=FORMATS.keys())
def test_formats(style: str, body: str, formats: list[tuple[str, str]]) -> None:
    blocks = read(Given(docx(paragraph(body, style=style), styles=STYLES), "en")).blocks
    assert [
        (block.text[each.start : each.end], each.name) for block in blocks for each in block.formats
    ] == formats


def test_formats_of_notes_and_cells() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="1"><w:p>{run("See ")}{styled("Rivers", "<w:i/>")}'
        f"{run(', p. 4.')}</w:p></w:footnote></w:footnotes>"
    )
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = table(row(cell(paragraph(run("a ") + styled("b", "<w:b/>") + note))))
    blocks = read(Given(docx(body, footnotes=notes), "en")).blocks
    assert [
        (block.text[each.start : each.end], each.name) for block in blocks for each in block.formats
    ] == [("b", "bold"), ("Rivers", "italic")]


def test_lines_of_headers_and_footers_are_kept_apart() -> None:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    masthead = table(row(cell("United Nations"), cell("X/CN.2/2021/1")))
    types = (("default", 0, "header"), ("first", 1, "header"), ("default", 2, "footer"))
    references = "".join(
        f'<w:{kind}Reference w:type="{when}" r:id="r{at}"/>' for when, at, kind in types
    )
    body = f"{paragraph('One.')}<w:sectPr>{references}</w:sectPr>"
    names = f'xmlns:r="{OFFICE}"'
    files = {
        "word/document.xml": f"<w:document {W} {names}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            ("header", "header0.xml"), ("header", "/word/header1.xml"), ("footer", "footer2.xml")
        ),
        "word/header0.xml": f"<w:hdr {W}>{tabbed('X/CN.2/2021/1', 'Page')}</w:hdr>",
        "word/header1.xml": f"<w:hdr {W}>{masthead}</w:hdr>",
        "word/footer2.xml": f"<w:ftr {W}><w:p>{page}</w:p>{paragraph('V.21-00001')}</w:ftr>",
    }
    document = read(Given(archived(files), "en"))
    assert document.running == ("United Nations", "X/CN.2/2021/1", "Page", "V.21-00001")
    assert document.symbol == "X/CN.2/2021/1"
    assert shown(document.blocks) == [("p", "", "One.")]
