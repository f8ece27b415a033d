"""XLSX: what a person sees in a sheet is what is read; what is written is text and nothing else."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from workbooks import MAIN, cell, row, sheet, workbook

from tmx import Reading, TranslationUnit, pair_unit, read_units, write_units
from tmx import xlsx_package as package
from tmx.failure import BadFormat
from tmx.number_formats import BUILT_IN, shown

HEAD = row("English", "中文")


def read(path: Path, data: bytes, **asked: Any) -> tuple[list[tuple[str, str]], list[str]]:
    """The pairs of a workbook, and what was said of it."""
    path.write_bytes(data)
    told: list[str] = []
    found = read_units(path, reading=Reading(tell=told.append, **asked))
    return [(unit.source, unit.target) for unit in found], told


def test_a_workbook_of_another_program(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first, second = book.active, book.create_sheet("Notes")
    for values in (
        ["Glossary of terms"],
        ["No.", "English", "French", "Chinese (PRC)", "Comment"],
        [1, "session", "session", "届会", "noun"],
        [2, "3 May 2021", None, date(2021, 5, 3), None],
        [3, "per cent", None, 0.125, None],
    ):
        first.append(values)
    first["D5"].number_format = "0.0%"
    second.append(["nothing here"])
    path = tmp_path / "t.xlsx"
    book.save(path)
    pairs, told = read(path, path.read_bytes())
    assert pairs == [("session", "届会"), ("3 May 2021", "2021-05-03"), ("per cent", "12.5%")]
    assert told == [
        "sheet 'Sheet': columns 'English' -> en, 'Chinese (PRC)' -> zh-CN, 'French' -> fr",
        "no pairs in sheet 'Notes': left out",
    ]


def test_what_is_hidden_or_has_no_value_is_left_out_and_told(tmp_path: Path) -> None:
    data = workbook(
        sheet(
            row("old", "English", "中文"),
            row("x", "a", "甲"),
            row("x", "b", "乙", attributes='hidden="1"'),
            row("x", "c", "<c><f>A1</f></c>"),
            row("x", "d", '<c t="e"><v>#N/A</v></c>'),
            row("x", "e", '<c t="str"><f>A1</f><v>戊</v></c>'),
            before='<cols><col min="1" max="1" hidden="1"/></cols>',
        ),
        sheet(HEAD, row("z", "己")),
        states=("visible", "hidden"),
    )
    pairs, told = read(tmp_path / "t.xlsx", data)
    assert pairs == [("a", "甲"), ("c", ""), ("d", ""), ("e", "戊")]
    assert told == [
        "hidden sheets left out: S2",
        "sheet 'S1': 1 hidden column left out",
        "sheet 'S1': 1 hidden row left out",
        "sheet 'S1': 1 cell with an error left empty",
        "sheet 'S1': 1 formula without a value left empty: open and save it in a spreadsheet "
        "program",
        "sheet 'S1': columns 'English' -> en, '中文' -> zh",
    ]


def test_sheets_in_order_or_the_one_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    data = workbook(sheet(HEAD, row("a", "甲")), sheet(row("中文", "English"), row("乙", "b")))
    assert read(path, data)[0] == [("a", "甲"), ("b", "乙")]
    assert read(path, data, sheet="s2")[0] == [("b", "乙")]
    assert read(path, data, sheet="1")[0] == [("a", "甲")]
    with pytest.raises(BadFormat, match=r"t\.xlsx: there is no sheet 'S3'; name one of S1, S2"):
        read(path, data, sheet="S3")


def test_texts_that_cells_share(tmp_path: Path) -> None:
    shared = (
        f'<sst xmlns="{MAIN}"><si><t>a_x000D_b</t></si>'
        "<si><r><t>甲</t></r><r><rPr/><t>乙</t></r><rPh><t>ko</t></rPh></si></sst>"
    )
    cells = '<row r="2"><c r="B2" t="s"><v>1</v></c><c r="A2" t="s"><v>0</v></c></row>'
    pairs, _ = read(tmp_path / "t.xlsx", workbook(sheet(HEAD, cells), sharedStrings=shared))
    assert pairs == [("a\rb", "甲乙")]


DTD = '<!DOCTYPE x [<!ENTITY a "b">]>'
LOST = row("a", '<c t="s"><v>7</v></c>')
SAVE = "; open it in a spreadsheet program and save it as .xlsx"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04cut", f": is a damaged XLSX{SAVE}"),
        (b"text", f": is not an XLSX{SAVE}"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f": is an old or locked workbook, not XLSX{SAVE}"),
        (workbook(), f": is a damaged XLSX (no sheets){SAVE}"),
        (
            workbook(sheet(HEAD, row("a", "甲"))[:-30]),
            f": is a damaged XLSX (xl/worksheets/sheet1.xml is not well-formed XML){SAVE}",
        ),
        (
            workbook(DTD + sheet(HEAD, row("a", "甲"))),
            f": is a damaged XLSX (xl/worksheets/sheet1.xml has a document type){SAVE}",
        ),
        (
            workbook(sheet(HEAD, LOST)),
            f": is a damaged XLSX (a cell refers to text 7, which is not there){SAVE}",
        ),
        (
            workbook(sheet(row("alone"), row("still"))),
            ": no sheet holds two columns of text; write source and target beside each other",
        ),
    ],
    ids=["cut", "text", "old", "no sheets", "truncated", "DTD", "lost text", "one column"],
)
def test_broken_workbooks(data: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with pytest.raises(BadFormat) as caught:
        read(path, data)
    assert str(caught.value) == f"{path}{told}"


def test_a_workbook_that_unpacks_beyond_all_bounds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1 << 20)
    data = workbook(sheet(HEAD, *[row("a", "甲" * 1000)] * 2000))
    assert len(data) < 50_000
    with pytest.raises(BadFormat, match=r"t\.xlsx: unpacks to more than 1 MB; split it"):
        read(tmp_path / "t.xlsx", data)


def test_cells_beyond_all_columns_cost_nothing(tmp_path: Path) -> None:
    far = f'<row>{cell("a")}{cell("甲")}<c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>'
    assert read(tmp_path / "t.xlsx", workbook(sheet(HEAD, far)))[0] == [("a", "甲")]


def test_cells_that_are_written_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    texts = ["=1+1", "007", "https://example.org/", "@x", " a\nb ", "{=A1}"]
    write_units(path, [pair_unit(text, "甲", "en", "zh") for text in texts])
    page = openpyxl.load_workbook(path).active
    assert [each.value for each in page["A"]] == ["en", *texts]
    assert {each.data_type for each in page["A"]} == {"s"}
    assert page.freeze_panes == "A2"
    assert page["A1"].font.bold
    assert page.column_dimensions["A"].width > 60


def test_units_that_no_cell_holds_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    found = [pair_unit("a" * length, "甲", "en", "zh") for length in (32_767, 32_768)]
    found.append(pair_unit("\U00020000" * 16_384, "乙", "en", "zh"))
    result = write_units(path, found)
    assert result.written == 1
    assert result.left_out == {"longer than 32767 characters, which no cell holds": 2}
    assert len(list(read_units(path))) == 1


def test_equal_units_give_equal_bytes(tmp_path: Path) -> None:
    found: list[TranslationUnit] = [pair_unit("a", "甲", "en", "zh")]
    for name in ("a.xlsx", "b.xlsx"):
        write_units(tmp_path / name, found)
    parts = [
        {entry.filename: (entry.CRC, entry.date_time) for entry in zipfile.ZipFile(path).filelist}
        for path in sorted(tmp_path.iterdir())
    ]
    assert parts[0] == parts[1]


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        ("3", "General", "3"),
        ("0.30000000000000004", "General", "0.3"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("0.125", "0%", "13%"),
        ("-5", "0.00;(0.00)", "-5.00"),
        ("2", "0.##", "2"),
        ("44319", BUILT_IN[14], "2021-05-03"),
        ("44319.5", BUILT_IN[22], "2021-05-03 12:00"),
        ("44319", 'yyyy"年"m"月"d"日"', "2021年5月3日"),
        ("44319", "[$-409]d mmmm yyyy;@", "3 May 2021"),
        ("0.4375", "h:mm AM/PM", "10:30 AM"),
        ("0.4375", "[h]:mm", "10:30"),
        ("text", "0", "text"),
        ("1e400", "0.00", "1e400"),
        ("5", f"0.{'0' * 500}", "5.000000000000"),
    ],
)
def test_numbers_are_read_as_they_are_shown(value: str, number_format: str, expected: str) -> None:
    assert shown(value, number_format) == expected
