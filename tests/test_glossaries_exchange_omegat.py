"""OmegaT's glossaries as files; what the program makes of them is in test_interop_glossaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossaries.exchange import read_concepts, read_numbered, write_concepts
from glossaries.term import DEPRECATED, FORBIDDEN, PREFERRED, Concept, Term
from tmx.failure import BadEncoding
from tmx.options import Reading

CHAIR = Concept(
    (
        Term("en", "Chair", PREFERRED),
        Term("en", "Chairman", DEPRECATED),
        Term("zh", "主席", PREFERRED),
        Term("zh", "主持人"),
        Term("zh", "主席先生", FORBIDDEN, note="never"),
    ),
    domain="meetings",
    note="of a\tcommittee",
)


def rows(folder: Path, some: list[Concept], name: str = "t.utf8", **languages: str) -> list[str]:
    write_concepts(folder / name, some, **languages)
    return (folder / name).read_text("utf-8").splitlines()[1:]


def test_each_pair_that_may_be_used_has_a_row(tmp_path: Path) -> None:
    about = "do not use: 主席先生 (forbidden); meetings; of a committee"
    assert rows(tmp_path, [CHAIR]) == [
        f"Chair\t主席\tpreferred; {about}",
        f"Chair\t主持人\t{about}",
        f"Chairman\t主席\tpreferred; the source is deprecated; {about}",
        f"Chairman\t主持人\tthe source is deprecated; {about}",
    ]


@pytest.mark.parametrize("status", [DEPRECATED, FORBIDDEN])
def test_what_should_not_be_used_is_never_proposed(status: str, tmp_path: Path) -> None:
    concept = Concept((Term("en", "a"), Term("zh", "甲", status)))
    result = write_concepts(tmp_path / "t.utf8", [concept])
    assert (result.written, result.left_out) == (0, {"no term in zh that may be used": 1})


def test_languages_are_asked_for_in_any_direction(tmp_path: Path) -> None:
    concept = Concept((Term("en", "a"), Term("zh-Hans", "甲"), Term("fr", "à")))
    assert rows(tmp_path, [concept]) == ["a\t甲"]
    assert rows(tmp_path, [concept], source_language="zh", target_language="fr") == ["甲\tà"]


def test_of_many_languages_english_and_chinese_are_taken(tmp_path: Path) -> None:
    many = (Term("fr", "à"), Term("zh", "甲"), Term("ru", "а"), Term("en", "a"))
    assert rows(tmp_path, [Concept(many)]) == ["甲\ta"]
    assert rows(tmp_path, [Concept(many)], source_language="ru") == ["а\t甲"]
    assert rows(tmp_path, [Concept((many[2], many[0]))]) == ["а\tà"]


def test_what_omegat_would_take_for_a_remark_is_left_out_and_told(tmp_path: Path) -> None:
    concept = Concept((Term("en", "#tag"), Term("zh", "标签")))
    result = write_concepts(tmp_path / "t.utf8", [concept, CHAIR])
    reason = "term that begins with '#', which OmegaT takes for a remark"
    assert (result.written, result.left_out) == (1, {reason: 1})


@pytest.mark.parametrize(("name", "marked"), [("t.utf8", False), ("t.txt", True), ("t.tab", True)])
def test_the_encoding_is_told_where_the_name_does_not(
    name: str, marked: bool, tmp_path: Path
) -> None:
    write_concepts(tmp_path / name, [CHAIR])
    data = (tmp_path / name).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" if marked else b"# en - zh")
    assert next(read_concepts(tmp_path / name)).terms[0] == Term("en", "Chair")


GLOSSARY = (
    "# a remark\n"
    "agenda\t议程\tprovisional\n"
    "\n"
    "session\t届会\n"
    "session\t会议\n"
    "session\t期间\tof a court\n"
    "only this\n"
    "seat\t席位\ta\tb\n"
)


def test_rows_with_one_source_and_comment_are_one_concept(tmp_path: Path) -> None:
    path = tmp_path / "t.utf8"
    path.write_text(GLOSSARY, encoding="utf-8")
    found = [
        (line, [term.text for term in concept.terms], concept.note)
        for line, concept in read_numbered(path)
    ]
    assert found == [
        (2, ["agenda", "议程"], "provisional"),
        (4, ["session", "届会", "会议"], ""),
        (6, ["session", "期间"], "of a court"),
        (7, ["only this"], ""),
        (8, ["seat", "席位"], "a b"),
    ]


def test_a_row_that_stands_twice_is_two_concepts(tmp_path: Path) -> None:
    path = tmp_path / "t.utf8"
    path.write_text("seat\t席位\nseat\t席位\n", encoding="utf-8")
    assert [line for line, _ in read_numbered(path)] == [1, 2]


def test_columns_the_other_way_round_are_told(tmp_path: Path) -> None:
    path = tmp_path / "t.tab"
    path.write_text("议程\tagenda\n", encoding="utf-8")
    told: list[str] = []
    (concept,) = read_concepts(path, reading=Reading(tell=told.append))
    assert concept == Concept((Term("en", "agenda"), Term("zh", "议程")))
    assert told == ["columns 2 -> en, 1 -> zh"]


def test_a_row_of_headings_is_none_of_terms(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("English\tFrench\tDomain\nseat\tsiège\tlaw\n", encoding="utf-16")
    (concept,) = read_concepts(path)
    assert concept == Concept((Term("en", "seat"), Term("fr", "siège")), domain="law")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "t.utf8"
    path.write_bytes(b"a\t\xff\xff\xff\n")
    with pytest.raises(BadEncoding, match=r"t\.utf8:1: not UTF-8"):
        list(read_concepts(path))
