"""DOCX: automatic numbers as Word prints them."""

from __future__ import annotations

import pytest
from test_aligner_readers_markdown import shown
from word_files import W, docx, level, numbering, paragraph, run

from aligner.readers.docx import read
from aligner.readers.given import Given
from aligner.readers.numbering import formatted

FORMATS = [
    (11, "ideographTraditional", "11"),
    (10, "ideographTraditional", "癸"),
    (2, "ideographZodiac", "丑"),
    (13, "ideographZodiacTraditional", "丙子"),
    (12, "ideographLegalTraditional", "壹拾貳"),
    (105, "chineseLegalSimplified", "壹佰零伍"),
    (20, "japaneseLegal", "弐拾"),
    (21, "decimalEnclosedCircle", "㉑"),
    (36, "decimalEnclosedCircleChinese", "㊱"),
    (51, "decimalEnclosedCircle", "51"),
    (3, "decimalEnclosedParen", "⑶"),
    (26, "hex", "1A"),
    (7, "numberInDash", "- 7 -"),
    (6, "chicago", "††"),
    (1, "ordinal", "1st"),
    (112, "ordinal", "112th"),
    (23, "ordinal", "23rd"),
    (21, "cardinalText", "Twenty-one"),
    (1203, "cardinalText", "One thousand two hundred three"),
    (12, "ordinalText", "Twelfth"),
    (30, "ordinalText", "Thirtieth"),
    (45, "ordinalText", "Forty-fifth"),
    (4, "russianLower", "г"),
    (7, "000", "007"),
    (99_999, "upperRoman", "99999"),
    (0, "upperLetter", "0"),
]


@pytest.mark.parametrize(("number", "number_format", "written"), FORMATS)
def test_numbers_as_printed(number: int, number_format: str, written: str) -> None:
    assert formatted(number, number_format) == written


def override(number: int, template: int, depth: int, inner: str) -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{template}"/>'
        f'<w:lvlOverride w:ilvl="{depth}">{inner}</w:lvlOverride></w:num>'
    )


def lvl(depth: int, number_format: str, pattern: str, more: str = "") -> str:
    return level(depth, number_format, pattern).replace("</w:lvl>", f"{more}</w:lvl>")


STEPS = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%3)")
LISTS = {
    "levels in one label": ((STEPS,), "1.0 1.1 1.1 1.0 1.1", ["I.", "I.1", "I.2", "II.", "II.1"]),
    "figures alone": (
        (level(0, "upperRoman", "%1.") + lvl(1, "decimal", "%1.%2", "<w:isLgl/>"),),
        "1.0 1.1",
        ["I.", "1.1"],
    ),
    "figures not asked for": (
        (level(0, "upperRoman", "%1.") + lvl(1, "decimal", "%1.%2", '<w:isLgl w:val="0"/>'),),
        "1.0 1.1",
        ["I.", "I.1"],
    ),
    "a level that never starts again": (
        (level(0, "decimal", "%1.") + lvl(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'),),
        "1.0 1.1 1.0 1.1",
        ["1.", "1)", "2.", "2)"],
    ),
    "a level that starts again with the highest": (
        (STEPS.replace("</w:lvl>", "") and
         level(0, "decimal", "%1.") + level(1, "decimal", "%2)")
         + lvl(2, "decimal", "%3]", '<w:lvlRestart w:val="1"/>'),),
        "1.0 1.1 1.2 1.1 1.2 1.0 1.2",
        ["1.", "1)", "1]", "2)", "2]", "2.", "1]"],
    ),
    "deeper levels go on without their list's first": ((STEPS,), "1.1 1.1", ["I.1", "I.2"]),
    "two lists of one template": ((STEPS,), "1.0 8.0 1.0", ["I.", "II.", "III."]),
    "started again once": ((STEPS,), "1.0 7.0 7.0 1.0", ["I.", "V.", "VI.", "VII."]),
    "a level of its own": ((STEPS,), "1.0 6.0 6.0", ["I.", "(b)", "(c)"]),
    "no level so deep": ((STEPS,), "1.8 1.77", [None, None]),
    "Chinese brackets": ((level(0, "chineseCounting", "（%1）"),), "1.0 1.0", ["（一）", "（二）"]),
    "bracketed ideographs": ((level(0, "ideographEnclosedCircle", "%1"),), "1.0", ["㊀"]),
    "a word without a number": ((level(0, "none", "*%1"),), "1.0", ["*"]),
    "hidden number": (
        (lvl(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"),),
        "1.0",
        [""],
    ),
    "zeros": (
        (
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent xmlns:mc="http://schemas.'
            'openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:numFmt w:val="custom" '
            'w:format="001, 002, 003"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
            '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>',
        ),
        "1.0 1.0",
        ["001", "002"],
    ),
}  # fmt: skip
MORE = (
    override(6, 0, 0, level(0, "lowerLetter", "(%1)"))
    + override(7, 0, 0, '<w:startOverride w:val="5"/>')
    + '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>'
)


@pytest.mark.parametrize(("templates", "given", "labels"), LISTS.values(), ids=LISTS.keys())
def test_labels(templates: tuple[str, ...], given: str, labels: list[str | None]) -> None:
    places = [each.split(".") for each in given.split()]
    body = "".join(paragraph("text", num=num, depth=int(depth)) for num, depth in places)
    data = docx(body, numbering=numbering(*templates, extra=MORE))
    told = [
        label if kind.startswith("li") else None
        for kind, label, _ in shown(read(Given(data, "en")).blocks)
    ]
    assert told == labels


def style(name: str, properties: str, base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


IN_LIST = '<w:numPr><w:numId w:val="1"/></w:numPr>'
STYLES = (
    f"<w:styles {W}>"
    + style("One", IN_LIST)
    + style("Two", IN_LIST)
    + style("Below", "", "Two")
    + style("Out", '<w:numPr><w:numId w:val="0"/></w:numPr>', "One")
    + style("Deep", '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>')
    + "</w:styles>"
)
OF_STYLES = numbering(
    lvl(0, "decimal", "%1.", '<w:pStyle w:val="One"/>')
    + lvl(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Two"/>')
    + level(2, "lowerRoman", "(%3)")
)
STYLED = [
    ("One One", ["1.", "2."]),
    ("One Two Below Two One", ["1.", "(a)", "(b)", "(c)", "2."]),
    ("One Out One", ["1.", "", "2."]),
    ("One Two Deep", ["1.", "(a)", "(i)"]),
]


@pytest.mark.parametrize(("styles", "labels"), STYLED)
def test_lists_of_styles(styles: str, labels: list[str]) -> None:
    body = "".join(paragraph("text", style=name) for name in styles.split())
    blocks = read(Given(docx(body, styles=STYLES, numbering=OF_STYLES), "en")).blocks
    assert [block.label for block in blocks] == labels


def test_a_list_that_is_told_elsewhere() -> None:
    lists = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/>'
        '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>'
        + level(0, "decimal", "%1)")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    body = paragraph("text", num="1") + paragraph("text", num="2")
    blocks = read(Given(docx(body, numbering=lists), "en")).blocks
    assert [block.label for block in blocks] == ["1)", "2)"]


ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
GONE = (
    f"<w:p><w:pPr>{ITEM}<w:rPr><w:del/></w:rPr></w:pPr>"
    "<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
)
HIDDEN = (
    f"<w:p><w:pPr>{ITEM}<w:rPr><w:vanish/></w:rPr></w:pPr>"
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>"
)
BETWEEN = {
    "nothing": ("", ["1.", "2."]),
    "an empty item, which has a number too": (paragraph("<w:r/>", num="1"), ["1.", "3."]),
    "a deleted one, which has none": (GONE, ["1.", "2."]),
    "two deleted ones": (GONE * 2, ["1.", "2."]),
    "a hidden one": (HIDDEN, ["1.", "2."]),
    "plain text": (paragraph("text"), ["1.", "", "2."]),
    "an item in a cell": (
        f"<w:tbl><w:tr><w:tc>{paragraph('text', num='1')}</w:tc></w:tr></w:tbl>",
        ["1.", "2.", "3."],
    ),
}


@pytest.mark.parametrize(("between", "labels"), BETWEEN.values(), ids=BETWEEN.keys())
def test_what_counts(between: str, labels: list[str]) -> None:
    item = paragraph("text", num="1")
    data = docx(item + between + item, numbering=numbering(level(0, "decimal", "%1.")))
    assert [block.label for block in read(Given(data, "en")).blocks] == labels


IN_WORDS = [
    ("第%1条", "tab", "第一条 text"),
    ("第%1条", "nothing", "第一条text"),
    ("第%1条　", "nothing", "第一条text"),
    ("Annex %1", "space", "Annex 一 text"),
]


@pytest.mark.parametrize(("pattern", "suffix", "text"), IN_WORDS)
def test_numbers_in_words_stand_in_the_text(pattern: str, suffix: str, text: str) -> None:
    lists = numbering(lvl(0, "chineseCounting", pattern, f'<w:suff w:val="{suffix}"/>'))
    blocks = read(Given(docx(paragraph("text", num="1"), numbering=lists), "zh")).blocks
    assert [(block.label, block.text) for block in blocks] == [("", text)]


def test_numbers_in_notes_stand_in_their_text() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="1">{paragraph("One.", num="1")}'
        f"{paragraph('Two.', num='1')}</w:footnote></w:footnotes>"
    )
    body = paragraph(run("Text.") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    lists = numbering(level(0, "lowerLetter", "(%1)"))
    blocks = read(Given(docx(body, footnotes=notes, numbering=lists), "en")).blocks
    assert shown(blocks)[1:] == [("fn", "1", "(a) One. (b) Two.")]
