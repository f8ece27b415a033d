"""Tables whose headings are not, or not all, understood: no row and no translation is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossaries.exchange import read_concepts
from glossaries.exchange.headings import heading_of
from glossaries.extraction.candidate import Candidate
from glossaries.extraction.output import COLUMNS, as_record, rows
from tmx.failure import BadFormat
from tmx.options import Reading

ROWS = "1,agenda,议程,\n2,session,届会,\n3,summary record,简要记录,long\n4,rapporteur,报告员,\n"
PAIRS = ["agenda=议程", "session=届会", "summary record=简要记录", "rapporteur=报告员"]
BY_NUMBER = {"source_column": "2", "target_column": "3"}


def read(folder: Path, text: str, **more: str) -> list[str]:
    """The terms of each concept, with the language of those that are not as usual."""
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    found = read_concepts(path, reading=Reading(**more))  # type: ignore[arg-type]
    return ["=".join(term.text for term in one.terms) for one in found]


@pytest.mark.parametrize(
    ("cell", "role", "language", "side"),
    [
        ("English term", "term", "en", ""),
        ("Chinese equivalent", "term", "zh", ""),
        ("Equivalent", "term", "", "target"),
        ("译名", "term", "", "target"),
        ("中文译名", "term", "zh", ""),
        ("英文术语 (EN)", "term", "en", ""),
        ("中文 (zh-TW)", "term", "zh-TW", ""),
        ("Abbr.", "abbreviation", "", ""),
        ("缩略语", "abbreviation", "", ""),
        ("Remarks", "note", "", ""),
    ],
)
def test_more_headings(cell: str, role: str, language: str, side: str) -> None:
    found = heading_of(cell)
    assert (found.role, found.language, found.side) == (role, language, side)


@pytest.mark.parametrize(
    "heads",
    [
        "No.,English term,Chinese equivalent,Remarks",
        "No.,Term,Equivalent,备注",
        "序号,英文术语 (EN),中文译名,缩写",
        "No.,English term,Wording in use,Remarks",
        "No.,Expression,Wording in use,Remarks",
    ],
)
@pytest.mark.parametrize("asked", [{}, BY_NUMBER])
def test_no_row_is_lost_and_headings_are_no_terms(
    heads: str, asked: dict[str, str], tmp_path: Path
) -> None:
    rows = ROWS if "缩写" not in heads else ROWS.replace("long", "")
    assert read(tmp_path, f"{heads}\n{rows}", **asked) == PAIRS


def test_a_number_is_a_column_though_a_cell_reads_like_it(tmp_path: Path) -> None:
    assert read(tmp_path, ROWS, **BY_NUMBER) == PAIRS


def test_pairs_without_headings_keep_their_first_row(tmp_path: Path) -> None:
    assert read(tmp_path, "UNEP,环境署\nagenda,议程\n") == ["UNEP=环境署", "agenda=议程"]
    assert read(tmp_path, "UNEP,UNEP\nagenda,议程\nsession,届会\n")[0] == "UNEP=UNEP"


@pytest.mark.parametrize(
    "rows",
    [
        "English,Wording,Other wording,Notes\nagenda,议程,日程,\nsession,届会,会议,\n",
        "English,Wording,Notes\nagenda,ordre du jour,x\nsession,session,\n",
    ],
)
def test_translations_are_never_dropped_in_silence(rows: str, tmp_path: Path) -> None:
    with pytest.raises(BadFormat) as caught:
        read(tmp_path, rows)
    told = ", ".join(f"{at} '{name}'" for at, name in enumerate(rows.split("\n")[0].split(","), 1))
    assert str(caught.value) == (
        f"{tmp_path / 't.csv'}: which column holds the translations cannot be told (columns: "
        f"{told}); say it with --source-column and --target-column, by heading or number, or head "
        "the columns with their languages"
    )


def test_one_language_with_what_is_said_of_it(tmp_path: Path) -> None:
    assert read(tmp_path, "Term,Definition,Client\nagenda,what is discussed,A\n") == ["agenda"]
    assert read(tmp_path, "English,Note,Client\nagenda,x,A\nitem,y,A\n") == ["agenda", "item"]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("English,Chinese,Abbreviation\nSecurity Council,安全理事会,SC\n", ["en", "zh", "en"]),
        ("English,Chinese,Abbreviation\nSecurity Council,安全理事会,安理会\n", ["en", "zh", "zh"]),
        ("English,Chinese,缩写\na,甲,SC|安理会\n", ["en", "zh", "en", "zh"]),
        ("Chinese,English,Abbreviation\n甲,a,SC\n", ["zh", "en", "en"]),
        ("English,French,Abbreviation\na,b,SC\n", ["en", "fr", "en"]),
        ("English,Abbr.,French,Abbr.\na,SC,b,CS\n", ["en", "en", "fr", "fr"]),
        ("source,target,abbreviation,target-abbreviation\na,甲,SC,安\n", ["en", "zh", "en", "zh"]),
        ("source,target,abbreviation,target-abbreviation\na,甲,,SC\n", ["en", "zh", "zh"]),
    ],
)
def test_an_abbreviation_is_on_its_side(text: str, languages: list[str], tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    (concept,) = read_concepts(path)
    assert [term.language for term in concept.terms] == languages


def test_several_columns_of_a_language_are_all_named(tmp_path: Path) -> None:
    head = ",".join(["one two", "two three", "three four", "four five", "five six", "议程"])
    with pytest.raises(BadFormat) as caught:
        read(tmp_path, f"{head}\n{head}\n")
    assert (
        "columns 1 ('one two'), 2 ('two three'), 3 ('three four'), 4 ('four five') and "
        "5 ('five six') all look like 'en'"
    ) in str(caught.value)


EXTRACTED = Candidate(
    source="Lake Council", target="湖泊理事会", kind="body", frequency=4, score=0.987,
    example_source="The Lake Council met.", example_target="湖泊理事会举行会议。",
    standing="new", abbreviation="LC", target_abbreviation="湖理会",
    source_variants=("Council of the Lake",), target_variants=(),
    short_forms=(("the Council", "理事会"),), references=("A/RES/65/230",), units=(3, 8), known=(),
)  # fmt: skip


@pytest.mark.parametrize("suffix", [".jsonl", ".tsv"])
def test_what_extraction_writes_is_read_back(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"t{suffix}"
    if suffix == ".jsonl":
        path.write_text(json.dumps(as_record(EXTRACTED)) + "\n", "utf-8")
    else:
        table = (COLUMNS, *rows([EXTRACTED]))
        path.write_text("".join("\t".join(row) + "\n" for row in table), "utf-8")
    (concept,) = read_concepts(path)
    forms = {(one.language, one.text): one.form for one in concept.terms}
    assert set(forms) == {
        ("en", "Lake Council"), ("en", "LC"), ("en", "Council of the Lake"), ("en", "the Council"),
        ("zh", "湖泊理事会"), ("zh", "湖理会"), ("zh", "理事会"),
    }  # fmt: skip
    assert (forms["en", "the Council"], forms["zh", "理事会"]) == ("short", "short")
    assert (concept.kind, concept.terms[0].context) == ("body", "The Lake Council met.")
    assert not any("[" in value or "{" in value for _, value in concept.properties)
