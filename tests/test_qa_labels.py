"""The checks of labels, paragraph numbers and note marks."""

from __future__ import annotations

import pytest
from qa_told import marked, told

LABELS = [
    ("(a) To adopt;", "(a) 通过；", []),
    ("(i) To adopt;", "㈠ 通过；", []),
    ("(iii) To adopt;", "（三） 通过；", []),
    ("(a) this; (b) that", "(a)甲；(b)乙", []),
    ("B. Scope", "B. 范围", []),
    ("IV. Scope", "四. 范围", []),
    ("(1) Scope", "1. 范围", []),
    ("Article I (c) provides", "第一条(三)项规定", []),
    ("article 7, paragraph (c)", "第七条第3项", []),
    ("Two (2) men", "两⑵人", []),
    ("State(s) party", "缔约国", []),
    ("(b) To adopt;", "(c) 通过；", ["error: the source has (b), the target (c)"]),
    ("(ii) To adopt;", "㈢ 通过；", ["error: the source has (ii), the target ㈢"]),
    ("B. Scope", "C. 范围", ["error: the source has B., the target C."]),
    ("(a) this; (b) that", "(a)甲；(c)乙", ["error: the source has (b), the target (c)"]),
    ("item 5 (b)", "项目5", ["error: the source has (b), which the target lacks"]),
    ("(a) this", "1. 甲", ["error: the source has (a), the target 1."]),
    ("(a) this", "甲", ["warning: the source has (a), which the target lacks"]),
    ("this", "(a)甲", ["warning: the target has (a), which the source lacks"]),
]

NUMBERS = [
    ("12. The Board met.", "12. 理事会开会。", []),
    ("12. The Board met.", "12、理事会开会。", []),
    ("12. The Board met.", "十二、理事会开会。", []),
    ("2.1 Scope", "2.1 范围", []),
    ("2.1 Scope", "2.1范围", []),
    ("5 Scope", "5. 范围", []),
    ("12. The Board met.", "13. 理事会开会。", ["error: the source has 12., the target 13."]),
    ("12. The Board met.", "21. 理事会开会。", ["error: the source has 12., the target 21."]),
    ("2.1 Scope", "2.2 范围", ["error: the source has 2.1, the target 2.2"]),
    ("12. The Board met.", "理事会开会。", ["note: the source has 12., which the target lacks"]),
    ("The Board met.", "12. 理事会开会。", ["note: the target has 12., which the source lacks"]),
    ("(a) this", "1. 甲", []),
    ("12. The Board met.", "", []),
    ("2.5 million people", "250万人", []),
]

MARKS = [
    ("The report¹ was adopted.", "报告¹获得通过。", []),
    ("The report¹ was adopted.", "报告获得通过。¹", []),
    ("The report¹ was adopted.", "报告[1]获得通过。", []),
    ("The report<sup>1</sup> was adopted.", "报告¹获得通过。", []),
    ("The report;4", "报告；4", []),
    ("The report[^3] was adopted.", "报告获得通过。[^3]", []),
    ("The report[^tide] was adopted.", "报告[^tide]获得通过。", []),
    (
        "The report[^3] was adopted.",
        "报告获得通过。",
        ["error: the source has the note mark 3, which the target lacks"],
    ),
    (
        "The report was adopted.[^3]",
        "报告获得通过。[^4]",
        ["error: the source has the note mark 3, the target the note mark 4"],
    ),
    ("the Committee,3 and requests", "委员会报告3第27段，请", []),
    ("in September 2014.42", "2014年9月。42", []),
    ("Item 7 of the agenda*", "议程*项目7", []),
    ("Ghana** (2015)", "加纳* * (2015年)", []),
    ("948 km² and 10⁶", "948平方公里和100万", []),
    ("draft article 7 [6]", "第7 [6]条草案", []),
    ("article [18] of the draft", "草案[第18条]", []),
    ("a lander on board Hayabusa2.", "隼鸟二号上的着陆器。", []),
    ("see No.5", "见第五号", []),
    ("46,000 tons", "46，000吨", []),
    ("2 * 3 = 6", "2 * 3 = 6", []),
    (
        "The report¹ was adopted.",
        "报告获得通过。",
        ["error: the source has the note mark 1, which the target lacks"],
    ),
    (
        "The report¹ was adopted.",
        "报告²获得通过。",
        ["error: the source has the note mark 1, the target the note mark 2"],
    ),
    (
        "The report[12] was adopted.",
        "报告获得通过。",
        ["warning: the source has the note mark 12, which the target lacks"],
    ),
    (
        "The report<sup>3</sup> was adopted.",
        "报告获得通过。",
        ["error: the source has the note mark 3, which the target lacks"],
    ),
    (
        "Takes note of the report;4",
        "注意到报告；5",
        ["error: the source has the note mark 4, the target the note mark 5"],
    ),
    (
        "Takes note of the report;4",
        "注意到报告；",
        ["warning: the source has the note mark 4, which the target lacks"],
    ),
    (
        "the Committee,3 and requests",
        "委员会报告第27段，请",
        ["warning: the source has the note mark 3, which the target lacks"],
    ),
    (
        "Takes note of the report;",
        "注意到报告；4",
        ["warning: the target has the note mark 4, which the source lacks"],
    ),
    (
        "Item 7 of the agenda*",
        "议程项目7",
        ["error: the source has the note mark *, which the target lacks"],
    ),
    (
        "Ghana* (2015)",
        "加纳** (2015年)",
        ["error: the source has the note mark *, the target the note mark **"],
    ),
    (
        "Ghana*,a (2015)",
        "加纳* (2015年)",
        ["warning: the source has the note mark a, which the target lacks"],
    ),
    (
        "Protect rights",
        "*保护权利",
        ["warning: the target has the note mark * at the start, which the source lacks"],
    ),
    (
        "one¹ and two²",
        "二²和一¹",
        ["warning: the note marks stand as 1, 2 in the source, as 2, 1 in the target"],
    ),
]


@pytest.mark.parametrize(
    ("check", "source", "target", "expected"),
    [
        *(("list-label", *case) for case in LABELS),
        *(("paragraph-number", *case) for case in NUMBERS),
        *(("footnote-mark", *case) for case in MARKS),
    ],
)
def test_labels_and_marks(check: str, source: str, target: str, expected: list[str]) -> None:
    assert told(check, source, target) == expected
    assert len(told(check, target, source, "zh en")) == len(expected)


@pytest.mark.parametrize(
    ("check", "source", "target", "spans"),
    [
        ("list-label", "(a) this; (b) that", "(a)甲；(c)乙", ("(b)", "(c)")),
        ("paragraph-number", " 12. The Board", "13. 理事会", ("12.", "13.")),
        ("paragraph-number", "12.1 Scope", "范围", ("12.1", "")),
        ("footnote-mark", "The report¹² was", "报告", ("¹²", "")),
        ("footnote-mark", "the report;4", "报告；5", ("4", "5")),
        ("footnote-mark", "the report", "报告<sup>7</sup>", ("", "7")),
    ],
)
def test_the_places_are_told(check: str, source: str, target: str, spans: tuple[str, str]) -> None:
    assert marked(check, source, target) == [spans]


@pytest.mark.parametrize("check", ["list-label", "paragraph-number", "footnote-mark"])
@pytest.mark.parametrize("languages", ["fr ru", "ar zh", "en es"])
def test_they_work_between_any_languages(check: str, languages: str) -> None:
    text = "{}({}) x¹ [2] y*"
    source = text.format("12. ", "b")
    assert told(check, source, source, languages) == []
    assert told(check, "", "", languages) == []
