"""XLSX: cells row by row, numbers as they are shown, what is hidden left out."""

from __future__ import annotations

import time

import pytest
from office_files import compound, zip_of
from sheet_files import cell, row, sheet, styles, xlsx

from aligner.errors import UnreadableDocument
from aligner.readers.given import Given
from aligner.readers.xlsx import read


def blocks(data: bytes) -> list[tuple[str, int, str]]:
    document = read(Given(data, "en", "a.xlsx"))
    return [(str(block.kind), block.line, block.text) for block in document.blocks]


def texts(data: bytes) -> list[str]:
    return [text for _, _, text in blocks(data)]


def failure(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(Given(data, "en", "a.xlsx"))
    return str(caught.value).removeprefix("a.xlsx: ")


def test_cells_in_the_order_of_rows() -> None:
    first = sheet(
        row(cell("A1", "Day"), cell("C1", "Item"), attributes='r="1"'),
        row(attributes='r="2"'),
        row(cell("B7", "1. Opening"), cell("C7", " "), attributes='r="7"'),
        row(cell("", "No place"), cell("", "Nor this")),
    )
    second = sheet(row(cell("A1", "Two")))
    assert blocks(xlsx(first, second, names=["Programme", "工作表2"])) == [
        ("heading", 0, "Programme"),
        ("table-cell", 1, "Day"),
        ("table-cell", 1, "Item"),
        ("table-cell", 7, "1. Opening"),
        ("table-cell", 8, "No place"),
        ("table-cell", 8, "Nor this"),
        ("table-cell", 1, "Two"),
    ]


@pytest.mark.parametrize("name", ["Sheet1", "工作表 3", "Лист2", "表", " "])
def test_names_that_say_nothing(name: str) -> None:
    assert texts(xlsx(sheet(row(cell("A1", "One"))), names=[name])) == ["One"]


def test_a_sheet_without_text_has_no_heading() -> None:
    data = xlsx(sheet(row(cell("A1", ""))), sheet(row(cell("A1", "One"))), names=["Empty", "Full"])
    assert texts(data) == ["Full", "One"]


STRINGS = (
    "<si><t>Plain</t></si>"
    "<si><r><t>Ri</t></r><r><rPr><b/></rPr><t>ch</t></r>"
    '<rPh sb="0" eb="1"><t>ghost</t></rPh></si>'
    "<si><t>Line one_x000D_\nLine two, and\nmore_x0041_</t></si>"
)
VALUES: dict[str, tuple[str, list[str]]] = {
    "shared": (cell("A1", "0", "s"), ["Plain"]),
    "rich, without how it is read": (cell("A1", "1", "s"), ["Rich"]),
    "lines": (cell("A1", "2", "s"), ["Line one", "Line two, and moreA"]),
    "inline": (cell("A1", "<t>In</t>", "inlineStr"), ["In"]),
    "inline and rich": (cell("A1", "<r><t>In</t></r><r><t>ner</t></r>", "inlineStr"), ["Inner"]),
    "formula": ('<c r="A1" t="str"><f>A2&amp;"x"</f><v>Result</v></c>', ["Result"]),
    "formula without value": ('<c r="A1"><f>1+1</f></c>', []),
    "true": (cell("A1", "1", "b"), ["TRUE"]),
    "false": (cell("A1", "0", "b"), ["FALSE"]),
    "error": (cell("A1", "#N/A", "e"), []),
    "date": (cell("A1", "2021-05-07T00:00:00", "d"), ["2021-05-07"]),
    "number": (cell("A1", "0.30000000000000004", "n"), ["0.3"]),
    "no number": (cell("A1", "x", "n"), ["x"]),
    "a kind that is none": (cell("A1", "x", "z"), []),
    "nothing": ('<c r="A1"/>', []),
}


@pytest.mark.parametrize(("content", "expected"), VALUES.values(), ids=VALUES.keys())
def test_what_a_cell_holds(content: str, expected: list[str]) -> None:
    assert texts(xlsx(sheet(row(content)), strings=STRINGS)) == expected


NUMBERS: list[tuple[str, str, str]] = [
    ("General", "1234567", "1234567"),
    ("0", "2.5000", "3"),
    ("4", "-1234.5", "-1,234.50"),
    ("9", "0.25", "25%"),
    ("#,##0;[Red](#,##0)", "5000", "5,000"),
    ("14", "44323", "2021-05-07"),
    ("20", "0.625", "15:00"),
    ('yyyy"年"m"月"d"日"', "44323", "2021年5月7日"),
    ("14", "-1", "-1"),
    ("14", "99999999", "99999999"),
    ("General", "1e999999999", "1e999999999"),
    ("0.00", "1e-999999", "0.00"),
    ("General", "NaN", "NaN"),
]


@pytest.mark.parametrize(("pattern", "stored", "expected"), NUMBERS)
def test_numbers_as_they_are_shown(pattern: str, stored: str, expected: str) -> None:
    data = xlsx(sheet(row(cell("A1", stored, "n", style=1))), styles=styles(pattern))
    assert texts(data) == [expected]


def test_dates_counted_from_1904() -> None:
    data = xlsx(
        sheet(row(cell("A1", "42861", "n", style=1))),
        styles=styles("14"),
        properties='<workbookPr date1904="1"/>',
    )
    assert texts(data) == ["2021-05-07"]


def test_what_is_hidden() -> None:
    shown = sheet(
        row(cell("A1", "A"), cell("B1", "No"), cell("D1", "D"), attributes='r="1"'),
        row(cell("A2", "No"), attributes='r="2" hidden="1"'),
        columns='<col min="2" max="3" hidden="1"/><col min="4" max="4" width="9"/>',
    )
    gone = sheet(row(cell("A1", "No")))
    states = ["visible", "hidden", "veryHidden"]
    assert texts(xlsx(shown, gone, gone, states=states)) == ["A", "D"]


def test_merged_cells_once() -> None:
    data = sheet(
        row(*(cell(f"{column}1", f"{column}1") for column in "ABCD"), attributes='r="1"'),
        row(*(cell(f"{column}2", f"{column}2") for column in "ABCD"), attributes='r="2"'),
        row(*(cell(f"{column}3", f"{column}3") for column in "ABCD"), attributes='r="3"'),
        merged=["B2:C3", "A1:B1", "D1", "x:y", "B9:C9"],
    )
    assert texts(xlsx(data)) == ["A1", "C1", "D1", "A2", "B2", "D2", "A3", "D3"]


def test_the_last_cell_there_is() -> None:
    data = xlsx(sheet(row(cell("XFD1048576", "Far"), attributes='r="1048576"')))
    assert blocks(data) == [("table-cell", 1048576, "Far")]


def test_places_that_are_none() -> None:
    data = sheet(
        row(cell("AAAAAAA1", "One"), cell("A99999999999999999999", "Two"), attributes='r="-7"'),
        row(cell("!", "Three"), attributes=f'r="{"9" * 5000}"'),
    )
    assert texts(xlsx(data)) == ["One", "Two", "Three"]


def test_ranges_over_all_columns_many_times() -> None:
    rows = [row(cell(f"A{at}", str(at)), attributes=f'r="{at}"') for at in range(1, 1001)]
    began = time.monotonic()
    assert texts(xlsx(sheet(*rows, merged=["A1:ZZZ9999999"] * 100_000))) == ["1"]
    assert time.monotonic() - began < 10


def test_hundreds_of_thousands_of_empty_rows() -> None:
    data = xlsx(
        sheet(*["<row/>"] * 300_000, row(cell("A1000001", "End"), attributes='r="1000001"'))
    )
    began = time.monotonic()
    assert blocks(data) == [("table-cell", 1_000_001, "End")]
    assert time.monotonic() - began < 10


SAVE = "open it in a spreadsheet program and save it as XLSX"
SPLIT = "split it, or take out what is no text"
BAD = {
    "text": (b"One.", f"is not a XLSX; {SAVE}"),
    "cut": (xlsx(sheet())[:-30], f"is a damaged XLSX; {SAVE}"),
    "another zip": (
        zip_of({"a": ""}),
        f"is a zip archive without xl/workbook.xml, not XLSX; {SAVE}",
    ),
    "a sheet cut short": (
        xlsx("<worksheet><sheetData><row>"),
        f"is a damaged XLSX (xl/worksheets/0.xml is not well-formed XML); {SAVE}",
    ),
    "entities": (
        xlsx('<!DOCTYPE a [<!ENTITY b "bbbb">]><a><row><c t="str"><v>&b;</v></c></row></a>'),
        f"is a damaged XLSX (xl/worksheets/0.xml has a document type); {SAVE}",
    ),
    "a text that is not there": (
        xlsx(sheet(row(cell("B1", "99999999999999999999", "s"))), strings="<si><t>x</t></si>"),
        "is a damaged XLSX (B1 in xl/worksheets/0.xml refers to text 99999999999999999999 of 1); "
        + SAVE,
    ),
    "old": (
        compound({"Workbook": b""}),
        "is an old Office document, not XLSX; name it as what it is: .doc, .ppt or .xls",
    ),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD.keys())
def test_files_that_are_no_workbook(data: bytes, message: str) -> None:
    assert failure(data) == message


def test_a_long_text_referred_to_many_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.readers.xlsx._MOST_CHARACTERS", 100_000)
    rows = sheet(row(*[cell("", "0", "s")] * 101))
    assert failure(xlsx(rows, strings=f"<si><t>{'x' * 1000}</t></si>")) == (
        "holds more than 2,000,000 texts or 100,000 characters; split it"
    )


def test_too_many_cells_and_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.readers.xlsx._MOST_CELLS", 100)
    assert "more than 100 texts" in failure(xlsx(sheet(row(*[cell("", "x")] * 101))))
    assert "more than 100 texts" in failure(xlsx(sheet(), strings="<si/>" * 101))


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    data = xlsx(sheet(*["<row/>"] * 100_000))
    monkeypatch.setattr("aligner.readers.archive.MOST_STREAMED", 40_000)
    assert failure(data) == f"holds more than 40,000 elements in xl/worksheets/0.xml; {SPLIT}"
    monkeypatch.setattr("aligner.readers.archive.MOST_BYTES", 2**19)
    assert "unpacks to more than" in failure(data)
