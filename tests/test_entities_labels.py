"""Item labels: parted from their text, and equal in either language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entities import find, label_value, split_label

LABELS = [
    ("1. Adopts", "1.", "Adopts", "1"),
    ("12．通过", "12．", "通过", "12"),
    ("１．通过", "１．", "通过", "1"),
    ("10.委员会", "10.", "委员会", "10"),
    ("1、通过", "1、", "通过", "1"),
    ("(a) Opening", "(a)", "Opening", "(a)"),
    ("（a）开幕", "（a）", "开幕", "(a)"),
    ("a) Opening", "a)", "Opening", "(a)"),
    ("(iv) Other", "(iv)", "Other", "(4)"),
    ("㈣ 其他", "㈣", "其他", "(4)"),
    ("㈠会议", "㈠", "会议", "(1)"),
    ("(一)会议", "(一)", "会议", "(1)"),
    ("（一）会议", "（一）", "会议", "(1)"),
    ("(1) Meeting", "(1)", "Meeting", "(1)"),
    ("①甲", "①", "甲", "(1)"),
    ("⒈ 甲", "⒈", "甲", "1"),
    ("一、导言", "一、", "导言", "1"),
    ("十二. 导言", "十二.", "导言", "12"),
    ("I. Introduction", "I.", "Introduction", "1"),
    ("B. Scope", "B.", "Scope", "b"),
    ("2.1 General", "2.1", "General", "2.1"),
    ("2.1总则", "2.1", "总则", "2.1"),
    ("附件一 安排", "附件一", "安排", "annex-1"),
    ("附件一", "附件一", "", "annex-1"),
    ("Annex I\nArrangements", "Annex I", "Arrangements", "annex-1"),
    ("Annex I Arrangements", "Annex I", "Arrangements", "annex-1"),
    ("Annex", "Annex", "", "annex"),
    ("附件", "附件", "", "annex"),
    ("第三章", "第三章", "", "chapter-3"),
    ("第 3 章：立法", "第 3 章：", "立法", "chapter-3"),
    ("Chapter 3: Legislation", "Chapter 3:", "Legislation", "chapter-3"),
    ("CHAPTER III", "CHAPTER III", "", "chapter-3"),
    ("Part one", "Part one", "", "part-1"),
    ("第一部分 总则", "第一部分", "总则", "part-1"),
    ("  (b)  text ", "(b)", "text", "(b)"),
]


@pytest.mark.parametrize(("text", "label", "rest", "value"), LABELS)
def test_a_label_is_parted_from_its_text(text: str, label: str, rest: str, value: str) -> None:
    assert split_label(text) == (label, rest)
    assert label_value(label) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(see above)",
        "10 a.m.",
        "1.5 kg",
        "2.5亿元",
        "3.5个",
        "2015. That year",
        "J. A. Smith said",
        "e.g. this",
        "I have",
        "A man",
        "IIII. none",
        "一般来说",
        "一些",
        "附件一载有",
        "第五条规定",
        "Annex I contains the list",
        "Annexes I and II",
    ],
)
def test_a_text_without_label_is_left_whole(text: str) -> None:
    assert split_label(text) == ("", text)


def test_what_is_no_label_has_no_value() -> None:
    assert label_value("Introduction") == ""


@given(st.text(st.sampled_from("1aAIV一十.()（）、㈠ 附件第章Annex\tb．")))
def test_parting_loses_no_character_but_white_space(text: str) -> None:
    label, rest = split_label(text)
    assert "".join((label + rest).split()) == "".join(text.split())
    assert not label or label_value(label)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "1. First (a) this; (b) that", ["1", "(a)", "(b)"]),
        ("zh", "1. 如下：(a)甲；(b)乙", ["1", "(a)", "(b)"]),
        ("en", "item 1 (c) of article I(ii)", ["(c)", "(2)"]),
        ("zh", "议程项目1(c)，第一条(二)项，㈢", ["(c)", "(2)", "(3)"]),
        ("en", "State(s) party(ies)", []),
        ("en", "Annex I", []),
    ],
)
def test_labels_are_found_in_text(language: str, text: str, expected: list[str]) -> None:
    assert [entity.value for entity in find(text, language) if entity.kind == "label"] == expected
