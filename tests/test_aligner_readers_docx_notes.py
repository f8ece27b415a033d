"""DOCX: footnotes, endnotes and their marks."""

from __future__ import annotations

import pytest
from test_aligner_readers_markdown import shown
from word_files import W, docx, paragraph, run

from aligner.readers.docx import read
from aligner.readers.given import Given

RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'


def refer(ident: int, part: str = "footnote", more: str = "", inner: str = "") -> str:
    return f'<w:r><w:{part}Reference w:id="{ident}"{more}/>{inner}</w:r>'


def notes(*texts: str, part: str = "footnote") -> str:
    inner = "".join(
        f'<w:{part} w:id="{at}">{text if text.startswith("<w:p") else paragraph(text)}</w:{part}>'
        for at, text in enumerate(texts, 1)
    )
    lines = (
        f'<w:{part} w:type="separator" w:id="-1">{paragraph("---")}</w:{part}>'
        f'<w:{part} w:type="continuationNotice" w:id="0">{paragraph("over")}</w:{part}>'
    )
    return f"<w:{part}s {W}>{lines}{inner}</w:{part}s>"


def manner(inner: str, part: str = "footnote") -> str:
    return f"<w:settings {W}><w:{part}Pr>{inner}</w:{part}Pr></w:settings>"


def section(inner: str) -> str:
    return f"<w:sectPr><w:footnotePr>{inner}</w:footnotePr></w:sectPr>"


THREE = notes("One.", "Two.", "Three.")
ALL = "".join(refer(at) for at in (1, 2, 3))
PAGE = "<w:r><w:lastRenderedPageBreak/></w:r>"
RESTART = '<w:numRestart w:val="{}"/>'
ENDS = f"<w:p><w:pPr>{section(RESTART.format('eachSect'))}</w:pPr>{run('a')}{refer(1)}</w:p>"

MARKS = {
    "figures": (paragraph(run("a") + ALL), "", ["1", "2", "3"]),
    "small Roman": (
        paragraph(run("a") + ALL),
        manner('<w:numFmt w:val="lowerRoman"/>'),
        ["i", "ii", "iii"],
    ),
    "signs": (paragraph(run("a") + ALL), manner('<w:numFmt w:val="chicago"/>'), ["*", "†", "‡"]),
    "circles": (
        paragraph(run("a") + ALL),
        manner('<w:numFmt w:val="decimalEnclosedCircle"/>'),
        ["①", "②", "③"],
    ),
    "bullets, which Word does not print": (
        paragraph(run("a") + ALL),
        manner('<w:numFmt w:val="bullet"/>'),
        ["1", "2", "3"],
    ),
    "from a number on": (
        paragraph(run("a") + ALL),
        manner('<w:numStart w:val="7"/>'),
        ["7", "8", "9"],
    ),
    "said by the section": (
        paragraph(run("a") + ALL) + section('<w:numFmt w:val="upperLetter"/>'),
        manner('<w:numFmt w:val="lowerRoman"/>'),
        ["A", "B", "C"],
    ),
    "again in each section": (
        ENDS + paragraph(run("b") + refer(2) + refer(3)) + section(RESTART.format("eachSect")),
        "",
        ["1", "1", "2"],
    ),
    "again on each page": (
        paragraph(run("a") + refer(1) + refer(2)) + paragraph(PAGE + run("b") + refer(3)),
        manner(RESTART.format("eachPage")),
        ["1", "2", "1"],
    ),
    "not again on each page": (
        paragraph(run("a") + refer(1) + PAGE + refer(2)),
        "",
        ["1", "2"],
    ),
    "the writer's own is not counted": (
        paragraph(
            run("a") + refer(1) + refer(2, more=' w:customMarkFollows="1"', inner="<w:t>*</w:t>")
            + refer(3)
        ),
        "",
        ["1", "*", "2"],
    ),
    "the writer's own in the next run": (
        paragraph(run("a") + refer(1, more=' w:customMarkFollows="1"') + run("**")),
        "",
        ["**"],
    ),
    "the writer's own forgotten": (
        paragraph(run("a") + refer(1, more=' w:customMarkFollows="1"') + run("and so on, and on")),
        "",
        ["*"],
    ),
    "a deleted one is not counted": (
        paragraph(run("a") + f"<w:del>{refer(1)}</w:del>" + refer(2)),
        "",
        ["1"],
    ),
    "a hidden one is not counted": (
        paragraph(
            run("a") + '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
            + refer(2)
        ),
        "",
        ["1"],
    ),
    "no such note": (paragraph(run("a") + refer(77)), "", ["1"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "settings", "marks"), MARKS.values(), ids=MARKS.keys())
def test_marks(body: str, settings: str, marks: list[str]) -> None:
    parts = {"settings": settings} if settings else {}
    blocks = read(Given(docx(body, footnotes=THREE, **parts), "en")).blocks
    assert [mark for block in blocks for _, mark in block.marks] == marks
    told = [block.label for block in blocks if str(block.kind) == "footnote"]
    assert told == (marks if "77" not in body else [])


def test_notes_of_two_sections_stand_with_their_own() -> None:
    body = ENDS + paragraph(run("b") + refer(2)) + section(RESTART.format("eachSect"))
    assert shown(read(Given(docx(body, footnotes=THREE), "en")).blocks) == [
        ("p", "", "a"), ("fn", "1", "One."), ("p", "", "b"), ("fn", "1", "Two."),
    ]  # fmt: skip


def test_a_note_is_found_where_its_mark_is() -> None:
    body = paragraph("a") + paragraph(run("b") + refer(1)) + paragraph(run("c") + refer(2))
    blocks = read(Given(docx(body, footnotes=THREE), "en")).blocks
    assert [block.line for block in blocks] == [1, 2, 2, 3, 3]


def test_endnotes_are_counted_in_roman_numbers_unless_the_file_says_otherwise() -> None:
    body = paragraph(run("a") + refer(1, "endnote") + refer(2, "endnote"))
    ends = notes("One.", "Two.", part="endnote")
    for settings, marks in (
        (manner("", "endnote"), ["i", "ii"]),
        (manner('<w:numFmt w:val="decimal"/>', "endnote"), ["1", "2"]),
    ):
        blocks = read(Given(docx(body, endnotes=ends, settings=settings), "en")).blocks
        assert [mark for _, mark in blocks[0].marks] == marks


CELL = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
TEXTS = {
    "several paragraphs": (paragraph("One.") + paragraph("Two."), "One. Two."),
    "a table": (
        paragraph("See:") + CELL.format(paragraph("Day"), paragraph("Night")),
        "See: Day Night",
    ),
    "changes": (
        paragraph(f"<w:del>{run('Old')}</w:del><w:ins>{run('New')}</w:ins>" + run(" one.")),
        "New one.",
    ),
    "Chinese in two lines": (
        paragraph("<w:r><w:t>见附件</w:t><w:br/><w:t>一。</w:t></w:r>"),
        "见附件一。",
    ),
    "its own mark": (paragraph("<w:r><w:footnoteRef/></w:r>" + run(" One.")), "One."),
    "its own mark, typed": (paragraph(RAISED.format("1") + run(" One.")), "One."),
}


@pytest.mark.parametrize(("note", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_texts_of_notes(note: str, text: str) -> None:
    data = docx(paragraph(run("a") + refer(1)), footnotes=notes(note))
    assert shown(read(Given(data, "en")).blocks)[1:] == [("fn", "1", text)]


def test_a_mark_of_the_writer_is_not_told_twice() -> None:
    body = paragraph(run("a") + refer(1, more=' w:customMarkFollows="1"', inner="<w:t>*</w:t>"))
    for typed in (run("* One."), RAISED.format("*") + run(" One.")):
        blocks = read(Given(docx(body, footnotes=notes(paragraph(typed))), "en")).blocks
        assert shown(blocks)[1:] == [("fn", "*", "One.")]


def test_notes_that_were_typed_are_notes() -> None:
    body = (
        paragraph(run("The panel met") + RAISED.format("1") + run(" twice."))
        + paragraph("It was late.")
        + paragraph(RAISED.format("1") + run(" See the annex."))
        + paragraph(RAISED.format("9") + run(" Nothing refers to this."))
    )
    assert shown(read(Given(docx(body), "en")).blocks) == [
        ("p", "", "The panel met twice."),
        ("fn", "1", "See the annex."),
        ("p", "", "It was late."),
        ("p", "", "Nothing refers to this."),
    ]


RAISED_TEXTS = [
    ("25 m", "2", "25 m2", True),
    ("the 21", "st", "the 21st", True),
    ("the panel", "3", "the panel", False),
]


@pytest.mark.parametrize(("before", "raised", "text", "is_format"), RAISED_TEXTS)
def test_what_is_raised_is_a_mark_or_a_format(
    before: str, raised: str, text: str, is_format: bool
) -> None:
    body = paragraph(run(before) + RAISED.format(raised))
    (block,) = read(Given(docx(body), "en")).blocks
    assert (block.text, [each.name for each in block.formats]) == (
        text,
        ["superscript"] if is_format else [],
    )
    assert bool(block.marks) is not is_format
