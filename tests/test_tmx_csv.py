"""CSV: as spreadsheets and people write it, as it is written, and what is wrong with some."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples
from strategies import texts

from tmx import Reading, TranslationUnit, Variant, pair_unit, read_units, write_units
from tmx.csv_files import write_csv
from tmx.failure import BadEncoding, BadFormat, Failure
from tmx.lines import LONGEST_LINE
from tmx.options import Options

TEXTS = [("Opening, and welcome", "会议开幕"), ("Other matters", "其他事项")]
PLAIN = '"Opening, and welcome",会议开幕\r\nOther matters,其他事项\r\n'


def read(path: Path, data: str | bytes, **asked: Any) -> list[TranslationUnit]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_units(path, reading=Reading(**asked)))


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + f"en,zh\n{PLAIN}".encode(),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("gb18030"),
        PLAIN.replace("会议开幕", "會議開幕").replace("其他事项", "其他事項").encode("big5"),
        "English;Chinese\nOpening, and welcome;会议开幕\nOther matters;其他事项\n".encode(),
        "English\tChinese\nOpening, and welcome\t会议开幕\nOther matters\t其他事项\n".encode(),
        "sep=;\nOpening, and welcome;会议开幕\nOther matters;其他事项\n".encode(),
        "中文,English\n会议开幕,\"Opening, and welcome\"\n\n,\n其他事项,Other matters\n".encode(),
    ],
    ids=[
        "plain", "mark", "UTF-16", "UTF-16 without mark", "GB 18030", "Big5", "semicolon", "tab",
        "said", "turned round",
    ],
)  # fmt: skip
def test_csv_of_other_programs(data: bytes, tmp_path: Path) -> None:
    found = read(tmp_path / "t.csv", data)
    simple = [
        (unit.source, unit.target.replace("會議", "会议").replace("開", "开")) for unit in found
    ]
    assert [(one, other.replace("項", "项")) for one, other in simple] == TEXTS
    assert [variant.language for variant in found[0].variants] == ["en", "zh"]


def test_an_encoding_that_is_said_is_taken(tmp_path: Path) -> None:
    data = "café;кафе\n".encode("cp1251", "replace")
    found = read(tmp_path / "t.csv", data, encoding="cp1251", target_language="ru")
    assert [unit.target for unit in found] == ["кафе"]
    with pytest.raises(BadEncoding, match=r"t\.csv: 'base64' is not an encoding; name one such as"):
        read(tmp_path / "t.csv", data, encoding="base64")


def test_what_the_rows_say(tmp_path: Path) -> None:
    data = (
        "ID,English,French,中文,Status,Comment,Domain,Context\n"
        '7,item,point,项目,Draft,"a ""noun""",law,c1\n8,chair,,主席,Translated,,,\n'
    )
    first, second = read(tmp_path / "t.csv", data)
    assert [(one.language, one.text) for one in first.variants] == [
        ("en", "item"), ("zh", "项目"), ("fr", "point"),
    ]  # fmt: skip
    assert first.props == (("x-status", "initial"), ("x-domain", "law"), ("x-context", "c1"))
    assert (first.notes, first.attributes, first.line) == (('a "noun"',), (("tuid", "7"),), 2)
    assert [one.language for one in second.variants] == ["en", "zh"]
    assert second.props == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            'a,甲\nb,"乙\nc,丙\n',
            ":2: a text in quotation marks begins here that does not end; "
            "double the quotation marks within a text, and save the file again",
        ),
        (
            'a,甲\nb,"乙' + "x,y\n" * 60_000,
            ":2: a text in quotation marks begins here that does not end; "
            "double the quotation marks within a text, and save the file again",
        ),
        (
            'a,甲\n"b" c,乙\n',
            ":2: a text in quotation marks goes on behind the closing one; "
            "double the quotation marks within a text, and save the file again",
        ),
        (
            "a,甲\nb,and c,乙\n",
            ":2: the row has 3 cells where others have 2; put texts that hold ',' in "
            "quotation marks",
        ),
        (
            "a,甲\nb\n",
            ":2: the row has 1 cell where others have 2; put texts that hold ',' in "
            "quotation marks",
        ),
        (
            "a,甲\nb,\0乙\n",
            ":2: the line holds null characters: this is not text; "
            "check that the file is what its suffix says",
        ),
        (
            b"a,\xe7\x94\xb2\nb,\xff\n",
            ":2: not UTF-8: byte 0xFF; save it as UTF-8, or say its encoding",
        ),
        ("alone\nb\n", ": holds no two columns of text; write source and target with a comma "
         "between them"),
        ("a,甲\n" + "x" * LONGEST_LINE, ":2: the line is longer than 4,194,304 characters; "
         "write one unit a line"),
        ("", ": holds no two columns of text; write source and target with a comma between them"),
    ],
    ids=["quote", "long quote", "after quote", "wide", "narrow", "null", "bytes", "one", "line",
         "empty"],
)  # fmt: skip
def test_broken_csv(data: str | bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with pytest.raises(Failure) as caught:
        read(path, data)
    assert str(caught.value) == f"{path}{told}"


def test_a_hundred_megabytes_in_one_line_are_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    with open(path, "wb") as stream:
        for _ in range(100):
            stream.write(b"a" * 1_000_000)
    tracemalloc.start()
    with pytest.raises(BadFormat, match=r"t\.tsv:1: the line is longer than 4,194,304 characters"):
        list(read_units(path))
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


def test_the_rows_that_are_written() -> None:
    unit = pair_unit(
        'a "noun"', "甲\n乙", "en", "zh",
        props=[("x-confidence", "0.87"), ("x-bead", "1-2"), ("x-kind", "heading"),
               ("x-label", "(a)"), ("x-status", "reviewed"), ("x-context", "c")],
        identifier="7",
    )  # fmt: skip
    stream = io.BytesIO()
    write_csv(stream, [unit], Options("en", "zh"))
    assert stream.getvalue().decode("utf-8-sig") == (
        "en,zh,confidence,bead,kind,label,status,context,id,note\r\n"
        '"a ""noun""","甲\n乙",0.87,1-2,heading,(a),reviewed,c,7,\r\n'
    )
    assert stream.getvalue().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("text", "told"),
    [("=1+1", 1), ("@x", 1), ("+a", 1), ("- item", 1), ("-5.0", 0), ("+44 20", 0), ("a=b", 0)],
)
def test_texts_like_formulas_are_written_as_they_are_and_told(text: str, told: int) -> None:
    stream = io.BytesIO()
    result = write_csv(stream, [pair_unit(text, "甲", "en", "zh")], Options("en", "zh"))
    assert stream.getvalue().decode().split("\r\n")[1].startswith(f"{text},甲,")
    remark = (
        "1 text may be calculated by a spreadsheet (=, +, -, @ at the beginning); "
        "write .xlsx to be read in one"
    )
    assert result.remarks == [remark] * told


def _row(pair: tuple[str, str, str]) -> TranslationUnit:
    source, target, note = pair
    unit = pair_unit(f"a{source}", f"甲{target}", "en", "zh-Hant", identifier="7")
    notes = (note,) if note.strip() else ()
    props = (("x-confidence", "0.87"), ("x-label", "(a)"))
    return TranslationUnit(unit.variants, "en", props, notes, unit.attributes)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_tables_keep_texts_and_what_is_known_of_a_pair(
    suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("round") / f"t{suffix}"

    @settings(max_examples=examples(40), suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=5))
    def holds(rows: list[tuple[str, str, str]]) -> None:
        found = [_row(row) for row in rows]
        write_units(path, found)
        assert list(read_units(path)) == found

    holds()


def test_columns_that_nobody_would_know_are_called_source_and_target(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    unit = TranslationUnit((Variant("ga", ("a",)), Variant("mt", ("b",))), "ga")
    write_units(path, [unit])
    assert path.read_text("utf-8-sig").startswith("source,target,")
    assert list(read_units(path, source_language="ga", target_language="mt")) == [unit]
