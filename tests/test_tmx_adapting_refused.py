"""Where a stored translation is left alone, and why; and what languages without rules take over."""

from __future__ import annotations

import pytest

from tmx.memory.adapting import adapt

# Languages of the new sentence and of the translation, then the new sentence, the stored one, its
# translation.
REFUSED: dict[str, tuple[str, str, str, str, str]] = {
    "one report has a plural": ("zh", "en", "2份报告", "1份报告", "1 report"),
    "two reports have a singular": ("zh", "en", "1份报告", "2份报告", "2 reports"),
    "a half has neither": ("zh", "en", "0.5吨", "2.5吨", "2.5 tons"),
    "none is as many as others": ("zh", "en", "0份报告", "1份报告", "1 report"),
    "a numeral in a hundred": ("zh", "en", "三百人", "一百人", "a hundred people"),
    "an article that no longer fits": ("zh", "en", "7人小组", "8人小组", "an 8-member group"),
    "an article before decimals": ("zh", "en", "12.5%", "11.5%", "an 11.5 per cent rise"),
    "an article that would need an n": ("zh", "en", "11人小组", "7人小组", "a 7-member group"),
    "thirds and quarters in words": ("zh", "en", "四分之三", "三分之二", "two thirds"),
    "one third in words": ("zh", "en", "三分之一", "三分之二", "two thirds"),
    "minutes in an unknown style": ("zh", "en", "上午10时30分", "上午9时", "at 9 a.m."),
    "noon": ("en", "zh", "at 12 p.m.", "at 3 p.m.", "下午3时"),
    "a time that may be of either half": ("zh", "en", "3时", "下午4时", "at 4 p.m."),
    "an abbreviated month": ("zh", "en", "2012年5月3日", "2011年4月11日", "Apr. 11, 2011"),
    "thousands in an unknown style": ("en", "zh", "12,000 tons", "950 tons", "950吨"),
    "a first that is five": ("en", "zh", "the fifth session", "the five sessions", "五届会议"),
    "five for fifth": ("en", "zh", "five sessions", "the sixth session", "第六届会议"),
    "an ordinal whose translation is none": (
        "en", "zh", "the third meeting", "the second meeting", "两次会议",
    ),
    "more numbers than before": ("en", "zh", "5 men and 3 women", "4 men", "4名男子"),
    "fewer numbers than before": ("en", "zh", "5 men", "4 men and 3 women", "4名男子和3名女子"),
    "a number for a date": ("en", "zh", "5 men", "in May", "5月"),
    "a number that the translation lacks": ("en", "zh", "3 aspects", "2 aspects", "各个方面"),
    "a number that the translation hides": (
        "en", "zh", "in four ways", "in three ways", "以三方面的办法",
    ),
    "a number that the translation has twice": (
        "en", "zh", "5 men met", "4 men met", "4名男子开会，4次",
    ),
    "equal values that become different": (
        "en", "zh", "5 men and 6 women", "4 men and 4 women", "4名女子和4名男子",
    ),
    "equal values of which one stays": (
        "en", "zh", "4 men and 6 women", "4 men and 4 women", "4名男子和4名女子",
    ),
    "equal values of which one is an ordinal": (
        "en", "zh", "the 13th edition has number XX", "the 20th edition has number XX",
        "20周年版编为第XX号",
    ),
    "words that changed places": (
        "en", "zh", "for 3 days 7 members met", "5 members met for 4 days", "5名成员开了4天会",
    ),
    "another that is counted": (
        "en", "zh", "It met for 3 weeks.", "It met for 5 days.", "会议开了5天。",
    ),
    "nothing that is the same beside it": (
        "en", "zh", "The agency spent 12 dollars on 3 cars.", "Of 10 members 4 were absent.",
        "10名成员中有4名缺席。",
    ),
    "another order of numbers": (
        "en", "zh", "the 12 members met in room 5", "4 of the 10 members met", "10名成员中的4名",
    ),
    "a name with figures": ("en", "zh", "4 B54 parts", "3 B52 parts", "3个B52部件"),
    "a name of another kind": (
        "en", "zh", "a CN-235 aircraft", "one A-400 aircraft", "一架A-400飞机",
    ),
    "the years before for those after": (
        "en", "zh", "pre-1967 borders", "the post-2015 agenda", "2015年后议程",
    ),
    "a character that no text has": ("en", "zh", "5\0n\0 men met", "4 \0n\0 men", "4名男子"),
    "figures in an address": (
        "en", "zh", "In 2012 see www.example.org/2012", "In 2011 see www.example.org/2011",
        "2011年见www.example.org/2011",
    ),
    "numerals of a cheque": ("zh", "en", "伍拾元，5人", "肆拾元，4人", "40 yuan, 4 people"),
    "a month more than the stored one has": (
        "en", "zh", "in May 2012", "in 2011", "2011年",
    ),
    "a day less than the stored one has": (
        "en", "zh", "in May 2012", "on 3 May 2011", "2011年5月3日",
    ),
    "a weekday that is not told": (
        "en", "zh", "on 3 May 2012", "on Monday, 11 April 2011", "2011年4月11日星期一",
    ),
    "a weekday that only the translation has": (
        "en", "zh", "on 3 May 2012", "on 11 April 2011", "2011年4月11日星期一",
    ),
    "a weekday that stands elsewhere": (
        "en", "zh", "on 3 May 2012", "on 11 April 2011", "2011年4月11日，也就是星期一",
    ),
    "a wrong weekday in the translation": (
        "en", "zh", "on Thursday, 3 May 2012", "on Monday, 11 April 2011", "2011年4月11日星期二",
    ),
    "a decade that would be another": ("en", "zh", "the 2010s", "the 1990s", "90年代"),
    "the other body's resolution": (
        "en", "zh", "Human Rights Council resolution 16/21", "General Assembly resolution 65/230",
        "大会第65/230号决议",
    ),
    "a resolution of another kind": (
        "en", "zh", "resolution 1325 (2000)", "resolution 65/230", "第65/230号决议",
    ),
    "percentage points": (
        "en", "zh", "by 7 percentage points", "by 5 per cent", "增加了5%",
    ),
    "half of them for three": (
        "en", "zh", "half of the posts are", "three of the posts are", "这些员额中有3个",
    ),
    "more than": ("zh", "en", "200多万人", "100万人", "1 million people"),
    "more than, in the translation": (
        "en", "zh", "more than 225 people", "more than 200 people", "200多人",
    ),
    "hidden decimals": ("en", "zh", "2.50 tons", "one and a half, or 1.5 tons", "1.5吨"),
    "a zero that the translation does not print": (
        "en", "zh", "see 5.10", "see 5.1", "见第五点一节",
    ),
    "not exact in its unit": ("en", "zh", "1,234,567 people", "1.5 million people", "150万人"),
    "too little for its unit": ("en", "zh", "5,000 people", "1.5 million people", "150万人"),
    "a number below one in numerals": ("en", "zh", "0.5 members", "three members", "三个成员"),
    "one, which is not found in Chinese": ("en", "zh", "1 member", "three members", "三个成员"),
    "a label of letters and one of numerals": (
        "en", "zh", "(i) Reports", "(h) Reports", "(h) 报告",
    ),
    "a label of another sort": ("en", "zh", "I. Reports", "1. Reports", "1. 报告"),
    "a label beyond its series": ("en", "zh", "(xii) Reports", "(ii) Reports", "㈡ 报告"),
    "a letter that is numbered": ("zh", "en", "第(3)款", "第(a)款", "paragraph (a)"),
    "mixed widths": ("en", "zh", "45 members", "38 members", "3８个成员"),
    "a fourth form of the plural": ("en", "ru", "3 reports", "5 reports", "5 докладов"),
    "a plural in French": ("en", "fr", "2 reports", "1 report", "1 rapport"),
    "an ending in French": ("en", "fr", "the 2nd", "the 1st", "le 1er"),
    "a decimal comma": ("en", "fr", "2.5 tons", "1.5 tons", "1,5 tonne"),
    "a month in French": (
        "en", "fr", "on 3 May 2012", "on 11 April 2011", "le 11 avril 2011",
    ),
    "a text as long as a book": ("en", "zh", "5 men" + " x" * 3000, "4 men", "4名男子"),
}  # fmt: skip

ALIKE: dict[str, tuple[str, str, str, str, str, str]] = {
    "year": ("en", "fr", "in 2012", "in 2011", "en 2011", "en 2012"),
    "plural that stays": ("en", "fr", "12 reports", "9 reports", "9 rapports", "12 rapports"),
    "symbol": ("en", "ru", "see A/66/1", "see A/65/9", "см. A/65/9", "см. A/66/1"),
    "resolution": ("fr", "es", "résolution 66/1", "résolution 65/2", "resolución 65/2",
                   "resolución 66/1"),
    "percentage": ("en", "de", "12%", "5%", "5% davon", "12% davon"),
    "percentage with a space": ("fr", "ru", "12 %", "5 %", "5 % от", "12 % от"),
    "Japanese has no plural": ("en", "ja", "2 reports", "1 report", "報告1件", "報告2件"),
    "Arabic digits": ("ar", "ar", "عام ٢٠١٢", "عام ٢٠١١", "عام ٢٠١١", "عام ٢٠١٢"),
    "between English": ("en", "en-GB", "5 men", "4 men", "4 men", "5 men"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("languages", "texts"),
    [pytest.param(c[:2], c[2:], id=name.replace(" ", "-")) for name, c in REFUSED.items()],
)
def test_what_is_not_safe_is_refused(
    languages: tuple[str, str], texts: tuple[str, str, str]
) -> None:
    assert adapt(*texts, *languages) is None


@pytest.mark.parametrize(
    ("languages", "texts", "expected"),
    [pytest.param(c[:2], c[2:5], c[5], id=name.replace(" ", "-")) for name, c in ALIKE.items()],
)
def test_other_languages_take_over_what_is_written_alike(
    languages: tuple[str, str], texts: tuple[str, str, str], expected: str
) -> None:
    found = adapt(*texts, *languages)
    assert found is not None
    assert found.target == expected
