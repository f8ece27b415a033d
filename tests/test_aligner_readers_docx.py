"""DOCX: styles, numbers, notes, tables and tracked changes."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from test_aligner_readers_markdown import shown
from word_files import W, docx, level, numbering, paragraph, run, zipped

from aligner.readers.docx import read
from aligner.readers.given import Given
from aligner.readers.numbering import formatted

Expected = list[tuple[str, str, str]]

BODIES: dict[str, tuple[str, Expected]] = {
    "headings by style": (
        paragraph("Agenda", style="H1")
        + paragraph("2. Work", style="H2")
        + paragraph("三、其他", style="H2x")
        + paragraph("Text.", style="Loop"),
        [("h1", "", "Agenda"), ("h2", "2.", "Work"), ("h2", "三、", "其他"), ("p", "", "Text.")],
    ),
    "typed labels": (
        paragraph("<w:r><w:t>1.</w:t><w:tab/><w:t>The panel met.</w:t></w:r>")
        + paragraph("（一）开幕"),
        [("li1", "1.", "The panel met."), ("li2", "（一）", "开幕")],
    ),
    "masthead": (
        paragraph("<w:r><w:t>7 May 2021</w:t><w:br/><w:t>English</w:t></w:r>"),
        [("p", "", "7 May 2021"), ("p", "", "English")],
    ),
    "a page break is no line break": (
        paragraph('<w:r><w:t>One </w:t><w:br w:type="page"/><w:t>two.</w:t></w:r>'),
        [("p", "", "One two.")],
    ),
    "tracked changes": (
        paragraph(
            run("The panel ")
            + f"<w:del><w:r><w:delText>has </w:delText></w:r></w:del><w:ins>{run('duly ')}</w:ins>"
            + f"<w:moveFrom>{run('away')}</w:moveFrom><w:moveTo>{run('met.')}</w:moveTo>"
        ),
        [("p", "", "The panel duly met.")],
    ),
    "a deleted paragraph end": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('The panel ')}</w:p>" + paragraph("met."),
        [("p", "", "The panel met.")],
    ),
    "fields, links and content controls": (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>PAGE</w:instrText></w:r>"
            + run("A ")
            + f"<w:hyperlink>{run('link')}</w:hyperlink>"
            + "<w:sdt><w:sdtPr><w:alias/></w:sdtPr>"
            + f"<w:sdtContent>{run(' here')}</w:sdtContent></w:sdt>"
        )
        + f"<w:sdt><w:sdtContent>{paragraph('Two.')}</w:sdtContent></w:sdt>",
        [("p", "", "A link here"), ("p", "", "Two.")],
    ),
    "hidden text": (
        paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>No</w:t></w:r>" + run("Yes")),
        [("p", "", "Yes")],
    ),
    "hyphens": (
        paragraph(
            "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>t</w:t></w:r>"
        ),
        [("p", "", "co-opt")],
    ),
    "ruby": (
        paragraph(
            f"<w:r><w:ruby><w:rt>{run('he')}</w:rt><w:rubyBase>{run('河')}</w:rubyBase></w:ruby></w:r>"
        ),
        [("p", "", "河")],
    ),
    "table with merged cells": (
        "<w:tbl><w:tr>"
        f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("Day")}</w:tc>'
        f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("1 (a)")}</w:tc></w:tr><w:tr>'
        f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('Ghost')}</w:tc>"
        f"<w:tc>{paragraph('')}</w:tc><w:tc><w:tbl><w:tr><w:tc>{paragraph('Inner')}</w:tc></w:tr>"
        f"</w:tbl>{paragraph('Two')}{paragraph('三')}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('Gone')}</w:tc></w:tr></w:tbl>",
        [
            ("td", "", "Day"),
            ("td", "", "1 (a)"),
            ("td", "", "Inner"),
            ("td", "", "Two"),
            ("td", "", "三"),
        ],
    ),
    "text box once": (
        paragraph(
            run("Before") + '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
            'markup-compatibility/2006"><mc:Choice><w:txbxContent>'
            + paragraph("In a box")
            + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
            + paragraph("In a box")
            + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        [("p", "", "Before"), ("p", "", "In a box")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES.keys())
def test_blocks(body: str, expected: Expected) -> None:
    assert shown(read(Given(docx(body), "en", "a.docx")).blocks) == expected


LISTS = numbering(
    level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)"),
    level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2"),
    level(0, "bullet", "·"),
    level(0, "chineseCounting", "第%1章"),
    level(0, "decimal", "%1.", start=7),
    extra='<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)


def items(*given: tuple[str, int]) -> str:
    return "".join(
        paragraph(f"t{at}", num=num, depth=depth) for at, (num, depth) in enumerate(given)
    )


NUMBERED: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "levels": (
        items(("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1)),
        [
            ("li1", "1."),
            ("li2", "(a)"),
            ("li2", "(b)"),
            ("li3", "(i)"),
            ("li1", "2."),
            ("li2", "(a)"),
        ],
    ),
    "Chinese numerals": (items(("2", 0), ("2", 0)), [("li1", "一、"), ("li1", "二、")]),
    "two numbers in one": (items(("2", 0), ("2", 1)), [("li1", "一、"), ("li2", "一.1")]),
    "bullet": (items(("3", 0)), [("li1", "")]),
    "first number": (items(("5", 0), ("5", 0)), [("li1", "7."), ("li1", "8.")]),
    "begun again": (
        items(("1", 0), ("1", 0), ("9", 0), ("9", 0)),
        [("li1", f"{n}.") for n in (1, 2, 1, 2)],
    ),
    "list of a style": (paragraph("t0", style="Num") * 2, [("li1", "1."), ("li1", "2.")]),
    "no such list": (items(("77", 0)), [("p", "")]),
    "out of the list": (paragraph("t0", style="Num", num="0"), [("p", "")]),
    "numbered heading": (paragraph("t0", style="H2", num="1"), [("h2", "1.")]),
}


@pytest.mark.parametrize(("body", "expected"), NUMBERED.values(), ids=NUMBERED.keys())
def test_automatic_numbers(body: str, expected: list[tuple[str, str]]) -> None:
    blocks = read(Given(docx(body, numbering=LISTS), "en", "a.docx")).blocks
    assert [(kind, label) for kind, label, _ in shown(blocks)] == expected


def test_a_chapter_number_in_words_stands_in_the_text() -> None:
    body = paragraph("河流", style="H1", num="4")
    assert shown(read(Given(docx(body, numbering=LISTS), "zh", "a.docx")).blocks) == [
        ("h1", "", "第一章 河流")
    ]


FORMATS = [
    (4, "lowerRoman", "iv"),
    (1999, "upperRoman", "MCMXCIX"),
    (27, "lowerLetter", "aa"),
    (3, "upperLetter", "C"),
    (7, "decimalZero", "07"),
    (10, "chineseCounting", "十"),
    (12, "chineseCountingThousand", "十二"),
    (20, "chineseCounting", "二十"),
    (105, "chineseCounting", "一百〇五"),
    (2010, "japaneseCounting", "二千〇一十"),
    (15, "ideographDigital", "一五"),
    (3, "decimalEnclosedCircleChinese", "③"),
    (2, "ideographEnclosedCircle", "㊁"),
    (12, "decimalFullWidth", "１２"),
    (5, "hindiVowels", "5"),
    (-1, "lowerRoman", "-1"),
]


@pytest.mark.parametrize(("number", "number_format", "written"), FORMATS)
def test_numbers_in_all_formats(number: int, number_format: str, written: str) -> None:
    assert formatted(number, number_format) == written


def reference(ident: int, part: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{part}Reference w:id="{ident}"{more}/></w:r>'


FOOTNOTES = (
    f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1">{paragraph("---")}</w:footnote>'
    f'<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>{run(" See annex.")}</w:p></w:footnote>'
    f'<w:footnote w:id="6">{paragraph("One.")}{paragraph("Two.")}</w:footnote></w:footnotes>'
)


def test_notes_are_numbered_as_they_come() -> None:
    body = paragraph(run("One.") + reference(6) + run(" Two.") + reference(5)) + paragraph("Three.")
    blocks = read(Given(docx(body, footnotes=FOOTNOTES), "en", "a.docx")).blocks
    assert shown(blocks) == [
        ("p", "", "One. Two."),
        ("fn", "1", "One. Two."),
        ("fn", "2", "See annex."),
        ("p", "", "Three."),
    ]
    assert blocks[0].marks == ((4, "1"), (9, "2"))


def test_a_mark_of_the_writer_and_an_endnote() -> None:
    own = '<w:r><w:footnoteReference w:id="5" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    notes = f'<w:endnotes {W}><w:endnote w:id="1">{paragraph("End.")}</w:endnote></w:endnotes>'
    body = paragraph(run("One") + own + run(" two") + reference(1, "endnote"))
    blocks = read(Given(docx(body, footnotes=FOOTNOTES, endnotes=notes), "en", "a.docx")).blocks
    assert shown(blocks) == [("p", "", "One two"), ("fn", "*", "See annex."), ("fn", "i", "End.")]


def test_the_symbol_stands_in_a_header_which_is_left_out() -> None:
    header = f"<w:hdr {W}>{paragraph('X/CN.2/2021/1')}</w:hdr>"
    document = read(Given(docx(paragraph("One."), header1=header), "en", "a.docx"))
    assert (document.symbol, shown(document.blocks)) == ("X/CN.2/2021/1", [("p", "", "One.")])


def test_strict_documents_are_read() -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    main = f"<w:document {strict}><w:body>{paragraph('One.')}</w:body></w:document>"
    data = zipped(word__document_xml=main)
    assert shown(read(Given(data, "en", "a.docx")).blocks) == [("p", "", "One.")]


def test_a_file_of_python_docx() -> None:
    made = python_docx.Document()
    made.add_heading("Agenda", 1)
    made.add_paragraph("The panel met.")
    made.add_table(1, 2).cell(0, 1).text = "河流"
    buffer = io.BytesIO()
    made.save(buffer)
    assert shown(read(Given(buffer.getvalue(), "en", "a.docx")).blocks) == [
        ("h1", "", "Agenda"),
        ("p", "", "The panel met."),
        ("td", "", "河流"),
    ]
