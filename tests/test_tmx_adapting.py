"""What a stored translation takes over from a new sentence, and how it is written there."""

from __future__ import annotations

import pytest

from tmx.memory.adapting import Adapted, Substitution, adapt
from tmx.memory.adapting.pairing import reading

# New sentence, stored sentence, its translation, the translation that is expected.
Case = tuple[str, str, str, str]

ENGLISH_TO_CHINESE: dict[str, Case] = {
    "figure": ("There are 45 members.", "There are 38 members.", "有38个成员。", "有45个成员。"),
    "figure that gets longer": ("128 posts", "38 posts", "38个员额", "128个员额"),
    "figures in the order of Chinese": (
        "12 of the 45 members", "10 of the 38 members", "38个成员中的10个", "45个成员中的12个",
    ),
    "figures that change places": (
        "from 7 to 9 seats", "from 9 to 7 seats", "从9个席位到7个席位", "从7个席位到9个席位",
    ),
    "only what differs": (
        "In 2012, 5 teams met.", "In 2012, 4 teams met.", "2012年，4个小组开会。",
        "2012年，5个小组开会。",
    ),
    "the same value twice": (
        "5 men and 5 women", "4 men and 4 women", "4名男子和4名女子", "5名男子和5名女子",
    ),
    "full-width figures": ("45 members", "38 members", "３８个成员", "４５个成员"),
    "decimals": ("2.75 tons", "1.25 tons", "1.25吨", "2.75吨"),
    "trailing zero that both print": ("2.50 tons", "1.25 tons", "1.25吨", "2.50吨"),
    "a section's number with a zero": ("see 5.10", "see 5.1", "见5.1", "见5.10"),
    "number of a section": ("section 3.2.14", "section 3.2.1", "第3.2.1节", "第3.2.14节"),
    "thousands by spaces": ("9,500 tons", "12,000 tons", "12 000吨", "9 500吨"),
    "thousands by commas": ("1,234,567 tons", "12,000 tons", "12,000吨", "1,234,567吨"),
    "thousands without a sign": ("23000 tons", "12000 tons", "12000吨", "23000吨"),
    "below a thousand": ("950 tons", "12,000 tons", "12 000吨", "950吨"),
    "ten thousands": ("2.25 million people", "1.5 million people", "150万人", "225万人"),
    "hundred millions": ("$3.4 billion", "$1.2 billion", "12亿美元", "34亿美元"),
    "ten thousands become hundred millions": (
        "120 million people", "90 million people", "9000万人", "1.2亿人",
    ),
    "hundred millions become ten thousands": (
        "9 million people", "120 million people", "1.2亿人", "900万人",
    ),
    "range that shares its unit": (
        "from 30 to 45 million people", "from 25 to 30 million people", "2 500万至3 000万人",
        "3 000万至4 500万人",
    ),
    "traditional characters": ("120 million", "90 million", "九龍9000萬人", "九龍1.2億人"),
    "numeral": ("the sixty-sixth session", "the sixty-fifth session", "第六十五届会议",
                "第六十六届会议"),
    "numeral that gets shorter": (
        "the seventieth session", "the sixty-ninth session", "第六十九届会议", "第七十届会议",
    ),
    "numeral above a hundred": (
        "the 105th meeting", "the 98th meeting", "第九十八次会议", "第一百零五次会议",
    ),
    "ordinal in figures": ("its 73rd meeting", "its 65th meeting", "第65次会议", "第73次会议"),
    "the first, by its own word": (
        "the second session", "the first session", "首届会议", "第二届会议",
    ),
    "the first is no 首 where it was none": (
        "the first session", "the second session", "第二届会议", "第一届会议",
    ),
    "century": ("the twenty-first century", "the twentieth century", "20世纪", "21世纪"),
    "count of two": ("two committees", "three committees", "三个委员会", "两个委员会"),
    "count of two no more": ("four committees", "two committees", "两个委员会", "四个委员会"),
    "traditional two": ("two committees", "three committees", "三個委員會", "兩個委員會"),
    "twelve has no 两": ("12 committees", "two committees", "两个委员会", "十二个委员会"),
    "second has no 两": ("the second part", "the third part", "第三部分", "第二部分"),
    "list after one 第": (
        "the second and third parts", "the third and fourth parts", "第三和第四部分",
        "第二和第三部分",
    ),
    "digits one by one": ("about 739 pounds", "about 884 pounds", "约八八四磅", "约七三九磅"),
    "per cent": ("12.5 per cent of them", "5 per cent of them", "其中的5%", "其中的12.5%"),
    "per cent in numerals": ("15 per cent", "5 per cent", "百分之五", "百分之十五"),
    "per cent in figures after words": ("15 per cent", "5 per cent", "百分之5", "百分之15"),
    "percentage points": (
        "7 percentage points", "5 percentage points", "5个百分点", "7个百分点",
    ),
    "fraction": ("three quarters", "two thirds", "三分之二", "四分之三"),
    "Roman numeral": ("annex IV", "annex III", "附件三", "附件四"),
    "Roman numeral in both": ("annex IV", "annex III", "附件III", "附件IV"),
    "day": ("on 3 May 2012", "on 11 April 2011", "2011年4月11日", "2012年5月3日"),
    "day with spaces": ("on 3 May 2012", "on 11 April 2011", "2011 年 4 月 11 日",
                        "2012 年 5 月 3 日"),
    "day in numerals": (
        "on 30 May 2012", "on 11 April 2011", "二〇一一年四月十一日", "二〇一二年五月三十日",
    ),
    "day with a round zero": (
        "on 3 May 2012", "on 11 April 2011", "二○一一年四月十一日", "二○一二年五月三日",
    ),
    "day in full-width figures": (
        "on 3 May 2012", "on 11 April 2011", "２０１１年４月１１日", "２０１２年５月３日",
    ),
    "day printed in English": (
        "on 3 May 2012", "on 11 April 2011", "11 April 2011印发", "3 May 2012印发",
    ),
    "day in figures": ("2012-05-03", "2011-04-11", "2011-04-11", "2012-05-03"),
    "month": ("in May 2012", "in April 2011", "2011年4月", "2012年5月"),
    "month alone": ("in May", "in April", "4月份", "5月份"),
    "year": ("in 2024", "in 2011", "二〇一一年", "二〇二四年"),
    "years of a budget": ("the 2014-2015 budget", "the 2012-2013 budget", "2012-2013年预算",
                          "2014-2015年预算"),
    "years of a budget, one short": (
        "the 2014/15 budget", "the 2012/13 budget", "2012/13年度预算", "2014/15年度预算",
    ),
    "decade": ("in the 1980s", "in the 1990s", "20世纪90年代", "20世纪80年代"),
    "decade in numerals": ("in the 1980s", "in the 1990s", "二十世纪九十年代",
                           "二十世纪八十年代"),
    "decade of another century": ("in the 1890s", "in the 1990s", "20世纪90年代",
                                  "19世纪90年代"),
    "weekday": (
        "on Thursday, 3 May 2012", "on Monday, 11 April 2011", "2011年4月11日星期一",
        "2012年5月3日星期四",
    ),
    "days of one month": (
        "from 7 to 11 June 2027", "from 9 to 13 March 2026", "2026年3月9日至13日",
        "2027年6月7日至11日",
    ),
    "days of what become two months": (
        "from 30 March to 3 April 2027", "from 9 to 13 March 2026", "2026年3月9日至13日",
        "2027年3月30日至4月3日",
    ),
    "days of what were two months": (
        "from 9 to 13 March 2026", "from 30 March to 3 April 2027", "2027年3月30日至4月3日",
        "2026年3月9日至13日",
    ),
    "a day that stays, and must tell its month": (
        "from 9 February to 13 March 2026", "from 9 to 13 March 2026", "2026年3月9日至13日",
        "2026年2月9日至3月13日",
    ),
    "a list of days": (
        "on 4, 6 and 7 May 2027", "on 9, 10 and 13 March 2026", "2026年3月9、10和13日",
        "2027年5月4、6和7日",
    ),
    "time": ("at 3 p.m.", "at 10 a.m.", "上午10时", "下午3时"),
    "time with minutes": ("at 3.30 p.m.", "at 10 a.m.", "上午10时", "下午3时30分"),
    "time without them": ("at 3 p.m.", "at 10.15 a.m.", "上午10时15分", "下午3时"),
    "time in numerals": ("at 3 p.m.", "at 10 a.m.", "上午十时", "下午三时"),
    "times": ("from 9 a.m. to 3 p.m.", "from 10 a.m. to 1 p.m.", "上午10时至下午1时",
              "上午9时至下午3时"),
    "time of 24 hours": ("at 15:45", "at 10:30", "10:30", "15:45"),
    "symbol": ("see A/RES/66/1", "see A/RES/65/230", "见A/RES/65/230号", "见A/RES/66/1号"),
    "symbol with an addendum": (
        "in E/CN.15/2012/19/Add.2", "in E/CN.15/2011/19", "载于E/CN.15/2011/19",
        "载于E/CN.15/2012/19/Add.2",
    ),
    "symbol in full width": ("in A/66/1", "in A/65/9", "载于Ａ／６５／９", "载于Ａ／６６／１"),
    "resolution": (
        "resolution 66/1", "resolution 65/230", "第65/230号决议", "第66/1号决议",
    ),
    "resolution with its year": (
        "Security Council resolution 1373 (2001)", "Security Council resolution 1325 (2000)",
        "安全理事会第1325(2000)号决议", "安全理事会第1373(2001)号决议",
    ),
    "resolution in full-width brackets": (
        "Security Council resolution 1373 (2001)", "Security Council resolution 1325 (2000)",
        "安全理事会第1325（2000）号决议", "安全理事会第1373（2001）号决议",
    ),
    "resolution of an old session": (
        "resolution 302 B (IV)", "resolution 217 A (III)", "第217 A (III)号决议",
        "第302 B (IV)号决议",
    ),
    "label of a letter": ("(c) Reports", "(a) Reports", "(a) 报告", "(c) 报告"),
    "label in a circle": ("(iii) Reports", "(ii) Reports", "㈡ 报告", "㈢ 报告"),
    "label in numerals": ("3. Reports", "2. Reports", "二、 报告", "三、 报告"),
    "label in brackets": ("(ii) Reports", "(i) Reports", "（一）报告", "（二）报告"),
    "label with a full stop": ("12. Reports", "2. Reports", "2. 报告", "12. 报告"),
    "equal values in items": (
        "(a) 5 men; (b) 7 women", "(a) 5 men; (b) 5 women", "(a) 5名男子；(b) 5名女子",
        "(a) 5名男子；(b) 7名女子",
    ),
    "a row of figures": ("12 14 12", "12 12 12", "12 12 12", "12 14 12"),
    "all at once": (
        "1. At its sixty-sixth session, on 3 May 2012, it adopted 12 texts (A/66/7).",
        "1. At its sixty-fifth session, on 11 April 2011, it adopted 9 texts (A/65/4).",
        "1. 2011年4月11日，第六十五届会议通过了9项案文（A/65/4）。",
        "1. 2012年5月3日，第六十六届会议通过了12项案文（A/66/7）。",
    ),
    "other words": (
        "The Board adopted 12 draft texts in 2012.", "The Group adopted 9 draft texts in 2011.",
        "2011年，小组通过了9项案文草案。", "2012年，小组通过了12项案文草案。",
    ),
    "another order of kinds": (
        "In 2012, 12 texts were adopted.", "9 texts were adopted in 2011.",
        "2011年通过了9项案文。", "2012年通过了12项案文。",
    ),
}  # fmt: skip

CHINESE_TO_ENGLISH: dict[str, Case] = {
    "figure": ("45个成员", "38个成员", "38 members", "45 members"),
    "thousands by commas": ("9 500吨", "12 000吨", "12,000 tons", "9,500 tons"),
    "million": ("225万人", "150万人", "1.5 million people", "2.25 million people"),
    "million becomes billion": ("12亿人", "9亿人", "900 million people", "1.2 billion people"),
    "numeral word": ("五个成员", "三个成员", "three members", "five members"),
    "numeral word at the start": ("十二个成员", "三个成员", "Three members", "Twelve members"),
    "numeral word in capitals": ("五个成员", "三个成员", "THREE MEMBERS", "FIVE MEMBERS"),
    "two": ("三个成员", "两个成员", "two members", "three members"),
    "ordinal word": (
        "第六十六届会议", "第六十五届会议", "sixty-fifth session", "sixty-sixth session",
    ),
    "ordinal in a title": (
        "第六十六届会议", "第六十五届会议", "Sixty-Fifth Session", "Sixty-Sixth Session",
    ),
    "first and second": ("第二届会议", "第一届会议", "the first session", "the second session"),
    "ordinal above a hundred": (
        "第一百一十二次会议", "第一百零五次会议", "the one hundred and fifth meeting",
        "the one hundred and twelfth meeting",
    ),
    "suffix st": ("第21次会议", "第20次会议", "the 20th meeting", "the 21st meeting"),
    "suffix nd": ("第32次会议", "第21次会议", "the 21st meeting", "the 32nd meeting"),
    "suffix th of the teens": ("第112次会议", "第21次会议", "the 21st meeting",
                               "the 112th meeting"),
    "per cent": ("12.5%", "5%", "5 per cent of the total", "12.5 per cent of the total"),
    "one per cent has no plural": ("7%", "1%", "1 per cent of them", "7 per cent of them"),
    "decades": ("三十年", "二十年", "two decades", "three decades"),
    "paragraph 1": ("第7段", "第1段", "in paragraph 1", "in paragraph 7"),
    "season 1": ("第三季", "第一季", "Season 1", "Season 3"),
    "Roman numeral": ("附件四", "附件三", "annex III", "annex IV"),
    "an article before decimals": ("18.5%", "11.5%", "an 11.5 per cent rise",
                                   "an 18.5 per cent rise"),
    "an article that fits": ("18人小组", "8人小组", "an 8-member group", "an 18-member group"),
    "day": ("2012年5月3日", "2011年4月11日", "on 11 April 2011", "on 3 May 2012"),
    "day with suffix": ("5月3日", "4月11日", "on 11th April", "on 3rd May"),
    "day of another order": ("2012年5月3日", "2011年4月11日", "April 11, 2011", "May 3, 2012"),
    "month in capitals": ("2012年5月3日", "2011年4月11日", "11 APRIL 2011", "3 MAY 2012"),
    "day in numerals": ("二〇一二年五月三日", "二〇一一年四月十一日", "11 April 2011",
                        "3 May 2012"),
    "weekday": (
        "2012年5月3日星期四", "2011年4月11日星期一", "on Monday, 11 April 2011",
        "on Thursday, 3 May 2012",
    ),
    "days of what become two months": (
        "2027年3月30日至4月3日", "2026年3月9日至13日", "from 9 to 13 March 2026",
        "from 30 March to 3 April 2027",
    ),
    "days of what become two years": (
        "2027年12月30日至2028年1月3日", "2026年3月9日至13日", "9-13 March 2026",
        "30 December 2027-3 January 2028",
    ),
    "days of what were two years": (
        "2026年3月9日至13日", "2027年12月30日至2028年1月3日", "30 December 2027-3 January 2028",
        "9-13 March 2026",
    ),
    "decade": ("20世纪80年代", "20世纪90年代", "in the 1990s", "in the 1980s"),
    "time": ("下午3时", "上午10时", "at 10 a.m.", "at 3 p.m."),
    "times": ("上午9时至下午3时", "上午10时至下午1时", "10 a.m.-1 p.m.", "9 a.m.-3 p.m."),
    "minutes": ("下午3时45分", "上午10时30分", "at 10.30 a.m.", "at 3.45 p.m."),
    "symbol": ("A/RES/66/1号文件", "A/RES/65/230号文件", "document A/RES/65/230",
               "document A/RES/66/1"),
    "resolution": ("第1373(2001)号决议", "第1325(2000)号决议", "resolution 1325 (2000)",
                   "resolution 1373 (2001)"),
    "label": ("㈢报告", "㈠报告", "(i) Reports", "(iii) Reports"),
    "label in capitals": ("三、报告", "二、报告", "II. Reports", "III. Reports"),
}  # fmt: skip


def _cases(table: dict[str, Case]) -> list[object]:
    return [pytest.param(*case, id=name.replace(" ", "-")) for name, case in table.items()]


@pytest.mark.parametrize(("query", "source", "target", "expected"), _cases(ENGLISH_TO_CHINESE))
def test_chinese_takes_over(query: str, source: str, target: str, expected: str) -> None:
    found = adapt(query, source, target, "en", "zh-CN")
    assert found is not None
    assert found.target == expected


@pytest.mark.parametrize(("query", "source", "target", "expected"), _cases(CHINESE_TO_ENGLISH))
def test_english_takes_over(query: str, source: str, target: str, expected: str) -> None:
    found = adapt(query, source, target, "zh", "en")
    assert found is not None
    assert found.target == expected


@pytest.mark.parametrize(
    ("query", "source", "target"),
    [
        ("Adoption of the report", "Adoption of the report", "通过报告"),
        ("5 men met", "5 men met", "4名男子开会"),
        ("Adoption of a report", "Adoption of the report", "通过报告"),
        ("five men met", "5 men met", "5名男子开会"),
        ("1,000 men", "1000 men", "1000名男子"),
        ("", "", ""),
    ],
)
def test_nothing_is_substituted_where_nothing_differs(query: str, source: str, target: str) -> None:
    assert adapt(query, source, target, "en", "zh") == Adapted(target, ())


def test_substitutions_tell_what_stood_where() -> None:
    found = adapt(
        "the sixty-sixth session, in 2012", "the sixty-fifth session, in 2011",
        "2011年第六十五届会议", "en", "zh",
    )  # fmt: skip
    assert found == Adapted(
        "2012年第六十六届会议",
        (
            Substitution("date", "2011年", "2012年", (0, 5)),
            Substitution("number", "六十五", "六十六", (6, 9)),
        ),
    )


def test_a_place_that_prints_the_same_as_before_is_no_substitution() -> None:
    found = adapt("3-5 May 2012", "3-5 May 2011", "2011年5月3日至5日", "en", "zh")
    assert found is not None
    assert [(s.was, s.now) for s in found.substitutions] == [("2011年5月3日", "2012年5月3日")]


BOTH_WAYS = [
    *(("en", "zh", *case) for case in ENGLISH_TO_CHINESE.values()),
    *(("zh", "en", *case) for case in CHINESE_TO_ENGLISH.values()),
]


@pytest.mark.parametrize(("first", "second", "query", "source", "target", "expected"), BOTH_WAYS)
def test_adapting_back_gives_the_stored_translation_or_nothing(
    first: str, second: str, query: str, source: str, target: str, expected: str
) -> None:
    back = adapt(source, query, expected, first, second)
    assert back is None or back.target == target or "首" in target


@pytest.mark.parametrize(("first", "second", "query", "source", "target", "expected"), BOTH_WAYS)
def test_the_result_holds_what_the_new_sentence_does(
    first: str, second: str, query: str, source: str, target: str, expected: str
) -> None:
    values = [
        sorted((entity.kind, entity.value) for entity in reading(text, language).entities)
        for text, language in ((query, first), (expected, second))
    ]
    assert values[0] == values[1]
