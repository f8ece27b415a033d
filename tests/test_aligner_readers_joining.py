"""Whether texts belong together, and how they are written together."""

from __future__ import annotations

import pytest

from aligner.document import Block, Kind
from aligner.readers.joining import Joiner, set_lines, unwrapped
from aligner.readers.labels import Nesting, labelled
from aligner.readers.repair import mend

JOINED = [
    ("reviewed and", "adopted", "", "reviewed and adopted"),
    ("全面研", "究报告", "", "全面研究报告"),
    ("会议，", "小组", "", "会议，小组"),
    ("载于", "UNODC 文件", "另见 UNODC 文件，共 3 份", "载于 UNODC 文件"),
    ("共有", "3份", "共2份，4人", "共有3份"),
    ("the “list”", "of items", "", "the “list” of items"),
    ("主席“建议”", "获得通过", "", "主席“建议”获得通过"),
    ("E/CN.15/", "2011/19", "", "E/CN.15/2011/19"),
    ("(see E/CN.15/EG.", "2/2029/1)", "", "(see E/CN.15/EG.2/2029/1)"),
    ("A/72/100 and Corr.", "1", "", "A/72/100 and Corr.1"),
    ("in document No.", "7", "", "in document No. 7"),
    ("by and/or others.", "3 members", "", "by and/or others. 3 members"),
    ("2018-", "2021", "", "2018-2021"),
    ("hydro-", "graphy", "", "hydrography"),
    ("self-", "help", "self-help", "self-help"),
    ("low-", "water marks", "low and high water", "low-water marks"),
    ("Anglo-", "Saxon", "", "Anglo-Saxon"),
    ("river-", "related risks", "by the river", "river-related risks"),
    ("inter-", "related", "inter alia", "interrelated"),
    ("cor-", "related", "", "correlated"),
    ("glacier-", "lake-fed", "each glacier", "glacier-lake-fed"),
    ("gov-", "ernment-owned", "", "government-owned"),
    ("day-to-", "day", "today", "day-to-day"),
    ("before-", "hand", "long before, in hand", "beforehand"),
    ("soft\u00ad", "ness", "", "softness"),
    ("", "one", "", "one"),
]


@pytest.mark.parametrize(("first", "second", "document", "joined"), JOINED)
def test_join(first: str, second: str, document: str, joined: str) -> None:
    assert Joiner(document).join(first, second) == joined


CONTINUED = [
    ("The panel reviewed and", "Adopted Lists were", "", True),
    ("The panel met", "with its staff.", "", True),
    ("The panel met.", "with its staff.", "", False),
    ("The panel met:", "with its staff.", "", False),
    ("The panel met (in May)", "Members spoke.", "", False),
    ("The panel met (in May,", "June and July) twice.", "", True),
    ("as stated in para.", "14 of the report", "", True),
    ("The report of the River", "Panel was read.", "The River Panel met.", True),
    ("The report of the River", "Panel was read.", "", False),
    ("under resolution", "65/230, the panel", "", True),
    ("小组审议了关于各国河流管理情况的全面研究报告和", "建议草稿", "", True),
    ("小组审议了报告。", "建议草稿", "", False),
    ("秘书处的说明", "小组不妨审议", "", False),
    ("秘书处的河", "流报告", "全国河流报告", True),
    ("主席说：“小组应当开会。”", "与会者同意", "", False),
    ("小组通过了《关于河流的", "宣言》", "", True),
    ("", "with", "", False),
]


@pytest.mark.parametrize(("first", "second", "document", "continued"), CONTINUED)
def test_continues(first: str, second: str, document: str, continued: bool) -> None:
    assert Joiner(document).continues(first, second) is continued


def test_lines_that_were_set() -> None:
    assert set_lines("河流小组\n2021年5月7日，日内瓦") == ["河流小组", "2021年5月7日，日内瓦"]
    assert set_lines("One\nof two\nThree") == ["One of two", "Three"]
    assert set_lines("One\nThree", whole=True) == ["One Three"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("一\n 二", "一二"),
        ("一。\n二", "一。二"),
        ("一\nA", "一 A"),
        ("“a”\n“b”", "“a” “b”"),
        ("a \t b", "a b"),
    ],
)
def test_line_ends_of_markup(source: str, text: str) -> None:
    assert unwrapped(source) == text


LABELS = [
    ("1. Opening", "1.", "Opening"),
    ("12. 开幕", "12.", "开幕"),
    ("(a) Opening", "(a)", "Opening"),
    ("a) Opening", "a)", "Opening"),
    ("(iv) Opening", "(iv)", "Opening"),
    ("㈠开幕", "㈠", "开幕"),
    ("一、开幕", "一、", "开幕"),
    ("（一）开幕", "（一）", "开幕"),
    ("①开幕", "①", "开幕"),
    ("IV. Opening", "IV.", "Opening"),
    ("2018年，小组开会", "", "2018年，小组开会"),
    ("2018. A year", "", "2018. A year"),
    ("3-5 April", "", "3-5 April"),
    ("3.5 per cent", "", "3.5 per cent"),
    ("10 a.m.", "", "10 a.m."),
    ("4月3日", "", "4月3日"),
    ("第 3 章：河流", "", "第 3 章：河流"),
    ("Chapter 3: Rivers", "", "Chapter 3: Rivers"),
    ("Annex I", "", "Annex I"),
    ("附件一", "", "附件一"),
    ("1 (a)", "", "1 (a)"),
    ("1.", "", "1."),
    ("一个小组", "", "一个小组"),
    ("A panel", "", "A panel"),
    ("J. A. Smith", "", "J. A. Smith"),
]


@pytest.mark.parametrize(("text", "label", "rest"), LABELS)
def test_labels(text: str, label: str, rest: str) -> None:
    assert labelled(text) == (label, rest)


def test_levels_of_a_list() -> None:
    nesting = Nesting()
    given = ["1.", "(a)", "(i)", "(ii)", "(b)", "", "2.", "一、"]
    assert [nesting.level(0, label) for label in given] == [1, 2, 3, 3, 2, 3, 1, 2]


def test_a_footnote_without_mark_stays_where_it_was() -> None:
    raw = [
        Block(Kind.PARAGRAPH, "One."),
        Block(Kind.FOOTNOTE, "Note.", "9"),
        Block(Kind.PARAGRAPH, "Two."),
    ]
    assert mend(raw) == tuple(raw)


def test_structure_is_not_joined_across_notes() -> None:
    raw = [
        Block(Kind.PARAGRAPH, "One and"),
        Block(Kind.FOOTNOTE, "Note.", "9"),
        Block(Kind.PARAGRAPH, "two."),
    ]
    assert mend(raw, paged=False) == tuple(raw)
