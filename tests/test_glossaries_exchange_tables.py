"""Tables of terms: headings in any usual spelling, tools' layouts, round trips."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from glossary_strategies import LANGUAGES, concepts, in_order, lines
from hypothesis import given, settings
from hypothesis import strategies as st
from searching import examples

from glossaries.exchange import read_concepts, read_numbered, write_concepts
from glossaries.exchange.cells import joined, split
from glossaries.exchange.headings import heading_of
from glossaries.failure import BadGlossary
from glossaries.term import ADMITTED, DEPRECATED, FORBIDDEN, PREFERRED, Concept, Term
from tmx.failure import BadEncoding, BadFormat
from tmx.options import Reading

HEADINGS = {
    "English": "term en", "EN": "term en", "zh_CN": "term zh-CN", "中文": "term zh",
    "term_en": "term en", "English term": "term en", "Chinese (PRC)": "term zh-CN",
    "Chinese_PRC": "term zh-CN", "简体中文": "term zh-Hans", "Français": "term fr",
    "原文": "term source", "译文": "term target", "Source": "term source", "Target": "term target",
    "Translation": "term target", "Source term": "term source",
    "Status": "status", "Domain": "domain", "领域": "domain", "Subject field": "domain",
    "Definition": "definition", "定义": "definition", "Note": "note", "备注": "note",
    "Reference": "origin", "来源": "origin", "Synonyms": "synonyms", "缩写": "abbreviation",
    "Part of speech": "part of speech", "ID": "id", "Entry_Subject": "domain",
    "English_Def": "definition en", "Chinese_PRC_Def": "definition zh-CN",
    "英文定义": "definition en",
    "en status": "status en", "status (en)": "status en", "note_zh": "note zh",
    "Note (Chinese)": "note zh", "English synonyms": "synonyms en",
    "example-source": "context source",
    "Term_Info": "term info", "Term_Example": "context",
    "[x] (en)": "property en", "[x]": "property",
    "status (tlh)": "status tlh", "term (tlh)": "term tlh",
    "frequency": "", "Security Council": "", "Entry_Creator": "", "Note to translators": "", "": "",
}  # fmt: skip


@pytest.mark.parametrize("cell", HEADINGS)
def test_what_a_heading_says(cell: str) -> None:
    found = heading_of(cell)
    assert " ".join(filter(None, (found.role, found.language, found.side))) == HEADINGS[cell]


def table(folder: Path, text: str, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path, **more: str) -> list[Concept]:
    return list(read_concepts(path, reading=Reading(**more)))  # type: ignore[arg-type]


def short(concept: Concept) -> str:
    """Terms with what is said of them, in one line."""
    return "; ".join(
        f"{one.language} {one.text}"
        + "".join(f" ({told})" for told in (one.status, one.form, one.note, one.context) if told)
        for one in concept.terms
    )


TABLES = {
    "two languages": ("English,中文\nagenda,议程\n", ["en agenda; zh 议程"]),
    "six languages": (
        "en,fr,es,ru,ar,zh\nagenda,ordre du jour,programa,повестка дня,جدول الأعمال,议程\n",
        ["en agenda; fr ordre du jour; es programa; ru повестка дня; ar جدول الأعمال; zh 议程"],
    ),
    "codes of programs": ("en_US;zh_CN\nagenda;议程\n", ["en-US agenda; zh-CN 议程"]),
    "sides in Chinese": ("原文,译文\nagenda,议程\n", ["en agenda; zh 议程"]),
    "sides the other way round": ("原文,译文\n议程,agenda\n", ["zh 议程; en agenda"]),
    "a title above": ("Glossary,\nEnglish,Chinese\nagenda,议程\n", ["en agenda; zh 议程"]),
    "synonyms": (
        "English,Chinese\nSecurity Council | SC,安全理事会|安理会\n",
        ["en Security Council; en SC; zh 安全理事会; zh 安理会"],
    ),
    "synonyms on lines": ('English,Chinese\n"a\nb",甲\n', ["en a; en b; zh 甲"]),
    "repeated columns": (
        "English,English,Chinese,Chinese\nagenda,programme,议程,\n",
        ["en agenda; en programme; zh 议程"],
    ),
    "abbreviations": (
        "English,Abbreviation,中文,简称\nSecurity Council,SC,安全理事会,安理会\n",
        ["en Security Council; en SC (abbreviation); zh 安全理事会; zh 安理会 (abbreviation)"],
    ),
    "status of translations": ("English,Chinese,Status\na,甲,preferred\n",
                               ["en a; zh 甲 (preferred)"]),
    "status in Chinese": ("英文,中文,中文状态\na,甲|乙,首选|禁用\n",
                          ["en a; zh 甲 (preferred); zh 乙 (forbidden)"]),
    "status of all": ("English,Chinese,en status\na|b,甲,deprecated\n",
                      ["en a (deprecated); en b (deprecated); zh 甲"]),
    "a column of what not to use": ("English,Chinese,Chinese do not use\na,甲,乙\n",
                                    ["en a; zh 甲; zh 乙 (forbidden)"]),
    "whether it is forbidden": ("English,Chinese,Forbidden\na,甲,FALSE\n", ["en a; zh 甲"]),
    "notes on terms": ("English,note (en),Chinese\na,first,甲\n", ["en a (first); zh 甲"]),
    "no headings": ("agenda,议程\nsession,届会\n", ["en agenda; zh 议程", "en session; zh 届会"]),
    "no headings, the other way round": ("议程,agenda\n届会,session\n",
                                         ["en agenda; zh 议程", "en session; zh 届会"]),
    "a row without a translation": ("English,Chinese\nagenda,\n,\n", ["en agenda"]),
    "one language": ("Term,Definition\nagenda,what is discussed\n", ["en agenda"]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_understood(name: str, tmp_path: Path) -> None:
    text, expected = TABLES[name]
    assert [short(one) for one in read(table(tmp_path, text))] == expected


def test_what_is_said_of_a_concept(tmp_path: Path) -> None:
    text = (
        "ID,English,Chinese,Domain,Definition,英文定义,Note,Source,Created,Client\n"
        "7,agenda,议程,meetings,what is discussed,list,old,Rules,2020-01-02,DGACM\n"
    )
    (concept,) = read(table(tmp_path, text))
    assert concept == Concept(
        terms=(Term("en", "agenda"), Term("zh", "议程")),
        identifier="7",
        domain="meetings",
        definitions=(("", "what is discussed"), ("en", "list")),
        note="old",
        source="Rules",
        created="2020-01-02",
        properties=(("Client", "DGACM"),),
    )


def test_rows_of_extraction_are_concepts(tmp_path: Path) -> None:
    text = (
        "source\ttarget\tkind\tfrequency\tscore\texample-source\texample-target\n"
        "Security Council\t安全理事会\tbody\t12\t0.93\tThe Security Council met."
        "\t安全理事会开会。\n"
    )
    (concept,) = read(table(tmp_path, text, "t.tsv"))
    assert concept == Concept(
        (
            Term("en", "Security Council", context="The Security Council met."),
            Term("zh", "安全理事会", context="安全理事会开会。"),
        ),
        kind="body",
        properties=(("frequency", "12"), ("score", "0.93")),
    )


def test_words_that_are_no_status_are_kept(tmp_path: Path) -> None:
    (concept,) = read(table(tmp_path, "English,Chinese,Status\na,甲,nice\n"))
    assert concept.terms[1] == Term("zh", "甲", properties=(("status", "nice"),))


def test_the_user_names_columns(tmp_path: Path) -> None:
    path = table(tmp_path, "x,y,Note\nagenda,ordre du jour,old\n")
    reading = Reading(source_column="x", target_column="2")
    (concept,) = read_concepts(path, target_language="fr", reading=reading)
    assert (short(concept), concept.note) == ("en agenda; fr ordre du jour", "old")


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    path = table(tmp_path, "English,Chinese\na,甲\n")
    with pytest.raises(BadFormat) as caught:
        read(path, source_column="Engl")
    assert str(caught.value) == (
        f"{path}: there is no column 'Engl' (columns: 1 'English', 2 'Chinese'); "
        "give --source-column a heading or a number from 1 to 2"
    )


def test_what_was_decided_and_doubts_are_told(tmp_path: Path) -> None:
    told: list[str] = []
    reading = Reading(tell=told.append)
    list(read_concepts(table(tmp_path, "English,中文\na,甲\n"), reading=reading))
    list(read_concepts(table(tmp_path, "source,target\nагенда,повестка\n"), reading=reading))
    list(read_concepts(table(tmp_path, "source,target\n议程,agenda\n"), reading=reading))
    assert told == [
        "columns 'English' -> en, '中文' -> zh",
        "columns 'source' -> en, 'target' -> zh",
        "the source column is in Cyrillic script: give -s and -t",
        "columns 'source' -> zh, 'target' -> en",
        "the columns of source and target hold each other's language",
    ]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("only one column\n", "t.csv", "holds no two columns of terms; head the columns"),
        ('English,Chinese\n"a,甲\n', "t.csv", ":2: a text in quotation marks begins here"),
        ("English,Chinese\na,甲,乙,丙\n", "t.csv", ":2: the row has 4 cells where others have 2"),
    ],
)
def test_what_is_refused(text: str, name: str, told: str, tmp_path: Path) -> None:
    with pytest.raises((BadFormat, BadGlossary)) as caught:
        read(table(tmp_path, text, name))
    assert f"{name}{told}" in str(caught.value) or f"{name}: {told}" in str(caught.value)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"English,Chinese\na,\xff\xfe\xfa\n")
    with pytest.raises(BadEncoding, match=r"t\.csv:2: not UTF-8"):
        read(path)


def test_gb_18030_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("English,中文\nagenda,议程\nsession,会议\n".encode("gb18030"))
    assert short(read(path)[0]) == "en agenda; zh 议程"


def test_rows_have_their_numbers_and_spaces(tmp_path: Path) -> None:
    path = table(tmp_path, 'English,Chinese\n"a\nb",甲\n\n c ,乙 | 丙 \n')
    assert [(line, [t.text for t in one.terms]) for line, one in read_numbered(path)] == [
        (2, ["a", "b", "甲"]),
        (5, [" c ", "乙", "丙 "]),
    ]
    assert [t.text for t in read(path)[1].terms] == ["c", "乙", "丙"]


@given(st.lists(lines.filter(bool), min_size=1, max_size=4))
def test_values_in_a_cell_come_back(values: list[str]) -> None:
    assert split(joined(values)) == values


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@settings(max_examples=examples(40))
@given(some=st.lists(concepts, min_size=1, max_size=3))
def test_any_concept_comes_back(
    suffix: str, some: list[Concept], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("table") / f"t{suffix}"
    # A concept of one language needs another column beside it to be a table of terms.
    some = [*some, Concept(tuple(Term(language, "x") for language in LANGUAGES))]
    assert write_concepts(path, some).written == len(some)
    assert [in_order(one) for one in read_concepts(path)] == some


def test_tsv_keeps_all_but_line_breaks(tmp_path: Path) -> None:
    concept = Concept(
        (Term("en", "a", note="two\nlines"), Term("zh", "甲\\|", PREFERRED)), note="n"
    )
    write_concepts(tmp_path / "t.tsv", [concept])
    flat = replace(concept.terms[0], note="two lines")
    assert read(tmp_path / "t.tsv") == [replace(concept, terms=(flat, concept.terms[1]))]


COUNCIL = Concept(
    (
        Term("en", "Security Council", PREFERRED, context="The Council met."),
        Term("en", "SC", form="acronym"),
        Term("zh", "安全理事会", PREFERRED),
        Term("zh", "安理会", ADMITTED),
        Term("zh", "保安理事会", FORBIDDEN),
        Term("zh", "安保会", DEPRECATED),
    ),
    identifier="c1",
    domain="organs",
    definitions=(("en", "an organ"),),
    note="main",
    created="2026-11-29T13:05:09Z",
)


def test_a_plain_list_is_a_table_of_two_columns(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    write_concepts(path, [Concept((Term("zh", "议程"), Term("en", "agenda")))],
                   source_language="en", target_language="zh")  # fmt: skip
    assert path.read_text("utf-8-sig") == "en,zh\nagenda,议程\n"
    write_concepts(path, [], source_language="fr")
    assert path.read_text("utf-8-sig") == "fr,zh\n"


def test_the_columns_of_memoq(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    result = write_concepts(path, [COUNCIL], layout="memoq")
    heads, row = (line.split(",") for line in path.read_text("utf-8-sig").splitlines())
    assert heads == [
        "Entry_ID", "Entry_Subject", "Entry_Domain", "Entry_ClientID", "Entry_ProjectID",
        "Entry_Created", "Entry_Creator", "Entry_LastModified", "Entry_Modifier", "Entry_Note",
        "English_Def", *["English", "Term_Info", "Term_Example"] * 2,
        "Chinese_PRC_Def", *["Chinese_PRC", "Term_Info", "Term_Example"] * 4,
    ]  # fmt: skip
    assert row[:2] + row[5:6] + row[9:17] == [
        "1", "organs", "11/29/2026 1:05:09 PM", "main", "an organ", "Security Council",
        "CasePermissive;HalfPrefix", "The Council met.", "SC", "CaseSense;NoPrefix", "",
    ]  # fmt: skip
    assert row[24:26] == ["保安理事会", "CasePermissive;HalfPrefix;Nonterm"]
    assert result.remarks == [
        "memoQ has no place for all that is known of a concept; .tbx and .jsonl have"
    ]
    (concept,) = read(path)
    assert [(one.text, one.status) for one in concept.terms if one.status] == [
        ("保安理事会", FORBIDDEN), ("安保会", FORBIDDEN),
    ]  # fmt: skip
    assert (concept.definitions, concept.created) == (COUNCIL.definitions, COUNCIL.created)


def test_memoq_numbers_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    some = [replace(COUNCIL, identifier=one) for one in ("", "1", "x", "7")]
    write_concepts(path, some, layout="memoq")
    assert [one.identifier for one in read(path)] == ["2", "1", "3", "7"]


def test_the_columns_of_trados(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_concepts(path, [COUNCIL], layout="trados")
    (concept,) = read(path)
    assert short(concept) == (
        "en Security Council; en SC; zh-Hans 安全理事会; zh-Hans 安理会; "
        "zh-Hans 安保会 (forbidden); zh-Hans 保安理事会 (forbidden)"
    )
    assert (concept.domain, concept.note) == ("organs", "main")


def test_a_workbook_of_several_sheets(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["English", "Chinese"])
    book.active.append(["agenda", "议程"])
    book.create_sheet("other").append(["nothing"])
    more = book.create_sheet("more")
    for row in (["Français", "English"], ["siège", "seat"]):
        more.append(row)
    book.save(tmp_path / "t.xlsx")
    told: list[str] = []
    found = read_concepts(tmp_path / "t.xlsx", reading=Reading(tell=told.append))
    assert [short(one) for one in found] == ["en agenda; zh 议程", "fr siège; en seat"]
    assert told[-1] == "no terms in sheet 'other': left out"
