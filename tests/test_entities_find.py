"""The package's surface, the order of precedence, and what holds for any text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entities
from benchmarks.entity_agreement import read_pairs, tally
from entities import Entity, find
from entities.folding import fold


def test_all_lists_what_is_exported() -> None:
    assert (
        entities.__all__
        == sorted(entities.__all__)
        == ["Entity", "find", "label_value", "split_label"]
    )
    assert all(hasattr(entities, name) for name in entities.__all__)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "1. Recalls A/RES/65/230, resolution 1325 (2000), 3 April 2018, 10 a.m., 5% of 7",
            ["label", "symbol", "resolution", "date", "time", "percentage", "number"],
        ),
        (
            "zh",
            "1. 回顾A/RES/65/230，第1325(2000)号决议，2018年4月3日，上午10时，7个的5%",
            ["label", "symbol", "resolution", "date", "time", "number", "percentage"],
        ),
    ],
)
def test_each_character_belongs_to_the_most_telling_kind(
    language: str, text: str, expected: list[str]
) -> None:
    assert [entity.kind for entity in find(text, language)] == expected


def test_an_entity_says_where_it_stands() -> None:
    text = "General Assembly resolution 65/230"
    assert find(text, "en") == (Entity("resolution", 28, 34, "65/230", "GA"),)


@pytest.mark.parametrize("tag", ["zh", "zh-CN", "zh-Hant-TW", "ZH", "zh_CN"])
def test_the_primary_subtag_counts(tag: str) -> None:
    assert [entity.value for entity in find("第六十九届", tag)] == ["69"]


def test_traditional_characters_are_read_too() -> None:
    values = [
        entity.value for entity in find("兩個項目，150萬，第65/230號決議，下午3時", "zh-Hant")
    ]
    assert values == ["2", "1500000", "65/230", "15:00"]


PAIRS = [
    (
        "The fifth round of talks starts on Monday, 8 June 2026, at 3 p.m.",
        "第五轮会谈将于2026年6月8日星期一下午3时开始。",
    ),
    (
        "The course ran from 9 to 13 March 2026 (E/CN.24/2026/7, annexes III and IV).",
        "培训班于2026年3月9日至13日举办（E/CN.24/2026/7，附件三和四）。",
    ),
    (
        "Resolution 31/8, which closed the thirty-first session in July 2026,",
        "2026年7月结束第三十一届会议的第31/8号决议",
    ),
    (
        "It costs $1.5 million, or 2.5 per cent of the 2014-2015 budget.",
        "费用为150万美元，占2014-2015年预算的2.5%。",
    ),
    ("(a) Two thirds of the 193 members;", "(a) 193个成员的三分之二；"),
]


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_a_translation_holds_the_same_values(english: str, chinese: str) -> None:
    source, target = (
        Counter((entity.kind, entity.value) for entity in find(text, language))
        for text, language in ((english, "en"), (chinese, "zh"))
    )
    assert source == target
    assert source


_PIECES = [
    *(
        "May",
        "March",
        "3",
        "12",
        "2018",
        "and",
        "to",
        "-",
        ", ",
        " ",
        "per cent",
        "%",
        "million",
        "half",
    ),
    *(
        "one",
        "three",
        "hundred",
        "first",
        "(a)",
        "(ii)",
        "I",
        "IV",
        "annex ",
        "resolution ",
        "65/230",
    ),
    *(
        "1325 (2000)",
        "A/RES/65",
        "Add.1",
        "10 a.m.",
        ".",
        ":",
        "30",
        "0300",
        "between ",
        "1,234",
        " 100",
    ),
    *(
        "第",
        "年",
        "月",
        "日",
        "时",
        "点",
        "分之",
        "半",
        "至",
        "和",
        "、",
        "个",
        "一",
        "二",
        "十",
        "百",
        "万",
        "亿",
    ),
    *(
        "〇",
        "两",
        "星期",
        "下午",
        "附件",
        "号决议",
        "世纪",
        "90年代",
        "百分之",
        "％",
        "１",
        "㈡",
        "\u3000",
    ),
]


@given(
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.sampled_from(["en", "zh", "ar"]),
)
def test_entities_of_any_text_are_ordered_apart_and_not_empty(text: str, language: str) -> None:
    end = 0
    for entity in find(text, language):
        assert end <= entity.start < entity.end <= len(text)
        assert entity.value
        end = entity.end


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=60), st.sampled_from(["en", "zh", "fr"]))
def test_full_width_figures_change_nothing(text: str, language: str) -> None:
    wide = text.translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    assert find(text, language) == find(wide, language)


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1 ", "一", "亿", "one hundred ", "A/1/", "第一、", "3 and ", "5月"]
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_of_figures_is_read_without_fail(piece: str, language: str) -> None:
    text = piece * 2000
    assert all(
        len(entity.value) < 200 for entity in find(text, language) if entity.kind == "number"
    )


UN = Path(__file__).parents[2] / "shared" / "data" / "un" / "train.en-zh.tsv"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("kind", "agreement"),
    [("number", 0.90), ("percentage", 0.96), ("date", 0.96), ("time", 0.98), ("resolution", 0.98)],
)
def test_published_translations_agree(kind: str, agreement: float) -> None:
    tallies = tally(read_pairs(UN), ("en", "zh"))
    assert tallies[kind].agreeing / tallies[kind].pairs >= agreement
