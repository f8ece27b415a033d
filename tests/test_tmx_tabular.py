"""TSV and JSONL: what they look like, and what is read back."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples
from strategies import texts

from tmx.exchange import read_units, write_units
from tmx.failure import BadEncoding, BadFormat, FileProblem
from tmx.options import Languages, Options, Reading, WriteResult
from tmx.tabular import read_jsonl, read_tsv, write_jsonl, write_tsv
from tmx.unit import TranslationUnit, pair_unit

Writer = Callable[[BinaryIO, Iterable[TranslationUnit], Options], WriteResult]
OPTIONS = Options("en", "zh")
PROPS = [("x-confidence", "0.87"), ("x-bead", "1-2"), ("x-kind", "heading"), ("x-label", "(a)")]


def text_of(writer: Writer, *found: TranslationUnit) -> str:
    stream = io.BytesIO()
    writer(stream, found, OPTIONS)
    return stream.getvalue().decode()


@pytest.mark.parametrize(
    ("unit", "line"),
    [
        (pair_unit("a", "甲", "en", "zh"), "a\t甲\n"),
        (pair_unit("a", "甲", "en", "zh", props=PROPS), "a\t甲\t0.87\t1-2\theading\t(a)\n"),
        (pair_unit("a", "甲", "en", "zh", props=PROPS[3:]), "a\t甲\t\t\t\t(a)\n"),
        (pair_unit("a\tb\r\nc", "甲\u2028乙", "en", "zh"), "a b c\t甲 乙\n"),
        (pair_unit("a", "", "en", "zh", props=PROPS[:2]), "a\t\t0.87\t1-2\t\t\n"),
        (pair_unit("", "甲", "en", "zh"), "\t甲\n"),
        (pair_unit("", " ", "en", "zh"), ""),
        (pair_unit('"a"', "'甲'", "en", "zh"), "\"a\"\t'甲'\n"),
    ],
)
def test_tsv_lines(unit: TranslationUnit, line: str) -> None:
    assert text_of(write_tsv, unit) == line


@pytest.mark.parametrize(
    ("line", "source", "target", "props", "notes"),
    [
        ("a\t甲", "a", "甲", (), ()),
        ("a\t甲\t0.87\t1-2\theading\t(a)", "a", "甲", tuple(PROPS), ()),
        ("a\t甲\t\t\t\t(a)", "a", "甲", (("x-label", "(a)"),), ()),
        ("a\t", "a", "", (), ()),
        ("a\t甲\tsee page 3\t", "a", "甲", (), ("see page 3",)),
        ("a\t甲\t87", "a", "甲", (), ("87",)),
        ("a\t甲\t0.87\t1-2\tx\t\tmore", "a", "甲", (), ("0.87", "1-2", "x", "more")),
        ('"a\t甲"', '"a', '甲"', (), ()),
    ],
)  # fmt: skip
def test_tsv_is_read(
    line: str,
    source: str,
    target: str,
    props: tuple[tuple[str, str], ...],
    notes: tuple[str, ...],
    tmp_path: Path,
) -> None:
    path = tmp_path / "t.tsv"
    path.write_text(f"{line}\n", encoding="utf-8")
    (unit,) = read_tsv(path)
    assert (unit.source, unit.target, unit.props, unit.notes) == (source, target, props, notes)


@pytest.mark.parametrize(
    "data",
    [
        "a\t甲\nb\t乙\n".encode(),
        "a\t甲\r\n\r\nb\t乙".encode(),
        "\ufeffa\t甲\nb\t乙\n".encode(),
        "a\t甲\nb\t乙\n".encode("utf-16"),
        "Source\tTarget\tConfidence\na\t甲\nb\t乙\n".encode(),
    ],
    ids=["plain", "Windows", "mark", "UTF-16", "header row"],
)
def test_tsv_of_other_programs(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_bytes(data)
    found = list(read_tsv(path, Languages("en", "zh-CN")))
    assert [(unit.source, unit.target) for unit in found] == [("a", "甲"), ("b", "乙")]
    assert [variant.language for variant in found[0].variants] == ["en", "zh-CN"]


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        (
            b"a\tb\n\nalone\n",
            BadFormat,
            ":3: the line has no tab; write source and target with a tab between them",
        ),
        (
            b"a\tb\ncaf\xe9\tb\n",
            BadEncoding,
            ":2: not UTF-8: byte 0xE9; save it as UTF-8, or say its encoding",
        ),
        (
            b"a\tb\0\n",
            BadFormat,
            ":1: the line holds null characters: this is not text; "
            "check that the file is what its suffix says",
        ),
    ],
)
def test_broken_tsv(data: bytes, kind: type[Exception], told: str, tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_bytes(data)
    with pytest.raises(kind) as caught:
        list(read_tsv(path))
    assert str(caught.value) == f"{path}{told}"


@pytest.mark.parametrize(
    ("line", "target", "texts_read", "told"),
    [
        ("item\t项目\n", "", ("item", "项目"), []),
        ("项目\titem\n", "", ("item", "项目"), ["columns 2 -> en, 1 -> zh"]),
        (
            "item\tpoint\n",
            "",
            ("item", "point"),
            ["columns 1 -> en, 2 -> zh, but column 2 is in Latin script: give -s and -t"],
        ),
        ("item\tpoint\n", "fr", ("item", "point"), []),
        (
            "No.\tFrench\tEnglish\n1\tpoint\titem\n",
            "fr",
            ("item", "point"),
            ["columns 'English' -> en, 'French' -> fr"],
        ),
    ],
)
def test_the_sides_of_tsv_are_told(
    line: str, target: str, texts_read: tuple[str, str], told: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "t.tsv"
    path.write_text(line, encoding="utf-8")
    heard: list[str] = []
    (unit,) = read_units(path, target_language=target, reading=Reading(tell=heard.append))
    assert (unit.source, unit.target) == texts_read
    assert heard == told


def test_missing_tsv(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"none\.tsv: no such file or directory; check the name"):
        list(read_tsv(tmp_path / "none.tsv"))


def test_jsonl_line() -> None:
    unit = pair_unit(
        "a",
        "甲",
        "en",
        "zh-CN",
        props=[*PROPS, ("x-file", "1.md"), ("x-file", "2.md")],
        creation_date=datetime(2011, 4, 11),
        identifier="7",
    )
    assert json.loads(text_of(write_jsonl, unit)) == {
        "source": "a",
        "target": "甲",
        "source_language": "en",
        "target_language": "zh-CN",
        "confidence": 0.87,
        "bead": "1-2",
        "id": "7",
        "created": "20110411T000000Z",
        "props": {"x-kind": "heading", "x-label": "(a)", "x-file": ["1.md", "2.md"]},
    }
    assert "甲" in text_of(write_jsonl, unit)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[1]", "not a JSON object"),
        ('{"source": "a"}', "'target' is missing"),
        ('{"source": 1, "target": "b"}', "'source' is not a string"),
        ('{"source": "a", "target": "b", "props": 1}', "'props' is not an object"),
        ('{"source": "a", "target": "b", "notes": "n"}', "'notes' is not a list"),
        ("a\tb", "not JSON: Expecting value: line 1 column 1 (char 0)"),
    ],
)
def test_broken_jsonl(line: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(f'{{"source": "a", "target": "b"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(BadFormat) as caught:
        list(read_jsonl(path))
    assert str(caught.value) == f"{path}:2: {told}; mend this line, or take it out"


def test_a_line_without_languages_takes_the_given_ones(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"source": "a", "target": "б", "confidence": 1}\n', encoding="utf-8")
    expected = pair_unit("a", "б", "fr", "ru", props=[("x-confidence", "1")])
    assert list(read_jsonl(path, Languages("fr", "ru"))) == [expected]


@settings(max_examples=examples(50), suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(texts, texts)))
def test_jsonl_round_trip(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    found = [
        pair_unit(source, target, "en", "zh", props=[*PROPS, ("x-file", source)], identifier="7")
        for source, target in pairs
        if source.strip() or target.strip()
    ]
    path = tmp_path_factory.getbasetemp() / "round.jsonl"
    path.write_bytes(text_of(write_jsonl, *found).encode())
    assert list(read_jsonl(path)) == found


@settings(max_examples=examples(50), suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(texts, texts)))
def test_tsv_has_a_line_for_each_unit(pairs: list[tuple[str, str]]) -> None:
    found = [pair_unit(*pair, "en", "zh", props=PROPS) for pair in pairs]
    lines = text_of(write_tsv, *found).split("\n")[:-1]
    assert len(lines) == sum(bool(a.strip() or b.strip()) for a, b in pairs)
    assert all(line.count("\t") == 5 for line in lines)
    assert all(len(line.splitlines()) == 1 for line in lines)


def test_two_variants_of_one_language_stay_two(tmp_path: Path) -> None:
    for name in ("o.tsv", "o.jsonl", "o.po", "o.xlf"):
        write_units(tmp_path / name, [pair_unit("a", "b", "en", "en")])
        (unit,) = read_units(tmp_path / name, source_language="en", target_language="en")
        assert [variant.text for variant in unit.variants] == ["a", "b"], name


def test_jsonl_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(BadFormat, match=r"t\.jsonl:1: "):
        list(read_jsonl(path))
