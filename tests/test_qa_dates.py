"""The checks of dates and times: what is equal in either language, and what is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qa_told import marked, told

SAME_DATES = [
    ("It met on 11 April 2011.", "它于2011年4月11日举行会议。"),
    ("It met on 11 April 2011.", "它于二〇一一年四月十一日举行会议。"),
    ("It met on 11 April 2011.", "它于二0一一年四月十一日举行会议。"),
    ("on April 11, 2011", "２０１１年４月１１日"),
    ("from 10 to 12 May", "5月10日至12日"),
    ("10-12 May 2014", "2014年5月10-12日"),
    ("28 April-1 May 2014", "2014年4月28日至5月1日"),
    ("30 December 2014 to 2 January 2015", "2014年12月30日至2015年1月2日"),
    ("the biennium 2014-2015", "2014-2015两年期"),
    ("the 2014/15 budget", "2014/15年度预算"),
    ("the 2014/15 budget", "2014-2015年度预算"),
    ("the post2015 agenda", "2015年后议程"),
    ("COVID-19", "2019冠状病毒病"),
    ("COVID-19 spread", "2019年新型冠状病毒病蔓延"),
    ("COVID-19 spread", "新冠病毒蔓延"),
    ("coronavirus disease 2019", "冠状病毒病"),
    ("Thursday, 12 February 2015", "2015年2月12日星期四"),
    ("Thursday, 12 February 2015", "2015年2月12日（周四）"),
    ("Thursday, 12 February 2015", "2015年2月12日"),
    ("in March", "3月"),
    ("The March session", "三月届会"),
    ("sessions may be held yearly", "届会可每年举行"),
    ("in the 1990s", "20世纪90年代"),
    ("in the '30s and '40s", "三四十年代"),
    # The year is said once, or the text says which it is.
    ("from 3 to 5 February and on 28 April 2015", "2015年2月3日至5日和2015年4月28日"),
    ("in 2015, in September 2015", "2015年9月"),
    ("This year marks an anniversary.", "2015年是周年。"),
    ("It was signed in 1996; it ratified it in the same year.", "1996年签署，1996年批准。"),
    ("one week and five days", "一周五天"),
]

OTHER_DATES = [
    (
        "COVID-19",
        "2018冠状病毒病",
        ["warning: the target has 2018, which the source lacks"],
    ),
    (
        "It met on 11 April 2011.",
        "它于2011年4月12日举行会议。",
        ["error: the source has 11 April 2011, the target 2011年4月12日"],
    ),
    (
        "It met on 11 April 2011.",
        "它于二〇一一年五月十一日举行会议。",
        ["error: the source has 11 April 2011, the target 二〇一一年五月十一日"],
    ),
    (
        "It met on 11 April 2011.",
        "它于2012年4月11日举行会议。",
        ["error: the source has 11 April 2011, the target 2012年4月11日"],
    ),
    (
        "from 10 to 12 May 2014",
        "2014年5月10日至13日",
        ["error: the source has 12 May 2014, the target 13日 (2014-05-13)"],
    ),
    (
        "10-12 May 2014",
        "2014年5月11日至12日",
        ["error: the source has 10 (2014-05-10), the target 2014年5月11日"],
    ),
    ("in 2014", "2015年", ["error: the source has 2014, the target 2015年"]),
    ("by May 2014", "2014年6月前", ["error: the source has May 2014, the target 2014年6月"]),
    ("until November 2014", "到10月", ["error: the source has November 2014, the target 10月"]),
    ("the 2014/15 budget", "2015/16年度预算", ["error: the source has 2014, the target 16 (2016)"]),
    (
        "Thursday, 12 February 2015",
        "2015年2月12日星期五",
        ["error: the source has Thursday, the target 星期五"],
    ),
    # Days and years that cannot be.
    (
        "on 4 April 2011",
        "2011年4月41日",
        ["error: the source has 4 April 2011, the target 2011年4月"],
    ),
    ("on 4 April 2011", "2011年14月4日", ["error: the source has 4 April 2011, the target 2011年"]),
    ("on 4 April 8011", "2011年4月4日", ["error: the source has 4 April, the target 2011年4月4日"]),
    (
        "three years, until 2101",
        "三年，至2011年",
        ["error: the source has 2101, the target 2011年"],
    ),
    ("in 2911", "2011年", ["error: the source has 2911, the target 2011年"]),
    # Less is said on one side.
    (
        "adopted on 13 August",
        "2014年8月13日通过",
        ["warning: the source has 13 August, the target 2014年8月13日"],
    ),
    (
        "as at December 2014",
        "截至2014年12月31日",
        ["warning: the source has December 2014, the target 2014年12月31日"],
    ),
    (
        "in February 2015, it met",
        "它开了会",
        ["warning: the source has February 2015, which the target lacks"],
    ),
    ("It met", "它于2015年开了会", ["warning: the target has 2015年, which the source lacks"]),
    ("in the 1980s", "1980年", ["error: the source has 1980s, the target 1980年"]),
]


@pytest.mark.parametrize(("source", "target"), SAME_DATES)
def test_a_date_is_the_same_in_either_language(source: str, target: str) -> None:
    assert told("date", source, target) == []
    assert told("date", target, source, "zh en") == []


@pytest.mark.parametrize(("source", "target", "expected"), OTHER_DATES)
def test_a_date_that_differs_is_found(source: str, target: str, expected: list[str]) -> None:
    assert told("date", source, target) == expected


@pytest.mark.parametrize(("source", "target", "expected"), OTHER_DATES)
def test_it_is_found_from_chinese_too(source: str, target: str, expected: list[str]) -> None:
    severities = [message.partition(":")[0] for message in told("date", target, source, "zh en")]
    assert sorted(severities) == sorted(message.partition(":")[0] for message in expected)


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.integers(1, 400))
def test_any_other_day_is_found(day: date, apart: int) -> None:
    other = day + timedelta(days=apart)
    source = f"on {day.day} {day:%B} {day.year},"
    assert told("date", source, f"{day.year}年{day.month}月{day.day}日，") == []
    assert [
        one[:5] for one in told("date", source, f"{other.year}年{other.month}月{other.day}日，")
    ] == ["error"]


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        ("le 5 mai 2011", "2011年5月5日", "fr zh", []),
        (
            "le 5 mai 2011",
            "2012年5月5日",
            "fr zh",
            ["error: the source has 2011, the target 2012年5月5日"],
        ),
        ("5 мая 2011 года", "5 May 2011", "ru en", []),
        ("في 5 أيار/مايو 2011", "5 mai 2011", "ar fr", []),
        ("", "", "en zh", []),
        (
            "on 5 May 2011",
            "",
            "en zh",
            ["warning: the source has 5 May 2011, which the target lacks"],
        ),
    ],
)
def test_of_other_languages_only_years_are_sure(
    source: str, target: str, languages: str, expected: list[str]
) -> None:
    assert told("date", source, target, languages) == expected


def test_the_places_are_told() -> None:
    source, target = "from 10 to 12 May 2014, on Monday", "2014年5月10日至13日，星期二"
    assert marked("date", source, target) == [("12 May 2014", "13日，星期二"), ("Monday", "星期二")]


TIMES = [
    ("10 a.m. to 1 p.m.", "上午10时至下午1时", []),
    ("from 10 a.m. to noon", "上午10时至中午12时", []),
    ("from 10 a.m. to 12 noon", "上午10时至12时", []),
    ("from noon to 3 p.m.", "中午12时至下午3时", []),
    ("at 3 p.m.", "15:00", []),
    ("at 3 p.m.", "下午3:00", []),
    ("from 3 to 5.30 p.m.", "下午3时至5时30分", []),
    ("at 3:30", "下午3时30分", []),
    ("at noon", "午间", []),
    ("from 0000 hours on 15 February", "2月15日零时起", []),
    ("between 1100 and 1200 hours", "11时至12时", []),
    ("as at 2359Z on 31 July", "截至7月31日23时59分", []),
    (
        "10 a.m. to 1 p.m.",
        "上午10时至下午2时",
        ["error: the source has 1 p.m., the target 下午2时"],
    ),
    ("at 3 p.m.", "上午3时", ["error: the source has 3 p.m., the target 上午3时"]),
    (
        "at 10.15 a.m.",
        "上午10时51分",
        ["error: the source has 10.15 a.m., the target 上午10时51分"],
    ),
    ("at 10 a.m.", "举行", ["warning: the source has 10 a.m., which the target lacks"]),
    ("it met", "下午3时开会", ["warning: the target has 下午3时, which the source lacks"]),
]


@pytest.mark.parametrize(("source", "target", "expected"), TIMES)
def test_times(source: str, target: str, expected: list[str]) -> None:
    assert told("time", source, target) == expected
    assert len(told("time", target, source, "zh en")) == len(expected)


def test_a_time_in_words_of_another_language_is_not_missed() -> None:
    assert told("time", "à 15 heures", "下午3时", "fr zh") == []
