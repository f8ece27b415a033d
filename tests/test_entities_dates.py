"""Dates and times of day in either language, whole, partial, in ranges and lists."""

from __future__ import annotations

import pytest

from entities import find

DATES = [
    ("en", "5 April 2018", ["5 April 2018=2018-04-05"]),
    ("en", "Monday, 8 June 2026,", ["Monday, 8 June 2026=2026-06-08"]),
    ("en", "8-10 June 2026", ["8=2026-06-08", "10 June 2026=2026-06-10"]),
    ("en", "from 9 to 13 March 2026", ["9=2026-03-09", "13 March 2026=2026-03-13"]),
    ("en", "28 February and 3 March 2015", ["28 February=2015-02-28", "3 March 2015=2015-03-03"]),
    ("en", "8-10 and 12 April", ["8=--04-08", "10=--04-10", "12 April=--04-12"]),
    ("en", "17 November-December", ["17 November=--11-17", "December=--12"]),
    ("en", "July-August 2014", ["July=2014-07", "August 2014=2014-08"]),
    ("en", "April 5, 2018", ["April 5, 2018=2018-04-05"]),
    ("en", "May 5 and 6, 2018", ["May 5=2018-05-05", "6, 2018=2018-05-06"]),
    ("en", "in May 2017", ["May 2017=2017-05"]),
    ("en", "until March", ["March=--03"]),
    ("en", "1st of June, 2016", ["1st of June, 2016=2016-06-01"]),
    ("en", "3 Sept. 2018", ["3 Sept. 2018=2018-09-03"]),
    ("en", "3 APRIL 2018", ["3 APRIL 2018=2018-04-03"]),
    ("en", "the period 2018-2021", ["2018=2018", "2021=2021"]),
    ("en", "the 2014/15 budget", ["2014=2014", "15=2015"]),
    ("en", "mid-2015 and the 1990s", ["2015=2015", "1990s=1990s"]),
    (
        "en",
        "2018-04-03 or 3/4/2018 or 4/13/2018",
        ["2018-04-03=2018-04-03", "3/4/2018=2018-04-03", "4/13/2018=2018-04-13"],
    ),
    ("en", "post2015, FY2014", ["2015=2015", "2014=2014"]),
    ("en", "the 20142015 budget", ["2014=2014", "2015=2015"]),
    ("en", "The March meeting, this March", ["March=--03", "March=--03"]),
    ("zh", "二0一四年四月三日", ["二0一四年四月三日=2014-04-03"]),
    ("zh", "2018年4月3日至5日", ["2018年4月3日=2018-04-03", "5日=2018-04-05"]),
    ("zh", "2011 年 1 月 17 日至 21 日", ["2011 年 1 月 17 日=2011-01-17", "21 日=2011-01-21"]),
    ("zh", "二〇一一年四月十一日", ["二〇一一年四月十一日=2011-04-11"]),
    ("zh", "２０１８年４月３日", ["２０１８年４月３日=2018-04-03"]),
    ("zh", "4月3日, 星期二", ["4月3日, 星期二=--04-03"]),
    ("zh", "2018年4月3日（星期二）", ["2018年4月3日（星期二）=2018-04-03"]),
    ("zh", "2015年2月28日和3月3日", ["2015年2月28日=2015-02-28", "3月3日=2015-03-03"]),
    ("zh", "2015年5月8、10和12日", ["2015年5月8=2015-05-08", "10=2015-05-10", "12日=2015-05-12"]),
    ("zh", "11月17日至12月", ["11月17日=--11-17", "12月=--12"]),
    ("zh", "2014年7-8月", ["2014年7=2014-07", "8月=2014-08"]),
    ("zh", "十二月二十五日", ["十二月二十五日=--12-25"]),
    ("zh", "2017年5月", ["2017年5月=2017-05"]),
    ("zh", "2018年，2011至2014年", ["2018年=2018", "2011=2011", "2014年=2014"]),
    ("zh", "2018-2021年期间", ["2018=2018", "2021年=2021"]),
    ("zh", "2014/15年度", ["2014=2014", "15=2015"]),
    (
        "zh",
        "20世纪90年代，1990年代，上世纪九十年代",
        ["20世纪90年代=1990s", "1990年代=1990s", "上世纪九十年代=1990s"],
    ),
    ("zh", "二十世纪八十年代", ["二十世纪八十年代=1980s"]),
    ("zh", "1 February 2018", ["1 February 2018=2018-02-01"]),
    ("fr", "le 03/04/2018, en 2015", ["03/04/2018=2018-04-03", "2015=2015"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_dates_are_found(language: str, text: str, expected: list[str]) -> None:
    entities = find(text, language)
    assert [f"{text[e.start : e.end]}={e.value}" for e in entities] == expected
    assert {e.kind for e in entities} == {"date"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It may be said. May I add this? March on!"),
        ("en", "2,015 people, 1,999.5, $2015, 2015 million, 1850%"),
        ("en", "an august body, marching, Mayor, Decembrist"),
        ("zh", "三个月，5年，2 015人，2015人，每年每月"),
        ("zh", "2019冠状病毒病和2019年新型冠状病毒"),
        ("en", "the coronavirus disease 2019 (COVID-19)"),
    ],
)
def test_what_is_no_date_is_not_taken_for_one(language: str, text: str) -> None:
    assert "date" not in {entity.kind for entity in find(text, language)}


@pytest.mark.parametrize("text", ["13/14/2018", "2018-13-01", "2018年45月"])
def test_no_date_has_a_thirteenth_month(text: str) -> None:
    assert all(entity.value in ("2018",) for entity in find(text, "zh") if entity.kind == "date")


TIMES = [
    ("en", "at 10 a.m.", ["10 a.m.=10:00"]),
    ("en", "10 am, 3 PM", ["10 am=10:00", "3 PM=15:00"]),
    ("en", "3-6 p.m.", ["3=15:00", "6 p.m.=18:00"]),
    ("en", "10 a.m.-1 p.m.", ["10 a.m.=10:00", "1 p.m.=13:00"]),
    ("en", "from 10 to 1 p.m.", ["10=10:00", "1 p.m.=13:00"]),
    ("en", "from 3.30 to 5 p.m.", ["3.30=15:30", "5 p.m.=17:00"]),
    ("en", "12.30 p.m., 12 a.m., noon", ["12.30 p.m.=12:30", "12 a.m.=00:00", "noon=12:00"]),
    (
        "en",
        "15:30, 1600 hours, at 0300, at 1310, near",
        ["15:30=15:30", "1600 hours=16:00", "0300=03:00", "1310=13:10"],
    ),
    ("zh", "上午10时", ["上午10时=10:00"]),
    ("zh", "上午 10 时至 下午 1 时", ["上午 10 时=10:00", "下午 1 时=13:00"]),
    ("zh", "下午3时至6时", ["下午3时=15:00", "6时=18:00"]),
    ("zh", "下午3时30分", ["下午3时30分=15:30"]),
    ("zh", "下午3时零分，上午11时分", ["下午3时零分=15:00", "上午11时分=11:00"]),
    ("zh", "下午两点半，10点30分", ["下午两点半=14:30", "10点30分=10:30"]),
    ("zh", "凌晨3时，中午12时，晚上8时", ["凌晨3时=03:00", "中午12时=12:00", "晚上8时=20:00"]),
    ("zh", "上午１０：００，午夜", ["１０：００=10:00", "午夜=00:00"]),
    ("zh", "上午9时至12时，10时至1时", ["上午9时=09:00", "12时=12:00", "10时=10:00", "1时=13:00"]),
    ("ru", "10:30", ["10:30=10:30"]),
    ("zh", "下午3:00至5:30", ["下午3:00=15:00", "5:30=17:30"]),
    ("zh", "凌晨三点到六点", ["凌晨三点=03:00", "六点=06:00"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), TIMES)
def test_times_are_found(language: str, text: str, expected: list[str]) -> None:
    entities = find(text, language)
    assert [f"{text[e.start : e.end]}={e.value}" for e in entities] == expected
    assert {e.kind for e in entities} == {"time"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "5 pmol, 5 amendments, 5 per month"),
        ("zh", "24小时，3点意见，10时代，同时，一时，零时工合同"),
        ("en", "the sum of 1100 and 1200, 20142099"),
        ("zh", "下午25时"),
    ],
)
def test_what_is_no_time_is_not_taken_for_one(language: str, text: str) -> None:
    assert "time" not in {entity.kind for entity in find(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("zh", "2月15日零时起", ["00:00"]),
        ("en", "as at 2359Z on 31 July", ["23:59"]),
        ("en", "between 1100 and 1200 hours", ["11:00", "12:00"]),
    ],
)
def test_times_of_logs_are_found(language: str, text: str, values: list[str]) -> None:
    assert [one.value for one in find(text, language) if one.kind == "time"] == values
