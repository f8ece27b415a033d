"""Tables of pairs in DOCX, and one file of pairs into another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples
from strategies import units
from word_files import docx, paragraph, run

from aligner.bilingual import Conversion, convert, paired_suffixes, read_pairs
from aligner.errors import AlreadyPaired, UnreadableDocument
from aligner.paired import refuse_pairs
from tmx import Inline, TranslationUnit, Variant, pair_unit, read_units, write_units
from tmx.failure import BadFormat, FileProblem, UnknownSuffix
from tmx.options import Reading

UNITS = [
    pair_unit("a", "甲", "en", "zh", props=[("x-confidence", "0.9")]),
    pair_unit("b", "乙", "en", "zh", props=[("x-confidence", "0.4")]),
    pair_unit("c", "丙", "en", "zh", props=[("x-status", "reviewed")]),
    pair_unit("d", "", "en", "zh"),
    pair_unit("", "戊", "en", "zh"),
]
BREAK = Inline("ph", (), ("<br/>",))
THREE = TranslationUnit(
    (Variant("en", ("a",)), Variant("fr", ("b", BREAK)), Variant("zh", ("丙",))), "en"
)


def cell(*paragraphs: str, properties: str = "") -> str:
    inner = "".join(paragraph(one) for one in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a text that is markup is a cell, or a property of the row, already."""
    lines = "".join(
        "<w:tr>" + "".join(text if text.startswith("<w:t") else cell(text) for text in texts)
        + "</w:tr>"
        for texts in rows
    )  # fmt: skip
    return f"<w:tbl>{lines}</w:tbl>"


def pairs_of(
    folder: Path, body: str, told: list[str] | None = None, **asked: Any
) -> list[tuple[str, str]]:
    path = folder / "t.docx"
    path.write_bytes(docx(body))
    reading = Reading(tell=([] if told is None else told).append, **asked)
    return [(unit.source, unit.target) for unit in read_pairs(path, reading)]


def test_tables_with_pairs_are_read_and_others_told(tmp_path: Path) -> None:
    told: list[str] = []
    body = (
        paragraph("Glossary")
        + table(("Author", "A"), ("Date", "2021"))
        + table(("English", "中文"), ("session", "届会"), ("", ""), ("item", "项目"))
        + table(("议程", "agenda"), ("主席", "Chair"))
    )
    assert pairs_of(tmp_path, body, told) == [
        ("session", "届会"), ("item", "项目"), ("agenda", "议程"), ("Chair", "主席"),
    ]  # fmt: skip
    assert told == [
        "table 2: columns 'English' -> en, '中文' -> zh",
        "table 3: columns 2 -> en, 1 -> zh",
        "no pairs in table 1: left out",
    ]
    assert pairs_of(tmp_path, body, sheet="3") == [("agenda", "议程"), ("Chair", "主席")]


def test_a_review_table_of_trados(tmp_path: Path) -> None:
    body = table(
        ("Segment ID", "Segment status", "Source segment", "Target segment"),
        ("1", "Translated (0%)", "Opening &lt;1&gt;of the session", "会议开幕"),
        ("2", "Draft", "Other matters", "其他事项"),
        ("3", "Not Translated (0%)", "Closing", ""),
    )
    path = tmp_path / "t.docx"
    path.write_bytes(docx(body))
    found = list(read_pairs(path, Reading()))
    assert [unit.target for unit in found] == ["会议开幕", "其他事项", ""]
    assert [unit.prop("x-status") for unit in found] == ["", "initial", "initial"]
    assert [unit.attribute("tuid") for unit in found] == ["1", "2", "3"]


def test_a_review_table_of_memoq(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="5"/>'
    body = table(
        (cell("CAUTION: do not change the segment ID or the source text", properties=wide),),
        (cell("MQ123456 agenda.docx", properties=wide),),
        ("ID", "English (United States)", "Chinese (PRC)", "Comment", "Status"),
        ("1", "Opening of the session", "会议开幕", "a heading", "Reviewer 1 confirmed"),
    )
    path = tmp_path / "t.docx"
    path.write_bytes(docx(body))
    (unit,) = read_pairs(path, Reading())
    assert [variant.language for variant in unit.variants] == ["en-US", "zh-CN"]
    assert (unit.notes, unit.prop("x-status")) == (("a heading",), "reviewed")


def test_cells_are_read_as_printed_with_changes_accepted(tmp_path: Path) -> None:
    changed = (
        run("kept")
        + f'<w:del w:id="1">{run("gone").replace("w:t", "w:delText")}</w:del>'
        + f'<w:ins w:id="2">{run(" and added")}</w:ins>'
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        + "<w:r><w:br/><w:t>line</w:t></w:r>"
    )
    body = table(
        ("English", "中文"),
        (cell(changed, "second"), "甲"),
        ("<w:trPr><w:del/></w:trPr>", "struck out", "乙"),
        ("item", cell("项目") + ""),
        (cell("under", properties="<w:vMerge/>"), "丁"),
    )
    assert pairs_of(tmp_path, body) == [
        ("kept and added\nline\nsecond", "甲"), ("item", "项目"), ("", "丁"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            paragraph("no table"),
            "t.docx: no table holds two columns of text; write source and target beside each other",
        ),
        (
            table(("English", "English", "中文"), ("a", "b", "丙")),
            "t.docx: table 1: columns 1 'English' and 2 'English' both look like 'en'; "
            "say which with --source-column, or the languages with -s and -t",
        ),
    ],
)
def test_documents_without_pairs(body: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadFormat) as caught:
        pairs_of(tmp_path, body)
    assert str(caught.value).endswith(told)


def test_a_docx_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(UnreadableDocument, match="is a damaged DOCX"):
        list(read_pairs(path, Reading()))


@pytest.mark.parametrize(
    ("target", "how", "kept", "left_out"),
    [
        ("o.csv", Conversion(), "abc", {"no translation": 1, "no source text": 1}),
        ("o.tmx", Conversion(), "abc", {"no translation": 2}),
        ("o.po", Conversion(min_confidence=0.5), "ac",
         {"below confidence 0.5": 1, "no translation": 1, "no source text": 1}),
        ("o.jsonl", Conversion(state="reviewed"), "c", {"not reviewed": 4}),
    ],
)  # fmt: skip
def test_what_is_left_out_is_counted(
    target: str, how: Conversion, kept: str, left_out: dict[str, int], tmp_path: Path
) -> None:
    source, out = tmp_path / "i.jsonl", tmp_path / target
    write_units(source, UNITS)
    result = convert(str(source), str(out), how)
    assert (result.written, result.left_out) == (len(kept), left_out)
    assert [unit.source for unit in read_units(out)] == list(kept)


def test_between_catalogues_what_is_not_translated_stays(tmp_path: Path) -> None:
    write_units(tmp_path / "i.po", UNITS)
    result = convert(str(tmp_path / "i.po"), str(tmp_path / "o.xlf"))
    assert (result.written, result.left_out) == (4, {})
    assert convert(str(tmp_path / "i.po"), str(tmp_path / "o.tmx")).left_out == {
        "no translation": 1
    }


def test_tmx_keeps_all_languages_unless_two_are_asked_for(tmp_path: Path) -> None:
    source, out = str(tmp_path / "i.tmx"), tmp_path / "o.tmx"
    write_units(source, [THREE])
    convert(source, str(out))
    assert list(read_units(out)) == [THREE]
    convert(source, str(out), Conversion(Reading(source_language="zh", target_language="fr")))
    (unit,) = read_units(out)
    assert unit.source_language == "zh"
    assert unit.variants == (THREE.variants[2], THREE.variants[1])


@pytest.mark.parametrize(
    ("asked", "row"),
    [
        ({}, ["en", "fr"]),
        ({"target_language": "zh"}, ["en", "zh"]),
        ({"target_language": "en"}, ["fr", "en"]),
        ({"source_language": "zh-Hans"}, ["zh-Hans", "en"]),
    ],
)
def test_the_languages_of_two_columns(
    asked: dict[str, Any], row: list[str], tmp_path: Path
) -> None:
    source, out = str(tmp_path / "i.tmx"), tmp_path / "o.csv"
    lone = TranslationUnit((Variant("en", ("alone",)),), "en")
    write_units(source, [THREE])
    text = Path(source).read_text("utf-8").replace("<body>", "<body>\n<tu><tuv xml:lang='en'>"
                                                   "<seg>alone</seg></tuv></tu>")  # fmt: skip
    Path(source).write_text(text, "utf-8")
    assert next(read_units(source)).variants == lone.variants
    convert(source, str(out), Conversion(Reading(**asked)))
    assert out.read_text("utf-8-sig").split(",")[:2] == row


def test_what_cannot_be_converted(tmp_path: Path) -> None:
    source = tmp_path / "i.tmx"
    write_units(source, [THREE])
    before = source.read_bytes()
    with pytest.raises(FileProblem, match=r"i\.tmx: is the input; name another file to write"):
        convert(str(source), str(tmp_path / "." / "i.tmx"))
    with pytest.raises(BadFormat, match=r"i\.tmx: holds nothing in 'ru' \(languages: en, fr, zh\)"):
        convert(str(source), str(tmp_path / "o.po"), Conversion(Reading(target_language="ru")))
    with pytest.raises(UnknownSuffix, match=r"o\.docx: no format has the suffix '\.docx'"):
        convert(str(source), str(tmp_path / "o.docx"))
    assert [path.name for path in tmp_path.iterdir()] == ["i.tmx"]
    assert source.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("m.tmx", "m.tmx: is a translation memory: its units are pairs already"),
        ("m.po", "m.po: is a file of pairs (PO): its units are pairs already"),
        ("m.xlsx", "m.xlsx: is a table of pairs: source and target stand beside each other"),
    ],
)
def test_files_of_pairs_are_no_documents(name: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    write_units(path, UNITS)
    with pytest.raises(AlreadyPaired) as caught:
        refuse_pairs(path)
    assert str(caught.value) == f"{tmp_path}/{told}; use `diptych convert`"


def test_workbooks_without_pairs_may_be_documents(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_units(path, [pair_unit("a", "b", "ga", "mt")])
    refuse_pairs(path)
    path.write_bytes(b"broken")
    refuse_pairs(path)


@pytest.mark.parametrize("suffix", [".xlf", ".jsonl", ".csv", ".xlsx"])
def test_both_texts_are_kept_in_order(
    suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    source, out = folder / "i.tmx", folder / f"o{suffix}"
    languages = Reading(source_language="en", target_language="zh")

    @settings(max_examples=examples(10), suppress_health_check=list(HealthCheck))
    @given(st.lists(units, min_size=1, max_size=4))
    def holds(found: list[TranslationUnit]) -> None:
        write_units(source, found)
        sides = [(unit.variant("en"), unit.variant("zh")) for unit in found]
        wanted = [(one.text, other.text) for one, other in sides if one and other]
        # Nothing is left of the units that lack a language: the command says so.
        if wanted:
            result = convert(str(source), str(out), Conversion(languages))
            assert result.written == len(wanted)
            kept = read_pairs(out, languages)
            assert [(unit.source, unit.target) for unit in kept] == wanted

    holds()


@pytest.mark.parametrize("suffix", paired_suffixes())
def test_formats_are_named_in_the_documentation(suffix: str) -> None:
    assert f"`{suffix}`" in (ROOT / "docs" / "conversion.md").read_text("utf-8")
