"""DOCX: headings by style, in any language and template, and by look."""

from __future__ import annotations

import pytest
from test_aligner_readers_markdown import shown
from word_files import W, docx, numbering, paragraph, run
from word_files import level as list_level

from aligner.readers.docx import read
from aligner.readers.given import Given


def style(name: str, ident: str = "S", properties: str = "", base: str = "", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{ident}"{more}><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


OUTLINE = '<w:outlineLvl w:val="{}"/>'
BY_STYLE = [
    (style("heading 3"), "h3"),
    (style("Heading 1"), "h1"),
    (style("标题 2"), "h2"),
    (style("標題 2"), "h2"),
    (style("Titre 1"), "h1"),
    (style("Überschrift 4"), "h4"),
    (style("Título 2"), "h2"),
    (style("Заголовок 1"), "h1"),
    (style("見出し 1"), "h1"),
    (style("Title"), "h1"),
    (style("_ H_1_G"), "h1"),
    (style("_ H_2/3"), "h2"),
    (style("_ H_4_G"), "h4"),
    (style("_ H_5/6_G"), "h5"),
    (style("_ H _Ch_G"), "h1"),
    (style("_ H__M_G"), "h1"),
    (style("Other", "H23G") + style("Own", base="H23G"), "h2"),
    (style("Other", "HCh") + style("Own", base="HCh"), "h1"),
    (style("TitleH1"), "h1"),
    (style("_ Single Txt_G"), "p"),
    (style("SingleTxt"), "p"),
    (style("Heading 1 Char"), "p"),
    (style("Header"), "p"),
    (style("Hanging"), "p"),
    (style("Own", properties=OUTLINE.format(2)), "h3"),
    (style("Own", properties=OUTLINE.format(9)), "p"),
    (style("heading 1", properties=OUTLINE.format(9)), "p"),
    (style("heading 1", properties=OUTLINE.format(77)), "p"),
    (style("heading 1", "T") + style("Own", base="T"), "h1"),
    (style("heading 1", "T") + style("Own", properties=OUTLINE.format(9), base="T"), "p"),
    (style("A", "T", base="S") + style("B", base="T"), "p"),
    (style("Own", base="nowhere"), "p"),
]


@pytest.mark.parametrize(("styles", "kind"), BY_STYLE, ids=[each[0][40:110] for each in BY_STYLE])
def test_styles_of_headings(styles: str, kind: str) -> None:
    data = docx(paragraph("River", style="S"), styles=f"<w:styles {W}>{styles}</w:styles>")
    assert shown(read(Given(data, "en")).blocks) == [(kind, "", "River")]


@pytest.mark.parametrize("name", ["caption", "Quote", "Intense Quote", "题注", "Zitat"])
def test_styles_of_what_is_no_heading_however_it_looks(name: str) -> None:
    styles = f"<w:styles {W}>{style(name)}</w:styles>"
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>River</w:t></w:r>"
    data = docx(paragraph(bold, style="S") + paragraph("The panel met."), styles=styles)
    assert [kind for kind, _, _ in shown(read(Given(data, "en")).blocks)] == ["p", "p"]


def test_a_paragraph_says_its_own_level() -> None:
    body = (
        f"<w:p><w:pPr>{OUTLINE.format(1)}</w:pPr>{run('River')}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="H1"/>{OUTLINE.format(9)}</w:pPr>{run("Text")}</w:p>'
    )
    assert [kind for kind, _, _ in shown(read(Given(docx(body), "en")).blocks)] == ["h2", "p"]


def test_paragraphs_without_a_style_have_the_default_one() -> None:
    styles = style("Normal", properties=OUTLINE.format(0), more=' w:default="1"')
    data = docx(paragraph("River"), styles=f"<w:styles {W}>{styles}</w:styles>")
    assert shown(read(Given(data, "en")).blocks) == [("h1", "", "River")]


def looking(text: str, size: int = 0, *, bold: bool = True, centred: bool = False) -> str:
    """A paragraph without a style; a size is in points."""
    own = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{2 * size}"/>' if size else "")
    middle = '<w:jc w:val="center"/>' if centred else ""
    inner = f'<w:r><w:rPr>{own}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{middle}</w:pPr>{inner}</w:p>"


PROSE = "The panel met twice a year and heard the views of all those who live by the river."
TEXT = paragraph(PROSE)
P = ("p", "", PROSE)
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
BOLD_ITEM = f"<w:p><w:pPr>{ITEM}</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Rivers</w:t></w:r></w:p>"

BY_LOOK = {
    "bold": (looking("Rivers") + TEXT, [("h1", "", "Rivers"), P]),
    "larger": (looking("Rivers", 14, bold=False) + TEXT, [("h1", "", "Rivers"), P]),
    "hardly larger": (looking("Rivers", 10, bold=False) + TEXT, [("p", "", "Rivers"), P]),
    "neither": (paragraph("Rivers") + TEXT, [("p", "", "Rivers"), P]),
    "numbered": (looking("II. Rivers") + TEXT, [("h1", "II.", "Rivers"), P]),
    "numbered by Word": (BOLD_ITEM + TEXT, [("h1", "1.", "Rivers"), P]),
    "Chinese": (looking("一、河流") + TEXT, [("h1", "一、", "河流"), P]),
    "by size, then in the middle, then first": (
        looking("Low", 10) + TEXT + looking("Middle", 10, centred=True) + TEXT
        + looking("High", 16) + TEXT,
        [("h3", "", "Low"), P, ("h2", "", "Middle"), P, ("h1", "", "High"), P],
    ),
    "below those with a style": (
        paragraph("Top", style="H1") + looking("Rivers") + TEXT,
        [("h1", "", "Top"), ("h2", "", "Rivers"), P],
    ),
    "in two lines": (
        looking("Rivers and") + looking("lakes", 9) + TEXT,
        [("h1", "", "Rivers and"), ("h2", "", "lakes"), P],
    ),
    "one below the other": (
        looking("I. Rivers") + looking("A. Lakes") + TEXT,
        [("h1", "I.", "Rivers"), ("h2", "A.", "Lakes"), P],
    ),
    "a question": (looking("Who pays?") + TEXT, [("h1", "", "Who pays?"), P]),
    "a sentence": (looking("Who pays is open.") + TEXT, [("p", "", "Who pays is open."), P]),
    "a lead-in": (looking("The panel:") + TEXT, [("p", "", "The panel:"), P]),
    "bold only at its start": (
        paragraph("<w:r><w:rPr><w:b/></w:rPr><w:t>Rivers</w:t></w:r>" + run(" run")) + TEXT,
        [("p", "", "Rivers run"), P],
    ),
    "bold as everything is": (looking("Rivers") + looking(PROSE), [("p", "", "Rivers"), P]),
    "long": (looking(PROSE[:-1] * 4) + TEXT, [("p", "", PROSE[:-1] * 4), P]),
    "a bold list": (
        TEXT + "".join(looking(f"{at}. Rivers") for at in (1, 2, 3)) + TEXT,
        [P, *(("li1", f"{at}.", "Rivers") for at in (1, 2, 3)), P],
    ),
    "at the end": (TEXT + looking("Chair"), [P, ("p", "", "Chair")]),
    "a caption": (looking("Table 1") + TEXT, [("p", "", "Table 1"), P]),
    "a symbol": (looking("X/CN.2/2021/1") + TEXT, [("p", "", "X/CN.2/2021/1"), P]),
    "a session": (looking("Twentieth session") + TEXT, [("p", "", "Twentieth session"), P]),
    "a session that is spoken of": (
        looking("Opening of the session") + TEXT, [("h1", "", "Opening of the session"), P],
    ),
    "a masthead": (
        looking("United Nations", 16) + looking("Distr.: General") + looking("Original: English")
        + looking("Rivers") + TEXT,
        [("p", "", "United Nations"), ("p", "", "Distr.: General"),
         ("p", "", "Original: English"), ("h1", "", "Rivers"), P],
    ),
    "what stands below a masthead": (
        paragraph("Distr.: Limited") + looking("Panel on Rivers") + looking("Ninth session")
        + paragraph("Vienna, 7-9 May 2021") + looking("Rivers") + TEXT,
        [("p", "", "Distr.: Limited"), ("p", "", "Panel on Rivers"), ("p", "", "Ninth session"),
         ("p", "", "Vienna, 7-9 May 2021"), ("h1", "", "Rivers"), P],
    ),
    "what stands below a masthead in Chinese": (
        looking("河流问题小组") + looking("第九届会议") + paragraph("2021年5月7日")
        + looking("河流") + TEXT,
        [("p", "", "河流问题小组"), ("p", "", "第九届会议"), ("p", "", "2021年5月7日"),
         ("h1", "", "河流"), P],
    ),
    "a cell": (
        f"<w:tbl><w:tr><w:tc>{looking('Day')}</w:tc></w:tr></w:tbl>" + TEXT,
        [("td", "", "Day"), P],
    ),
    "a box": (
        paragraph(f"<w:r><w:pict><w:txbxContent>{looking('Note')}</w:txbxContent></w:pict></w:r>")
        + TEXT,
        [("p", "", "Note"), P],
    ),
    "with a note's mark": (
        paragraph("<w:r><w:rPr><w:b/></w:rPr><w:t>Rivers</w:t></w:r>"
                  '<w:r><w:footnoteReference w:id="9"/></w:r>') + TEXT,
        [("h1", "", "Rivers"), P],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BY_LOOK.values(), ids=BY_LOOK.keys())
def test_looks_of_headings(body: str, expected: list[tuple[str, str, str]]) -> None:
    lists = numbering(list_level(0, "decimal", "%1."))
    assert shown(read(Given(docx(body, numbering=lists), "en")).blocks) == expected
