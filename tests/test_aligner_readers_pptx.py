"""PPTX: slides, shapes in the order of reading, lists, tables, notes."""

from __future__ import annotations

import time

import pytest
from office_files import compound, relationships, zip_of
from slide_files import P, frame, group, notes, paragraph, pptx, run, shape, slide
from test_aligner_readers_markdown import shown

from aligner.errors import UnreadableDocument
from aligner.readers.given import Given
from aligner.readers.pptx.reading import read

Expected = list[tuple[str, str, str]]

TITLE = shape("Agenda", holder='type="title"')
NUMBER = '<a:buAutoNum type="{}"/>'


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(Given(data, "en", "a.pptx")).blocks]


def failure(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(Given(data, "en", "a.pptx"))
    return str(caught.value).removeprefix("a.pptx: ")


def alternatives(new: str, old: str) -> str:
    choice = f"<mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    return f"<mc:AlternateContent>{choice}</mc:AlternateContent>"


def body(*lines: str) -> str:
    return f"<a:txBody>{''.join(map(paragraph, lines))}</a:txBody>"


def numbered(scheme: str, *labels: str) -> tuple[str, Expected]:
    bullet = NUMBER.format(scheme)
    return (
        shape(*(paragraph("Item", bullet=bullet) for _ in labels)),
        [("li1", label, "Item") for label in labels],
    )


SLIDES: dict[str, tuple[str, Expected]] = {
    "title first, wherever it stands": (
        shape("Text.") + TITLE,
        [("h1", "", "Agenda"), ("p", "", "Text.")],
    ),
    "a title in two lines": (
        shape(f"<a:p>{run('Work of')}<a:br/>{run('the panel')}</a:p>", holder='type="ctrTitle"'),
        [("h1", "", "Work of the panel")],
    ),
    "rows from the top, from the left": (
        shape("D", at=(0, 900))
        + shape("C", at=(300, 140))
        + shape("A", at=(0, 0))
        + shape("B", at=(10, 150))
        + group(shape("E1", at=(5, 5)), shape("E0", at=(0, 0)), at=(0, 2000)),
        [("p", "", text) for text in ("A", "B", "C", "D", "E0", "E1")],
    ),
    "places of the layout": (
        shape("Right", holder='idx="2"') + shape("Left", holder='idx="1"'),
        [("li1", "", "Left"), ("li1", "", "Right")],
    ),
    "without a place behind what stands before it": (
        shape("B", at=(0, 500)) + shape("C") + shape("A", at=(0, 0)),
        [("p", "", text) for text in "ABC"],
    ),
    "bullets of master, layout and paragraph": (
        shape(
            "Bullet",
            paragraph("Number", level=1),
            paragraph("Next", level=1),
            paragraph("None", bullet="<a:buNone/>"),
            paragraph("Own", bullet=NUMBER.format("arabicPeriod")),
            holder='idx="1"',
        ),
        [
            ("li1", "", "Bullet"),
            ("li2", "(a)", "Number"),
            ("li2", "(b)", "Next"),
            ("p", "", "None"),
            ("li1", "1.", "Own"),
        ],
    ),
    "numbers go on over deeper ones": (
        shape(
            paragraph("One", bullet=NUMBER.format("arabicParenR")),
            paragraph("In", level=1, bullet=NUMBER.format("romanLcPeriod")),
            paragraph("Two", bullet=NUMBER.format("arabicParenR")),
            paragraph("In", level=1, bullet=NUMBER.format("romanLcPeriod")),
            paragraph("Other"),
            paragraph("Seven", bullet='<a:buAutoNum type="arabicParenR" startAt="7"/>'),
            paragraph("Eight", bullet='<a:buAutoNum type="arabicParenR" startAt="7"/>'),
        ),
        [
            ("li1", "1)", "One"),
            ("li2", "i.", "In"),
            ("li1", "2)", "Two"),
            ("li2", "i.", "In"),
            ("p", "", "Other"),
            ("li1", "7)", "Seven"),
            ("li1", "8)", "Eight"),
        ],
    ),
    "Chinese numbers": numbered("ea1ChsPeriod", "一.", "二."),
    "circled numbers": numbered("circleNumDbPlain", "①", "②"),
    "capital letters": numbered("alphaUcPeriod", "A.", "B."),
    "a scheme that is none": numbered("hindiNumPeriodX", "1.", "2."),
    "typed labels": (shape("(a) Opening", "（一）开幕"), [
        ("li1", "(a)", "Opening"), ("li2", "（一）", "开幕"),
    ]),
    "slide number, date and footer": (
        shape("1", holder='type="sldNum"') + shape("May", holder='type="dt"')
        + shape("Foot", holder='type="ftr"')
        + shape(f'<a:p>{run("At ")}<a:fld type="slidenum"><a:t>3</a:t></a:fld></a:p>'),
        [("p", "", "At")],
    ),
    "hidden shapes": (shape("No", hidden=True) + shape("Yes"), [("p", "", "Yes")]),
    "table with merged cells": (
        frame(
            f'<a:tbl><a:tr><a:tc gridSpan="2">{body("1. Day")}</a:tc>'
            + f'<a:tc hMerge="1">{body("Ghost")}</a:tc></a:tr>'
            + f"<a:tr><a:tc>{body('A', '', 'B')}</a:tc></a:tr></a:tbl>"
        ),
        [("td", "", "1. Day"), ("td", "", "A"), ("td", "", "B")],
    ),
    "a footnote": (
        shape(f"<a:p>{run('Growth')}{run('1', baseline='30000')}{run(' fell.')}</a:p>")
        + shape(f"<a:p>{run('1', baseline='30000')}{run(' Estimate.')}</a:p>"),
        [("p", "", "Growth fell."), ("fn", "1", "Estimate.")],
    ),
    "an exponent and an index are text": (
        shape(f"<a:p>{run('5 km')}{run('2', baseline='30000')}{run(' CO')}"
              f"{run('2', baseline='-25000')}</a:p>"),
        [("p", "", "5 km2 CO2")],
    ),
    "alternatives": (
        alternatives(shape("New"), shape("Old"))
        + shape(f"<a:p>{alternatives(run('x'), run('y'))}</a:p>"),
        [("p", "", "New"), ("p", "", "x")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("shapes", "expected"), SLIDES.values(), ids=SLIDES.keys())
def test_a_slide(shapes: str, expected: Expected) -> None:
    blocks = read(Given(pptx(slide(shapes)), "en", "a.pptx")).blocks
    assert shown(blocks) == expected


def test_slides_in_the_order_of_the_presentation() -> None:
    data = pptx(
        slide(TITLE, shape("Two.")),
        slide(shape("Hidden."), attributes='show="0"'),
        slide(shape("One.")),
        parts={"ppt/notesSlides/notes.xml": notes("Say this.", "And this.")},
        more=[("n", "notesSlide", "../notesSlides/notes.xml")],
        order=[3, 2, 1, 1],
    )
    document = read(Given(data, "en", "a.pptx"))
    assert [(str(block.kind), block.line, block.text) for block in document.blocks] == [
        ("paragraph", 1, "One."),
        ("heading", 3, "Agenda"),
        ("paragraph", 3, "Two."),
        ("paragraph", 3, "Say this."),
        ("paragraph", 3, "And this."),
    ]


FORMATS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "bold and italic": (
        paragraph(run("The ") + run("panel", b="1", i="true") + run(" met.")),
        [("panel", "bold"), ("panel", "italic")],
    ),
    "none": (paragraph(run("The ", b="0") + run("panel", u="none")), []),
    "underlined, raised, lowered": (
        paragraph(
            run("5 km")
            + run("2", baseline="30000")
            + run(" of CO")
            + run("2", baseline="-25000")
            + run(" each", u="sng")
        ),
        [("2", "superscript"), ("2", "subscript"), ("each", "underline")],
    ),
    "behind a label": (paragraph(run("(a) ") + run("Opening", b="1") + run(" day")),
        [("Opening", "bold")],
    ),
    "a mark is no format": (paragraph(run("Growth") + run("1", baseline="30000")), []),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), FORMATS.values(), ids=FORMATS.keys())
def test_formats(content: str, expected: list[tuple[str, str]]) -> None:
    (made,) = read(Given(pptx(slide(shape(content))), "en", "a.pptx")).blocks
    assert [(made.text[each.start : each.end], each.name) for each in made.formats] == expected


def test_footers_are_kept_apart() -> None:
    foot = shape("CRP.1", holder='type="ftr"')
    document = read(Given(pptx(slide(TITLE, foot), slide(foot)), "en", "a.pptx"))
    assert document.running == ("CRP.1",)


CHART = f"""<c:chart {P}><c:title><a:p>{run("Seizures")}</a:p></c:title>
<c:ser><c:tx><c:v>Cases</c:v></c:tx><c:cat><c:strRef><c:strCache><c:pt><c:v>East</c:v></c:pt>
</c:strCache></c:strRef></c:cat><c:val><c:v>7</c:v></c:val></c:ser>
<c:ser><c:cat><c:strCache><c:v>East</c:v></c:strCache></c:cat></c:ser></c:chart>"""
DIAGRAM = f"""<dgm:dataModel {P}><dgm:ptLst><dgm:pt type="doc"/>
<dgm:pt><dgm:t><a:p>{run("Plan")}</a:p></dgm:t></dgm:pt>
<dgm:pt><dgm:t><a:p>{run("Act")}</a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"""


def test_charts_and_diagrams() -> None:
    data = pptx(
        slide(frame('<c:chart r:id="c"/>'), frame('<dgm:relIds r:dm="d" r:lo="layout"/>')),
        parts={"ppt/charts/chart.xml": CHART, "ppt/diagrams/data.xml": DIAGRAM},
        more=[
            ("c", "chart", "../charts/chart.xml"),
            ("d", "diagramData", "../diagrams/data.xml"),
        ],
    )
    assert texts(data) == ["Seizures", "Cases", "East", "Plan", "Act"]


def test_strict_files() -> None:
    content = slide(TITLE).replace(
        "http://schemas.openxmlformats.org/presentationml/2006/main",
        "http://purl.oclc.org/ooxml/presentationml/main",
    )
    assert texts(pptx(content)) == ["Agenda"]


def test_links_that_lead_in_a_circle_or_out_of_the_file() -> None:
    data = pptx(
        slide(TITLE, frame('<c:chart r:id="outside"/>'), frame('<c:chart r:id="circle"/>')),
        parts={
            "ppt/slideMasters/_rels/master.xml.rels": relationships(
                ("m", "slideMaster", "master.xml"),
                ("l", "slideLayout", "../slideLayouts/layout.xml"),
            ),
        },
        more=[
            ("outside", "chart", "../../../../etc/passwd"),
            ("circle", "chart", "slide1.xml"),
            ("n", "notesSlide", "slide1.xml"),
        ],
    )  # fmt: skip
    assert texts(data) == ["Agenda"]


def test_outside_targets_are_not_fetched() -> None:
    data = pptx(
        slide(TITLE),
        parts={
            "ppt/slides/_rels/slide1.xml.rels": relationships(
                ("n", "notesSlide", "file:///etc/passwd", "External")
            )
        },
    )
    assert texts(data) == ["Agenda"]


def test_groups_within_groups() -> None:
    deep = shape("Deep")
    for _ in range(100):
        deep = group(deep, at=(0, 0))
    assert texts(pptx(slide(deep))) == ["Deep"]
    for _ in range(200):
        deep = group(deep, at=(0, 0))
    assert failure(pptx(slide(deep))).startswith(
        "is a damaged PPTX (ppt/slides/slide1.xml is nested too deeply)"
    )


def test_many_placeholders_are_looked_up_fast() -> None:
    holders = "".join(
        f'<p:sp><p:nvSpPr><p:nvPr><p:ph idx="{at}"/></p:nvPr></p:nvSpPr></p:sp>'
        for at in range(5000)
    )
    layout = f"<p:sldLayout {P}><p:cSld><p:spTree>{holders}</p:spTree></p:cSld></p:sldLayout>"
    shapes = "".join(shape("x", holder=f'idx="{at}"') for at in range(5000, 10000))
    data = pptx(slide(shapes), parts={"ppt/slideLayouts/layout.xml": layout})
    began = time.monotonic()
    assert len(texts(data)) == 5000
    assert time.monotonic() - began < 5


SAVE = "open it in a presentation program and save it as PPTX"
BAD = {
    "text": (b"One.", f"is not a PPTX; {SAVE}"),
    "cut": (pptx(slide(TITLE))[:-30], f"is a damaged PPTX; {SAVE}"),
    "another zip": (
        zip_of({"a": ""}),
        f"is a zip archive without ppt/presentation.xml, not PPTX; {SAVE}",
    ),
    "a slide cut short": (
        pptx("<p:sld"),
        f"is a damaged PPTX (ppt/slides/slide1.xml is not well-formed XML); {SAVE}",
    ),
    "entities": (
        pptx('<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'),
        f"is a damaged PPTX (ppt/slides/slide1.xml has a document type); {SAVE}",
    ),
    "old": (
        compound({"PowerPoint Document": b""}),
        "is an old Office document, not PPTX; name it as what it is: .doc, .ppt or .xls",
    ),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD.keys())
def test_files_that_are_no_presentation(data: bytes, message: str) -> None:
    assert failure(data) == message


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pptx(slide(shape(*["x" * 1000] * 2000)))
    monkeypatch.setattr("aligner.readers.archive.MOST_NODES", 5000)
    assert failure(data) == (
        "holds more than 5,000 elements in ppt/slides/slide1.xml; "
        "split it, or take out what is no text"
    )
    monkeypatch.setattr("aligner.readers.archive.MOST_BYTES", 2**20)
    assert "unpacks to more than" in failure(data)
