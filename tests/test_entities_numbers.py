"""Numbers, fractions and percentages found in text, and what only looks like one."""

from __future__ import annotations

import pytest

from entities import find


def found(text: str, language: str) -> list[str]:
    """Each entity as `printed=value`, with `%` after a percentage's value."""
    marks = {"number": "", "percentage": "%"}
    return [
        f"{text[entity.start : entity.end]}={entity.value}{marks[entity.kind]}"
        for entity in find(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sixty-ninth session", ["Sixty-ninth=69"]),
        (
            "some twenty-six of the one hundred and five",
            ["twenty-six=26", "one hundred and five=105"],
        ),
        ("a hundred pages", ["a hundred=100"]),
        ("three out of every four", ["three out of every four=0.75"]),
        ("its 21st and 70th sessions", ["21st=21", "70th=70"]),
        ("1,234,567 people", ["1,234,567=1234567"]),
        ("100 000 live births", ["100 000=100000"]),
        ("$1.5 million", ["1.5 million=1500000"]),
        ("from 25 to 30 million", ["25=25000000", "30 million=30000000"]),
        ("between 5 and 6 billion", ["5=5000000000", "6 billion=6000000000"]),
        ("from 900,000 to 1.2 million", ["900,000=900000", "1.2 million=1200000"]),
        ("50 per cent and 26.04%", ["50 per cent=50%", "26.04%=26.04%"]),
        ("50-75 per cent", ["50=50%", "75 per cent=75%"]),
        ("45 and 46 per cent respectively", ["45=45%", "46 per cent=46%"]),
        ("by 5 percentage points", ["5 percentage points=5%"]),
        ("fifty per cent", ["fifty per cent=50%"]),
        ("two thirds and three quarters", ["two thirds=2/3", "three quarters=0.75"]),
        (
            "one in three, a third of them, half of all, 1/3",
            ["one in three=1/3", "a third=1/3", "half=0.5", "1/3=1/3"],
        ),
        ("two and a half years", ["two and a half=2.5"]),
        ("over two decades and a decade", ["two decades=20", "decade=10"]),
        ("annexes I and II", ["I=1", "II=2"]),
        ("part V of the Second World War", ["V=5", "Second=2"]),
        ("paragraph 140.2 and section 1.2.3", ["140.2=140.2", "1.2.3=1.2.3"]),
        ("Euro1.5 million", ["1.5 million=1500000"]),
        ("chapters three to eight", ["three=3", "eight=8"]),
        ("a three-year, 24-hour task", ["three=3", "24=24"]),
        ("half a million", ["half a million=500000"]),
        ("a half million", ["half million=500000"]),
        ("a quarter of a million", ["quarter of a million=250000"]),
        ("one and a half million", ["one and a half million=1500000"]),
        ("$6.5m and 1.2 bn", ["6.5m=6500000", "1.2 bn=1200000000"]),
        ("6m wide", ["6=6"]),
        ("the second decade, two decades", ["second=2", "decade=10", "two decades=20"]),
        ("40 lakh, 3 crore", ["40 lakh=4000000", "3 crore=30000000"]),
        ("2½ or 3 ¾ hours, ⅔", ["2½=2.5", "3 ¾=3.75", "⅔=2/3"]),
        ("in section 1.2.3 bn", ["1.2.3=1.2.3"]),
    ],
)
def test_english_numbers_are_found(text: str, expected: list[str]) -> None:
    assert found(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "one of them and no one else",
        "per second, each second, a second later",
        "First, we agree; first of all",
        "in the first half of the year",
        "hundreds of thousands, millions, decades",
        "often, tents, someone, height, foursquare",
        "CO2 and H1N1",
        "MIX, CIVIL, an X-ray",
        "the pronoun I",
        "www.example.org/2015/10 and a1@example.org",
    ],
)
def test_english_words_that_only_look_like_numbers_are_left(text: str) -> None:
    assert found(text, "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第六十九届会议", ["六十九=69"]),
        ("第１２段", ["１２=12"]),
        ("三百二十个", ["三百二十=320"]),
        ("两国的五名代表", ["两=2", "五=5"]),
        ("二十多个", ["二十=20"]),
        ("150万", ["150万=1500000"]),
        ("1.5亿美元", ["1.5亿=150000000"]),
        ("1亿2 000万", ["1亿2 000万=120000000"]),
        ("1万5千人", ["1万5千=15000"]),
        ("1.5万亿", ["1.5万亿=1500000000000"]),
        ("300多万人", ["300多万=3000000"]),
        ("2500至3000万", ["2500=25000000", "3000万=30000000"]),
        ("一亿五千万", ["一亿五千万=150000000"]),
        ("百分之五十", ["百分之五十=50%"]),
        ("百分之二点五至三", ["百分之二点五=2.5%", "三=3%"]),
        ("50%至75%", ["50%=50%", "75%=75%"]),
        ("50-75％", ["50=50%", "75％=75%"]),
        ("5个百分点", ["5个百分点=5%"]),
        ("三分之二，四分之三", ["三分之二=2/3", "四分之三=0.75"]),
        ("一半以上", ["一半=0.5"]),
        ("两年半，一个半", ["两年半=2.5", "一个半=1.5"]),
        ("第三至第八章", ["三=3", "八=8"]),
        ("第一和第二次会议", ["一=1", "二=2"]),
        ("第二、三、四章", ["二=2", "三=3", "四=4"]),
        ("附件一和二", ["一=1", "二=2"]),
        ("首次会议", ["首=1"]),
        ("第七条第㈡款", ["七=7", "㈡=2"]),
        ("第II和III节", ["II=2", "III=3"]),
        ("3千克，5千米", ["3=3", "5=5"]),
        ("三(3)名", ["三=3", "3=3"]),
        ("三成以上，两成半，5成", ["三成=30%", "两成半=25%", "5成=50%"]),
        ("百分之零点五", ["百分之零点五=0.5%"]),
        ("60千伏，2千帕", ["60=60", "2=2"]),
    ],
)
def test_chinese_numbers_are_found(text: str, expected: list[str]) -> None:
    assert found(text, "zh-CN") == expected


@pytest.mark.parametrize(
    "text",
    [
        "一些国家统一意见，进一步一致行动，一起、一般、唯一",
        "以防万一，千万不要，万隆，千年，百姓",
        "十分重要，红十字会，三角",
        "星期三，周五，礼拜二",
        "数百万人，几十个，十几名，五六个，数以十万计",
        "两年期，每两年期，四年度审查",
        "两性平等，首都，首脑",
        "上半年，大半个月",
        "代表一道参加",
        "三成为一体，由五成员组成，完成了",
    ],
)
def test_chinese_numerals_inside_words_are_left(text: str) -> None:
    assert found(text, "zh") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,5 % de 12 500 personnes", ["1,5 %=1.5%", "12 500=12500"]),
        ("1,234,567", ["1,234,567=1234567"]),
        ("deux tiers", []),
    ],
)
def test_other_languages_have_their_figures_found(text: str, expected: list[str]) -> None:
    assert found(text, "fr") == expected


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("1.5 million", "150万"),
        ("two thirds", "三分之二"),
        ("146 billion", "1 460亿"),
        ("twenty years", "二十年"),
        ("the seventieth anniversary", "七十周年"),
        ("three quarters", "四分之三"),
        ("half a century", "半个世纪"),
    ],
)
def test_both_languages_give_one_value(english: str, chinese: str) -> None:
    values = [
        [e.value for e in find(text, code)] for text, code in ((english, "en"), (chinese, "zh"))
    ]
    assert values[0] == values[1] != []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("from 1.2.3 to 4 million", "en", ["1.2.3=1.2.3", "4 million=4000000"]),
        ("百分之5.5.5", "zh", ["5.5.5=5.5.5"]),
        ("1.2.3亿5千", "zh", ["1.2.3亿5千=1.2.3"]),
    ],
)
def test_the_number_of_a_section_is_not_reckoned_with(
    text: str, language: str, expected: list[str]
) -> None:
    assert found(text, language) == expected
