"""Numbers, percentages and money: what counts as equal, and what is said where it is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searching import examples

from qa.check import Knowledge
from qa.checks.registry import check_named
from qa.finding import Found
from qa.pair import Pair, pair_of

CHECKS = ("number", "percentage", "money")


def found(pair: Pair) -> Iterator[tuple[str, Found]]:
    for name in CHECKS:
        look = check_named(name).look
        assert look is not None
        for one in look(Knowledge())(pair):
            yield name, one


def said(source: str, target: str, *languages: str) -> list[str]:
    """Each finding as `check severity: message`."""
    return [
        f"{name} {one.severity}: {one.message}"
        for name, one in found(pair_of(source, target, *languages))
    ]


EQUAL = [
    # Words and figures
    ("the sixty-ninth session", "第六十九届会议"),
    ("the 103rd session", "第一百零三届会议"),
    ("one hundred and third", "第一〇三"),
    ("5 members", "五名成员"),
    ("fifty per cent", "50%"),
    ("50 per cent", "百分之五十"),
    ("0.7 per cent", "百分之零点七"),
    ("thirty-six (36) months", "三十六(36)个月"),
    ("two million five hundred thousand", "250万"),
    ("article 15, paragraph 2", "第十五条第2款"),
    ("annexes III and IV", "附件三和四"),
    ("No. 5, para. 3", "第5号，第3段"),
    ("World War II", "第二次世界大战"),
    ("zero cases", "零病例"),
    # Sizes
    ("1.5 million people", "150万人"),
    ("1.2 billion people", "12亿人"),
    ("1,234,567.5 tons", "1 234 567.5吨"),
    ("10 000 to 15 000 people", "1万至1.5万人"),
    ("half a million", "50万"),
    ("nearly 25 million tonnes", "近2,500万吨"),
    # Fractions
    ("two thirds of them", "其中三分之二"),
    ("half of the members", "半数成员"),
    ("50 per cent of the members", "一半成员"),
    ("9 out of 10 people", "十分之九的人"),
    ("9 out of 10 people", "10人中的9人"),
    ("one in four children", "每四名儿童中有一名"),
    ("1 in 3 women", "三分之一的妇女"),
    ("30 per cent of people", "三成的人"),
    # Where a language is free
    ("a dozen States", "十几个国家"),
    ("a dozen States", "12个国家"),
    ("a twofold increase", "增加两倍"),
    ("it doubled", "翻了一番"),
    ("it doubled", "增加了2倍"),
    ("hundreds of people", "数百人"),
    ("some 3 to 4 million", "约三四百万"),
    ("both parties", "双方"),
    ("one of the members", "其中一名成员"),
    ("one victim", "1名受害者"),
    ("their meetings", "这两个机构的会议"),
    ("the first meeting", "首次会议"),
    ("a 24/7 service", "全天候服务"),
    ("over the past decade", "过去10年"),
    ("100 metres", "百米"),
    ("a quadrennial review", "四年一次的审查"),
    ("halved", "减少50%"),
    ("an 18-month period", "为期一年半"),
    ("two years", "24个月"),
    # Dates, labels and symbols stand for numbers
    ("in the 1990s", "二十世纪九十年代"),
    ("in the 1950s and 60s", "1950年代和1960年代"),
    ("2014-2015", "2014至2015年"),
    ("a violation of resolution 2118", "违反了第2118(2013)号决议"),
    ("the post2015 agenda", "2015年后议程"),
    ("article 2 (a)", "第二条第1款"),
    ("the events of 9/11", "九一一事件"),
    # Names
    ("the Group of 20", "二十国集团"),
    ("the G20 summit", "二十国集团峰会"),
    ("The Group of Twenty (G20) leaders met.", "二十国集团领导人举行了会议。"),
    ("COVID-19 spread", "冠状病毒病蔓延"),
    # Ranges, lists
    ("2-5 years", "2至5年"),
    ("paras. 5-7", "第5至第7段"),
    ("articles 3, 4 and 5", "第三、四、五条"),
    ("ages 15 to 24", "15-24岁"),
    ("45, 46 and 47 per cent", "45%、46%和47%"),
    ("COVID-19", "2019冠状病毒病"),
    ("coronavirus disease 2019 (COVID-19)", "2019年冠状病毒病(COVID-19)"),
    ("the coronavirus", "2019冠状病毒"),
    ("Eleventh, Twelfth Five-Year Plans", "“十一五”和“十二五”规划"),
    ("the second decade of the twenty-first century", "二十一世纪第二个十年"),
    ("the first two decades", "头二十年"),
    ("the triennium", "三年期"),
    ("it grew fivefold", "增长了四倍"),
    ("it tripled", "增加了两倍"),
    # Signs
    ("a change of -5 per cent", "变化为-5%"),
    ("at -5 degrees", "在零下5度"),
    ("U-235", "铀-235"),
    # Money
    ("a budget of $1.5 million", "预算150万美元"),
    ("US$ 1.2 billion", "12亿美元"),
    ("20 million euros", "2 000万欧元"),
    ("between $250 and $300", "250至300美元"),
    ("£5,000 and 300 yuan", "5 000英镑和300元人民币"),
    ("$40 million Canadian dollars", "4 000万加元"),
    ("", "150人"),
    # The number of a paragraph is cut off on one side
    ("12. It met.", "它举行了会议。"),
    ("(b) It met.", "㈡ 它举行了会议。"),
]


@pytest.mark.parametrize(("english", "chinese"), EQUAL)
def test_equal_amounts_raise_nothing(english: str, chinese: str) -> None:
    assert said(english, chinese) == []
    assert said(chinese, english, "zh", "en") == []


DIFFERENT = [
    ("145 observers", "154名观察员", "number error: the source has 145, the target 154"),
    ("1.5 million", "15万", "number error: the source has 1.5 million, the target 15万"),
    ("2-5 years", "2至6年", "number error: the source has 5, the target 6"),
    ("article 15", "第十六条", "number error: the source has 15, the target 十六"),
    ("annex III", "附件四", "number error: the source has III, the target 四"),
    (
        "Sixty-ninth session",
        "第六十八届会议",
        "number error: the source has Sixty-ninth, the target 六十八",
    ),
    ("5 members", "六名成员", "number error: the source has 5, the target 六"),
    (
        "the second decade",
        "第三个十年",
        "number error: the source has second, the target 三",
    ),
    ("three members", "四名成员", "number warning: the source has three, the target 四"),
    ("two thirds", "三分之一", "number error: the source has two thirds, the target 三分之一"),
    ("table 1", "表2", "number error: the source has 1, the target 2"),
    ("B60 and UF6", "B30和UF6", "number error: the source has 60, the target 30"),
    ("a model A-400", "A-1264型", "number error: the source has 400, the target 1264"),
    ("12. It met.", "13. 会议", "number error: the source begins with 12., the target with 13."),
    ("it costs 20", "它的费用", "number error: the source has 20, the target does not"),
    ("see table 1", "见表", "number error: the source has 1, the target does not"),
    ("a fee", "费用20个", "number error: the target has 20, the source does not"),
    ("aged 1564", "15至64岁", "number warning: the source has 1564, the target 15, 64"),
    ("the website.3", "网站", "number warning: the source has 3, the target does not"),
    ("the use of HFC-23", "三氟甲烷", "number note: the source has 23, the target does not"),
    (
        "15, or 16 if over 15",
        "15岁或16岁",
        "number warning: the source has 15, the target does not",
    ),
    ("the four leaders", "领导人", "number note: the source has four, the target does not"),
    (
        "its fiftieth session",
        "届会",
        "number warning: the source has fiftieth, the target does not",
    ),
    ("at -5 degrees", "在5度", "number warning: the source has -5, the target 5"),
    (
        "50 per cent",
        "百分之五十五",
        "percentage error: the source has 50 per cent, the target 百分之五十五",
    ),
    ("18 months", "16个月", "number error: the source has 18, the target 16"),
    ("50 per cent", "50个", "percentage warning: the source has 50 per cent, the target 50"),
    ("it fell", "下降5%", "percentage error: the target has 5%, the source does not"),
    (
        "$1.5 million",
        "150万元",
        "money error: the source has $1.5 million, the target 150万元",
    ),
    (
        "20 million euros",
        "2 000万美元",
        "money error: the source has 20 million euros, the target 2 000万美元",
    ),
    ("EUR 20", "20个", "money warning: the source has EUR 20, the target 20"),
    (
        "$42.1 million",
        "4 210美元",
        "money error: the source has $42.1 million, the target 4 210美元",
    ),
]


@pytest.mark.parametrize(("source", "target", "message"), DIFFERENT)
def test_a_difference_is_told(source: str, target: str, message: str) -> None:
    assert said(source, target) == [message]


@pytest.mark.parametrize(("english", "chinese", "message"), DIFFERENT)
def test_a_difference_is_told_the_other_way_round(english: str, chinese: str, message: str) -> None:
    graves = [one.split(":")[0] for one in said(chinese, english, "zh", "en")]
    assert graves == [message.split(":")[0]]


@pytest.mark.parametrize(
    ("source", "target", "spans"),
    [
        ("In all, 145 came.", "共有154人。", ((8, 11), (2, 5))),
        ("It has $1.5 million.", "有160万美元。", ((7, 19), (1, 7))),
        ("It costs 20 in all.", "有费用。", ((9, 11), None)),
        ("12. It met.", "13. 会议", ((0, 3), (0, 3))),
    ],
)
def test_a_difference_has_its_places(source: str, target: str, spans: object) -> None:
    [(_, one)] = found(pair_of(source, target))
    assert (one.source, one.target) == spans


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        ("1.500 Personen, 3,5 %", "1,500 people, 3.5 per cent", ("de", "en"), []),
        ("1 500 человек", "1,500 people", ("ru", "en"), []),
        ("deux ans", "two years", ("fr", "en"), []),
        ("douze ans", "12 years", ("fr", "en"), []),
        (
            "vingt-cinq ans",
            "25 years",
            ("fr", "en"),
            ["number warning: the target has 25, the source does not"],
        ),
        (
            "25 ans",
            "52 years",
            ("fr", "en"),
            ["number error: the source has 25, the target 52"],
        ),
    ],
)
def test_other_languages_have_their_figures_compared(
    source: str, target: str, languages: tuple[str, str], expected: list[str]
) -> None:
    assert said(source, target, *languages) == expected


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_finds_its_example(name: str) -> None:
    check = check_named(name)
    [(said_by, one)] = found(pair_of(check.example.source, check.example.target))
    assert (said_by, one.message) == (name, check.example.message)


_TEXTS = st.text(
    st.sampled_from("0123456789.,-/%$€ ()第一二两三十百千万亿分之点年月几半成a.bIVX个元half two"),
    max_size=40,
)


@given(_TEXTS, _TEXTS)
@settings(max_examples=examples(150))
def test_no_text_is_too_odd(source: str, target: str) -> None:
    for _, one in found(pair_of(source, target)):
        for text, span in ((source, one.source), (target, one.target)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(_TEXTS)
@settings(max_examples=examples(60))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert said(text, text, "en", "en-GB") == []


@given(st.integers(13, 10**9), st.integers(13, 10**9))
@settings(max_examples=examples(60))
def test_two_numbers_are_told_apart_by_value(one: int, other: int) -> None:
    texts = (f"some {one:,} people", f"约{other}人")
    assert bool(said(*texts)) == (one != other)


def test_the_mark_of_a_note_is_no_number() -> None:
    assert said("The pier is shut.[^3]", "码头关闭。") == []
    assert said("The pier is shut.[^3]", "码头关闭。[^4]") == []
    assert len(said("The 3 piers are shut.[^3]", "各码头关闭。[^3]")) == 1
